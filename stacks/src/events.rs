//! events: what AWS reports by itself and a person should hear of, told as alarms are.

use cloudformation::resource::events::{Rule, rule};
use cloudformation::resource::id::TopicArn;
use cloudformation::{Output, Stack, Value};
use serde_json::{Value as Json, json};

/// The rules: logical id, what happened, and the events that say so.
/// <https://docs.aws.amazon.com/eventbridge/latest/ref/events.html>
fn rules() -> [(&'static str, &'static str, Json); 4] {
    [
        (
            "DeploymentFailed",
            "ECS gave a deployment up",
            json!({
                "source": ["aws.ecs"],
                "detail-type": ["ECS Deployment State Change"],
                "detail": { "eventName": ["SERVICE_DEPLOYMENT_FAILED"] },
            }),
        ),
        (
            "DatabaseMoved",
            "RDS failed over, ran out of space or could not be reached",
            json!({
                "source": ["aws.rds"],
                "detail-type": ["RDS DB Instance Event"],
                "detail": { "EventCategories": ["availability", "failover", "failure", "low storage"] },
            }),
        ),
        (
            "BackupFailed",
            "A recovery point was not made",
            json!({
                "source": ["aws.backup"],
                "detail-type": ["Backup Job State Change"],
                "detail": { "state": ["ABORTED", "EXPIRED", "FAILED"] },
            }),
        ),
        (
            "HealthReported",
            "AWS has trouble, or wants something changed",
            json!({ "source": ["aws.health"], "detail-type": ["AWS Health Event"] }),
        ),
    ]
}

pub(crate) fn stack(alarms: Output<TopicArn>) -> Stack {
    let mut stack = Stack::new("events", "EventBridge: what AWS reports by itself");
    let topic: Value<String> = stack.import(alarms).into();
    for (id, what, pattern) in rules() {
        stack.template.add(
            id,
            Rule::new()
                .description(what)
                .event_pattern(pattern)
                .targets([rule::Target::new(topic.clone(), "alarms")]),
        );
    }
    stack
}
