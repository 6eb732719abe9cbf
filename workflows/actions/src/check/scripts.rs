//! What others may write: it must not become part of a script, nor be checked out where secrets are.
//! <https://docs.github.com/en/actions/reference/security/secure-use>

use std::collections::BTreeSet;

use super::known::File;
use super::path::{is_of, paths};
use super::report::Report;
use super::rule;
use crate::expression::{Expression, Operator, Piece, pieces};
use crate::syntax::{Action, Body, Entries, Input, Step, Text};

/// Where a script stands.
struct Around<'a> {
    /// From the innermost: of the step, the job and the workflow.
    env: [&'a Entries; 3],
    /// Nothing for an action, whose inputs have no types.
    inputs: &'a [&'a Input],
}

pub(super) fn of_workflow(file: &File<'_>, report: &mut Report<'_>) {
    let workflow = file.workflow;
    let untrusted =
        ["pull_request_target", "workflow_run"].into_iter().find(|event| workflow.event(event).is_some());
    let inputs: Vec<&Input> = workflow.on.iter().flat_map(|event| &event.inputs).collect();
    for job in &workflow.jobs {
        let Body::Steps(steps) = &job.body else { continue };
        for step in steps {
            let around = Around { env: [&step.env, &job.env, &workflow.env], inputs: &inputs };
            script(step, &around, report);
            if let Some(event) = untrusted {
                checkout(step, event, report);
            }
        }
    }
}

pub(super) fn of_action(steps: &[Step], report: &mut Report<'_>) {
    let nothing = Entries::new();
    for step in steps {
        let around = Around { env: [&step.env, &nothing, &nothing], inputs: &[] };
        script(step, &around, report);
    }
}

fn script(step: &Step, around: &Around<'_>, report: &mut Report<'_>) {
    let script = match &step.action {
        Action::Run { script, .. } => script,
        Action::Uses { uses, with } => {
            let is_script = uses.value.to_lowercase().starts_with("actions/github-script@");
            let input = with.iter().find(|(name, _)| is_script && name.value == "script");
            let Some((_, script)) = input else { return };
            script
        }
    };
    let mut seen = BTreeSet::new();
    for (offset, expression) in expressions(script) {
        for path in flowing(&expression) {
            let written = path.join(".");
            if !seen.insert(written.clone()) || !around.is_foreign(&path, true) {
                continue;
            }
            let place = report.place(&script.value, script.place, offset);
            let message = format!("`{written}` becomes part of the script, and others may write it");
            let help = mend(&written, path.last().copied().unwrap_or_default(), step);
            report.add(&rule::INJECTION, place, message, help);
        }
    }
}

fn mend(written: &str, last: &str, step: &Step) -> String {
    let name: String =
        last.chars().filter(char::is_ascii).collect::<String>().to_uppercase().replace('-', "_");
    let read = match step.action {
        Action::Run { .. } => format!("\"${name}\""),
        Action::Uses { .. } => format!("process.env.{name}"),
    };
    format!("hand it over as data: `env: {{ {name}: ${{{{ {written} }}}} }}`, and read {read}")
}

/// The expressions of a text and where they begin; none where it cannot be read.
fn expressions(text: &Text) -> Vec<(usize, Expression)> {
    if !text.is_computed() {
        return Vec::new();
    }
    let pieces = pieces(&text.value).unwrap_or_default();
    let expressions = pieces.into_iter().filter_map(|piece| match piece {
        Piece::Expression { offset, expression, .. } => Some((offset, expression)),
        Piece::Text(_) => None,
    });
    expressions.collect()
}

/// The paths whose text can become that of the expression: what is only compared or looked into cannot.
fn flowing(expression: &Expression) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    flow(expression, &mut found);
    found
}

fn flow<'a>(expression: &'a Expression, found: &mut Vec<Vec<&'a str>>) {
    if let Some(path) = expression.path() {
        found.push(path);
        return;
    }
    match expression {
        Expression::Property(of, _) | Expression::Index(of, _) | Expression::Star(of) => flow(of, found),
        Expression::Binary(Operator::Or, left, right) => {
            flow(left, found);
            flow(right, found);
        }
        // What is on the left of `&&` is the value only when it is empty, zero or false.
        Expression::Binary(Operator::And, _, right) => flow(right, found),
        Expression::Call(name, arguments)
            if matches!(name.as_str(), "case" | "format" | "fromJSON" | "join" | "toJSON") =>
        {
            for argument in arguments {
                flow(argument, found);
            }
        }
        Expression::Binary(..)
        | Expression::Call(..)
        | Expression::Not(_)
        | Expression::Literal(_)
        | Expression::Context(_) => {}
    }
}

/// Ends of paths below `github.event` that GitHub itself makes: numbers, digests, times, names of repositories and people.
#[rustfmt::skip]
const MADE_BY_GITHUB: &[&str] = &[
    "action", "after", "base_sha", "before", "clone_url", "closed_at", "conclusion", "created_at", "draft",
    "full_name", "head_sha", "html_url", "id", "login", "merge_commit_sha", "merged", "merged_at", "node_id",
    "number", "private", "run_attempt", "run_id", "run_number", "sha", "ssh_url", "status", "updated_at", "url",
    "visibility",
];

impl Around<'_> {
    /// Whether others may write what a path leads to.
    fn is_foreign(&self, path: &[&str], follow: bool) -> bool {
        let lower: Vec<String> = path.iter().map(|part| part.to_lowercase()).collect();
        let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
        match lower.as_slice() {
            ["github", "event", "inputs", name, ..] | ["inputs", name, ..] => self.is_free(name),
            ["github", "event", .., last] => !MADE_BY_GITHUB.contains(last),
            ["github", "event" | "head_ref" | "base_ref" | "ref" | "ref_name"]
            | ["github" | "inputs"]
            | ["steps" | "needs", _, "outputs", ..] => true,
            ["env", name] if follow => self.comes_from_others(name),
            _ => false,
        }
    }

    /// Whether an input can be any text.
    fn is_free(&self, name: &str) -> bool {
        let kinds = self.inputs.iter().filter(|input| input.name.value.eq_ignore_ascii_case(name));
        let mut kinds = kinds.filter_map(|input| input.kind.as_ref()).map(|kind| kind.value.as_str());
        !kinds.any(|kind| matches!(kind, "boolean" | "number"))
    }

    /// Whether a variable is set from what others may write.
    fn comes_from_others(&self, name: &str) -> bool {
        let mut all = self.env.iter().flat_map(|entries| entries.iter());
        let Some((_, value)) = all.find(|(key, _)| key.value.eq_ignore_ascii_case(name)) else {
            return false;
        };
        let foreign =
            |expression: &Expression| flowing(expression).iter().any(|path| self.is_foreign(path, false));
        expressions(value).iter().any(|(_, expression)| foreign(expression))
    }
}

/// Code of others is not checked out where a run has secrets and a token that writes.
fn checkout(step: &Step, event: &str, report: &mut Report<'_>) {
    let place = match &step.action {
        Action::Run { script, .. } => {
            let fetches = ["gh pr checkout", "refs/pull/", "hub pr checkout"];
            fetches.iter().any(|text| script.value.contains(text)).then_some(script.place)
        }
        Action::Uses { uses, with } => {
            let is_checkout = uses.value.to_lowercase().starts_with("actions/checkout@");
            let mut inputs =
                with.iter().filter(|(name, _)| matches!(name.value.as_str(), "ref" | "repository"));
            inputs.find(|(_, value)| is_checkout && is_of_others(value)).map(|(_, value)| value.place)
        }
    };
    if let Some(place) = place {
        let message =
            format!("`{event}` runs with secrets, and this checks out code that anyone may have written");
        let help = "build it in a workflow for `pull_request`, which has none; hand over what it found as an artifact";
        report.add(&rule::UNTRUSTED_CHECKOUT, place, message, help);
    }
}

/// Whether a reference or a repository is that of a pull request.
fn is_of_others(text: &Text) -> bool {
    let heads = |path: &Vec<&str>| {
        let path = path.join(".").to_lowercase();
        path == "github.head_ref"
            || path.starts_with("github.event.pull_request.head")
            || path.starts_with("github.event.pull_request.merge_commit_sha")
            || path.starts_with("github.event.workflow_run.head")
    };
    text.value.contains("refs/pull/")
        || expressions(text).iter().any(|(_, expression)| paths(expression).iter().any(&heads))
}

/// Secrets that every step of a job, or every job, sees.
pub(super) fn secrets(file: &File<'_>, report: &mut Report<'_>) {
    let jobs = file.workflow.jobs.iter().map(|job| &job.env);
    for (name, value) in std::iter::once(&file.workflow.env).chain(jobs).flatten() {
        let expressions = expressions(value);
        let is_secret = |(_, expression): &(usize, Expression)| {
            paths(expression).iter().any(|path| is_of(path, "secrets"))
        };
        if expressions.iter().any(is_secret) {
            let message = format!("every step sees the secret in `{}`", name.value);
            let help = "set it in the `env` of the step that needs it";
            report.add(&rule::SECRET_IN_ENV, value.place, message, help);
        }
    }
}
