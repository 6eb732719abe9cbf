//! What the load balancer, people and Prometheus ask.

use axum::extract::State as Shared;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Problem, Refusals, State};
use crate::middleware::operator::Operator;

pub(super) fn router() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(alive)).routes(routes!(ready)).routes(routes!(figures))
}

/// Answers as long as the process runs.
#[utoipa::path(get, path = "/healthz", tag = "service", responses((status = 200, body = String)))]
async fn alive() -> &'static str {
    "alive\n"
}

/// Answers when requests can be served. Without Redis they can, only slower.
#[utoipa::path(get, path = "/readyz", tag = "service", responses(
    (status = 200, body = String),
    (status = 503, description = "No connection to Postgres", body = Problem, content_type = "application/problem+json")
))]
async fn ready(Shared(state): Shared<State>) -> Result<&'static str, Problem> {
    let database = async { state.db.platform().await?.ping().await };
    match (database.await, state.cache.is_there().await) {
        (Err(error), _) => {
            tracing::warn!(error = crate::chain(&error), "not ready");
            Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "not-ready", "no connection to Postgres"))
        }
        (Ok(()), true) => Ok("ready\n"),
        (Ok(()), false) => Ok("ready, without Redis\n"),
    }
}

/// Figures of this process, for Prometheus.
#[utoipa::path(get, path = "/metrics", tag = "service", security(("operator" = [])),
    responses((status = 200, body = String, content_type = "text/plain"), Refusals))]
async fn figures(_: Operator, Shared(state): Shared<State>) -> impl IntoResponse {
    // https://prometheus.io/docs/instrumenting/exposition_formats/
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], state.metrics.render())
}
