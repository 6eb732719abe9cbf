//! A batch of transformed records, in the binary format of Postgres's COPY.

use bytes::{BufMut, Bytes, BytesMut};

use crate::models::{RunId, TenantId};

/// The start of a binary COPY: signature, flags, no header extension.
/// <https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.4>
const SIGNATURE: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
/// The fields of `data.record`.
const FIELDS: i16 = 4;

/// Records that are written, and the run's cursor moved, in one transaction.
#[derive(Debug)]
pub(super) struct Batch {
    tenant: TenantId,
    run: RunId,
    rows: BytesMut,
    /// Where each row ends, to find the one that Postgres refuses.
    ends: Vec<(usize, i64)>,
    pub(super) skipped: Vec<(i64, String)>,
    /// The cursor before and after.
    pub(super) from: u64,
    pub(super) to: u64,
    pub(super) read: i64,
}

impl Batch {
    pub(super) fn new(tenant: TenantId, run: RunId, from: u64) -> Self {
        Self {
            tenant,
            run,
            rows: BytesMut::new(),
            ends: Vec::new(),
            skipped: Vec::new(),
            from,
            to: from,
            read: 0,
        }
    }

    /// Adds one row: the record's number and its JSON text.
    pub(super) fn push(&mut self, number: i64, body: &[u8]) {
        let rows = &mut self.rows;
        rows.put_i16(FIELDS);
        for value in [self.tenant.0, self.run.0, number] {
            rows.put_i32(8);
            rows.put_i64(value);
        }
        // The binary form of jsonb is a version byte and the text.
        rows.put_i32(i32::try_from(body.len() + 1).expect("records are at most a mebibyte"));
        rows.put_u8(1);
        rows.put_slice(body);
        self.ends.push((rows.len(), number));
    }

    pub(super) fn written(&self) -> usize {
        self.ends.len()
    }

    /// The size of the rows in memory.
    pub(super) fn bytes(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.read == 0
    }

    /// The rows of a part of the batch as a whole COPY stream.
    pub(super) fn stream(&self, rows: std::ops::Range<usize>) -> Bytes {
        let start = if rows.start == 0 { 0 } else { self.ends[rows.start - 1].0 };
        let end = if rows.end == 0 { 0 } else { self.ends[rows.end - 1].0 };
        let mut stream = BytesMut::with_capacity(SIGNATURE.len() + end - start + 2);
        stream.put_slice(SIGNATURE);
        stream.put_slice(&self.rows[start..end]);
        stream.put_i16(-1);
        stream.freeze()
    }

    /// The record's number of a row.
    pub(super) fn number(&self, row: usize) -> i64 {
        self.ends[row].1
    }
}
