//! Prompts: templates that never change, and what is asked of a language model with them.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Words of a tenant that go to a model or come from it: no log shows them.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Words(pub String);

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({} bytes)", self.0.len())
    }
}

/// A template to be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTemplate {
    /// From 1 to 100 letters, digits, `-`, `_` and `.`.
    pub name: String,
    /// In the language of Jinja: `{{ field }}`, `{% if … %}`, `{% for … %}`.
    pub text: Words,
    /// The fields that a call with it may name.
    pub fields: Vec<String>,
    /// The longest prompt, in tokens as they are estimated here.
    pub most_tokens: i32,
}

/// A version of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Template {
    pub name: String,
    pub version: i32,
    pub text: Words,
    pub fields: Vec<String>,
    pub most_tokens: i32,
    pub created_by: String,
}

/// What is asked of a model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// The name of a template.
    pub template: String,
    /// Its newest version without it.
    pub version: Option<i32>,
    /// What is at hand; only what is `wanted` goes on.
    #[serde(default)]
    pub fields: BTreeMap<String, Words>,
    /// The fields that this call needs: each one of the template's.
    #[serde(default)]
    pub wanted: Vec<String>,
    /// Whether the answer is to come as server-sent events: `delta`, then `end` or `failed`.
    #[serde(default)]
    pub stream: bool,
}

/// What would leave for the model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Preview {
    pub template: String,
    pub version: i32,
    pub prompt: Words,
    /// How many values of each kind are replaced.
    pub redactions: BTreeMap<String, i64>,
    /// The prompt's tokens, estimated.
    pub tokens: i32,
}

/// The numbers of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Counts {
    pub template: String,
    pub version: i32,
    pub model: String,
    /// How many values of each kind were replaced.
    pub redactions: BTreeMap<String, i64>,
    /// As the model counted them, else estimated.
    pub prompt_tokens: i32,
    pub completion_tokens: i32,
    /// Millionths of the currency that the model is paid in.
    pub cost_micros: i64,
}

/// What a model answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Completion {
    /// With the values that were replaced in the prompt.
    pub text: Words,
    #[serde(flatten)]
    pub counts: Counts,
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    Done,
    /// The model did not take the request.
    Refused,
    /// The model could not be reached, or what it said cannot be used.
    Failed,
    /// The model took too long.
    Stalled,
    /// Whoever asked did not wait for the end.
    BrokenOff,
}

impl Outcome {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Outcome::Done => "done",
            Outcome::Refused => "refused",
            Outcome::Failed => "failed",
            Outcome::Stalled => "stalled",
            Outcome::BrokenOff => "broken-off",
        }
    }

    /// As the database has it: it is given no other text.
    pub(crate) fn read(text: &str) -> Self {
        match text {
            "done" => Outcome::Done,
            "refused" => Outcome::Refused,
            "stalled" => Outcome::Stalled,
            "broken-off" => Outcome::BrokenOff,
            _ => Outcome::Failed,
        }
    }
}

/// A call on record, without its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ModelCall {
    pub id: i64,
    /// Microseconds since 1970.
    pub at: i64,
    /// `token` or `person:ID`.
    pub actor: String,
    pub template: String,
    pub version: i32,
    pub model: String,
    /// SHA-256 of the prompt as it left, in hexadecimal digits.
    pub prompt_digest: String,
    /// SHA-256 of what the model answered, as it came.
    pub completion_digest: Option<String>,
    pub redactions: BTreeMap<String, i64>,
    pub prompt_tokens: i32,
    pub completion_tokens: Option<i32>,
    pub cost_micros: Option<i64>,
    pub outcome: Outcome,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_shown() {
        let ask = Ask {
            template: "t".into(),
            version: None,
            fields: BTreeMap::from([("note".into(), Words("a secret".into()))]),
            wanted: vec!["note".into()],
            stream: false,
        };
        assert!(!format!("{ask:?}").contains("secret"));
        assert_eq!(format!("{:?}", Words("a secret".into())), "Words(8 bytes)");
    }

    #[test]
    fn every_outcome_is_read_back() {
        use Outcome::{BrokenOff, Done, Failed, Refused, Stalled};
        for outcome in [Done, Refused, Failed, Stalled, BrokenOff] {
            assert_eq!(Outcome::read(outcome.as_str()), outcome);
        }
    }
}
