//! Changes, causes, data at risk and what widens, on small templates.

use super::*;
use serde_json::json;

fn template(resources: &Json) -> Json {
    json!({ "Resources": resources })
}

#[track_caller]
fn check(old: &Json, new: &Json, expected: &[&str]) {
    let (old, new) = (template(old), template(new));
    let plan = plan("s", Side::of(&old), Side::of(&new), &[]);
    let changes: Vec<String> = plan.changes.iter().map(ToString::to_string).collect();
    assert_eq!(changes, expected);
}

#[track_caller]
fn check_widened(old: &Json, new: &Json, expected: &[&str]) {
    let (old, new) = (template(old), template(new));
    let plan = plan("s", Side::of(&old), Side::of(&new), &[]);
    let widened: Vec<String> = plan.widened.iter().map(ToString::to_string).collect();
    assert_eq!(widened, expected);
}

#[test]
fn the_same_template_changes_nothing() {
    let queue = json!({ "Q": { "Type": "AWS::SQS::Queue", "Properties": { "DelaySeconds": 1 } } });
    check(&queue, &queue, &[]);
    let as_text = json!({ "Q": { "Type": "AWS::SQS::Queue", "Properties": { "DelaySeconds": "1" } } });
    check(&queue, &as_text, &[]);
}

#[test]
fn a_property_that_cannot_change_in_place_replaces_and_risks_data() {
    let queue =
        |name: &str| json!({ "Q": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": name } } });
    check(&queue("a"), &queue("b"), &["modify Q (AWS::SQS::Queue), replaced: QueueName, data at risk"]);
}

#[test]
fn replacement_follows_references_and_tells_the_chain() {
    let network = |cidr: &str| {
        json!({
            "V": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": cidr } },
            "S": { "Type": "AWS::EC2::Subnet", "Properties": { "VpcId": { "Ref": "V" }, "CidrBlock": "10.0.0.0/24" } },
            "N": { "Type": "AWS::EC2::NatGateway", "Properties": { "SubnetId": { "Fn::Sub": "${S}" } } },
        })
    };
    check(
        &network("10.0.0.0/16"),
        &network("10.1.0.0/16"),
        &[
            "modify N (AWS::EC2::NatGateway), replaced: SubnetId ← S (VpcId) ← V (CidrBlock)",
            "modify S (AWS::EC2::Subnet), replaced: VpcId ← V (CidrBlock)",
            "modify V (AWS::EC2::VPC), replaced: CidrBlock",
        ],
    );
}

#[test]
fn an_identifier_of_what_is_changed_in_place_stays() {
    let stack = |delay: u32| {
        json!({
            "Q": { "Type": "AWS::SQS::Queue", "Properties": { "DelaySeconds": delay } },
            "P": { "Type": "AWS::SQS::QueuePolicy", "Properties": {
                "Queues": [{ "Ref": "Q" }], "PolicyDocument": { "Resource": { "Fn::GetAtt": ["Q", "Arn"] } } } },
        })
    };
    check(&stack(1), &stack(2), &["modify Q (AWS::SQS::Queue): DelaySeconds"]);
}

#[test]
fn another_attribute_of_it_may_change() {
    let stack = |days: u32| {
        json!({
            "D": { "Type": "AWS::RDS::DBInstance", "Properties": { "BackupRetentionPeriod": days } },
            "P": { "Type": "AWS::SSM::Parameter", "Properties": { "Type": "String", "Value": { "Fn::GetAtt": ["D", "Endpoint.Port"] } } },
        })
    };
    check(
        &stack(1),
        &stack(2),
        &[
            "modify D (AWS::RDS::DBInstance): BackupRetentionPeriod",
            "modify P (AWS::SSM::Parameter): Value ← D.Endpoint.Port, which may change",
        ],
    );
}

#[test]
fn a_removed_database_is_at_risk_unless_it_is_kept() {
    let database =
        |policy: &str| json!({ "D": { "Type": "AWS::RDS::DBInstance", "DeletionPolicy": policy } });
    check(&database("Delete"), &json!({}), &["remove D (AWS::RDS::DBInstance), data at risk"]);
    check(&database("Snapshot"), &json!({}), &["remove D (AWS::RDS::DBInstance)"]);
    let by_default = json!({ "D": { "Type": "AWS::RDS::DBInstance" } });
    check(&by_default, &json!({}), &["remove D (AWS::RDS::DBInstance)"]);
    let bucket = json!({ "B": { "Type": "AWS::S3::Bucket", "DeletionPolicy": "Snapshot" } });
    check(&bucket, &json!({}), &["remove B (AWS::S3::Bucket), data at risk"]);
}

#[test]
fn what_aws_refuses_is_named() {
    let volume = |zone: &str| json!({ "V": { "Type": "AWS::EC2::Volume", "Properties": { "AvailabilityZone": zone } } });
    check(
        &volume("a"),
        &volume("b"),
        &["modify V (AWS::EC2::Volume): AvailabilityZone (AWS refuses this change: the update fails)"],
    );
    check(
        &json!({ "A": { "Type": "AWS::SNS::Topic" } }),
        &json!({ "A": { "Type": "AWS::SQS::Queue" } }),
        &["modify A (AWS::SQS::Queue): Type (AWS refuses this change: the update fails)"],
    );
}

#[test]
fn parameters_and_conditions_are_worked_out() {
    let template = json!({
        "Parameters": { "Env": { "Type": "String", "Default": "dev" } },
        "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
        "Resources": {
            "Q": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Fn::Sub": "${Env}-q" }, "DelaySeconds": { "Fn::If": ["Prod", 5, { "Ref": "AWS::NoValue" }] } } },
            "D": { "Type": "AWS::SNS::Topic", "Condition": "Prod" },
        },
    });
    let of = |env: &str| BTreeMap::from([("Env".to_owned(), env.to_owned())]);
    let (dev, prod) = (of("dev"), of("prod"));
    let side = |parameters| Side { parameters: Some(parameters), ..Side::of(&template) };
    let changes = |old, new| -> Vec<String> {
        plan("s", side(old), side(new), &[]).changes.iter().map(ToString::to_string).collect()
    };
    assert_eq!(changes(&dev, &dev), Vec::<String>::new());
    assert_eq!(
        changes(&dev, &prod),
        [
            "add D (AWS::SNS::Topic)",
            "modify Q (AWS::SQS::Queue), replaced: DelaySeconds, QueueName, data at risk"
        ]
    );
    let none = plan("s", Side::of(&template), Side::of(&template), &[]);
    assert!(none.is_empty());
    assert!(none.standing.iter().any(|line| line == "changed values of parameters"), "{:?}", none.standing);
}

#[test]
fn an_import_is_no_addition() {
    let old = template(&json!({}));
    let new = template(&json!({ "B": { "Type": "AWS::S3::Bucket", "DeletionPolicy": "Retain" } }));
    let plan = plan("s", Side::of(&old), Side::of(&new), &["B".to_owned(), "C".to_owned()]);
    assert_eq!(plan.changes[0].to_string(), "import B (AWS::S3::Bucket)");
    assert_eq!(plan.unknown, ["how `C` is imported: the new template does not add it"]);
}

#[test]
fn wider_policies_are_found() {
    let role = |actions: &[&str], resource: &str| {
        json!({ "R": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "p", "PolicyDocument": {
            "Statement": { "Effect": "Allow", "Action": actions, "Resource": resource } } }] } } })
    };
    let narrow = role(&["s3:Get*"], "arn:aws:s3:::b/*");
    check_widened(&narrow, &role(&["s3:GetObject"], "arn:aws:s3:::b/c"), &[]);
    check_widened(
        &narrow,
        &role(&["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::b/*"),
        &["R: allows `s3:PutObject` on `arn:aws:s3:::b/*`"],
    );
    check_widened(&narrow, &role(&["s3:GetObject"], "*"), &["R: allows `s3:GetObject` on `*`"]);
    let bucket = |principal: &Json| {
        json!({ "P": { "Type": "AWS::S3::BucketPolicy", "Properties": { "PolicyDocument": { "Statement": [
            { "Effect": "Allow", "Principal": principal, "Action": "s3:GetObject", "Resource": "*" }] } } } })
    };
    check_widened(
        &bucket(&json!({ "AWS": "111111111111" })),
        &bucket(&json!("*")),
        &["P: allows `s3:GetObject` on `*` to everyone"],
    );
    let denial = json!({ "P": { "Type": "AWS::S3::BucketPolicy", "Properties": { "PolicyDocument": { "Statement": [
        { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" }] } } } });
    let without = json!({ "P": { "Type": "AWS::S3::BucketPolicy", "Properties": { "PolicyDocument": { "Statement": [] } } } });
    check_widened(&denial, &without, &["P: no longer denies `s3:*` on `*`"]);
}

#[test]
fn a_wider_network_is_found() {
    let group = |cidr: &str, from: u32, to: u32| {
        json!({ "G": { "Type": "AWS::EC2::SecurityGroup", "Properties": { "SecurityGroupIngress": [
            { "IpProtocol": "tcp", "FromPort": from, "ToPort": to, "CidrIp": cidr }] } } })
    };
    check_widened(&group("10.0.0.0/8", 80, 443), &group("10.1.0.0/16", 443, 443), &[]);
    check_widened(
        &group("10.0.0.0/8", 443, 443),
        &group("0.0.0.0/0", 443, 443),
        &["G: lets in tcp 443 from the internet"],
    );
    check_widened(
        &group("10.0.0.0/8", 443, 443),
        &group("10.0.0.0/8", 443, 444),
        &["G: lets in tcp 443 to 444 from 10.0.0.0/8"],
    );
    let database = |public: bool| json!({ "D": { "Type": "AWS::RDS::DBInstance", "Properties": { "PubliclyAccessible": public } } });
    check_widened(
        &database(false),
        &database(true),
        &["D: is reachable from the internet: PubliclyAccessible is true"],
    );
}

#[test]
fn weaker_protection_is_found() {
    let database = |encrypted: bool, days: u32, protected: bool| {
        json!({ "D": { "Type": "AWS::RDS::DBInstance", "Properties": {
            "StorageEncrypted": encrypted, "BackupRetentionPeriod": days, "DeletionProtection": protected } } })
    };
    check_widened(&database(false, 1, false), &database(true, 7, true), &[]);
    check_widened(
        &database(true, 7, true),
        &database(false, 1, false),
        &[
            "D: is no longer encrypted: StorageEncrypted is off",
            "D: is kept shorter: BackupRetentionPeriod is 1, was 7",
            "D: may be deleted: DeletionProtection is off",
        ],
    );
}

#[track_caller]
fn check_templates(old: &Json, new: &Json, expected: &[&str]) {
    let plan = plan(
        "s",
        Side { region: Some("eu-central-1"), ..Side::of(old) },
        Side { region: Some("eu-central-1"), ..Side::of(new) },
        &[],
    );
    let changes: Vec<String> = plan.changes.iter().map(ToString::to_string).collect();
    assert_eq!(changes, expected);
}

#[test]
fn what_open_functions_rest_on_is_compared() {
    let template = |image: &str, stage: &str, condition: Option<&str>| {
        let mut template = json!({
            "Parameters": { "Env": { "Type": "String" } },
            "Mappings": { "Images": { "eu-central-1": { "id": image }, "us-east-1": { "id": "ami-1" } } },
            "Conditions": { "Big": { "Fn::Equals": [{ "Ref": "Env" }, stage] }, "Not": { "Fn::Not": [{ "Condition": "Big" }] } },
            "Resources": {
                "Machine": {
                    "Type": "AWS::EC2::Instance",
                    "Properties": { "ImageId": { "Fn::FindInMap": ["Images", { "Ref": "AWS::Region" }, "id"] } },
                },
                "Named": { "Type": "AWS::SQS::Queue", "Properties": { "DelaySeconds": { "Fn::If": ["Not", 1, 2] } } },
                "Orders": { "Type": "AWS::DynamoDB::Table", "Properties": {} },
            },
        });
        if let Some(condition) = condition {
            template["Resources"]["Orders"]["Condition"] = condition.into();
        }
        template
    };
    let old = template("ami-1", "prod", Some("Big"));
    check_templates(&old, &old.clone(), &[]);
    check_templates(
        &old,
        &template("ami-2", "prod", Some("Big")),
        &["modify Machine (AWS::EC2::Instance), replaced: ImageId"],
    );
    check_templates(
        &old,
        &template("ami-1", "staging", Some("Big")),
        &[
            "modify Named (AWS::SQS::Queue): DelaySeconds",
            "modify Orders (AWS::DynamoDB::Table): Condition, data at risk",
        ],
    );
    check_templates(
        &template("ami-1", "prod", None),
        &old,
        &["modify Orders (AWS::DynamoDB::Table): Condition, data at risk"],
    );
    check_templates(
        &template("ami-1", "prod", Some("Not")),
        &old,
        &["modify Orders (AWS::DynamoDB::Table): Condition, data at risk"],
    );
}

#[test]
fn a_condition_named_like_a_resource_is_none() {
    let template = |range: &str| {
        json!({
            "Conditions": { "Key": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "x"] } },
            "Resources": {
                "Key": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": range } },
                "Jobs": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Fn::If": ["Key", "a", { "Ref": "AWS::StackName" }] } } },
            },
        })
    };
    check_templates(
        &template("10.0.0.0/16"),
        &template("10.1.0.0/16"),
        &["modify Key (AWS::EC2::VPC), replaced: CidrBlock"],
    );
}

#[test]
fn a_new_default_is_said_although_nothing_changes_for_certain() {
    let template = |class: &str| {
        json!({
            "Parameters": { "Class": { "Type": "String", "Default": class } },
            "Resources": { "D": { "Type": "AWS::RDS::DBInstance", "Properties": { "DBInstanceClass": { "Ref": "Class" } } } },
        })
    };
    let (old, new) = (template("a"), template("b"));
    let plan = plan("s", Side::of(&old), Side::of(&new), &[]);
    assert!(plan.changes.is_empty() && !plan.is_empty());
    assert_eq!(plan.unknown, ["whether the stack uses the new default of the parameter `Class`"]);
}

#[test]
fn what_a_condition_may_choose_is_compared() {
    let role = |statement: &Json| {
        json!({ "R": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "p", "PolicyDocument": {
            "Statement": [{ "Fn::If": ["C", statement, { "Ref": "AWS::NoValue" }] }] } }] } } })
    };
    check_widened(
        &role(&json!({ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*" })),
        &role(&json!({ "Effect": "Allow", "Action": ["*"], "Resource": "*" })),
        &["R: allows `*` on `*`"],
    );
    let group = |rules: &Json| json!({ "G": { "Type": "AWS::EC2::SecurityGroup", "Properties": { "SecurityGroupIngress": rules } } });
    let rule = |from: &Json, range: &str| json!({ "IpProtocol": "tcp", "FromPort": from, "ToPort": from, "CidrIp": range });
    let narrow = rule(&json!(22), "10.0.0.0/8");
    check_widened(&group(&json!([narrow])), &group(&json!({ "Fn::If": ["C", [narrow], []] })), &[]);
    check_widened(
        &group(&json!([{ "Fn::If": ["C", narrow, { "Ref": "AWS::NoValue" }] }])),
        &group(&json!([{ "Fn::If": ["C", rule(&json!(22), "0.0.0.0/0"), { "Ref": "AWS::NoValue" }] }])),
        &["G: lets in tcp 22 from the internet"],
    );
    check_widened(
        &group(&json!([rule(&json!({ "Ref": "Port" }), "0.0.0.0/0")])),
        &group(&json!([{ "IpProtocol": "tcp", "FromPort": 0, "ToPort": 65535, "CidrIp": "0.0.0.0/0" }])),
        &["G: lets in tcp 0 to 65535 from the internet"],
    );
}

#[test]
fn everything_but_a_list_is_wider_with_a_shorter_list() {
    let role = |element: &str, list: &Json| {
        json!({ "R": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "p", "PolicyDocument": {
            "Statement": { "Effect": "Allow", element: list, "Resource": "*" } } }] } } })
    };
    let two = role("NotAction", &json!(["iam:*", "s3:*"]));
    let one = role("NotAction", &json!(["s3:*"]));
    check_widened(&two, &one, &["R: allows everything but `s3:*` on `*`"]);
    check_widened(&one, &two, &[]);
    let single = role("NotAction", &json!("iam:GetUser"));
    check_widened(
        &role("NotAction", &json!("iam:*")),
        &single,
        &["R: allows everything but `iam:GetUser` on `*`"],
    );
    check_widened(&single, &role("Action", &json!("s3:GetObject")), &[]);
    check_widened(&single, &role("Action", &json!("iam:*")), &["R: allows `iam:*` on `*`"]);
}

#[test]
fn a_stricter_denial_is_no_widening_and_a_removed_one_is() {
    let policy = |actions: &Json| {
        json!({
            "B": { "Type": "AWS::S3::Bucket", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain" },
            "P": { "Type": "AWS::S3::BucketPolicy", "Properties": { "Bucket": { "Ref": "B" }, "PolicyDocument": { "Statement": [
                { "Effect": "Deny", "Principal": "*", "Action": actions, "Resource": "*" }] } } },
        })
    };
    let put = policy(&json!(["s3:PutObject"]));
    let both = policy(&json!(["s3:PutObject", "s3:DeleteObject"]));
    check_widened(&put, &both, &[]);
    check_widened(&both, &put, &["P: no longer denies `s3:DeleteObject` on `*`"]);
    let mut without = put.clone();
    without.as_object_mut().unwrap().remove("P");
    check_widened(&put, &without, &["P: no longer denies `s3:PutObject` on `*`"]);
}

#[test]
fn what_aws_takes_by_default_counts() {
    let one = |kind: &str, properties: &Json| json!({ "X": { "Type": kind, "Properties": properties } });
    let check = |kind: &str, old: &Json, new: &Json, expected: &[&str]| {
        check_widened(&one(kind, old), &one(kind, new), expected);
    };
    let group = "AWS::EC2::SecurityGroup";
    let egress = json!({ "SecurityGroupEgress": [{ "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/8" }] });
    check(group, &egress, &json!({}), &["X: lets out everything to 0.0.0.0/0"]);
    check(group, &json!({}), &egress, &[]);
    let balancer = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    check(
        balancer,
        &json!({ "Scheme": "internal" }),
        &json!({}),
        &["X: is reachable from the internet: Scheme is internet-facing"],
    );
    let days = json!({ "MessageRetentionPeriod": 1_209_600 });
    check(
        "AWS::SQS::Queue",
        &days,
        &json!({}),
        &["X: is kept shorter: MessageRetentionPeriod is 345600, was 1209600"],
    );
    let roles = |names: &[&str]| json!({ "Roles": names, "PolicyDocument": {} });
    check("AWS::IAM::ManagedPolicy", &roles(&["a"]), &roles(&["a", "b"]), &["X: is attached to `b`"]);
    let bounded = |name: &str| json!({ "PermissionsBoundary": name });
    check(
        "AWS::IAM::Role",
        &bounded("a"),
        &bounded("b"),
        &["X: has another permissions boundary: `b`, was `a`"],
    );
    let permission = |principal: &str| json!({ "FunctionName": "f", "Principal": principal });
    check(
        "AWS::Lambda::Permission",
        &permission("s3.amazonaws.com"),
        &permission("*"),
        &["X: lets everyone call `f`"],
    );
    let distribution = |paths: &[(&str, &str)]| {
        let behaviors: Vec<Json> = paths
            .iter()
            .map(|(path, policy)| json!({ "PathPattern": path, "ViewerProtocolPolicy": policy }))
            .collect();
        json!({ "DistributionConfig": { "CacheBehaviors": behaviors } })
    };
    let cloudfront = "AWS::CloudFront::Distribution";
    let (a, b) = (("/a", "https-only"), ("/b", "allow-all"));
    check(cloudfront, &distribution(&[a, b]), &distribution(&[b, a]), &[]);
}
