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

    /// As the database has it: it knows no other text.
    pub(crate) fn read(text: &str) -> Self {
        if text == "csv" { Format::Csv } else { Format::Ndjson }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Waits for a worker.
    Queued,
    Running,
    /// Stands still until it is resumed.
    Paused,
    /// Ended by somebody; what was written stays.
    Cancelled,
    /// Read to the end; some records may have been skipped, each with a reason.
    Succeeded,
    /// Ended early, or wrote nothing; `error` says why.
    Failed,
}

impl Status {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Status::Queued => "queued",
            Status::Running => "running",
            Status::Paused => "paused",
            Status::Cancelled => "cancelled",
            Status::Succeeded => "succeeded",
            Status::Failed => "failed",
        }
    }

    /// As the database has it; a text that it cannot have is an end, so that nobody works on it.
    pub(crate) fn read(text: &str) -> Self {
        match text {
            "queued" => Status::Queued,
            "running" => Status::Running,
            "paused" => Status::Paused,
            "cancelled" => Status::Cancelled,
            "succeeded" => Status::Succeeded,
            _ => Status::Failed,
        }
    }

    /// Whether nothing changes any more.
    #[must_use]
    pub fn is_end(self) -> bool {
        match self {
            Status::Queued | Status::Running | Status::Paused => false,
            Status::Cancelled | Status::Succeeded | Status::Failed => true,
        }
    }
}

/// A run to be started, on the active version of its flow.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRun {
    pub flow: FlowId,
    /// The key of an uploaded object.
    #[schema(min_length = 1, max_length = 900)]
    pub object: String,
    pub format: Format,
}

/// A run and its progress.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Run {
    pub id: RunId,
    pub flow: FlowId,
    /// The version of the flow that it began on, and ends on.
    pub version: i32,
    /// The version whose records it reads, when a shim carried it over to another before it began.
    pub carried_from: Option<i32>,
    pub object: String,
    pub format: Format,
    pub status: Status,
    pub error: Option<String>,
    /// The size of the object in bytes.
    pub object_bytes: i64,
    /// Bytes that are divided into chunks.
    pub planned_bytes: i64,
    /// Bytes whose records are written, filtered out or skipped.
    pub cursor_bytes: i64,
    /// Parts of the object, each worked on by itself; more may follow until all bytes are planned.
    pub chunks: i64,
    pub chunks_done: i64,
    pub records_read: i64,
    pub records_written: i64,
    pub records_skipped: i64,
    /// `token`, `person:ID` or `arrival`.
    pub created_by: String,
    /// Seconds since 1970.
    pub created_at: i64,
    /// Seconds since 1970.
    pub finished_at: Option<i64>,
}

/// How far a run is, as those are told who watch it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RunEvent {
    pub status: Status,
    pub records_read: i64,
    pub records_written: i64,
    pub records_skipped: i64,
}

impl From<&Run> for RunEvent {
    fn from(run: &Run) -> Self {
        Self {
            status: run.status,
            records_read: run.records_read,
            records_written: run.records_written,
            records_skipped: run.records_skipped,
        }
    }
}

/// A record that a run could not write, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DeadLetter {
    /// The record's place in the object, from 1.
    pub number: i64,
    pub reason: String,
    /// The record as it was, at most 64 KiB of it; of CSV as a JSON object, if it has the fields of the header.
    pub raw: String,
}

/// Dead letters to be tried again.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReplay {
    /// The version of the run's flow that they pass; the active one without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1)]
    pub version: Option<i32>,
}

/// A record as a run wrote it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct StoredRecord {
    /// The record's place in the object, from 1.
    pub number: i64,
    #[schema(value_type = Object)]
    pub body: Box<RawValue>,
}
