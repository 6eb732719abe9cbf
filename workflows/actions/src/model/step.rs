//! Steps: a script, or an action at its pinned commit.

use std::collections::BTreeMap;
use std::panic::Location;

use super::expr::{Condition, Expr, Refers, Text};

/// One step of a job.
#[derive(Clone, Debug)]
pub struct Step {
    pub(crate) id: Option<&'static str>,
    pub(crate) name: &'static str,
    pub(crate) condition: Option<Condition>,
    pub(crate) env: BTreeMap<&'static str, Text>,
    pub(crate) kind: Kind,
    /// The Rust line that owns it.
    pub(crate) owner: &'static Location<'static>,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Run {
        script: String,
        /// What it writes to `GITHUB_OUTPUT`.
        outputs: Vec<&'static str>,
        directory: Option<&'static str>,
    },
    Uses {
        action: Uses,
        with: BTreeMap<&'static str, Text>,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Uses {
    /// `OWNER/NAME` and the path below it.
    Pinned { repository: &'static str, path: &'static str },
    /// A composite action of this repository: its folder, its inputs with whether they must be given, and whether it
    /// restores a cache.
    Local { folder: &'static str, inputs: Vec<(&'static str, bool)>, caches: bool },
}

impl Step {
    /// A shell script. What comes from outside reaches it through [`Step::env`] only: an expression in the script is refused
    /// when the workflow is rendered.
    #[must_use]
    #[track_caller]
    pub fn run(name: &'static str, script: impl Into<String>) -> Self {
        let script = script.into();
        Self::new(name, Kind::Run { script, outputs: Vec::new(), directory: None }, Location::caller())
    }

    /// An action of another repository, such as `actions/checkout` or `github/codeql-action/init`, at the commit that
    /// `pins.toml` has for the repository.
    #[must_use]
    #[track_caller]
    pub fn uses(name: &'static str, action: &'static str) -> Self {
        let end = action.match_indices('/').nth(1).map_or(action.len(), |(at, _)| at);
        let (repository, path) = (&action[..end], action[end..].trim_start_matches('/'));
        Self::pinned(name, Uses::Pinned { repository, path }, Location::caller())
    }

    pub(crate) fn pinned(name: &'static str, action: Uses, owner: &'static Location<'static>) -> Self {
        Self::new(name, Kind::Uses { action, with: BTreeMap::new() }, owner)
    }

    fn new(name: &'static str, kind: Kind, owner: &'static Location<'static>) -> Self {
        Self { id: None, name, condition: None, env: BTreeMap::new(), kind, owner }
    }

    /// Gives it an id, by which [`Step::output`]s are reached.
    #[must_use]
    pub fn id(mut self, id: &'static str) -> Self {
        self.id = Some(id);
        self
    }

    /// What a script writes to `GITHUB_OUTPUT`; an action's outputs are known from `pins.toml`.
    #[must_use]
    pub fn writes(mut self, names: impl IntoIterator<Item = &'static str>) -> Self {
        if let Kind::Run { outputs, .. } = &mut self.kind {
            outputs.extend(names);
        }
        self
    }

    #[must_use]
    pub fn only_if(mut self, condition: Condition) -> Self {
        self.condition = Some(condition);
        self
    }

    /// Gives a script, or an action, a variable.
    #[must_use]
    pub fn env(mut self, name: &'static str, value: impl Into<Text>) -> Self {
        self.env.insert(name, value.into());
        self
    }

    /// Gives an action an input; one that the action does not have is refused when the workflow is rendered.
    ///
    /// # Panics
    /// For a script, which has none.
    #[must_use]
    pub fn with(mut self, input: &'static str, value: impl Into<Text>) -> Self {
        let Kind::Uses { with, .. } = &mut self.kind else {
            panic!("`{}` is a script: use `env`", self.name)
        };
        with.insert(input, value.into());
        self
    }

    /// Where a script runs, from the workspace's root.
    #[must_use]
    pub fn directory(mut self, path: &'static str) -> Self {
        if let Kind::Run { directory, .. } = &mut self.kind {
            *directory = Some(path);
        }
        self
    }
}

/// A step that was added to a job: what its outputs are reached by.
#[derive(Clone, Copy, Debug)]
pub struct AddedStep {
    pub(crate) job: &'static str,
    pub(crate) id: Option<&'static str>,
}

impl AddedStep {
    /// An output; one that the step does not write is refused when the workflow is rendered.
    ///
    /// # Panics
    /// For a step without an id.
    #[must_use]
    pub fn output(&self, output: &'static str) -> Expr {
        let step = self.id.expect("a step has an id before its outputs are used");
        Expr::of(format!("steps.{step}.outputs.{output}"), Refers::StepOutput { job: self.job, step, output })
    }
}
