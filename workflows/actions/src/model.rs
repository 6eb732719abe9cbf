//! The model: what a workflow is made of, and what it cannot be without.

use std::collections::BTreeMap;

use crate::pins::Pin;

/// A generated file: its path from the workspace's root, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub path: String,
    pub text: String,
}

/// When a workflow runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    PullRequest,
    /// Pushes to the default branch.
    PushMain,
    /// The merge queue; every workflow that feeds a required check needs it.
    MergeGroup,
}

/// A scope of the job's token, with the reason why the job needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission {
    /// Such as `contents`.
    pub scope: &'static str,
    /// `read` or `write`.
    pub access: &'static str,
    pub reason: &'static str,
}

/// What happens to a run when a newer one of its group begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concurrency {
    /// Pull requests: only the newest counts.
    CancelOlder,
    /// Deployments: never broken off.
    Queue,
}

/// A workflow. Its token has no permission but what a job asks for.
#[derive(Clone, Debug)]
pub struct Workflow {
    /// The file is `.github/workflows/{file}.yml`.
    pub file: &'static str,
    pub name: &'static str,
    /// The Rust file to edit instead of the generated one.
    pub source: &'static str,
    pub triggers: Vec<Trigger>,
    pub concurrency: Concurrency,
    pub jobs: Vec<Job>,
}

/// A job on GitHub's Ubuntu runner.
#[derive(Clone, Debug)]
pub struct Job {
    pub id: &'static str,
    pub name: &'static str,
    /// Minutes; a job without an end does not exist.
    pub timeout: u32,
    pub permissions: Vec<Permission>,
    pub needs: Vec<&'static str>,
    /// Runs even when a job that it needs failed: for the aggregate that reports them.
    pub always: bool,
    pub steps: Vec<Step>,
}

/// One step of a job.
#[derive(Clone, Debug)]
pub enum Step {
    /// A shell script. What comes from outside reaches it through the environment only.
    Run { name: &'static str, script: String, env: BTreeMap<&'static str, String> },
    /// An action at its pinned commit.
    Uses { name: &'static str, pin: Pin, path: &'static str, with: BTreeMap<&'static str, String> },
}

impl Step {
    #[must_use]
    pub fn run(name: &'static str, script: impl Into<String>) -> Self {
        Step::Run { name, script: script.into(), env: BTreeMap::new() }
    }

    /// # Panics
    /// Never for an action of the table: the caller looks the pin up there.
    #[must_use]
    pub fn uses(name: &'static str, pin: &Pin) -> Self {
        Step::Uses { name, pin: pin.clone(), path: "", with: BTreeMap::new() }
    }

    /// Gives an action an input.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        if let Step::Uses { with, .. } = &mut self {
            with.insert(key, value.into());
        }
        self
    }

    /// Gives a script a variable.
    #[must_use]
    pub fn env(mut self, key: &'static str, value: impl Into<String>) -> Self {
        if let Step::Run { env, .. } = &mut self {
            env.insert(key, value.into());
        }
        self
    }
}
