//! The permissions boundary: what the roles of the templates may do at most, whatever their policies say.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::{Decision, Reason, Resource, policy, table};
use crate::types::{POLICIES, PolicyKind as Kind};

/// The services that AWS's managed policies for roles of services use.
/// <https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html>
const MANAGED: [(&str, &[&str]); 9] = [
    (
        "AWSBackupServiceRolePolicyForBackup",
        &["backup", "dynamodb", "ec2", "elasticfilesystem", "kms", "rds", "tag"],
    ),
    (
        "AWSBackupServiceRolePolicyForRestores",
        &["backup", "dynamodb", "ec2", "elasticfilesystem", "kms", "rds"],
    ),
    ("AWSLambdaBasicExecutionRole", &["logs"]),
    ("AWSLambdaSQSQueueExecutionRole", &["logs", "sqs"]),
    ("AWSLambdaVPCAccessExecutionRole", &["ec2", "logs"]),
    ("AWSXRayDaemonWriteAccess", &["xray"]),
    ("AmazonECSTaskExecutionRolePolicy", &["ecr", "logs"]),
    ("AmazonRDSEnhancedMonitoringRole", &["logs"]),
    ("AmazonSSMManagedInstanceCore", &["ec2messages", "ssm", "ssmmessages"]),
];

/// Ways to more access than a role was given.
const NEVER: [&str; 12] = [
    "account:*",
    "iam:Add*",
    "iam:Attach*",
    "iam:Create*",
    "iam:Delete*",
    "iam:Detach*",
    "iam:Put*",
    "iam:Remove*",
    "iam:Set*",
    "iam:Update*",
    "iam:Upload*",
    "organizations:*",
];

/// The policy: whole services that the roles use, so that a new action needs no new boundary, and never identity.
pub(super) fn document(resources: &[Resource], reasons: &mut BTreeSet<Reason>) -> Json {
    let mut services: BTreeSet<String> = BTreeSet::new();
    let mut open = |kind: &str, because: String| {
        reasons.insert(Reason {
            decision: Decision::Open,
            resource_type: kind.to_owned(),
            action: String::new(),
            because,
            source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html".into(),
        });
    };
    for resource in resources {
        for (_, path, kind) in POLICIES.iter().filter(|(kind, ..)| *kind == resource.kind) {
            if *kind != Kind::Identity {
                continue;
            }
            for action in
                table::find(&resource.properties, &format!("{path}/Statement")).into_iter().flat_map(actions)
            {
                match action.split_once(':') {
                    Some((service, _)) if service != "iam" => {
                        services.insert(format!("{service}:*"));
                    }
                    // Identity is never opened as a whole.
                    Some(_) => {
                        services.insert(action);
                    }
                    None => open(
                        resource.kind,
                        format!("`{}` allows `{action}`: the boundary leaves it out", resource.id),
                    ),
                }
            }
        }
        for arn in table::find(&resource.properties, "ManagedPolicyArns/*") {
            let Some(name) = arn.as_str().and_then(|arn| arn.rsplit('/').next()).or_else(|| sub_name(arn))
            else {
                continue;
            };
            match MANAGED.iter().find(|(known, _)| *known == name) {
                Some((_, used)) => services.extend(used.iter().map(|service| format!("{service}:*"))),
                None => open(
                    resource.kind,
                    format!("`{name}` of `{}`: what it allows is not known here", resource.id),
                ),
            }
        }
    }
    let mut statements = Vec::new();
    if !services.is_empty() {
        statements.push(json!({ "Sid": "Used", "Effect": "Allow", "Action": services, "Resource": "*" }));
    }
    statements.push(json!({ "Sid": "Never", "Effect": "Deny", "Action": NEVER, "Resource": "*" }));
    policy::document(&statements)
}

/// The actions that statements allow.
fn actions(statements: &Json) -> Vec<String> {
    let list = |json: &Json| match json {
        Json::Array(items) => items.clone(),
        Json::Null => Vec::new(),
        one => vec![one.clone()],
    };
    let allowed = list(statements).into_iter().filter(|statement| statement["Effect"] != "Deny");
    let actions = allowed.flat_map(|statement| list(&statement["Action"]));
    actions.filter_map(|action| action.as_str().map(str::to_owned)).collect()
}

/// The name at the end of `Fn::Sub: arn:${AWS::Partition}:iam::aws:policy/…`.
fn sub_name(arn: &Json) -> Option<&str> {
    arn["Fn::Sub"].as_str()?.rsplit('/').next()
}
