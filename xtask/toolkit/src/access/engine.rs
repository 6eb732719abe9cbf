//! What `deploy` calls: change sets, events and tasks. The resources are CloudFormation's business.

use cloudformation::access::Naming;
use serde_json::{Value as Json, json};

/// On the stacks of one environment. <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html>
const STACKS: [&str; 9] = [
    "cloudformation:CreateChangeSet",
    "cloudformation:DeleteChangeSet",
    "cloudformation:DeleteStack",
    "cloudformation:DescribeChangeSet",
    "cloudformation:DescribeStackEvents",
    "cloudformation:DescribeStacks",
    "cloudformation:ExecuteChangeSet",
    "cloudformation:TagResource",
    "cloudformation:UpdateTerminationProtection",
];

/// On the tasks of the environment's clusters: the migration is run, and a task that fails is asked why.
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html>
const TASKS: [&str; 2] = ["ecs:DescribeTasks", "ecs:RunTask"];

/// The policy of whoever runs `deploy`.
pub(crate) fn policy(naming: &Naming, platform: &str, environment: &str) -> Json {
    let Naming { partition, account, region, prefix, .. } = naming;
    let arn = |service: &str, rest: String| format!("arn:{partition}:{service}:{region}:{account}:{rest}");
    let role = |path: &str, name: &str| format!("arn:{partition}:iam::{account}:role{path}{name}");
    let tasks = [arn("ecs", format!("task-definition/{prefix}*:*")), arn("ecs", format!("task/{prefix}*/*"))];
    json!({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "Stacks",
                "Effect": "Allow",
                "Action": STACKS,
                "Resource": [arn("cloudformation", format!("stack/{prefix}*/*"))],
            },
            {
                "Sid": "Execution",
                "Effect": "Allow",
                "Action": ["iam:PassRole"],
                "Resource": [role(&format!("/{platform}/identity/"), &format!("{prefix}execution"))],
                "Condition": { "StringEquals": { "iam:PassedToService": "cloudformation.amazonaws.com" } },
            },
            { "Sid": "Tasks", "Effect": "Allow", "Action": TASKS, "Resource": tasks },
            {
                "Sid": "Clusters",
                "Effect": "Allow",
                "Action": ["ecs:ListTasks"],
                "Resource": ["*"],
                "Condition": { "ArnLike": { "ecs:cluster": arn("ecs", format!("cluster/{prefix}*")) } },
            },
            {
                "Sid": "TaskRoles",
                "Effect": "Allow",
                "Action": ["iam:PassRole"],
                "Resource": [role(&format!("/{platform}/{environment}/"), &format!("{prefix}*"))],
                "Condition": { "StringEquals": { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
            },
            {
                "Sid": "Definitions",
                "Effect": "Allow",
                "Action": ["ecs:DescribeTaskDefinition"],
                "Resource": ["*"],
            },
            {
                "Sid": "Logs",
                "Effect": "Allow",
                "Action": ["logs:GetLogEvents"],
                "Resource": [arn("logs", format!("log-group:{prefix}*:log-stream:*"))],
            },
        ],
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The calls of the clients, such as `CreateChangeSet`.
    fn calls() -> BTreeSet<String> {
        const VERBS: [&str; 8] = ["create", "delete", "describe", "execute", "get", "list", "run", "update"];
        let sources = [include_str!("../aws/cloudformation.rs"), include_str!("../aws/ecs.rs")].concat();
        let names =
            sources.split('.').filter_map(|part| part.split_once("()")).map(|(name, _)| name.to_owned());
        let is_call = |name: &String| {
            let mut parts = name.split('_');
            parts.next().is_some_and(|verb| VERBS.contains(&verb))
                && parts.next().is_some()
                && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        };
        let camel = |name: String| -> String {
            name.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
        };
        names.filter(is_call).map(camel).collect()
    }

    #[test]
    fn the_engine_may_make_the_calls_that_it_makes_and_no_other() {
        let naming = Naming { partition: "aws", account: "1", region: "r", prefix: "p-e-", boundary: "b" };
        let policy = policy(&naming, "p", "e");
        let actions: BTreeSet<String> = policy["Statement"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|statement| statement["Action"].as_array().unwrap())
            .filter_map(|action| Some(action.as_str()?.split_once(':')?.1.to_owned()))
            // Handed to services, and asked of a change set with tags.
            .filter(|name| !["PassRole", "TagResource"].contains(&name.as_str()))
            .collect();
        assert_eq!(actions, calls());
    }
}
