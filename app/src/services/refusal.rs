//! Why a service did not do what it was asked: what a person can mend has a stable code, the rest is an [`Error`].

use std::time::Duration;

use crate::Error;

/// Whose turn it is to mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The request cannot be understood or contradicts itself.
    Invalid,
    /// Who asks is not known.
    Unauthenticated,
    /// Who asks may not.
    Forbidden,
    /// There is no such thing, for this tenant.
    NotFound,
    /// It contradicts what is there.
    Conflict,
    /// Too often.
    TooMany,
    /// Not now: what it stands on is away, or not there yet.
    NotNow,
}

/// A refusal.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("{detail}")]
    Refused {
        kind: Kind,
        /// Stable, for programs.
        code: &'static str,
        /// For people: the place and the mend.
        detail: String,
        /// When it may be tried again.
        retry_after: Option<Duration>,
    },
    #[error(transparent)]
    Failed(#[from] Error),
}

impl Refusal {
    fn refused(kind: Kind, code: &'static str, detail: impl Into<String>) -> Self {
        Self::Refused { kind, code, detail: detail.into(), retry_after: None }
    }

    #[must_use]
    pub fn invalid(code: &'static str, detail: impl Into<String>) -> Self {
        Self::refused(Kind::Invalid, code, detail)
    }

    #[must_use]
    pub fn unauthenticated(code: &'static str, detail: impl Into<String>) -> Self {
        Self::refused(Kind::Unauthenticated, code, detail)
    }

    #[must_use]
    pub fn forbidden(detail: impl Into<String>) -> Self {
        Self::refused(Kind::Forbidden, "forbidden", detail)
    }

    /// Whatever the reason: who may not see a thing is told the same as when it is not there.
    #[must_use]
    pub fn not_found(what: &str) -> Self {
        Self::refused(Kind::NotFound, "not-found", format!("there is no such {what}"))
    }

    #[must_use]
    pub fn conflict(code: &'static str, detail: impl Into<String>) -> Self {
        Self::refused(Kind::Conflict, code, detail)
    }

    #[must_use]
    pub fn too_many(wait: Duration) -> Self {
        let detail = format!("too many requests; try again in {} s", wait.as_secs() + 1);
        Self::Refused { kind: Kind::TooMany, code: "rate-limited", detail, retry_after: Some(wait) }
    }

    #[must_use]
    pub fn not_now(code: &'static str, detail: impl Into<String>) -> Self {
        Self::refused(Kind::NotNow, code, detail)
    }
}
