//! Runs of a tenant.

use tokio_postgres::Row;
use tokio_postgres::types::{Json, ToSql};

use crate::Error;
use crate::database::{Statements, statements};
use crate::models::{Arrival, FlowId, Format, NewRun, Run, RunId, Status};
use crate::objects::Found;

/// Runs as they are shown: with what their chunks add up to.
macro_rules! shown {
    ($which:literal) => {
        concat!(
            "select run.id, flow_id, version, carried_from, object, format, status, error, object_bytes, planned_bytes,
                    done.bytes, done.chunks, done.chunks_done, done.read, done.written, done.skipped,
                    created_by, extract(epoch from created_at)::bigint, extract(epoch from finished_at)::bigint
             from run, lateral (
                 select coalesce(sum(cursor_bytes - from_byte), 0)::bigint as bytes, count(*) as chunks,
                        count(*) filter (where chunk.done) as chunks_done,
                        coalesce(sum(records_read), 0)::bigint as read,
                        coalesce(sum(records_written), 0)::bigint as written,
                        coalesce(sum(records_skipped), 0)::bigint as skipped
                 from chunk where chunk.tenant_id = $1 and chunk.run_id = run.id
             ) as done ",
            $which
        )
    };
}

statements! { runs {
    CREATE = "insert into run (tenant_id, flow_id, version, object, format, object_bytes, object_etag, created_by)
              select tenant_id, id, active, $3, $4, $5, $6, $7 from flow where tenant_id = $1 and id = $2 returning id";
    ARRIVE = "insert into run (tenant_id, flow_id, version, object, format, object_bytes, object_etag, arrival, created_by)
              select tenant_id, id, active, $3, $4, $5, $6, $7, 'arrival' from flow where tenant_id = $1 and id = $2
              on conflict (tenant_id, arrival) where arrival is not null do nothing returning id";
    ARRIVED = "select id from run where tenant_id = $1 and arrival = $2";
    GET = shown!("where run.tenant_id = $1 and run.id = $2");
    LIST = shown!(
        "where run.tenant_id = $1 and run.id > $2 and ($3::bigint is null or flow_id = $3) order by run.id limit $4"
    );
    BEGIN = "update run set status = case status when 'queued' then 'running' else status end
             where tenant_id = $1 and id = $2
             returning flow_id, version, carried_from, object, format, status, object_bytes, planned_bytes, planned_records,
                       planned, header, (select count(*) from chunk where chunk.tenant_id = $1 and chunk.run_id = $2),
                       object_etag";
    /// Of two workers that plan, one wins: the other finds that planning went on.
    PLANNED = "update run set planned_bytes = $4, planned_records = planned_records + $5, header = $6, planned = $7
               where tenant_id = $1 and id = $2 and planned_bytes = $3 and not planned and status = 'running'";
    LOCK = "select status, planned, exists (select from chunk where chunk.tenant_id = $1 and chunk.run_id = $2)
            from run where tenant_id = $1 and id = $2 for update";
    TURN = "update run set status = $3, finished_at = case when $3::text = 'cancelled' then now() end
            where tenant_id = $1 and id = $2";
    FINISH = "update run set finished_at = now(), status = case when result.useless then 'failed' else 'succeeded' end,
                     error = case when result.useless then 'every record was skipped' end
              from (select coalesce(sum(records_written), 0) = 0 and coalesce(sum(records_skipped), 0) > 0 as useless
                    from chunk where tenant_id = $1 and run_id = $2) as result
              where tenant_id = $1 and id = $2 and status = 'running' and planned
                and not exists (select from chunk where chunk.tenant_id = $1 and chunk.run_id = $2 and not chunk.done)
              returning status";
    FAIL = "update run set status = 'failed', error = $3, finished_at = now()
            where tenant_id = $1 and id = $2 and status in ('queued', 'running')";
} }

/// A run as it is taken up.
#[derive(Clone, Debug)]
pub struct Begun {
    pub flow: FlowId,
    pub version: i32,
    pub carried_from: Option<i32>,
    pub object: String,
    pub format: Format,
    pub status: Status,
    pub object_bytes: u64,
    /// Of the content that it reads.
    pub object_etag: String,
    /// Where planning goes on.
    pub planned_bytes: u64,
    pub planned_records: i64,
    pub planned: bool,
    /// The field names of a CSV object, once something is planned.
    pub header: Option<Vec<String>>,
    /// Chunks that are there already.
    pub chunks: i32,
}

/// How planning goes on.
#[derive(Clone, Copy, Debug)]
pub struct Planned<'a> {
    /// Where planning stood.
    pub from: u64,
    pub to: u64,
    /// Records between them.
    pub records: i64,
    pub header: Option<&'a [String]>,
    /// Whether nothing is left to plan.
    pub whole: bool,
}

/// A run that is held until the transaction ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub status: Status,
    pub planned: bool,
    pub has_chunks: bool,
}

/// Puts a run on record, on the active version of its flow; nothing when the tenant has no such flow.
///
/// # Errors
/// When Postgres does not answer.
pub async fn create(
    db: &impl Statements,
    run: &NewRun,
    object: &Found,
    by: &str,
) -> Result<Option<RunId>, Error> {
    let (tenant, format, bytes) = (db.tenant().0, run.format.as_str(), signed(object.size));
    let parameters: [&(dyn ToSql + Sync); 7] =
        [&tenant, &run.flow.0, &run.object, &format, &bytes, &object.etag, &by];
    Ok(db.query_opt(&CREATE, &parameters).await?.map(|row| RunId(row.get(0))))
}

/// The run of an object that arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrived {
    Made(RunId),
    /// The object was reported before.
    Before(RunId),
    /// The tenant has no such flow.
    NoFlow,
}

/// Puts the run of an object that arrived on record, or finds it.
///
/// # Errors
/// When Postgres does not answer.
pub async fn arrive(db: &impl Statements, arrival: &Arrival, object_bytes: u64) -> Result<Arrived, Error> {
    let (tenant, format, name) = (db.tenant().0, arrival.format().as_str(), arrival.name());
    let bytes = signed(object_bytes);
    let parameters: [&(dyn ToSql + Sync); 7] =
        [&tenant, &arrival.flow.0, &arrival.object, &format, &bytes, &arrival.etag, &name];
    if let Some(row) = db.query_opt(&ARRIVE, &parameters).await? {
        return Ok(Arrived::Made(RunId(row.get(0))));
    }
    let row = db.query_opt(&ARRIVED, &[&tenant, &name]).await?;
    Ok(row.map_or(Arrived::NoFlow, |row| Arrived::Before(RunId(row.get(0)))))
}

/// # Errors
/// When Postgres does not answer.
pub async fn get(db: &impl Statements, id: RunId) -> Result<Option<Run>, Error> {
    Ok(db.query_opt(&GET, &[&db.tenant().0, &id.0]).await?.map(|row| run(&row)))
}

/// The runs after an id, of one flow or of all, at most `limit`.
///
/// # Errors
/// When Postgres does not answer.
pub async fn list(
    db: &impl Statements,
    flow: Option<FlowId>,
    after: i64,
    limit: i64,
) -> Result<Vec<Run>, Error> {
    let flow = flow.map(|flow| flow.0);
    Ok(db.query(&LIST, &[&db.tenant().0, &after, &flow, &limit]).await?.iter().map(run).collect())
}

/// Takes a run up, for the first time or again; nothing when there is none.
///
/// # Errors
/// When Postgres does not answer.
pub async fn begin(db: &impl Statements, id: RunId) -> Result<Option<Begun>, Error> {
    let row = db.query_opt(&BEGIN, &[&db.tenant().0, &id.0]).await?;
    Ok(row.map(|row| Begun {
        flow: FlowId(row.get(0)),
        version: row.get(1),
        carried_from: row.get(2),
        object: row.get(3),
        format: Format::read(row.get(4)),
        status: Status::read(row.get(5)),
        object_bytes: u64::try_from(row.get::<_, i64>(6)).unwrap_or(0),
        planned_bytes: u64::try_from(row.get::<_, i64>(7)).unwrap_or(0),
        planned_records: row.get(8),
        planned: row.get(9),
        header: row.get::<_, Option<Json<Vec<String>>>>(10).map(|Json(header)| header),
        chunks: i32::try_from(row.get::<_, i64>(11)).unwrap_or(i32::MAX),
        object_etag: row.get(12),
    }))
}

/// Moves planning on, if it still stands where it was and the run goes on.
///
/// # Errors
/// When Postgres does not answer.
pub async fn plan(db: &impl Statements, id: RunId, planned: &Planned<'_>) -> Result<bool, Error> {
    let (from, to) = (signed(planned.from), signed(planned.to));
    let header = planned.header.map(Json);
    let changed = db
        .execute(&PLANNED, &[&db.tenant().0, &id.0, &from, &to, &planned.records, &header, &planned.whole])
        .await?;
    Ok(changed == 1)
}

/// Holds a run until the transaction ends; nothing when there is none.
///
/// # Errors
/// When Postgres does not answer.
pub async fn lock(db: &impl Statements, id: RunId) -> Result<Option<Held>, Error> {
    let row = db.query_opt(&LOCK, &[&db.tenant().0, &id.0]).await?;
    Ok(row.map(|row| Held { status: Status::read(row.get(0)), planned: row.get(1), has_chunks: row.get(2) }))
}

/// Gives a run that is held another status.
///
/// # Errors
/// When Postgres does not answer.
pub async fn turn(db: &impl Statements, id: RunId, to: Status) -> Result<(), Error> {
    db.execute(&TURN, &[&db.tenant().0, &id.0, &to.as_str()]).await.map(|_| ())
}

/// Ends a run that is held, if it is planned and no chunk is left: failed when every record was skipped, else succeeded.
///
/// # Errors
/// When Postgres does not answer.
pub async fn finish(db: &impl Statements, id: RunId) -> Result<Option<Status>, Error> {
    let row = db.query_opt(&FINISH, &[&db.tenant().0, &id.0]).await?;
    Ok(row.map(|row| Status::read(row.get(0))))
}

/// Ends a run early; false when it ended before, or is paused.
///
/// # Errors
/// When Postgres does not answer.
pub async fn fail(db: &impl Statements, id: RunId, reason: &str) -> Result<bool, Error> {
    Ok(db.execute(&FAIL, &[&db.tenant().0, &id.0, &reason]).await? == 1)
}

/// Positions in objects as Postgres has them.
pub(super) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn run(row: &Row) -> Run {
    Run {
        id: RunId(row.get(0)),
        flow: FlowId(row.get(1)),
        version: row.get(2),
        carried_from: row.get(3),
        object: row.get(4),
        format: Format::read(row.get(5)),
        status: Status::read(row.get(6)),
        error: row.get(7),
        object_bytes: row.get(8),
        planned_bytes: row.get(9),
        cursor_bytes: row.get(10),
        chunks: row.get(11),
        chunks_done: row.get(12),
        records_read: row.get(13),
        records_written: row.get(14),
        records_skipped: row.get(15),
        created_by: row.get(16),
        created_at: row.get(17),
        finished_at: row.get(18),
    }
}
