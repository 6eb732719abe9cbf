//! One span and one line of the log for each request, by its route; health checks have neither. No query, no header, no body.

use std::time::Duration;

use axum::extract::{MatchedPath, Request};
use axum::http::{Method, StatusCode};
use tracing::Span;
use tracing::field::Empty;

use crate::traces;

const UNSEEN: [&str; 2] = ["/healthz", "/readyz"];
/// The route of requests that no route fits.
const UNKNOWN: &str = "unknown";

/// What a request is called in spans, logs and figures: its method and its route, of which there are only so many.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) method: &'static str,
    path: Option<MatchedPath>,
}

impl Name {
    pub(super) fn of(request: &Request) -> Self {
        Self { method: known(request.method()), path: request.extensions().get::<MatchedPath>().cloned() }
    }

    pub(super) fn route(&self) -> &str {
        self.path.as_ref().map_or(UNKNOWN, MatchedPath::as_str)
    }

    fn is_unseen(&self) -> bool {
        UNSEEN.contains(&self.route())
    }
}

/// Clients may invent methods.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "OTHER",
    }
}

pub(super) fn make(name: &Name, request_id: &str) -> Span {
    if name.is_unseen() {
        return Span::none();
    }
    // By the conventions of OpenTelemetry: <https://opentelemetry.io/docs/specs/semconv/http/http-spans/>
    let span = tracing::info_span!(
        "request",
        otel.name = format!("{} {}", name.method, name.route()),
        otel.kind = "server",
        otel.status_code = Empty,
        http.request.method = name.method,
        http.route = name.route(),
        http.response.status_code = Empty,
        request_id,
        tenant = Empty,
        trace_id = Empty,
    );
    traces::name(&span);
    span
}

/// Ends the span with one line, which has what the span has.
pub(super) fn end(span: &Span, name: &Name, status: StatusCode, took: Duration) {
    if name.is_unseen() {
        return;
    }
    span.record("http.response.status_code", status.as_u16());
    if status.is_server_error() {
        span.record("otel.status_code", "ERROR");
    }
    let ms = took.as_secs_f64() * 1000.0;
    span.in_scope(|| {
        tracing::info!(method = name.method, route = name.route(), status = status.as_u16(), ms, "answered");
    });
}
