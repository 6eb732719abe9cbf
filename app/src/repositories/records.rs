//! The records that runs wrote.

use bytes::Bytes;
use tokio_postgres::types::Json;

use crate::Error;
use crate::database::{Scope, Statements, statements};
use crate::models::{RunId, StoredRecord};

statements! { records {
    COPY = "copy record (tenant_id, run_id, number, body) from stdin (format binary)";
    ADD = "insert into record (tenant_id, run_id, number, body)
           select $1, $2, number, body::json from unnest($3::bigint[], $4::text[]) as passed (number, body)";
    /// One after the other, until the page has as many bytes as it may: what is behind them is not read.
    LIST = "with recursive page as (
                (select number, body, octet_length(body::text)::bigint as bytes, 1::bigint as place
                 from record where tenant_id = $1 and run_id = $2 and number > $3 order by number limit 1)
                union all
                select next.number, next.body, page.bytes + octet_length(next.body::text), page.place + 1
                from page, lateral (
                    select number, body from record
                    where tenant_id = $1 and run_id = $2 and number > page.number order by number limit 1
                ) as next
                where page.place < $4::bigint and page.bytes < $5::bigint
            )
            select number, body, bytes from page order by place";
} }

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<T> {
    pub items: Vec<T>,
    /// Whether it ends because it is large: more may follow.
    pub is_cut: bool,
}

/// Writes rows that are in the binary format of COPY already. The rows carry the tenant of their batch.
///
/// # Errors
/// When Postgres refuses a row, with the class of its error, or does not answer.
pub async fn copy(scope: &Scope<'_>, rows: Vec<Bytes>) -> Result<(), Error> {
    scope.copy(&COPY, rows).await
}

/// Writes a few records: their numbers, and as many bodies of JSON.
///
/// # Errors
/// When Postgres refuses a body, with the class of its error, or does not answer.
pub async fn add(db: &impl Statements, run: RunId, numbers: &[i64], bodies: &[String]) -> Result<(), Error> {
    db.execute(&ADD, &[&db.tenant().0, &run.0, &numbers, &bodies]).await.map(|_| ())
}

/// The records of a run after a number: at most `limit`, and of at most `bytes` but for the last one.
///
/// # Errors
/// When Postgres does not answer.
pub async fn list(
    db: &impl Statements,
    run: RunId,
    after: i64,
    limit: i64,
    bytes: i64,
) -> Result<Part<StoredRecord>, Error> {
    let rows = db.query(&LIST, &[&db.tenant().0, &run.0, &after, &limit, &bytes]).await?;
    let is_cut = rows.last().is_some_and(|last| last.get::<_, i64>(2) >= bytes);
    let record =
        |row: &tokio_postgres::Row| StoredRecord { number: row.get(0), body: row.get::<_, Json<_>>(1).0 };
    Ok(Part { items: rows.iter().map(record).collect(), is_cut })
}
