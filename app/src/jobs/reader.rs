//! Cuts a stream of bytes into records, and knows at which byte each of them ends.

use std::ops::Range;

use super::csv::{MOST_LINES, Parser};
use crate::models::Format;

/// Records longer than this are broken, so that no object decides how much memory a worker takes. How an object is cut depends
/// on its bytes alone, never on the pieces that it comes in: whoever reads it again from a record on finds the same records.
pub(super) const LONGEST: usize = 1 << 20;

/// One record of an object.
#[derive(Debug)]
pub enum Raw<'a> {
    /// One line of NDJSON.
    Line(&'a [u8]),
    /// The fields of a CSV record, in the order of the header.
    Fields(Vec<&'a str>),
    /// What is no record, why, and its bytes, as far as they are at hand.
    Broken(String, &'a [u8]),
}

/// Reads records out of chunks.
#[derive(Debug)]
pub struct Reader {
    format: Format,
    buffer: Vec<u8>,
    start: usize,
    /// The byte of the object at `buffer[start]`.
    offset: u64,
    /// The byte at which the last record that was given begins.
    began: u64,
    ended: bool,
    /// The field names, for CSV; read from the first record.
    header: Option<Vec<String>>,
    csv: Parser,
    /// Bytes that must be at hand before it is of use to look for a CSV record again: twice as many as the last time, because
    /// each look begins at the first of them.
    wanted: usize,
    /// Whether the rest of a record that is too long is being passed over.
    passing: bool,
}

/// What a look into the buffer gave.
pub(super) enum Cut {
    /// A record of so many bytes, its end included.
    Bytes(usize),
    /// A line of CSV of so many bytes that opens a quote which nothing closes.
    Unclosed(usize),
    /// The beginning of a line that is too long.
    TooLong(usize),
    NeedMore,
    End,
}

/// What was passed, and where it stands in the buffer.
enum Passed {
    Record(Range<usize>),
    Unclosed(Range<usize>),
    TooLong(Range<usize>),
}

impl Reader {
    /// A reader that begins at a byte of the object; CSV is then given the header that was read at its beginning.
    #[must_use]
    pub fn new(format: Format, offset: u64, header: Option<Vec<String>>) -> Self {
        Self {
            format,
            buffer: Vec::new(),
            start: 0,
            offset,
            began: offset,
            ended: false,
            header,
            csv: Parser::new(),
            wanted: 0,
            passing: false,
        }
    }

    pub fn push(&mut self, chunk: &[u8]) {
        self.buffer.drain(..self.start);
        self.start = 0;
        self.buffer.extend_from_slice(chunk);
    }

    /// Says that no chunk follows.
    pub fn end(&mut self) {
        self.ended = true;
    }

    /// The byte of the object at which the last record that was given begins: a place to begin to read at.
    #[must_use]
    pub fn began(&self) -> u64 {
        self.began
    }

    /// The byte of the object after the last record that was given. Within a line that is too long it is no place to begin at.
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// The field names of a CSV object, once they are read; those that are not UTF-8 never are.
    pub fn header(&mut self) -> Option<&[String]> {
        if self.format == Format::Csv && self.header.is_none() {
            match self.cut_csv() {
                Cut::Bytes(length) => {
                    let plain = |name: &str| name.trim_start_matches('\u{feff}').to_owned();
                    let names = self.csv.fields()?.into_iter().map(plain).collect();
                    self.header = Some(names);
                    self.advance(length);
                }
                Cut::Unclosed(_) | Cut::TooLong(_) | Cut::NeedMore | Cut::End => {}
            }
        }
        self.header.as_deref()
    }

    /// The next record, or nothing when more bytes are needed or none are left.
    pub fn next_record(&mut self) -> Option<Raw<'_>> {
        Some(match self.step()? {
            Passed::TooLong(range) => Raw::Broken(too_long(), &self.buffer[range]),
            Passed::Unclosed(range) => Raw::Broken(unclosed(), self.buffer[range].trim_ascii()),
            Passed::Record(range) => {
                let bytes = self.buffer[range].trim_ascii();
                match self.format {
                    Format::Ndjson => Raw::Line(bytes),
                    Format::Csv => self.csv_record(bytes),
                }
            }
        })
    }

    /// Passes over the next record without looking at what is in it; false when more bytes are needed or none are left.
    pub fn pass(&mut self) -> bool {
        self.step().is_some()
    }

    fn step(&mut self) -> Option<Passed> {
        if self.format == Format::Csv && self.header().is_none() {
            return None;
        }
        loop {
            let cut = match self.format {
                Format::Csv if !self.passing => self.cut_csv(),
                Format::Csv | Format::Ndjson => self.cut_line(),
            };
            let (from, began) = (self.start, self.offset);
            let passed = match cut {
                Cut::NeedMore | Cut::End => return None,
                Cut::TooLong(length) => {
                    self.advance(length);
                    if std::mem::replace(&mut self.passing, true) {
                        continue;
                    }
                    Passed::TooLong(from..from + length)
                }
                Cut::Unclosed(length) => {
                    self.advance(length);
                    Passed::Unclosed(from..from + length)
                }
                Cut::Bytes(length) => {
                    self.advance(length);
                    // The end of a record that was reported as too long, or an empty line.
                    let empty = self.format == Format::Ndjson
                        && self.buffer[from..from + length].iter().all(u8::is_ascii_whitespace);
                    if std::mem::take(&mut self.passing) || empty {
                        continue;
                    }
                    Passed::Record(from..from + length)
                }
            };
            self.began = began;
            return Some(passed);
        }
    }

    fn advance(&mut self, length: usize) {
        self.start += length;
        self.offset += length as u64;
        self.wanted = 0;
    }

    fn cut_line(&self) -> Cut {
        let rest = &self.buffer[self.start..];
        match memchr::memchr(b'\n', rest) {
            Some(end) if end < LONGEST => Cut::Bytes(end + 1),
            None if rest.len() < LONGEST && !self.ended => Cut::NeedMore,
            None if rest.is_empty() => Cut::End,
            None if self.ended && rest.len() < LONGEST => Cut::Bytes(rest.len()),
            Some(_) | None => Cut::TooLong(LONGEST),
        }
    }

    fn cut_csv(&mut self) -> Cut {
        let rest = &self.buffer[self.start..];
        if rest.len() < self.wanted && !self.ended {
            return Cut::NeedMore;
        }
        let cut = self.csv.cut(rest, self.ended);
        if matches!(cut, Cut::NeedMore) {
            self.wanted = (rest.len() * 2).min(LONGEST);
        }
        cut
    }

    fn csv_record<'a>(&'a self, bytes: &'a [u8]) -> Raw<'a> {
        let wanted = self.header.as_ref().map_or(0, Vec::len);
        match self.csv.fields() {
            None => Raw::Broken("not UTF-8".into(), bytes),
            Some(fields) if fields.len() != wanted => {
                Raw::Broken(format!("{} fields; the header has {wanted}", fields.len()), bytes)
            }
            Some(fields) => Raw::Fields(fields),
        }
    }
}

fn too_long() -> String {
    format!("longer than {LONGEST} bytes")
}

fn unclosed() -> String {
    format!("a quote is not closed within {MOST_LINES} lines or {LONGEST} bytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads an object in chunks of one size; each record with the byte at which it ends.
    fn read(format: Format, object: &[u8], size: usize) -> Vec<(String, u64)> {
        let mut reader = Reader::new(format, 0, None);
        let mut found = Vec::new();
        let mut take = |reader: &mut Reader| {
            while let Some(raw) = reader.next_record() {
                let text = match raw {
                    Raw::Line(line) => String::from_utf8_lossy(line).into_owned(),
                    Raw::Fields(fields) => fields.join("|"),
                    Raw::Broken(reason, _) => format!("!{reason}"),
                };
                found.push((text, reader.offset()));
            }
        };
        for chunk in object.chunks(size) {
            reader.push(chunk);
            take(&mut reader);
        }
        reader.end();
        take(&mut reader);
        found
    }

    #[track_caller]
    fn check(format: Format, object: &str, expected: &[(&str, u64)]) {
        for size in [1, 3, 7, 1000] {
            let found = read(format, object.as_bytes(), size);
            let found: Vec<(&str, u64)> = found.iter().map(|(text, end)| (text.as_str(), *end)).collect();
            assert_eq!(found, expected, "in chunks of {size}");
        }
    }

    #[test]
    fn lines_end_where_the_next_begins() {
        check(
            Format::Ndjson,
            "{\"a\":1}\n\n{\"b\":2}\r\n{\"c\":3}",
            &[("{\"a\":1}", 8), ("{\"b\":2}", 18), ("{\"c\":3}", 25)],
        );
        check(Format::Ndjson, "", &[]);
    }

    #[test]
    fn csv_fields_may_hold_lines_and_quotes() {
        check(
            Format::Csv,
            "a,b\n1,\"x\ny\"\n2,\"say \"\"hi\"\"\"\n",
            &[("1|x\ny", 12), ("2|say \"hi\"", 27)],
        );
    }

    #[test]
    fn a_csv_record_of_another_length_is_broken() {
        check(Format::Csv, "a,b\n1\n2,3\n", &[("!1 fields; the header has 2", 6), ("2|3", 10)]);
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let object = format!("{}\n{{}}\n", "x".repeat(LONGEST * 2 + 5));
        let found = read(Format::Ndjson, object.as_bytes(), 100_000);
        let texts: Vec<&str> = found.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(texts, ["!longer than 1048576 bytes", "{}"]);
    }

    #[test]
    fn a_quote_that_nothing_closes_costs_its_own_line_only() {
        let unclosed = "!a quote is not closed within 200 lines or 1048576 bytes";
        check(Format::Csv, "a,b\n1,\"x\n2,y\n3,z\n", &[(unclosed, 9), ("2|y", 13), ("3|z", 17)]);
        check(Format::Csv, "a,b\n1,\"x", &[(unclosed, 8)]);
        let lines = "7,some text of a record\n".repeat(50_000);
        let object = format!("a,b\n1,\"x\n{lines}");
        for size in [100_000, 3 << 20] {
            let found = read(Format::Csv, object.as_bytes(), size);
            assert_eq!(found[0], (unclosed.to_owned(), 9), "in chunks of {size}");
            assert_eq!(found.len(), 50_001, "in chunks of {size}");
        }
    }

    #[test]
    fn a_quote_may_span_two_hundred_lines() {
        for (lines, expected) in [(199, 1), (200, 201)] {
            // Of the last line only the quote at its end is left, and that of the first.
            let object = format!("a\n\"{}\"\n", "x\r\n".repeat(lines));
            for size in [1, 100, 10_000] {
                assert_eq!(
                    read(Format::Csv, object.as_bytes(), size).len(),
                    expected,
                    "{lines} in chunks of {size}"
                );
            }
        }
        // Lines may also end as they did on old machines.
        check(Format::Csv, "a,b\r1,2\r\"3\r\",4\r", &[("1|2", 8), ("3\r|4", 15)]);
    }

    /// Each line opens a quote that the next one closes and opens again. Without a bound each would cost a look at a whole MiB.
    #[test]
    fn lines_that_leave_quotes_open_cost_little() {
        let object = format!("a\n{}", "x\"y,\"\"\"\n".repeat(100_000));
        let begun = std::time::Instant::now();
        read(Format::Csv, object.as_bytes(), 100_000);
        assert!(begun.elapsed() < std::time::Duration::from_secs(30), "{:?}", begun.elapsed());
    }

    #[test]
    fn passing_over_records_ends_where_reading_them_does() {
        let csv = "a,b\n1,2\n\n3,\"4\n5\"\r\n6,\"7\n8\n";
        for (format, object) in [(Format::Csv, csv), (Format::Ndjson, "{}\n\n{\"a\":1}\nx")] {
            let mut reader = Reader::new(format, 0, None);
            reader.push(object.as_bytes());
            reader.end();
            let mut ends = Vec::new();
            while reader.pass() {
                ends.push(reader.offset());
            }
            let read = read(format, object.as_bytes(), 1000);
            assert_eq!(ends, read.iter().map(|(_, end)| *end).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_last_csv_record_may_lack_the_end_of_its_line() {
        check(Format::Csv, "a,b\n1,\"x\ny\"", &[("1|x\ny", 11)]);
        check(Format::Csv, "a,b\r\n1,2\r\n\r\n", &[("1|2", 9)]);
        check(Format::Csv, "a,b\n1,", &[("1|", 6)]);
    }

    /// From every record's beginning on the rest is read as before.
    #[test]
    fn reading_goes_on_at_the_beginning_of_any_record() {
        let object = "a,b\n1,2\n\n3,\"4\n5\"\r\n6,\"7\n8,9\n";
        let mut reader = Reader::new(Format::Csv, 0, None);
        reader.push(object.as_bytes());
        reader.end();
        let header = reader.header().map(<[String]>::to_vec);
        let mut starts = Vec::new();
        while reader.next_record().is_some() {
            starts.push(reader.began());
        }
        assert_eq!(starts.len(), 4);
        for (index, start) in starts.iter().enumerate() {
            let mut again = Reader::new(Format::Csv, *start, header.clone());
            again.push(&object.as_bytes()[usize::try_from(*start).unwrap()..]);
            again.end();
            let mut left = 0;
            while again.next_record().is_some() {
                left += 1;
            }
            assert_eq!(left, starts.len() - index, "from byte {start}");
        }
    }
}
