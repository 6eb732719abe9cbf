//! An object's bytes and the reader that cuts them into records.

use futures_util::TryStreamExt;

use super::reader::Reader;
use crate::Error;
use crate::objects::Content;

/// Where the header of a CSV object must end.
const LARGEST_HEADER: u64 = 1 << 20;

/// A part of an object, or all of it.
pub(super) struct Source {
    stream: Content,
    pub(super) reader: Reader,
    /// Bytes that were read.
    bytes: u64,
    ended: bool,
}

impl Source {
    pub(super) fn new(stream: Content, reader: Reader) -> Self {
        Self { stream, reader, bytes: 0, ended: false }
    }

    /// Bytes that were read, records or not.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Feeds the reader; false when nothing is left to feed.
    pub(super) async fn feed(&mut self) -> Result<bool, Error> {
        if self.ended {
            return Ok(false);
        }
        if let Some(piece) = self.stream.try_next().await? {
            self.bytes += piece.len() as u64;
            self.reader.push(&piece);
        } else {
            self.reader.end();
            self.ended = true;
        }
        Ok(true)
    }

    /// The field names of a CSV object; nothing when it has none.
    pub(super) async fn header(&mut self) -> Result<Option<Vec<String>>, Error> {
        loop {
            if let Some(header) = self.reader.header() {
                return Ok(Some(header.to_vec()));
            }
            if self.bytes > LARGEST_HEADER || !self.feed().await? {
                return Ok(None);
            }
        }
    }
}
