//! What the load balancer and people ask.

use axum::extract::State as Shared;
use axum::http::StatusCode;

use super::{Problem, State};

/// Answers as long as the process runs.
#[utoipa::path(get, path = "/healthz", responses((status = 200, body = String)))]
pub(super) async fn alive() -> &'static str {
    "alive\n"
}

/// Answers when requests can be served. Without Redis they can, only slower.
#[utoipa::path(get, path = "/readyz", responses((status = 200, body = String), (status = 503, body = Problem)))]
pub(super) async fn ready(Shared(state): Shared<State>) -> Result<&'static str, Problem> {
    let database = async {
        let connection = state.db.before_tenant().await?;
        connection.simple_query("").await?;
        Ok::<_, crate::Error>(())
    };
    match (database.await, state.cache.is_there().await) {
        (Err(error), _) => {
            tracing::warn!(error = crate::chain(&error), "not ready");
            Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "not-ready", "no connection to Postgres"))
        }
        (Ok(()), true) => Ok("ready\n"),
        (Ok(()), false) => Ok("ready, without Redis\n"),
    }
}
