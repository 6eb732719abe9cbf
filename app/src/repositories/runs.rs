//! Runs of a tenant and their cursors.

use tokio_postgres::types::Json;

use crate::Error;
use crate::database::{Scope, Session};
use crate::models::{Arrival, FlowId, Format, NewRun, Run, RunId, Skipped, Status, Step};

/// What a worker needs to go on with a run.
#[derive(Clone, Debug)]
pub struct Begun {
    pub object: String,
    pub format: Format,
    pub steps: Vec<Step>,
    /// The byte of the object to go on from.
    pub bytes: u64,
    pub read: i64,
    pub skipped: i64,
    /// How the run ended, if it did.
    pub ended: Option<Status>,
}

/// What one batch did.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// The cursor that the batch began from, and the one that it moves to.
    pub from: u64,
    pub to: u64,
    pub read: i64,
    pub written: usize,
    pub skipped: usize,
}

/// Puts a run on record; nothing when the tenant has no such flow.
///
/// # Errors
/// When Postgres does not answer.
pub async fn create(scope: &Scope<'_>, run: &NewRun, object_bytes: i64) -> Result<Option<RunId>, Error> {
    let sql = "insert into run (tenant_id, flow_id, steps, object, format, object_bytes)
               select tenant_id, id, steps, $3, $4, $5 from flow where tenant_id = $1 and id = $2 returning id";
    let statement = scope.transaction.prepare_cached(sql).await?;
    let row = scope
        .transaction
        .query_opt(
            &statement,
            &[&scope.tenant.0, &run.flow.0, &run.object, &run.format.as_str(), &object_bytes],
        )
        .await?;
    Ok(row.map(|row| RunId(row.get(0))))
}

/// Puts the run of an object that arrived on record, or finds it; nothing when the tenant has no such flow.
///
/// # Errors
/// When Postgres does not answer.
pub async fn arrive(scope: &Scope<'_>, arrival: &Arrival, object_bytes: i64) -> Result<Option<RunId>, Error> {
    let insert = "insert into run (tenant_id, flow_id, steps, object, format, object_bytes, arrival)
                  select tenant_id, id, steps, $3, $4, $5, $6 from flow where tenant_id = $1 and id = $2
                  on conflict (tenant_id, arrival) where arrival is not null do nothing returning id";
    let (tenant, flow, name) = (scope.tenant.0, arrival.flow.0, arrival.name());
    let statement = scope.transaction.prepare_cached(insert).await?;
    let format = arrival.format().as_str();
    let made = scope
        .transaction
        .query_opt(&statement, &[&tenant, &flow, &arrival.object, &format, &object_bytes, &name])
        .await?;
    if let Some(row) = made {
        return Ok(Some(RunId(row.get(0))));
    }
    let find = "select id from run where tenant_id = $1 and arrival = $2";
    let statement = scope.transaction.prepare_cached(find).await?;
    let found = scope.transaction.query_opt(&statement, &[&tenant, &name]).await?;
    Ok(found.map(|row| RunId(row.get(0))))
}

/// # Errors
/// When Postgres does not answer.
pub async fn get(scope: &Scope<'_>, id: RunId) -> Result<Option<Run>, Error> {
    let sql = "select id, flow_id, object, format, status, error, object_bytes, cursor_bytes,
                      records_read, records_written, records_skipped
               from run where tenant_id = $1 and id = $2";
    let statement = scope.transaction.prepare_cached(sql).await?;
    let row = scope.transaction.query_opt(&statement, &[&scope.tenant.0, &id.0]).await?;
    Ok(row.map(|row| Run {
        id: RunId(row.get(0)),
        flow: FlowId(row.get(1)),
        object: row.get(2),
        format: format(row.get(3)),
        status: status(row.get(4)),
        error: row.get(5),
        object_bytes: row.get(6),
        cursor_bytes: row.get(7),
        records_read: row.get(8),
        records_written: row.get(9),
        records_skipped: row.get(10),
    }))
}

/// The records that a run skipped, as far as their reasons were kept.
///
/// # Errors
/// When Postgres does not answer.
pub async fn skipped(scope: &Scope<'_>, id: RunId) -> Result<Vec<Skipped>, Error> {
    let sql = "select number, reason from skipped where tenant_id = $1 and run_id = $2 order by number";
    let statement = scope.transaction.prepare_cached(sql).await?;
    let rows = scope.transaction.query(&statement, &[&scope.tenant.0, &id.0]).await?;
    Ok(rows.iter().map(|row| Skipped { number: row.get(0), reason: row.get(1) }).collect())
}

/// Takes a run up, for the first time or again; nothing when there is none.
///
/// # Errors
/// When Postgres does not answer.
pub async fn begin(session: &mut Session, id: RunId) -> Result<Option<Begun>, Error> {
    let scope = session.begin().await?;
    let sql = "update run set status = case status when 'queued' then 'running' else status end
               where tenant_id = $1 and id = $2
               returning object, format, steps, cursor_bytes, records_read, records_skipped, status";
    let statement = scope.transaction.prepare_cached(sql).await?;
    let row = scope.transaction.query_opt(&statement, &[&scope.tenant.0, &id.0]).await?;
    scope.commit().await?;
    Ok(row.map(|row| Begun {
        object: row.get(0),
        format: format(row.get(1)),
        steps: row.get::<_, Json<_>>(2).0,
        bytes: u64::try_from(row.get::<_, i64>(3)).unwrap_or(0),
        read: row.get(4),
        skipped: row.get(5),
        ended: match status(row.get(6)) {
            Status::Queued | Status::Running => None,
            ended @ (Status::Succeeded | Status::Failed) => Some(ended),
        },
    }))
}

/// Moves a run's cursor, if it still stands where the batch began: of two workers one wins.
///
/// # Errors
/// When Postgres does not answer.
pub async fn advance(scope: &Scope<'_>, id: RunId, progress: &Progress) -> Result<bool, Error> {
    let sql = "update run set cursor_bytes = $4, records_read = records_read + $5,
                      records_written = records_written + $6, records_skipped = records_skipped + $7
               where tenant_id = $1 and id = $2 and cursor_bytes = $3 and status = 'running'";
    let statement = scope.transaction.prepare_cached(sql).await?;
    let signed = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let rows = scope
        .transaction
        .execute(
            &statement,
            &[
                &scope.tenant.0,
                &id.0,
                &signed(progress.from),
                &signed(progress.to),
                &progress.read,
                &count(progress.written),
                &count(progress.skipped),
            ],
        )
        .await?;
    Ok(rows == 1)
}

/// Keeps the reason why a record was skipped.
///
/// # Errors
/// When Postgres does not answer.
pub async fn skip(scope: &Scope<'_>, id: RunId, number: i64, reason: &str) -> Result<(), Error> {
    let sql = "insert into skipped (tenant_id, run_id, number, reason) values ($1, $2, $3, $4)";
    let statement = scope.transaction.prepare_cached(sql).await?;
    scope.transaction.execute(&statement, &[&scope.tenant.0, &id.0, &number, &reason]).await?;
    Ok(())
}

/// Ends a run: failed with a reason, failed when every record was skipped, else succeeded.
///
/// # Errors
/// When Postgres does not answer.
pub async fn finish(session: &mut Session, id: RunId, reason: Option<String>) -> Result<Status, Error> {
    let scope = session.begin().await?;
    let sql = "update run set finished_at = now(),
                      status = case when $3::text is not null or useless then 'failed' else 'succeeded' end,
                      error = coalesce($3, case when useless then 'every record was skipped' end)
               from (select records_written = 0 and records_skipped > 0 as useless
                     from run where tenant_id = $1 and id = $2) as result
               where tenant_id = $1 and id = $2 and status = 'running' returning status";
    let statement = scope.transaction.prepare_cached(sql).await?;
    let row = scope.transaction.query_opt(&statement, &[&scope.tenant.0, &id.0, &reason]).await?;
    scope.commit().await?;
    Ok(row.map_or(Status::Failed, |row| status(row.get(0))))
}

fn format(text: &str) -> Format {
    if text == "csv" { Format::Csv } else { Format::Ndjson }
}

fn status(text: &str) -> Status {
    match text {
        "queued" => Status::Queued,
        "running" => Status::Running,
        "succeeded" => Status::Succeeded,
        _ => Status::Failed,
    }
}
