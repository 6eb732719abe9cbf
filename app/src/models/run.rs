//! A run of a flow over one object.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::{FlowId, RunId};

/// How an object's records are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// One JSON object a line.
    Ndjson,
    /// RFC 4180 with a header line.
    Csv,
}

impl Format {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Format::Ndjson => "ndjson",
            Format::Csv => "csv",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Waits for a worker.
    Queued,
    Running,
    /// Read to the end; some records may have been skipped, each with a reason.
    Succeeded,
    /// Ended early, or wrote nothing; `error` says why.
    Failed,
}

/// A run to be started.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRun {
    pub flow: FlowId,
    /// The key of an uploaded object.
    pub object: String,
    pub format: Format,
}

/// A run and its progress.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Run {
    pub id: RunId,
    pub flow: FlowId,
    pub object: String,
    pub format: Format,
    pub status: Status,
    pub error: Option<String>,
    /// The size of the object in bytes.
    pub object_bytes: i64,
    /// Bytes whose records are written, filtered out or skipped.
    pub cursor_bytes: i64,
    pub records_read: i64,
    pub records_written: i64,
    pub records_skipped: i64,
}

/// A record that a run did not write, and why.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Skipped {
    /// The record's place in the object, from 1.
    pub number: i64,
    pub reason: String,
}

/// A record as a run wrote it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct StoredRecord {
    /// The record's place in the object, from 1.
    pub number: i64,
    #[schema(value_type = Object)]
    pub body: Box<RawValue>,
}
