//! What keeps a workflow from being written: everything that it refers to must be there.

use std::fmt;
use std::panic::Location;

use super::expr::{Refers, Text};
use super::job::{Body, Definition, Runs};
use super::permission::ID_TOKEN;
use super::step::{Kind, Step, Uses};
use super::trigger::Trigger;
use super::workflow::{Action, Concurrency, Workflow};
use crate::pins::{Interface, Pins};
use crate::suggest::suggestion;

/// What there is, beside the workflows.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub pins: Pins,
    /// Names of secrets beside `GITHUB_TOKEN`.
    pub secrets: Vec<&'static str>,
    /// Environments that are set up before a job names them.
    pub environments: Vec<String>,
}

/// Something that could not work, and the Rust line that says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub file: &'static str,
    pub line: u32,
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// Actions that bring back what an earlier run left: poisoned, it would be shipped.
const CACHES: [&str; 3] = ["Swatinem/rust-cache", "actions/cache", "mozilla-actions/sccache-action"];

/// Whether a step brings back what an earlier run left.
pub(super) fn restores_cache(step: &Step) -> bool {
    match &step.kind {
        Kind::Uses { action: Uses::Pinned { repository, .. }, .. } => CACHES.contains(repository),
        Kind::Uses { action: Uses::Local { caches, .. }, .. } => *caches,
        Kind::Run { .. } => false,
    }
}

pub(super) fn check(workflow: &Workflow, known: &Known) -> Vec<Fault> {
    let mut check = Check { workflow: Some(workflow), known, faults: Vec::new() };
    if workflow.triggers.is_empty() {
        check.fault(workflow.owner, "it never runs: give it a trigger".into());
    }
    if workflow.triggers.iter().any(|trigger| trigger.event() == "pull_request_target") {
        let message = "`pull_request_target` gives the code of strangers a token that writes";
        check.fault(workflow.owner, message.into());
    }
    if let Concurrency::Queue(text) = &workflow.concurrency {
        if text.smuggles() {
            check.fault(
                workflow.owner,
                "the group holds an expression: build it from what it refers to".into(),
            );
        }
        for refers in text.refers() {
            let known = match refers {
                Refers::Input { workflow: of, input } => *of == workflow.file && workflow.declares(input),
                Refers::Event(event) => workflow.triggers.iter().any(|trigger| trigger.event() == *event),
                _ => false,
            };
            if !known {
                check.fault(workflow.owner, format!("its group cannot know {refers:?}"));
            }
        }
    }
    for (index, job) in workflow.jobs.iter().enumerate() {
        if workflow.jobs[..index].iter().any(|other| other.id.eq_ignore_ascii_case(job.id)) {
            check.fault(job.owner, format!("there are two jobs `{}`", job.id));
        }
        check.job(job, &workflow.jobs[..index]);
    }
    if let Some(required) = workflow.required
        && workflow.jobs.last().is_none_or(|job| job.id != required)
    {
        check.fault(workflow.owner, format!("a job was added after `{required}`, which does not look at it"));
    }
    check.faults
}

pub(super) fn check_action(action: &Action, known: &Known) -> Vec<Fault> {
    let mut check = Check { workflow: None, known, faults: Vec::new() };
    for step in &action.steps {
        check.step(step, true);
        for text in step.texts() {
            for refers in text.refers() {
                let own = match refers {
                    Refers::Given { action: of, input } => {
                        *of == action.folder && action.inputs.iter().any(|known| known.name == *input)
                    }
                    _ => false,
                };
                if !own {
                    check.fault(step.owner, format!("a composite action cannot know {refers:?}"));
                }
            }
        }
    }
    check.faults
}

struct Check<'a> {
    /// Nothing for a composite action.
    workflow: Option<&'a Workflow>,
    known: &'a Known,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn fault(&mut self, owner: &Location<'static>, message: String) {
        self.faults.push(Fault { file: owner.file(), line: owner.line(), message });
    }

    fn job(&mut self, job: &Definition, before: &[Definition]) {
        for id in job.needs() {
            if !before.iter().any(|other| other.id == id) {
                self.fault(job.owner, format!("`{}` needs `{id}`, which is not before it", job.id));
            }
        }
        if let Some(condition) = &job.condition {
            for refers in &condition.refers {
                if matches!(refers, Refers::Axis { .. } | Refers::StepOutput { .. }) {
                    self.fault(
                        job.owner,
                        "whether a job runs is decided before its matrix and its steps are known".into(),
                    );
                }
                self.refers(job.owner, job, refers, before, &[]);
            }
        }
        self.text(job.owner, job, &job.name, before, &[]);
        if job.permissions.iter().any(|permission| permission.scope == ID_TOKEN)
            && matches!(&job.body, Body::Runs(runs) if runs.signs_in_from.is_empty())
        {
            self.fault(job.owner, "only a job that is made to sign in may ask for an id-token".into());
        }
        match &job.body {
            Body::Runs(runs) => self.runs(job, runs, before),
            Body::Calls { inputs, with, environment, takes, .. } => {
                for text in with.values() {
                    self.text(job.owner, job, text, before, &[]);
                }
                for name in with.keys().filter(|name| !inputs.iter().any(|(known, _)| known == *name)) {
                    let help = suggestion(name, inputs.iter().map(|(known, _)| *known));
                    self.fault(job.owner, format!("the called workflow has no input `{name}` {help}"));
                }
                for (name, _) in
                    inputs.iter().filter(|(name, required)| *required && !with.contains_key(name))
                {
                    self.fault(job.owner, format!("the called workflow asks for the input `{name}`"));
                }
                if let Some(name) =
                    environment.as_ref().filter(|name| !self.known.environments.contains(name))
                {
                    self.fault(job.owner, format!("there is no environment `{name}`"));
                }
                if takes.is_some() && environment.is_none() {
                    self.fault(job.owner, "the called workflow asks which environment".into());
                }
            }
        }
    }

    fn runs(&mut self, job: &Definition, runs: &Runs, before: &[Definition]) {
        let Some(workflow) = self.workflow else { return };
        let services = runs.services.iter().flat_map(|service| {
            service
                .env
                .values()
                .copied()
                .chain(service.ports.iter().copied())
                .chain([service.image, service.options])
        });
        let values = runs.matrix.iter().flat_map(|(_, values)| values.iter().map(String::as_str));
        let included = runs.include.iter().flatten().map(|(_, value)| value.as_str());
        for (axis, _) in runs.include.iter().flatten() {
            if !runs.matrix.iter().any(|(known, _)| known == axis) {
                let message = format!("the matrix has no axis `{axis}`: give it one before `include`");
                self.fault(job.owner, message);
            }
        }
        if services.chain(values).chain(included).any(|text| text.contains("${{")) {
            self.fault(
                job.owner,
                "a service or the matrix holds an expression, whose reference nobody checks".into(),
            );
        }
        if runs.timeout == 0 {
            self.fault(job.owner, "it would end before it begins: give it minutes".into());
        }
        for files in runs.signs_in_from.iter().filter(|files| !files.contains(&workflow.file)) {
            let message =
                format!("its subject is trusted in {}, and this is {}", files.join(", "), workflow.file);
            self.fault(job.owner, message);
        }
        for name in runs.environments.iter().filter(|name| !self.known.environments.contains(name)) {
            self.fault(job.owner, format!("there is no environment `{name}`"));
        }
        if runs.environment.is_some() && runs.environments.is_empty() {
            self.fault(job.owner, "it deploys to no environment: give it a subject for each".into());
        }
        let saved = workflow.triggers.iter().any(|trigger| matches!(trigger, Trigger::Push { .. }));
        if runs.cached && !saved {
            self.fault(job.owner, "its cache is never saved: the workflow does not run for pushes".into());
        }
        for text in runs.env.values().chain(runs.environment.iter()) {
            self.text(job.owner, job, text, before, &[]);
        }
        for (index, step) in runs.steps.iter().enumerate() {
            self.step(step, runs.cached);
            if let Some(id) = step.id
                && runs.steps[..index].iter().any(|other| other.id == Some(id))
            {
                self.fault(step.owner, format!("there are two steps `{id}`"));
            }
            for text in step.texts() {
                self.text(step.owner, job, &text, before, &runs.steps[..index]);
            }
        }
        for (_, text) in &runs.outputs {
            self.text(job.owner, job, text, before, &runs.steps);
        }
    }

    fn step(&mut self, step: &Step, cached: bool) {
        for text in step.texts().iter().filter(|text| text.smuggles()) {
            let text = text.render();
            self.fault(step.owner, format!("`{text}` holds an expression: build it from what it refers to"));
        }
        if restores_cache(step) && !cached {
            let message = "only a job that checks has a cache, and it is given by `Job::cache`";
            self.fault(step.owner, message.into());
        }
        match &step.kind {
            Kind::Run { script, .. } if script.contains("${{") => self.fault(
                step.owner,
                "the script holds an expression, whose text the shell would run: pass it through `env`"
                    .into(),
            ),
            Kind::Run { .. } => {}
            Kind::Uses { action: Uses::Local { inputs, .. }, with } => {
                let names: Vec<&str> = with.keys().copied().collect();
                self.inputs(step, &names, |name| {
                    inputs.iter().find(|(known, _)| *known == name).map(|it| it.1)
                });
                for (name, _) in
                    inputs.iter().filter(|(name, required)| *required && !with.contains_key(name))
                {
                    self.fault(step.owner, format!("the action asks for the input `{name}`"));
                }
            }
            Kind::Uses { action: Uses::Pinned { repository, path }, with } => {
                let Some(pin) = self.known.pins.get(repository) else {
                    return self.fault(step.owner, format!("workflows/pins.toml has no `{repository}`"));
                };
                let Some(Interface { inputs, .. }) = pin.action(path) else {
                    let message =
                        format!("workflows/pins.toml does not say what `{repository}/{path}` takes");
                    return self.fault(step.owner, message);
                };
                let names: Vec<&str> = with.keys().copied().collect();
                self.inputs(step, &names, |name| inputs.get(name).copied());
                for name in
                    inputs.iter().filter(|(name, required)| **required && !with.contains_key(name.as_str()))
                {
                    self.fault(step.owner, format!("`{repository}` asks for the input `{}`", name.0));
                }
            }
        }
    }

    fn inputs(&mut self, step: &Step, given: &[&str], known: impl Fn(&str) -> Option<bool>) {
        for name in given.iter().filter(|name| known(name).is_none()) {
            self.fault(step.owner, format!("the action has no input `{name}`"));
        }
    }

    fn text(
        &mut self,
        owner: &Location<'static>,
        job: &Definition,
        text: &Text,
        before: &[Definition],
        steps: &[Step],
    ) {
        if text.smuggles() {
            self.fault(owner, "a text holds an expression: build it from what it refers to".into());
        }
        for refers in text.refers() {
            self.refers(owner, job, refers, before, steps);
        }
    }

    fn refers(
        &mut self,
        owner: &Location<'static>,
        job: &Definition,
        refers: &Refers,
        before: &[Definition],
        steps: &[Step],
    ) {
        let Some(workflow) = self.workflow else { return };
        let events = || workflow.triggers.iter().map(Trigger::event);
        let message = match refers {
            Refers::Result { .. } => None,
            Refers::JobOutput { job: of, output } => {
                let declared = before.iter().find(|other| other.id == *of).is_some_and(|other| {
                    matches!(&other.body, Body::Runs(runs) if runs.outputs.iter().any(|(name, _)| name == output))
                });
                (!declared).then(|| format!("`{of}` hands on no `{output}`, or is not before this"))
            }
            Refers::StepOutput { job: of, step, output } => {
                let found = steps.iter().find(|other| other.id == Some(step));
                match found {
                    _ if *of != job.id => {
                        Some(format!("the step `{step}` is one of `{of}`: hand its output on by the job's"))
                    }
                    None => Some(format!("the step `{step}` is not before this")),
                    Some(found) => (!self.writes(found, output))
                        .then(|| format!("the step `{step}` does not write `{output}`")),
                }
            }
            Refers::Secret(name) => (!self.known.secrets.contains(name))
                .then(|| format!("there is no secret `{name}`: declare it beside the settings")),
            Refers::Input { workflow: of, input } => {
                if *of == workflow.file {
                    (!workflow.declares(input))
                        .then(|| format!("nobody is asked for `{input}`: add the trigger before its inputs"))
                } else {
                    Some(format!("the input `{input}` is one of `{of}`"))
                }
            }
            Refers::Event(event) | Refers::Compared(event) => (!events().any(|known| known == *event))
                .then(|| format!("it never runs for `{event}`: {}", suggestion(event, events()))),
            Refers::Axis { job: of, axis } => {
                (*of != job.id).then(|| format!("the matrix with `{axis}` is that of `{of}`"))
            }
            Refers::Given { action, .. } => {
                Some(format!("an input of the action `{action}` is known there only"))
            }
        };
        if let Some(message) = message {
            self.fault(owner, message);
        }
    }

    fn writes(&self, step: &Step, output: &str) -> bool {
        match &step.kind {
            Kind::Run { outputs, .. } => outputs.contains(&output),
            Kind::Uses { action: Uses::Pinned { repository, path }, .. } => self
                .known
                .pins
                .get(repository)
                .and_then(|pin| pin.action(path))
                .is_some_and(|interface| interface.outputs.iter().any(|known| known == output)),
            Kind::Uses { action: Uses::Local { .. }, .. } => false,
        }
    }
}

impl Step {
    /// Everything that is a text of the workflow; the condition is one expression.
    fn texts(&self) -> Vec<Text> {
        let with: Vec<Text> = match &self.kind {
            Kind::Uses { with, .. } => with.values().cloned().collect(),
            Kind::Run { .. } => Vec::new(),
        };
        let condition = self.condition.iter().map(|condition| condition.clone().into());
        self.env.values().cloned().chain(with).chain(condition).collect()
    }
}

impl Definition {
    /// The jobs that it waits for: those that it names, and those whose results or outputs it uses; in their order.
    pub(super) fn needs(&self) -> Vec<&'static str> {
        let mut needs: Vec<&'static str> = self.after.clone();
        let mut add = |refers: &Refers| {
            if let Refers::Result { job } | Refers::JobOutput { job, .. } = refers
                && !needs.contains(job)
            {
                needs.push(job);
            }
        };
        self.condition.iter().flat_map(|condition| &condition.refers).for_each(&mut add);
        self.name.refers().for_each(&mut add);
        match &self.body {
            Body::Runs(runs) => {
                runs.env.values().flat_map(Text::refers).for_each(&mut add);
                runs.outputs.iter().flat_map(|(_, text)| text.refers()).for_each(&mut add);
                for step in &runs.steps {
                    step.texts().iter().flat_map(Text::refers).for_each(&mut add);
                }
            }
            Body::Calls { with, .. } => with.values().flat_map(Text::refers).for_each(&mut add),
        }
        needs
    }
}
