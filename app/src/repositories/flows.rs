//! Flows of a tenant and their versions.

use tokio_postgres::Row;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::Json as Jsonb;

use crate::Error;
use crate::database::{Statements, statements};
use crate::models::{Definition, Field, Flow, FlowId, RunId, Shim, Step, Version};

statements! { flows {
    CREATE = "insert into flow (tenant_id, name, active) values ($1, $2, 1) returning id";
    GET = "select flow.id, flow.name, flow.active, version.steps, version.fields
           from flow join flow_version version
             on version.tenant_id = flow.tenant_id and version.flow_id = flow.id and version.version = flow.active
           where flow.tenant_id = $1 and flow.id = $2";
    LIST = "select flow.id, flow.name, flow.active, version.steps, version.fields
            from flow join flow_version version
              on version.tenant_id = flow.tenant_id and version.flow_id = flow.id and version.version = flow.active
            where flow.tenant_id = $1 and flow.id > $2 order by flow.id limit $3";
    /// Of two that publish or activate, one waits for the other.
    LOCK = "select active from flow where tenant_id = $1 and id = $2 for update";
    NEWEST = "select coalesce(max(version), 0) from flow_version where tenant_id = $1 and flow_id = $2";
    PUBLISHED = "select version from flow_version where tenant_id = $1 and flow_id = $2 and digest = $3";
    PUBLISH = "insert into flow_version (tenant_id, flow_id, version, steps, fields, shim, shim_from, digest, created_by)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    ACTIVATE = "update flow set active = $3 where tenant_id = $1 and id = $2";
    VERSION = "select flow_id, version, steps, fields, shim, shim_from, created_by
               from flow_version where tenant_id = $1 and flow_id = $2 and version = $3";
    VERSIONS = "select flow_id, version, steps, fields, shim, shim_from, created_by
                from flow_version where tenant_id = $1 and flow_id = $2 and version > $3 order by version limit $4";
    /// What a run does: the version that it is on, and the one whose records it reads.
    DEFINITION = "select ends.steps, ends.shim, reads.fields
                  from flow_version ends join flow_version reads
                    on reads.tenant_id = ends.tenant_id and reads.flow_id = ends.flow_id
                    and reads.version = coalesce($4, ends.version)
                  where ends.tenant_id = $1 and ends.flow_id = $2 and ends.version = $3";
    WAITING = "select flow_id, version, status = 'queued' and planned_bytes = 0 and not planned and carried_from is null
               from run where tenant_id = $1 and id = $2 for update";
    CARRY = "update run set version = $3, carried_from = version where tenant_id = $1 and id = $2";
} }

/// A version as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Content<'a> {
    pub steps: &'a [Step],
    pub fields: Option<&'a [Field]>,
    pub shim: Option<&'a Shim>,
    /// SHA-256 of all of it.
    pub digest: &'a [u8],
    pub by: &'a str,
}

/// Creates a flow without a version; nothing when the tenant has one of that name.
///
/// # Errors
/// When Postgres does not answer.
pub async fn create(db: &impl Statements, name: &str) -> Result<Option<FlowId>, Error> {
    match db.query_opt(&CREATE, &[&db.tenant().0, &name]).await {
        Ok(row) => Ok(row.map(|row| FlowId(row.get(0)))),
        Err(Error::Postgres(error)) if error.code() == Some(&SqlState::UNIQUE_VIOLATION) => Ok(None),
        Err(error) => Err(error),
    }
}

/// # Errors
/// When Postgres does not answer.
pub async fn get(db: &impl Statements, id: FlowId) -> Result<Option<Flow>, Error> {
    Ok(db.query_opt(&GET, &[&db.tenant().0, &id.0]).await?.map(|row| flow(&row)))
}

/// The flows after an id, at most `limit`.
///
/// # Errors
/// When Postgres does not answer.
pub async fn list(db: &impl Statements, after: i64, limit: i64) -> Result<Vec<Flow>, Error> {
    Ok(db.query(&LIST, &[&db.tenant().0, &after, &limit]).await?.iter().map(flow).collect())
}

/// Holds a flow until the transaction ends; gives its active version, or nothing when there is no such flow.
///
/// # Errors
/// When Postgres does not answer.
pub async fn lock(db: &impl Statements, id: FlowId) -> Result<Option<i32>, Error> {
    Ok(db.query_opt(&LOCK, &[&db.tenant().0, &id.0]).await?.map(|row| row.get(0)))
}

/// The number of the newest version; 0 when there is none.
///
/// # Errors
/// When Postgres does not answer.
pub async fn newest(db: &impl Statements, id: FlowId) -> Result<i32, Error> {
    Ok(db.query_opt(&NEWEST, &[&db.tenant().0, &id.0]).await?.map_or(0, |row| row.get(0)))
}

/// The version that is the very same, if it was published.
///
/// # Errors
/// When Postgres does not answer.
pub async fn published(db: &impl Statements, id: FlowId, digest: &[u8]) -> Result<Option<i32>, Error> {
    Ok(db.query_opt(&PUBLISHED, &[&db.tenant().0, &id.0, &digest]).await?.map(|row| row.get(0)))
}

/// Writes a version. The flow is held.
///
/// # Errors
/// When Postgres does not answer.
pub async fn publish(
    db: &impl Statements,
    id: FlowId,
    version: i32,
    content: &Content<'_>,
) -> Result<(), Error> {
    let (steps, fields) = (Jsonb(content.steps), content.fields.map(Jsonb));
    let shim = content.shim.map(|shim| Jsonb(&shim.steps));
    let from = content.shim.map(|shim| shim.from);
    db.execute(
        &PUBLISH,
        &[&db.tenant().0, &id.0, &version, &steps, &fields, &shim, &from, &content.digest, &content.by],
    )
    .await
    .map(|_| ())
}

/// New runs begin on this version from now on.
///
/// # Errors
/// When Postgres does not answer.
pub async fn activate(db: &impl Statements, id: FlowId, version: i32) -> Result<(), Error> {
    db.execute(&ACTIVATE, &[&db.tenant().0, &id.0, &version]).await.map(|_| ())
}

/// # Errors
/// When Postgres does not answer.
pub async fn version(db: &impl Statements, id: FlowId, version: i32) -> Result<Option<Version>, Error> {
    Ok(db.query_opt(&VERSION, &[&db.tenant().0, &id.0, &version]).await?.map(|row| a_version(&row)))
}

/// The versions after one, at most `limit`.
///
/// # Errors
/// When Postgres does not answer.
pub async fn versions(
    db: &impl Statements,
    id: FlowId,
    after: i32,
    limit: i64,
) -> Result<Vec<Version>, Error> {
    let rows = db.query(&VERSIONS, &[&db.tenant().0, &id.0, &after, &limit]).await?;
    Ok(rows.iter().map(a_version).collect())
}

/// What a run does that is on `version`, with records of `carried_from` if a shim carried it over.
///
/// # Errors
/// When Postgres does not answer.
pub async fn definition(
    db: &impl Statements,
    flow: FlowId,
    version: i32,
    carried_from: Option<i32>,
) -> Result<Option<Definition>, Error> {
    let row = db.query_opt(&DEFINITION, &[&db.tenant().0, &flow.0, &version, &carried_from]).await?;
    Ok(row.map(|row| {
        let Jsonb(ends): Jsonb<Vec<Step>> = row.get(0);
        let shim: Option<Jsonb<Vec<Step>>> = row.get(1);
        let shim = shim.filter(|_| carried_from.is_some());
        let steps = shim.map(|Jsonb(steps)| steps).unwrap_or_default().into_iter().chain(ends).collect();
        let fields: Option<Jsonb<Vec<Field>>> = row.get(2);
        Definition { steps, fields: fields.map(|Jsonb(fields)| fields) }
    }))
}

/// A run, held until the transaction ends: its flow, its version, and whether it has not begun.
///
/// # Errors
/// When Postgres does not answer.
pub async fn waiting(db: &impl Statements, run: RunId) -> Result<Option<(FlowId, i32, bool)>, Error> {
    let row = db.query_opt(&WAITING, &[&db.tenant().0, &run.0]).await?;
    Ok(row.map(|row| (FlowId(row.get(0)), row.get(1), row.get(2))))
}

/// Puts a run that is held on another version.
///
/// # Errors
/// When Postgres does not answer.
pub async fn carry(db: &impl Statements, run: RunId, version: i32) -> Result<(), Error> {
    db.execute(&CARRY, &[&db.tenant().0, &run.0, &version]).await.map(|_| ())
}

fn flow(row: &Row) -> Flow {
    let fields: Option<Jsonb<Vec<Field>>> = row.get(4);
    Flow {
        id: FlowId(row.get(0)),
        name: row.get(1),
        active: row.get(2),
        steps: row.get::<_, Jsonb<_>>(3).0,
        fields: fields.map(|Jsonb(fields)| fields),
    }
}

fn a_version(row: &Row) -> Version {
    let fields: Option<Jsonb<Vec<Field>>> = row.get(3);
    let shim: Option<Jsonb<Vec<Step>>> = row.get(4);
    let from: Option<i32> = row.get(5);
    Version {
        flow: FlowId(row.get(0)),
        version: row.get(1),
        steps: row.get::<_, Jsonb<_>>(2).0,
        fields: fields.map(|Jsonb(fields)| fields),
        shim: shim.zip(from).map(|(Jsonb(steps), from)| Shim { from, steps }),
        created_by: row.get(6),
    }
}
