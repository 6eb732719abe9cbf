//! A collector of OpenTelemetry that keeps the spans which it is sent.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::bail;
use http_body_util::{BodyExt, Empty};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use serde_json::Value as Json;
use tokio::net::TcpListener;

/// It ends with the runtime of its test.
#[derive(Debug)]
pub struct Collector {
    pub endpoint: String,
    spans: Arc<Mutex<Vec<Span>>>,
}

/// A span, with the process that sent it.
#[derive(Clone, Debug)]
pub struct Span {
    pub service: String,
    pub name: String,
    pub trace: String,
    pub id: String,
    /// Empty for the first of its trace.
    pub parent: String,
}

impl Collector {
    /// # Errors
    /// When it cannot listen.
    pub async fn start() -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let endpoint = format!("http://{}", listener.local_addr()?);
        let spans = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&spans);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let kept = Arc::clone(&kept);
                let service = service_fn(move |request| take(request, Arc::clone(&kept)));
                tokio::spawn(
                    hyper::server::conn::http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service),
                );
            }
        });
        Ok(Self { endpoint, spans })
    }

    /// The spans, once they hold one of a name.
    ///
    /// # Errors
    /// When there is none after ten seconds.
    pub async fn with(&self, name: &str) -> anyhow::Result<Vec<Span>> {
        for _ in 0..100 {
            let spans = self.spans.lock().expect("nothing panics with it").clone();
            if spans.iter().any(|span| span.name == name) {
                return Ok(spans);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("no span `{name}` in {:?}", self.spans)
    }
}

async fn take(
    request: Request<Incoming>,
    kept: Arc<Mutex<Vec<Span>>>,
) -> Result<Response<Empty<Bytes>>, Infallible> {
    let is_traces = request.uri().path() == "/v1/traces";
    let body =
        request.into_body().collect().await.map(http_body_util::Collected::to_bytes).unwrap_or_default();
    let json: Json = serde_json::from_slice(&body).unwrap_or_default();
    if is_traces {
        kept.lock().expect("nothing panics with it").extend(spans(&json));
    }
    Ok(Response::new(Empty::new()))
}

/// <https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding>
fn spans(json: &Json) -> Vec<Span> {
    let list = |json: &Json| json.as_array().cloned().unwrap_or_default();
    let text = |json: &Json| json.as_str().unwrap_or_default().to_owned();
    let mut found = Vec::new();
    for resource in list(&json["resourceSpans"]) {
        let attributes = list(&resource["resource"]["attributes"]);
        let service = attributes.iter().find(|attribute| attribute["key"] == "service.name");
        let service = service.map(|attribute| text(&attribute["value"]["stringValue"])).unwrap_or_default();
        for span in list(&resource["scopeSpans"]).iter().flat_map(|scope| list(&scope["spans"])) {
            found.push(Span {
                service: service.clone(),
                name: text(&span["name"]),
                trace: text(&span["traceId"]),
                id: text(&span["spanId"]),
                parent: text(&span["parentSpanId"]),
            });
        }
    }
    found
}
