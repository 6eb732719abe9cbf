//! Lambda: functions of images, each a process that asks for its invocations, as the runtime interface of Lambda has it.

mod api;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use serde_json::Value as Json;
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::backing::{LogSink, TaskSpec};
use crate::shared::Shared;
use crate::state::Function;
use crate::{sqs, sts};

/// How often an event is given to a function before it goes to the dead letters.
/// <https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html>
const MOST_TRIES: u32 = 3;
/// Before an event is tried again, and before a process that ended is started again. AWS waits a minute.
const PAUSE: Duration = Duration::from_secs(1);

/// What runs now; nothing of it survives a restart, the functions do.
#[derive(Default)]
pub(crate) struct Runtime {
    running: Mutex<BTreeMap<String, Running>>,
}

struct Running {
    events: mpsc::UnboundedSender<Invocation>,
    stop: CancellationToken,
}

/// An event on its way to a function.
#[derive(Clone, Debug)]
struct Invocation {
    id: String,
    event: Json,
    tries: u32,
}

impl Runtime {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Running>> {
        self.running.lock().expect("no change of the runtime panics half-way")
    }
}

/// Starts a function's process; it is started again whenever it ends.
///
/// # Errors
/// When the image is not there or the process cannot be started.
pub(crate) async fn start(shared: &Arc<Shared>, name: &str, function: Function) -> Result<(), String> {
    stop(shared, name).await;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(|error| error.to_string())?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let (events, receiver) = mpsc::unbounded_channel();
    let stopped = shared.stopping.child_token();
    let host = api::Host::new(shared, name, &function, events.clone(), receiver);
    let served =
        axum::serve(listener, api::router(host)).with_graceful_shutdown(stopped.clone().cancelled_owned());
    shared.work.spawn(async move {
        if served.await.is_err() {
            // The function asks again and finds nobody.
        }
    });
    shared.lambda.lock().insert(name.to_owned(), Running { events, stop: stopped.clone() });
    let mut exited = run(shared, name, &function, &address.to_string()).await?;
    let (shared, name) = (Arc::clone(shared), name.to_owned());
    shared.clone().work.spawn(async move {
        loop {
            tokio::select! {
                _ = &mut exited => {}
                () = stopped.cancelled() => {
                    shared.config.backing.stop_task(task(&name)).await;
                    return;
                }
            }
            tokio::time::sleep(PAUSE).await;
            match run(&shared, &name, &function, &address.to_string()).await {
                Ok(next) => exited = next,
                Err(reason) => return shared.logs.complain(&format!("the function {name}: {reason}")),
            }
        }
    });
    Ok(())
}

async fn run(
    shared: &Arc<Shared>,
    name: &str,
    function: &Function,
    address: &str,
) -> Result<tokio::sync::oneshot::Receiver<crate::backing::Exit>, String> {
    let mut environment = function.environment.clone();
    environment.extend(sts::environment(shared, Some(&function.role), name));
    for (key, value) in [
        ("AWS_LAMBDA_RUNTIME_API", address),
        ("AWS_LAMBDA_FUNCTION_NAME", name),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256"),
        ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        ("AWS_LAMBDA_LOG_GROUP_NAME", &function.log_group),
        ("AWS_LAMBDA_LOG_STREAM_NAME", name),
    ] {
        environment.insert(key.to_owned(), value.to_owned());
    }
    let (logs, group, stream) = (Arc::clone(shared), function.log_group.clone(), name.to_owned());
    let sink: LogSink = Arc::new(move |line| logs.logs.append(&group, &stream, logs.now(), line));
    let (image, command) = (function.image.clone(), function.command.clone());
    let spec = TaskSpec { id: task(name), image, command, environment };
    let running = shared.config.backing.run_task(spec, sink).await.map_err(|failure| failure.0)?;
    Ok(running.exited)
}

fn task(name: &str) -> String {
    format!("function-{name}")
}

/// Stops a function's process.
pub(crate) async fn stop(shared: &Arc<Shared>, name: &str) {
    let running = shared.lambda.lock().remove(name);
    if let Some(running) = running {
        running.stop.cancel();
        shared.config.backing.stop_task(task(name)).await;
    }
}

/// Gives a function an event, sooner or later.
pub(crate) fn invoke(shared: &Shared, name: &str, event: Json) {
    let id = shared.state().id();
    if let Some(running) = shared.lambda.lock().get(name) {
        // A function that stops loses what it has not begun, as the simulator loses all that it runs.
        let _ = running.events.send(Invocation { id, event, tries: 0 });
    }
}

/// Puts what failed too often where the function wants it.
fn give_up(shared: &Shared, name: &str, dead_letters: Option<&str>, event: &Json) {
    if let Some(queue) = dead_letters {
        return sqs::deliver(shared, queue, &event.to_string());
    }
    shared.logs.complain(&format!("the function {name} failed {MOST_TRIES} times; its event is lost"));
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
