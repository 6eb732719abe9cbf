//! The runtime interface: a function's process asks for the next event, and says what became of it.
//! <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use super::events::{Events, Fate, MOST_TRIES};
use crate::shared::Shared;
use crate::sqs;

/// Before an event is tried again. AWS waits a minute.
const PAUSE: Duration = Duration::from_secs(1);

/// One function's side of the interface.
pub(super) struct Host {
    pub(super) shared: Arc<Shared>,
    pub(super) name: String,
    /// The task that its process runs as.
    pub(super) task: String,
    pub(super) timeout: Duration,
    pub(super) dead_letters: Option<String>,
    pub(super) events: Arc<Events>,
}

impl Host {
    /// Puts what failed where it belongs: back, or where the function wants what failed too often.
    fn settle(&self, fate: Fate) {
        let event = match fate {
            Fate::Again(invocation) => {
                let events = Arc::clone(&self.events);
                tokio::spawn(async move {
                    tokio::time::sleep(PAUSE).await;
                    events.add(invocation);
                });
                return;
            }
            Fate::GivenUp(event) => event,
        };
        if let Some(queue) = &self.dead_letters {
            return sqs::deliver(&self.shared, queue, &event.to_string());
        }
        let name = &self.name;
        self.shared
            .logs
            .complain(&format!("the function {name} failed {MOST_TRIES} times; its event is lost"));
    }

    /// Ends the process when it holds an event for too long.
    fn watch(self: Arc<Self>, id: String, tries: u32) {
        tokio::spawn(async move {
            tokio::time::sleep(self.timeout).await;
            if self.events.is_under_way(&id, tries) {
                self.shared.config.backing.stop_task(self.task.clone()).await;
            }
        });
    }
}

pub(super) fn router(host: Arc<Host>) -> Router {
    Router::new()
        .route("/2018-06-01/runtime/invocation/next", get(next))
        .route("/2018-06-01/runtime/invocation/{id}/response", post(done))
        .route("/2018-06-01/runtime/invocation/{id}/error", post(failed))
        .route("/2018-06-01/runtime/init/error", post(|| async { StatusCode::ACCEPTED }))
        .with_state(host)
}

async fn next(State(host): State<Arc<Host>>) -> Response {
    for fate in host.events.lost() {
        host.settle(fate);
    }
    let invocation = tokio::select! {
        invocation = host.events.take() => invocation,
        () = host.shared.stopping.cancelled() => return StatusCode::GONE.into_response(),
    };
    let deadline = host.shared.now() + u64::try_from(host.timeout.as_millis()).unwrap_or(u64::MAX);
    let arn = host.shared.arn("lambda", &format!("function:{}", host.name));
    let response = Response::builder()
        .header("Lambda-Runtime-Aws-Request-Id", &invocation.id)
        .header("Lambda-Runtime-Deadline-Ms", deadline)
        .header("Lambda-Runtime-Invoked-Function-Arn", arn)
        .header("Content-Type", "application/json")
        .body(Body::from(invocation.event.to_string()));
    host.watch(invocation.id, invocation.tries);
    response.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

async fn done(State(host): State<Arc<Host>>, Path(id): Path<String>) -> StatusCode {
    host.events.done(&id);
    StatusCode::ACCEPTED
}

async fn failed(State(host): State<Arc<Host>>, Path(id): Path<String>) -> StatusCode {
    let Some(fate) = host.events.failed(&id) else { return StatusCode::BAD_REQUEST };
    host.settle(fate);
    StatusCode::ACCEPTED
}
