//! Chunks of runs and their cursors.

use tokio_postgres::types::Json;

use super::runs::signed;
use crate::Error;
use crate::database::{Statements, statements};
use crate::models::{FlowId, Format, RunId, Status};

statements! { chunks {
    ADD = "insert into chunk (tenant_id, run_id, number, from_byte, to_byte, cursor_bytes, records_before)
           values ($1, $2, $3, $4, $5, $6, $7)";
    BEGIN = "select run.flow_id, run.version, run.carried_from, run.object, run.format, run.header, run.status,
                    chunk.to_byte, chunk.cursor_bytes, chunk.records_before, chunk.records_read, chunk.records_skipped,
                    chunk.done, run.object_etag
             from chunk join run on run.tenant_id = chunk.tenant_id and run.id = chunk.run_id
             where chunk.tenant_id = $1 and chunk.run_id = $2 and chunk.number = $3";
    /// The run is held against a change of its status: once a run is paused or cancelled, nothing more is written.
    ADVANCE = "with going as (
                   select tenant_id, id from run where tenant_id = $1 and id = $2 and status = 'running' for share
               )
               update chunk set cursor_bytes = $5, records_read = records_read + $6,
                                records_written = records_written + $7, records_skipped = records_skipped + $8
               from going
               where chunk.tenant_id = $1 and chunk.run_id = $2 and chunk.number = $3 and cursor_bytes = $4 and not done";
    DONE = "update chunk set done = true where tenant_id = $1 and run_id = $2 and number = $3 and cursor_bytes = to_byte";
    UNDONE = "select number from chunk where tenant_id = $1 and run_id = $2 and not done order by number";
    /// Counts are summed over the chunks of a run, so any of them can take what is replayed.
    REPLAYED = "update chunk set records_written = records_written + $3, records_skipped = records_skipped - $4
                where tenant_id = $1 and run_id = $2 and number = 0";
} }

/// A part of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewChunk {
    pub number: i32,
    pub from: u64,
    pub to: u64,
    /// The byte at which its first record begins: a CSV header lies before it.
    pub cursor: u64,
    /// Records of the object before it.
    pub records_before: i64,
}

/// What a worker needs to go on with a chunk.
#[derive(Clone, Debug)]
pub struct Begun {
    pub flow: FlowId,
    pub version: i32,
    pub carried_from: Option<i32>,
    pub object: String,
    /// Of the content that the run reads.
    pub object_etag: String,
    pub format: Format,
    pub header: Option<Vec<String>>,
    /// Of the run.
    pub status: Status,
    /// The byte after it.
    pub to: u64,
    /// The byte of the object to go on from.
    pub cursor: u64,
    pub records_before: i64,
    pub read: i64,
    pub skipped: i64,
    pub done: bool,
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

/// # Errors
/// When Postgres does not answer.
pub async fn add(db: &impl Statements, run: RunId, chunk: &NewChunk) -> Result<(), Error> {
    let (from, to, cursor) = (signed(chunk.from), signed(chunk.to), signed(chunk.cursor));
    db.execute(&ADD, &[&db.tenant().0, &run.0, &chunk.number, &from, &to, &cursor, &chunk.records_before])
        .await
        .map(|_| ())
}

/// A chunk as it is taken up; nothing when there is none.
///
/// # Errors
/// When Postgres does not answer.
pub async fn begin(db: &impl Statements, run: RunId, number: i32) -> Result<Option<Begun>, Error> {
    let row = db.query_opt(&BEGIN, &[&db.tenant().0, &run.0, &number]).await?;
    let unsigned = |number: i64| u64::try_from(number).unwrap_or(0);
    Ok(row.map(|row| Begun {
        flow: FlowId(row.get(0)),
        version: row.get(1),
        carried_from: row.get(2),
        object: row.get(3),
        format: Format::read(row.get(4)),
        header: row.get::<_, Option<Json<Vec<String>>>>(5).map(|Json(header)| header),
        status: Status::read(row.get(6)),
        to: unsigned(row.get(7)),
        cursor: unsigned(row.get(8)),
        records_before: row.get(9),
        read: row.get(10),
        skipped: row.get(11),
        done: row.get(12),
        object_etag: row.get(13),
    }))
}

/// Moves a chunk's cursor, if it still stands where the batch began and the run goes on: of two workers one wins.
///
/// # Errors
/// When Postgres does not answer.
pub async fn advance(
    db: &impl Statements,
    run: RunId,
    number: i32,
    progress: &Progress,
) -> Result<bool, Error> {
    let (from, to) = (signed(progress.from), signed(progress.to));
    let (written, skipped) = (count(progress.written), count(progress.skipped));
    let changed = db
        .execute(&ADVANCE, &[&db.tenant().0, &run.0, &number, &from, &to, &progress.read, &written, &skipped])
        .await?;
    Ok(changed == 1)
}

/// Says that a chunk is read to its end; false when it is not.
///
/// # Errors
/// When Postgres does not answer.
pub async fn done(db: &impl Statements, run: RunId, number: i32) -> Result<bool, Error> {
    Ok(db.execute(&DONE, &[&db.tenant().0, &run.0, &number]).await? == 1)
}

/// The chunks of a run that are not read to their end.
///
/// # Errors
/// When Postgres does not answer.
pub async fn undone(db: &impl Statements, run: RunId) -> Result<Vec<i32>, Error> {
    let rows = db.query(&UNDONE, &[&db.tenant().0, &run.0]).await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// Counts records that were skipped and are not any more.
///
/// # Errors
/// When Postgres does not answer.
pub async fn replayed(
    db: &impl Statements,
    run: RunId,
    written: usize,
    no_longer_skipped: usize,
) -> Result<(), Error> {
    let (written, skipped) = (count(written), count(no_longer_skipped));
    db.execute(&REPLAYED, &[&db.tenant().0, &run.0, &written, &skipped]).await.map(|_| ())
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
