//! A batch of transformed records, in the binary format of Postgres's COPY.

use std::ops::Range;

use bytes::Bytes;

use crate::models::{RunId, TenantId};
use crate::repositories::dead_letters::Letter;

/// The start of a binary COPY: signature, flags, no header extension.
/// <https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.4>
const SIGNATURE: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
/// The end of one: a row of -1 fields.
const TRAILER: &[u8] = b"\xff\xff";
/// The fields of `record`.
const FIELDS: i16 = 4;
/// Bytes of the longest record that is written: steps can make long ones out of short ones.
pub(super) const LONGEST_BODY: usize = 2 << 20;
/// Bytes of a row before its body: the number of fields, three of eight bytes with their lengths, the length of the body.
const HEAD: usize = 2 + 3 * (4 + 8) + 4;

/// Records that are written, and the cursor of their chunk moved, in one transaction.
#[derive(Debug)]
pub(super) struct Batch {
    /// What every row begins with, but for the record's number and the length of its body.
    head: [u8; HEAD],
    rows: Vec<u8>,
    /// Where each row ends, and the record's number, to find the one that Postgres refuses.
    ends: Vec<(usize, i64)>,
    /// Records that could not be transformed and are kept, and their size.
    letters: Vec<Letter>,
    letters_bytes: usize,
    /// Records that could not be transformed, all of them.
    skipped: usize,
    /// The chunk's cursor before and after.
    pub(super) from: u64,
    pub(super) to: u64,
    /// The number of the record before the first.
    pub(super) before: i64,
    pub(super) read: i64,
}

impl Batch {
    pub(super) fn new(tenant: TenantId, run: RunId, from: u64, before: i64) -> Self {
        Self::empty(head(tenant, run), from, before)
    }

    fn empty(head: [u8; HEAD], from: u64, before: i64) -> Self {
        Self {
            head,
            rows: Vec::new(),
            ends: Vec::new(),
            letters: Vec::new(),
            letters_bytes: 0,
            skipped: 0,
            from,
            to: from,
            before,
            read: 0,
        }
    }

    /// Adds one row: the record's number and its JSON text, at most [`LONGEST_BODY`].
    pub(super) fn push(&mut self, number: i64, body: &[u8]) {
        let length = i32::try_from(body.len()).expect("no body is longer than `LONGEST_BODY`");
        self.head[HEAD - 12..HEAD - 4].copy_from_slice(&number.to_be_bytes());
        self.head[HEAD - 4..].copy_from_slice(&length.to_be_bytes());
        self.rows.extend_from_slice(&self.head);
        // The binary form of json is its text.
        self.rows.extend_from_slice(body);
        self.ends.push((self.rows.len(), number));
    }

    /// The batch after this one, with as much room: it will be about as large.
    pub(super) fn next(&self, from: u64, before: i64) -> Self {
        Self {
            rows: Vec::with_capacity(self.rows.len() + self.rows.len() / 16),
            ends: Vec::with_capacity(self.ends.len()),
            ..Self::empty(self.head, from, before)
        }
    }

    /// Counts a record that is not written; some of them are kept.
    pub(super) fn skip(&mut self, letter: Option<Letter>) {
        self.skipped += 1;
        if let Some(letter) = letter {
            self.letters_bytes += letter.reason.len() + letter.raw.len();
            self.letters.push(letter);
        }
    }

    /// The size in memory of what is to be written.
    pub(super) fn bytes(&self) -> usize {
        self.rows.len() + self.letters_bytes
    }

    /// The batch with nothing more to be added.
    pub(super) fn seal(self) -> Sealed {
        let Self { rows, ends, letters, skipped, from, to, before, read, .. } = self;
        Sealed { rows: rows.into(), ends, letters, skipped, from, to, before, read }
    }
}

/// The beginning of every row: its fields in the order of the table.
fn head(tenant: TenantId, run: RunId) -> [u8; HEAD] {
    let mut head = [0; HEAD];
    head[..2].copy_from_slice(&FIELDS.to_be_bytes());
    for (place, value) in [(2, tenant.0), (14, run.0), (26, 0)] {
        head[place..place + 4].copy_from_slice(&8_i32.to_be_bytes());
        head[place + 4..place + 12].copy_from_slice(&value.to_be_bytes());
    }
    head
}

/// A batch that is written.
#[derive(Debug)]
pub(super) struct Sealed {
    rows: Bytes,
    ends: Vec<(usize, i64)>,
    pub(super) letters: Vec<Letter>,
    pub(super) skipped: usize,
    pub(super) from: u64,
    pub(super) to: u64,
    pub(super) before: i64,
    pub(super) read: i64,
}

impl Sealed {
    pub(super) fn written(&self) -> usize {
        self.ends.len()
    }

    /// Some of the rows as a whole COPY stream, in pieces that share the memory of the batch.
    pub(super) fn stream(&self, rows: &Range<usize>) -> Vec<Bytes> {
        let end = |rows: usize| if rows == 0 { 0 } else { self.ends[rows - 1].0 };
        vec![
            Bytes::from_static(SIGNATURE),
            self.rows.slice(end(rows.start)..end(rows.end)),
            Bytes::from_static(TRAILER),
        ]
    }

    /// The record's number of a row.
    pub(super) fn number(&self, row: usize) -> i64 {
        self.ends[row].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_batch_are_streams_of_their_own() {
        let mut batch = Batch::new(TenantId(1), RunId(2), 0, 0);
        for number in 1..=3 {
            batch.push(number, format!("{{\"n\":{number}}}").as_bytes());
        }
        let batch = batch.seal();
        let part = batch.stream(&(1..3)).concat();
        assert!(part.starts_with(SIGNATURE) && part.ends_with(TRAILER));
        let text = String::from_utf8_lossy(&part);
        assert!(!text.contains("{\"n\":1}") && text.contains("{\"n\":2}") && text.contains("{\"n\":3}"));
        assert_eq!((batch.written(), batch.number(1)), (3, 2));
        assert_eq!(batch.stream(&(0..0)).concat(), [SIGNATURE, TRAILER].concat());
    }

    /// <https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.4>
    #[test]
    fn a_row_is_its_fields_with_their_lengths() {
        let mut batch = Batch::new(TenantId(1), RunId(0x0102), 0, 0).next(7, 2);
        batch.push(3, b"{}");
        assert_eq!((batch.from, batch.to, batch.before), (7, 7, 2));
        let row = [
            &[0, 4][..],
            &[0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 1],
            &[0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 1, 2],
            &[0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 3],
            &[0, 0, 0, 2, b'{', b'}'],
        ];
        assert_eq!(batch.seal().stream(&(0..1))[1], row.concat());
    }
}
