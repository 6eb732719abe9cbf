//! Documents: asked for here, rendered by a process of their own, fetched from S3 by a link that expires.

use std::time::Duration;

use super::permissions::{self, Action};
use super::{Refusal, Services};
use crate::Error;
use crate::database::Scope;
use crate::models::{Caller, Document, DocumentId, DocumentStatus, Link, NewDocument};
use crate::repositories::documents;
use crate::repositories::jobs::{self, JobKind};

/// Seconds that a link is good for at most, and if nothing is asked.
pub const LONGEST_LINK: u32 = 300;

/// What the keys of documents begin with, below the tenant's prefix. Nothing is uploaded there.
pub const FOLDER: &str = "documents";

/// The key of a document's PDF, below the tenant's prefix.
#[must_use]
pub fn key(id: DocumentId) -> String {
    format!("{FOLDER}/{id}.pdf")
}

/// Puts a document on record, with the job of rendering it.
///
/// # Errors
/// When the caller may not, or the data does not make such a document.
pub async fn create(caller: &Caller, scope: &Scope<'_>, new: &NewDocument) -> Result<Document, Refusal> {
    permissions::require(caller, Action::DocumentWrite)?;
    let NewDocument::Invoice(invoice) = new;
    if let Err(problem) = invoice.totals() {
        return Err(Refusal::invalid("invalid-document", problem.to_string()));
    }
    let data = serde_json::to_value(invoice).map_err(|error| Error::Build(error.to_string()))?;
    let made = documents::create(scope, "invoice", &data, &caller.actor.to_string()).await?;
    let made = made.ok_or_else(|| Refusal::not_found("document"))?;
    jobs::add(scope, JobKind::Document, made.id.0, &[0]).await?;
    Ok(made)
}

/// # Errors
/// When the caller may not, or there is no such document.
pub async fn show(caller: &Caller, id: DocumentId) -> Result<Document, Refusal> {
    permissions::require(caller, Action::DocumentRead)?;
    documents::get(&caller.db, id).await?.ok_or_else(|| Refusal::not_found("document"))
}

/// # Errors
/// When the caller may not.
pub async fn list(caller: &Caller, after: i64, limit: i64) -> Result<Vec<Document>, Refusal> {
    permissions::require(caller, Action::DocumentRead)?;
    Ok(documents::list(&caller.db, after, limit).await?)
}

/// A link to a document, good for some seconds, from 1 to [`LONGEST_LINK`].
///
/// # Errors
/// When the caller may not, there is no such document, or it is not rendered.
pub async fn link(
    services: &Services,
    caller: &Caller,
    id: DocumentId,
    seconds: u32,
) -> Result<Link, Refusal> {
    let document = show(caller, id).await?;
    if document.status != DocumentStatus::Ready {
        let detail = match document.error {
            Some(error) => format!("the document could not be rendered: {error}"),
            None => "the document is not rendered yet; ask again".to_owned(),
        };
        return Err(Refusal::conflict("not-ready", detail));
    }
    let expires_in = seconds.clamp(1, LONGEST_LINK);
    let good_for = Duration::from_secs(expires_in.into());
    let url = services.objects.tenant(caller.tenant.id).link(&key(id), good_for).await?;
    Ok(Link { url, expires_in })
}
