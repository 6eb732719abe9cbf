//! ECS and its logs: one-off tasks, and why tasks stopped.

use std::time::Duration;

use aws_sdk_cloudwatchlogs::Client as Logs;
use aws_sdk_ecs::Client as Sdk;
use aws_sdk_ecs::types::{AwsVpcConfiguration, DesiredStatus, LaunchType, NetworkConfiguration, Task};

use super::failed;
use crate::error::{Error, Result};

/// How often a one-off task is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(300);
/// Log lines that explain a stopped task.
const LAST_LINES: i32 = 8;

#[derive(Clone, Debug)]
pub(crate) struct Client {
    sdk: Sdk,
    logs: Logs,
}

/// A task that ended, and what is known of why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stopped {
    pub(crate) task: String,
    pub(crate) image: String,
    pub(crate) reason: String,
    pub(crate) exit_code: Option<i32>,
    /// The last lines that it logged, oldest first.
    pub(crate) log: Vec<String>,
}

/// A one-off task to run.
#[derive(Clone, Debug)]
pub(crate) struct RunTask {
    pub(crate) cluster: String,
    pub(crate) task_definition: String,
    pub(crate) subnets: Vec<String>,
    pub(crate) security_group: String,
}

impl Client {
    pub(super) fn new(sdk: Sdk, logs: Logs) -> Self {
        Self { sdk, logs }
    }

    /// Runs a task and waits until it ended.
    pub(crate) async fn run(&self, run: &RunTask) -> Result<Stopped> {
        let network = AwsVpcConfiguration::builder()
            .set_subnets(Some(run.subnets.clone()))
            .security_groups(&run.security_group)
            .build()
            .map_err(|error| Error::Aws(error.to_string()))?;
        let answer = self
            .sdk
            .run_task()
            .cluster(&run.cluster)
            .task_definition(&run.task_definition)
            .launch_type(LaunchType::Fargate)
            .network_configuration(NetworkConfiguration::builder().awsvpc_configuration(network).build())
            .send()
            .await
            .map_err(failed)?;
        let started = answer.tasks.unwrap_or_default().into_iter().next().and_then(|task| task.task_arn);
        let Some(arn) = started else {
            let reasons: Vec<String> =
                answer.failures.unwrap_or_default().into_iter().filter_map(|f| f.reason).collect();
            return Err(Error::Aws(format!("the task did not start: {}", reasons.join(", "))));
        };
        loop {
            let described =
                self.sdk.describe_tasks().cluster(&run.cluster).tasks(&arn).send().await.map_err(failed)?;
            let task = described.tasks.unwrap_or_default().into_iter().next();
            match task {
                Some(task) if task.last_status.as_deref() == Some("STOPPED") => {
                    return self.stopped(task).await;
                }
                _ => tokio::time::sleep(LOOK_EVERY).await,
            }
        }
    }

    /// The newest task of a service that ended, if any did.
    pub(crate) async fn last_stopped(&self, service_arn: &str) -> Result<Option<Stopped>> {
        // arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/NAME
        let mut parts = service_arn.rsplit('/');
        let (Some(name), Some(cluster)) = (parts.next(), parts.next()) else { return Ok(None) };
        self.last_stopped_of(cluster, name).await
    }

    pub(crate) async fn last_stopped_of(&self, cluster: &str, service: &str) -> Result<Option<Stopped>> {
        let request = self
            .sdk
            .list_tasks()
            .cluster(cluster)
            .service_name(service)
            .desired_status(DesiredStatus::Stopped);
        let arns = request.send().await.map_err(failed)?.task_arns.unwrap_or_default();
        if arns.is_empty() {
            return Ok(None);
        }
        let described =
            self.sdk.describe_tasks().cluster(cluster).set_tasks(Some(arns)).send().await.map_err(failed)?;
        let tasks = described.tasks.unwrap_or_default();
        // A task that was stopped to make room explains nothing.
        let own_fault =
            |task: &Task| !task.stopped_reason.as_deref().unwrap_or_default().starts_with("Scaling activity");
        let newest = tasks
            .into_iter()
            .filter(own_fault)
            .max_by_key(|task| (task.created_at.map_or(0, |time| time.secs()), task.task_arn.clone()));
        match newest {
            Some(task) => self.stopped(task).await.map(Some),
            None => Ok(None),
        }
    }

    async fn stopped(&self, task: Task) -> Result<Stopped> {
        let container = task.containers.unwrap_or_default().into_iter().next();
        let arn = task.task_arn.unwrap_or_default();
        let definition = task.task_definition_arn.unwrap_or_default();
        let id = arn.rsplit('/').next().unwrap_or_default().to_owned();
        let (name, image, exit_code) = container.map_or((String::new(), String::new(), None), |container| {
            (container.name.unwrap_or_default(), container.image.unwrap_or_default(), container.exit_code)
        });
        // A task that never began has no log; that it has none is no second failure.
        let log = self.log(&definition, &name, &id).await.unwrap_or_default();
        Ok(Stopped { task: id, image, reason: task.stopped_reason.unwrap_or_default(), exit_code, log })
    }

    /// The last lines of a container, from where its task definition sends them.
    async fn log(&self, definition: &str, container: &str, task: &str) -> Result<Vec<String>> {
        let described =
            self.sdk.describe_task_definition().task_definition(definition).send().await.map_err(failed)?;
        let containers = described
            .task_definition
            .and_then(|definition| definition.container_definitions)
            .unwrap_or_default();
        let logs = containers.into_iter().find(|found| found.name.as_deref() == Some(container));
        let options =
            logs.and_then(|found| found.log_configuration).and_then(|logs| logs.options).unwrap_or_default();
        let (Some(group), Some(prefix)) =
            (options.get("awslogs-group"), options.get("awslogs-stream-prefix"))
        else {
            return Ok(Vec::new());
        };
        let stream = format!("{prefix}/{container}/{task}");
        let request =
            self.logs.get_log_events().log_group_name(group).log_stream_name(stream).limit(LAST_LINES);
        let events = request.send().await.map_err(failed)?.events.unwrap_or_default();
        Ok(events.into_iter().filter_map(|event| event.message).collect())
    }
}
