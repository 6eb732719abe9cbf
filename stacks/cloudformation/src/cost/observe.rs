//! What watches: logs and alarms.

use serde_json::Value as Json;

use super::{Charges, number, times};

pub(super) fn log_group(group: &Json, charges: &mut Charges) {
    if group["LogGroupClass"].as_str().is_some_and(|class| class != "STANDARD") {
        return charges.unknown("logs of another class than STANDARD");
    }
    charges.by_use("cloudwatch.logs.gb-ingested", "GB of logs taken in");
    charges.by_use("cloudwatch.logs.gb-month", "GB of logs kept for a month");
}

/// An alarm is charged for each metric that it reads.
pub(super) fn alarm(alarm: &Json, charges: &mut Charges) {
    let metrics = alarm["Metrics"].as_array().map(Vec::as_slice).unwrap_or_default();
    if !alarm["ThresholdMetricId"].is_null() {
        return charges.unknown("an alarm on anomalies");
    }
    let periods = metrics.iter().map(|metric| &metric["MetricStat"]["Period"]).chain([&alarm["Period"]]);
    if periods.filter_map(number).any(|seconds| seconds < 60.0) {
        return charges.unknown("an alarm of high resolution");
    }
    let read = metrics.iter().filter(|metric| !metric["MetricStat"].is_null()).count().max(1);
    let count = f64::from(u32::try_from(read).unwrap_or(u32::MAX));
    charges.fixed(&times(count, "a metric alarm"), "cloudwatch.alarm-month", count);
}
