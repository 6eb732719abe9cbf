//! queue: the runs that wait for a worker, those that failed too often, and the topic of alarms.

use cloudformation::resource::id::{QueueArn, QueueUrl, TopicArn};
use cloudformation::resource::sns::{Topic, TopicPolicy};
use cloudformation::resource::sqs::Queue;
use cloudformation::{DeletionPolicy, Output, Parameter, Stack, Value};
use serde_json::json;

use crate::alarm::{self, Metric};
use crate::environment::Environment;

/// Where jobs wait.
#[derive(Clone, Copy)]
pub(crate) struct Jobs {
    pub(crate) url: Output<QueueUrl>,
    pub(crate) arn: Output<QueueArn>,
    pub(crate) name: Output<String>,
    /// Where alarms are told.
    pub(crate) alarms: Output<TopicArn>,
}

/// Seconds until a job that a dead worker held is given to another; a living worker renews them.
const VISIBILITY_TIMEOUT: i64 = 20;
/// Deliveries before a job goes to the dead letters: with half a minute between them, outages of most of an hour.
const MOST_DELIVERIES: i64 = 100;
/// Seconds: 14 days, the longest that SQS keeps a message.
const KEEP_DEAD_LETTERS: i64 = 1_209_600;

pub(crate) fn stack(environment: &Environment) -> (Stack, Jobs) {
    let mut stack =
        Stack::new("queue", "SQS: the queue of runs, with dead letters; SNS: the topic of alarms");
    let t = &mut stack.template;
    let timeout = t.parameter(
        "VisibilityTimeout",
        Parameter::new("Seconds until a lost job is given out again").default(VISIBILITY_TIMEOUT),
    );
    let dead = t.add(
        "DeadJobs",
        Queue::new().message_retention_period(KEEP_DEAD_LETTERS).sqs_managed_sse_enabled(true),
    );
    let jobs = t.add(
        "Jobs",
        Queue::new()
            .visibility_timeout(timeout)
            .receive_message_wait_time_seconds(20)
            .sqs_managed_sse_enabled(true)
            .redrive_policy(json!({ "deadLetterTargetArn": dead.arn(), "maxReceiveCount": MOST_DELIVERIES })),
    );
    for queue in [&dead, &jobs] {
        t.entry(queue).keep(DeletionPolicy::Delete);
    }
    let topic = t.add("Alarms", Topic::new().display_name("Alarms of the platform"));
    let publishes = json!({
        "Effect": "Allow",
        "Principal": { "Service": "cloudwatch.amazonaws.com" },
        "Action": "sns:Publish",
        "Resource": topic.reference(),
        "Condition": { "StringEquals": { "aws:SourceAccount": { "Ref": "AWS::AccountId" } } },
    });
    t.add(
        "AlarmsPolicy",
        TopicPolicy::new(
            json!({ "Version": "2012-10-17", "Statement": [publishes] }),
            [Value::<String>::from(topic.reference())],
        ),
    );
    if environment.alarms {
        let metric = Metric {
            namespace: "AWS/SQS",
            name: "ApproximateNumberOfMessagesVisible",
            stat: "Maximum",
            dimensions: vec![("QueueName", dead.queue_name())],
        };
        t.add(
            "DeadJobsThere",
            alarm::above("Runs failed too often", "dead-jobs", &metric, 0.0, &topic.reference()),
        );
    }
    let links = Jobs {
        url: stack.export("JobsUrl", "The queue of runs", jobs.reference()),
        arn: stack.export("JobsArn", "The queue of runs", jobs.arn()),
        name: stack.export("JobsName", "The queue of runs", jobs.queue_name()),
        alarms: stack.export("AlarmsArn", "Where alarms are told", topic.reference()),
    };
    stack.export("DeadJobsUrl", "Runs that failed too often", dead.reference());
    (stack, links)
}
