//! A workflow or an action as its file says it, with the place of everything: what the check and the runner work on.
//!
//! Reading is strict: a key that GitHub does not know, a value of another kind than it takes, or a key given twice is a
//! finding, and then there is no [`Workflow`] to run.

mod action;
mod job;
mod on;
mod read;
mod reader;
mod step;

use crate::document::Node;
use crate::finding::{Finding, Place};

pub(crate) use on::names as events;
pub(crate) use reader::INSERT;

/// A text and where it begins. It may hold expressions; a number or a boolean is the text that GitHub hands on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub value: String,
    pub place: Place,
}

impl Text {
    /// Whether it holds an expression, so that its value is known only when it runs.
    #[must_use]
    pub fn is_computed(&self) -> bool {
        self.value.contains("${{")
    }
}

/// Names and values in the order of the file. An expression for the whole mapping has the name `${{ insert }}`.
pub type Entries = Vec<(Text, Text)>;

/// A file of `.github/workflows`.
#[derive(Clone, Debug, Default)]
pub struct Workflow {
    pub name: Option<Text>,
    pub run_name: Option<Text>,
    /// Never empty.
    pub on: Vec<Event>,
    pub permissions: Option<Permissions>,
    pub env: Entries,
    pub defaults: Defaults,
    pub concurrency: Option<Concurrency>,
    /// Never empty, in the order of the file.
    pub jobs: Vec<Job>,
}

/// One event of `on`.
#[derive(Clone, Debug, Default)]
pub struct Event {
    /// Such as `pull_request`.
    pub name: Text,
    /// Activity types.
    pub types: Vec<Text>,
    pub branches: Vec<Text>,
    pub branches_ignore: Vec<Text>,
    pub tags: Vec<Text>,
    pub tags_ignore: Vec<Text>,
    pub paths: Vec<Text>,
    pub paths_ignore: Vec<Text>,
    /// Of `workflow_run`.
    pub workflows: Vec<Text>,
    /// Of `schedule`.
    pub crons: Vec<Text>,
    /// Of `workflow_dispatch` and `workflow_call`.
    pub inputs: Vec<Input>,
    /// Of `workflow_call`.
    pub secrets: Vec<DeclaredSecret>,
    /// Of `workflow_call`: name and value.
    pub outputs: Entries,
}

/// An input that a workflow or an action declares.
#[derive(Clone, Debug, Default)]
pub struct Input {
    pub name: Text,
    /// `string`, `boolean`, `number`, `choice` or `environment`; nothing for an action's.
    pub kind: Option<Text>,
    pub required: bool,
    pub default: Option<Text>,
    /// Of a `choice`.
    pub options: Vec<Text>,
}

#[derive(Clone, Debug, Default)]
pub struct DeclaredSecret {
    pub name: Text,
    pub required: bool,
}

/// What the token of a job may do.
#[derive(Clone, Debug)]
pub enum Permissions {
    /// `read-all` or `write-all`.
    All(Text),
    /// Scope and access (`read`, `write`, `none`); empty for `{}`.
    Scopes(Place, Entries),
}

#[derive(Clone, Debug, Default)]
pub struct Defaults {
    /// An expression for all of `defaults.run`.
    pub computed: Option<Text>,
    pub shell: Option<Text>,
    pub working_directory: Option<Text>,
}

#[derive(Clone, Debug, Default)]
pub struct Concurrency {
    pub group: Text,
    pub cancel_in_progress: Option<Text>,
}

#[derive(Clone, Debug, Default)]
pub struct Job {
    pub id: Text,
    pub name: Option<Text>,
    pub needs: Vec<Text>,
    /// `if`, with or without `${{ }}`.
    pub condition: Option<Text>,
    /// The labels; nothing for a job that calls a workflow.
    pub runs_on: Vec<Text>,
    pub environment: Option<Environment>,
    pub permissions: Option<Permissions>,
    pub concurrency: Option<Concurrency>,
    pub env: Entries,
    pub defaults: Defaults,
    pub strategy: Option<Strategy>,
    /// `timeout-minutes`
    pub timeout: Option<Text>,
    pub continue_on_error: Option<Text>,
    pub container: Option<Container>,
    pub services: Vec<(Text, Container)>,
    pub outputs: Entries,
    pub body: Body,
}

#[derive(Clone, Debug, Default)]
pub struct Environment {
    pub name: Text,
    pub url: Option<Text>,
}

#[derive(Clone, Debug, Default)]
pub struct Strategy {
    pub matrix: Option<Matrix>,
    pub fail_fast: Option<Text>,
    pub max_parallel: Option<Text>,
}

#[derive(Clone, Debug)]
pub enum Matrix {
    /// An expression that gives the whole matrix.
    Computed(Text),
    Written {
        /// Name and values: a list, or a text with an expression.
        axes: Vec<(Text, Node)>,
        /// A list of mappings, or a text with an expression.
        include: Option<Node>,
        exclude: Option<Node>,
    },
}

/// A container of a job, or a service.
#[derive(Clone, Debug, Default)]
pub struct Container {
    pub image: Text,
    pub env: Entries,
    pub ports: Vec<Text>,
    pub volumes: Vec<Text>,
    pub options: Option<Text>,
    /// User name and password for the registry; empty without `credentials`.
    pub credentials: Entries,
    /// Of a service.
    pub entrypoint: Option<Text>,
    /// Of a service.
    pub command: Option<Text>,
}

/// What a job does.
#[derive(Clone, Debug)]
pub enum Body {
    Steps(Vec<Step>),
    /// A reusable workflow.
    Call {
        uses: Text,
        with: Entries,
        secrets: PassedSecrets,
    },
}

impl Default for Body {
    fn default() -> Self {
        Self::Steps(Vec::new())
    }
}

#[derive(Clone, Debug, Default)]
pub enum PassedSecrets {
    #[default]
    None,
    Inherit(Place),
    Given(Entries),
}

#[derive(Clone, Debug, Default)]
pub struct Step {
    pub place: Place,
    pub id: Option<Text>,
    pub name: Option<Text>,
    pub condition: Option<Text>,
    pub env: Entries,
    pub continue_on_error: Option<Text>,
    pub timeout: Option<Text>,
    /// The key that keeps it from running in turn: `background: true`, `wait`, `wait-all`, `cancel`, or `parallel` around it.
    pub asynchronous: Option<Text>,
    pub action: Action,
}

/// What a step does. One that waits for others, or ends them, is an empty script.
#[derive(Clone, Debug)]
pub enum Action {
    Run { script: Text, shell: Option<Text>, working_directory: Option<Text> },
    Uses { uses: Text, with: Entries },
}

impl Default for Action {
    fn default() -> Self {
        Self::Run { script: Text::default(), shell: None, working_directory: None }
    }
}

/// An `action.yml`.
#[derive(Clone, Debug, Default)]
pub struct ActionFile {
    pub name: Option<Text>,
    pub inputs: Vec<Input>,
    /// Name and value (empty where the action sets it itself).
    pub outputs: Entries,
    /// `composite`, `node24`, `docker`, …
    pub using: Text,
    /// Of a composite action.
    pub steps: Vec<Step>,
}

impl Workflow {
    /// Reads a workflow; `file` is the path that findings carry.
    ///
    /// # Errors
    /// Everything that GitHub would refuse for its shape; expressions are not looked into.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Vec<Finding>> {
        Self::of(file, &document(file, bytes)?)
    }

    /// The same, of a document that is read already.
    pub(crate) fn of(file: &str, node: &Node) -> Result<Self, Vec<Finding>> {
        read::workflow(file, node)
    }

    /// An event of `on` by name.
    #[must_use]
    pub fn event(&self, name: &str) -> Option<&Event> {
        self.on.iter().find(|event| event.name.value == name)
    }

    #[must_use]
    pub fn job(&self, id: &str) -> Option<&Job> {
        self.jobs.iter().find(|job| job.id.value.eq_ignore_ascii_case(id))
    }
}

impl ActionFile {
    /// Reads an `action.yml`, likewise.
    ///
    /// # Errors
    /// As [`Workflow::read`].
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Vec<Finding>> {
        Self::of(file, &document(file, bytes)?)
    }

    /// The same, of a document that is read already.
    pub(crate) fn of(file: &str, node: &Node) -> Result<Self, Vec<Finding>> {
        action::read(file, node)
    }
}

fn document(file: &str, bytes: &[u8]) -> Result<Node, Vec<Finding>> {
    crate::document::read(file, bytes).map_err(|finding| vec![finding])
}
