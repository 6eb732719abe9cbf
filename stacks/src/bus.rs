//! bus: what the app tells of, on a bus of EventBridge. Whoever wants to know adds a rule; one keeps a record of everything.

use cloudformation::intrinsic::sub;
use cloudformation::resource::events::{EventBus, Rule, rule};
use cloudformation::resource::id::{EventBusArn, EventBusName};
use cloudformation::resource::logs::{LogGroup, ResourcePolicy};
use cloudformation::{DeletionPolicy, Output, Stack, Value};
use contract::BusBindings;
use serde_json::json;

use crate::key::Key;
use crate::log_group;
use crate::process::{Binding, Process};

/// Days.
const KEPT: i64 = 90;

#[derive(Clone, Copy)]
pub(crate) struct Bus {
    name: Output<EventBusName>,
    arn: Output<EventBusArn>,
}

impl Binding for Bus {
    type Settings = BusBindings<Value<String>>;

    fn bind(&self, process: &mut Process<'_>) -> Self::Settings {
        let arn: Value<String> = process.stack.import(self.arn).into();
        process.may(&["events:PutEvents"], arn);
        BusBindings { events: process.stack.import(self.name).into() }
    }
}

pub(crate) fn stack(key: Key) -> (Stack, Bus) {
    let mut stack = Stack::new("bus", "EventBridge: what the app tells of, and the record of it");
    let seal = key.of(&mut stack);
    let t = &mut stack.template;
    let bus = t.add("Bus", EventBus::new(sub("${AWS::StackName}")));
    // EventBridge writes to groups of this beginning.
    // <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html>
    let record = LogGroup::new().log_group_name(sub("/aws/events/${AWS::StackName}").into_id());
    let record = t.add("Record", seal.on(record.retention_in_days(KEPT), LogGroup::kms_key_id));
    t.entry(&record).keep(DeletionPolicy::Delete);
    let writes = json!({ "Version": "2012-10-17", "Statement": [{
        "Effect": "Allow",
        "Principal": { "Service": ["delivery.logs.amazonaws.com", "events.amazonaws.com"] },
        "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
        "Resource": "${Record.Arn}",
    }] });
    // CloudFormation takes this one document as a text.
    let writes = sub(writes.to_string()).into_json();
    t.add("RecordPolicy", ResourcePolicy::new(writes, sub("${AWS::StackName}")));
    t.add(
        "Recorded",
        Rule::new()
            .description("Everything that the app tells of")
            .event_bus_name(Value::<String>::from(bus.reference()))
            .event_pattern(json!({ "source": ["flows"] }))
            .targets([rule::Target::new(log_group::arn(&record), "record")]),
    );
    let bus = Bus {
        name: stack.export("Name", "The bus", bus.reference()),
        arn: stack.export("Arn", "The bus", bus.arn()),
    };
    (stack, bus)
}
