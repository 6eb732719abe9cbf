//! What whoever deploys needs: change sets, events and tasks. The resources are CloudFormation's business.

use serde_json::{Value as Json, json};

use super::{Naming, execution_path, policy};

/// On the stacks of one environment. <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html>
const STACKS: [&str; 17] = [
    "cloudformation:CancelUpdateStack",
    "cloudformation:ContinueUpdateRollback",
    "cloudformation:CreateChangeSet",
    "cloudformation:DeleteChangeSet",
    "cloudformation:DeleteStack",
    "cloudformation:DescribeChangeSet",
    "cloudformation:DescribeStackEvents",
    "cloudformation:DescribeStackResourceDrifts",
    "cloudformation:DescribeStacks",
    "cloudformation:DetectStackDrift",
    "cloudformation:DetectStackResourceDrift",
    "cloudformation:ExecuteChangeSet",
    "cloudformation:GetTemplate",
    "cloudformation:ListStackResources",
    "cloudformation:SetStackPolicy",
    "cloudformation:TagResource",
    "cloudformation:UpdateTerminationProtection",
];

/// On the tasks of the environment's clusters: the migration is run, and a task that fails is asked why.
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html>
const TASKS: [&str; 2] = ["ecs:DescribeTasks", "ecs:RunTask"];

/// What databases and caches say about themselves, and whether a snapshot of them is there.
const TOLD: [&str; 4] = [
    "elasticache:DescribeEvents",
    "elasticache:DescribeSnapshots",
    "rds:DescribeDBSnapshots",
    "rds:DescribeEvents",
];

/// What computes changes and looks for drift, and executes nothing.
const PLANS: [&str; 11] = [
    "cloudformation:CreateChangeSet",
    "cloudformation:DeleteChangeSet",
    "cloudformation:DescribeChangeSet",
    "cloudformation:DescribeStackEvents",
    "cloudformation:DescribeStackResourceDrifts",
    "cloudformation:DescribeStacks",
    "cloudformation:DetectStackDrift",
    "cloudformation:DetectStackResourceDrift",
    "cloudformation:GetTemplate",
    "cloudformation:ListStackResources",
    "cloudformation:TagResource",
];

/// The name of the stack that holds an environment's roles. Only a person changes it.
pub const IDENTITY: &str = "identity";

/// The policy of whoever runs `deploy`.
#[must_use]
pub fn engine(naming: &Naming, platform: &str, environment: &str) -> Json {
    let Naming { partition, account, region, prefix, .. } = naming;
    let arn = |service: &str, rest: String| format!("arn:{partition}:{service}:{region}:{account}:{rest}");
    let role = |path: &str| format!("arn:{partition}:iam::{account}:role{path}");
    let tasks = [arn("ecs", format!("task-definition/{prefix}*:*")), arn("ecs", format!("task/{prefix}*/*"))];
    policy::document(&[
        allow("Stacks", &STACKS, &[stacks(naming, "*")], None),
        identity(naming),
        execution(naming, platform, environment),
        drift(),
        allow("Tasks", &TASKS, &tasks, None),
        allow("Services", &["ecs:DescribeServices"], &[arn("ecs", format!("service/{prefix}*/*"))], None),
        allow(
            "Clusters",
            &["ecs:ListTasks"],
            &["*".into()],
            Some(json!({ "ArnLike": { "ecs:cluster": arn("ecs", format!("cluster/{prefix}*")) } })),
        ),
        allow(
            "TaskRoles",
            &["iam:PassRole"],
            &[role(&format!("/{platform}/{environment}/{prefix}*"))],
            Some(json!({ "StringEquals": { "iam:PassedToService": "ecs-tasks.amazonaws.com" } })),
        ),
        allow(
            "Secrets",
            &["secretsmanager:DescribeSecret"],
            &secrets(naming),
            Some(tagged(platform, environment)),
        ),
        master_secrets(naming),
        allow("Definitions", &["ecs:DescribeTaskDefinition"], &["*".into()], None),
        allow(
            "Logs",
            &["logs:FilterLogEvents", "logs:GetLogEvents"],
            &["", "/aws/events/", "/aws/lambda/", "aws-waf-logs-"]
                .map(|before| format!("arn:{partition}:logs:*:{account}:log-group:{before}{prefix}*")),
            None,
        ),
        // What holds data is copied before somebody lets it go.
        allow(
            "Snapshots",
            &["elasticache:CreateSnapshot", "rds:CreateDBSnapshot"],
            &[
                arn("elasticache", format!("snapshot:{prefix}*")),
                arn("rds", format!("db:{prefix}*")),
                arn("rds", format!("snapshot:{prefix}*")),
            ],
            None,
        ),
        // The name of a group is CloudFormation's own.
        allow(
            "CacheSnapshots",
            &["elasticache:CreateSnapshot"],
            &[arn("elasticache", "replicationgroup:*".into())],
            Some(tagged(platform, environment)),
        ),
        allow("Told", &TOLD, &["*".into()], None),
    ])
}

/// The policy of whoever records a plan. The execution role is named in a change set, which only another role executes.
#[must_use]
pub fn planner(naming: &Naming, platform: &str, environment: &str) -> Json {
    policy::document(&[
        allow("Stacks", &PLANS, &[stacks(naming, "*")], None),
        identity(naming),
        execution(naming, platform, environment),
        drift(),
        allow(
            "Secrets",
            &["secretsmanager:DescribeSecret"],
            &secrets(naming),
            Some(tagged(platform, environment)),
        ),
        master_secrets(naming),
    ])
}

/// CloudFormation makes the resources with a role of its own.
fn execution(Naming { partition, account, .. }: &Naming, platform: &str, environment: &str) -> Json {
    let role = format!("arn:{partition}:iam::{account}:role{}", execution_path(platform, environment));
    let service = json!({ "StringEquals": { "iam:PassedToService": "cloudformation.amazonaws.com" } });
    allow("Execution", &["iam:PassRole"], &[role], Some(service))
}

/// IAM knows no resource that it could be limited to.
fn drift() -> Json {
    allow("Drift", &["cloudformation:DescribeStackDriftDetectionStatus"], &["*".into()], None)
}

/// Whether the secrets that tasks are given exist.
fn secrets(Naming { partition, account, region, .. }: &Naming) -> [String; 1] {
    [format!("arn:{partition}:secretsmanager:{region}:{account}:secret:*")]
}

/// RDS makes and tags the secrets of its masters itself.
fn master_secrets(Naming { partition, account, region, .. }: &Naming) -> Json {
    let secrets = [format!("arn:{partition}:secretsmanager:{region}:{account}:secret:rds!db-*")];
    allow("MasterSecrets", &["secretsmanager:DescribeSecret"], &secrets, None)
}

/// What the environment's stacks tagged.
fn tagged(platform: &str, environment: &str) -> Json {
    json!({ "StringEquals": { format!("aws:ResourceTag/{platform}:environment"): environment } })
}

/// In every region: some stacks have one of their own.
fn stacks(Naming { partition, account, prefix, .. }: &Naming, name: &str) -> String {
    format!("arn:{partition}:cloudformation:*:{account}:stack/{prefix}{name}/*")
}

/// Nothing but a look at the stack of the roles themselves.
fn identity(naming: &Naming) -> Json {
    json!({
        "Sid": "Identity",
        "Effect": "Deny",
        "NotAction": ["cloudformation:DescribeStacks"],
        "Resource": [stacks(naming, IDENTITY)],
    })
}

fn allow(sid: &str, actions: &[&str], resources: &[String], condition: Option<Json>) -> Json {
    let mut statement = json!({ "Sid": sid, "Effect": "Allow", "Action": actions, "Resource": resources });
    if let Some(condition) = condition {
        statement["Condition"] = condition;
    }
    statement
}
