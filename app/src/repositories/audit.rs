//! Who did what in a tenant. Rows are added, never changed.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use tokio_postgres::Row;
use utoipa::ToSchema;

use crate::Error;
use crate::database::{Statements, statements};

statements! { audit {
    /// The time of the statement, not of its transaction, which may have waited for another.
    ADD = "insert into audit (tenant_id, at, actor, event, detail) values ($1, clock_timestamp(), $2, $3, $4)";
    /// Times are counted in microseconds since 1970, as exact as they are kept.
    LIST = "select (extract(epoch from at) * 1000000)::bigint, id, actor, event, detail from audit
            where tenant_id = $1 and (at, id) > ('epoch'::timestamptz + $2::bigint * interval '1 microsecond', $3::bigint)
            order by at, id limit $4";
} }

/// Something that somebody did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Entry {
    pub id: i64,
    /// Microseconds since 1970.
    pub at: i64,
    /// `token`, `person:ID` or `nobody`.
    pub actor: String,
    pub event: String,
    #[schema(value_type = Object)]
    pub detail: Json,
}

/// A place in the list: after what happened then, and after this entry of that moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// Microseconds since 1970.
    pub at: i64,
    pub id: i64,
}

/// Writes down what somebody did. The detail holds no password, token, code or cookie.
///
/// # Errors
/// When Postgres does not answer.
pub async fn add(db: &impl Statements, actor: &str, event: &str, detail: &Json) -> Result<(), Error> {
    db.execute(&ADD, &[&db.tenant().0, &actor, &event, detail]).await.map(|_| ())
}

/// What happened after a place in the list, oldest first, at most `limit` entries.
///
/// # Errors
/// When Postgres does not answer.
pub async fn list(db: &impl Statements, after: Cursor, limit: i64) -> Result<Vec<Entry>, Error> {
    let rows = db.query(&LIST, &[&db.tenant().0, &after.at, &after.id, &limit]).await?;
    Ok(rows.iter().map(entry).collect())
}

fn entry(row: &Row) -> Entry {
    Entry { at: row.get(0), id: row.get(1), actor: row.get(2), event: row.get(3), detail: row.get(4) }
}
