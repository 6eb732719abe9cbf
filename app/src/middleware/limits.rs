//! What one request may take: bytes of its body, and time. Nothing that a handler does takes the process down.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::{FutureExt, StreamExt};

use crate::routes::Problem;

/// Bytes of a body other than an upload.
pub(crate) const LARGEST_BODY: usize = 1 << 20;
/// How long a request may take until its answer begins.
const TIME: Duration = Duration::from_secs(30);
/// The same where a language model has to answer first: two minutes are its own limit.
const MODEL_TIME: Duration = Duration::from_secs(150);
/// What is still read of a body that is too large: a client that sends on would see a broken connection, not the answer.
const DRAIN_BYTES: usize = 8 << 20;
const DRAIN_TIME: Duration = Duration::from_secs(2);

/// How long requests of a route may take until their answer begins; an upload takes as long as its bytes come.
fn time(route: &str) -> Option<Duration> {
    match route {
        route if is_upload(route) => None,
        "/models/complete" => Some(MODEL_TIME),
        _ => Some(TIME),
    }
}

fn is_upload(route: &str) -> bool {
    route.starts_with("/objects/")
}

/// Answers a request within the limits of its route.
pub(super) async fn within(route: &str, request: Request, next: Next) -> Response {
    if !is_upload(route) && announced(&request) > LARGEST_BODY {
        drain(request.into_body()).await;
        let detail = format!("the body has more than {LARGEST_BODY} bytes");
        return Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", detail).into_response();
    }
    // What the handler left half done is dropped with it; only pools and caches, which are made for that, outlive it.
    let answer = AssertUnwindSafe(next.run(request)).catch_unwind();
    let answer = match time(route) {
        Some(time) => tokio::time::timeout(time, answer).await,
        None => Ok(answer.await),
    };
    match answer {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => {
            // The panic itself is in the log already.
            tracing::error!("a request panicked");
            let detail = "a mistake of the service; tell its people the request's id";
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "failed", detail).into_response()
        }
        Err(_) => {
            let detail = "the answer took too long; try again, or ask for less";
            Problem::new(StatusCode::GATEWAY_TIMEOUT, "too-slow", detail).into_response()
        }
    }
}

/// The bytes that a body says it has.
fn announced(request: &Request) -> usize {
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    length.and_then(|length| length.parse().ok()).unwrap_or(0)
}

async fn drain(body: Body) {
    let mut chunks = body.into_data_stream();
    let read = async {
        let mut bytes = 0;
        while let Some(Ok(chunk)) = chunks.next().await {
            bytes += chunk.len();
            if bytes > DRAIN_BYTES {
                break;
            }
        }
    };
    // Either way the answer is the same.
    let _ = tokio::time::timeout(DRAIN_TIME, read).await;
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::http;
    use axum::middleware::from_fn;
    use axum::routing::{get, post};

    use super::*;

    async fn ask(path: &'static str, request: Request) -> StatusCode {
        let slow = get(|| async { tokio::time::sleep(Duration::from_mins(1)).await });
        let panicking = get(|| async { assert!(std::hint::black_box(false), "on purpose") });
        let router = Router::new()
            .route("/slow", slow.clone())
            .route("/objects/a", slow)
            .route("/panics", panicking)
            .route("/small", post(|| async { "done" }))
            .layer(from_fn(move |request: Request, next: Next| within(path, request, next)));
        let service = hyper_util::service::TowerToHyperService::new(router);
        hyper::service::Service::call(&service, request).await.unwrap().status()
    }

    fn to(path: &str) -> Request {
        http::Request::get(path).body(Body::empty()).unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_answer_is_given_up_unless_it_is_an_upload() {
        assert_eq!(ask("/slow", to("/slow")).await, StatusCode::GATEWAY_TIMEOUT);
        assert_eq!(ask("/objects/{*key}", to("/objects/a")).await, StatusCode::OK);
    }

    #[tokio::test]
    async fn a_panic_is_an_answer() {
        assert_eq!(ask("/panics", to("/panics")).await, StatusCode::INTERNAL_SERVER_ERROR);
    }

    #[tokio::test]
    async fn a_body_that_says_it_is_too_large_is_refused_before_it_is_read() {
        let of = |bytes: usize| {
            http::Request::post("/small")
                .header(header::CONTENT_LENGTH, bytes)
                .body(Body::from("{}"))
                .unwrap()
        };
        assert_eq!(ask("/small", of(LARGEST_BODY)).await, StatusCode::OK);
        assert_eq!(ask("/small", of(LARGEST_BODY + 1)).await, StatusCode::PAYLOAD_TOO_LARGE);
    }
}
