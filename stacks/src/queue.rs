//! queue: the runs that wait for a worker, and those that failed too often.

use cloudformation::resource::id::{QueueArn, QueueUrl};
use cloudformation::resource::sqs::Queue;
use cloudformation::{DeletionPolicy, Output, Parameter, Stack};
use serde_json::json;

/// Where jobs wait.
#[derive(Clone, Copy)]
pub(crate) struct Jobs {
    pub(crate) url: Output<QueueUrl>,
    pub(crate) arn: Output<QueueArn>,
}

/// Seconds until a job that a dead worker held is given to another; a living worker renews them.
const VISIBILITY_TIMEOUT: i64 = 20;
/// Deliveries before a job goes to the dead letters: with half a minute between them, outages of most of an hour.
const MOST_DELIVERIES: i64 = 100;
/// Seconds: 14 days, the longest that SQS keeps a message.
const KEEP_DEAD_LETTERS: i64 = 1_209_600;

pub(crate) fn stack() -> (Stack, Jobs) {
    let mut stack = Stack::new("queue", "SQS: the queue of runs, with dead letters");
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
    let links = Jobs {
        url: stack.export("JobsUrl", "The queue of runs", jobs.reference()),
        arn: stack.export("JobsArn", "The queue of runs", jobs.arn()),
    };
    stack.export("DeadJobsUrl", "Runs that failed too often", dead.reference());
    (stack, links)
}
