//! ECS: clusters, task definitions, services and tasks. A task is a process that the backing runs.

mod api;
mod controller;
mod deployment;
mod task;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;

use crate::backing::Failure;
use crate::shared::Shared;
use crate::state::Service;

pub(crate) use api::answer;
use controller::Command;
use deployment::Deployments;
use task::{Run, Task};

/// What runs now; nothing of it survives a restart, the services that want it do.
#[derive(Default)]
pub(crate) struct Runtime {
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    /// By ARN, in the order of their start.
    tasks: BTreeMap<String, Task>,
    /// By client token.
    runs: BTreeMap<String, Run>,
    /// By service ARN.
    controllers: BTreeMap<String, mpsc::UnboundedSender<Command>>,
    /// By service ARN.
    deployments: BTreeMap<String, Deployments>,
}

impl Runtime {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().expect("no change of the runtime panics half-way")
    }
}

/// Rolls a service out, starting its controller when it has none; returns when the deployment ended.
///
/// # Errors
/// When the circuit breaker stopped the deployment, or `cancel` did; the tasks of the one before still run.
pub(crate) async fn deploy(
    shared: &Arc<Shared>,
    arn: &str,
    service: Service,
    cancel: CancellationToken,
) -> Result<(), Failure> {
    let (reply, answer) = oneshot::channel();
    {
        let mut inner = shared.ecs.lock();
        let sender = inner.controllers.entry(arn.to_owned()).or_insert_with(|| {
            let (sender, receiver) = mpsc::unbounded_channel();
            shared.work.spawn(controller::run(Arc::clone(shared), arn.to_owned(), receiver));
            sender
        });
        // A controller that has ended drops the reply, which is read as a failure below.
        let _ = sender.send(Command::Deploy { service, cancel, reply });
    }
    answer.await.unwrap_or_else(|_| Err(Failure("the simulator is stopping".into())))
}

/// Stops the tasks of a service and its controller.
pub(crate) async fn delete(shared: &Arc<Shared>, arn: &str) {
    let controller = shared.ecs.lock().controllers.remove(arn);
    let (reply, answer) = oneshot::channel();
    if controller.is_some_and(|sender| sender.send(Command::Stop { reply }).is_ok()) {
        let _ = answer.await;
    }
    shared.ecs.lock().deployments.remove(arn);
    shared.state().services.remove(arn);
}
