//! One task: from its definition to a process, and to the reason why it stopped. The process is that of one container, the
//! first essential one; what stands beside it in the definition is told of, and does not run.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;

use serde_json::{Value as Json, json};
use tokio::sync::mpsc;

use crate::backing::{Exit, LogSink, TaskSpec};
use crate::shared::Shared;
use crate::{registry, secrets, sts};

/// Why a container is stopped that has no process.
const BESIDE: &str = "The simulator runs the first essential container of a task only";
/// Stopped tasks that are remembered, as ECS remembers them for an hour.
const MOST_STOPPED: usize = 100;

/// A task to start.
#[derive(Clone, Debug)]
pub(super) struct Launch {
    /// The ARN of its definition.
    pub(super) definition: String,
    pub(super) cluster: String,
    /// `service:NAME` or `family:NAME`.
    pub(super) group: String,
    /// The id of a deployment, or what the caller of `RunTask` says.
    pub(super) started_by: String,
    /// What replaces parts of the definition, as `RunTask` has it.
    pub(super) overrides: Json,
}

/// What is known of a task.
#[derive(Clone, Debug)]
pub(super) struct Task {
    pub(super) arn: String,
    pub(super) definition: String,
    pub(super) group: String,
    pub(super) started_by: String,
    pub(super) overrides: Json,
    pub(super) status: &'static str,
    pub(super) address: Option<IpAddr>,
    pub(super) exit_code: Option<i32>,
    pub(super) stop_code: &'static str,
    pub(super) stopped_reason: String,
    pub(super) created: u64,
    pub(super) started: Option<u64>,
    pub(super) stopped: Option<u64>,
    pub(super) log_stream: String,
    /// Of its image, where that is known.
    pub(super) digest: Option<String>,
}

/// A request of `RunTask` that had a client token, and the task that it started.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) request: Json,
    pub(super) task: String,
}

/// A task that is taken note of.
pub(super) enum Begun {
    Fresh(String),
    /// The client token is known.
    Again(Run),
}

/// The id at the end of a task's ARN.
pub(super) fn id(arn: &str) -> &str {
    arn.rsplit('/').next().unwrap_or(arn)
}

/// Starts a task of a definition. Its end, early or late, is sent to `exited` with its ARN.
pub(super) async fn start(
    shared: &Arc<Shared>,
    launch: &Launch,
    exited: mpsc::UnboundedSender<String>,
) -> String {
    match begin(shared, launch, None) {
        Begun::Fresh(arn) => {
            carry_out(shared, launch, &arn, exited).await;
            arn
        }
        Begun::Again(run) => run.task,
    }
}

/// Takes note of a task, once for each client token; [`carry_out`] starts it.
pub(super) fn begin(shared: &Shared, launch: &Launch, request: Option<(&str, &Json)>) -> Begun {
    let now = shared.now();
    let mut state = shared.state();
    let arn = shared.arn("ecs", &format!("task/{}/{}", launch.cluster, state.id()));
    let container = state.task_definitions.get(&launch.definition).map_or(&Json::Null, container);
    let name = container["Name"].as_str().unwrap_or_default();
    let logs = &container["LogConfiguration"]["Options"];
    let prefix = logs["awslogs-stream-prefix"].as_str().unwrap_or("ecs");
    let task = Task {
        arn: arn.clone(),
        definition: launch.definition.clone(),
        group: launch.group.clone(),
        started_by: launch.started_by.clone(),
        overrides: launch.overrides.clone(),
        status: "PENDING",
        address: None,
        exit_code: None,
        stop_code: "",
        stopped_reason: String::new(),
        created: now,
        started: None,
        stopped: None,
        log_stream: format!("{prefix}/{name}/{}", id(&arn)),
        digest: None,
    };
    let mut inner = shared.ecs.lock();
    if let Some((token, request)) = request {
        if let Some(run) = inner.runs.get(token) {
            return Begun::Again(run.clone());
        }
        inner.runs.insert(token.to_owned(), Run { request: request.clone(), task: arn.clone() });
    }
    inner.tasks.insert(arn.clone(), task);
    Begun::Fresh(arn)
}

/// Starts a task that was taken note of.
pub(super) async fn carry_out(
    shared: &Arc<Shared>,
    launch: &Launch,
    arn: &str,
    exited: mpsc::UnboundedSender<String>,
) {
    let definition = shared.state().task_definitions.get(&launch.definition).cloned();
    let started = match definition.filter(|json| json["Status"] != "INACTIVE") {
        None => Err(String::from("TaskDefinition is inactive or not found")),
        Some(definition) => run(shared, arn, &definition, launch, exited.clone()).await,
    };
    if let Err(reason) = started {
        stopped(shared, arn, None, "TaskFailedToStart", reason);
        let _ = exited.send(arn.to_owned());
    }
}

async fn run(
    shared: &Arc<Shared>,
    arn: &str,
    definition: &Json,
    launch: &Launch,
    exited: mpsc::UnboundedSender<String>,
) -> Result<(), String> {
    let container = container(definition);
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
    let overrides = overrides(launch, container);
    for pair in overrides["environment"].as_array().into_iter().flatten() {
        let text = |key: &str| pair[key].as_str().unwrap_or_default().to_owned();
        environment.insert(text("name"), text("value"));
    }
    environment.extend(sts::environment(shared, definition["TaskRoleArn"].as_str(), id(arn)));
    let texts = |list: &Json| -> Vec<String> {
        list.as_array().into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
    };
    let replaced = &overrides["command"];
    let command = texts(if replaced.is_null() { &container["Command"] } else { replaced });
    let mut spec = TaskSpec {
        id: shared.backed(id(arn)),
        image: container["Image"].as_str().unwrap_or_default().to_owned(),
        layers: Vec::new(),
        entrypoint: texts(&container["EntryPoint"]),
        command,
        environment,
    };
    registry::fill(shared, &mut spec, definition["ExecutionRoleArn"].as_str())?;
    if let Some(task) = shared.ecs.lock().tasks.get_mut(arn) {
        task.digest = digest(&spec.image).map(str::to_owned);
    }
    let running = shared.config.backing.run_task(spec, log_sink(shared, arn, container)).await;
    let running = running.map_err(|failure| failure.0)?;
    if let Some(task) = shared.ecs.lock().tasks.get_mut(arn) {
        task.status = "RUNNING";
        task.address = Some(running.address);
        task.started = Some(shared.now());
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

/// The container of a definition that runs: the first of those that end the task with them, as every one does that does not say
/// otherwise.
fn container(definition: &Json) -> &Json {
    // Through a parameter it comes as text.
    let is_essential =
        |container: &&Json| container["Essential"] != false && container["Essential"] != "false";
    containers(definition).find(is_essential).unwrap_or(&definition["ContainerDefinitions"][0])
}

/// The containers of a definition, in its order.
pub(super) fn containers(definition: &Json) -> impl Iterator<Item = &Json> {
    definition["ContainerDefinitions"].as_array().into_iter().flatten()
}

/// What replaces parts of a container's definition.
fn overrides<'a>(launch: &'a Launch, container: &Json) -> &'a Json {
    let mut given = launch.overrides["containerOverrides"].as_array().into_iter().flatten();
    given.find(|given| given["name"] == container["Name"]).unwrap_or(&Json::Null)
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
    shared.config.backing.stop_task(shared.backed(id(arn))).await;
    stopped(shared, arn, None, code, reason.to_owned());
}

fn stopped(shared: &Shared, arn: &str, exit_code: Option<i32>, code: &'static str, reason: String) {
    let now = shared.now();
    let inner = &mut *shared.ecs.lock();
    let Some(task) = inner.tasks.get_mut(arn) else { return };
    task.status = "STOPPED";
    task.stopped = task.stopped.or(Some(now));
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
    let tasks = &inner.tasks;
    inner.runs.retain(|_, run| tasks.contains_key(&run.task));
}

impl Task {
    pub(super) fn describe(&self, shared: &Shared) -> Json {
        let definition = shared.state().task_definitions.get(&self.definition).cloned().unwrap_or_default();
        let addresses: Vec<Json> =
            self.address.iter().map(|ip| json!({ "privateIpv4Address": ip.to_string() })).collect();
        let text = |text: &str| if text.is_empty() { Json::Null } else { text.into() };
        let seconds = |time: Option<u64>| time.map(|time| time / 1000);
        // No container has a health check of its own here.
        let health = "UNKNOWN";
        let own = container(&definition);
        let mut told = vec![json!({
            "name": own["Name"],
            "image": own["Image"],
            "imageDigest": self.digest,
            "lastStatus": self.status,
            "healthStatus": health,
            "exitCode": self.exit_code,
            "networkInterfaces": addresses,
        })];
        let beside = containers(&definition).filter(|other| !std::ptr::eq(*other, own));
        told.extend(beside.map(|other| {
            json!({
                "name": other["Name"],
                "image": other["Image"],
                "lastStatus": "STOPPED",
                "healthStatus": health,
                "reason": BESIDE,
                "networkInterfaces": [],
            })
        }));
        json!({
            "taskArn": self.arn,
            "clusterArn": shared.arn("ecs", &format!("cluster/{}", cluster(&self.arn))),
            "taskDefinitionArn": self.definition,
            "group": self.group,
            "startedBy": text(&self.started_by),
            "overrides": if self.overrides.is_null() { json!({}) } else { self.overrides.clone() },
            "lastStatus": self.status,
            "desiredStatus": if self.status == "STOPPED" { "STOPPED" } else { "RUNNING" },
            "healthStatus": health,
            "stopCode": text(self.stop_code),
            "stoppedReason": text(&self.stopped_reason),
            "createdAt": seconds(Some(self.created)),
            "startedAt": seconds(self.started),
            "stoppedAt": seconds(self.stopped),
            "launchType": "FARGATE",
            "containers": told,
        })
    }
}

/// The cluster in a task's ARN: `arn:aws:ecs:REGION:ACCOUNT:task/CLUSTER/ID`.
fn cluster(arn: &str) -> &str {
    arn.rsplit('/').nth(1).unwrap_or_default()
}

/// The digest in an image's name, if it has one.
fn digest(image: &str) -> Option<&str> {
    image.split_once('@').map(|(_, digest)| digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(containers: &Json, expected: &str) {
        let definition = json!({ "ContainerDefinitions": containers });
        assert_eq!(container(&definition)["Name"], expected);
    }

    #[test]
    fn the_first_essential_container_runs() {
        check(&json!([{ "Name": "app" }]), "app");
        check(
            &json!([{ "Name": "app", "Essential": true }, { "Name": "collector", "Essential": false }]),
            "app",
        );
        check(
            &json!([{ "Name": "collector", "Essential": false }, { "Name": "app", "Essential": true }]),
            "app",
        );
        check(&json!([{ "Name": "collector", "Essential": "false" }, { "Name": "app" }]), "app");
        check(&json!([{ "Name": "app" }, { "Name": "other" }]), "app");
        check(&json!([{ "Name": "alone", "Essential": false }]), "alone");
    }
}
