//! Whether every expression of a file can be read, before anything runs.

use actions::document::{Kind, Node};
use actions::expression::{self, Expression, Piece};
use actions::syntax::{
    Action, ActionFile, Body, Container, Defaults, Entries, Job, Matrix, PassedSecrets, Step, Text, Workflow,
};

/// The contexts that there are; which of them where is for the check of workflows to say.
const CONTEXTS: [&str; 12] = [
    "github", "env", "vars", "job", "jobs", "steps", "runner", "secrets", "strategy", "matrix", "needs",
    "inputs",
];

/// What is wrong with the expressions of a workflow, one text each.
pub(super) fn of_workflow(file: &str, workflow: &Workflow) -> Vec<String> {
    let mut reader = Reader { file, problems: Vec::new() };
    reader.optional(workflow.run_name.as_ref());
    reader.entries(&workflow.env);
    reader.defaults(&workflow.defaults);
    if let Some(concurrency) = &workflow.concurrency {
        reader.text(&concurrency.group);
        reader.optional(concurrency.cancel_in_progress.as_ref());
    }
    for event in &workflow.on {
        for input in &event.inputs {
            reader.optional(input.default.as_ref());
        }
        reader.entries(&event.outputs);
    }
    for job in &workflow.jobs {
        reader.job(job);
    }
    reader.problems
}

/// The same of an action.
pub(super) fn of_action(file: &str, action: &ActionFile) -> Vec<String> {
    let mut reader = Reader { file, problems: Vec::new() };
    for input in &action.inputs {
        reader.optional(input.default.as_ref());
    }
    reader.entries(&action.outputs);
    reader.steps(&action.steps);
    reader.problems
}

struct Reader<'a> {
    file: &'a str,
    problems: Vec<String>,
}

impl Reader<'_> {
    fn job(&mut self, job: &Job) {
        self.optional(job.name.as_ref());
        self.condition(job.condition.as_ref());
        for label in &job.runs_on {
            self.text(label);
        }
        if let Some(environment) = &job.environment {
            self.text(&environment.name);
            self.optional(environment.url.as_ref());
        }
        if let Some(concurrency) = &job.concurrency {
            self.text(&concurrency.group);
            self.optional(concurrency.cancel_in_progress.as_ref());
        }
        self.entries(&job.env);
        self.defaults(&job.defaults);
        if let Some(strategy) = &job.strategy {
            self.matrix(strategy.matrix.as_ref());
            self.optional(strategy.fail_fast.as_ref());
            self.optional(strategy.max_parallel.as_ref());
        }
        self.optional(job.timeout.as_ref());
        self.optional(job.continue_on_error.as_ref());
        for (_, service) in &job.services {
            self.container(service);
        }
        self.entries(&job.outputs);
        match &job.body {
            Body::Steps(steps) => self.steps(steps),
            Body::Call { with, secrets, .. } => {
                self.entries(with);
                if let PassedSecrets::Given(secrets) = secrets {
                    self.entries(secrets);
                }
            }
        }
    }

    fn matrix(&mut self, matrix: Option<&Matrix>) {
        match matrix {
            None => {}
            Some(Matrix::Computed(text)) => self.text(text),
            Some(Matrix::Written { axes, include, exclude }) => {
                for (_, node) in axes {
                    self.node(node);
                }
                include.iter().chain(exclude).for_each(|node| self.node(node));
            }
        }
    }

    fn node(&mut self, node: &Node) {
        if let Kind::String(value) = &node.kind {
            self.text(&Text { value: value.clone(), place: node.place });
        }
        node.items().iter().for_each(|item| self.node(item));
        node.entries().iter().for_each(|(_, value)| self.node(value));
    }

    fn container(&mut self, container: &Container) {
        self.text(&container.image);
        self.entries(&container.env);
        container.ports.iter().chain(&container.volumes).for_each(|text| self.text(text));
        self.optional(container.options.as_ref());
    }

    fn steps(&mut self, steps: &[Step]) {
        for step in steps {
            self.optional(step.name.as_ref());
            self.condition(step.condition.as_ref());
            self.entries(&step.env);
            self.optional(step.continue_on_error.as_ref());
            self.optional(step.timeout.as_ref());
            match &step.action {
                Action::Run { script, shell, working_directory } => {
                    self.text(script);
                    self.optional(shell.as_ref());
                    self.optional(working_directory.as_ref());
                }
                Action::Uses { with, .. } => self.entries(with),
            }
        }
    }

    fn defaults(&mut self, defaults: &Defaults) {
        self.optional(defaults.shell.as_ref());
        self.optional(defaults.working_directory.as_ref());
    }

    fn entries(&mut self, entries: &Entries) {
        for (_, value) in entries {
            self.text(value);
        }
    }

    fn optional(&mut self, text: Option<&Text>) {
        if let Some(text) = text {
            self.text(text);
        }
    }

    fn text(&mut self, text: &Text) {
        match expression::pieces(&text.value) {
            Err(error) => self.problem(text, &error.to_string()),
            Ok(pieces) => {
                for piece in &pieces {
                    if let Piece::Expression { expression, .. } = piece {
                        self.contexts(text, expression);
                    }
                }
            }
        }
    }

    fn condition(&mut self, text: Option<&Text>) {
        let Some(text) = text else { return };
        match expression::condition(&text.value) {
            Err(error) => self.problem(text, &error.to_string()),
            Ok(expression) => self.contexts(text, &expression),
        }
    }

    fn contexts(&mut self, text: &Text, expression: &Expression) {
        let mut unknown = Vec::new();
        expression.visit(&mut |part: &Expression| {
            if let Expression::Context(name) = part
                && !CONTEXTS.iter().any(|known| known.eq_ignore_ascii_case(name))
            {
                unknown.push(format!("there is no context `{name}`"));
            }
        });
        for message in &unknown {
            self.problem(text, message);
        }
    }

    fn problem(&mut self, text: &Text, message: &str) {
        let actions::finding::Place { line, column } = text.place;
        self.problems.push(format!("{}:{line}:{column}: {message}", self.file));
    }
}
