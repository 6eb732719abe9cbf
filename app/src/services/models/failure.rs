//! Why a model gave no answer, in words of ours.

use crate::models::Outcome;
use crate::services::Refusal;

/// A call that did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) outcome: Outcome,
    /// For people; nothing that the model said.
    pub(super) detail: String,
}

impl Failure {
    pub(super) fn failed(detail: &str) -> Self {
        Self { outcome: Outcome::Failed, detail: detail.to_owned() }
    }

    pub(super) fn stalled() -> Self {
        Self { outcome: Outcome::Stalled, detail: "the model took too long to answer; try again".to_owned() }
    }

    pub(super) fn unreachable() -> Self {
        Self::failed("the model cannot be reached at its endpoint; see the setting MODEL_ENDPOINT")
    }

    pub(super) fn too_long() -> Self {
        Self::failed("the model's answer is too long; ask for less")
    }

    pub(super) fn garbled() -> Self {
        Self::failed("the model's answer cannot be read: it is not as OpenAI's protocol has it")
    }

    pub(super) fn broken_off() -> Self {
        Self { outcome: Outcome::BrokenOff, detail: "nobody waits for the answer".to_owned() }
    }

    /// An answer with a status that is no success. A status of 400 and more says that the request is at fault.
    pub(super) fn of_status(status: u16) -> Self {
        let outcome = if (400..500).contains(&status) { Outcome::Refused } else { Outcome::Failed };
        Self { outcome, detail: format!("the model answered {status}") }
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Refusal::not_now("model-failed", failure.detail)
    }
}
