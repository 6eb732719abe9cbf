//! What a request does, as IAM names it: its actions, each with the resource that it is about.
//! <https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html>

use std::collections::BTreeMap;

use axum::http::Method;
use serde_json::Value as Json;

use super::Act;
use crate::cloudformation::REGION;
use crate::shared::Shared;
use crate::{events, registry};

/// Of a call of CloudFormation, in the region that it was signed for.
pub(crate) fn cloudformation(shared: &Shared, action: &str, input: &BTreeMap<String, String>) -> Vec<Act> {
    let text = |key: &str| input.get(key).map(String::as_str).unwrap_or_default();
    let act = |action: &str, resource: String| Act::new(format!("cloudformation:{action}"), resource);
    let name = text("StackName");
    if name.is_empty() {
        return vec![act(action, "*".into())];
    }
    let stack = if name.starts_with("arn:") {
        name.to_owned()
    } else {
        let known = shared.state().stacks.get(name).map(|stack| stack.id.clone());
        known.unwrap_or_else(|| shared.arn_in(text(REGION), "cloudformation", &format!("stack/{name}/new")))
    };
    let mut acts = vec![act(action, stack.clone())];
    if action == "CreateChangeSet" && input.keys().any(|key| key.starts_with("Tags.")) {
        acts.push(act("TagResource", stack));
    }
    if let Some(role) = input.get("RoleARN") {
        acts.push(passed(role, "cloudformation.amazonaws.com"));
    }
    acts
}

fn passed(role: &str, to: &str) -> Act {
    Act::new("iam:PassRole", role).with("iam:passedtoservice", to)
}

/// Of a call of a service that speaks JSON.
pub(crate) fn json(shared: &Shared, prefix: &str, action: &str, input: &Json) -> Vec<Act> {
    let text = |key: &str| input[key].as_str().unwrap_or_default();
    match prefix {
        "AmazonSQS" => {
            let name = text("QueueUrl").rsplit('/').next().filter(|name| !name.is_empty());
            let queue = shared.arn("sqs", name.unwrap_or(text("QueueName")));
            // A batch needs the right of its single calls.
            vec![Act::new(format!("sqs:{}", action.trim_end_matches("Batch")), queue)]
        }
        "secretsmanager" => {
            let id = text("SecretId");
            let state = shared.state();
            let named = state.secrets.iter().find(|(arn, secret)| *arn == id || secret.name == id);
            let arn = named.map_or_else(|| id.to_owned(), |(arn, _)| arn.clone());
            let stacks = state.stacks.values();
            let mut owner = stacks.filter(|stack| stack.resources.values().any(|made| made.physical == arn));
            let tags = owner.next().map(|stack| stack.tags.clone()).unwrap_or_default();
            let act = Act::new(format!("secretsmanager:{action}"), arn);
            vec![tags.iter().fold(act, |act, (key, value)| {
                act.with(&format!("aws:resourcetag/{}", key.to_lowercase()), value.as_str())
            })]
        }
        "AmazonSSM" => {
            let name = text("Name").trim_start_matches('/');
            vec![Act::new(format!("ssm:{action}"), shared.arn("ssm", &format!("parameter/{name}")))]
        }
        "Logs_20140328" => {
            let stream = text("logStreamName");
            let rest = if stream.is_empty() { "*".to_owned() } else { format!("log-stream:{stream}") };
            let group = shared.arn("logs", &format!("log-group:{}:{rest}", text("logGroupName")));
            vec![Act::new(format!("logs:{action}"), group)]
        }
        "AWSEvents" => {
            let entries = input["Entries"].as_array().into_iter().flatten();
            let each =
                entries.map(|entry| shared.arn("events", &format!("event-bus/{}", events::bus(entry))));
            each.map(|bus| Act::new(format!("events:{action}"), bus)).collect()
        }
        "AmazonEC2ContainerServiceV20141113" => ecs(shared, action, input),
        registry::TARGET => {
            let account = input["registryId"].as_str().unwrap_or(&shared.account);
            let named =
                |name: &str| format!("arn:aws:ecr:{}:{account}:repository/{name}", shared.config.region);
            let names: Vec<String> = match action {
                "GetAuthorizationToken" => vec!["*".into()],
                "DescribeRepositories" => {
                    let names = input["repositoryNames"].as_array().into_iter().flatten();
                    let names: Vec<String> = names.filter_map(Json::as_str).map(named).collect();
                    if names.is_empty() { vec![named("*")] } else { names }
                }
                _ => vec![named(text("repositoryName"))],
            };
            names.into_iter().map(|name| Act::new(format!("ecr:{action}"), name)).collect()
        }
        other => vec![Act::new(format!("{}:{action}", other.to_lowercase()), "*")],
    }
}

fn ecs(shared: &Shared, action: &str, input: &Json) -> Vec<Act> {
    let text = |key: &str| input[key].as_str().unwrap_or_default();
    let cluster = text("cluster").rsplit('/').next().unwrap_or_default();
    let cluster_arn = shared.arn("ecs", &format!("cluster/{cluster}"));
    let act = |resource: &str| Act::new(format!("ecs:{action}"), resource).with("ecs:cluster", &*cluster_arn);
    let full = |kind: &str, name: &str| {
        let rest = format!("{kind}/{cluster}/{name}");
        if name.starts_with("arn:") { name.to_owned() } else { shared.arn("ecs", &rest) }
    };
    let each = |key: &str, kind: &str| -> Vec<Act> {
        let names = input[key].as_array().into_iter().flatten().filter_map(Json::as_str);
        names.map(|name| act(&full(kind, name))).collect()
    };
    match action {
        "DescribeTasks" => each("tasks", "task"),
        "DescribeServices" => each("services", "service"),
        "StopTask" => vec![act(&full("task", text("task")))],
        "UpdateService" => vec![act(&full("service", text("service")))],
        "RunTask" => {
            let definition = text("taskDefinition");
            let mut acts = vec![act(definition)];
            let state = shared.state();
            let roles = state.task_definitions.get(definition).into_iter().flat_map(|definition| {
                ["TaskRoleArn", "ExecutionRoleArn"].into_iter().filter_map(|key| definition[key].as_str())
            });
            acts.extend(roles.map(|role| passed(role, "ecs-tasks.amazonaws.com")));
            acts
        }
        _ => vec![act("*")],
    }
}

/// Of a call of RDS or ElastiCache.
pub(crate) fn data(
    shared: &Shared,
    service: &str,
    action: &str,
    input: &BTreeMap<String, String>,
) -> Vec<Act> {
    let kinds = if service == "rds" {
        [("db", "DBInstanceIdentifier"), ("snapshot", "DBSnapshotIdentifier")]
    } else {
        [("replicationgroup", "ReplicationGroupId"), ("snapshot", "SnapshotName")]
    };
    let named = |(kind, key): (&str, &str)| {
        let name = input.get(key)?.to_lowercase();
        Some(shared.arn(service, &format!("{kind}:{name}")))
    };
    let mut resources: Vec<String> = kinds.into_iter().filter_map(named).collect();
    if resources.is_empty() {
        resources.push("*".into());
    }
    resources.into_iter().map(|resource| Act::new(format!("{service}:{action}"), resource)).collect()
}

/// Of a request to S3.
pub(crate) fn s3(method: &Method, bucket: &str, key: &str, query: &BTreeMap<String, String>) -> Vec<Act> {
    let is_upload = query.contains_key("uploadId") || query.contains_key("uploads");
    let action = match (method, key.is_empty()) {
        _ if bucket.is_empty() => "ListAllMyBuckets",
        (&Method::GET | &Method::HEAD, true) => "ListBucket",
        (&Method::PUT, true) => "CreateBucket",
        (&Method::DELETE, true) => "DeleteBucket",
        (&Method::GET, false) if is_upload => "ListMultipartUploadParts",
        (&Method::GET | &Method::HEAD, false) => "GetObject",
        (&Method::DELETE, false) if is_upload => "AbortMultipartUpload",
        (&Method::DELETE, false) => "DeleteObject",
        _ => "PutObject",
    };
    let slash = if key.is_empty() { "" } else { "/" };
    let resource = if bucket.is_empty() { "*".into() } else { format!("arn:aws:s3:::{bucket}{slash}{key}") };
    vec![Act::new(format!("s3:{action}"), resource)]
}
