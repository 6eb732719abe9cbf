//! Cuts a stream of bytes into records, and knows at which byte each of them ends.

use csv_core::ReadRecordResult;

use crate::models::Format;

/// Records longer than this are skipped, so that no object decides how much memory a worker takes.
const LONGEST: usize = 1 << 20;

/// One record of an object.
#[derive(Debug)]
pub enum Raw<'a> {
    /// One line of NDJSON.
    Line(&'a [u8]),
    /// The fields of a CSV record, in the order of the header.
    Fields(Vec<&'a str>),
    /// What is no record, and why.
    Broken(String),
}

/// Reads records out of chunks.
#[derive(Debug)]
pub struct Reader {
    format: Format,
    buffer: Vec<u8>,
    start: usize,
    /// The byte of the object at `buffer[start]`.
    offset: u64,
    ended: bool,
    /// The field names, for CSV; read from the first record.
    header: Option<Vec<String>>,
    csv: csv_core::Reader,
    output: Vec<u8>,
    ends: Vec<usize>,
    /// Whether the rest of a record that is too long is being passed over.
    passing: bool,
}

/// What a look into the buffer gave.
enum Cut {
    /// A record of so many bytes, its end included.
    Bytes(usize),
    TooLong(usize),
    NeedMore,
    End,
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
            ended: false,
            header,
            csv: csv_core::Reader::new(),
            output: vec![0; 4096],
            ends: vec![0; 64],
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

    /// The byte of the object after the last record that was given.
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// The field names of a CSV object, once they are read.
    pub fn header(&mut self) -> Option<&[String]> {
        if self.format == Format::Csv && self.header.is_none() {
            match self.cut_csv() {
                Cut::Bytes(length) => {
                    let (fields, _) = self.fields();
                    let names = fields
                        .into_iter()
                        .map(|name| name.trim_start_matches('\u{feff}').to_owned())
                        .collect();
                    self.header = Some(names);
                    self.advance(length);
                }
                Cut::TooLong(_) | Cut::NeedMore | Cut::End => {}
            }
        }
        self.header.as_deref()
    }

    /// The next record, or nothing when more bytes are needed or none are left.
    pub fn next_record(&mut self) -> Option<Raw<'_>> {
        if self.format == Format::Csv && self.header().is_none() {
            return None;
        }
        loop {
            let cut = match self.format {
                Format::Ndjson => self.cut_line(),
                Format::Csv => self.cut_csv(),
            };
            match cut {
                Cut::NeedMore | Cut::End => return None,
                Cut::TooLong(length) => {
                    self.advance(length);
                    if !std::mem::replace(&mut self.passing, true) {
                        return Some(Raw::Broken(format!("longer than {LONGEST} bytes")));
                    }
                }
                Cut::Bytes(length) => {
                    let from = self.start;
                    self.advance(length);
                    // The end of a record that was reported as too long.
                    if std::mem::take(&mut self.passing) {
                        continue;
                    }
                    match self.format {
                        Format::Ndjson => {
                            let line = self.buffer[from..from + length].trim_ascii();
                            if line.is_empty() {
                                continue;
                            }
                            // The borrow checker wants the slice taken anew for the return.
                            return Some(Raw::Line(self.buffer[from..from + length].trim_ascii()));
                        }
                        Format::Csv => return Some(self.csv_record()),
                    }
                }
            }
        }
    }

    fn advance(&mut self, length: usize) {
        self.start += length;
        self.offset += length as u64;
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

    /// Reads one CSV record into `output`; the parser begins afresh when bytes are missing.
    fn cut_csv(&mut self) -> Cut {
        let rest = &self.buffer[self.start..];
        if rest.is_empty() {
            return if self.ended { Cut::End } else { Cut::NeedMore };
        }
        self.csv.reset();
        let (mut read, mut written, mut fields) = (0, 0, 0);
        loop {
            let input = &rest[read..];
            let (result, bytes_in, bytes_out, ends) =
                self.csv.read_record(input, &mut self.output[written..], &mut self.ends[fields..]);
            read += bytes_in;
            written += bytes_out;
            fields += ends;
            match result {
                ReadRecordResult::Record => {
                    self.ends.truncate(fields);
                    return Cut::Bytes(read);
                }
                ReadRecordResult::OutputFull if self.output.len() > LONGEST => return Cut::TooLong(read),
                ReadRecordResult::OutputFull => self.output.resize(self.output.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::InputEmpty if !self.ended => {
                    return if rest.len() > LONGEST { Cut::TooLong(read) } else { Cut::NeedMore };
                }
                // An empty input is how the parser is told that the end has come.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::End => return Cut::End,
            }
        }
    }

    fn fields(&self) -> (Vec<&str>, bool) {
        let (mut fields, mut from, mut clean) = (Vec::with_capacity(self.ends.len()), 0, true);
        for end in &self.ends {
            match std::str::from_utf8(&self.output[from..*end]) {
                Ok(text) => fields.push(text),
                Err(_) => clean = false,
            }
            from = *end;
        }
        (fields, clean)
    }

    fn csv_record(&self) -> Raw<'_> {
        let wanted = self.header.as_ref().map_or(0, Vec::len);
        match self.fields() {
            (_, false) => Raw::Broken("not UTF-8".into()),
            (fields, true) if fields.len() != wanted => {
                Raw::Broken(format!("{} fields; the header has {wanted}", fields.len()))
            }
            (fields, true) => Raw::Fields(fields),
        }
    }
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
                    Raw::Broken(reason) => format!("!{reason}"),
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
}
