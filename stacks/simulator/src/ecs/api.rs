//! The actions of ECS's API that the deploy engine and the command line ask.

use std::sync::Arc;

use serde_json::{Map, Value as Json, json};
use tokio::sync::mpsc;

use super::deployment::Deployments;
use super::task::{self, Begun, Launch, Run};
use crate::error::ApiError;
use crate::shared::Shared;

pub(crate) async fn answer(shared: &Arc<Shared>, action: &str, input: &Json) -> Result<Json, ApiError> {
    let cluster = name(input["cluster"].as_str().unwrap_or("default"));
    match action {
        "DescribeClusters" => {
            let state = shared.state();
            let names = input["clusters"].as_array().into_iter().flatten().filter_map(Json::as_str).map(name);
            let found: Vec<Json> = names
                .filter_map(|name| state.clusters.get_key_value(name))
                .map(|(name, arn)| json!({ "clusterName": name, "clusterArn": arn, "status": "ACTIVE" }))
                .collect();
            Ok(json!({ "clusters": found, "failures": [] }))
        }
        "ListClusters" => {
            let arns: Vec<String> = shared.state().clusters.values().cloned().collect();
            Ok(json!({ "clusterArns": arns }))
        }
        "ListServices" => {
            let state = shared.state();
            let arns: Vec<&String> = state
                .services
                .iter()
                .filter(|(_, service)| service.cluster == cluster)
                .map(|(arn, _)| arn)
                .collect();
            Ok(json!({ "serviceArns": arns }))
        }
        "DescribeServices" => {
            let asked = input["services"].as_array().into_iter().flatten().filter_map(Json::as_str);
            let (mut found, mut failures) = (Vec::new(), Vec::new());
            for asked in asked {
                match service(shared, cluster, asked) {
                    Some(json) => found.push(json),
                    None => failures.push(json!({ "arn": asked, "reason": "MISSING" })),
                }
            }
            Ok(json!({ "services": found, "failures": failures }))
        }
        "DescribeTaskDefinition" => {
            let asked = input["taskDefinition"].as_str().unwrap_or_default();
            let state = shared.state();
            let found = state.task_definitions.iter().rfind(|(arn, _)| {
                arn.as_str() == asked
                    || task::id(arn) == asked
                    || task::id(arn).split(':').next() == Some(asked)
            });
            let (arn, definition) = found
                .ok_or_else(|| ApiError::bad("ClientException", "Unable to describe task definition."))?;
            let mut json = lower_camel(definition);
            json["taskDefinitionArn"] = arn.as_str().into();
            Ok(json!({ "taskDefinition": json }))
        }
        "ListTasks" => {
            let group = input["serviceName"].as_str().map(|service| format!("service:{}", task::id(service)));
            let wanted = input["desiredStatus"].as_str().unwrap_or("RUNNING");
            let started_by = input["startedBy"].as_str();
            let inner = shared.ecs.lock();
            let arns: Vec<&String> = inner
                .tasks
                .values()
                .filter(|task| task.arn.contains(&format!("task/{cluster}/")))
                .filter(|task| group.as_ref().is_none_or(|group| *group == task.group))
                .filter(|task| started_by.is_none_or(|started_by| task.started_by == started_by))
                .filter(|task| (task.status == "STOPPED") == (wanted == "STOPPED"))
                .map(|task| &task.arn)
                .collect();
            Ok(json!({ "taskArns": arns }))
        }
        "DescribeTasks" => {
            let asked = input["tasks"].as_array().into_iter().flatten().filter_map(Json::as_str);
            let (mut found, mut failures) = (Vec::new(), Vec::new());
            for asked in asked {
                let task = shared
                    .ecs
                    .lock()
                    .tasks
                    .values()
                    .find(|task| task.arn == asked || task::id(&task.arn) == asked)
                    .cloned();
                match task {
                    Some(task) => found.push(task.describe(shared)),
                    None => failures.push(json!({ "arn": asked, "reason": "MISSING" })),
                }
            }
            Ok(json!({ "tasks": found, "failures": failures }))
        }
        "RunTask" => run_task(shared, cluster, input).await,
        "StopTask" => {
            let asked = input["task"].as_str().unwrap_or_default();
            let reason = input["reason"].as_str().unwrap_or("Task stopped by user");
            let found = shared
                .ecs
                .lock()
                .tasks
                .values()
                .find(|task| task.arn == asked || task::id(&task.arn) == asked)
                .cloned();
            let found = found.ok_or_else(|| {
                ApiError::bad("InvalidParameterException", "The referenced task was not found.")
            })?;
            task::stop(shared, &found.arn, "UserInitiated", reason).await;
            Ok(json!({ "task": found.describe(shared) }))
        }
        other => Err(ApiError::unsupported("ECS", other)),
    }
}

/// One task; the same client token gives the same one.
/// <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/ECS_Idempotency.html>
async fn run_task(shared: &Arc<Shared>, cluster: &str, input: &Json) -> Result<Json, ApiError> {
    let definition = input["taskDefinition"].as_str().unwrap_or_default();
    let known = shared.state().task_definitions.get(definition).cloned();
    let known = known.filter(|json| json["Status"] != "INACTIVE");
    let known = known.ok_or_else(|| ApiError::bad("ClientException", "TaskDefinition not found."))?;
    let is_known =
        |given: &Json| task::containers(&known).any(|container| container["Name"] == given["name"]);
    let mut overrides = input["overrides"]["containerOverrides"].as_array().into_iter().flatten();
    if let Some(other) = overrides.find(|given| !is_known(given)) {
        let name = other["name"].as_str().unwrap_or_default();
        let message =
            format!("Override for container named {name} is not a container in the TaskDefinition.");
        return Err(ApiError::bad("InvalidParameterException", message));
    }
    let family = task::id(definition).split(':').next().unwrap_or_default();
    let launch = Launch {
        definition: definition.to_owned(),
        cluster: cluster.to_owned(),
        group: input["group"].as_str().map_or_else(|| format!("family:{family}"), str::to_owned),
        started_by: input["startedBy"].as_str().unwrap_or_default().to_owned(),
        overrides: input["overrides"].clone(),
    };
    let arn = match task::begin(shared, &launch, input["clientToken"].as_str().map(|token| (token, input))) {
        Begun::Fresh(arn) => {
            // Nobody replaces a one-off task, so nobody listens for its end.
            let (exited, _) = mpsc::unbounded_channel();
            task::carry_out(shared, &launch, &arn, exited).await;
            arn
        }
        Begun::Again(Run { request, task }) if request == *input => task,
        Begun::Again(_) => {
            let message = "The provided clientToken is already in use with a different RunTask request.";
            return Err(ApiError::bad("ConflictException", message));
        }
    };
    let task = shared.ecs.lock().tasks.get(&arn).cloned();
    let tasks: Vec<Json> = task.iter().map(|task| task.describe(shared)).collect();
    Ok(json!({ "tasks": tasks, "failures": [] }))
}

/// The name at the end of an ARN, or the name itself.
fn name(text: &str) -> &str {
    text.rsplit('/').next().unwrap_or(text)
}

fn service(shared: &Shared, cluster: &str, asked: &str) -> Option<Json> {
    let (arn, service) = {
        let state = shared.state();
        let (arn, service) = state.services.iter().find(|(arn, service)| {
            arn.as_str() == asked || (service.cluster == cluster && service.name == name(asked))
        })?;
        (arn.clone(), service.clone())
    };
    let inner = shared.ecs.lock();
    let group = format!("service:{}", service.name);
    let count = |status: &str| {
        inner.tasks.values().filter(|task| task.group == group && task.status == status).count()
    };
    let deployments = inner.deployments.get(&arn);
    Some(json!({
        "serviceArn": arn,
        "serviceName": service.name,
        "clusterArn": shared.arn("ecs", &format!("cluster/{}", service.cluster)),
        "status": "ACTIVE",
        "desiredCount": service.desired,
        "runningCount": count("RUNNING"),
        "pendingCount": count("PENDING"),
        "taskDefinition": service.task_definition,
        "launchType": "FARGATE",
        "deployments": deployments.map(|deployments| deployments.describe(&inner.tasks)).unwrap_or_default(),
        "events": deployments.map(Deployments::events).unwrap_or_default(),
        "createdAt": service.created / 1000,
    }))
}

/// CloudFormation writes `ContainerDefinitions`, ECS's API `containerDefinitions`; the keys of options stay.
fn lower_camel(json: &Json) -> Json {
    match json {
        Json::Object(map) => {
            let mut out = Map::new();
            for (key, value) in map {
                let mut chars = key.chars();
                let key = chars.next().map(|c| c.to_ascii_lowercase()).into_iter().chain(chars).collect();
                out.insert(key, lower_camel(value));
            }
            Json::Object(out)
        }
        Json::Array(items) => items.iter().map(lower_camel).collect(),
        scalar => scalar.clone(),
    }
}
