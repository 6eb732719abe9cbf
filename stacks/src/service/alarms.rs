//! What wakes somebody up, and what rolls a deployment back.

use cloudformation::resource::elasticloadbalancingv2::{LoadBalancer, TargetGroup};
use cloudformation::resource::id::{AlarmName, TopicArn};
use cloudformation::{Handle, Template, Value};

use crate::alarm::{self, Metric};

/// Per cent of requests that may fail.
const ERRORS: f64 = 2.0;
/// Seconds that 99 of 100 requests may take.
const SLOW: f64 = 2.0;

/// Adds the alarms of the API; their names.
pub(super) fn add(
    t: &mut Template,
    balancer: Handle<LoadBalancer>,
    targets: Handle<TargetGroup>,
    topic: &Value<TopicArn>,
) -> Vec<Value<AlarmName>> {
    let metric = |name: &'static str, stat: &'static str| Metric {
        namespace: "AWS/ApplicationELB",
        name,
        stat,
        dimensions: vec![
            ("LoadBalancer", balancer.load_balancer_full_name()),
            ("TargetGroup", targets.target_group_full_name()),
        ],
    };
    let errors = [&metric("HTTPCode_Target_5XX_Count", "Sum"), &metric("RequestCount", "Sum")];
    let alarms = [
        ("ApiErrors", alarm::share("Requests to the API fail", "the-api-fails", errors, ERRORS, topic)),
        (
            "ApiSlow",
            alarm::above(
                "The API is slow",
                "the-api-is-slow",
                &metric("TargetResponseTime", "p99"),
                SLOW,
                topic,
            ),
        ),
        (
            "ApiUnhealthy",
            alarm::above(
                "Tasks of the API do not pass their health check",
                "tasks-are-unhealthy",
                &metric("UnHealthyHostCount", "Minimum"),
                0.0,
                topic,
            ),
        ),
    ];
    alarms.into_iter().map(|(id, alarm)| t.add(id, alarm).reference()).collect()
}
