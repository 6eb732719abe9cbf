//! Figures of one API process, as Prometheus reads them. Every label has only so many values.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ::metrics::{Key, Label, Level, Metadata, Recorder};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle, PrometheusRecorder};

use crate::Error;
use crate::models::TenantId;

/// Upper bounds in seconds; the last ones are those of the time limits.
const BUCKETS: [f64; 12] = [0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0, 150.0];
/// Tenants with a label of their own, the first that ask; the others share one.
const TENANTS: usize = 1000;
/// Requests after which the times that were taken are added up: until then each takes eight bytes.
const UPKEEP: u64 = 1024;
const METADATA: Metadata<'static> = Metadata::new("app", Level::INFO, None);

/// A request that was answered.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    pub method: &'static str,
    pub route: &'a str,
    pub status: u16,
    /// Whose it was, if that came to be known.
    pub tenant: Option<TenantId>,
    pub took: Duration,
}

/// The figures; clones share them.
#[derive(Clone, Debug)]
pub struct Metrics(Arc<Figures>);

#[derive(Debug)]
struct Figures {
    recorder: Arc<PrometheusRecorder>,
    handle: PrometheusHandle,
    tenants: Mutex<BTreeSet<TenantId>>,
    requests: AtomicU64,
}

impl Metrics {
    /// No figures yet.
    ///
    /// # Errors
    /// When the exporter does not take the buckets.
    pub fn new() -> Result<Self, Error> {
        let builder = PrometheusBuilder::new().set_buckets(&BUCKETS);
        let recorder = builder.map_err(|error| Error::Build(error.to_string()))?.build_recorder();
        let recorder = Arc::new(recorder);
        let handle = recorder.handle();
        let (tenants, requests) = (Mutex::default(), AtomicU64::new(0));
        Ok(Self(Arc::new(Figures { recorder, handle, tenants, requests })))
    }

    /// Also counts what the rest of the process counts: its statements.
    pub fn of_the_process(&self) {
        if ::metrics::set_global_recorder(Arc::clone(&self.0.recorder)).is_err() {
            tracing::warn!("the figures of the process are counted elsewhere");
        }
    }

    /// Counts a request: `http_requests_total` and `http_request_seconds`.
    pub fn answered(&self, answered: &Answered<'_>) {
        let place = [
            Label::new("route", answered.route.to_owned()),
            Label::from_static_parts("method", answered.method),
        ];
        let time = Key::from_parts("http_request_seconds", place.to_vec());
        let mut labels = place.to_vec();
        labels.push(Label::new("status", answered.status.to_string()));
        labels.push(Label::new("tenant", self.tenant(answered.tenant)));
        let count = Key::from_parts("http_requests_total", labels);
        let recorder = &self.0.recorder;
        recorder.register_counter(&count, &METADATA).increment(1);
        recorder.register_histogram(&time, &METADATA).record(answered.took.as_secs_f64());
        if self.0.requests.fetch_add(1, Ordering::Relaxed) % UPKEEP == UPKEEP - 1 {
            self.0.handle.run_upkeep();
        }
    }

    /// In Prometheus' own format.
    #[must_use]
    pub fn render(&self) -> String {
        self.0.handle.render()
    }

    fn tenant(&self, tenant: Option<TenantId>) -> String {
        let Some(tenant) = tenant else { return "none".to_owned() };
        let mut seen = self.0.tenants.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.contains(&tenant) || (seen.len() < TENANTS && seen.insert(tenant)) {
            return tenant.to_string();
        }
        "other".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(route: &str, status: u16, tenant: Option<i64>) -> Answered<'_> {
        let took = Duration::from_millis(3);
        Answered { method: "GET", route, status, tenant: tenant.map(TenantId), took }
    }

    #[test]
    fn requests_are_counted_by_route_status_and_tenant() {
        let metrics = Metrics::new().unwrap();
        for _ in 0..2 {
            metrics.answered(&asked("/flows/{id}", 200, Some(7)));
        }
        metrics.answered(&asked("unknown", 404, None));
        let text = metrics.render();
        for line in [
            r#"http_requests_total{route="/flows/{id}",method="GET",status="200",tenant="7"} 2"#,
            r#"http_requests_total{route="unknown",method="GET",status="404",tenant="none"} 1"#,
            r#"http_request_seconds_bucket{route="/flows/{id}",method="GET",le="0.0025"} 0"#,
            r#"http_request_seconds_bucket{route="/flows/{id}",method="GET",le="0.005"} 2"#,
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
    }

    #[test]
    fn tenants_beyond_the_first_thousand_share_a_label() {
        let metrics = Metrics::new().unwrap();
        for tenant in 0..1002 {
            metrics.answered(&asked("/flows", 200, Some(tenant)));
        }
        metrics.answered(&asked("/flows", 200, Some(0)));
        let text = metrics.render();
        assert!(text.contains(r#"tenant="other"} 2"#) && text.contains(r#"tenant="0"} 2"#), "{text}");
    }
}
