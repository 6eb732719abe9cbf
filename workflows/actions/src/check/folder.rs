//! Goes through the files of a folder, rule by rule.

use std::collections::BTreeMap;

use super::known::{File, Found, Known, parent};
use super::report::Report;
use super::uses::{Uses, is_commit};
use super::{
    Folder, calls, conditions, expressions, gate, graph, inputs, jobs, permissions, references, rule,
    scripts, site, token,
};
use crate::document::{Kind, Node};
use crate::expression::Value;
use crate::finding::Finding;
use crate::syntax::{Action, ActionFile, Body, Step, Text, Workflow};

pub(super) fn check(folder: &Folder<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let known = Known::read(folder, &mut findings);
    let calls = calls::graph(&known);
    let mut commits = Commits::default();
    for (path, bytes) in &folder.workflows {
        let mut report = Report::new(path, bytes);
        numbers(known.document(path), &mut report);
        if let Found::Read(workflow) = known.workflow(path) {
            let file = File::new(path, workflow);
            self::workflow(&file, &known, &mut report);
            calls::recursion(&file, &calls, &mut report);
            commits.workflow(path, workflow, &known, &mut report);
        }
        findings.extend(report.into_findings());
    }
    for (path, bytes) in &folder.actions {
        let mut report = Report::new(path, bytes);
        numbers(known.document(path), &mut report);
        if let Found::Read(action) = known.action(parent(path)) {
            self::action(action, &known, &mut report);
            commits.steps(path, &action.steps, &known, &mut report);
        }
        findings.extend(report.into_findings());
    }
    findings
        .sort_by(|a, b| (&a.file, a.place, a.rule, &a.message).cmp(&(&b.file, b.place, b.rule, &b.message)));
    findings.dedup();
    findings
}

fn workflow(file: &File<'_>, known: &Known<'_>, report: &mut Report<'_>) {
    let texts = expressions::read(site::of_workflow(file.workflow), report);
    references::of_workflow(file, known, &texts, report);
    conditions::check(Some(file), &texts, report);
    graph::check(file, report);
    for job in &file.workflow.jobs {
        if let Body::Steps(steps) = &job.body {
            inputs::check(steps, known, report);
        }
    }
    calls::check(file, known, report);
    jobs::check(file, known, report);
    permissions::check(file, report);
    token::check(file, known, report);
    scripts::of_workflow(file, report);
    scripts::secrets(file, report);
    gate::check(file, &texts, report);
}

fn action(action: &ActionFile, known: &Known<'_>, report: &mut Report<'_>) {
    let texts = expressions::read(site::of_action(action), report);
    references::of_action(action, known, &texts, report);
    conditions::check(None, &texts, report);
    inputs::check(&action.steps, known, report);
    scripts::of_action(&action.steps, report);
}

/// Keys that are given numbers, not texts.
const NUMBERS: [&str; 3] = ["timeout-minutes", "cancel-timeout-minutes", "max-parallel"];

/// Numbers that GitHub does not hand on as they are written.
fn numbers(node: Option<&Node>, report: &mut Report<'_>) {
    if let Some(node) = node {
        number(node, report);
    }
}

fn number(node: &Node, report: &mut Report<'_>) {
    match &node.kind {
        Kind::Number(value, written) => {
            let read = Value::Number(*value).text();
            if read != *written {
                let message = format!("`{written}` is a number here, and reaches its reader as `{read}`");
                report.add(&rule::NUMBER_TEXT, node.place, message, format!("quote it: `'{written}'`"));
            }
        }
        Kind::List(items) => items.iter().for_each(|item| number(item, report)),
        Kind::Map(entries) => {
            let texts = entries.iter().filter(|(key, _)| !NUMBERS.contains(&key.value.as_str()));
            texts.for_each(|(_, value)| number(value, report));
        }
        Kind::Null | Kind::Bool(_) | Kind::String(_) => {}
    }
}

/// The commit at which each repository outside of the table of pins was first used, and where.
#[derive(Default)]
struct Commits {
    first: BTreeMap<String, (String, String)>,
}

impl Commits {
    fn workflow(&mut self, path: &str, workflow: &Workflow, known: &Known<'_>, report: &mut Report<'_>) {
        for job in &workflow.jobs {
            match &job.body {
                Body::Steps(steps) => self.steps(path, steps, known, report),
                Body::Call { uses, .. } => self.uses(path, uses, known, report),
            }
        }
    }

    fn steps(&mut self, path: &str, steps: &[Step], known: &Known<'_>, report: &mut Report<'_>) {
        for step in steps {
            if let Action::Uses { uses, .. } = &step.action {
                self.uses(path, uses, known, report);
            }
        }
    }

    fn uses(&mut self, path: &str, uses: &Text, known: &Known<'_>, report: &mut Report<'_>) {
        let Uses::Repository { repository, reference, .. } = Uses::parse(&uses.value) else { return };
        if !is_commit(reference) || known.pin(&repository).is_some() {
            return;
        }
        let here = (reference.to_lowercase(), format!("{path}:{}", uses.place.line));
        let (commit, place) = self.first.entry(repository.to_lowercase()).or_insert_with(|| here.clone());
        if *commit != here.0 {
            let message = format!("`{repository}` is used at another commit in {place}");
            report.add(&rule::PIN_DIFFERS, uses.place, message, "use one commit of a repository everywhere");
        }
    }
}
