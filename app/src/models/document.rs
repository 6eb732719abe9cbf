//! A document that is made of data.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{DocumentId, Invoice};

/// A document to be made.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", content = "data", rename_all = "lowercase", deny_unknown_fields)]
pub enum NewDocument {
    Invoice(Invoice),
}

/// How far a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum DocumentStatus {
    /// Waits to be rendered.
    Queued,
    /// Can be fetched.
    Ready,
    /// Cannot be rendered; `error` says why.
    Failed,
}

/// A document and how far it is.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Document {
    pub id: DocumentId,
    pub kind: String,
    pub status: DocumentStatus,
    pub error: Option<String>,
    /// The size of the PDF.
    pub bytes: Option<i64>,
    pub pages: Option<i32>,
    /// Of the PDF, in hexadecimal digits: the same data gives the same bytes.
    pub sha256: Option<String>,
}

/// Where a document can be fetched for a while, by whoever has the link.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Link {
    pub url: String,
    /// Seconds from now.
    pub expires_in: u32,
}
