//! Makes batches out of a chunk, while the batch before is being written.

use tokio::sync::mpsc::Sender;
use tokio::task::coop::consume_budget;
use tokio_util::sync::CancellationToken;

use super::batch::{Batch, Sealed};
use super::source::Source;
use super::transform::{Refused, Transform};
use crate::Error;
use crate::models::{RunId, TenantId};
use crate::repositories::dead_letters::Letter;

/// A batch is also full at this many bytes, whatever the number of its records.
const LARGEST_BATCH: usize = 2 << 20;

/// Why no more batches come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The chunk was read.
    Reached,
    /// Asked to stop, or nobody takes the batches any more.
    Left,
    /// The object is shorter than it was.
    Shorter,
}

/// What makes batches.
pub(super) struct Producer {
    pub(super) tenant: TenantId,
    pub(super) run: RunId,
    pub(super) transform: Transform,
    /// The field names of CSV.
    pub(super) header: Vec<String>,
    /// Records a batch.
    pub(super) batch_size: usize,
    /// Records that may still be kept as dead letters.
    pub(super) kept: usize,
    /// The number of the record before the first.
    pub(super) number: i64,
    /// From the cursor to the end of the chunk.
    pub(super) from: u64,
    pub(super) to: u64,
    pub(super) stop: CancellationToken,
}

impl Producer {
    /// Two batches are in memory at most: the one that is written, and the one that is made for the place which was taken for it.
    pub(super) async fn run(mut self, mut source: Source, batches: Sender<Sealed>) -> Result<End, Error> {
        let mut batch = Batch::new(self.tenant, self.run, self.from, self.number);
        let mut body = Vec::new();
        let Ok(mut place) = batches.reserve().await else { return Ok(End::Left) };
        loop {
            while let Some(raw) = source.reader.next_record() {
                let made = self.transform.record(raw, &self.header, &mut body);
                if self.is_full(&batch) {
                    // A record's beginning is the one place where whoever comes next can go on.
                    batch.to = source.reader.began();
                    let next = batch.next(batch.to, self.number);
                    place.send(std::mem::replace(&mut batch, next).seal());
                    if self.stop.is_cancelled() {
                        return Ok(End::Left);
                    }
                    let Ok(next) = batches.reserve().await else { return Ok(End::Left) };
                    place = next;
                }
                self.number += 1;
                batch.read += 1;
                match made {
                    Ok(true) => batch.push(self.number, &body),
                    Ok(false) => {}
                    Err(refused) => batch.skip(self.letter(refused)),
                }
                // However dear the records are, others get their turn: those who keep the job, and whoever asks to stop.
                consume_budget().await;
            }
            if self.stop.is_cancelled() {
                return Ok(End::Left);
            }
            if !source.feed().await? {
                break;
            }
        }
        if source.bytes() != self.to - self.from {
            return Ok(End::Shorter);
        }
        batch.to = self.to;
        if batch.from < batch.to {
            place.send(batch.seal());
        }
        Ok(End::Reached)
    }

    fn is_full(&self, batch: &Batch) -> bool {
        usize::try_from(batch.read).unwrap_or(usize::MAX) >= self.batch_size || batch.bytes() >= LARGEST_BATCH
    }

    fn letter(&mut self, refused: Refused) -> Option<Letter> {
        self.kept = self.kept.checked_sub(1)?;
        let Refused { reason, raw, whole } = refused;
        Some(Letter { number: self.number, reason, raw, whole })
    }
}
