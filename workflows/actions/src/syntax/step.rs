//! Reads the steps of a job or of a composite action.
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idsteps>

use std::collections::BTreeSet;

use super::reader::Reader;
use super::{Action, Entries, Step, Text};
use crate::check::rule;
use crate::document::{Kind, Node};

const COMMON: &[&str] = &["name", "id", "if", "env", "continue-on-error"];
const RUN: &[&str] = &["run", "shell", "working-directory"];
const USES: &[&str] = &["uses", "with"];
/// What a composite action does not have.
const JOB_ONLY: &[&str] = &["timeout-minutes", "background"];
/// Steps that wait for those in the background, or end them.
const CONTROL: &[&str] = &["wait", "wait-all", "cancel"];

/// The steps in their order; those of `parallel` stand in it one after another.
pub(super) fn read(read: &mut Reader<'_>, node: &Node, composite: bool) -> Vec<Step> {
    let mut steps = Vec::new();
    list(read, node, composite, &mut steps);
    let mut seen = BTreeSet::new();
    for id in steps.iter().filter_map(|step| step.id.as_ref()) {
        read.unique(id, &mut seen);
    }
    steps
}

fn list(read: &mut Reader<'_>, node: &Node, composite: bool, steps: &mut Vec<Step>) {
    let Kind::List(items) = &node.kind else {
        let message = format!("steps are a list, not {}", node.kind_name());
        read.add(&rule::WRONG_KIND, node.place, message, "begin each step with `- `");
        return;
    };
    for item in items {
        match item.get("parallel") {
            Some(parallel) if !composite => {
                read.keys(item, "a group of steps", &["parallel"]);
                let first = steps.len();
                list(read, parallel, composite, steps);
                let key = Text { value: "parallel".to_owned(), place: parallel.place };
                for step in steps.iter_mut().skip(first) {
                    step.asynchronous = Some(key.clone());
                }
            }
            _ => steps.push(step(read, item, composite)),
        }
    }
}

fn step(read: &mut Reader<'_>, node: &Node, composite: bool) -> Step {
    let mut step = Step { place: node.place, ..Step::default() };
    let control = CONTROL.iter().find(|key| node.get(key).is_some() && !composite);
    let (what, own): (_, &[&str]) = match control {
        Some(key) => ("a step that waits", std::slice::from_ref(key)),
        None if node.get("uses").is_some() => ("a step that uses an action", USES),
        None => ("a step that runs a script", RUN),
    };
    let job_only: &[&str] = if composite { &[] } else { JOB_ONLY };
    let (mut script, mut uses) = (None, None);
    let (mut shell, mut working_directory, mut with) = (None, None, Entries::new());
    for (key, node) in read.keys(node, what, &[own, COMMON, job_only].concat()) {
        match key.value.as_str() {
            "name" => step.name = Some(read.text(node, "`name`")),
            "id" => step.id = Some(id(read, node)),
            "if" => step.condition = Some(read.text(node, "`if`")).filter(|text| !text.value.is_empty()),
            "env" => step.env = read.map(node, "`env`"),
            "continue-on-error" => step.continue_on_error = Some(read.flag(node, "`continue-on-error`")),
            "timeout-minutes" => step.timeout = Some(read.amount(node, "`timeout-minutes`")),
            "background" => step.asynchronous = read.boolean(node, "`background`").then(|| key.clone()),
            "run" => script = Some(read.text(node, "`run`")),
            "shell" => shell = Some(read.shell(node)),
            "working-directory" => working_directory = Some(read.name(node, "`working-directory`")),
            "uses" => uses = Some(read.name(node, "`uses`")),
            "with" => with = read.map(node, "`with`"),
            "wait" | "cancel" => {
                read.names(node, &format!("`{}`", key.value));
                step.asynchronous = Some(key.clone());
            }
            "wait-all" => step.asynchronous = Some(key.clone()),
            _ => {}
        }
    }
    let place = step.place;
    step.action = match (uses, script) {
        (Some(uses), _) => Action::Uses { uses, with },
        (None, Some(script)) => {
            if composite {
                read.require(node, "a script of a composite action", "shell");
            }
            Action::Run { script, shell, working_directory }
        }
        (None, None) => {
            if control.is_none() && matches!(node.kind, Kind::Map(_)) {
                read.add(&rule::MISSING_KEY, place, "a step does nothing", "give it `run` or `uses`");
            }
            Action::Run { script: Text { value: String::new(), place }, shell, working_directory }
        }
    };
    step
}

fn id(read: &mut Reader<'_>, node: &Node) -> Text {
    let id = read.name(node, "`id`");
    if !id.value.is_empty() {
        read.id(&id, "a step");
    }
    id
}
