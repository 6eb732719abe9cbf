//! Keeps a service's tasks running and rolls new task definitions out, with the deployment circuit breaker.
//!
//! Health checks run every quarter of a second here instead of every few: what AWS needs minutes for shows in seconds.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value as Json;
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;

use super::deployment::{Deployments, Rollout};
use super::task::{self, Launch};
use crate::backing::Failure;
use crate::shared::Shared;
use crate::state::Service;

pub(super) enum Command {
    Deploy { service: Service, cancel: CancellationToken, reply: oneshot::Sender<Result<(), Failure>> },
    Stop { reply: oneshot::Sender<()> },
}

/// Failed tasks that open the circuit breaker; ECS's own minimum.
/// <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html>
const MOST_FAILURES: u32 = 3;
const PROBE_EVERY: Duration = Duration::from_millis(250);
/// A task that does not answer at all for so long is unhealthy.
const GRACE_PERIOD: Duration = Duration::from_secs(30);
/// A task without a health check counts as healthy when it still runs after this.
const SETTLE: Duration = Duration::from_millis(750);
/// A task that ended is started again after this; longer each time it ends at once.
const RESTART: Duration = Duration::from_millis(500);
/// Why a task is stopped that a deployment makes room for, or that nobody wants any more.
const SCALED: &str = "Scaling activity initiated by deployment";

pub(super) async fn run(shared: Arc<Shared>, arn: String, mut commands: mpsc::UnboundedReceiver<Command>) {
    let (exited, mut exits) = mpsc::unbounded_channel();
    let mut controller = Controller {
        shared: Arc::clone(&shared),
        arn,
        service: None,
        deployment: String::new(),
        tasks: Vec::new(),
        exited,
    };
    let (mut short, mut pause) = (false, RESTART);
    loop {
        tokio::select! {
            command = commands.recv() => match command {
                Some(Command::Deploy { service, cancel, reply }) => {
                    let _ = reply.send(controller.deploy(service, &cancel).await);
                    (short, pause) = (false, RESTART);
                }
                Some(Command::Stop { reply }) => {
                    controller.stop_all("Scaling activity initiated by deletion of the service").await;
                    let _ = reply.send(());
                    return;
                }
                None => return,
            },
            Some(arn) = exits.recv() => short |= controller.lost(&arn),
            () = tokio::time::sleep(pause), if short => {
                short = !controller.replace().await;
                pause = if short { (pause * 2).min(GRACE_PERIOD) } else { RESTART };
            }
            () = shared.stopping.cancelled() => {
                controller.stop_all("The simulator is stopping").await;
                return;
            }
        }
    }
}

struct Controller {
    shared: Arc<Shared>,
    arn: String,
    /// As it serves.
    service: Option<Service>,
    /// The id of the deployment that serves.
    deployment: String,
    /// The tasks that serve, with the addresses they are registered under.
    tasks: Vec<Member>,
    exited: mpsc::UnboundedSender<String>,
}

#[derive(Clone)]
struct Member {
    arn: String,
    address: Option<SocketAddr>,
}

impl Controller {
    /// Starts the new tasks beside the old ones, and stops the old when the new are healthy.
    async fn deploy(&mut self, service: Service, cancel: &CancellationToken) -> Result<(), Failure> {
        let is_same = self.service.as_ref().is_some_and(|current| {
            current.task_definition == service.task_definition
                && current.target_groups == service.target_groups
                && current.nonce == service.nonce
        });
        let id = if is_same {
            self.deployment.clone()
        } else {
            format!("ecs-svc/{}", self.shared.state().id().trim_start_matches('0'))
        };
        let now = self.shared.now();
        self.told(|deployments| deployments.begin(&id, &service, now));
        if is_same && self.tasks.len() > service.desired {
            let surplus = self.tasks.split_off(service.desired);
            self.retire(surplus, SCALED).await;
        }
        let kept = if is_same { self.tasks.len() } else { 0 };
        let mut fresh: Vec<Member> = Vec::new();
        let mut failures = 0;
        while kept + fresh.len() < service.desired {
            let started = tokio::select! {
                biased;
                () = cancel.cancelled() => return Err(self.call_off(&service, &id, failures).await),
                started = self.start(&service, &id) => started,
            };
            match started {
                Ok(member) => fresh.push(member),
                Err(reason) if self.shared.stopping.is_cancelled() => return Err(Failure(reason)),
                Err(reason) => {
                    failures += 1;
                    self.tell(Rollout::InProgress, format!("a task failed: {reason}"), failures);
                    if failures >= MOST_FAILURES {
                        self.retire(fresh, "ECS deployment circuit breaker").await;
                        let message = "ECS deployment circuit breaker: tasks failed to start.".to_owned();
                        self.tell(Rollout::Failed, message, failures);
                        return Err(Failure(
                            "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'."
                                .into(),
                        ));
                    }
                    tokio::select! {
                        // The loop looks again.
                        () = cancel.cancelled() => {}
                        () = tokio::time::sleep(RESTART) => {}
                    }
                }
            }
        }
        let old = if is_same { Vec::new() } else { std::mem::take(&mut self.tasks) };
        self.tasks.append(&mut fresh);
        self.register(&service);
        self.tell(Rollout::Completed, format!("{} reached a steady state", service.name), failures);
        (self.service, self.deployment) = (Some(service), id);
        self.retire(old, SCALED).await;
        Ok(())
    }

    /// Ends a deployment that nobody wants any more: its tasks go, those that serve stay.
    async fn call_off(&self, service: &Service, id: &str, failures: u32) -> Failure {
        // One that was just being started is known by its deployment only.
        let unwanted: Vec<Member> = {
            let inner = self.shared.ecs.lock();
            let started =
                inner.tasks.values().filter(|task| task.started_by == id && task.status != "STOPPED");
            let serves = |arn: &str| self.tasks.iter().any(|member| member.arn == arn);
            let unwanted = started.filter(|task| !serves(&task.arn));
            unwanted.map(|task| Member { arn: task.arn.clone(), address: None }).collect()
        };
        self.retire(unwanted, SCALED).await;
        self.tell(Rollout::Failed, format!("the deployment of {} was cancelled", service.name), failures);
        Failure("Resource update cancelled".into())
    }

    /// Starts one task and waits until it is healthy; a task that is not is stopped.
    async fn start(&self, service: &Service, deployment: &str) -> Result<Member, String> {
        let launch = Launch {
            definition: service.task_definition.clone(),
            cluster: service.cluster.clone(),
            group: format!("service:{}", service.name),
            started_by: deployment.to_owned(),
            overrides: Json::Null,
        };
        let arn = task::start(&self.shared, &launch, self.exited.clone()).await;
        let health = self.healthy(service, &arn).await;
        if let Err(reason) = &health {
            task::stop(&self.shared, &arn, "ServiceSchedulerInitiated", reason).await;
        }
        let address = health?;
        Ok(Member { arn, address })
    }

    /// Waits for the first good health check, which is what a load balancer asks of a new target.
    async fn healthy(&self, service: &Service, arn: &str) -> Result<Option<SocketAddr>, String> {
        let ended = || {
            let inner = self.shared.ecs.lock();
            let task = inner.tasks.get(arn).filter(|task| task.status != "STOPPED").ok_or(())?;
            Ok(task.address)
        };
        let reason = || {
            let inner = self.shared.ecs.lock();
            inner.tasks.get(arn).map(|task| task.stopped_reason.clone()).unwrap_or_default()
        };
        let Some((group, port)) = service.target_groups.first() else {
            tokio::time::sleep(SETTLE).await;
            return ended().map(|_| None).map_err(|()| reason());
        };
        let Some(target_group) = self.shared.state().target_groups.get(group).cloned() else {
            return Err(format!("the target group {group} does not exist"));
        };
        let began = tokio::time::Instant::now();
        let mut refused = 0;
        loop {
            let Ok(Some(ip)) = ended() else { return Err(reason()) };
            let target = SocketAddr::new(ip, *port);
            match self.shared.config.backing.probe(target, target_group.path.clone()).await {
                Ok(()) => return Ok(Some(target)),
                // No answer yet: the process may still be starting.
                Err(Failure(why)) if why.is_empty() => {
                    if began.elapsed() > GRACE_PERIOD {
                        return Err(format!(
                            "Task failed ELB health checks in (target-group {group}): no answer"
                        ));
                    }
                }
                Err(Failure(why)) => {
                    refused += 1;
                    if refused >= target_group.unhealthy_threshold {
                        return Err(format!(
                            "Task failed ELB health checks in (target-group {group}): {why}"
                        ));
                    }
                }
            }
            tokio::time::sleep(PROBE_EVERY).await;
        }
    }

    /// Forgets a task that ended; says whether it was one of those that serve.
    fn lost(&mut self, arn: &str) -> bool {
        let before = self.tasks.len();
        self.tasks.retain(|member| member.arn != arn);
        if let Some(service) = self.service.clone() {
            self.register(&service);
        }
        before != self.tasks.len()
    }

    /// Starts tasks until the desired number serves again; says whether that worked.
    async fn replace(&mut self) -> bool {
        let Some(service) = self.service.clone() else { return true };
        while self.tasks.len() < service.desired && !self.shared.stopping.is_cancelled() {
            match self.start(&service, &self.deployment).await {
                Ok(member) => self.tasks.push(member),
                Err(_) => return false,
            }
            self.register(&service);
        }
        true
    }

    fn register(&self, service: &Service) {
        for (group, _) in &service.target_groups {
            let addresses = self.tasks.iter().filter_map(|member| member.address).collect();
            self.shared.targets(group).send_replace(addresses);
        }
    }

    async fn retire(&self, members: Vec<Member>, reason: &str) {
        let stops = members
            .iter()
            .map(|member| task::stop(&self.shared, &member.arn, "ServiceSchedulerInitiated", reason));
        futures_util::future::join_all(stops).await;
    }

    async fn stop_all(&mut self, reason: &str) {
        let members = std::mem::take(&mut self.tasks);
        if let Some(service) = self.service.take() {
            self.register(&service);
        }
        self.retire(members, reason).await;
    }

    fn tell(&self, rollout: Rollout, message: String, failures: u32) {
        let now = self.shared.now();
        self.told(|deployments| deployments.tell(now, rollout, message, failures));
    }

    /// Changes what is told of the deployments.
    fn told(&self, change: impl FnOnce(&mut Deployments)) {
        change(self.shared.ecs.lock().deployments.entry(self.arn.clone()).or_default());
    }
}
