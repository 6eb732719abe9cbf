//! What tests ask of the simulator itself, under `/_simulator/`: whether it is there, where its listeners are, failures and
//! drift on demand.

use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};

use crate::cloudformation::drift;
use crate::faults::Fault;
use crate::shared::Shared;

/// What the paths begin with.
pub(crate) const PREFIX: &str = "/_simulator/";

/// A property that is changed behind the back of its stack.
#[derive(Debug, Deserialize)]
struct Change {
    /// The name of the stack.
    stack: String,
    logical: String,
    /// A JSON pointer into the properties.
    path: String,
    /// Nothing takes the property away.
    value: Option<Json>,
}

/// Answers a request to one of the simulator's own paths.
pub(crate) fn answer(shared: &Shared, method: &Method, path: &str, body: &[u8]) -> Response {
    match (method, path.strip_prefix(PREFIX).unwrap_or_default()) {
        (_, "health") => StatusCode::OK.into_response(),
        (&Method::GET, "listeners") => axum::Json(listeners(shared)).into_response(),
        (&Method::POST, "faults") => with(body, |fault: Fault| {
            shared.faults.add(fault);
            StatusCode::NO_CONTENT.into_response()
        }),
        (&Method::POST, "drift") => with(body, |change: Change| {
            let Change { stack, logical, path, value } = change;
            if drift::change(shared, &stack, &logical, &path, value) {
                return StatusCode::NO_CONTENT.into_response();
            }
            (StatusCode::NOT_FOUND, format!("{stack} has no {logical} with {path}")).into_response()
        }),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The listeners of every account, and where each is in truth.
fn listeners(shared: &Shared) -> Vec<Json> {
    let mut found = Vec::new();
    for account in shared.accounts() {
        let state = account.state();
        found.extend(state.listeners.iter().map(|(arn, listener)| {
            json!({
                "account": account.account,
                "arn": arn,
                "port": listener.port,
                "tls": listener.tls,
                "address": listener.address,
            })
        }));
    }
    found
}

fn with<T: DeserializeOwned>(body: &[u8], act: impl FnOnce(T) -> Response) -> Response {
    match serde_json::from_slice(body) {
        Ok(input) => act(input),
        Err(error) => (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
    }
}
