//! Writes a workflow as the file that GitHub reads, with what libraries of YAML cannot write: the reason of a permission, the
//! version of a commit.

use std::panic::Location;

use super::expr::Condition;
use super::faults::{Fault, Known, check, check_action};
use super::job::{Body, Definition, Runs, Service};
use super::permission::Permission;
use super::step::{Kind, Step, Uses};
use super::trigger::{Input, InputKind, Trigger};
use super::workflow::{Action, Concurrency, Workflow};
use super::yaml::{Writer, item, scalar};

/// A generated file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// From the workspace's root.
    pub path: String,
    pub text: String,
    /// Which Rust line owns which lines of it, in their order.
    pub owners: Vec<Owner>,
}

/// A Rust line, and from where on a file comes from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owner {
    /// A line of the file, counted from 1.
    pub from: usize,
    pub file: &'static str,
    pub line: u32,
}

impl File {
    /// The Rust line that owns a line of the file.
    #[must_use]
    pub fn owner(&self, line: usize) -> Option<Owner> {
        self.owners.iter().rev().find(|owner| owner.from <= line).copied()
    }

    /// A file that is written by hand-made code: every line of it belongs to the line that this is called from.
    #[must_use]
    #[track_caller]
    pub fn of(path: impl Into<String>, text: String) -> Self {
        let owner = Location::caller();
        let owners = vec![Owner { from: 1, file: owner.file(), line: owner.line() }];
        Self { path: path.into(), text, owners }
    }
}

impl Workflow {
    /// The file that GitHub reads.
    ///
    /// # Errors
    /// Everything in it that could not work: what it refers to and is not there, an action without a pin, an input that an
    /// action does not have, a script with an expression in it.
    pub fn render(&self, known: &Known) -> Result<File, Vec<Fault>> {
        let faults = check(self, known);
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut out = Writer::default();
        out.owned_by(self.owner);
        head(&mut out, self.owner);
        out.entry(0, "name", self.name());
        out.line(0, "");
        out.line(0, "on:");
        for on in &self.triggers {
            trigger(&mut out, on);
        }
        out.line(0, "");
        out.line(0, "concurrency:");
        let (group, cancel) = match &self.concurrency {
            Concurrency::CancelOlder => (
                "${{ github.workflow }}-${{ github.ref }}".to_owned(),
                "${{ github.event_name == 'pull_request' }}",
            ),
            Concurrency::Queue(text) => (format!("{}{}", self.name(), text.render()), "false"),
        };
        out.entry(1, "group", &group);
        out.line(1, &format!("cancel-in-progress: {cancel}"));
        if matches!(self.concurrency, Concurrency::Queue(_)) {
            // Without it a third run would take the place of the second, which waits.
            out.line(1, "queue: max");
        }
        out.line(0, "");
        out.line(0, "permissions: {}");
        out.line(0, "");
        out.line(0, "jobs:");
        for (index, one) in self.jobs.iter().enumerate() {
            if index > 0 {
                out.line(0, "");
            }
            job(&mut out, one, known);
        }
        Ok(File { path: format!(".github/workflows/{}", self.file), text: out.text, owners: out.owners })
    }
}

impl Action {
    /// The `action.yml` of its folder.
    ///
    /// # Errors
    /// As [`Workflow::render`].
    pub fn render(&self, known: &Known) -> Result<File, Vec<Fault>> {
        let faults = check_action(self, known);
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut out = Writer::default();
        out.owned_by(self.owner);
        head(&mut out, self.owner);
        out.entry(0, "name", self.name);
        out.entry(0, "description", self.description);
        if !self.inputs.is_empty() {
            out.line(0, "inputs:");
            for input in &self.inputs {
                declared(&mut out, 1, input, false);
            }
        }
        out.line(0, "runs:");
        out.line(1, "using: composite");
        out.line(1, "steps:");
        for one in &self.steps {
            step(&mut out, 2, one, known, true);
        }
        let path = format!(".github/actions/{}/action.yml", self.folder);
        Ok(File { path, text: out.text, owners: out.owners })
    }
}

/// Why zizmor is asked to pass over a called workflow.
const BY_BRANCH: &str = "zizmor: ignore[self-repository] roles trust this file by its branch";

fn head(out: &mut Writer, owner: &Location) {
    let file = owner.file();
    out.line(0, &format!("# Generated from {file}: edit that, then run `cargo xtask workflows generate`."));
}

fn trigger(out: &mut Writer, trigger: &Trigger) {
    let list = |out: &mut Writer, key: &str, values: &[&str]| {
        if !values.is_empty() {
            out.line(2, &format!("{key}: [{}]", values.join(", ")));
        }
    };
    let event = trigger.event();
    match trigger {
        Trigger::Schedule { cron } => {
            out.line(1, "schedule:");
            out.line(2, &format!("- cron: {}", scalar(cron)));
        }
        _ => out.line(1, &format!("{event}:")),
    }
    match trigger {
        Trigger::PullRequest { types } => {
            let names: Vec<&str> = types.iter().map(|activity| activity.name()).collect();
            list(out, "types", &names);
        }
        Trigger::Push { branches } => list(out, "branches", branches),
        Trigger::Other { types, .. } => list(out, "types", types),
        Trigger::Dispatch { inputs } => declarations(out, inputs),
        Trigger::Call { inputs, outputs } => {
            declarations(out, inputs);
            if !outputs.is_empty() {
                out.line(2, "outputs:");
                for (name, value) in outputs {
                    out.line(3, &format!("{name}:"));
                    out.entry(4, "value", &value.render());
                }
            }
        }
        Trigger::MergeGroup | Trigger::Schedule { .. } | Trigger::BranchProtectionRule => {}
    }
}

fn declarations(out: &mut Writer, inputs: &[Input]) {
    if !inputs.is_empty() {
        out.line(2, "inputs:");
        for input in inputs {
            declared(out, 3, input, true);
        }
    }
}

fn declared(out: &mut Writer, depth: usize, input: &Input, typed: bool) {
    out.line(depth, &format!("{}:", input.name));
    out.entry(depth + 1, "description", input.description);
    if typed {
        match &input.kind {
            InputKind::Text => out.line(depth + 1, "type: string"),
            InputKind::Bool => out.line(depth + 1, "type: boolean"),
            InputKind::Choice(choices) => {
                out.line(depth + 1, "type: choice");
                let choices: Vec<String> = choices.iter().map(|choice| item(choice)).collect();
                out.line(depth + 1, &format!("options: [{}]", choices.join(", ")));
            }
        }
    }
    out.line(depth + 1, &format!("required: {}", input.required));
}

fn job(out: &mut Writer, job: &Definition, known: &Known) {
    out.owned_by(job.owner);
    out.line(1, &format!("{}:", job.id));
    out.entry(2, "name", &job.name.render());
    let needs = job.needs();
    if !needs.is_empty() {
        out.line(2, &format!("needs: [{}]", needs.join(", ")));
    }
    condition(out, 2, job.condition.as_ref());
    match &job.body {
        Body::Runs(runs) => {
            body(out, runs);
            permissions(out, &job.permissions);
            rest(out, runs);
            out.line(2, "steps:");
            for one in &runs.steps {
                step(out, 3, one, known, false);
            }
        }
        Body::Calls { workflow, with, .. } => {
            permissions(out, &job.permissions);
            // In this form the token of the called job names its file by the branch (`job_workflow_ref`), as roles trust it;
            // what it says in the younger one, `$/`, is not documented.
            out.line(2, &format!("uses: ./.github/workflows/{workflow} # {BY_BRANCH}"));
            out.map(2, "with", with);
        }
    }
}

fn body(out: &mut Writer, runs: &Runs) {
    if !runs.matrix.is_empty() {
        out.line(2, "strategy:");
        out.line(3, "fail-fast: false");
        out.line(3, "matrix:");
        for (axis, values) in &runs.matrix {
            let values: Vec<String> = values.iter().map(|value| item(value)).collect();
            out.line(4, &format!("{axis}: [{}]", values.join(", ")));
        }
        if !runs.include.is_empty() {
            out.line(4, "include:");
        }
        for combination in &runs.include {
            let values: Vec<String> =
                combination.iter().map(|(axis, value)| format!("{axis}: {}", item(value))).collect();
            out.line(5, &format!("- {{{}}}", values.join(", ")));
        }
    }
    out.entry(2, "runs-on", runs.runs_on);
    out.line(2, &format!("timeout-minutes: {}", runs.timeout));
    if let Some(environment) = &runs.environment {
        out.entry(2, "environment", &environment.render());
    }
}

fn rest(out: &mut Writer, runs: &Runs) {
    out.map(2, "env", &runs.env);
    if let Some(directory) = runs.directory {
        out.line(2, "defaults:");
        out.line(3, "run:");
        out.entry(4, "working-directory", directory);
    }
    if !runs.services.is_empty() {
        out.line(2, "services:");
        for one in &runs.services {
            service(out, one);
        }
    }
    let outputs = runs.outputs.iter().map(|(name, value)| (name, value));
    out.map(2, "outputs", outputs);
}

fn service(out: &mut Writer, service: &Service) {
    out.line(3, &format!("{}:", service.id));
    out.entry(4, "image", service.image);
    if !service.env.is_empty() {
        out.line(4, "env:");
        for (name, value) in &service.env {
            out.entry(5, name, value);
        }
    }
    if !service.ports.is_empty() {
        let ports: Vec<String> = service.ports.iter().map(|port| format!("'{port}'")).collect();
        out.line(4, &format!("ports: [{}]", ports.join(", ")));
    }
    if !service.options.is_empty() {
        out.entry(4, "options", service.options);
    }
}

fn permissions(out: &mut Writer, permissions: &[Permission]) {
    if permissions.is_empty() {
        return;
    }
    out.line(2, "permissions:");
    for permission in super::permission::union(permissions) {
        out.line(3, &format!("{}: {} # {}", permission.scope, permission.access(), permission.reason));
    }
}

fn condition(out: &mut Writer, depth: usize, condition: Option<&Condition>) {
    if let Some(Condition { source, .. }) = condition {
        // An expression that begins with `!` would be a tag of YAML.
        let text = if source.starts_with('!') { format!("${{{{ {source} }}}}") } else { source.clone() };
        out.entry(depth, "if", &text);
    }
}

fn step(out: &mut Writer, depth: usize, step: &Step, known: &Known, composite: bool) {
    out.owned_by(step.owner);
    out.line(depth, &format!("- name: {}", scalar(step.name)));
    let depth = depth + 1;
    if let Some(id) = step.id {
        out.line(depth, &format!("id: {id}"));
    }
    condition(out, depth, step.condition.as_ref());
    out.map(depth, "env", &step.env);
    match &step.kind {
        Kind::Run { script, directory, .. } => {
            if let Some(directory) = directory {
                out.entry(depth, "working-directory", directory);
            }
            if composite {
                out.line(depth, "shell: bash");
            }
            let script = script.trim_end();
            let several = script.contains('\n');
            out.entry(depth, "run", &if several { format!("{script}\n") } else { script.to_owned() });
        }
        Kind::Uses { action: Uses::Local { folder, .. }, with } => {
            out.line(depth, &format!("uses: $/.github/actions/{folder}"));
            out.map(depth, "with", with);
        }
        Kind::Uses { action: Uses::Pinned { repository, path }, with } => {
            // The check made sure that there is a pin.
            let pin = known.pins.get(repository);
            let (commit, version) = pin.map_or(("", ""), |pin| (pin.commit.as_str(), pin.version.as_str()));
            let slash = if path.is_empty() { "" } else { "/" };
            out.line(depth, &format!("uses: {repository}{slash}{path}@{commit} # {version}"));
            out.map(depth, "with", with);
        }
    }
}
