//! ECS and its logs: one-off tasks, and why tasks stopped.

use aws_sdk_ecs::Client as Sdk;
use aws_sdk_ecs::types::{
    AwsVpcConfiguration, Container, ContainerDefinition, ContainerOverride, DeploymentRolloutState,
    DesiredStatus, LaunchType, NetworkConfiguration, Task, TaskOverride,
};

use super::failed;
use super::logs::Client as Logs;
use crate::error::{Error, Result};

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
    /// When it was made, in seconds since the epoch.
    pub(crate) created: i64,
    /// The last lines that it logged, oldest first.
    pub(crate) log: Vec<String>,
    /// The group and the stream of all that it logged.
    pub(crate) stream: Option<(String, String)>,
}

/// A one-off task to run.
#[derive(Clone, Debug, Default)]
pub(crate) struct RunTask {
    pub(crate) cluster: String,
    pub(crate) task_definition: String,
    pub(crate) subnets: Vec<String>,
    pub(crate) security_group: String,
    /// What it runs instead of its definition's command.
    pub(crate) command: Vec<String>,
}

/// How far ECS is with the deployment that it works towards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rollout {
    InProgress,
    Completed,
    Failed,
}

/// A service and its newest deployment.
#[derive(Clone, Debug)]
pub(crate) struct Service {
    pub(crate) name: String,
    pub(crate) rollout: Rollout,
    pub(crate) reason: String,
    /// Of the task definition of that deployment.
    pub(crate) images: Vec<String>,
    /// Its tasks that failed, oldest first.
    pub(crate) failed: Vec<Stopped>,
}

impl Client {
    pub(super) fn new(sdk: Sdk, logs: Logs) -> Self {
        Self { sdk, logs }
    }

    /// Starts a task, once for each token; gives its ARN.
    pub(crate) async fn start(&self, run: &RunTask, token: &str) -> Result<String> {
        let network = AwsVpcConfiguration::builder()
            .set_subnets(Some(run.subnets.clone()))
            .security_groups(&run.security_group)
            .build()
            .map_err(|error| Error::Aws(error.to_string()))?;
        let overrides = if run.command.is_empty() {
            None
        } else {
            let container = ContainerOverride::builder().name(self.container(&run.task_definition).await?);
            let container = container.set_command(Some(run.command.clone())).build();
            Some(TaskOverride::builder().container_overrides(container).build())
        };
        let answer = self
            .sdk
            .run_task()
            .cluster(&run.cluster)
            .task_definition(&run.task_definition)
            .launch_type(LaunchType::Fargate)
            .network_configuration(NetworkConfiguration::builder().awsvpc_configuration(network).build())
            .set_overrides(overrides)
            .client_token(token)
            .send()
            .await
            .map_err(failed)?;
        let started = answer.tasks.unwrap_or_default().into_iter().next().and_then(|task| task.task_arn);
        started.ok_or_else(|| {
            let reasons: Vec<String> =
                answer.failures.unwrap_or_default().into_iter().filter_map(|f| f.reason).collect();
            Error::Aws(format!("the task did not start: {}", reasons.join(", ")))
        })
    }

    /// A task, once it has ended.
    pub(crate) async fn ended(&self, cluster: &str, arn: &str) -> Result<Option<Stopped>> {
        let described = self.sdk.describe_tasks().cluster(cluster).tasks(arn).send().await.map_err(failed)?;
        match described.tasks.unwrap_or_default().into_iter().next() {
            Some(task) if task.last_status.as_deref() == Some("STOPPED") => {
                self.stopped(task).await.map(Some)
            }
            _ => Ok(None),
        }
    }

    /// A service by its ARN: its newest deployment, and the tasks of that deployment which failed.
    pub(crate) async fn service(&self, arn: &str) -> Result<Option<Service>> {
        // arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/NAME
        let mut parts = arn.rsplit('/');
        let (Some(name), Some(cluster)) = (parts.next(), parts.next()) else { return Ok(None) };
        let described =
            self.sdk.describe_services().cluster(cluster).services(name).send().await.map_err(failed)?;
        let Some(service) = described.services.unwrap_or_default().into_iter().next() else {
            return Ok(None);
        };
        let deployments = service.deployments.unwrap_or_default();
        let primary =
            deployments.into_iter().find(|deployment| deployment.status.as_deref() == Some("PRIMARY"));
        let Some(primary) = primary else { return Ok(None) };
        let definition = primary.task_definition.unwrap_or_default();
        let deployment = primary.id.unwrap_or_default();
        Ok(Some(Service {
            name: name.to_owned(),
            rollout: match primary.rollout_state {
                Some(DeploymentRolloutState::Completed) => Rollout::Completed,
                Some(DeploymentRolloutState::Failed) => Rollout::Failed,
                _ => Rollout::InProgress,
            },
            reason: primary.rollout_state_reason.unwrap_or_default(),
            images: self.images(&definition).await?,
            failed: self.failed_tasks(cluster, name, &deployment).await?,
        }))
    }

    /// The images of a task definition's containers.
    async fn images(&self, definition: &str) -> Result<Vec<String>> {
        let containers = self.containers(definition).await?;
        Ok(containers.into_iter().filter_map(|container| container.image).collect())
    }

    /// The name of the container that a task is about: the first essential one.
    async fn container(&self, definition: &str) -> Result<String> {
        let containers = self.containers(definition).await?;
        let main = containers.into_iter().find(|container| container.essential.unwrap_or(true));
        Ok(main.and_then(|container| container.name).unwrap_or_default())
    }

    async fn containers(&self, definition: &str) -> Result<Vec<ContainerDefinition>> {
        let described =
            self.sdk.describe_task_definition().task_definition(definition).send().await.map_err(failed)?;
        Ok(described.task_definition.and_then(|found| found.container_definitions).unwrap_or_default())
    }

    /// The tasks of one deployment that ended by their own fault, oldest first.
    async fn failed_tasks(&self, cluster: &str, service: &str, deployment: &str) -> Result<Vec<Stopped>> {
        let request = self
            .sdk
            .list_tasks()
            .cluster(cluster)
            .service_name(service)
            .desired_status(DesiredStatus::Stopped);
        let arns = request.send().await.map_err(failed)?.task_arns.unwrap_or_default();
        if arns.is_empty() {
            return Ok(Vec::new());
        }
        let described =
            self.sdk.describe_tasks().cluster(cluster).set_tasks(Some(arns)).send().await.map_err(failed)?;
        let own_fault = |task: &Task| {
            // A task that was stopped to make room explains nothing.
            task.started_by.as_deref() == Some(deployment)
                && !task.stopped_reason.as_deref().unwrap_or_default().starts_with("Scaling activity")
        };
        let mut tasks: Vec<Task> = described.tasks.unwrap_or_default();
        tasks.retain(own_fault);
        tasks.sort_by_key(|task| (task.created_at.map_or(0, |time| time.secs()), task.task_arn.clone()));
        let mut failed = Vec::new();
        for task in tasks {
            failed.push(self.stopped(task).await?);
        }
        Ok(failed)
    }

    async fn stopped(&self, task: Task) -> Result<Stopped> {
        let created = task.created_at.map_or(0, |time| time.secs());
        let arn = task.task_arn.unwrap_or_default();
        let definition = task.task_definition_arn.unwrap_or_default();
        let id = arn.rsplit('/').next().unwrap_or_default().to_owned();
        // A container beside it may have brought the task down.
        let main = self.container(&definition).await.unwrap_or_default();
        let is_main = |container: &&Container| container.name.as_deref() == Some(main.as_str());
        let failed = |container: &&Container| container.exit_code.is_some_and(|code| code != 0);
        let containers = task.containers.unwrap_or_default();
        let blamed = containers.iter().find(|container| is_main(container) && failed(container));
        let blamed = blamed.or_else(|| containers.iter().find(failed));
        let blamed = blamed.or_else(|| containers.iter().find(is_main)).or_else(|| containers.first());
        let (name, image, exit_code) = blamed.map_or((String::new(), String::new(), None), |container| {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            (text(&container.name), text(&container.image), container.exit_code)
        });
        let stream = self.stream(&definition, &name, &id).await.unwrap_or_default();
        // A task that never began has no log; that it has none is no second failure.
        let log = match &stream {
            Some((group, stream)) => self.logs.last(group, stream).await.unwrap_or_default(),
            None => Vec::new(),
        };
        let reason = task.stopped_reason.unwrap_or_default();
        Ok(Stopped { task: id, image, reason, exit_code, created, log, stream })
    }

    /// The group and the stream that a container logs to, as its task definition says.
    async fn stream(
        &self,
        definition: &str,
        container: &str,
        task: &str,
    ) -> Result<Option<(String, String)>> {
        let containers = self.containers(definition).await?;
        let logs = containers.into_iter().find(|found| found.name.as_deref() == Some(container));
        let options =
            logs.and_then(|found| found.log_configuration).and_then(|logs| logs.options).unwrap_or_default();
        let (Some(group), Some(prefix)) =
            (options.get("awslogs-group"), options.get("awslogs-stream-prefix"))
        else {
            return Ok(None);
        };
        Ok(Some((group.clone(), format!("{prefix}/{container}/{task}"))))
    }
}
