//! One task: from its definition to a process, and to the reason why it stopped.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;

use serde_json::{Value as Json, json};
use tokio::sync::mpsc;

use crate::backing::{Exit, LogSink, TaskSpec};
use crate::shared::Shared;
use crate::{secrets, sts};

/// Stopped tasks that are remembered, as ECS remembers them for an hour.
const MOST_STOPPED: usize = 100;

/// What is known of a task.
#[derive(Clone, Debug)]
pub(super) struct Task {
    pub(super) arn: String,
    pub(super) definition: String,
    /// `service:NAME` or `family:NAME`.
    pub(super) group: String,
    pub(super) status: &'static str,
    pub(super) address: Option<IpAddr>,
    pub(super) exit_code: Option<i32>,
    pub(super) stop_code: &'static str,
    pub(super) stopped_reason: String,
    pub(super) created: u64,
    pub(super) log_stream: String,
}

/// The id at the end of a task's ARN.
pub(super) fn id(arn: &str) -> &str {
    arn.rsplit('/').next().unwrap_or(arn)
}

/// Starts a task of a definition. Its end, early or late, is sent to `exited` with its ARN.
pub(super) async fn start(
    shared: &Arc<Shared>,
    definition: &str,
    cluster: &str,
    group: String,
    exited: mpsc::UnboundedSender<String>,
) -> String {
    let (arn, container, role) = {
        let now = shared.now();
        let mut state = shared.state();
        let arn = shared.arn("ecs", &format!("task/{cluster}/{}", state.id()));
        let active = state.task_definitions.get(definition).filter(|json| json["Status"] != "INACTIVE");
        let container = active.map(|json| json["ContainerDefinitions"][0].clone());
        let role = active.and_then(|json| json["TaskRoleArn"].as_str()).map(str::to_owned);
        let name = container.as_ref().and_then(|c| c["Name"].as_str()).unwrap_or_default();
        let logs = container.as_ref().map_or(&Json::Null, |c| &c["LogConfiguration"]["Options"]);
        let prefix = logs["awslogs-stream-prefix"].as_str().unwrap_or("ecs");
        let task = Task {
            arn: arn.clone(),
            definition: definition.to_owned(),
            group,
            status: "PENDING",
            address: None,
            exit_code: None,
            stop_code: "",
            stopped_reason: String::new(),
            created: now,
            log_stream: format!("{prefix}/{name}/{}", id(&arn)),
        };
        shared.ecs.lock().tasks.insert(arn.clone(), task);
        (arn, container, role)
    };
    let started = match container {
        None => Err((String::from("TaskDefinition is inactive or not found"), "TaskFailedToStart")),
        Some(container) => run(shared, &arn, &container, role, exited.clone())
            .await
            .map_err(|why| (why, "TaskFailedToStart")),
    };
    if let Err((reason, code)) = started {
        stopped(shared, &arn, None, code, reason);
        let _ = exited.send(arn.clone());
    }
    arn
}

async fn run(
    shared: &Arc<Shared>,
    arn: &str,
    container: &Json,
    role: Option<String>,
    exited: mpsc::UnboundedSender<String>,
) -> Result<(), String> {
    let mut environment: BTreeMap<String, String> = BTreeMap::new();
    for pair in container["Environment"].as_array().into_iter().flatten() {
        let value = match &pair["Value"] {
            Json::String(text) => text.clone(),
            other => other.to_string(),
        };
        environment.insert(pair["Name"].as_str().unwrap_or_default().to_owned(), value);
    }
    for secret in container["Secrets"].as_array().into_iter().flatten() {
        let from = secret["ValueFrom"].as_str().unwrap_or_default();
        let value = secrets::resolve(shared, from).ok_or_else(|| {
            format!(
                "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval \
                 failed: unable to retrieve secret from asm: ResourceNotFoundException: Secrets Manager can't find \
                 the specified secret: {from}"
            )
        })?;
        environment.insert(secret["Name"].as_str().unwrap_or_default().to_owned(), value);
    }
    environment.extend(sts::environment(shared, role.as_deref(), id(arn)));
    let texts = |list: &Json| -> Vec<String> {
        list.as_array().into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
    };
    let mut command = texts(&container["EntryPoint"]);
    command.extend(texts(&container["Command"]));
    let image = container["Image"].as_str().unwrap_or_default().to_owned();
    let spec = TaskSpec { id: id(arn).to_owned(), image, command, environment };
    let running = shared.config.backing.run_task(spec, log_sink(shared, arn, container)).await;
    let running = running.map_err(|failure| failure.0)?;
    if let Some(task) = shared.ecs.lock().tasks.get_mut(arn) {
        task.status = "RUNNING";
        task.address = Some(running.address);
    }
    let (shared, arn) = (Arc::clone(shared), arn.to_owned());
    tokio::spawn(async move {
        let exit = running.exited.await.ok();
        let (code, reason) = match exit {
            Some(Exit::Code(code)) => (Some(code), "Essential container in task exited".to_owned()),
            Some(Exit::Signal(signal)) => {
                (Some(128 + signal), format!("Essential container in task exited: killed by signal {signal}"))
            }
            None => (None, "The process was lost".to_owned()),
        };
        stopped(&shared, &arn, code, "EssentialContainerExited", reason);
        let _ = exited.send(arn);
    });
    Ok(())
}

/// Lines go where the `awslogs` driver of the container sends them.
fn log_sink(shared: &Arc<Shared>, arn: &str, container: &Json) -> LogSink {
    let group =
        container["LogConfiguration"]["Options"]["awslogs-group"].as_str().unwrap_or("/ecs").to_owned();
    let stream = shared.ecs.lock().tasks.get(arn).map(|task| task.log_stream.clone()).unwrap_or_default();
    let shared = Arc::clone(shared);
    Arc::new(move |line| shared.logs.append(&group, &stream, shared.now(), line))
}

/// Stops a task's process; the reason is what `DescribeTasks` will say.
pub(super) async fn stop(shared: &Arc<Shared>, arn: &str, code: &'static str, reason: &str) {
    if let Some(task) = shared.ecs.lock().tasks.get_mut(arn).filter(|task| task.status != "STOPPED") {
        task.stop_code = code;
        reason.clone_into(&mut task.stopped_reason);
    }
    shared.config.backing.stop_task(id(arn).to_owned()).await;
    stopped(shared, arn, None, code, reason.to_owned());
}

fn stopped(shared: &Shared, arn: &str, exit_code: Option<i32>, code: &'static str, reason: String) {
    let mut inner = shared.ecs.lock();
    let Some(task) = inner.tasks.get_mut(arn) else { return };
    task.status = "STOPPED";
    task.exit_code = task.exit_code.or(exit_code);
    // Whoever stopped it first gave the reason.
    if task.stopped_reason.is_empty() {
        task.stop_code = code;
        task.stopped_reason = reason;
    }
    let stopped: Vec<String> =
        inner.tasks.values().filter(|task| task.status == "STOPPED").map(|task| task.arn.clone()).collect();
    for arn in stopped.iter().take(stopped.len().saturating_sub(MOST_STOPPED)) {
        inner.tasks.remove(arn);
    }
}

impl Task {
    pub(super) fn describe(&self, shared: &Shared) -> Json {
        let definition = shared.state().task_definitions.get(&self.definition).cloned().unwrap_or_default();
        let container = &definition["ContainerDefinitions"][0];
        let addresses: Vec<Json> =
            self.address.iter().map(|ip| json!({ "privateIpv4Address": ip.to_string() })).collect();
        json!({
            "taskArn": self.arn,
            "taskDefinitionArn": self.definition,
            "group": self.group,
            "lastStatus": self.status,
            "desiredStatus": if self.status == "STOPPED" { "STOPPED" } else { "RUNNING" },
            "stopCode": if self.stop_code.is_empty() { Json::Null } else { self.stop_code.into() },
            "stoppedReason": if self.stopped_reason.is_empty() { Json::Null } else { self.stopped_reason.as_str().into() },
            "createdAt": self.created / 1000,
            "launchType": "FARGATE",
            "containers": [{
                "name": container["Name"],
                "image": container["Image"],
                "lastStatus": self.status,
                "exitCode": self.exit_code,
                "networkInterfaces": addresses,
            }],
        })
    }
}
