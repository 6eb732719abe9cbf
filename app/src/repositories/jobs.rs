//! Jobs: what is still to be done. A job is written in the transaction that makes it necessary, and removed in the one that does it.

use serde::{Deserialize, Serialize};

use crate::Error;
use crate::database::{Database, Statements, statements};
use crate::models::TenantId;

statements! { jobs {
    ADD = "insert into job (tenant_id, kind, subject, part) select $1, $2, $3, unnest($4::integer[])
           on conflict do nothing";
    REMOVE = "delete from job where tenant_id = $1 and kind = $2 and subject = $3 and part = $4";
    REMOVE_ALL = "delete from job where tenant_id = $1 and subject = $2 and kind in ('plan', 'chunk', 'replay')";
    /// Of two that tell of a tenant's jobs, one waits for the other and sees what it told.
    LOCK = "select pg_advisory_xact_lock(hashtextextended('dispatch', $1))";
    /// As many as there is room for, the oldest run first; documents, which have workers of their own, beside the rest. Of each
    /// kind but chunks one may go in any case: a large run holds up no other thing of its tenant. However many jobs wait, of each
    /// kind only as many are read as could go.
    TELL = "with kinds (kind) as (values ('plan'), ('chunk'), ('replay'), ('document')),
            told as (
                select kind, count(*) as jobs from job
                where tenant_id = $1 and sent_at is not null and due_at > now() group by kind
            ), due as (
                select next.id, kinds.kind,
                       row_number() over (partition by kinds.kind = 'document'
                                          order by kinds.kind = 'chunk', next.subject, next.part) as place,
                       row_number() over (partition by kinds.kind order by next.subject, next.part) as place_in_kind
                from kinds, lateral (
                    select id, subject, part from job
                    where job.tenant_id = $1 and job.kind = kinds.kind and job.due_at <= now()
                    order by subject, part limit $2::bigint + 1
                ) as next
            )
            update job set sent_at = now(), due_at = now() + $3::float8 * interval '1 second'
            from due
            where job.tenant_id = $1 and job.id = due.id and (
                due.place + (select coalesce(sum(jobs), 0) from told
                             where (told.kind = 'document') = (due.kind = 'document')) <= $2::bigint
                or due.kind <> 'chunk' and due.place_in_kind = 1
                    and not exists (select from told where told.kind = due.kind))
            returning job.id, job.kind, job.subject, job.part";
    UNTOLD = "update job set sent_at = null, due_at = now() where tenant_id = $1 and id = any($2)";
    KEEP = "update job set sent_at = coalesce(sent_at, now()), due_at = now() + $5::float8 * interval '1 second'
            where tenant_id = $1 and kind = $2 and subject = $3 and part = $4";
    /// Full jitter: anything from nothing to twice as long as the time before, and a minute at most.
    /// <https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/>
    POSTPONE = "update job set attempts = attempts + 1, taken = 0, sent_at = null,
                       due_at = now() + random() * least(60, power(2, attempts)) * interval '1 second'
                where tenant_id = $1 and kind = $2 and subject = $3 and part = $4 returning attempts";
    TAKE = "update job set taken = taken + 1
            where tenant_id = $1 and kind = $2 and subject = $3 and part = $4 returning taken";
    HAND_BACK = "update job set taken = 0 where tenant_id = $1 and kind = $2 and subject = $3 and part = $4";
    LET_GO = "update job set taken = 0, sent_at = null, due_at = now()
              where tenant_id = $1 and kind = $2 and subject = $3 and part = $4";
    WAITING = "select distinct tenant_id from job where due_at <= now()";
} }

/// How often a job is tried that fails for outside reasons: with the waits between, seven minutes at most.
pub const MOST_ATTEMPTS: i32 = 12;
/// How often a job may lose its worker: more than machines break, and fewer than a job that breaks them would like.
pub const MOST_TAKEN: i32 = 40;

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum JobKind {
    /// Dividing the object of a run into chunks.
    Plan,
    /// A chunk of a run; the part is its number.
    Chunk,
    /// The dead letters of a run; the part is the version that they pass.
    Replay,
    /// A document.
    Document,
}

impl JobKind {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            JobKind::Plan => "plan",
            JobKind::Chunk => "chunk",
            JobKind::Replay => "replay",
            JobKind::Document => "document",
        }
    }

    /// As the database has it; nothing for a kind of a newer version of the app.
    fn read(text: &str) -> Option<Self> {
        [Self::Plan, Self::Chunk, Self::Replay, Self::Document].into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A job that workers are to be told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    pub id: i64,
    pub kind: JobKind,
    pub subject: i64,
    pub part: i32,
}

/// Writes down what is to be done with a run or a document; what stands there already stays as it is.
///
/// # Errors
/// When Postgres does not answer.
pub async fn add(db: &impl Statements, kind: JobKind, subject: i64, parts: &[i32]) -> Result<(), Error> {
    db.execute(&ADD, &[&db.tenant().0, &kind.as_str(), &subject, &parts]).await.map(|_| ())
}

/// Removes a job that is done.
///
/// # Errors
/// When Postgres does not answer.
pub async fn remove(db: &impl Statements, kind: JobKind, subject: i64, part: i32) -> Result<(), Error> {
    db.execute(&REMOVE, &[&db.tenant().0, &kind.as_str(), &subject, &part]).await.map(|_| ())
}

/// Removes every job of a run.
///
/// # Errors
/// When Postgres does not answer.
pub async fn remove_all(db: &impl Statements, run: i64) -> Result<(), Error> {
    db.execute(&REMOVE_ALL, &[&db.tenant().0, &run]).await.map(|_| ())
}

/// Waits until nobody else tells of this tenant's jobs; holds until the transaction ends.
///
/// # Errors
/// When Postgres does not answer.
pub async fn lock(db: &impl Statements) -> Result<(), Error> {
    db.query(&LOCK, &[&db.tenant().0]).await.map(|_| ())
}

/// Takes the jobs that workers are to be told of now: at most `most` are told at once. They count as told for some seconds.
///
/// # Errors
/// When Postgres does not answer.
pub async fn tell(db: &impl Statements, most: u32, seconds: u32) -> Result<Vec<Told>, Error> {
    let (most, seconds) = (i64::from(most), f64::from(seconds));
    let rows = db.query(&TELL, &[&db.tenant().0, &most, &seconds]).await?;
    Ok(rows
        .iter()
        .filter_map(|row| {
            let kind = JobKind::read(row.get(1))?;
            Some(Told { id: row.get(0), kind, subject: row.get(2), part: row.get(3) })
        })
        .collect())
}

/// Takes back that workers were told of these jobs.
///
/// # Errors
/// When Postgres does not answer.
pub async fn untold(db: &impl Statements, ids: &[i64]) -> Result<(), Error> {
    db.execute(&UNTOLD, &[&db.tenant().0, &ids]).await.map(|_| ())
}

/// Says that a job is in hand: it is not told again for some seconds.
///
/// # Errors
/// When Postgres does not answer.
pub async fn keep(
    db: &impl Statements,
    kind: JobKind,
    subject: i64,
    part: i32,
    seconds: u32,
) -> Result<(), Error> {
    let seconds = f64::from(seconds);
    db.execute(&KEEP, &[&db.tenant().0, &kind.as_str(), &subject, &part, &seconds]).await.map(|_| ())
}

/// Puts a job off after it failed, longer each time; gives how often it failed, or nothing when there is no such job any more.
///
/// # Errors
/// When Postgres does not answer.
pub async fn postpone(
    db: &impl Statements,
    kind: JobKind,
    subject: i64,
    part: i32,
) -> Result<Option<i32>, Error> {
    let row = db.query_opt(&POSTPONE, &[&db.tenant().0, &kind.as_str(), &subject, &part]).await?;
    Ok(row.map(|row| row.get(0)))
}

/// Says that a worker takes a job up; gives how often one did since it was put off, let go or handed back last, or nothing when
/// there is no such job any more. A worker that is lost with its job cannot say so: this number does.
///
/// # Errors
/// When Postgres does not answer.
pub async fn take(
    db: &impl Statements,
    kind: JobKind,
    subject: i64,
    part: i32,
) -> Result<Option<i32>, Error> {
    let row = db.query_opt(&TAKE, &[&db.tenant().0, &kind.as_str(), &subject, &part]).await?;
    Ok(row.map(|row| row.get(0)))
}

/// Says that the message of a job goes back to the queue, for another worker.
///
/// # Errors
/// When Postgres does not answer.
pub async fn hand_back(db: &impl Statements, kind: JobKind, subject: i64, part: i32) -> Result<(), Error> {
    db.execute(&HAND_BACK, &[&db.tenant().0, &kind.as_str(), &subject, &part]).await.map(|_| ())
}

/// Lets a job go that is not done: workers are told of it again, behind what waits.
///
/// # Errors
/// When Postgres does not answer.
pub async fn let_go(db: &impl Statements, kind: JobKind, subject: i64, part: i32) -> Result<(), Error> {
    db.execute(&LET_GO, &[&db.tenant().0, &kind.as_str(), &subject, &part]).await.map(|_| ())
}

/// The tenants with jobs that workers were not told of, or too long ago. For workers: others see their own tenant only.
///
/// # Errors
/// When Postgres does not answer.
pub async fn waiting(db: &Database) -> Result<Vec<TenantId>, Error> {
    let rows = db.platform().await?.query(&WAITING, &[]).await?;
    Ok(rows.iter().map(|row| TenantId(row.get(0))).collect())
}
