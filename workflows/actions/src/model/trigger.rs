//! When a workflow runs. A pull request has no filter of paths here: a required check that a filter skips stays pending for
//! ever; what a change touches is found out in a job.

use super::expr::{Condition, Expr, Refers, Text};

#[derive(Clone, Debug)]
pub(crate) enum Trigger {
    PullRequest { types: Vec<Activity> },
    Push { branches: Vec<&'static str> },
    MergeGroup,
    Schedule { cron: &'static str },
    Dispatch { inputs: Vec<Input> },
    Call { inputs: Vec<Input>, outputs: Vec<(&'static str, Text)> },
    BranchProtectionRule,
    Other { event: &'static str, types: Vec<&'static str> },
}

impl Trigger {
    pub(crate) fn event(&self) -> &'static str {
        match self {
            Trigger::PullRequest { .. } => "pull_request",
            Trigger::Push { .. } => "push",
            Trigger::MergeGroup => "merge_group",
            Trigger::Schedule { .. } => "schedule",
            Trigger::Dispatch { .. } => "workflow_dispatch",
            Trigger::Call { .. } => "workflow_call",
            Trigger::BranchProtectionRule => "branch_protection_rule",
            Trigger::Other { event, .. } => event,
        }
    }
}

/// What happened to a pull request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Activity {
    Opened,
    Reopened,
    Synchronize,
    Closed,
    Labeled,
    Unlabeled,
    /// One that is younger than this.
    Other(&'static str),
}

impl Activity {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Activity::Opened => "opened",
            Activity::Reopened => "reopened",
            Activity::Synchronize => "synchronize",
            Activity::Closed => "closed",
            Activity::Labeled => "labeled",
            Activity::Unlabeled => "unlabeled",
            Activity::Other(name) => name,
        }
    }
}

/// An event that a job can ask for; comparing with one that the workflow has no trigger for is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    PullRequest,
    Push,
    MergeGroup,
    Schedule,
    Dispatch,
    /// One that is younger than this.
    Other(&'static str),
}

impl Event {
    /// Whether the run is one of this event.
    #[must_use]
    pub fn is(self) -> Condition {
        Condition::event(match self {
            Event::PullRequest => "pull_request",
            Event::Push => "push",
            Event::MergeGroup => "merge_group",
            Event::Schedule => "schedule",
            Event::Dispatch => "workflow_dispatch",
            Event::Other(name) => name,
        })
    }
}

/// An input that a person, or a calling workflow, gives.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    pub(crate) name: &'static str,
    pub(crate) description: &'static str,
    pub(crate) kind: InputKind,
    pub(crate) required: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum InputKind {
    Text,
    Bool,
    Choice(Vec<String>),
}

/// What runs of a pull request know about it.
#[derive(Clone, Copy, Debug)]
pub struct PullRequest(());

impl PullRequest {
    pub(crate) const HANDLE: Self = Self(());

    fn field(path: &str) -> Expr {
        Expr::of(format!("github.event.{path}"), Refers::Event("pull_request"))
    }

    #[must_use]
    pub fn number(self) -> Expr {
        Self::field("pull_request.number")
    }

    /// The commit that it is compared with.
    #[must_use]
    pub fn base(self) -> Expr {
        Self::field("pull_request.base.sha")
    }

    /// What happened to it, such as `opened`.
    #[must_use]
    pub fn activity(self, activity: Activity) -> Condition {
        Self::field("action").equals(activity.name())
    }

    /// Whether it comes from this repository: runs of forks have a token that only reads.
    #[must_use]
    pub fn is_of_this_repository(self) -> Condition {
        Self::field("pull_request.head.repo.full_name").equals_expr(&super::expr::repository())
    }
}

/// What runs of the merge queue know.
#[derive(Clone, Copy, Debug)]
pub struct MergeGroup(());

impl MergeGroup {
    pub(crate) const HANDLE: Self = Self(());

    /// The commit that the queue builds upon.
    #[must_use]
    pub fn base(self) -> Expr {
        Expr::of("github.event.merge_group.base_sha", Refers::Event("merge_group"))
    }
}
