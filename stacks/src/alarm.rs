//! Alarms as all stacks write them: one metric or the share of one in another, minutes that count, a page to look at.

use cloudformation::Value;
use cloudformation::intrinsic::sub_with;
use cloudformation::resource::cloudwatch::{Alarm, CompositeAlarm, alarm};
use cloudformation::resource::id::{AlarmName, TopicArn};

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

/// A metric of a queue, at its highest.
pub(crate) fn of_queue(name: &'static str, queue: Value<String>) -> Metric {
    Metric { namespace: "AWS/SQS", name, stat: "Maximum", dimensions: vec![("QueueName", queue)] }
}

impl Metric {
    fn query(&self, id: &str, period: i64) -> alarm::MetricDataQuery {
        let dimensions: Vec<_> =
            self.dimensions.iter().map(|(name, value)| alarm::Dimension::new(*name, value.clone())).collect();
        let metric =
            alarm::Metric::new().namespace(self.namespace).metric_name(self.name).dimensions(dimensions);
        alarm::MetricDataQuery::new(id)
            .metric_stat(alarm::MetricStat::new(metric, period, self.stat))
            .return_data(false)
    }
}

/// How long an alarm looks at its metric.
#[derive(Clone, Copy)]
struct Window {
    /// Seconds of one value.
    period: i64,
    /// Values that are looked at, and how many of them must be above the threshold.
    values: i64,
    above: i64,
}

/// Most of five minutes.
const MINUTES: Window = Window { period: 60, values: 5, above: 3 };

/// An alarm when a metric is above a threshold in most of five minutes.
pub(crate) fn above(
    what: &str,
    runbook: &str,
    metric: &Metric,
    threshold: f64,
    topic: &Value<TopicArn>,
) -> Alarm {
    let queries = vec![metric.query("value", MINUTES.period).return_data(true)];
    told(raised(queries, threshold, MINUTES), what, runbook, topic)
}

/// An alarm when a metric is below a threshold in most of five minutes.
pub(crate) fn below(
    what: &str,
    runbook: &str,
    metric: &Metric,
    threshold: f64,
    topic: &Value<TopicArn>,
) -> Alarm {
    above(what, runbook, metric, threshold, topic)
        .comparison_operator(alarm::ComparisonOperator::LessThanThreshold)
}

/// An alarm when one metric is more than so many per cent of another in most of five minutes.
pub(crate) fn share(
    what: &str,
    runbook: &str,
    metrics: [&Metric; 2],
    per_cent: f64,
    topic: &Value<TopicArn>,
) -> Alarm {
    told(raised(part_of(metrics, MINUTES.period), per_cent, MINUTES), what, runbook, topic)
}

/// Whether one metric was more than so many per cent of another over so many seconds; it tells nobody by itself.
pub(crate) fn over(metrics: [&Metric; 2], seconds: i64, per_cent: f64) -> Alarm {
    let window = Window { period: seconds, values: 1, above: 1 };
    raised(part_of(metrics, seconds), per_cent, window)
}

/// An alarm when two others are raised at once.
pub(crate) fn both(
    what: &str,
    runbook: &str,
    alarms: [Value<AlarmName>; 2],
    topic: &Value<TopicArn>,
) -> CompositeAlarm {
    let [one, other] = alarms.map(Value::<String>::from);
    let rule = sub_with("ALARM(\"${One}\") AND ALARM(\"${Other}\")", [("One", one), ("Other", other)]);
    let topic: Value<String> = topic.clone().into();
    CompositeAlarm::new(rule)
        .alarm_description(description(what, runbook))
        .alarm_actions([topic.clone()])
        .ok_actions([topic])
}

fn part_of([part, whole]: [&Metric; 2], period: i64) -> Vec<alarm::MetricDataQuery> {
    let share = alarm::MetricDataQuery::new("share")
        .expression("100 * part / whole")
        .label("Per cent")
        .return_data(true);
    vec![part.query("part", period), whole.query("whole", period), share]
}

fn raised(queries: Vec<alarm::MetricDataQuery>, threshold: f64, window: Window) -> Alarm {
    Alarm::new()
        .metrics(queries)
        .comparison_operator(alarm::ComparisonOperator::GreaterThanThreshold)
        .threshold(threshold)
        .evaluation_periods(window.values)
        .datapoints_to_alarm(window.above)
        // No requests are no errors.
        .treat_missing_data(alarm::TreatMissingData::NotBreaching)
}

fn told(alarm: Alarm, what: &str, runbook: &str, topic: &Value<TopicArn>) -> Alarm {
    let topic: Value<String> = topic.clone().into();
    alarm.alarm_description(description(what, runbook)).alarm_actions([topic.clone()]).ok_actions([topic])
}

fn description(what: &str, runbook: &str) -> String {
    format!("{what}. What to do: {RUNBOOK}#{runbook}")
}
