//! Finds the end of a CSV record, and its fields. How an object is cut depends on its bytes alone.

use csv_core::{ReadRecordResult, Reader};

use super::reader::{Cut, LONGEST};

/// Lines that a record may have, by line breaks within quotes. A quote that is left open costs as many lines to find out, for
/// each line.
pub(super) const MOST_LINES: usize = 200;

/// The parser, and the record that it read last.
#[derive(Debug)]
pub(super) struct Parser {
    parser: Reader,
    output: Vec<u8>,
    written: usize,
    ends: Vec<usize>,
    fields: usize,
}

impl Parser {
    pub(super) fn new() -> Self {
        Self { parser: Reader::new(), output: vec![0; 4096], written: 0, ends: vec![0; 64], fields: 0 }
    }

    /// Reads the first record of what is at hand; afresh each time. At most [`LONGEST`] bytes are looked at.
    pub(super) fn cut(&mut self, rest: &[u8], ended: bool) -> Cut {
        let window = &rest[..rest.len().min(LONGEST)];
        let full = window.len() == LONGEST;
        let blank = window.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        if blank == window.len() {
            return match (full, ended) {
                (true, _) => Cut::TooLong(LONGEST),
                (false, true) => Cut::End,
                (false, false) => Cut::NeedMore,
            };
        }
        self.parser.reset();
        (self.written, self.fields) = (0, 0);
        let mut read = blank;
        for _ in 0..MOST_LINES {
            let line = match line_end(&window[read..], full || ended) {
                Some(length) => &window[read..read + length],
                None if full => break,
                None if !ended => return Cut::NeedMore,
                None => {
                    // At the end of the object the last record may lack the end of its line.
                    let last = &window[read..];
                    if self.feed(last).is_none() && self.feed(b"\n").is_some() {
                        return Cut::Bytes(window.len());
                    }
                    break;
                }
            };
            if let Some(length) = self.feed(line) {
                return Cut::Bytes(read + length);
            }
            read += line.len();
        }
        // Nothing ends it: a quote was left open, and the record is its first line alone.
        match line_end(&window[blank..], full || ended) {
            Some(length) => Cut::Unclosed(blank + length),
            None if full => Cut::TooLong(LONGEST),
            None => Cut::Unclosed(window.len()),
        }
    }

    /// Reads on; gives the bytes up to the end of the record, if that is among them.
    fn feed(&mut self, input: &[u8]) -> Option<usize> {
        let mut read = 0;
        // The parser takes nothing for the end of the object.
        while read < input.len() {
            let (output, ends) = (&mut self.output[self.written..], &mut self.ends[self.fields..]);
            let (result, bytes, written, fields) = self.parser.read_record(&input[read..], output, ends);
            read += bytes;
            self.written += written;
            self.fields += fields;
            match result {
                ReadRecordResult::Record => return Some(read),
                ReadRecordResult::OutputFull => self.output.resize(self.output.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::InputEmpty | ReadRecordResult::End => {}
            }
        }
        None
    }

    /// The fields of the record that was read last; nothing when one is not UTF-8.
    pub(super) fn fields(&self) -> Option<Vec<&str>> {
        // Looked at as a whole; a character that two fields share is no border then.
        let text = std::str::from_utf8(&self.output[..self.written]).ok()?;
        let mut from = 0;
        self.ends[..self.fields]
            .iter()
            .map(|end| text.get(std::mem::replace(&mut from, *end)..*end))
            .collect()
    }
}

/// The bytes of the first line, its end included, which is `\n`, `\r` or both; nothing when the end is not to be seen yet.
fn line_end(window: &[u8], is_all: bool) -> Option<usize> {
    let end = memchr::memchr2(b'\n', b'\r', window)?;
    match (window[end], window.get(end + 1)) {
        (b'\r', Some(b'\n')) => Some(end + 2),
        (b'\r', None) if !is_all => None,
        _ => Some(end + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(object: &[u8], expected: Option<&[&str]>) {
        let mut parser = Parser::new();
        assert!(matches!(parser.cut(object, true), Cut::Bytes(_)));
        assert_eq!(parser.fields().as_deref(), expected);
    }

    #[test]
    fn fields_are_utf8_each_by_itself() {
        check("é,\"ü\"\n".as_bytes(), Some(&["é", "ü"]));
        check(b",\n", Some(&["", ""]));
        check(b"a,\xff\n", None);
        // The two bytes of one character, in two fields.
        check(b"\xc3,\xa9\n", None);
    }

    #[test]
    fn a_record_of_many_fields_is_read_whole() {
        let object = format!("{}{}\n", "x,".repeat(1000), "y".repeat(100_000));
        let mut parser = Parser::new();
        assert!(matches!(parser.cut(object.as_bytes(), false), Cut::Bytes(length) if length == object.len()));
        let fields = parser.fields().unwrap();
        assert_eq!((fields.len(), fields[1000].len()), (1001, 100_000));
    }
}
