//! What every request passes before its handler, and how a handler learns who asks.

pub(crate) mod caller;
pub(crate) mod cookies;
pub(crate) mod idempotency;
pub(crate) mod limits;
pub(crate) mod operator;
mod request_id;
mod span;

use std::sync::{Arc, OnceLock};
use std::time::Instant;

use axum::extract::{Request, State as Shared};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use crate::metrics::{Answered, Metrics};
use crate::models::TenantId;
use crate::routes::problem;

/// Whose request it is, once that is known.
#[derive(Clone, Debug, Default)]
struct Asker(Arc<OnceLock<TenantId>>);

/// Says whose request it is, for its span, its line in the log and the figures.
pub(crate) fn asked_by(parts: &Parts, tenant: TenantId) {
    tracing::Span::current().record("tenant", tenant.0);
    if let Some(asker) = parts.extensions.get::<Asker>() {
        // Set already, when two extractors found out.
        let _ = asker.0.set(tenant);
    }
}

/// What all requests have in common: a name, a span, limits, problem documents for whatever goes wrong, and figures.
pub(crate) async fn every(Shared(metrics): Shared<Metrics>, mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let request_id = request_id::of(request.headers());
    // A stream of events carries it too.
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        request.headers_mut().insert(HeaderName::from_static(request_id::HEADER), value);
    }
    let asker = Asker::default();
    request.extensions_mut().insert(asker.clone());
    let name = span::Name::of(&request);
    let span = span::make(&name, &request_id);
    let response = limits::within(name.route(), request, next).instrument(span.clone()).await;
    let response = problem::complete(response, &request_id).await;
    let (status, took) = (response.status(), began.elapsed());
    span::end(&span, &name, status, took);
    let (method, route, tenant) = (name.method, name.route(), asker.0.get().copied());
    metrics.answered(&Answered { method, route, status: status.as_u16(), tenant, took });
    stamp(response, &request_id)
}

/// The headers of every answer.
fn stamp(mut response: Response, request_id: &str) -> Response {
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(request_id) {
        headers.insert(HeaderName::from_static(request_id::HEADER), value);
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // What a tenant is told is nobody else's, also not of a cache on the way.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
