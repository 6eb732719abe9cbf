//! Queues, schedules and log subscriptions.

use std::collections::BTreeMap;

use super::super::declared::Declared;
use super::super::findings::Findings;
use super::{Subject, referred};
use crate::document::Node;
use crate::rule;

pub(super) fn queue(subject: &mut Subject) {
    let fifo = subject.is_true("FifoQueue");
    let is_standard = fifo == Some(false) || subject.is_absent("FifoQueue");
    if let Some(name) = subject.text("QueueName") {
        if fifo == Some(true) && !name.ends_with(".fifo") {
            let message = format!("`{name}`: the name of a FIFO queue ends with .fifo");
            subject.push(&rule::SQS_FIFO, "QueueName", message, "");
        } else if is_standard && name.ends_with(".fifo") {
            let message = format!("`{name}` ends with .fifo and `FifoQueue` is not true");
            subject.push(&rule::SQS_FIFO, "QueueName", message, "");
        }
    }
    if is_standard {
        for name in ["ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit"] {
            let is_off = subject.is_true(name) == Some(false);
            if subject.is_there(name) && !is_off {
                let message = format!("`{name}` belongs to FIFO queues");
                subject.push(&rule::SQS_FIFO, name, message, "");
            }
        }
    }
    let target = subject.at("RedrivePolicy/deadLetterTargetArn");
    let Some((id, dead)) = subject.referred(target).filter(|(_, other)| other.type_name == "AWS::SQS::Queue")
    else {
        return;
    };
    let kind = |node: &Node| match node.get("FifoQueue").as_text().as_deref() {
        Some("true") => Some("FIFO"),
        Some("false") => Some("standard"),
        _ if node.has("FifoQueue") => None,
        _ => Some("standard"),
    };
    if let (Some(own), Some(other)) = (kind(subject.resource.properties), kind(dead.properties))
        && own != other
    {
        let message = format!("this is a {own} queue, its dead letters go to `{id}`, a {other} queue");
        subject.push(&rule::SQS_DEAD_LETTERS, "RedrivePolicy/deadLetterTargetArn", message, "");
    }
}

pub(super) fn schedule(subject: &mut Subject) {
    let Some(text) = subject.text("ScheduleExpression").filter(|text| !text.contains("{{")) else { return };
    let inside = |name: &str| text.strip_prefix(name)?.strip_prefix('(')?.strip_suffix(')').map(str::trim);
    let why = if let Some(rate) = inside("rate") {
        match rate.split_once(' ') {
            Some((number, unit)) => match number.parse::<u32>() {
                Ok(1) if matches!(unit.trim(), "minute" | "hour" | "day") => None,
                Ok(2..) if matches!(unit.trim(), "minutes" | "hours" | "days") => None,
                _ => Some("a rate is a number and minute(s), hour(s) or day(s)"),
            },
            None => Some("a rate is a number and a unit"),
        }
    } else if let Some(cron) = inside("cron") {
        let fields: Vec<&str> = cron.split_whitespace().collect();
        match fields[..] {
            [_, _, day, _, weekday, _] if day != "?" && weekday != "?" => {
                Some("the day of the month or the day of the week is `?`")
            }
            [_, _, _, _, _, _] => None,
            _ => Some("cron has six fields: minutes, hours, day, month, weekday, year"),
        }
    } else {
        Some("a schedule is rate(…) or cron(…)")
    };
    if let Some(why) = why {
        subject.push(&rule::SCHEDULE, "ScheduleExpression", format!("`{text}`: {why}"), "");
    }
}

/// The most subscription filters of a log group.
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html>
const MOST_SUBSCRIPTIONS: usize = 5;

pub(super) fn subscriptions(declared: &Declared, findings: &mut Findings) {
    let mut by_group: BTreeMap<String, usize> = BTreeMap::new();
    for (id, resource) in &declared.resources {
        if resource.type_name != "AWS::Logs::SubscriptionFilter" {
            continue;
        }
        let group = resource.properties.get("LogGroupName");
        let name = match referred(declared, group) {
            Some((id, _)) => id.to_owned(),
            None => crate::json::compact(&group.to_json()),
        };
        let count = by_group.entry(name).or_default();
        *count += 1;
        if *count == MOST_SUBSCRIPTIONS + 1 {
            let path = format!("Resources/{id}/Properties/LogGroupName");
            let message = format!("this is the {count}th subscription filter of the log group");
            findings.push(&rule::LOG_SUBSCRIPTIONS, &path, group.place, message, "");
        }
    }
}
