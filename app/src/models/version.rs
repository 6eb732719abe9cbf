//! A version of a flow: what the flow was at a time, and what it asks of records. It never changes.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{FlowId, Step};

/// What a field of a record must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum FieldType {
    Text,
    /// A JSON number, or a text that is one: CSV has texts only.
    Number,
    /// `true` or `false`, also as a text.
    Boolean,
    Any,
}

impl FieldType {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            FieldType::Text => "text",
            FieldType::Number => "number",
            FieldType::Boolean => "boolean",
            FieldType::Any => "any",
        }
    }
}

/// A field that records have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// Whether a record may lack it.
    #[serde(default)]
    pub optional: bool,
}

/// Steps that make a record of an older version into one of this version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Shim {
    /// The older version.
    pub from: i32,
    pub steps: Vec<Step>,
}

/// A version to be published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVersion {
    pub steps: Vec<Step>,
    /// What records must have; nothing is asked of them without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields: Option<Vec<Field>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shim: Option<Shim>,
    /// Whether new runs begin on it from now on.
    #[serde(default = "NewVersion::usual")]
    pub activate: bool,
}

impl NewVersion {
    fn usual() -> bool {
        true
    }
}

/// A published version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Version {
    pub flow: FlowId,
    /// From 1, without gaps.
    pub version: i32,
    pub steps: Vec<Step>,
    pub fields: Option<Vec<Field>>,
    pub shim: Option<Shim>,
    /// Who published it: `token` or `person:{id}`.
    pub created_by: String,
}

/// The version that new runs are to begin on.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Activation {
    pub version: i32,
}

/// What a run does to its records.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Those of the shim first, when the run was carried over.
    pub steps: Vec<Step>,
    /// Of the version whose records are read.
    pub fields: Option<Vec<Field>>,
}
