//! Who did what in a tenant, for its admins.

use super::Refusal;
use super::permissions::{self, Action};
use crate::models::Caller;
use crate::repositories::audit::{self, Cursor, Entry};

/// What happened after a place in the list, oldest first, at most `limit` entries.
///
/// # Errors
/// When the caller may not.
pub async fn list(caller: &Caller, after: Cursor, limit: i64) -> Result<Vec<Entry>, Refusal> {
    permissions::require(caller, Action::AuditRead)?;
    Ok(audit::list(&caller.db, after, limit).await?)
}
