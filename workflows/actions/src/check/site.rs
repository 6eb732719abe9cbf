//! Where expressions may stand, and what is there when GitHub evaluates them.
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#context-availability>

use crate::document::{Kind, Node};
use crate::finding::Place;
use crate::syntax::{
    Action, ActionFile, Body, Concurrency, Container, Defaults, Entries, Event, Job, Matrix, PassedSecrets,
    Step, Strategy, Text, Workflow,
};

/// A key, with the contexts and the functions that it may use beside those that are everywhere.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) contexts: &'static [&'static str],
    pub(super) functions: &'static [&'static str],
}

/// A text that may hold expressions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site<'a> {
    pub(super) value: &'a str,
    pub(super) place: Place,
    pub(super) key: &'static Key,
    /// Whether it is an `if`, which is an expression without `${{ }}`.
    pub(super) is_condition: bool,
    /// The job that it stands in.
    pub(super) job: Option<usize>,
    /// How many steps have run before it, or all.
    pub(super) steps: usize,
    /// The step that it stands in.
    pub(super) step: Option<usize>,
}

macro_rules! keys {
    ($( $key:ident $name:literal [$($context:literal)*] [$($function:literal)*]; )*) => {
        $(
            static $key: Key = Key { name: $name, contexts: &[$($context),*], functions: &[$($function),*] };
        )*
    };
}

keys! {
    NAME "name" [] [];
    ON "on" [] [];
    DEFAULTS "defaults" [] [];
    NEEDS "jobs.<job_id>.needs" [] [];
    USES "uses" [] [];
    SHELL "shell" [] [];
    ID "id" [] [];
    RUN_NAME "run-name" ["github" "inputs" "vars"] [];
    CONCURRENCY "concurrency" ["github" "inputs" "vars"] [];
    ENV "env" ["github" "inputs" "vars" "secrets"] [];
    CALL_DEFAULT "on.workflow_call.inputs.<input_id>.default" ["github" "inputs" "vars"] [];
    CALL_OUTPUT "on.workflow_call.outputs.<output_id>.value" ["github" "inputs" "vars" "jobs"] [];
    JOB_IF "jobs.<job_id>.if" ["github" "inputs" "vars" "needs"] ["always" "cancelled" "failure" "success"];
    JOB_STRATEGY "jobs.<job_id>.strategy" ["github" "inputs" "vars" "needs"] [];
    JOB "jobs.<job_id>" ["github" "inputs" "vars" "needs" "strategy" "matrix"] [];
    JOB_ENV "jobs.<job_id>.env" ["github" "inputs" "vars" "needs" "strategy" "matrix" "secrets"] [];
    JOB_DEFAULTS "jobs.<job_id>.defaults.run"
        ["github" "inputs" "vars" "needs" "strategy" "matrix" "env"] [];
    JOB_URL "jobs.<job_id>.environment.url"
        ["github" "inputs" "vars" "needs" "strategy" "matrix" "steps" "job" "runner" "env"] [];
    JOB_OUTPUT "jobs.<job_id>.outputs.<output_id>"
        ["github" "inputs" "vars" "needs" "strategy" "matrix" "secrets" "steps" "job" "runner" "env"] [];
    CONTAINER_ENV "jobs.<job_id>.container.env.<env_id>"
        ["github" "inputs" "vars" "needs" "strategy" "matrix" "secrets" "steps" "job" "runner" "env"] [];
    CREDENTIALS "jobs.<job_id>.container.credentials"
        ["github" "inputs" "vars" "needs" "strategy" "matrix" "secrets" "env"] [];
    CALL_SECRETS "jobs.<job_id>.secrets.<secret_id>"
        ["github" "inputs" "vars" "needs" "strategy" "matrix" "secrets"] [];
    STEP_IF "jobs.<job_id>.steps.if"
        ["github" "inputs" "vars" "needs" "strategy" "matrix" "steps" "job" "runner" "env"]
        ["always" "cancelled" "failure" "success" "hashFiles"];
    STEP "jobs.<job_id>.steps"
        ["github" "inputs" "vars" "needs" "strategy" "matrix" "secrets" "steps" "job" "runner" "env"]
        ["hashFiles"];
    ACTION_DEFAULT "inputs.<input_id>.default" ["github" "strategy" "matrix" "job" "runner"] ["hashFiles"];
    ACTION_OUTPUT "outputs.<output_id>.value"
        ["github" "strategy" "matrix" "steps" "inputs" "job" "runner" "env"] [];
    ACTION_IF "runs.steps.if" ["github" "inputs" "strategy" "matrix" "steps" "job" "runner" "env"]
        ["always" "cancelled" "failure" "success" "hashFiles"];
    ACTION_STEP "runs.steps" ["github" "inputs" "strategy" "matrix" "steps" "job" "runner" "env"] ["hashFiles"];
}

/// What the keys of a step may use, in a job or in a composite action.
struct StepKeys {
    condition: &'static Key,
    text: &'static Key,
    shell: &'static Key,
}

/// Every text of a workflow that holds an expression or is one.
pub(super) fn of_workflow(workflow: &Workflow) -> Vec<Site<'_>> {
    let mut sites = Sites { found: Vec::new(), job: None, steps: 0, step: None };
    sites.optional(workflow.name.as_ref(), &NAME);
    sites.optional(workflow.run_name.as_ref(), &RUN_NAME);
    for event in &workflow.on {
        sites.event(event);
    }
    sites.entries(&workflow.env, &ENV);
    sites.defaults(&workflow.defaults, &DEFAULTS);
    sites.concurrency(workflow.concurrency.as_ref(), &CONCURRENCY);
    for (index, job) in workflow.jobs.iter().enumerate() {
        sites.job = Some(index);
        sites.job(job);
    }
    sites.found
}

/// Likewise of an action.
pub(super) fn of_action(action: &ActionFile) -> Vec<Site<'_>> {
    let mut sites = Sites { found: Vec::new(), job: None, steps: action.steps.len(), step: None };
    for input in &action.inputs {
        sites.optional(input.default.as_ref(), &ACTION_DEFAULT);
    }
    sites.entries(&action.outputs, &ACTION_OUTPUT);
    sites.steps(&action.steps, &StepKeys { condition: &ACTION_IF, text: &ACTION_STEP, shell: &ACTION_STEP });
    sites.found
}

struct Sites<'a> {
    found: Vec<Site<'a>>,
    job: Option<usize>,
    steps: usize,
    step: Option<usize>,
}

impl<'a> Sites<'a> {
    fn push(&mut self, value: &'a str, place: Place, key: &'static Key, is_condition: bool) {
        if is_condition || value.contains("${{") {
            let Self { job, steps, step, .. } = *self;
            self.found.push(Site { value, place, key, is_condition, job, steps, step });
        }
    }

    fn text(&mut self, text: &'a Text, key: &'static Key) {
        self.push(&text.value, text.place, key, false);
    }

    fn optional(&mut self, text: Option<&'a Text>, key: &'static Key) {
        if let Some(text) = text {
            self.text(text, key);
        }
    }

    fn condition(&mut self, text: Option<&'a Text>, key: &'static Key) {
        if let Some(text) = text {
            self.push(&text.value, text.place, key, true);
        }
    }

    fn texts(&mut self, texts: &'a [Text], key: &'static Key) {
        for text in texts {
            self.text(text, key);
        }
    }

    fn entries(&mut self, entries: &'a Entries, key: &'static Key) {
        for (_, text) in entries {
            self.text(text, key);
        }
    }

    fn node(&mut self, node: &'a Node, key: &'static Key) {
        match &node.kind {
            Kind::String(text) => self.push(text, node.place, key, false),
            Kind::List(items) => items.iter().for_each(|item| self.node(item, key)),
            Kind::Map(entries) => entries.iter().for_each(|(_, value)| self.node(value, key)),
            Kind::Null | Kind::Bool(_) | Kind::Number(..) => {}
        }
    }

    fn event(&mut self, event: &'a Event) {
        for texts in [
            &event.types,
            &event.branches,
            &event.branches_ignore,
            &event.tags,
            &event.tags_ignore,
            &event.paths,
            &event.paths_ignore,
            &event.workflows,
            &event.crons,
        ] {
            self.texts(texts, &ON);
        }
        let key = if event.name.value == "workflow_call" { &CALL_DEFAULT } else { &ON };
        for input in &event.inputs {
            self.optional(input.default.as_ref(), key);
            self.texts(&input.options, &ON);
        }
        self.entries(&event.outputs, &CALL_OUTPUT);
    }

    fn defaults(&mut self, defaults: &'a Defaults, key: &'static Key) {
        self.optional(defaults.shell.as_ref(), key);
        self.optional(defaults.working_directory.as_ref(), key);
    }

    fn concurrency(&mut self, concurrency: Option<&'a Concurrency>, key: &'static Key) {
        if let Some(concurrency) = concurrency {
            self.text(&concurrency.group, key);
            self.optional(concurrency.cancel_in_progress.as_ref(), key);
        }
    }

    fn job(&mut self, job: &'a Job) {
        self.steps = match &job.body {
            Body::Steps(steps) => steps.len(),
            Body::Call { .. } => 0,
        };
        self.texts(&job.needs, &NEEDS);
        self.condition(job.condition.as_ref(), &JOB_IF);
        self.optional(job.name.as_ref(), &JOB);
        self.texts(&job.runs_on, &JOB);
        if let Some(environment) = &job.environment {
            self.text(&environment.name, &JOB);
            self.optional(environment.url.as_ref(), &JOB_URL);
        }
        self.concurrency(job.concurrency.as_ref(), &JOB);
        self.entries(&job.env, &JOB_ENV);
        self.defaults(&job.defaults, &JOB_DEFAULTS);
        self.strategy(job.strategy.as_ref());
        self.optional(job.timeout.as_ref(), &JOB);
        self.optional(job.continue_on_error.as_ref(), &JOB);
        for container in job.container.iter().chain(job.services.iter().map(|(_, service)| service)) {
            self.container(container);
        }
        self.entries(&job.outputs, &JOB_OUTPUT);
        match &job.body {
            Body::Steps(steps) => {
                self.steps(steps, &StepKeys { condition: &STEP_IF, text: &STEP, shell: &SHELL });
            }
            Body::Call { uses, with, secrets } => {
                self.text(uses, &USES);
                self.entries(with, &JOB);
                if let PassedSecrets::Given(secrets) = secrets {
                    self.entries(secrets, &CALL_SECRETS);
                }
            }
        }
    }

    fn strategy(&mut self, strategy: Option<&'a Strategy>) {
        let Some(strategy) = strategy else { return };
        match &strategy.matrix {
            Some(Matrix::Computed(text)) => self.text(text, &JOB_STRATEGY),
            Some(Matrix::Written { axes, include, exclude }) => {
                for (_, values) in axes {
                    self.node(values, &JOB_STRATEGY);
                }
                include.iter().chain(exclude).for_each(|node| self.node(node, &JOB_STRATEGY));
            }
            None => {}
        }
        self.optional(strategy.fail_fast.as_ref(), &JOB_STRATEGY);
        self.optional(strategy.max_parallel.as_ref(), &JOB_STRATEGY);
    }

    fn container(&mut self, container: &'a Container) {
        self.text(&container.image, &JOB);
        self.entries(&container.env, &CONTAINER_ENV);
        self.texts(&container.ports, &JOB);
        self.texts(&container.volumes, &JOB);
        self.optional(container.options.as_ref(), &JOB);
        self.entries(&container.credentials, &CREDENTIALS);
    }

    /// Each step sees those before it; afterwards all are seen again.
    fn steps(&mut self, steps: &'a [Step], keys: &StepKeys) {
        for (index, step) in steps.iter().enumerate() {
            (self.steps, self.step) = (index, Some(index));
            self.step(step, keys);
        }
        (self.steps, self.step) = (steps.len(), None);
    }

    fn step(&mut self, step: &'a Step, keys: &StepKeys) {
        self.optional(step.id.as_ref(), &ID);
        self.optional(step.name.as_ref(), keys.text);
        self.condition(step.condition.as_ref(), keys.condition);
        self.entries(&step.env, keys.text);
        self.optional(step.continue_on_error.as_ref(), keys.text);
        self.optional(step.timeout.as_ref(), keys.text);
        match &step.action {
            Action::Run { script, shell, working_directory } => {
                self.text(script, keys.text);
                self.optional(shell.as_ref(), keys.shell);
                self.optional(working_directory.as_ref(), keys.text);
            }
            Action::Uses { uses, with } => {
                self.text(uses, &USES);
                self.entries(with, keys.text);
            }
        }
    }
}
