//! Keeps a service's tasks running and rolls new task definitions out, with the deployment circuit breaker.
//!
//! Health checks run every quarter of a second here instead of every few: what AWS needs minutes for shows in seconds.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

use super::{Rollout, task};
use crate::backing::Failure;
use crate::shared::Shared;
use crate::state::Service;

pub(super) enum Command {
    Deploy { service: Service, reply: oneshot::Sender<Result<(), Failure>> },
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

pub(super) async fn run(shared: Arc<Shared>, arn: String, mut commands: mpsc::UnboundedReceiver<Command>) {
    let (exited, mut exits) = mpsc::unbounded_channel();
    let mut controller =
        Controller { shared: Arc::clone(&shared), arn, service: None, tasks: Vec::new(), exited };
    let (mut short, mut pause) = (false, RESTART);
    loop {
        tokio::select! {
            command = commands.recv() => match command {
                Some(Command::Deploy { service, reply }) => {
                    let _ = reply.send(controller.deploy(service).await);
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
    service: Option<Service>,
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
    async fn deploy(&mut self, service: Service) -> Result<(), Failure> {
        let unchanged = self.service.as_ref().is_some_and(|current| {
            current.task_definition == service.task_definition
                && current.target_groups == service.target_groups
                && current.nonce == service.nonce
        });
        let mut fresh: Vec<Member> = if unchanged { std::mem::take(&mut self.tasks) } else { Vec::new() };
        self.rollout(&service, "IN_PROGRESS", format!("{} began a deployment", service.name), 0);
        let mut failures = 0;
        while fresh.len() > service.desired {
            if let Some(member) = fresh.pop() {
                self.retire(vec![member], "Scaling activity initiated by deployment").await;
            }
        }
        while fresh.len() < service.desired {
            match self.start(&service).await {
                Ok(member) => fresh.push(member),
                Err(reason) if self.shared.stopping.is_cancelled() => return Err(Failure(reason)),
                Err(reason) => {
                    failures += 1;
                    self.rollout(&service, "IN_PROGRESS", format!("a task failed: {reason}"), failures);
                    if failures >= MOST_FAILURES {
                        self.retire(fresh, "ECS deployment circuit breaker").await;
                        let message = "ECS deployment circuit breaker: tasks failed to start.".to_owned();
                        self.rollout(&service, "FAILED", message, failures);
                        return Err(Failure(
                            "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'."
                                .into(),
                        ));
                    }
                    tokio::time::sleep(RESTART).await;
                }
            }
        }
        let old = std::mem::replace(&mut self.tasks, fresh);
        self.register(&service);
        self.rollout(&service, "COMPLETED", format!("{} reached a steady state", service.name), failures);
        self.service = Some(service);
        self.retire(old, "Scaling activity initiated by deployment").await;
        Ok(())
    }

    /// Starts one task and waits until it is healthy; a task that is not is stopped.
    async fn start(&self, service: &Service) -> Result<Member, String> {
        let group = format!("service:{}", service.name);
        let arn =
            task::start(&self.shared, &service.task_definition, &service.cluster, group, self.exited.clone())
                .await;
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
            match self.start(&service).await {
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

    fn rollout(&self, service: &Service, state: &'static str, message: String, failed_tasks: u32) {
        let now = self.shared.now();
        let mut inner = self.shared.ecs.lock();
        let mut events = inner.rollouts.remove(&self.arn).map(|rollout| rollout.events).unwrap_or_default();
        events.insert(0, (now, message.clone()));
        events.truncate(100);
        let task_definition = service.task_definition.clone();
        inner.rollouts.insert(
            self.arn.clone(),
            Rollout { task_definition, state, reason: message, failed_tasks, events },
        );
    }
}
