//! The HTTP side: who asks, what they may ask, and the document that says so.

mod auth;
mod flows;
mod health;
mod objects;
mod problem;
mod runs;
mod span;
mod tenants;

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::{get, post, put};
use contract::Secret;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;
use utoipa::OpenApi;

use auth::Schemes;

use crate::cache::Cache;
use crate::database::Database;
use crate::objects::Objects;
use crate::queue::Queue;

pub use problem::Problem;

/// Bodies other than uploads, in bytes.
const LARGEST_BODY: usize = 1 << 20;
/// Requests other than uploads.
const TIMEOUT: Duration = Duration::from_secs(30);

/// What requests work with.
#[derive(Clone, Debug)]
pub struct State {
    pub db: Database,
    pub cache: Cache,
    pub objects: Objects,
    pub queue: Queue,
    pub operator_token: Secret,
    /// Requests a second of one tenant.
    pub rate_limit: u32,
}

/// The API's description.
#[derive(Debug, OpenApi)]
#[openapi(
    info(title = "Flow platform", description = "Records of an uploaded object pass a tenant's flow into its table."),
    paths(
        tenants::create, objects::upload, flows::create, flows::list, flows::show,
        runs::start, runs::show, runs::records, runs::skipped, health::alive, health::ready
    ),
    modifiers(&Schemes)
)]
struct Api;

/// Every route.
pub fn router(state: State) -> Router {
    let uploads =
        Router::new().route("/objects/{*key}", put(objects::upload)).layer(DefaultBodyLimit::disable());
    let rest = Router::new()
        .route("/tenants", post(tenants::create))
        .route("/flows", post(flows::create).get(flows::list))
        .route("/flows/{id}", get(flows::show))
        .route("/runs", post(runs::start))
        .route("/runs/{id}", get(runs::show))
        .route("/runs/{id}/records", get(runs::records))
        .route("/runs/{id}/skipped", get(runs::skipped))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/openapi.json", get(|| async { axum::Json(Api::openapi()) }))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, TIMEOUT));
    let spans = TraceLayer::new_for_http()
        .make_span_with(span::make)
        .on_request(())
        .on_response(span::end)
        .on_failure(());
    uploads.merge(rest).fallback(problem::not_found).layer(spans).with_state(state)
}
