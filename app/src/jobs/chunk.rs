//! One chunk of a run: reads, transforms and writes, each batch with the chunk's cursor in one transaction.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use super::produce::{End, Producer};
use super::reader::Reader;
use super::source::Source;
use super::transform::Transform;
use super::write::{Target, write};
use super::{Outcome, Work};
use crate::Error;
use crate::models::{RunId, Status};
use crate::objects::Lost;
use crate::repositories::jobs::{self, JobKind};
use crate::repositories::{chunks, flows, runs};

/// Dead letters that are kept of a chunk; the chunk counts all of them.
const MOST_LETTERS: usize = 1000;
/// Those who watch a run are told at most this often, by each chunk.
const TOLD_EVERY: Duration = Duration::from_millis(200);

/// Works on a chunk until it is read, or until asked to stop.
///
/// # Errors
/// When Postgres or S3 fails; the chunk goes on from its cursor when it is tried again.
pub(super) async fn work(work: &Work<'_>, run: RunId, number: i32) -> Result<Outcome, Error> {
    let Some(begun) = chunks::begin(&work.db, run, number).await? else { return Ok(Outcome::Moot) };
    match begun.status {
        Status::Running => {}
        Status::Queued | Status::Paused => return Ok(Outcome::Stopped),
        // Whoever ended it may have been lost before others were told.
        ended @ (Status::Succeeded | Status::Failed) => return Ok(Outcome::Ended(ended)),
        Status::Cancelled => return Ok(Outcome::Moot),
    }
    tracing::info!(tenant = %work.tenant.id, %run, chunk = number, from = begun.cursor, to = begun.to, "chunk");
    let definition = flows::definition(&work.db, begun.flow, begun.version, begun.carried_from).await?;
    let Some(definition) = definition else {
        return Ok(Outcome::Failed(format!("version {} of the flow is not there", begun.version)));
    };
    let stream = work.objects.read_range(&begun.object, &begun.object_etag, begun.cursor..begun.to).await?;
    let stream = match stream {
        Ok(stream) => stream,
        Err(lost) => return Ok(Outcome::lost(&begun.object, lost)),
    };
    let source = Source::new(stream, Reader::new(begun.format, begun.cursor, begun.header.clone()));
    let producer = Producer {
        tenant: work.tenant.id,
        run,
        transform: Transform::new(definition),
        header: begun.header.clone().unwrap_or_default(),
        batch_size: work.batch_size,
        kept: MOST_LETTERS.saturating_sub(usize::try_from(begun.skipped).unwrap_or(MOST_LETTERS)),
        number: begun.records_before + begun.read,
        from: begun.cursor,
        to: begun.to,
        stop: work.stop.clone(),
    };
    let target = Target {
        run,
        number,
        objects: &work.objects,
        object: &begun.object,
        etag: &begun.object_etag,
        format: begun.format,
        header: begun.header.as_deref(),
    };
    match stream_through(work, &target, producer, source).await? {
        Some(End::Reached) => end(work, run, number).await,
        Some(End::Left) => Ok(Outcome::HandedBack),
        Some(End::Shorter) => Ok(Outcome::lost(&begun.object, Lost::Replaced)),
        None => Ok(Outcome::Stopped),
    }
}

/// Reading and transforming goes on while Postgres writes the batch before. Nothing when a batch was refused.
async fn stream_through(
    work: &Work<'_>,
    target: &Target<'_>,
    producer: Producer,
    source: Source,
) -> Result<Option<End>, Error> {
    let (sender, mut batches) = mpsc::channel(1);
    let producer = tokio::spawn(producer.run(source, sender));
    let mut session = work.db.session().await?;
    let mut shown: Option<(Instant, JoinHandle<()>)> = None;
    while let Some(batch) = batches.recv().await {
        if !write(&mut session, target, batch).await? {
            return Ok(None);
        }
        if shown.as_ref().is_none_or(|(at, shown)| at.elapsed() >= TOLD_EVERY && shown.is_finished()) {
            shown = Some((Instant::now(), tokio::spawn(work.show(target.run))));
        }
    }
    drop(session);
    if let Some((_, shown)) = shown
        && let Err(error) = shown.await
    {
        // What comes next is told after it; but nothing depends on it.
        tracing::warn!(%error, "cannot show a run");
    }
    producer.await.expect("the producer does not panic").map(Some)
}

/// Ends a chunk, and with the last one the run.
async fn end(work: &Work<'_>, run: RunId, number: i32) -> Result<Outcome, Error> {
    let mut session = work.db.session().await?;
    let scope = session.begin().await?;
    // Of the last two chunks one must see that it is the last.
    let held = runs::lock(&scope, run).await?;
    if held.is_none_or(|held| held.status != Status::Running) || !chunks::done(&scope, run, number).await? {
        return Ok(Outcome::Stopped);
    }
    jobs::remove(&scope, JobKind::Chunk, run.0, number).await?;
    let ended = runs::finish(&scope, run).await?;
    scope.commit().await?;
    Ok(ended.map_or(Outcome::Done, Outcome::Ended))
}
