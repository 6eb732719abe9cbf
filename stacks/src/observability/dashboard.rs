//! One dashboard of what the users notice, what the workers have before them, and what carries both.

use cloudformation::intrinsic::{sub, sub_with};
use cloudformation::json::compact;
use cloudformation::resource::cloudwatch::Dashboard;
use cloudformation::{Template, Value};
use serde_json::{Value as Json, json};

/// Columns of a dashboard, and the rows of one widget.
const COLUMNS: usize = 24;
const ROWS: usize = 6;

/// A line of a widget: namespace, metric, dimensions with `${NAME}` for values, statistic.
type Line = (&'static str, &'static str, &'static [(&'static str, &'static str)], &'static str);

const BALANCER: &[(&str, &str)] = &[("LoadBalancer", "${Balancer}")];
const API: &[(&str, &str)] = &[("ClusterName", "${Cluster}"), ("ServiceName", "${Api}")];
const WORKER: &[(&str, &str)] = &[("ClusterName", "${Cluster}"), ("ServiceName", "${Worker}")];
const QUEUE: &[(&str, &str)] = &[("QueueName", "${Jobs}")];
const DATABASE: &[(&str, &str)] = &[("DBInstanceIdentifier", "${Database}")];

const WIDGETS: [(&str, &[Line]); 6] = [
    ("Requests", &[("AWS/ApplicationELB", "RequestCount", BALANCER, "Sum")]),
    (
        "Failed requests",
        &[
            ("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", BALANCER, "Sum"),
            ("AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", BALANCER, "Sum"),
        ],
    ),
    (
        "Seconds of a request",
        &[
            ("AWS/ApplicationELB", "TargetResponseTime", BALANCER, "p50"),
            ("AWS/ApplicationELB", "TargetResponseTime", BALANCER, "p99"),
        ],
    ),
    (
        "Runs that wait",
        &[
            ("AWS/SQS", "ApproximateNumberOfMessagesVisible", QUEUE, "Maximum"),
            ("AWS/SQS", "ApproximateAgeOfOldestMessage", QUEUE, "Maximum"),
        ],
    ),
    (
        "CPU of tasks",
        &[
            ("AWS/ECS", "CPUUtilization", API, "Average"),
            ("AWS/ECS", "CPUUtilization", WORKER, "Average"),
            ("AWS/ECS", "MemoryUtilization", WORKER, "Maximum"),
        ],
    ),
    (
        "Postgres",
        &[
            ("AWS/RDS", "CPUUtilization", DATABASE, "Average"),
            ("AWS/RDS", "DatabaseConnections", DATABASE, "Maximum"),
            ("AWS/RDS", "DiskQueueDepth", DATABASE, "Average"),
        ],
    ),
];

/// Adds the dashboard; `values` are what the names in the widgets stand for.
pub(super) fn add(t: &mut Template, values: [(&str, Value<String>); 6]) {
    let widgets: Vec<Json> =
        WIDGETS.iter().enumerate().map(|(at, (title, lines))| widget(at, title, lines)).collect();
    let body = compact(&json!({ "widgets": widgets }));
    t.add("Dashboard", Dashboard::new(sub_with(body, values)).dashboard_name(sub("${AWS::StackName}")));
}

fn widget(at: usize, title: &str, lines: &[Line]) -> Json {
    let width = COLUMNS / 3;
    let metrics: Vec<Json> = lines
        .iter()
        .map(|(namespace, name, dimensions, stat)| {
            let mut metric = vec![json!(namespace), json!(name)];
            metric.extend(dimensions.iter().flat_map(|(name, value)| [json!(name), json!(value)]));
            metric.push(json!({ "stat": stat, "period": 60 }));
            Json::Array(metric)
        })
        .collect();
    json!({
        "type": "metric",
        "x": at % 3 * width,
        "y": at / 3 * ROWS,
        "width": width,
        "height": ROWS,
        "properties": { "title": title, "region": "${AWS::Region}", "metrics": metrics, "view": "timeSeries" },
    })
}
