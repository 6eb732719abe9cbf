//! Divides the object of a run into chunks that workers take side by side. The first are worked on while the last are not planned.

use std::time::Duration;

use tokio::task::coop::consume_budget;
use tokio::time::Instant;

use super::reader::Reader;
use super::source::Source;
use super::{Outcome, Work, chunk};
use crate::Error;
use crate::models::{Definition, Format, RunId, Status, check_steps};
use crate::objects::Lost;
use crate::repositories::chunks::NewChunk;
use crate::repositories::jobs::{self, JobKind};
use crate::repositories::runs::{Begun, Planned};
use crate::repositories::{chunks, flows, runs};
use crate::services::dispatch;

/// Bytes of a chunk, and as many more as its last record needs.
const CHUNK: u64 = 8 << 20;
/// How long one worker plans at a time: then others that wait have their turn.
const TURN: Duration = Duration::from_secs(5);

/// A chunk that is being measured.
struct Piece {
    number: i32,
    from: u64,
    cursor: u64,
    before: i64,
    records: i64,
}

impl Piece {
    fn next(&self, from: u64) -> Self {
        Self { number: self.number + 1, from, cursor: from, before: self.before + self.records, records: 0 }
    }
}

/// Plans a run from where planning stands. An object of one chunk is worked on at once.
///
/// # Errors
/// When Postgres or S3 fails; planning goes on from the last chunk when it is tried again.
pub(super) async fn plan(work: &Work<'_>, run: RunId) -> Result<Outcome, Error> {
    let Some(begun) = runs::begin(&work.db, run).await? else { return Ok(Outcome::Moot) };
    match begun.status {
        Status::Running => {}
        Status::Queued | Status::Paused => return Ok(Outcome::Stopped),
        ended @ (Status::Succeeded | Status::Failed) => return Ok(Outcome::Ended(ended)),
        Status::Cancelled => return Ok(Outcome::Moot),
    }
    if begun.planned {
        // Whoever planned it was lost: a single chunk waits for the same worker.
        return if begun.chunks == 1 { chunk::work(work, run, 0).await } else { Ok(Outcome::Moot) };
    }
    tracing::info!(tenant = %work.tenant.id, %run, from = begun.planned_bytes, "plan");
    let stream = match work.objects.read(&begun.object, &begun.object_etag, begun.planned_bytes).await? {
        Ok(stream) => stream,
        Err(lost) => return Ok(Outcome::lost(&begun.object, lost)),
    };
    let reader = Reader::new(begun.format, begun.planned_bytes, begun.header.clone());
    let mut source = Source::new(stream, reader);
    let definition = flows::definition(&work.db, begun.flow, begun.version, begun.carried_from).await?;
    let Some(definition) = definition else {
        return Ok(Outcome::Failed(format!("version {} of the flow is not there", begun.version)));
    };
    let header = match begun.format {
        Format::Csv if begun.object_bytes > 0 => match header(&mut source, &begun, &definition).await? {
            Ok(header) => Some(header),
            Err(reason) => return Ok(Outcome::Failed(reason)),
        },
        Format::Csv | Format::Ndjson => None,
    };
    divide(work, run, &begun, header.as_deref(), source).await
}

/// The field names of a CSV object, if the flow can do something with them; else why not.
async fn header(
    source: &mut Source,
    begun: &Begun,
    definition: &Definition,
) -> Result<Result<Vec<String>, String>, Error> {
    let Some(names) = source.header().await? else {
        return Ok(Err(format!("the object `{}` has no CSV header", begun.object)));
    };
    if names.iter().any(|name| name.contains('\0')) {
        return Ok(Err("a field name of the header contains the character U+0000".to_owned()));
    }
    let fields = definition.fields.as_deref().unwrap_or_default();
    if let Some(missing) = fields.iter().find(|field| !field.optional && !names.contains(&field.name)) {
        return Ok(Err(format!("the header has no field `{}`, which the flow asks for", missing.name)));
    }
    Ok(check_steps(&definition.steps, Some(&names)).map(|()| names).map_err(|error| error.to_string()))
}

async fn divide(
    work: &Work<'_>,
    run: RunId,
    begun: &Begun,
    header: Option<&[String]>,
    mut source: Source,
) -> Result<Outcome, Error> {
    let mut piece = Piece {
        number: begun.chunks,
        from: begun.planned_bytes,
        cursor: source.reader.offset(),
        before: begun.planned_records,
        records: 0,
    };
    let turn = Instant::now();
    loop {
        while source.reader.pass() {
            let began = source.reader.began();
            if piece.records > 0 && began - piece.from >= CHUNK {
                if !add(work, run, &piece, began, header).await? {
                    return Ok(Outcome::Stopped);
                }
                dispatch::tell_soon(work.services, work.tenant);
                if turn.elapsed() >= TURN {
                    return Ok(Outcome::LetGo);
                }
                piece = piece.next(began);
            }
            piece.records += 1;
            // However dear the records are, others get their turn: those who keep the job, and whoever asks to stop.
            consume_budget().await;
        }
        if work.stop.is_cancelled() {
            return Ok(Outcome::HandedBack);
        }
        if !source.feed().await? {
            break;
        }
    }
    if begun.planned_bytes + source.bytes() != begun.object_bytes {
        return Ok(Outcome::lost(&begun.object, Lost::Replaced));
    }
    close(work, run, &piece, begun.object_bytes, header).await
}

/// Adds a chunk with its job; false when the run stands still, or another worker planned on.
async fn add(
    work: &Work<'_>,
    run: RunId,
    piece: &Piece,
    to: u64,
    header: Option<&[String]>,
) -> Result<bool, Error> {
    let mut session = work.db.session().await?;
    let scope = session.begin().await?;
    let planned = Planned { from: piece.from, to, records: piece.records, header, whole: false };
    if !runs::plan(&scope, run, &planned).await? {
        return Ok(false);
    }
    chunks::add(&scope, run, &new(piece, to)).await?;
    jobs::add(&scope, JobKind::Chunk, run.0, &[piece.number]).await?;
    scope.commit().await?;
    Ok(true)
}

/// Adds the last chunk and ends the planning; an object without records is done with it.
async fn close(
    work: &Work<'_>,
    run: RunId,
    piece: &Piece,
    to: u64,
    header: Option<&[String]>,
) -> Result<Outcome, Error> {
    let is_only = piece.number == 0 && piece.records > 0;
    let mut session = work.db.session().await?;
    let scope = session.begin().await?;
    let planned = Planned { from: piece.from, to, records: piece.records, header, whole: true };
    if !runs::plan(&scope, run, &planned).await? {
        return Ok(Outcome::Stopped);
    }
    if piece.records > 0 {
        chunks::add(&scope, run, &new(piece, to)).await?;
        jobs::add(&scope, JobKind::Chunk, run.0, &[piece.number]).await?;
    }
    if is_only {
        // Others need not be told: whoever planned it goes on with it.
        let seconds = work.services.queue.lease.saturating_mul(3);
        jobs::keep(&scope, JobKind::Chunk, run.0, piece.number, seconds).await?;
    }
    jobs::remove(&scope, JobKind::Plan, run.0, 0).await?;
    let ended = runs::finish(&scope, run).await?;
    scope.commit().await?;
    drop(session);
    match ended {
        Some(status) => Ok(Outcome::Ended(status)),
        None if is_only => chunk::work(work, run, 0).await,
        None => Ok(Outcome::Done),
    }
}

fn new(piece: &Piece, to: u64) -> NewChunk {
    NewChunk {
        number: piece.number,
        from: piece.from,
        to,
        cursor: piece.cursor,
        records_before: piece.before,
    }
}
