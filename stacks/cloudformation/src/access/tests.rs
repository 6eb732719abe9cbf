//! What each rule of the access tables gives, on small templates.

use serde_json::{Value as Json, json};

use super::*;
use crate::check::{Options, check};
use crate::document::Node;
use crate::pattern::is_like;
use crate::{Severity, catalogue};

const BOUNDARY: &str = "arn:aws:iam::111122223333:policy/shop/identity/shop-dev-boundary";
const NAMING: Naming = Naming {
    partition: "aws",
    account: "111122223333",
    region: "eu-west-1",
    prefix: "shop-dev-",
    boundary: BOUNDARY,
};

fn of(template: &Json) -> Access {
    access(&NAMING, &[Stack { name: "shop-dev-web", region: "eu-west-1", template }])
}

fn one(kind: &str, properties: &Json) -> Access {
    of(&json!({ "Resources": { "One": { "Type": kind, "Properties": properties } } }))
}

fn statements(access: &Access) -> impl Iterator<Item = &Json> {
    access.deploy.iter().flat_map(|policy| policy["Statement"].as_array().unwrap())
}

/// The resources and conditions under which an action is allowed.
fn allowed(access: &Access, action: &str) -> Vec<(Json, Json)> {
    statements(access)
        .filter(|statement| statement["Action"].as_array().unwrap().iter().any(|listed| listed == action))
        .map(|statement| (statement["Resource"].clone(), statement["Condition"].clone()))
        .collect()
}

/// An action is allowed once, on these resources, without a condition.
#[track_caller]
fn check_on(access: &Access, action: &str, resources: &[&str]) {
    assert_eq!(allowed(access, action), [(json!(resources), Json::Null)], "{action}");
}

#[track_caller]
fn check_reason(access: &Access, decision: Decision, action: &str, because: &str) {
    let found = access.reasons.iter().any(|reason| {
        reason.decision == decision && reason.action == action && reason.because.contains(because)
    });
    assert!(found, "{action}: {:#?}", access.reasons);
}

#[test]
fn a_stack_of_another_region_is_allowed_there_only() {
    let queue = json!({ "Resources": { "One": { "Type": "AWS::SQS::Queue" } } });
    let topic = json!({ "Resources": { "One": { "Type": "AWS::SNS::Topic" } } });
    let access = access(
        &NAMING,
        &[
            Stack { name: "shop-dev-web", region: "eu-west-1", template: &queue },
            Stack { name: "shop-dev-edge", region: "us-east-1", template: &topic },
        ],
    );
    check_on(&access, "sqs:CreateQueue", &["arn:aws:sqs:eu-west-1:111122223333:shop-dev-*"]);
    check_on(&access, "sns:CreateTopic", &["arn:aws:sns:us-east-1:111122223333:shop-dev-*"]);
}

/// RDS makes the secret of a master under a name of its own, with the rights of whoever makes the instance.
#[test]
fn the_secret_of_a_master_is_among_the_secrets() {
    let access = of(&json!({ "Resources": {
        "Secret": { "Type": "AWS::SecretsManager::Secret" },
        "Database": { "Type": "AWS::RDS::DBInstance", "Properties": { "ManageMasterUserPassword": true } },
    } }));
    let secrets = [
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:Secret-*",
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:rds!*",
    ];
    check_on(&access, "secretsmanager:CreateSecret", &secrets);
    assert!(!allowed(&access, "kms:DescribeKey").is_empty());
}

#[test]
fn generated_names_limit_actions() {
    let queue = one("AWS::SQS::Queue", &json!({}));
    check_on(&queue, "sqs:CreateQueue", &["arn:aws:sqs:eu-west-1:111122223333:shop-dev-*"]);
    let named = one("AWS::SQS::Queue", &json!({ "QueueName": { "Fn::Sub": "${AWS::StackName}-jobs" } }));
    check_on(&named, "sqs:CreateQueue", &["arn:aws:sqs:eu-west-1:111122223333:shop-dev-web-jobs"]);
    let bucket = one("AWS::S3::Bucket", &json!({}));
    check_on(&bucket, "s3:CreateBucket", &["arn:aws:s3:::shop-dev-*"]);
    // Names of load balancers are short: five characters of the stack are left.
    let group = one("AWS::ElasticLoadBalancingV2::TargetGroup", &json!({}));
    let arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop-*/*";
    check_on(&group, "elasticloadbalancing:CreateTargetGroup", &[arn]);
    let secret = one("AWS::SecretsManager::Secret", &json!({}));
    check_on(
        &secret,
        "secretsmanager:CreateSecret",
        &["arn:aws:secretsmanager:eu-west-1:111122223333:secret:One-*"],
    );
}

#[test]
fn what_cannot_be_limited_is_everywhere() {
    check_on(&one("AWS::EC2::VPC", &json!({})), "ec2:DescribeVpcs", &["*"]);
    check_on(&one("AWS::EC2::VPC", &json!({})), "ec2:DeleteVpc", &["arn:aws:ec2:eu-west-1:111122223333:*/*"]);
}

#[test]
fn a_type_without_a_rule_has_the_arns_that_iam_knows() {
    let cluster = one("AWS::Redshift::Cluster", &json!({}));
    let [(resources, _)] = &allowed(&cluster, "redshift:CreateCluster")[..] else { panic!("{cluster:#?}") };
    assert_eq!(resources, &json!(["arn:aws:redshift:eu-west-1:111122223333:cluster:*"]));
}

#[test]
fn a_web_acl_of_cloudfront_lives_in_us_east_1() {
    let acl = one("AWS::WAFv2::WebACL", &json!({ "Scope": "CLOUDFRONT", "Name": "shop" }));
    check_on(&acl, "wafv2:DeleteWebACL", &["arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/*"]);
}

#[test]
fn a_key_is_used_only_through_its_service() {
    let secret = one("AWS::SecretsManager::Secret", &json!({ "KmsKeyId": { "Ref": "Key" } }));
    let via = json!({ "StringEquals": { "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" } });
    let key = json!(["arn:aws:kms:eu-west-1:111122223333:key/*"]);
    assert_eq!(allowed(&secret, "kms:Decrypt"), [(key.clone(), via)]);
    check_reason(&secret, Decision::Added, "kms:Decrypt", "with KmsKeyId");
    let database = one("AWS::RDS::DBInstance", &json!({ "KmsKeyId": "k" }));
    let granted = json!({
        "Bool": { "kms:GrantIsForAWSResource": "true" },
        "StringEquals": { "kms:ViaService": "rds.eu-west-1.amazonaws.com" },
    });
    assert_eq!(allowed(&database, "kms:CreateGrant"), [(key, granted)]);
    let plain = one("AWS::RDS::DBInstance", &json!({}));
    assert_eq!(allowed(&plain, "kms:CreateGrant"), []);
    check_reason(&plain, Decision::Dropped, "kms:CreateGrant", "no key is given");
}

#[test]
fn a_role_is_handed_only_to_its_service() {
    let template = json!({ "Resources": {
        "Role": { "Type": "AWS::IAM::Role", "Properties": { "Path": "/shop/dev/", "PermissionsBoundary": BOUNDARY } },
        "Task": { "Type": "AWS::ECS::TaskDefinition", "Properties": { "TaskRoleArn": { "Fn::GetAtt": ["Role", "Arn"] } } },
        "Code": { "Type": "AWS::Lambda::Function", "Properties": { "Role": "arn:aws:iam::111122223333:role/other" } },
    } });
    let roles = json!(["arn:aws:iam::111122223333:role/shop/dev/shop-dev-*"]);
    let to = |services: &[&str]| json!({ "StringEquals": { "iam:PassedToService": services } });
    assert_eq!(
        allowed(&of(&template), "iam:PassRole"),
        [
            (roles, to(&["ecs-tasks.amazonaws.com"])),
            (json!(["arn:aws:iam::111122223333:role/other"]), to(&["lambda.amazonaws.com"])),
        ]
    );
    let none = one("AWS::ECS::TaskDefinition", &json!({}));
    assert_eq!(allowed(&none, "iam:PassRole"), []);
    check_reason(&none, Decision::Dropped, "iam:PassRole", "no role is given");
}

#[test]
fn roles_are_made_only_within_the_boundary() {
    let bounded = one("AWS::IAM::Role", &json!({ "Path": "/shop/dev/", "PermissionsBoundary": BOUNDARY }));
    let condition = json!({ "StringEquals": { "iam:PermissionsBoundary": BOUNDARY } });
    let role = json!(["arn:aws:iam::111122223333:role/shop/dev/shop-dev-*"]);
    for action in ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy"] {
        assert_eq!(allowed(&bounded, action), [(role.clone(), condition.clone())], "{action}");
    }
    assert_eq!(allowed(&bounded, "iam:DeleteRolePermissionsBoundary"), []);
    check_reason(&bounded, Decision::Dropped, "iam:DeleteRolePermissionsBoundary", "lift the boundary");
    let open = one("AWS::IAM::Role", &json!({}));
    check_on(&open, "iam:CreateRole", &["arn:aws:iam::111122223333:role/shop-dev-*"]);
    check_reason(&open, Decision::Open, "iam:CreateRole", "has not the boundary");
}

#[test]
fn linked_roles_are_those_of_the_services_used() {
    let service = one("AWS::ECS::Service", &json!({}));
    let role = json!(["arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/*"]);
    let condition = json!({ "StringEquals": { "iam:AWSServiceName": ["ecs.amazonaws.com"] } });
    assert_eq!(allowed(&service, "iam:CreateServiceLinkedRole"), [(role, condition)]);
    check_reason(&service, Decision::Added, "iam:CreateServiceLinkedRole", "ecs.amazonaws.com");
}

#[test]
fn what_is_not_used_is_left_out() {
    let bucket = one("AWS::S3::Bucket", &json!({}));
    assert_eq!(allowed(&bucket, "s3tables:CreateTable"), []);
    check_reason(&bucket, Decision::Dropped, "s3:DeleteBucketCors", "IAM knows no such action");
    let table = json!({ "MetadataTableConfiguration": {} });
    assert_eq!(allowed(&one("AWS::S3::Bucket", &table), "s3tables:CreateTable").len(), 1);
    // Another service's web ACL is asked for only where the templates have such a service.
    let association = json!({ "WebACLArn": "a", "ResourceArn": { "Ref": "Target" } });
    let association = one("AWS::WAFv2::WebACLAssociation", &association);
    assert_eq!(allowed(&association, "appsync:SetWebACL"), []);
    assert_eq!(allowed(&association, "elasticloadbalancing:SetWebACL").len(), 1);
}

#[test]
fn what_a_template_looks_up_is_allowed() {
    let access = of(&json!({
        "Parameters": {
            "Image": { "Type": "AWS::SSM::Parameter::Value<String>", "Default": "/aws/service/ami" },
            "Vpc": { "Type": "AWS::EC2::VPC::Id" },
        },
        "Resources": { "Topic": { "Type": "AWS::SNS::Topic", "Properties": {
            "DisplayName": "{{resolve:ssm:/shop/name:1}}",
            "TopicName": { "Fn::Sub": "{{resolve:secretsmanager:shop-${AWS::Region}:SecretString:topic}}" },
            "Tags": [{ "Key": "zone", "Value": { "Fn::Select": [0, { "Fn::GetAZs": "" }] } }],
        } } },
    }));
    let parameters: Vec<Json> =
        allowed(&access, "ssm:GetParameters").into_iter().map(|(arn, _)| arn).collect();
    assert_eq!(
        parameters,
        [
            json!(["arn:aws:ssm:eu-west-1:111122223333:parameter/shop/name"]),
            json!(["arn:aws:ssm:eu-west-1::parameter/aws/service/ami"]),
        ]
    );
    let secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop-eu-west-1*";
    check_on(&access, "secretsmanager:GetSecretValue", &[secret]);
    for action in ["ec2:DescribeVpcs", "ec2:DescribeAvailabilityZones"] {
        check_on(&access, action, &["*"]);
    }
}

#[test]
fn what_is_not_known_is_open() {
    let custom = one("Custom::Thing", &json!({ "ServiceToken": "arn:aws:sns:eu-west-1:1:topic" }));
    check_on(&custom, "sns:Publish", &["arn:aws:sns:eu-west-1:1:topic"]);
    check_reason(&one("Org::Team::Thing", &json!({})), Decision::Open, "", "does not know this type");
}

#[test]
fn the_boundary_has_the_services_that_roles_use_and_never_identity() {
    let access = one(
        "AWS::IAM::Role",
        &json!({
            "ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy", "arn:aws:iam::aws:policy/Odd"],
            "Policies": [{ "PolicyName": "p", "PolicyDocument": { "Statement": [
                { "Effect": "Allow", "Action": ["sqs:SendMessage", "iam:PassRole"], "Resource": "*" },
                { "Effect": "Deny", "Action": "s3:*", "Resource": "*" },
            ] } }],
        }),
    );
    let statements = &access.boundary["Statement"];
    assert_eq!(statements[0]["Action"], json!(["ecr:*", "iam:PassRole", "logs:*", "sqs:*"]));
    assert_eq!(statements[1]["Effect"], "Deny");
    assert!(statements[1]["Action"].as_array().unwrap().contains(&json!("iam:Create*")));
    check_reason(&access, Decision::Open, "", "`Odd` of `One`");
}

#[test]
fn every_policy_fits_and_is_a_policy() {
    let kinds =
        ["EC2", "ECS", "RDS", "S3", "Lambda", "ElastiCache", "Cognito", "CloudFront", "SageMaker", "Glue"];
    let types = catalogue::type_names()
        .filter(|name| kinds.iter().any(|kind| name.starts_with(&format!("AWS::{kind}::"))));
    let resources: serde_json::Map<String, Json> = types
        .enumerate()
        .map(|(number, kind)| (format!("R{number}"), json!({ "Type": kind, "Properties": {} })))
        .collect();
    let access = of(&json!({ "Resources": resources }));
    assert!(access.deploy.len() > 3, "{}", access.deploy.len());
    let sids: Vec<String> = statements(&access).map(|statement| statement["Sid"].to_string()).collect();
    assert_eq!(sids.iter().collect::<BTreeSet<_>>().len(), sids.len());
    for policy in access.deploy.iter().chain([&access.boundary]) {
        let text = serde_json::to_string(policy).unwrap();
        assert!(text.chars().filter(|c| !c.is_whitespace()).count() <= 6_144, "{}", text.len());
        let template = json!({ "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": policy } } } });
        let findings = check(&Node::from(&template), Options::default());
        let errors: Vec<_> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

/// A row that names what is not there helps nobody.
#[test]
fn the_tables_are_about_what_exists() {
    let listed = |kind: &str| -> Vec<String> {
        let handlers = object(&catalogue::find(kind).unwrap_or_else(|| panic!("{kind}")).root()["handlers"]);
        let permissions =
            handlers.values().flat_map(|handler| handler["permissions"].as_array().unwrap().clone());
        permissions.map(|action| action.as_str().unwrap().to_owned()).collect()
    };
    let has_path = |kind: &str, conditions: &str| {
        for condition in conditions.split(' ').filter(|word| !["always", "never"].contains(word)) {
            let property = condition.split(['/', '=', '~', '?']).next().unwrap();
            let schema = catalogue::find(kind).unwrap_or_else(|| panic!("{kind}"));
            assert!(!schema.root()["properties"][property].is_null(), "{kind} has no {property}");
        }
    };
    let is_known = |action: &str| {
        let (service, name) = action.split_once(':').unwrap();
        let known = catalogue::iam_service(service).unwrap_or_else(|| panic!("{service}"));
        assert!(!known["actions"][name.to_lowercase()].is_null(), "{action}");
    };
    for [kind, conditions, actions] in table::rows::<3>(include_str!("tables/only.txt")) {
        has_path(kind, conditions);
        for pattern in actions.split(' ') {
            assert!(
                listed(kind).iter().any(|action| is_like(pattern, action)),
                "{kind} does not list {pattern}"
            );
        }
    }
    for [kind, conditions, actions, _] in table::rows::<4>(include_str!("tables/lacks.txt")) {
        has_path(kind, conditions);
        actions.split(' ').for_each(is_known);
    }
    for [kind, conditions, _, _] in table::rows::<4>(include_str!("tables/linked.txt")) {
        has_path(kind, conditions);
    }
    for [kind, path, _] in table::rows::<3>(include_str!("tables/passes.txt")) {
        has_path(kind, path);
    }
    for [kind, property, _, _] in table::rows::<4>(include_str!("tables/names.txt")) {
        has_path(kind, if property == "-" { "always" } else { property });
    }
    for [actions, _, _] in table::rows::<3>(include_str!("tables/also.txt")) {
        actions.split(' ').for_each(is_known);
    }
    for (table, columns) in [
        (include_str!("tables/only.txt"), 3),
        (include_str!("tables/lacks.txt"), 4),
        (include_str!("tables/linked.txt"), 4),
        (include_str!("tables/passes.txt"), 3),
        (include_str!("tables/names.txt"), 4),
        (include_str!("tables/also.txt"), 3),
    ] {
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            assert_eq!(line.split(" | ").count(), columns, "{line}");
        }
    }
}

#[test]
fn every_policy_fits_however_many_names_there_are() {
    let functions: serde_json::Map<String, Json> = (0..32)
        .map(|number| {
            let name = format!("shop-dev-orders-and-payments-reconciliation-worker-{number:02}");
            (
                format!("F{number}"),
                json!({ "Type": "AWS::Lambda::Function", "Properties": { "FunctionName": name } }),
            )
        })
        .collect();
    let access = of(&json!({ "Resources": functions }));
    assert!(access.deploy.len() < 3, "{}", access.deploy.len());
    let function =
        "arn:aws:lambda:eu-west-1:111122223333:function:shop-dev-orders-and-payments-reconciliation-worker-*";
    check_on(&access, "lambda:DeleteFunction", &[function]);
    // Names that cannot be folded still fit.
    let names: Vec<String> =
        (0..60).map(|number| format!("arn:aws:s3:::{number}{}", "x".repeat(150))).collect();
    let mut grants = policy::Grants::default();
    grants.add("s3:GetObject", names.clone(), &Json::Null);
    let policies = grants.into_policies();
    assert!(policies.iter().all(|policy| policy.to_string().len() <= 6_144));
    let listed: usize = policies
        .iter()
        .flat_map(|policy| policy["Statement"].as_array().unwrap())
        .map(|statement| statement["Resource"].as_array().unwrap().len())
        .sum();
    assert_eq!(listed, names.len());
}

#[test]
fn what_only_the_deployment_names_is_said() {
    let bucket = one("AWS::S3::Bucket", &json!({ "BucketName": { "Ref": "Name" } }));
    check_on(&bucket, "s3:CreateBucket", &["arn:aws:s3:::*"]);
    check_reason(
        &bucket,
        Decision::Open,
        "",
        "the name of `One` of `shop-dev-web` is known only at the deployment",
    );
    let buckets: serde_json::Map<String, Json> = (0..65)
        .map(|number| {
            let name = format!("{}-data-{number}", ["a", "b", "c"][number % 3]);
            (format!("B{number}"), json!({ "Type": "AWS::S3::Bucket", "Properties": { "BucketName": name } }))
        })
        .collect();
    check_reason(
        &of(&json!({ "Resources": buckets })),
        Decision::Open,
        "",
        "65 names are too many for a policy: it reaches `arn:aws:s3:::*`",
    );
}

#[test]
fn a_role_or_token_from_elsewhere_is_not_one_of_the_template() {
    let template = |role: &Json| {
        json!({ "Resources": {
            "Own": { "Type": "AWS::IAM::Role", "Properties": { "PermissionsBoundary": BOUNDARY } },
            "Call": { "Type": "AWS::Lambda::Function", "Properties": { "Role": role } },
            "Custom": { "Type": "Custom::Thing", "Properties": { "ServiceToken": { "Ref": "Token" } } },
        } })
    };
    let own = of(&template(&json!({ "Fn::GetAtt": ["Own", "Arn"] })));
    assert_eq!(allowed(&own, "iam:PassRole")[0].0, json!(["arn:aws:iam::111122223333:role/shop-dev-*"]));
    let other = of(&template(&json!({ "Fn::ImportValue": "role" })));
    assert_eq!(allowed(&other, "iam:PassRole")[0].0, json!(["arn:aws:iam::111122223333:role/*"]));
    check_reason(
        &other,
        Decision::Open,
        "iam:PassRole",
        "the role of `Call` is known only at the deployment",
    );
    check_reason(&other, Decision::Open, "lambda:InvokeFunction", "the service token of `Custom`");
}

#[test]
fn the_boundary_opens_no_identity_and_says_what_it_cannot_read() {
    let access = one(
        "AWS::IAM::Role",
        &json!({
            "PermissionsBoundary": BOUNDARY,
            "ManagedPolicyArns": [{ "Fn::ImportValue": "other" }],
            "Policies": [{ "PolicyName": "p", "PolicyDocument": { "Statement": [
                { "Fn::If": ["C", { "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "*" }, { "Ref": "AWS::NoValue" }] },
                { "Effect": "Allow", "Action": [{ "Fn::If": ["C", "sqs:SendMessage", "sqs:ReceiveMessage"] }, { "Fn::Sub": "kms:${C}" }], "Resource": "*" },
                { "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" },
                { "Effect": "Allow", "Action": "iam:*", "Resource": "*" },
            ] } }],
        }),
    );
    assert_eq!(access.boundary["Statement"][0]["Action"], json!(["dynamodb:*", "kms:*", "sqs:*"]));
    for because in ["everything but \"iam:*\"", "`iam:*`", "Fn::ImportValue"] {
        check_reason(&access, Decision::Open, "", because);
    }
}
