//! The records that runs wrote.

use bytes::Bytes;
use futures_util::SinkExt;
use tokio_postgres::types::Json;

use crate::Error;
use crate::database::Scope;
use crate::models::{RunId, StoredRecord};

/// Writes rows that are in the binary format of COPY already. The rows carry the tenant of their batch.
///
/// # Errors
/// When Postgres refuses a row, with the class of its error, or does not answer.
pub async fn copy(scope: &Scope<'_>, rows: Bytes) -> Result<(), Error> {
    let sql = "copy data.record (tenant_id, run_id, number, body) from stdin (format binary)";
    let sink = scope.transaction.copy_in(sql).await?;
    let mut sink = std::pin::pin!(sink);
    sink.send(rows).await?;
    sink.finish().await?;
    Ok(())
}

/// The records of a run after a number, at most `limit`.
///
/// # Errors
/// When Postgres does not answer.
pub async fn list(scope: &Scope<'_>, run: RunId, after: i64, limit: i64) -> Result<Vec<StoredRecord>, Error> {
    let sql = "select number, body from data.record
               where tenant_id = $1 and run_id = $2 and number > $3 order by number limit $4";
    let statement = scope.transaction.prepare_cached(sql).await?;
    let rows = scope.transaction.query(&statement, &[&scope.tenant.0, &run.0, &after, &limit]).await?;
    Ok(rows.iter().map(|row| StoredRecord { number: row.get(0), body: row.get::<_, Json<_>>(1).0 }).collect())
}
