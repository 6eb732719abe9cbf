//! Reads JSON with the place of every value. <https://www.rfc-editor.org/rfc/rfc8259>

use std::collections::BTreeSet;

use super::{DEEPEST, Key, Kind, LARGEST, Node, Numeral, scalar, syntax};
use crate::finding::{Finding, Place};

/// Why a text was not read.
pub(super) enum Refused {
    /// It does not follow the grammar of JSON: it may still be YAML.
    NoJson(Finding),
    /// It is JSON, and still wrong: a key given twice, too deep, too large.
    Final(Finding),
}

type Result<T> = std::result::Result<T, Refused>;

pub(super) fn read(text: &str) -> Result<Node> {
    let mut reader = Reader { rest: text, at: Place { line: 1, column: 1 }, nodes: 0 };
    let node = reader.value(0)?;
    reader.space();
    if reader.rest.is_empty() { Ok(node) } else { Err(reader.unexpected("nothing more")) }
}

struct Reader<'a> {
    rest: &'a str,
    /// The place of the first character of `rest`.
    at: Place,
    nodes: usize,
}

impl<'a> Reader<'a> {
    fn unexpected(&self, expected: &str) -> Refused {
        let found = match self.rest.chars().next() {
            Some(found) => format!("found `{}`", found.escape_debug()),
            None => "the file ends".into(),
        };
        Refused::NoJson(syntax(self.at, format!("{expected} is expected here, {found}")))
    }

    /// Takes so many bytes, none of them a line break.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.at.column += taken.chars().count();
        self.rest = rest;
        taken
    }

    fn space(&mut self) {
        let bytes = self.rest.as_bytes();
        let end = bytes.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
        let end = end.unwrap_or(bytes.len());
        for byte in &bytes[..end] {
            if *byte == b'\n' {
                self.at = Place { line: self.at.line + 1, column: 1 };
            } else {
                self.at.column += 1;
            }
        }
        self.rest = &self.rest[end..];
    }

    fn next_is(&mut self, wanted: char) -> bool {
        let is = self.rest.starts_with(wanted);
        if is {
            self.take(wanted.len_utf8());
        }
        is
    }

    fn value(&mut self, depth: usize) -> Result<Node> {
        self.space();
        let place = self.at;
        self.nodes += 1;
        if depth > DEEPEST {
            return Err(Refused::Final(syntax(place, format!("nested deeper than {DEEPEST} levels"))));
        }
        if self.nodes > LARGEST {
            let message = format!("the document holds more than {LARGEST} values");
            return Err(Refused::Final(syntax(place, message)));
        }
        let kind = match self.rest.bytes().next() {
            Some(b'{') => self.map(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Kind::String(self.string()?),
            _ => self.word()?,
        };
        Ok(Node { place, kind })
    }

    fn map(&mut self, depth: usize) -> Result<Kind> {
        self.take(1);
        let mut entries = Vec::new();
        let mut seen = BTreeSet::new();
        self.space();
        if self.next_is('}') {
            return Ok(Kind::Map(entries));
        }
        loop {
            self.space();
            let place = self.at;
            if !self.rest.starts_with('"') {
                return Err(self.unexpected("a key in double quotes"));
            }
            let text = self.string()?;
            if !seen.insert(text.clone()) {
                return Err(Refused::Final(syntax(place, format!("the key `{text}` is given twice"))));
            }
            self.space();
            if !self.next_is(':') {
                return Err(self.unexpected("`:`"));
            }
            let value = self.value(depth + 1)?;
            entries.push((Key { text, place }, value));
            self.space();
            if self.next_is('}') {
                return Ok(Kind::Map(entries));
            }
            if !self.next_is(',') {
                return Err(self.unexpected("`,` or `}`"));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Kind> {
        self.take(1);
        let mut items = Vec::new();
        self.space();
        if self.next_is(']') {
            return Ok(Kind::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.space();
            if self.next_is(']') {
                return Ok(Kind::List(items));
            }
            if !self.next_is(',') {
                return Err(self.unexpected("`,` or `]`"));
            }
        }
    }

    fn string(&mut self) -> Result<String> {
        let bytes = self.rest.as_bytes();
        let mut end = 1;
        loop {
            match bytes.get(end) {
                Some(b'"') => break,
                Some(b'\\') => end += 2,
                Some(0..0x20) | None => {
                    self.take(end.min(bytes.len()));
                    return Err(self.unexpected("the end of the string"));
                }
                Some(_) => end += 1,
            }
        }
        let inner = &self.rest[1..end];
        let text = if inner.contains('\\') {
            serde_json::from_str(&self.rest[..=end])
                .map_err(|_| Refused::NoJson(syntax(self.at, "this string has an escape that is none")))?
        } else {
            inner.to_owned()
        };
        self.take(end + 1);
        Ok(text)
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> Result<Kind> {
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        let end = self.rest.bytes().position(|byte| !is_part(byte)).unwrap_or(self.rest.len());
        let kind = match &self.rest[..end] {
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            "null" => Kind::Null,
            word => match scalar::json_number(word) {
                Some(value) => {
                    let written = (value.to_string() != word).then(|| word.into());
                    Kind::Number(Numeral { value, written })
                }
                None => return Err(self.unexpected("a value")),
            },
        };
        self.take(end);
        Ok(kind)
    }
}
