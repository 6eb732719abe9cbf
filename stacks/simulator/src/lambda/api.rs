//! The runtime interface: a function's process asks for the next event, and says what became of it.
//! <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex as Lock};

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tokio::sync::{Mutex, mpsc};

use super::{Invocation, MOST_TRIES, PAUSE, give_up};
use crate::shared::Shared;
use crate::state::Function;

/// Milliseconds that the process is told it has for an event.
const DEADLINE: u64 = 30_000;

/// One function's side of the interface.
pub(super) struct Host {
    shared: Arc<Shared>,
    name: String,
    arn: String,
    dead_letters: Option<String>,
    again: mpsc::UnboundedSender<Invocation>,
    events: Mutex<mpsc::UnboundedReceiver<Invocation>>,
    /// By their ids.
    under_way: Lock<BTreeMap<String, Invocation>>,
}

impl Host {
    pub(super) fn new(
        shared: &Arc<Shared>,
        name: &str,
        function: &Function,
        again: mpsc::UnboundedSender<Invocation>,
        events: mpsc::UnboundedReceiver<Invocation>,
    ) -> Arc<Self> {
        Arc::new(Self {
            shared: Arc::clone(shared),
            name: name.to_owned(),
            arn: shared.arn("lambda", &format!("function:{name}")),
            dead_letters: function.dead_letters.clone(),
            again,
            events: Mutex::new(events),
            under_way: Lock::default(),
        })
    }

    fn under_way(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Invocation>> {
        self.under_way.lock().expect("no change of the events panics half-way")
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
    let stopping = host.shared.stopping.clone();
    let mut events = host.events.lock().await;
    let next = tokio::select! {
        next = events.recv() => next,
        () = stopping.cancelled() => None,
    };
    let Some(mut invocation) = next else { return StatusCode::GONE.into_response() };
    invocation.tries += 1;
    let response = Response::builder()
        .header("Lambda-Runtime-Aws-Request-Id", &invocation.id)
        .header("Lambda-Runtime-Deadline-Ms", host.shared.now() + DEADLINE)
        .header("Lambda-Runtime-Invoked-Function-Arn", &host.arn)
        .header("Content-Type", "application/json")
        .body(Body::from(invocation.event.to_string()));
    host.under_way().insert(invocation.id.clone(), invocation);
    response.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

async fn done(State(host): State<Arc<Host>>, Path(id): Path<String>) -> StatusCode {
    host.under_way().remove(&id);
    StatusCode::ACCEPTED
}

async fn failed(State(host): State<Arc<Host>>, Path(id): Path<String>) -> StatusCode {
    let Some(invocation) = host.under_way().remove(&id) else { return StatusCode::BAD_REQUEST };
    if invocation.tries >= MOST_TRIES {
        give_up(&host.shared, &host.name, host.dead_letters.as_deref(), &invocation.event);
        return StatusCode::ACCEPTED;
    }
    let again = host.again.clone();
    tokio::spawn(async move {
        tokio::time::sleep(PAUSE).await;
        // A function that was stopped meanwhile wants no event.
        let _ = again.send(invocation);
    });
    StatusCode::ACCEPTED
}
