//! Answers that are kept for requests with an Idempotency-Key, for a day.

use serde_json::Value as Json;

use crate::Error;
use crate::database::{Statements, statements};

statements! { idempotency {
    /// Waits for whoever claimed the key in a transaction that is still open. A key of yesterday is free again.
    CLAIM = "insert into idempotency (tenant_id, key, request) values ($1, $2, $3)
        on conflict (tenant_id, key) do update
            set request = excluded.request, body = null, created_at = now()
            where idempotency.tenant_id = $1 and idempotency.created_at < now() - interval '1 day'";
    GET = "select request, body from idempotency where tenant_id = $1 and key = $2";
    KEEP = "update idempotency set body = $3 where tenant_id = $1 and key = $2";
    REMOVE_OLD = "delete from idempotency where tenant_id = $1 and created_at < now() - interval '1 day'";
} }

/// A request that was answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// SHA-256 of who asked for what.
    pub request: Vec<u8>,
    pub body: Json,
}

/// Takes a key for a request; false when it is taken.
///
/// # Errors
/// When Postgres does not answer, or who has the key takes longer than a statement waits for a lock.
pub async fn claim(db: &impl Statements, key: &str, request: &[u8]) -> Result<bool, Error> {
    Ok(db.execute(&CLAIM, &[&db.tenant().0, &key, &request]).await? == 1)
}

/// What was answered to the request that took a key.
///
/// # Errors
/// When Postgres does not answer.
pub async fn get(db: &impl Statements, key: &str) -> Result<Option<Answered>, Error> {
    let row = db.query_opt(&GET, &[&db.tenant().0, &key]).await?;
    Ok(row.and_then(|row| Some(Answered { request: row.get(0), body: row.get::<_, Option<Json>>(1)? })))
}

/// Keeps the answer.
///
/// # Errors
/// When Postgres does not answer.
pub async fn keep(db: &impl Statements, key: &str, body: &Json) -> Result<(), Error> {
    db.execute(&KEEP, &[&db.tenant().0, &key, body]).await.map(|_| ())
}

/// Removes the answers of this tenant that are older than a day; gives their number.
///
/// # Errors
/// When Postgres does not answer.
pub async fn remove_old(db: &impl Statements) -> Result<u64, Error> {
    db.execute(&REMOVE_OLD, &[&db.tenant().0]).await
}
