//! One run: reads, transforms and writes, each batch with the run's cursor in one transaction.

use bytes::Bytes;
use futures_util::TryStreamExt;
use futures_util::stream::BoxStream;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::batch::Batch;
use super::reader::{Raw, Reader};
use crate::Error;
use crate::database::{Session, TenantDb};
use crate::models::{Format, RunId, Status, check_steps};
use crate::objects::TenantObjects;
use crate::repositories::records;
use crate::repositories::runs::{self, Progress};
use crate::services::pipeline::{Pipeline, Record};

/// Skipped records that are kept with their reason; the run counts all of them.
const MOST_REASONS: usize = 100;
/// A batch is also full at this many bytes, whatever the number of its records.
const LARGEST_BATCH: usize = 4 << 20;
/// Where the header of a CSV object must end.
const LARGEST_HEADER: usize = 1 << 20;

/// How the work on a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is left to do, now or since before.
    Done(Status),
    /// Asked to stop; what was committed stays, another worker goes on from there.
    HandedBack,
    /// Another worker moved the cursor: it has the run now.
    Lost,
}

/// Works on a run until its object is read, or until asked to stop.
///
/// # Errors
/// When Postgres or S3 fails; the run goes on from its cursor when it is tried again.
pub async fn run_flow(
    db: &TenantDb,
    objects: &TenantObjects,
    run: RunId,
    batch_size: usize,
    stop: &CancellationToken,
) -> Result<Outcome, Error> {
    let mut session = db.session().await?;
    let Some(cursor) = runs::begin(&mut session, run).await? else {
        return Ok(Outcome::Done(Status::Failed));
    };
    if let Some(status) = cursor.ended {
        return Ok(Outcome::Done(status));
    }
    let fail = async |session: &mut Session, reason: String| {
        runs::finish(session, run, Some(reason)).await?;
        Ok(Outcome::Done(Status::Failed))
    };
    let object = &cursor.object;
    let Some(stream) = objects.read(object, cursor.bytes).await? else {
        return fail(&mut session, format!("the object `{object}` is not there")).await;
    };
    let header = match cursor.format {
        Format::Csv if cursor.bytes > 0 => header(objects, object).await?,
        Format::Csv | Format::Ndjson => None,
    };
    let mut source =
        Source { stream, reader: Reader::new(cursor.format, cursor.bytes, header), ended: false };
    if cursor.format == Format::Csv {
        let Some(names) = source.header().await? else {
            return fail(&mut session, format!("the object `{object}` has no CSV header")).await;
        };
        if let Err(error) = check_steps(&cursor.steps, Some(&names)) {
            return fail(&mut session, error.to_string()).await;
        }
    }
    // Reading and transforming goes on while Postgres writes the batch before.
    let (sender, mut batches) = mpsc::channel(1);
    let producer = Producer {
        pipeline: Pipeline::new(&cursor.steps),
        tenant: db.tenant(),
        run,
        batch_size,
        reasons: MOST_REASONS.saturating_sub(usize::try_from(cursor.skipped).unwrap_or(MOST_REASONS)),
        number: cursor.read,
        from: cursor.bytes,
        stop: stop.clone(),
    };
    let producer = tokio::spawn(producer.run(source, sender));
    while let Some(batch) = batches.recv().await {
        if !write(&mut session, run, batch).await? {
            return Ok(Outcome::Lost);
        }
    }
    let reached_end = producer.await.expect("the producer does not panic")?;
    if !reached_end {
        return Ok(Outcome::HandedBack);
    }
    Ok(Outcome::Done(runs::finish(&mut session, run, None).await?))
}

/// The header of a CSV object whose beginning was read in an earlier life.
async fn header(objects: &TenantObjects, object: &str) -> Result<Option<Vec<String>>, Error> {
    let Some(stream) = objects.read(object, 0).await? else { return Ok(None) };
    let mut source = Source { stream, reader: Reader::new(Format::Csv, 0, None), ended: false };
    source.header().await
}

/// An object's bytes and the reader that cuts them.
struct Source {
    stream: BoxStream<'static, Result<Bytes, object_store::Error>>,
    reader: Reader,
    ended: bool,
}

impl Source {
    /// Feeds the reader and gives how many bytes; nothing when nothing is left to feed.
    async fn feed(&mut self) -> Result<Option<usize>, Error> {
        if self.ended {
            return Ok(None);
        }
        if let Some(chunk) = self.stream.try_next().await? {
            self.reader.push(&chunk);
            return Ok(Some(chunk.len()));
        }
        self.reader.end();
        self.ended = true;
        Ok(Some(0))
    }

    async fn header(&mut self) -> Result<Option<Vec<String>>, Error> {
        let mut fed = 0;
        loop {
            if let Some(header) = self.reader.header() {
                return Ok(Some(header.to_vec()));
            }
            match self.feed().await? {
                Some(bytes) if fed + bytes <= LARGEST_HEADER => fed += bytes,
                Some(_) | None => return Ok(None),
            }
        }
    }
}

/// Makes batches out of an object.
struct Producer {
    pipeline: Pipeline,
    tenant: crate::models::TenantId,
    run: RunId,
    batch_size: usize,
    /// Reasons that may still be kept.
    reasons: usize,
    number: i64,
    /// Where the run's cursor stands: a CSV header lies between it and the first record.
    from: u64,
    stop: CancellationToken,
}

impl Producer {
    /// Says whether the object was read to its end.
    async fn run(mut self, mut source: Source, batches: mpsc::Sender<Batch>) -> Result<bool, Error> {
        let header = source.reader.header().map(<[String]>::to_vec).unwrap_or_default();
        let mut batch = Batch::new(self.tenant, self.run, self.from);
        let mut body = Vec::new();
        loop {
            while let Some(raw) = source.reader.next_record() {
                self.number += 1;
                batch.read += 1;
                match self.transform(raw, &header, &mut body) {
                    Ok(true) => batch.push(self.number, &body),
                    Ok(false) => {}
                    Err(reason) => self.skip(&mut batch, reason),
                }
                batch.to = source.reader.offset();
                if usize::try_from(batch.read).unwrap_or(usize::MAX) >= self.batch_size
                    || batch.bytes() >= LARGEST_BATCH
                {
                    let next = Batch::new(self.tenant, self.run, batch.to);
                    // Nobody receives any more when the run was lost.
                    if batches.send(std::mem::replace(&mut batch, next)).await.is_err()
                        || self.stop.is_cancelled()
                    {
                        return Ok(false);
                    }
                }
            }
            if source.feed().await?.is_none() {
                break;
            }
        }
        if !batch.is_empty() && batches.send(batch).await.is_err() {
            return Ok(false);
        }
        Ok(true)
    }

    /// Writes the transformed record to `body`; false when a filter kept it out.
    fn transform(&self, raw: Raw<'_>, header: &[String], body: &mut Vec<u8>) -> Result<bool, String> {
        let record = match raw {
            Raw::Line(line) => Record::parse(line)?,
            Raw::Fields(fields) => Record::from_texts(header, fields.into_iter()),
            Raw::Broken(reason) => return Err(reason),
        };
        let Some(record) = self.pipeline.apply(record)? else { return Ok(false) };
        body.clear();
        record.write(body);
        Ok(true)
    }

    fn skip(&mut self, batch: &mut Batch, reason: String) {
        let kept = if self.reasons > 0 { reason } else { String::new() };
        self.reasons = self.reasons.saturating_sub(1);
        batch.skipped.push((self.number, kept));
    }
}

/// Writes a batch and moves the cursor; false when another worker moved it before.
#[tracing::instrument(name = "batch", skip_all, fields(records = batch.written()))]
async fn write(session: &mut Session, run: RunId, mut batch: Batch) -> Result<bool, Error> {
    let scope = session.begin().await?;
    let refused = match records::copy(&scope, batch.stream(0..batch.written())).await {
        Ok(()) => Vec::new(),
        Err(error) if is_data_error(&error) => {
            // The transaction is lost with the refused row: find the rows one by one, then write the rest.
            drop(scope);
            return write_apart(session, run, batch).await;
        }
        Err(error) => return Err(error),
    };
    finish(scope, run, &mut batch, refused).await
}

/// Writes a batch in halves under savepoints until the rows that Postgres refuses stand alone, and skips those.
async fn write_apart(session: &mut Session, run: RunId, mut batch: Batch) -> Result<bool, Error> {
    let scope = session.begin().await?;
    let whole = 0..batch.written();
    let mut parts = Vec::from([whole]);
    let mut refused = Vec::new();
    while let Some(part) = parts.pop() {
        scope.transaction.batch_execute("savepoint part").await?;
        match records::copy(&scope, batch.stream(part.clone())).await {
            Ok(()) => scope.transaction.batch_execute("release savepoint part").await?,
            Err(error) if is_data_error(&error) => {
                scope.transaction.batch_execute("rollback to savepoint part").await?;
                if part.len() == 1 {
                    refused.push((batch.number(part.start), crate::chain(&error)));
                } else {
                    let middle = part.start + part.len() / 2;
                    parts.extend([part.start..middle, middle..part.end]);
                }
            }
            Err(error) => return Err(error),
        }
    }
    finish(scope, run, &mut batch, refused).await
}

async fn finish(
    scope: crate::database::Scope<'_>,
    run: RunId,
    batch: &mut Batch,
    refused: Vec<(i64, String)>,
) -> Result<bool, Error> {
    let written = batch.written() - refused.len();
    batch.skipped.extend(refused);
    let progress =
        Progress { from: batch.from, to: batch.to, read: batch.read, written, skipped: batch.skipped.len() };
    if !runs::advance(&scope, run, &progress).await? {
        return Ok(false);
    }
    for (number, reason) in batch.skipped.iter().filter(|(_, reason)| !reason.is_empty()) {
        runs::skip(&scope, run, *number, reason).await?;
    }
    scope.commit().await?;
    Ok(true)
}

/// Class 22 is "data exception"; 54001 is a value nested too deep.
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
fn is_data_error(error: &Error) -> bool {
    match error {
        Error::Postgres(error) => {
            error.code().is_some_and(|code| code.code().starts_with("22") || code.code() == "54001")
        }
        _ => false,
    }
}
