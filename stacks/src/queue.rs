//! queue: what waits for a worker, what failed too often, and the topic of alarms.

use cloudformation::resource::id::{QueueArn, QueueUrl, TopicArn};
use cloudformation::resource::sns::{Topic, TopicPolicy};
use cloudformation::resource::sqs::Queue;
use cloudformation::{DeletionPolicy, Output, Parameter, Stack, Value};
use contract::QueueBindings;
use serde_json::json;

use crate::alarm;
use crate::environment::Environment;
use crate::key::{Key, Seal};
use crate::process::{Binding, Process};

/// Seconds until a job that a dead worker held is given to another; a living worker renews them.
pub(crate) const VISIBILITY_TIMEOUT: i64 = 20;
/// Deliveries before a job goes to the dead letters: with half a minute between them, outages of most of an hour.
const MOST_DELIVERIES: i64 = 100;
/// Seconds: 14 days, the longest that SQS keeps a message.
const KEEP_DEAD_LETTERS: i64 = 1_209_600;

/// Declares the queues: for each its setting in the contract, its name, what waits in it, the processes that send to it
/// and those that take from it. Dead letters, outputs, alarm, rights and settings follow.
macro_rules! queues {
    ($($setting:ident: $name:literal, $what:literal, $senders:expr => $takers:expr;)*) => {
        /// Every queue, by its setting.
        #[derive(Clone, Copy)]
        pub(crate) struct Queues { $(pub(crate) $setting: Waiting,)* }

        impl Queues {
            fn add(stack: &mut Stack, shape: &Shape) -> Self {
                Self { $($setting: add(stack, shape, $what, &Ids {
                    queue: $name,
                    dead: concat!("Dead", $name),
                    alarm: concat!("Dead", $name, "There"),
                    url: concat!($name, "Url"),
                    arn: concat!($name, "Arn"),
                    name: concat!($name, "Name"),
                    dead_url: concat!("Dead", $name, "Url"),
                }),)* }
            }
        }

        impl Binding for Queues {
            type Settings = QueueBindings<Value<String>>;

            fn bind(&self, process: &mut Process<'_>) -> Self::Settings {
                QueueBindings { $($setting: self.$setting.bind(process, &$senders, &$takers),)* }
            }
        }
    };
}

queues! {
    jobs_url: "Jobs", "Runs", ["api", "arrive", "worker", "documents"] => ["worker"];
    documents_url: "Documents", "Documents", ["api", "worker", "documents"] => ["documents"];
}

/// The constant logical ids and outputs of a queue.
struct Ids {
    queue: &'static str,
    dead: &'static str,
    alarm: &'static str,
    url: &'static str,
    arn: &'static str,
    name: &'static str,
    dead_url: &'static str,
}

/// What all queues have in common.
struct Shape {
    timeout: Value<i64>,
    /// Where alarms are told, if any are.
    alarms: Option<Value<TopicArn>>,
    seal: Seal,
}

/// One queue.
#[derive(Clone, Copy)]
pub(crate) struct Waiting {
    url: Output<QueueUrl>,
    arn: Output<QueueArn>,
    pub(crate) name: Output<String>,
}

impl Waiting {
    fn bind(self, process: &mut Process<'_>, senders: &[&str], takers: &[&str]) -> Value<String> {
        let (sends, takes) = (senders.contains(&process.name), takers.contains(&process.name));
        if sends || takes {
            let arn: Value<String> = process.stack.import(self.arn).into();
            process.opens_and_seals();
            if sends {
                process.may(&["sqs:SendMessage"], arn.clone());
            }
            if takes {
                let actions = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"];
                process.may(&actions, arn);
            }
        }
        process.stack.import(self.url).into()
    }
}

/// Where jobs wait, and where alarms are told.
#[derive(Clone, Copy)]
pub(crate) struct Messages {
    pub(crate) queues: Queues,
    pub(crate) alarms: Output<TopicArn>,
}

pub(crate) fn stack(environment: &Environment, key: Key) -> (Stack, Messages) {
    let mut stack = Stack::new(
        "queue",
        "SQS: the queues of runs and of documents, with dead letters; SNS: the topic of alarms",
    );
    let seal = key.of(&mut stack);
    let t = &mut stack.template;
    let timeout = t.parameter(
        "VisibilityTimeout",
        Parameter::new("Seconds until a lost job is given out again").default(VISIBILITY_TIMEOUT),
    );
    let topic = t.add(
        "Alarms",
        seal.on(Topic::new().display_name("Alarms of the platform"), Topic::kms_master_key_id),
    );
    let publishes = json!({
        "Effect": "Allow",
        "Principal": { "Service": "cloudwatch.amazonaws.com" },
        "Action": "sns:Publish",
        "Resource": topic.reference(),
        "Condition": { "StringEquals": { "aws:SourceAccount": { "Ref": "AWS::AccountId" } } },
    });
    // EventBridge knows no conditions here. <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html>
    let reports = json!({
        "Effect": "Allow",
        "Principal": { "Service": "events.amazonaws.com" },
        "Action": "sns:Publish",
        "Resource": topic.reference(),
    });
    t.add(
        "AlarmsPolicy",
        TopicPolicy::new(
            json!({ "Version": "2012-10-17", "Statement": [publishes, reports] }),
            [Value::<String>::from(topic.reference())],
        ),
    );
    let told = environment.alarms.then(|| topic.reference());
    let queues = Queues::add(&mut stack, &Shape { timeout, alarms: told, seal });
    let alarms = stack.export("AlarmsArn", "Where alarms are told", topic.reference());
    (stack, Messages { queues, alarms })
}

fn encrypted(seal: &Seal) -> Queue {
    let own = seal.on(Queue::new(), Queue::kms_master_key_id);
    if seal.is_there() { own } else { own.sqs_managed_sse_enabled(true) }
}

/// A queue of what failed too often.
pub(crate) fn dead_letters(seal: &Seal) -> Queue {
    encrypted(seal).message_retention_period(KEEP_DEAD_LETTERS)
}

/// A queue with its dead letters, and the alarm of those.
fn add(stack: &mut Stack, shape: &Shape, what: &str, ids: &Ids) -> Waiting {
    let Shape { timeout, alarms, seal } = shape;
    let t = &mut stack.template;
    let dead = t.add(ids.dead, dead_letters(seal));
    let queue = t.add(
        ids.queue,
        encrypted(seal)
            .visibility_timeout(timeout.clone())
            .receive_message_wait_time_seconds(20)
            .redrive_policy(json!({ "deadLetterTargetArn": dead.arn(), "maxReceiveCount": MOST_DELIVERIES })),
    );
    for queue in [&dead, &queue] {
        t.entry(queue).keep(DeletionPolicy::Delete);
    }
    if let Some(topic) = alarms {
        let metric = alarm::of_queue("ApproximateNumberOfMessagesVisible", dead.queue_name());
        t.add(ids.alarm, alarm::above(&format!("{what} failed too often"), "dead-jobs", &metric, 0.0, topic));
    }
    stack.export(ids.dead_url, &format!("{what} that failed too often"), dead.reference());
    let waits = format!("{what} that wait");
    Waiting {
        url: stack.export(ids.url, &waits, queue.reference()),
        arn: stack.export(ids.arn, &waits, queue.arn()),
        name: stack.export(ids.name, &waits, queue.queue_name()),
    }
}
