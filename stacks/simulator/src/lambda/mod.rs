//! Lambda: functions of images, each a process that asks for its invocations, as the runtime interface of Lambda has it.

mod api;
mod events;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use serde_json::Value as Json;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

use crate::backing::{Exit, LogSink, TaskSpec};
use crate::shared::Shared;
use crate::state::Function;
use crate::{registry, sts};
use events::{Events, Invocation};

/// Before a process that ended is started again.
const PAUSE: Duration = Duration::from_secs(1);

/// What runs now; nothing of it survives a restart, the functions do.
#[derive(Default)]
pub(crate) struct Runtime {
    running: Mutex<BTreeMap<String, Running>>,
    /// By the names of functions; they wait through an update.
    events: Mutex<BTreeMap<String, Arc<Events>>>,
}

struct Running {
    task: String,
    stop: CancellationToken,
}

impl Runtime {
    fn running(&self) -> MutexGuard<'_, BTreeMap<String, Running>> {
        self.running.lock().expect("no change of the runtime panics half-way")
    }

    fn events(&self) -> MutexGuard<'_, BTreeMap<String, Arc<Events>>> {
        self.events.lock().expect("no change of the runtime panics half-way")
    }
}

/// One process of a function after the other, at one address of the runtime interface.
struct Life {
    shared: Arc<Shared>,
    name: String,
    function: Function,
    task: String,
    address: String,
}

/// Starts a function's process; it is started again whenever it ends.
///
/// # Errors
/// When the image is not there or the process cannot be started.
pub(crate) async fn start(shared: &Arc<Shared>, name: &str, function: Function) -> Result<(), String> {
    halt(shared, name).await;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(|error| error.to_string())?;
    let address = listener.local_addr().map_err(|error| error.to_string())?.to_string();
    // Each life has a name of its own: what ends late ends no other.
    let id = shared.state().id();
    let task = shared.backed(&format!("function-{name}-{id}"));
    let host = api::Host {
        shared: Arc::clone(shared),
        name: name.to_owned(),
        task: task.clone(),
        timeout: Duration::from_secs(function.timeout),
        dead_letters: function.dead_letters.clone(),
        events: Arc::clone(shared.lambda.events().entry(name.to_owned()).or_default()),
    };
    let stop = shared.stopping.child_token();
    let served = axum::serve(listener, api::router(Arc::new(host)));
    let served = served.with_graceful_shutdown(stop.clone().cancelled_owned());
    shared.work.spawn(async move {
        if served.await.is_err() {
            // The function asks again and finds nobody.
        }
    });
    let life = Life { shared: Arc::clone(shared), name: name.to_owned(), function, task, address };
    let exited = life.run().await.inspect_err(|_| stop.cancel())?;
    shared.lambda.running().insert(name.to_owned(), Running { task: life.task.clone(), stop: stop.clone() });
    shared.work.spawn(life.go_on(exited, stop));
    Ok(())
}

impl Life {
    async fn go_on(self, mut exited: oneshot::Receiver<Exit>, stop: CancellationToken) {
        loop {
            tokio::select! {
                _ = &mut exited => {}
                () = stop.cancelled() => break,
            }
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                () = stop.cancelled() => break,
            }
            match self.run().await {
                Ok(next) => exited = next,
                Err(reason) => {
                    let name = &self.name;
                    self.shared.logs.complain(&format!("the function {name} runs no more: {reason}"));
                    break;
                }
            }
        }
        self.shared.config.backing.stop_task(self.task).await;
    }

    async fn run(&self) -> Result<oneshot::Receiver<Exit>, String> {
        let Self { shared, name, function, task, address } = self;
        let mut environment = function.environment.clone();
        environment.extend(sts::environment(shared, Some(&function.role), name));
        for (key, value) in [
            ("AWS_LAMBDA_RUNTIME_API", address.as_str()),
            ("AWS_LAMBDA_FUNCTION_NAME", name),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256"),
            ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
            ("AWS_LAMBDA_LOG_GROUP_NAME", &function.log_group),
            ("AWS_LAMBDA_LOG_STREAM_NAME", name),
        ] {
            environment.insert(key.to_owned(), value.to_owned());
        }
        let (logs, group, stream) = (Arc::clone(shared), function.log_group.clone(), name.clone());
        let sink: LogSink = Arc::new(move |line| logs.logs.append(&group, &stream, logs.now(), line));
        let mut spec = TaskSpec {
            id: task.clone(),
            image: function.image.clone(),
            layers: Vec::new(),
            entrypoint: Vec::new(),
            command: function.command.clone(),
            environment,
        };
        registry::fill(shared, &mut spec, None)?;
        let running = shared.config.backing.run_task(spec, sink).await.map_err(|failure| failure.0)?;
        Ok(running.exited)
    }
}

/// Ends a function's process; its events wait.
async fn halt(shared: &Arc<Shared>, name: &str) {
    let running = shared.lambda.running().remove(name);
    if let Some(Running { task, stop }) = running {
        stop.cancel();
        shared.config.backing.stop_task(task).await;
    }
}

/// Ends a function's process, and forgets its events.
pub(crate) async fn stop(shared: &Arc<Shared>, name: &str) {
    halt(shared, name).await;
    shared.lambda.events().remove(name);
}

/// Gives a function an event, sooner or later.
pub(crate) fn invoke(shared: &Shared, name: &str, event: Json) {
    let id = shared.state().id();
    match shared.lambda.events().get(name) {
        Some(events) => events.add(Invocation { id, event, tries: 0 }),
        None => shared.logs.complain(&format!("the function {name} is not there; its event is lost")),
    }
}

/// Starts the functions of an earlier life; gives what went wrong.
pub(crate) async fn resume(shared: &Arc<Shared>) -> Vec<String> {
    let functions = shared.state().functions.clone();
    let mut problems = Vec::new();
    for (name, function) in functions {
        problems.extend(start(shared, &name, function).await.err().map(|reason| format!("{name}: {reason}")));
    }
    problems
}
