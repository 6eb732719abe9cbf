//! Jobs that call a workflow: it is there, takes what it is given and gets what it asks for.

use std::collections::{BTreeMap, BTreeSet};

use super::known::{File, Found, Known};
use super::permissions;
use super::report::Report;
use super::rule;
use super::suggest;
use super::uses::{self, Uses};
use crate::finding::Place;
use crate::syntax::{Body, Entries, Event, INSERT, Job, PassedSecrets, Text};

const FOLDERS: [&str; 2] = [".github/workflows/", ".github/workflows-lab/"];

pub(super) fn check(file: &File<'_>, known: &Known<'_>, report: &mut Report<'_>) {
    for job in &file.workflow.jobs {
        let Body::Call { uses, secrets, .. } = &job.body else { continue };
        if let PassedSecrets::Inherit(place) = secrets {
            let message = "the called workflow gets every secret";
            let help = "name those that it needs: `secrets: { NAME: ${{ secrets.NAME }} }`";
            report.add(&rule::SECRETS_INHERIT, *place, message, help);
        }
        if uses.is_computed() {
            continue;
        }
        let parsed = Uses::parse(&uses.value);
        uses::pin(uses, &parsed, known, report);
        let path = match &parsed {
            Uses::Local(path) => path.as_str(),
            Uses::Repository { path, .. } => *path,
            Uses::Docker(_) => "",
            Uses::Invalid(_) => continue,
        };
        if !is_workflow(path) {
            let message = format!("`{}` is no workflow", uses.value);
            let help = "a job calls `./.github/workflows/NAME.yml` or `OWNER/NAME/.github/workflows/NAME.yml@COMMIT`";
            report.add(&rule::INVALID_USES, uses.place, message, help);
        } else if matches!(parsed, Uses::Local(_)) {
            local(file, job, path, known, report);
        }
    }
}

fn local(file: &File<'_>, job: &Job, path: &str, known: &Known<'_>, report: &mut Report<'_>) {
    let Body::Call { uses, with, secrets } = &job.body else { return };
    let called = match known.workflow(path) {
        Found::Read(called) => called,
        Found::Unreadable => return,
        Found::Missing => {
            let help = suggest::help(path, known.folder.workflows.iter().map(|(path, _)| *path));
            return report.add(&rule::MISSING_WORKFLOW, uses.place, format!("there is no `{path}`"), help);
        }
    };
    let Some(event) = called.event("workflow_call") else {
        let message = format!("`{path}` is not made to be called");
        return report.add(&rule::NOT_CALLABLE, uses.place, message, "add `workflow_call` to its `on`");
    };
    inputs(event, uses.place, with, report);
    passed(event, uses.place, secrets, report);
    permissions::granted(file, job, uses.place, (called, known), report);
}

fn is_workflow(path: &str) -> bool {
    let name = FOLDERS.iter().find_map(|folder| path.strip_prefix(folder)).unwrap_or_default();
    let stem = name.strip_suffix(".yml").or(name.strip_suffix(".yaml")).unwrap_or_default();
    !stem.is_empty() && !stem.contains('/')
}

fn inputs(event: &Event, place: Place, with: &Entries, report: &mut Report<'_>) {
    if with.iter().any(|(name, _)| name.value == INSERT) {
        return;
    }
    for (name, value) in with {
        let input = event.inputs.iter().find(|input| input.name.value.eq_ignore_ascii_case(&name.value));
        let Some(input) = input else {
            let message = format!("the called workflow has no input `{}`", name.value);
            let help = suggest::help(&name.value, event.inputs.iter().map(|input| input.name.value.as_str()));
            report.add(&rule::UNKNOWN_INPUT, name.place, message, help);
            continue;
        };
        let kind = input.kind.as_ref().map_or("string", |kind| kind.value.as_str());
        if !value.is_computed() && !is_of_kind(&value.value, kind) {
            let message = format!("the input `{}` is a {kind}, and `{}` is none", name.value, value.value);
            report.add(&rule::INPUT_KIND, value.place, message, format!("give it a {kind}"));
        }
    }
    let is_given = |input: &Text| with.iter().any(|(name, _)| name.value.eq_ignore_ascii_case(&input.value));
    for input in event.inputs.iter().filter(|input| input.required && !is_given(&input.name)) {
        let name = &input.name.value;
        let message = format!("the called workflow asks for the input `{name}`");
        report.add(&rule::MISSING_INPUT, place, message, format!("give `{name}` in `with`"));
    }
}

fn is_of_kind(value: &str, kind: &str) -> bool {
    match kind {
        "boolean" => matches!(value, "true" | "false"),
        "number" => value.parse::<f64>().is_ok(),
        _ => true,
    }
}

fn passed(event: &Event, place: Place, secrets: &PassedSecrets, report: &mut Report<'_>) {
    let nothing = Entries::new();
    let given = match secrets {
        PassedSecrets::Inherit(_) => return,
        PassedSecrets::None => &nothing,
        PassedSecrets::Given(given) => given,
    };
    if given.iter().any(|(name, _)| name.value == INSERT) {
        return;
    }
    for (name, _) in given {
        if !event.secrets.iter().any(|secret| secret.name.value.eq_ignore_ascii_case(&name.value)) {
            let message = format!("the called workflow declares no secret `{}`", name.value);
            let help =
                suggest::help(&name.value, event.secrets.iter().map(|secret| secret.name.value.as_str()));
            report.add(&rule::UNKNOWN_SECRET, name.place, message, help);
        }
    }
    let is_given =
        |secret: &Text| given.iter().any(|(name, _)| name.value.eq_ignore_ascii_case(&secret.value));
    for secret in event.secrets.iter().filter(|secret| secret.required && !is_given(&secret.name)) {
        let name = &secret.name.value;
        let message = format!("the called workflow asks for the secret `{name}`");
        report.add(&rule::MISSING_SECRET, place, message, format!("pass `{name}` in `secrets`"));
    }
}

/// The local workflow that a job calls.
pub(super) fn called(job: &Job) -> Option<(String, Place)> {
    let Body::Call { uses, .. } = &job.body else { return None };
    match Uses::parse(&uses.value) {
        Uses::Local(path) => Some((path, uses.place)),
        _ => None,
    }
}

/// Who calls whom, directly.
pub(super) fn graph(known: &Known<'_>) -> BTreeMap<String, BTreeSet<String>> {
    let mut graph = BTreeMap::new();
    for (path, workflow) in known.workflows() {
        let calls: BTreeSet<String> = workflow.jobs.iter().filter_map(called).map(|(path, _)| path).collect();
        graph.insert(path.to_owned(), calls);
    }
    graph
}

/// Calls that come back to the workflow that makes them.
pub(super) fn recursion(
    file: &File<'_>,
    graph: &BTreeMap<String, BTreeSet<String>>,
    report: &mut Report<'_>,
) {
    let mut known: BTreeMap<String, bool> = BTreeMap::new();
    for (path, place) in file.workflow.jobs.iter().filter_map(called) {
        let comes_back = *known.entry(path.clone()).or_insert_with(|| leads(graph, &path, file.path));
        if comes_back {
            let message = format!("`{path}` leads back to this workflow");
            report.add(&rule::RECURSION, place, message, "GitHub starts no workflow that calls itself");
        }
    }
}

fn leads(graph: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(path) = open.pop() {
        if path == to {
            return true;
        }
        for next in graph.get(path).into_iter().flatten() {
            if seen.insert(next.as_str()) {
                open.push(next);
            }
        }
    }
    false
}
