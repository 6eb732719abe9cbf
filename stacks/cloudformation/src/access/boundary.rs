//! The permissions boundary: what the roles of the templates may do at most, whatever their policies say.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::{Decision, Reason, Resource, policy, table};
use crate::document::Node;
use crate::evaluate::{function, listed};
use crate::json::compact;
use crate::reference;
use crate::types::{POLICIES, PolicyKind as Kind};

/// The services that AWS's managed policies for roles of services use.
/// <https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html>
const MANAGED: [(&str, &[&str]); 12] = [
    (
        "AWSBackupServiceRolePolicyForBackup",
        &["backup", "dynamodb", "ec2", "elasticfilesystem", "kms", "rds", "tag"],
    ),
    (
        "AWSBackupServiceRolePolicyForRestores",
        &["backup", "dynamodb", "ec2", "elasticfilesystem", "kms", "rds"],
    ),
    ("AWSBackupServiceRolePolicyForS3Backup", &["cloudwatch", "events", "kms", "s3"]),
    ("AWSBackupServiceRolePolicyForS3Restore", &["kms", "s3"]),
    ("AWSLambdaBasicExecutionRole", &["logs"]),
    ("AWSLambdaSQSQueueExecutionRole", &["logs", "sqs"]),
    ("AWSLambdaVPCAccessExecutionRole", &["ec2", "logs"]),
    ("AWSXRayDaemonWriteAccess", &["xray"]),
    ("AmazonECSInfrastructureRolePolicyForLoadBalancers", &["elasticloadbalancing"]),
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
    let ids: BTreeSet<&str> = resources.iter().map(|resource| resource.id).collect();
    for resource in resources {
        for (_, path, kind) in POLICIES.iter().filter(|(kind, ..)| *kind == resource.kind) {
            if *kind != Kind::Identity {
                continue;
            }
            let found = table::find(&resource.properties, &format!("{path}/Statement"));
            for statement in found.into_iter().flat_map(listed) {
                for action in actions(statement) {
                    match action {
                        Ok((service, _)) if service != "iam" => {
                            services.insert(format!("{service}:*"));
                        }
                        // Identity is never opened as a whole.
                        Ok((service, name)) if !name.starts_with('*') => {
                            services.insert(format!("{service}:{name}"));
                        }
                        Ok((service, name)) => {
                            open(resource.kind, left_out(resource.id, &format!("{service}:{name}")));
                        }
                        Err(shown) => open(resource.kind, left_out(resource.id, &shown)),
                    }
                }
            }
        }
        for arn in table::find(&resource.properties, "ManagedPolicyArns").into_iter().flat_map(listed) {
            let name = arn.as_str().and_then(|arn| arn.rsplit('/').next()).or_else(|| sub_name(arn));
            let name = name.map_or_else(|| compact(arn), str::to_owned);
            let own = reference::find(&Node::from(arn));
            match MANAGED.iter().find(|(known, _)| *known == name) {
                Some((_, used)) => services.extend(used.iter().map(|service| format!("{service}:*"))),
                // What a policy of these templates allows is read where it is made.
                None if own.iter().any(|found| ids.contains(found.target.id())) => {}
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

fn left_out(id: &str, action: &str) -> String {
    format!("`{id}` allows `{action}`: the boundary leaves it out")
}

/// The services and names of the actions that a statement allows; what cannot be read as it is written.
fn actions(statement: &Json) -> Vec<Result<(String, String), String>> {
    if statement["Effect"] == "Deny" {
        return Vec::new();
    }
    let all_but = &statement["NotAction"];
    if !all_but.is_null() {
        return vec![Err(format!("everything but {}", compact(all_but)))];
    }
    let read = |action: &Json| {
        let text = match function(action) {
            Some(("Fn::Sub", argument)) => argument.as_str().or_else(|| argument[0].as_str()),
            Some(("Fn::Join", argument)) => argument[1][0].as_str(),
            _ => action.as_str(),
        };
        let parts = text.and_then(|text| text.split_once(':'));
        let parts = parts.filter(|(service, _)| !service.contains(['$', '*', '?']));
        let is_whole = action.is_string();
        match parts {
            Some((service, name)) if is_whole || service != "iam" => {
                Ok((service.to_lowercase(), name.to_owned()))
            }
            _ => Err(action.as_str().map_or_else(|| compact(action), str::to_owned)),
        }
    };
    listed(&statement["Action"]).into_iter().map(read).collect()
}

/// The name at the end of `Fn::Sub: arn:${AWS::Partition}:iam::aws:policy/…`.
fn sub_name(arn: &Json) -> Option<&str> {
    arn["Fn::Sub"].as_str()?.rsplit('/').next()
}
