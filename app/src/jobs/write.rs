//! Writes batches, each with the cursor of its chunk in one transaction.

use tokio_postgres::error::SqlState;

use super::batch::Sealed;
use super::reader::Reader;
use super::source::Source;
use super::transform::{Kept, kept};
use crate::Error;
use crate::database::{Scope, Session};
use crate::models::{Format, RunId};
use crate::objects::TenantObjects;
use crate::repositories::chunks::{self, Progress};
use crate::repositories::dead_letters::{self, Letter};
use crate::repositories::records;

/// The chunk that a batch is of.
pub(super) struct Target<'a> {
    pub(super) run: RunId,
    pub(super) number: i32,
    pub(super) objects: &'a TenantObjects,
    pub(super) object: &'a str,
    pub(super) etag: &'a str,
    pub(super) format: Format,
    pub(super) header: Option<&'a [String]>,
}

/// Writes a batch and moves the cursor; false when the run stands still, or another worker moved the cursor before.
///
/// It does not wait for the disk. If Postgres breaks down, the last batches are lost whole, records and cursor: the job stands, and
/// whoever takes it up goes on from the cursor. The transaction that ends the chunk does wait, and with it all batches before.
/// <https://www.postgresql.org/docs/15/wal-async-commit.html>
#[tracing::instrument(name = "batch", skip_all, fields(records = batch.written()))]
pub(super) async fn write(session: &mut Session, target: &Target<'_>, batch: Sealed) -> Result<bool, Error> {
    let whole = 0..batch.written();
    let scope = session.begin_without_waiting().await?;
    if !whole.is_empty() {
        match records::copy(&scope, batch.stream(&whole)).await {
            Ok(()) => {}
            Err(error) if is_data_error(&error) => {
                // The transaction is lost with the refused row: find the rows one by one, then write the rest.
                drop(scope);
                return write_apart(session, target, batch).await;
            }
            Err(error) if is_there(&error) => return Ok(false),
            Err(error) => return Err(error),
        }
    }
    advance(scope, target, batch, Vec::new()).await
}

/// Writes a batch in halves under savepoints until the rows that Postgres refuses stand alone, and keeps those.
async fn write_apart(session: &mut Session, target: &Target<'_>, batch: Sealed) -> Result<bool, Error> {
    let scope = session.begin_without_waiting().await?;
    let whole = 0..batch.written();
    let mut parts = Vec::from([whole]);
    let mut refused = Vec::new();
    while let Some(part) = parts.pop() {
        scope.mark().await?;
        match records::copy(&scope, batch.stream(&part)).await {
            Ok(()) => scope.keep().await?,
            Err(error) if is_data_error(&error) => {
                scope.undo().await?;
                if part.len() == 1 {
                    refused.push((batch.number(part.start), crate::chain(&error)));
                } else {
                    let middle = part.start + part.len() / 2;
                    parts.extend([part.start..middle, middle..part.end]);
                }
            }
            Err(error) if is_there(&error) => return Ok(false),
            Err(error) => return Err(error),
        }
    }
    refused.sort_unstable();
    let refused = originals(target, &batch, refused).await?;
    advance(scope, target, batch, refused).await
}

/// The records that Postgres refused as they were, read once more: the batch has what the steps made of them.
async fn originals(
    target: &Target<'_>,
    batch: &Sealed,
    refused: Vec<(i64, String)>,
) -> Result<Vec<Letter>, Error> {
    let header = target.header.unwrap_or_default();
    let letter = |(number, reason), Kept { raw, whole }| Letter { number, reason, raw, whole };
    let mut refused = refused.into_iter().peekable();
    let (mut letters, mut number) = (Vec::new(), batch.before);
    if let Ok(stream) = target.objects.read_range(target.object, target.etag, batch.from..batch.to).await? {
        let reader = Reader::new(target.format, batch.from, target.header.map(<[String]>::to_vec));
        let mut source = Source::new(stream, reader);
        loop {
            while let Some(raw) = source.reader.next_record() {
                number += 1;
                if let Some(found) = refused.next_if(|(wanted, _)| *wanted == number) {
                    letters.push(letter(found, kept(&raw, header)));
                }
            }
            if refused.peek().is_none() || !source.feed().await? {
                break;
            }
        }
    }
    // What is not there any more cannot be kept, but is counted.
    letters.extend(refused.map(|lost| letter(lost, Kept { raw: String::new(), whole: false })));
    Ok(letters)
}

async fn advance(
    scope: Scope<'_>,
    target: &Target<'_>,
    batch: Sealed,
    refused: Vec<Letter>,
) -> Result<bool, Error> {
    let progress = Progress {
        from: batch.from,
        to: batch.to,
        read: batch.read,
        written: batch.written() - refused.len(),
        skipped: batch.skipped + refused.len(),
    };
    if !chunks::advance(&scope, target.run, target.number, &progress).await? {
        return Ok(false);
    }
    dead_letters::add(&scope, target.run, &batch.letters).await?;
    dead_letters::add(&scope, target.run, &refused).await?;
    scope.commit().await?;
    Ok(true)
}

/// Whether Postgres refuses a row for what is in it. Class 22 is "data exception"; 54001 is a value nested too deep.
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
pub(super) fn is_data_error(error: &Error) -> bool {
    match error {
        Error::Postgres(error) => {
            error.code().is_some_and(|code| code.code().starts_with("22") || code.code() == "54001")
        }
        _ => false,
    }
}

/// Whether there is no partition for a row, which is a "check violation": it is to be made then.
pub(super) fn lacks_partition(error: &Error) -> bool {
    matches!(error, Error::Postgres(error) if error.code() == Some(&SqlState::CHECK_VIOLATION))
}

/// Whether a row is there already: another worker wrote it, and moved the cursor with it.
pub(super) fn is_there(error: &Error) -> bool {
    matches!(error, Error::Postgres(error) if error.code() == Some(&SqlState::UNIQUE_VIOLATION))
}
