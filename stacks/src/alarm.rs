//! Alarms as all stacks write them: one metric or the share of one in another, minutes that count, a page to look at.

use cloudformation::Value;
use cloudformation::resource::cloudwatch::{Alarm, alarm};
use cloudformation::resource::id::TopicArn;

/// The page that says what to do, by the name of the alarm.
const RUNBOOK: &str = "docs/runbooks.md";

/// A metric of AWS with its dimensions.
#[derive(Clone)]
pub(crate) struct Metric {
    pub(crate) namespace: &'static str,
    pub(crate) name: &'static str,
    /// Such as `Sum` or `p99`.
    pub(crate) stat: &'static str,
    pub(crate) dimensions: Vec<(&'static str, Value<String>)>,
}

impl Metric {
    fn query(&self, id: &str) -> alarm::MetricDataQuery {
        let dimensions: Vec<_> =
            self.dimensions.iter().map(|(name, value)| alarm::Dimension::new(*name, value.clone())).collect();
        let metric =
            alarm::Metric::new().namespace(self.namespace).metric_name(self.name).dimensions(dimensions);
        alarm::MetricDataQuery::new(id)
            .metric_stat(alarm::MetricStat::new(metric, 60, self.stat))
            .return_data(false)
    }
}

/// An alarm when a metric is above a threshold in most of five minutes.
pub(crate) fn above(
    what: &str,
    runbook: &str,
    metric: &Metric,
    threshold: f64,
    topic: &Value<TopicArn>,
) -> Alarm {
    let queries = vec![metric.query("value").return_data(true)];
    raised(what, runbook, queries, threshold, topic)
}

/// An alarm when one metric is more than so many per cent of another.
pub(crate) fn share(
    what: &str,
    runbook: &str,
    [part, whole]: [&Metric; 2],
    per_cent: f64,
    topic: &Value<TopicArn>,
) -> Alarm {
    let share = alarm::MetricDataQuery::new("share")
        .expression("100 * part / whole")
        .label("Per cent")
        .return_data(true);
    raised(what, runbook, vec![part.query("part"), whole.query("whole"), share], per_cent, topic)
}

fn raised(
    what: &str,
    runbook: &str,
    queries: Vec<alarm::MetricDataQuery>,
    threshold: f64,
    topic: &Value<TopicArn>,
) -> Alarm {
    let topic: Value<String> = topic.clone().into();
    Alarm::new()
        .alarm_description(format!("{what}. What to do: {RUNBOOK}#{runbook}"))
        .metrics(queries)
        .comparison_operator(alarm::ComparisonOperator::GreaterThanThreshold)
        .threshold(threshold)
        .evaluation_periods(5)
        .datapoints_to_alarm(3)
        // No requests are no errors.
        .treat_missing_data(alarm::TreatMissingData::NotBreaching)
        .alarm_actions([topic.clone()])
        .ok_actions([topic])
}
