//! One span for each request, by its route; health checks have none.

use std::time::Duration;

use axum::body::Body;
use axum::extract::MatchedPath;
use axum::http::{Request, Response};
use tracing::Span;
use tracing::field::Empty;

use crate::traces;

const UNSEEN: [&str; 2] = ["/healthz", "/readyz"];

pub(super) fn make(request: &Request<Body>) -> Span {
    let route = request.extensions().get::<MatchedPath>().map_or("unknown", MatchedPath::as_str);
    if UNSEEN.contains(&route) {
        return Span::none();
    }
    // By the conventions of OpenTelemetry: <https://opentelemetry.io/docs/specs/semconv/http/http-spans/>
    let span = tracing::info_span!(
        "request",
        otel.name = format!("{} {route}", request.method()),
        otel.kind = "server",
        otel.status_code = Empty,
        http.request.method = %request.method(),
        http.route = route,
        http.response.status_code = Empty,
        trace_id = Empty,
    );
    traces::name(&span);
    span
}

pub(super) fn end(response: &Response<Body>, _: Duration, span: &Span) {
    span.record("http.response.status_code", response.status().as_u16());
    if response.status().is_server_error() {
        span.record("otel.status_code", "ERROR");
    }
}
