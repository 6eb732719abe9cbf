//! Logs and traces: a line of JSON for each event, and spans for a collector that stands beside the process.

use std::time::Duration;

use contract::Traces;
use opentelemetry::propagation::{Extractor, Injector, TextMapPropagator};
use opentelemetry::trace::{TraceContextExt, TracerProvider};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::runtime::Tokio;
use opentelemetry_sdk::trace::span_processor_with_async_runtime::BatchSpanProcessor;
use opentelemetry_sdk::trace::{Sampler, SdkTracerProvider};
use tracing::Span;
use tracing::level_filters::LevelFilter;
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// For a batch of spans. The collector is on the same host.
const TIMEOUT: Duration = Duration::from_secs(5);
/// The header of W3C that names a span. <https://www.w3.org/TR/trace-context/>
const PARENT: &str = "traceparent";

/// What sends spans, if anything does.
#[derive(Debug)]
pub struct Sender(Option<SdkTracerProvider>);

/// Begins to log, and to send spans of the process where the settings want that.
#[must_use]
pub fn start(process: &str, settings: Option<&Traces>) -> Sender {
    let provider =
        settings.filter(|settings| settings.ratio.0 > 0.0).map(|settings| provider(process, settings));
    let (provider, problem) = match provider.transpose() {
        Ok(provider) => (provider, None),
        Err(problem) => (None, Some(problem)),
    };
    let spans = provider.as_ref().map(|provider| {
        tracing_opentelemetry::layer().with_tracer(provider.tracer("app")).with_location(false)
    });
    let lines = tracing_subscriber::fmt::layer().json().with_target(false).with_span_list(false);
    tracing_subscriber::registry().with(LevelFilter::INFO).with(lines).with(spans).init();
    if let Some(problem) = problem {
        tracing::error!(error = crate::chain(&problem), "no traces");
    }
    Sender(provider)
}

fn provider(
    process: &str,
    settings: &Traces,
) -> Result<SdkTracerProvider, opentelemetry_otlp::ExporterBuildError> {
    let exporter = SpanExporter::builder()
        .with_http()
        .with_protocol(Protocol::HttpJson)
        .with_endpoint(format!("{}/v1/traces", settings.collector.trim_end_matches('/')))
        .with_timeout(TIMEOUT)
        .build()?;
    let sampler = Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(settings.ratio.0)));
    Ok(SdkTracerProvider::builder()
        .with_span_processor(BatchSpanProcessor::builder(exporter, Tokio).build())
        .with_sampler(sampler)
        .with_resource(Resource::builder().with_service_name(process.to_owned()).build())
        .build())
}

impl Sender {
    /// Sends what is left.
    pub async fn end(self) {
        let Some(provider) = self.0 else { return };
        // It waits for the collector.
        let ended = tokio::task::spawn_blocking(move || provider.shutdown_with_timeout(TIMEOUT)).await;
        if let Ok(Err(error)) = ended {
            tracing::warn!(error = crate::chain(&error), "the last spans are lost");
        }
    }
}

/// The current span, for a message that another process takes up; nothing where nothing is traced.
#[must_use]
pub fn current() -> Option<String> {
    let mut carrier = Carrier(None);
    TraceContextPropagator::new().inject_context(&Span::current().context(), &mut carrier);
    carrier.0
}

/// Makes a span the child of one that a message named.
pub fn follow(span: &Span, parent: Option<&str>) {
    if let Some(parent) = parent {
        let context = TraceContextPropagator::new().extract(&Carrier(Some(parent.to_owned())));
        // Where nothing is traced there is nothing to follow.
        let _ = span.set_parent(context);
    }
}

/// Writes the id of its trace beside what is logged within a span.
pub fn name(span: &Span) {
    let context = span.context();
    let context = context.span().span_context().clone();
    if context.is_valid() {
        span.record("trace_id", tracing::field::display(context.trace_id()));
    }
}

/// One header.
struct Carrier(Option<String>);

impl Injector for Carrier {
    fn set(&mut self, key: &str, value: String) {
        if key == PARENT {
            self.0 = Some(value);
        }
    }
}

impl Extractor for Carrier {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.as_deref().filter(|_| key == PARENT)
    }

    fn keys(&self) -> Vec<&str> {
        vec![PARENT]
    }
}
