//! functions: a Lambda that hears of objects in the inboxes of flows and asks for their runs. It is the app's image with
//! another argument, so a release is one digest here too.

use cloudformation::resource::events::{Rule, rule};
use cloudformation::resource::iam::role;
use cloudformation::resource::lambda::{Function, Permission, function};
use cloudformation::resource::logs::LogGroup;
use cloudformation::resource::sqs::QueuePolicy;
use cloudformation::{DeletionPolicy, Parameter, Stack, Value};
use contract::ArriveBindings;
use serde_json::{Map, Value as Json, json};

use crate::cluster::IMAGE;
use crate::environment::Environment;
use crate::key::Key;
use crate::process::{Process, ids};
use crate::queue::{Messages, dead_letters};
use crate::storage::Uploads;
use crate::{alarm, iam, traces, waive};

/// MiB; it does little and waits for SQS.
const MEMORY: i64 = 256;
/// Seconds.
const TIMEOUT: i64 = 30;
/// At once: a flood of objects waits instead of taking the account's share. A new account has fewer than could be set aside.
/// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html>
const AT_ONCE: i64 = 20;

pub(crate) fn stack(environment: &Environment, key: Key, uploads: Uploads, messages: Messages) -> Stack {
    let mut stack = Stack::new("functions", "Lambda: an object that arrives asks for a run of its flow");
    let bucket: Value<String> = stack.import(uploads.name).into();
    let topic = environment.alarms.then(|| stack.import(messages.alarms));
    let seal = key.of(&mut stack);
    let t = &mut stack.template;
    let image = t.parameter(IMAGE, Parameter::<String>::new("The image of the app, by its digest"));
    let logs = t.add("ArriveLogs", seal.on(LogGroup::new().retention_in_days(30), LogGroup::kms_key_id));
    t.entry(&logs).keep(DeletionPolicy::RetainExceptOnCreate);
    let dead = t.add("DeadArrivals", dead_letters(&seal));
    t.entry(&dead).keep(DeletionPolicy::Delete);
    if let Some(topic) = topic {
        let waiting = alarm::of_queue("ApproximateNumberOfMessagesVisible", dead.queue_name());
        let what = "An object arrived and asked for no run";
        t.add("DeadArrivalsThere", alarm::above(what, "dead-arrivals", &waiting, 0.0, &topic));
    }

    let mut arrive = Process::outside(&mut stack, environment, key, "arrive", ids!("Arrive"));
    let variables = ArriveBindings { queue: arrive.binds(&messages.queues) }.into_variables();
    arrive.may(&["sqs:SendMessage"], dead.arn().into());
    if environment.traces > 0 {
        arrive.may(&traces::SENDS, "*".into());
    }
    arrive.may(&["logs:CreateLogStream", "logs:PutLogEvents"], logs.arn().into());
    let (ids, statements) = arrive.rights();
    let variables: Map<String, Json> = variables
        .into_iter()
        .map(|(variable, value)| (variable.name.to_owned(), value.into_json()))
        .collect();

    let t = &mut stack.template;
    let role = iam::role(environment, "lambda.amazonaws.com")
        .policies([role::Policy::new(iam::document(&statements), "run")]);
    let role = t.add(ids.role, role);
    let function =
        seal.on(Function::new(function::Code::new().image_uri(image), role.arn()), Function::kms_key_arn);
    let function =
        if environment.alarms { function.reserved_concurrent_executions(AT_ONCE) } else { function };
    let arrive = t.add(
        ids.function,
        function
            .package_type(function::PackageType::Image)
            .image_config(function::ImageConfig::new().command(["arrive"]))
            .architectures([function::Architectures::X8664])
            .memory_size(MEMORY)
            .timeout(TIMEOUT)
            .tracing_config(function::TracingConfig::new().mode(if environment.traces > 0 {
                function::TracingConfigMode::Active
            } else {
                function::TracingConfigMode::PassThrough
            }))
            .dead_letter_config(
                function::DeadLetterConfig::new().target_arn(Value::<String>::from(dead.arn())),
            )
            .environment(function::Environment::new().variables(Json::Object(variables)))
            .logging_config(
                function::LoggingConfig::new().log_group(Value::<String>::from(logs.reference())),
            ),
    );
    waive::checkov(
        t,
        &arrive,
        &[("CKV_AWS_117", "It talks to SQS only, which needs no network of ours and would cost it one")],
    );
    let arrived = t.add(
        "ObjectArrived",
        Rule::new()
            .description("An object in the inbox of a flow")
            .event_pattern(json!({
                "source": ["aws.s3"],
                "detail-type": ["Object Created"],
                "detail": {
                    "bucket": { "name": [bucket] },
                    "object": { "key": [{ "wildcard": "tenants/*/inbox/*/*" }] },
                },
            }))
            .targets([rule::Target::new(Value::<String>::from(arrive.arn()), "arrive")
                .dead_letter_config(rule::DeadLetterConfig::new().arn(Value::<String>::from(dead.arn())))]),
    );
    // What the rule cannot hand over goes where the function's own failures go.
    let keeps = json!({ "Version": "2012-10-17", "Statement": [{
        "Effect": "Allow",
        "Principal": { "Service": "events.amazonaws.com" },
        "Action": "sqs:SendMessage",
        "Resource": dead.arn(),
        "Condition": { "ArnEquals": { "aws:SourceArn": arrived.arn() } },
    }] });
    t.add("DeadArrivalsPolicy", QueuePolicy::new(keeps, [Value::<String>::from(dead.reference())]));
    t.add(
        "ArrivePermission",
        Permission::new(
            "lambda:InvokeFunction",
            Value::<String>::from(arrive.reference()),
            "events.amazonaws.com",
        )
        .source_arn(Value::<String>::from(arrived.arn())),
    );
    stack
}
