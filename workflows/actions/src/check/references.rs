//! What expressions read: jobs, steps, inputs, the matrix, secrets and variables must be there.

use std::collections::{BTreeMap, BTreeSet};

use super::expressions::{Parsed, Part};
use super::known::{File, Found, Known};
use super::path::paths;
use super::report::Report;
use super::rule::{self, Rule};
use super::suggest;
use super::uses::Uses;
use crate::document::{Kind, Node};
use crate::syntax::{Action, ActionFile, Body, INSERT, Job, Matrix, Step};

/// The names in a file.
struct Names<'a> {
    /// Nothing for an action.
    file: Option<&'a File<'a>>,
    /// By job; of an action alone.
    steps: Vec<Steps<'a>>,
    inputs: Vec<&'a str>,
    /// Of `workflow_dispatch`, which the event holds; nothing where the event is another's.
    dispatched: Option<Vec<&'a str>>,
    secrets: Vec<&'a str>,
    /// By job; nothing where the matrix is computed.
    matrices: Vec<Option<BTreeSet<String>>>,
}

struct Steps<'a> {
    steps: &'a [Step],
    /// By id in lower case.
    ids: BTreeMap<String, usize>,
}

/// Where a path stands.
struct Reading<'a> {
    text: &'a Parsed<'a>,
    part: &'a Part,
    path: Vec<&'a str>,
}

pub(super) fn of_workflow(file: &File<'_>, known: &Known<'_>, texts: &[Parsed<'_>], report: &mut Report<'_>) {
    let jobs = &file.workflow.jobs;
    let events = ["workflow_call", "workflow_dispatch"].map(|name| file.workflow.event(name));
    let inputs = events.iter().flatten().flat_map(|event| &event.inputs);
    let dispatched =
        file.workflow.event("workflow_dispatch").map_or(&[][..], |event| event.inputs.as_slice());
    let secrets = events[0].map_or(&[][..], |event| event.secrets.as_slice());
    let names = Names {
        file: Some(file),
        steps: jobs.iter().map(|job| Steps::new(steps(job))).collect(),
        inputs: inputs.map(|input| input.name.value.as_str()).collect(),
        dispatched: (!file.is_called())
            .then(|| dispatched.iter().map(|input| input.name.value.as_str()).collect()),
        secrets: secrets.iter().map(|secret| secret.name.value.as_str()).collect(),
        matrices: jobs.iter().map(matrix).collect(),
    };
    names.check(known, texts, report);
}

pub(super) fn of_action(
    action: &ActionFile,
    known: &Known<'_>,
    texts: &[Parsed<'_>],
    report: &mut Report<'_>,
) {
    let names = Names {
        file: None,
        steps: vec![Steps::new(&action.steps)],
        inputs: action.inputs.iter().map(|input| input.name.value.as_str()).collect(),
        dispatched: None,
        secrets: Vec::new(),
        matrices: Vec::new(),
    };
    names.check(known, texts, report);
}

fn steps(job: &Job) -> &[Step] {
    match &job.body {
        Body::Steps(steps) => steps,
        Body::Call { .. } => &[],
    }
}

impl<'a> Steps<'a> {
    fn new(steps: &'a [Step]) -> Self {
        let ids = steps.iter().enumerate().filter_map(|(index, step)| Some((step.id.as_ref()?, index)));
        Self { steps, ids: ids.map(|(id, index)| (id.value.to_lowercase(), index)).collect() }
    }
}

/// The names in a job's matrix, in lower case; nothing where only GitHub knows them.
fn matrix(job: &Job) -> Option<BTreeSet<String>> {
    let matrix = job.strategy.as_ref().and_then(|strategy| strategy.matrix.as_ref());
    let Some(matrix) = matrix else { return Some(BTreeSet::new()) };
    let Matrix::Written { axes, include, .. } = matrix else { return None };
    let mut names: BTreeSet<String> = axes.iter().map(|(name, _)| name.value.to_lowercase()).collect();
    let included: &[Node] = match include {
        None => &[],
        Some(Node { kind: Kind::List(items), .. }) => items,
        Some(_) => return None,
    };
    for entry in included {
        let Kind::Map(entries) = &entry.kind else { return None };
        names.extend(entries.iter().map(|(name, _)| name.value.to_lowercase()));
    }
    (!names.contains(INSERT)).then_some(names)
}

fn has(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

impl Names<'_> {
    fn check(&self, known: &Known<'_>, texts: &[Parsed<'_>], report: &mut Report<'_>) {
        for text in texts {
            for part in &text.parts {
                for path in paths(&part.expression) {
                    let context = path.first().map(|name| name.to_lowercase()).unwrap_or_default();
                    if path.len() > 1 && text.site.key.contexts.contains(&context.as_str()) {
                        let reading = Reading { text, part, path };
                        self.reading(&context, &reading, known, report);
                    }
                }
            }
        }
    }

    fn reading(&self, context: &str, reading: &Reading<'_>, known: &Known<'_>, report: &mut Report<'_>) {
        match context {
            "needs" => self.needs(reading, known, report),
            "jobs" => self.jobs(reading, known, report),
            "steps" => self.step(reading, known, report),
            "inputs" => input(reading, &self.inputs, reading.path[1], report),
            "github" => self.event_input(reading, report),
            "matrix" => self.matrix(reading, report),
            "secrets" => self.secret(reading, known, report),
            "vars" => variable(reading, known, report),
            _ => {}
        }
    }

    fn needs(&self, reading: &Reading<'_>, known: &Known<'_>, report: &mut Report<'_>) {
        let (Some(file), Some(index)) = (self.file, reading.text.site.job) else { return };
        let Some(job) = file.workflow.jobs.get(index) else { return };
        let id = reading.path[1];
        let needs: Vec<&str> = job.needs.iter().map(|need| need.value.as_str()).collect();
        if has(&needs, id) {
            return self.job_result(reading, known, report);
        }
        let message = format!("`{}` reads `needs.{id}`, and does not need it", job.id.value);
        let help = match file.job(id) {
            Some(_) => format!("add `{id}` to its `needs`"),
            None => suggest::help(id, needs),
        };
        reading.found(&rule::MISSING_NEED, message, help, report);
    }

    fn jobs(&self, reading: &Reading<'_>, known: &Known<'_>, report: &mut Report<'_>) {
        let Some(file) = self.file else { return };
        let id = reading.path[1];
        if file.index(id).is_some() {
            return self.job_result(reading, known, report);
        }
        let message = format!("there is no job `{id}`");
        reading.found(&rule::UNKNOWN_JOB, message, suggest::help(id, file.ids()), report);
    }

    /// `needs.x.…` or `jobs.x.…` of a job that is there.
    fn job_result(&self, reading: &Reading<'_>, known: &Known<'_>, report: &mut Report<'_>) {
        let id = reading.path[1];
        let Some(job) = self.file.and_then(|file| file.job(id)) else { return };
        if !reading.holds(2, &["result", "outputs"], report) {
            return;
        }
        let (Some(output), Some(outputs)) = (reading.output(), known.outputs(job)) else { return };
        if !has(&outputs, output) {
            let message = format!("the job `{id}` has no output `{output}`");
            reading.found(&rule::UNKNOWN_OUTPUT, message, suggest::help(output, outputs), report);
        }
    }

    fn step(&self, reading: &Reading<'_>, known: &Known<'_>, report: &mut Report<'_>) {
        let site = &reading.text.site;
        let Some(steps) = self.steps.get(site.job.unwrap_or_default()) else { return };
        let id = reading.path[1];
        let Some(index) = steps.ids.get(&id.to_lowercase()) else {
            let help = suggest::help(
                id,
                steps.steps.iter().filter_map(|step| Some(step.id.as_ref()?.value.as_str())),
            );
            return reading.found(&rule::UNKNOWN_STEP, format!("there is no step `{id}`"), help, report);
        };
        if *index >= site.steps {
            let message = format!("the step `{id}` has not run when this is read");
            return reading.found(&rule::UNKNOWN_STEP, message, "put it before", report);
        }
        if !reading.holds(2, &["outputs", "outcome", "conclusion"], report) {
            return;
        }
        let outputs = steps.steps.get(*index).and_then(|step| action_outputs(step, known));
        let (Some(output), Some(outputs)) = (reading.output(), outputs) else { return };
        if !has(&outputs, output) {
            let message = format!("the action of the step `{id}` has no output `{output}`");
            reading.found(&rule::UNKNOWN_OUTPUT, message, suggest::help(output, outputs), report);
        }
    }

    /// `github.event.inputs.x`
    fn event_input(&self, reading: &Reading<'_>, report: &mut Report<'_>) {
        let Some(dispatched) = &self.dispatched else { return };
        if let [_, event, inputs, name, ..] = reading.path.as_slice()
            && event.eq_ignore_ascii_case("event")
            && inputs.eq_ignore_ascii_case("inputs")
        {
            input(reading, dispatched, name, report);
        }
    }

    fn matrix(&self, reading: &Reading<'_>, report: &mut Report<'_>) {
        let Some(Some(names)) = reading.text.site.job.and_then(|job| self.matrices.get(job)) else { return };
        let name = reading.path[1];
        if !names.contains(&name.to_lowercase()) {
            let message = format!("the matrix has no `{name}`");
            reading.found(
                &rule::UNKNOWN_MATRIX,
                message,
                suggest::help(name, names.iter().map(String::as_str)),
                report,
            );
        }
    }

    fn secret(&self, reading: &Reading<'_>, known: &Known<'_>, report: &mut Report<'_>) {
        let name = reading.path[1];
        let Some(secrets) = &known.folder.secrets else { return };
        let secrets = secrets.iter().map(String::as_str).chain(self.secrets.iter().copied());
        let secrets: Vec<&str> = secrets.chain(["GITHUB_TOKEN"]).collect();
        if !has(&secrets, name) {
            let message = format!("there is no secret `{name}`, so this is empty");
            reading.found(&rule::UNDEFINED_SECRET, message, suggest::help(name, secrets), report);
        }
    }
}

fn input(reading: &Reading<'_>, inputs: &[&str], name: &str, report: &mut Report<'_>) {
    if !has(inputs, name) {
        let message = format!("there is no input `{name}`, so this is empty");
        let help = suggest::help(name, inputs.iter().copied());
        reading.found(&rule::UNDECLARED_INPUT, message, help, report);
    }
}

fn variable(reading: &Reading<'_>, known: &Known<'_>, report: &mut Report<'_>) {
    let name = reading.path[1];
    let Some(variables) = &known.folder.variables else { return };
    let variables: Vec<&str> = variables.iter().map(String::as_str).collect();
    if !has(&variables, name) {
        let message = format!("there is no variable `{name}`, so this is empty");
        reading.found(&rule::UNDEFINED_VARIABLE, message, suggest::help(name, variables), report);
    }
}

/// The outputs of the action that a step uses; nothing where they are not known, or none is declared.
fn action_outputs<'a>(step: &Step, known: &'a Known<'_>) -> Option<Vec<&'a str>> {
    let Action::Uses { uses, .. } = &step.action else { return None };
    let uses = Uses::parse(&uses.value);
    if let Uses::Local(folder) = &uses {
        let Found::Read(action) = known.action(folder) else { return None };
        let names = action.outputs.iter().map(|(name, _)| name.value.as_str());
        // Only a composite action cannot set an output that it does not declare.
        return (action.using.value == "composite").then(|| names.collect());
    }
    let outputs = &known.interface(&uses)?.outputs;
    (!outputs.is_empty()).then(|| outputs.iter().map(String::as_str).collect())
}

impl Reading<'_> {
    fn found(&self, rule: &Rule, message: String, help: impl Into<String>, report: &mut Report<'_>) {
        let place = self.text.place(report, self.part, &self.path);
        report.add(rule, place, message, help);
    }

    /// Whether the name at a position of the path, where there is one, is one of these.
    fn holds(&self, position: usize, known: &[&str], report: &mut Report<'_>) -> bool {
        let Some(name) = self.path.get(position) else { return true };
        let holds = has(known, name);
        if !holds {
            let message = format!("`{}` has no `{name}`", self.path[..position].join("."));
            self.found(&rule::UNKNOWN_PROPERTY, message, suggest::help(name, known.iter().copied()), report);
        }
        holds
    }

    /// The output of `….x.outputs.y`.
    fn output(&self) -> Option<&str> {
        let outputs = self.path.get(2)?.eq_ignore_ascii_case("outputs");
        self.path.get(3).copied().filter(|_| outputs)
    }
}
