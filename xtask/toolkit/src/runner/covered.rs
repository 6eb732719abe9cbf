//! Whether what a job asks for can be had here, before anything runs: machines, containers, inputs, shells.

use std::collections::BTreeMap;

use actions::Pins;
use actions::expression::Value;
use actions::syntax::{
    Action, ActionFile, Body, Defaults, Entries, Event, Job, PassedSecrets, Step, Text, Workflow,
};

use super::contexts::{Contexts, INSERT};
use super::load::Loaded;
use super::shell;
use super::uses::{self, Uses};

/// How deep actions may use one another, as on GitHub.
const DEEPEST: usize = 10;

/// What a workflow asks for all of its jobs that is not to be had.
pub(super) fn workflow(file: &str, workflow: &Workflow) -> Option<String> {
    let computed = workflow.defaults.computed.as_ref()?;
    Some(format!("{file}:{}: {COMPUTED_DEFAULTS}", computed.place.line))
}

const COMPUTED_DEFAULTS: &str = "`defaults.run` is computed, which is not done here: write its keys";

/// What a job asks for that is not to be had; `contexts` are those that are known before anything runs.
pub(super) fn job(file: &str, job: &Job, loaded: &Loaded, pins: &Pins, contexts: &Contexts) -> Vec<String> {
    let mut reader = Reader { file, loaded, pins, contexts, problems: Vec::new() };
    let id = &job.id.value;
    if job.container.is_some() {
        reader.problem(&job.id, &format!("the job `{id}` runs in a container, which is not done here"));
    }
    for (name, service) in &job.services {
        if name.value == INSERT || !service.credentials.is_empty() {
            let what = if name.value == INSERT { "are computed" } else { "sign in to a registry" };
            reader.problem(name, &format!("services of the job `{id}` {what}, which is not done here"));
        }
        for (key, value) in [("entrypoint", &service.entrypoint), ("command", &service.command)] {
            if let Some(value) = value {
                let name = &name.value;
                reader.problem(value, &format!("the service `{name}` has `{key}`, which is not done here"));
            }
        }
    }
    reader.defaults(&job.defaults);
    match &job.body {
        Body::Steps(steps) => {
            reader.steps(steps);
            reader.checkout(steps);
        }
        Body::Call { uses, with, secrets } => reader.call(uses, with, secrets),
    }
    reader.problems
}

/// The same of an action's steps.
pub(super) fn action(
    file: &str,
    steps: &[Step],
    loaded: &Loaded,
    pins: &Pins,
    contexts: &Contexts,
) -> Vec<String> {
    let mut reader = Reader { file, loaded, pins, contexts, problems: Vec::new() };
    reader.steps(steps);
    reader.problems
}

/// Whether a job is one for Linux.
pub(super) fn machine(job: &Job, contexts: &Contexts) -> Result<(), String> {
    let mut labels = Vec::new();
    for label in &job.runs_on {
        match contexts.value(label)? {
            Value::Array(values) => labels.extend(values.iter().map(Value::text)),
            value => labels.push(value.text()),
        }
    }
    let is_linux = |label: &String| {
        let label = label.to_ascii_lowercase();
        label.starts_with("ubuntu") || label == "linux"
    };
    if labels.iter().any(is_linux) {
        return Ok(());
    }
    let labels = if labels.is_empty() { "a group".to_owned() } else { format!("`{}`", labels.join(", ")) };
    Err(format!("the job `{}` runs on {labels}, which does not say that it is Linux", job.id.value))
}

/// Whether one of the steps brings the code, or one of an action that they use.
pub(super) fn checks_out(steps: &[Step], actions: &BTreeMap<String, ActionFile>) -> bool {
    checks_out_below(steps, actions, DEEPEST)
}

fn checks_out_below(steps: &[Step], actions: &BTreeMap<String, ActionFile>, depth: usize) -> bool {
    steps.iter().any(|step| {
        let Action::Uses { uses, .. } = &step.action else { return false };
        match uses::action(&uses.value) {
            Uses::StandIn(stand_in) => stand_in.is_checkout(),
            Uses::Local { folder, .. } => actions
                .get(&folder)
                .is_some_and(|action| depth > 0 && checks_out_below(&action.steps, actions, depth - 1)),
            Uses::Unknown(_) => false,
        }
    })
}

struct Reader<'a> {
    file: &'a str,
    loaded: &'a Loaded,
    pins: &'a Pins,
    contexts: &'a Contexts,
    problems: Vec<String>,
}

impl Reader<'_> {
    fn problem(&mut self, at: &Text, message: &str) {
        self.problems.push(format!("{}:{}: {message}", self.file, at.place.line));
    }

    fn steps(&mut self, steps: &[Step]) {
        for step in steps {
            if let Some(key) = &step.asynchronous {
                let message =
                    format!("a step has `{}`, which is not done here: steps run in turn", key.value);
                self.problem(key, &message);
            }
            match &step.action {
                Action::Run { shell, .. } => self.shell(shell.as_ref()),
                Action::Uses { uses, with } => self.uses(uses, with),
            }
        }
    }

    fn defaults(&mut self, defaults: &Defaults) {
        if let Some(computed) = &defaults.computed {
            self.problem(computed, COMPUTED_DEFAULTS);
        }
        self.shell(defaults.shell.as_ref());
    }

    fn shell(&mut self, shell: Option<&Text>) {
        let Some(shell) = shell else { return };
        if !shell.value.contains("${{") && !shell::is_known(&shell.value) {
            self.problem(shell, &shell::unknown(&shell.value));
        }
    }

    fn uses(&mut self, uses: &Text, with: &Entries) {
        match uses::action(&uses.value) {
            Uses::Local { folder, .. } => {
                let Some(action) = self.loaded.actions.get(&folder) else { return };
                let known = action
                    .inputs
                    .iter()
                    .map(|input| (input.name.value.as_str(), input.required && input.default.is_none()));
                self.inputs(uses, with, &known.collect::<Vec<_>>());
            }
            Uses::StandIn(stand_in) => {
                let written = with
                    .iter()
                    .filter(|(name, value)| !self.is_own_repository(name, value))
                    .map(|(name, value)| (name.value.as_str(), value.value.as_str()));
                if let Some(why) = stand_in.refuses(&written.collect::<Vec<_>>()) {
                    self.problem(uses, &why);
                }
                let (repository, path) = uses::repository(&uses.value);
                let interface = self.pins.get(repository).and_then(|pin| pin.action(path));
                if let Some(interface) = interface {
                    let known = interface.inputs.iter().map(|(name, required)| (name.as_str(), *required));
                    self.inputs(uses, with, &known.collect::<Vec<_>>());
                }
            }
            // Whoever read the files said so.
            Uses::Unknown(_) => {}
        }
    }

    /// Whether an input names the repository that is here already.
    fn is_own_repository(&self, name: &Text, value: &Text) -> bool {
        let own = self.contexts.key("github", "repository");
        name.value.eq_ignore_ascii_case("repository")
            && (value.value.trim() == "${{ github.repository }}"
                || self.contexts.text(value).is_ok_and(|text| text.trim().eq_ignore_ascii_case(&own)))
    }

    /// Each name is known, and what must be given is.
    fn inputs(&mut self, uses: &Text, with: &Entries, known: &[(&str, bool)]) {
        if with.iter().any(|(name, _)| name.value == INSERT) {
            return;
        }
        let action = uses::name(&uses.value);
        for (name, _) in with {
            if !known.iter().any(|(known, _)| known.eq_ignore_ascii_case(&name.value)) {
                let known: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
                let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
                self.problem(name, &format!("`{action}` has no input `{}`; it has {known}", name.value));
            }
        }
        for (name, required) in known {
            if *required && !with.iter().any(|(given, _)| given.value.eq_ignore_ascii_case(name)) {
                self.problem(uses, &format!("`{action}` must be given the input `{name}`"));
            }
        }
    }

    /// On GitHub there is no code, and so nothing behind `./`, before it is checked out.
    fn checkout(&mut self, steps: &[Step]) {
        let mut is_there = false;
        for step in steps {
            let Action::Uses { uses, .. } = &step.action else { continue };
            let needs = matches!(uses::action(&uses.value), Uses::Local { needs_checkout: true, .. });
            if needs && !is_there {
                self.problem(uses, &format!("`{}` is used before the code is checked out", uses.value));
            }
            is_there |= checks_out(std::slice::from_ref(step), &self.loaded.actions);
        }
    }

    fn call(&mut self, uses: &Text, with: &Entries, secrets: &PassedSecrets) {
        let Ok(path) = uses::workflow(&uses.value) else { return };
        let Some(called) = self.loaded.workflows.get(&path) else { return };
        let Some(event) = called.event("workflow_call") else {
            self.problem(uses, &format!("`{path}` cannot be called: it has no `on: workflow_call`"));
            return;
        };
        let known = event
            .inputs
            .iter()
            .map(|input| (input.name.value.as_str(), input.required && input.default.is_none()));
        self.inputs(uses, with, &known.collect::<Vec<_>>());
        self.secrets(uses, event, secrets);
    }

    fn secrets(&mut self, uses: &Text, event: &Event, secrets: &PassedSecrets) {
        let given: &[(Text, Text)] = match secrets {
            PassedSecrets::Inherit(_) => return,
            PassedSecrets::Given(given) => given,
            PassedSecrets::None => &[],
        };
        if given.iter().any(|(name, _)| name.value == INSERT) {
            return;
        }
        for (name, _) in given {
            if !event.secrets.iter().any(|declared| declared.name.value.eq_ignore_ascii_case(&name.value)) {
                self.problem(name, &format!("`{}` declares no secret `{}`", uses.value, name.value));
            }
        }
        for declared in event.secrets.iter().filter(|declared| declared.required) {
            let name = &declared.name.value;
            if !given.iter().any(|(given, _)| given.value.eq_ignore_ascii_case(name)) {
                self.problem(uses, &format!("`{}` must be given the secret `{name}`", uses.value));
            }
        }
    }
}
