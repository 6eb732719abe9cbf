//! What a run does to one record, and what is kept of a record that it cannot write.

use super::batch::LONGEST_BODY;
use super::reader::Raw;
use crate::models::{Definition, Field};
use crate::services::pipeline::{Pipeline, Record, check_record};

/// As much of a record is kept as a dead letter, in bytes.
const LONGEST_RAW: usize = 64 << 10;

/// The steps of a version, and what it asks of records.
#[derive(Clone, Debug)]
pub(super) struct Transform {
    fields: Option<Vec<Field>>,
    pipeline: Pipeline,
}

/// A record that cannot be written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) reason: String,
    /// The record as it was, as far as it is kept.
    pub(super) raw: String,
    /// Whether `raw` is exactly the record, and can be tried again.
    pub(super) whole: bool,
}

/// What is kept of a record.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) raw: String,
    pub(super) whole: bool,
}

impl Transform {
    pub(super) fn new(definition: Definition) -> Self {
        Self { pipeline: Pipeline::new(&definition.steps), fields: definition.fields }
    }

    /// Writes what becomes of a record of an object to `body`; false when a filter keeps it out.
    pub(super) fn record(
        &self,
        raw: Raw<'_>,
        header: &[String],
        body: &mut Vec<u8>,
    ) -> Result<bool, Refused> {
        let record = match &raw {
            Raw::Line(line) => Record::parse(line),
            Raw::Fields(fields) => Ok(Record::from_texts(header, fields.iter().copied())),
            Raw::Broken(reason, _) => Err(reason.clone()),
        };
        self.apply(record, body).map_err(|reason| {
            let Kept { raw, whole } = kept(&raw, header);
            Refused { reason, raw, whole }
        })
    }

    /// The same of a record that is read already.
    pub(super) fn apply<'a>(
        &'a self,
        record: Result<Record<'a>, String>,
        body: &mut Vec<u8>,
    ) -> Result<bool, String> {
        let record = record?;
        if let Some(fields) = &self.fields {
            check_record(fields, &record)?;
        }
        let Some(record) = self.pipeline.apply(record)? else { return Ok(false) };
        body.clear();
        record.write(body);
        if body.len() > LONGEST_BODY {
            return Err(format!("after the steps it is longer than {LONGEST_BODY} bytes"));
        }
        Ok(true)
    }
}

/// The record as it is kept, of whatever kind; one of CSV as a JSON object, so that it can be replayed as one.
pub(super) fn kept(raw: &Raw<'_>, header: &[String]) -> Kept {
    match raw {
        Raw::Line(bytes) => text(bytes),
        // What is no record never becomes one, whatever it looks like.
        Raw::Broken(_, bytes) => Kept { whole: false, ..text(bytes) },
        Raw::Fields(fields) => {
            let mut body = Vec::new();
            Record::from_texts(header, fields.iter().copied()).write(&mut body);
            text(&body)
        }
    }
}

/// Bytes as Postgres can keep them: UTF-8 without U+0000.
fn text(bytes: &[u8]) -> Kept {
    let mut raw = String::from_utf8_lossy(&bytes[..bytes.len().min(LONGEST_RAW)]).replace('\0', "\u{fffd}");
    raw.truncate(raw.floor_char_boundary(LONGEST_RAW));
    let whole = raw.as_bytes() == bytes;
    Kept { raw, whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transform(definition: serde_json::Value) -> Transform {
        let steps = serde_json::from_value(definition["steps"].clone()).unwrap();
        let fields = serde_json::from_value(definition["fields"].clone()).unwrap();
        Transform::new(Definition { steps, fields })
    }

    #[test]
    fn a_record_that_is_refused_is_kept_as_it_was() {
        let transform = transform(serde_json::json!({
            "steps": [{ "select": ["a"] }], "fields": [{ "name": "a", "type": "number" }]
        }));
        let header = ["a".to_owned(), "b".to_owned()];
        let mut body = Vec::new();
        assert_eq!(transform.record(Raw::Fields(vec!["1", "x"]), &header, &mut body), Ok(true));
        assert_eq!(body, br#"{"a":"1"}"#);
        let mut refused = |raw: Raw<'_>| transform.record(raw, &header, &mut body).unwrap_err();
        let found = refused(Raw::Fields(vec!["one", "x"]));
        assert_eq!((found.raw.as_str(), found.whole), (r#"{"a":"one","b":"x"}"#, true));
        assert_eq!(found.reason, "the field `a` is no number");
        assert_eq!(refused(Raw::Line(b"{\"b\":1}")).raw, r#"{"b":1}"#);
        let found = refused(Raw::Broken("why".into(), b"x\0\xff"));
        assert_eq!((found.reason.as_str(), found.raw.as_str()), ("why", "x\u{fffd}\u{fffd}"));
    }

    #[test]
    fn only_what_is_exactly_the_record_is_whole() {
        let long = vec![b'1'; LONGEST_RAW + 1];
        for (raw, whole) in [
            (Raw::Line(b"{\"b\":1}"), true),
            (Raw::Line(&long[1..]), true),
            (Raw::Line(&long), false),
            (Raw::Line(b"{\"b\":\"\xff\"}"), false),
            (Raw::Line(b"{\"b\":\0}"), false),
            // One field where the header has two: a line of CSV that looks like a record of NDJSON is none.
            (Raw::Broken("1 fields; the header has 2".into(), b"{\"a\":1}"), false),
        ] {
            assert_eq!(kept(&raw, &[]).whole, whole, "{raw:?}");
        }
    }

    #[test]
    fn a_long_record_is_cut_between_characters() {
        let long = "é".repeat(LONGEST_RAW);
        let kept = text(&long.as_bytes()[1..]).raw;
        assert!(kept.len() <= LONGEST_RAW && kept.len() > LONGEST_RAW - 4, "{}", kept.len());
    }
}
