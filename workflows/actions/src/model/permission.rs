//! What the token of a job may do, and why.

/// A scope of the job's token, with the reason why the job needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission {
    pub(crate) scope: &'static str,
    pub(crate) write: bool,
    pub(crate) reason: &'static str,
}

/// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions>
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Scope {
    Actions,
    ArtifactMetadata,
    Attestations,
    Contents,
    Deployments,
    Issues,
    PullRequests,
    SecurityEvents,
    /// One that is younger than this.
    Other(&'static str),
}

/// The scope of whoever signs in with GitHub's token: only jobs that are made for it have it.
pub(crate) const ID_TOKEN: &str = "id-token";

impl Scope {
    const fn name(self) -> &'static str {
        match self {
            Scope::Actions => "actions",
            Scope::ArtifactMetadata => "artifact-metadata",
            Scope::Attestations => "attestations",
            Scope::Contents => "contents",
            Scope::Deployments => "deployments",
            Scope::Issues => "issues",
            Scope::PullRequests => "pull-requests",
            Scope::SecurityEvents => "security-events",
            Scope::Other(name) => name,
        }
    }
}

impl Permission {
    #[must_use]
    pub const fn read(scope: Scope, reason: &'static str) -> Self {
        Self { scope: scope.name(), write: false, reason }
    }

    #[must_use]
    pub const fn write(scope: Scope, reason: &'static str) -> Self {
        Self { scope: scope.name(), write: true, reason }
    }

    pub(super) const fn id_token(reason: &'static str) -> Self {
        Self { scope: ID_TOKEN, write: true, reason }
    }

    pub(crate) fn access(self) -> &'static str {
        if self.write { "write" } else { "read" }
    }
}

/// Every scope that any of these asks for, once, with the widest access and its first reason.
pub(crate) fn union<'a>(all: impl IntoIterator<Item = &'a Permission>) -> Vec<Permission> {
    let mut union: Vec<Permission> = Vec::new();
    for permission in all {
        match union.iter_mut().find(|known| known.scope == permission.scope) {
            Some(known) if permission.write && !known.write => *known = *permission,
            Some(_) => {}
            None => union.push(*permission),
        }
    }
    union.sort_by_key(|permission| permission.scope);
    union
}
