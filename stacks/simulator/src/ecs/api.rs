//! The actions of ECS's API that the deploy engine and the command line ask.

use std::sync::Arc;

use serde_json::{Map, Value as Json, json};
use tokio::sync::mpsc;

use super::task;
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
            let inner = shared.ecs.lock();
            let arns: Vec<&String> = inner
                .tasks
                .values()
                .filter(|task| task.arn.contains(&format!("task/{cluster}/")))
                .filter(|task| group.as_ref().is_none_or(|group| *group == task.group))
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
        "RunTask" => {
            let definition = input["taskDefinition"].as_str().unwrap_or_default();
            if shared.state().task_definitions.get(definition).is_none_or(|json| json["Status"] == "INACTIVE")
            {
                return Err(ApiError::bad("ClientException", "TaskDefinition not found."));
            }
            let family = task::id(definition).split(':').next().unwrap_or_default();
            // Nobody replaces a one-off task, so nobody listens for its end.
            let (exited, _) = mpsc::unbounded_channel();
            let arn = task::start(shared, definition, cluster, format!("family:{family}"), exited).await;
            let task = shared.ecs.lock().tasks.get(&arn).cloned();
            let tasks: Vec<Json> = task.iter().map(|task| task.describe(shared)).collect();
            Ok(json!({ "tasks": tasks, "failures": [] }))
        }
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
    let rollout = inner.rollouts.get(&arn);
    let events: Vec<Json> = rollout
        .iter()
        .flat_map(|rollout| &rollout.events)
        .map(|(time, message)| json!({ "createdAt": time / 1000, "message": message }))
        .collect();
    let deployment = rollout.map(|rollout| {
        json!({
            "id": "ecs-svc/1",
            "status": "PRIMARY",
            "taskDefinition": rollout.task_definition,
            "desiredCount": service.desired,
            "runningCount": count("RUNNING"),
            "pendingCount": count("PENDING"),
            "failedTasks": rollout.failed_tasks,
            "rolloutState": rollout.state,
            "rolloutStateReason": rollout.reason,
        })
    });
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
        "deployments": deployment.into_iter().collect::<Vec<Json>>(),
        "events": events,
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
