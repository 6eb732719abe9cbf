//! Reads `on`: the events that start a workflow.
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows>

use super::reader::{Reader, expression};
use super::{DeclaredSecret, Entries, Event, Input, Text};
use crate::check::{rule, suggest};
use crate::document::{Kind, Node};

/// What `on` may say of an event.
struct Known {
    name: &'static str,
    keys: &'static [&'static str],
    /// The activities that `types` names; nothing where they are free.
    types: &'static [&'static str],
}

const fn known(name: &'static str, keys: &'static [&'static str], types: &'static [&'static str]) -> Known {
    Known { name, keys, types }
}

const TYPES: &[&str] = &["types"];
const CHANGES: &[&str] = &["created", "edited", "deleted"];
const PULL_REQUEST_KEYS: &[&str] = &["types", "branches", "branches-ignore", "paths", "paths-ignore"];

#[rustfmt::skip]
const PULL_REQUEST: &[&str] = &[
    "assigned", "unassigned", "labeled", "unlabeled", "opened", "edited", "closed", "reopened", "synchronize",
    "converted_to_draft", "locked", "unlocked", "enqueued", "dequeued", "milestoned", "demilestoned",
    "ready_for_review", "review_requested", "review_request_removed", "auto_merge_enabled", "auto_merge_disabled",
    "stacked",
];

#[rustfmt::skip]
const DISCUSSION: &[&str] = &[
    "created", "edited", "deleted", "transferred", "pinned", "unpinned", "labeled", "unlabeled", "locked", "unlocked",
    "category_changed", "answered", "unanswered",
];

#[rustfmt::skip]
const ISSUES: &[&str] = &[
    "opened", "edited", "deleted", "transferred", "pinned", "unpinned", "closed", "reopened", "assigned", "unassigned",
    "labeled", "unlabeled", "locked", "unlocked", "milestoned", "demilestoned", "field_added", "field_removed",
    "typed", "untyped",
];

const PUSH_KEYS: &[&str] = &["branches", "branches-ignore", "tags", "tags-ignore", "paths", "paths-ignore"];
const RUN_KEYS: &[&str] = &["types", "workflows", "branches", "branches-ignore"];
const RELEASE: &[&str] =
    &["published", "unpublished", "created", "edited", "deleted", "prereleased", "released"];

const EVENTS: &[Known] = &[
    known("branch_protection_rule", TYPES, CHANGES),
    known("check_run", TYPES, &["completed", "created", "rerequested", "requested_action"]),
    known("check_suite", TYPES, &["completed"]),
    known("create", &[], &[]),
    known("delete", &[], &[]),
    known("deployment", &[], &[]),
    known("deployment_status", &[], &[]),
    known("discussion", TYPES, DISCUSSION),
    known("discussion_comment", TYPES, CHANGES),
    known("fork", &[], &[]),
    known("gollum", &[], &[]),
    known("image_version", &["types", "names", "versions"], &["created", "ready", "deleted"]),
    known("issue_comment", TYPES, CHANGES),
    known("issues", TYPES, ISSUES),
    known("label", TYPES, CHANGES),
    known("merge_group", &["types", "branches", "branches-ignore"], &["checks_requested"]),
    known("milestone", TYPES, &["created", "closed", "opened", "edited", "deleted"]),
    known("page_build", &[], &[]),
    known("project", TYPES, &["created", "closed", "reopened", "edited", "deleted"]),
    known("project_card", TYPES, &["created", "moved", "converted", "edited", "deleted"]),
    known("project_column", TYPES, &["created", "updated", "moved", "deleted"]),
    known("public", &[], &[]),
    known("pull_request", PULL_REQUEST_KEYS, PULL_REQUEST),
    known("pull_request_comment", TYPES, CHANGES),
    known("pull_request_review", TYPES, &["submitted", "edited", "dismissed"]),
    known("pull_request_review_comment", TYPES, CHANGES),
    known("pull_request_target", PULL_REQUEST_KEYS, PULL_REQUEST),
    known("push", PUSH_KEYS, &[]),
    known("registry_package", TYPES, &["published", "updated"]),
    known("release", TYPES, RELEASE),
    known("repository_dispatch", TYPES, &[]),
    known("schedule", &[], &[]),
    known("status", &[], &[]),
    known("watch", TYPES, &["started"]),
    known("workflow_call", &["inputs", "secrets", "outputs"], &[]),
    known("workflow_dispatch", &["inputs"], &[]),
    known("workflow_run", RUN_KEYS, &["requested", "completed", "in_progress"]),
];

/// The most inputs of a `workflow_dispatch`. <https://github.blog/changelog/2025-12-04-actions-workflow-dispatch-workflows-now-support-25-inputs/>
const MOST_INPUTS: usize = 25;

/// The names of every event that can start a workflow.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    EVENTS.iter().map(|event| event.name)
}

pub(super) fn read(read: &mut Reader<'_>, node: &Node) -> Vec<Event> {
    let events: Vec<Event> = match &node.kind {
        Kind::Map(entries) => entries.iter().map(|(name, node)| event(read, name, node)).collect(),
        Kind::List(items) => items.iter().map(|item| bare(read, item)).collect(),
        _ => vec![bare(read, node)],
    };
    if events.is_empty() {
        read.add(&rule::MISSING_KEY, node.place, "`on` names no event", "name what starts the workflow");
    }
    events
}

fn bare(read: &mut Reader<'_>, node: &Node) -> Event {
    let name = read.name(node, "`on`");
    if !name.value.is_empty() {
        find(read, &name);
    }
    Event { name, ..Event::default() }
}

fn find(read: &mut Reader<'_>, name: &Text) -> Option<&'static Known> {
    let found = EVENTS.iter().find(|event| event.name == name.value);
    if found.is_none() {
        let message = format!("GitHub has no event `{}`", name.value);
        read.add(&rule::UNKNOWN_EVENT, name.place, message, suggest::help(&name.value, names()));
    }
    found
}

fn event(read: &mut Reader<'_>, name: &Text, node: &Node) -> Event {
    let mut event = Event { name: name.clone(), ..Event::default() };
    let Some(known) = find(read, name) else { return event };
    let what = format!("`{}`", name.value);
    if known.name == "schedule" {
        event.crons = schedule(read, node);
        return event;
    }
    if matches!(node.kind, Kind::Null) {
        return event;
    }
    for (key, node) in read.keys(node, &what, known.keys) {
        let what = format!("`{}`", key.value);
        match key.value.as_str() {
            "types" => event.types = types(read, node, known),
            "branches" => event.branches = read.names(node, &what),
            "branches-ignore" => event.branches_ignore = read.names(node, &what),
            "tags" => event.tags = read.names(node, &what),
            "tags-ignore" => event.tags_ignore = read.names(node, &what),
            "paths" => event.paths = read.names(node, &what),
            "paths-ignore" => event.paths_ignore = read.names(node, &what),
            "workflows" => event.workflows = read.names(node, &what),
            "names" | "versions" => {
                read.names(node, &what);
            }
            "inputs" => event.inputs = inputs(read, node, known.name == "workflow_call"),
            "secrets" => event.secrets = secrets(read, node),
            "outputs" => event.outputs = outputs(read, node),
            _ => {}
        }
    }
    conflicts(read, &event);
    event
}

fn conflicts(read: &mut Reader<'_>, event: &Event) {
    let pairs = [
        ("branches", &event.branches, &event.branches_ignore),
        ("tags", &event.tags, &event.tags_ignore),
        ("paths", &event.paths, &event.paths_ignore),
    ];
    for (name, with, without) in pairs {
        if let (Some(_), Some(first)) = (with.first(), without.first()) {
            let message = format!("`{}` has both `{name}` and `{name}-ignore`", event.name.value);
            let help = format!("keep `{name}`; a pattern there that begins with `!` leaves out");
            read.add(&rule::CONFLICTING_FILTERS, first.place, message, help);
        }
    }
}

fn types(read: &mut Reader<'_>, node: &Node, known: &Known) -> Vec<Text> {
    let types = read.names(node, "`types`");
    if known.types.is_empty() {
        return types;
    }
    for activity in types.iter().filter(|activity| !known.types.contains(&activity.value.as_str())) {
        let message = format!("`{}` has no activity `{}`", known.name, activity.value);
        let help = suggest::help(&activity.value, known.types.iter().copied());
        read.add(&rule::UNKNOWN_ACTIVITY, activity.place, message, help);
    }
    types
}

fn inputs(read: &mut Reader<'_>, node: &Node, of_a_call: bool) -> Vec<Input> {
    let mut inputs = Vec::new();
    for (name, node) in read.entries(node, "`inputs`") {
        read.id(name, "an input");
        inputs.push(input(read, name, node, of_a_call));
    }
    if let Some(input) = inputs.get(MOST_INPUTS).filter(|_| !of_a_call) {
        let message = format!("there are {} inputs; {MOST_INPUTS} are the most", inputs.len());
        let help = "take several in one, such as a text of JSON";
        read.add(&rule::TOO_MANY_INPUTS, input.name.place, message, help);
    }
    inputs
}

const CALL_INPUT: &[&str] = &["description", "type", "required", "default"];
const DISPATCH_INPUT: &[&str] = &["description", "type", "required", "default", "options"];
const CALL_KINDS: &[&str] = &["string", "boolean", "number"];
const DISPATCH_KINDS: &[&str] = &["string", "boolean", "number", "choice", "environment"];

fn input(read: &mut Reader<'_>, name: &Text, node: &Node, of_a_call: bool) -> Input {
    let mut input = Input { name: name.clone(), ..Input::default() };
    let what = format!("the input `{}`", name.value);
    if matches!(node.kind, Kind::Null) && !of_a_call {
        return input;
    }
    let (keys, kinds) = if of_a_call { (CALL_INPUT, CALL_KINDS) } else { (DISPATCH_INPUT, DISPATCH_KINDS) };
    for (key, node) in read.keys(node, &what, keys) {
        match key.value.as_str() {
            "description" => {
                read.text(node, "`description`");
            }
            "type" => input.kind = Some(read.one_of(node, "`type`", kinds)),
            "required" => input.required = read.boolean(node, "`required`"),
            "default" => input.default = Some(read.text(node, "`default`")),
            "options" => input.options = read.names(node, "`options`"),
            _ => {}
        }
    }
    if of_a_call {
        read.require(node, &what, "type");
    }
    let kind = input.kind.as_ref().map_or("string", |kind| kind.value.as_str());
    if kind == "choice" && input.options.is_empty() {
        read.add(
            &rule::MISSING_KEY,
            node.place,
            format!("{what} has no `options`"),
            "list what can be chosen",
        );
    }
    if let Some(default) = input.default.as_ref().filter(|_| kind == "choice" && !input.options.is_empty())
        && !input.options.iter().any(|option| option.value == default.value)
    {
        let message = format!("the `default` of {what} is none of its options");
        let help = suggest::help(&default.value, input.options.iter().map(|option| option.value.as_str()));
        read.add(&rule::UNKNOWN_VALUE, default.place, message, help);
    }
    if let Some(default) = node.get("default").filter(|_| kind == "boolean")
        && expression(default).is_none()
    {
        read.boolean(default, "the `default` of a boolean");
    }
    input
}

fn secrets(read: &mut Reader<'_>, node: &Node) -> Vec<DeclaredSecret> {
    let mut secrets = Vec::new();
    for (name, node) in read.entries(node, "`secrets`") {
        let mut secret = DeclaredSecret { name: name.clone(), required: false };
        if !matches!(node.kind, Kind::Null) {
            let what = format!("the secret `{}`", name.value);
            for (key, node) in read.keys(node, &what, &["description", "required"]) {
                match key.value.as_str() {
                    "required" => secret.required = read.boolean(node, "`required`"),
                    _ => {
                        read.text(node, "`description`");
                    }
                }
            }
        }
        secrets.push(secret);
    }
    secrets
}

fn outputs(read: &mut Reader<'_>, node: &Node) -> Entries {
    let mut outputs = Entries::new();
    for (name, node) in read.entries(node, "`outputs`") {
        let what = format!("the output `{}`", name.value);
        for (key, node) in read.keys(node, &what, &["description", "value"]) {
            let text = read.text(node, &format!("`{}`", key.value));
            if key.value == "value" {
                outputs.push((name.clone(), text));
            }
        }
        read.require(node, &what, "value");
    }
    outputs
}

fn schedule(read: &mut Reader<'_>, node: &Node) -> Vec<Text> {
    let Kind::List(items) = &node.kind else {
        let message = format!("`schedule` takes a list, not {}", node.kind_name());
        read.add(&rule::WRONG_KIND, node.place, message, "write `- cron: '…'` below it");
        return Vec::new();
    };
    let mut crons = Vec::new();
    for item in items {
        for (key, node) in read.keys(item, "a schedule", &["cron", "timezone"]) {
            let text = read.name(node, &format!("`{}`", key.value));
            if key.value == "cron" {
                if !is_cron(&text.value) {
                    let message = format!("`{}` is no schedule", text.value);
                    let help = "write five fields: minute, hour, day of the month, month, day of the week";
                    read.add(&rule::INVALID_CRON, text.place, message, help);
                }
                crons.push(text);
            }
        }
        read.require(item, "a schedule", "cron");
    }
    crons
}

const MONTHS: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/// One of the five fields: its range, and the names of its values.
struct Field {
    least: u32,
    most: u32,
    names: &'static [&'static str],
}

const FIELDS: [Field; 5] = [
    Field { least: 0, most: 59, names: &[] },
    Field { least: 0, most: 23, names: &[] },
    Field { least: 1, most: 31, names: &[] },
    Field { least: 1, most: 12, names: &MONTHS },
    Field { least: 0, most: 6, names: &DAYS },
];

/// POSIX's cron with steps and names; no `@daily`.
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule>
fn is_cron(text: &str) -> bool {
    let parts: Vec<&str> = text.split(' ').filter(|part| !part.is_empty()).collect();
    parts.len() == FIELDS.len() && parts.iter().zip(&FIELDS).all(|(part, field)| field.takes(part))
}

impl Field {
    fn takes(&self, text: &str) -> bool {
        text.split(',').all(|part| match part.split_once('/') {
            Some((range, step)) => {
                self.is_range(range) && step.parse().is_ok_and(|step: u32| step > 0 && step <= self.most)
            }
            None => self.is_range(part),
        })
    }

    fn is_range(&self, text: &str) -> bool {
        if text == "*" {
            return true;
        }
        match text.split_once('-') {
            Some((first, last)) => {
                matches!((self.value(first), self.value(last)), (Some(first), Some(last)) if first <= last)
            }
            None => self.value(text).is_some(),
        }
    }

    fn value(&self, text: &str) -> Option<u32> {
        let named = self.names.iter().zip(self.least..).find(|(name, _)| name.eq_ignore_ascii_case(text));
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let value = named.map(|(_, value)| value).or_else(|| text.parse().ok().filter(|_| digits))?;
        (self.least..=self.most).contains(&value).then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schedule_is_five_fields() {
        for cron in
            ["0 0 * * *", "*/15 2-4,22 1 JAN-mar MON", "0 5 * * 1-5", "5/10 0 31 12 6", "0  0 * * SUN"]
        {
            assert!(is_cron(cron), "{cron}");
        }
        for cron in [
            "",
            "@daily",
            "0 0 * *",
            "0 0 * * * *",
            "60 * * * *",
            "* 24 * * *",
            "* * 0 * *",
            "* * * 13 *",
            "* * * * 7",
            "5-1 * * * *",
            "*/0 * * * *",
            "1,,2 * * * *",
            "+1 * * * *",
            "a * * * *",
            "/5 * * * *",
        ] {
            assert!(!is_cron(cron), "{cron}");
        }
    }
}
