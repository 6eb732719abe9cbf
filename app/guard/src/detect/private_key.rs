//! Private keys in PEM (RFC 7468): from `-----BEGIN … PRIVATE KEY-----` to the end of the `-----END` line.

use memchr::memmem;

use super::Found;
use crate::Kind;

const BEGIN: &[u8] = b"-----BEGIN ";
const NAMED: &[u8] = b"PRIVATE KEY";
const END: &[u8] = b"-----END ";
const DASHES: &[u8] = b"-----";
/// The longest line of a label that is read, `ENCRYPTED PRIVATE KEY` among them, in bytes.
const LONGEST_LABEL: usize = 48;

/// Remembers where the next `-----END` is, so that it is looked for once however many keys begin.
#[derive(Debug, Default)]
pub(super) struct Search {
    /// The place, or the end of the text if there is none.
    end: usize,
}

impl Search {
    /// The key that begins at `at`.
    pub(super) fn at(&mut self, bytes: &[u8], at: usize) -> Option<Found> {
        let label = bytes[at..].strip_prefix(BEGIN)?;
        let label = &label[..label.len().min(LONGEST_LABEL)];
        let label_end = memmem::find(label, DASHES)?;
        memmem::find(&label[..label_end], NAMED)?;
        let body = at + BEGIN.len() + label_end + DASHES.len();
        let end = match self.next_end(bytes, body) {
            Some(end) => end_of_line(bytes, end + END.len()),
            None => end_of_body(bytes, body),
        };
        Some(Found { kind: Kind::Key, range: at..end })
    }

    fn next_end(&mut self, bytes: &[u8], from: usize) -> Option<usize> {
        if self.end < from {
            self.end = memmem::find(&bytes[from..], END).map_or(bytes.len(), |offset| from + offset);
        }
        (self.end < bytes.len()).then_some(self.end)
    }
}

/// Behind the dashes that close the line of `-----END`.
fn end_of_line(bytes: &[u8], from: usize) -> usize {
    let line = &bytes[from..bytes.len().min(from + LONGEST_LABEL)];
    match memmem::find(line, DASHES) {
        Some(offset) => from + offset + DASHES.len(),
        None => from,
    }
}

/// A key that was cut off ends with what can be base64, and with the line breaks in it, which JSON writes as `\n`.
fn end_of_body(bytes: &[u8], from: usize) -> usize {
    let is_body = |byte: &&u8| byte.is_ascii_alphanumeric() || b"+/=\r\n\\".contains(byte);
    from + bytes[from..].iter().take_while(is_body).count()
}
