//! Passes records through the steps of a flow. Values that no step looks into are carried as the text they came in.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::models::{Condition, Field, FieldType, Step, bare};

/// Bytes of the longest derived text as JSON, about as many as a record may have: steps that double each other would have no end.
const LONGEST_TEXT: usize = 1 << 20;
/// Bytes that the steps may add to one record, in texts and in names.
const MOST_ADDED: usize = 4 << 20;

/// A record on its way: names and raw JSON values, in order.
#[derive(Debug, Default)]
pub struct Record<'a> {
    fields: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

impl<'a> Record<'a> {
    /// Reads one JSON object.
    ///
    /// # Errors
    /// What is wrong with it and at which column.
    pub fn parse(line: &'a [u8]) -> Result<Self, String> {
        // Looked at once: of bytes, every name and every value would be looked at by itself.
        let text = std::str::from_utf8(line)
            .map_err(|error| format!("not UTF-8 at column {}", error.valid_up_to() + 1))?;
        serde_json::from_str(text).map_err(|error| match (error.classify(), error.column()) {
            (serde_json::error::Category::Data, _) => "not a JSON object".into(),
            (_, column) => {
                let text = error.to_string();
                let what = text.split(" at line ").next().unwrap_or_default();
                format!("not JSON at column {column}: {what}")
            }
        })
    }

    /// A record of texts, as CSV has them.
    pub fn from_texts(names: &'a [String], texts: impl Iterator<Item = &'a str>) -> Self {
        let texts = texts.map(|text| Cow::Owned(quoted(text)));
        Self { fields: names.iter().map(|name| Cow::Borrowed(name.as_str())).zip(texts).collect() }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_ref())
    }

    /// Writes the record as a JSON object.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.push(b'{');
        for (index, (name, value)) in self.fields.iter().enumerate() {
            if index > 0 {
                out.push(b',');
            }
            if needs_no_escape(name) {
                out.push(b'"');
                out.extend_from_slice(name.as_bytes());
                out.push(b'"');
            } else {
                out.extend_from_slice(quoted(name).as_bytes());
            }
            out.push(b':');
            out.extend_from_slice(value.as_bytes());
        }
        out.push(b'}');
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Record<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RecordVisitor)
    }
}

struct RecordVisitor;

impl<'de> Visitor<'de> for RecordVisitor {
    type Value = Record<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record<'de>, A::Error> {
        let mut fields = Vec::with_capacity(8);
        while let Some((name, value)) = map.next_entry::<Name<'de>, &'de RawValue>()? {
            fields.push((name.0, Cow::Borrowed(value.get())));
        }
        Ok(Record { fields })
    }
}

/// A key, borrowed unless it has escapes.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Name<'de>, E> {
        Ok(Name(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Name<'de>, E> {
        Ok(Name(Cow::Owned(text.to_owned())))
    }
}

/// Whether a record has what its flow asks of records.
///
/// # Errors
/// The first field that is missing or of another type.
pub fn check_record(fields: &[Field], record: &Record<'_>) -> Result<(), String> {
    for field in fields {
        match record.get(&field.name) {
            None if field.optional => {}
            None => return Err(format!("the record has no field `{}`", field.name)),
            Some(raw) if !fits(field.kind, raw) => {
                return Err(format!("the field `{}` is no {}", field.name, field.kind.as_str()));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

fn fits(kind: FieldType, raw: &str) -> bool {
    match kind {
        FieldType::Any => true,
        FieldType::Text => raw.starts_with('"'),
        // A JSON number begins with a digit or a sign; CSV has texts only.
        FieldType::Number => match raw.as_bytes().first() {
            Some(b'0'..=b'9' | b'-') => true,
            Some(b'"') => plain(raw).trim().parse::<f64>().is_ok_and(f64::is_finite),
            _ => false,
        },
        FieldType::Boolean => matches!(raw.trim_matches('"'), "true" | "false"),
    }
}

/// The steps of a flow, ready for records.
#[derive(Clone, Debug)]
pub struct Pipeline {
    stages: Vec<Stage>,
}

#[derive(Clone, Debug)]
enum Stage {
    Select(Vec<(String, bool)>),
    Rename(BTreeMap<String, String>),
    Filter(Condition),
    Derive { field: String, parts: Vec<Part> },
}

/// A piece of a derived text.
#[derive(Clone, Debug)]
enum Part {
    /// Escaped already.
    Text(String),
    Field(String),
}

impl Pipeline {
    #[must_use]
    pub fn new(steps: &[Step]) -> Self {
        let stage = |step: &Step| match step {
            Step::Select(names) => {
                Stage::Select(names.iter().map(|name| (bare(name).to_owned(), name.ends_with('?'))).collect())
            }
            Step::Rename(pairs) => Stage::Rename(pairs.clone()),
            Step::Filter(condition) => Stage::Filter(condition.clone()),
            Step::Derive { field, template } => {
                Stage::Derive { field: field.clone(), parts: parts(template) }
            }
        };
        Self { stages: steps.iter().map(stage).collect() }
    }

    /// Passes one record; nothing when a filter keeps it out.
    ///
    /// # Errors
    /// The step, counted from 1, and the field that the record lacks, or that grows beyond what a record may have.
    pub fn apply<'a>(&'a self, mut record: Record<'a>) -> Result<Option<Record<'a>>, String> {
        let mut added = 0;
        for (index, stage) in self.stages.iter().enumerate() {
            let step = index + 1;
            let lacking = |field: &str| format!("step {step}: the record has no field `{field}`");
            match stage {
                Stage::Select(names) => {
                    let mut kept = Vec::with_capacity(names.len());
                    for (name, optional) in names {
                        match record.fields.iter().position(|(field, _)| field == name) {
                            Some(at) => kept.push(std::mem::take(&mut record.fields[at])),
                            None if *optional => {}
                            None => return Err(lacking(name)),
                        }
                    }
                    record.fields = kept;
                }
                Stage::Rename(pairs) => {
                    for (name, _) in &mut record.fields {
                        if let Some(new) = pairs.get(name.as_ref()) {
                            added += new.len();
                            *name = Cow::Borrowed(new);
                        }
                    }
                }
                Stage::Filter(condition) => {
                    if !holds(condition, record.get(condition.field())) {
                        return Ok(None);
                    }
                }
                Stage::Derive { field, parts } => {
                    let mut text = String::with_capacity(64);
                    text.push('"');
                    for part in parts {
                        match part {
                            Part::Text(escaped) => text.push_str(escaped),
                            Part::Field(name) => {
                                push_inner(record.get(name).ok_or_else(|| lacking(name))?, &mut text);
                            }
                        }
                        if text.len() > LONGEST_TEXT {
                            return Err(format!(
                                "step {step}: `{field}` is longer than {LONGEST_TEXT} bytes"
                            ));
                        }
                    }
                    text.push('"');
                    added += field.len() + text.len();
                    record.fields.retain(|(name, _)| name != field);
                    record.fields.push((Cow::Borrowed(field), Cow::Owned(text)));
                }
            }
            if added > MOST_ADDED {
                return Err(format!(
                    "step {step}: with it the steps add more than {MOST_ADDED} bytes to the record"
                ));
            }
        }
        Ok(Some(record))
    }
}

fn parts(template: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, next)) = after.split_once('}') else { break };
        parts.push(Part::Text(escaped(before).into_owned()));
        parts.push(Part::Field(name.to_owned()));
        rest = next;
    }
    parts.push(Part::Text(escaped(rest).into_owned()));
    parts
}

/// Whether a text stands in JSON as it is. It is read to its end in any case: so several bytes are looked at at once.
fn needs_no_escape(text: &str) -> bool {
    let escaped = |byte: u8| u8::from(byte < b' ') | u8::from(byte == b'"') | u8::from(byte == b'\\');
    text.bytes().fold(0, |found, byte| found | escaped(byte)) == 0
}

/// A text in JSON.
fn quoted(text: &str) -> String {
    if !needs_no_escape(text) {
        return serde_json::to_string(text).expect("every text can be written as JSON");
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    quoted.push_str(text);
    quoted.push('"');
    quoted
}

/// What stands between the quotes of a text in JSON.
fn escaped(text: &str) -> Cow<'_, str> {
    if needs_no_escape(text) {
        return Cow::Borrowed(text);
    }
    let mut quoted = quoted(text);
    quoted.pop();
    quoted.remove(0);
    Cow::Owned(quoted)
}

/// Adds a raw value to a text in JSON, as a person would write it: what stands between quotes is escaped already.
fn push_inner(raw: &str, text: &mut String) {
    match raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => text.push_str(inner),
        None => text.push_str(&escaped(raw)),
    }
}

/// A raw value as a person would write it in a text: strings without quotes.
fn plain(raw: &str) -> Cow<'_, str> {
    match raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) if !inner.contains('\\') => Cow::Borrowed(inner),
        Some(_) => Cow::Owned(serde_json::from_str(raw).unwrap_or_default()),
        None => Cow::Borrowed(raw),
    }
}

fn holds(condition: &Condition, raw: Option<&str>) -> bool {
    let equal = |raw: &str, value: &serde_json::Value| match value {
        serde_json::Value::String(text) => plain(raw) == *text && raw.starts_with('"'),
        other => serde_json::from_str::<serde_json::Value>(raw).is_ok_and(|found| found == *other),
    };
    let number = || raw.and_then(|raw| plain(raw).parse::<f64>().ok());
    match condition {
        Condition::Exists { .. } => raw.is_some(),
        Condition::Equals { value, .. } => raw.is_some_and(|raw| equal(raw, value)),
        Condition::NotEquals { value, .. } => !raw.is_some_and(|raw| equal(raw, value)),
        Condition::Contains { value, .. } => raw.is_some_and(|raw| plain(raw).contains(value.as_str())),
        Condition::GreaterThan { value, .. } => number().is_some_and(|number| number > *value),
        Condition::LessThan { value, .. } => number().is_some_and(|number| number < *value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(steps: &str, record: &str, expected: Result<Option<&str>, &str>) {
        let steps: Vec<Step> = serde_json::from_str(steps).unwrap();
        let pipeline = Pipeline::new(&steps);
        let found =
            Record::parse(record.as_bytes()).and_then(|record| pipeline.apply(record)).map(|record| {
                record.map(|record| {
                    let mut out = Vec::new();
                    record.write(&mut out);
                    String::from_utf8(out).unwrap()
                })
            });
        assert_eq!(found.as_ref().map(Option::as_deref).map_err(String::as_str), expected);
    }

    #[test]
    fn select_keeps_order_and_optional_fields() {
        check(
            r#"[{"select":["b","a","c?"]}]"#,
            r#"{"a": 1, "b": [2, {}], "x": 0}"#,
            Ok(Some(r#"{"b":[2, {}],"a":1}"#)),
        );
        check(r#"[{"select":["b"]}]"#, r#"{"a":1}"#, Err("step 1: the record has no field `b`"));
    }

    #[test]
    fn rename_and_derive_see_each_other() {
        check(
            r#"[{"rename":{"a":"b"}},{"derive":{"field":"t","template":"<{b}|{n}>"}}]"#,
            r#"{"a":"x\"y","n":1.50}"#,
            Ok(Some(r#"{"b":"x\"y","n":1.50,"t":"<x\"y|1.50>"}"#)),
        );
        check(
            r#"[{"derive":{"field":"t","template":"{q}"}}]"#,
            "{}",
            Err("step 1: the record has no field `q`"),
        );
    }

    #[test]
    fn derived_texts_are_json_whatever_they_are_made_of() {
        check(
            r#"[{"derive":{"field":"t","template":"\"{s}\\\n{o}"}}]"#,
            r#"{"s":"a\\\u00e9\t","o":{"k":["x\"",1]}}"#,
            Ok(Some(
                r#"{"s":"a\\\u00e9\t","o":{"k":["x\"",1]},"t":"\"a\\\u00e9\t\\\n{\"k\":[\"x\\\"\",1]}"}"#,
            )),
        );
        for text in ["", "a b", "é", "\u{7f}", "\"", "\\", "\n", "\0", "\u{1f}x"] {
            assert_eq!(quoted(text), serde_json::to_string(text).unwrap());
        }
    }

    #[test]
    fn what_the_steps_add_is_bounded() {
        let doubled: Vec<Step> =
            (0..30).map(|_| Step::Derive { field: "a".into(), template: "{a}{a}".into() }).collect();
        let beside: Vec<Step> =
            (0..30).map(|n| Step::Derive { field: format!("a{n}"), template: "{a}".into() }).collect();
        let object = format!(r#"{{"a":"{}"}}"#, "x".repeat(500_000));
        for (steps, expected) in [
            (doubled, "step 2: `a` is longer than 1048576 bytes"),
            (beside, "step 9: with it the steps add more than 4194304 bytes to the record"),
        ] {
            let pipeline = Pipeline::new(&steps);
            let found = Record::parse(object.as_bytes()).and_then(|record| pipeline.apply(record));
            assert_eq!(found.map(|_| ()), Err(expected.to_owned()));
        }
    }

    #[test]
    fn filters_compare_values() {
        let filter = |condition: &str, record: &str, expected: bool| {
            check(&format!(r#"[{{"filter":{condition}}}]"#), record, Ok(expected.then_some(record)));
        };
        filter(r#"{"equals":{"field":"a","value":"x"}}"#, r#"{"a":"x"}"#, true);
        filter(r#"{"equals":{"field":"a","value":1}}"#, r#"{"a":"1"}"#, false);
        filter(r#"{"not_equals":{"field":"a","value":1}}"#, "{}", true);
        filter(r#"{"contains":{"field":"a","value":"ell"}}"#, r#"{"a":"hello"}"#, true);
        filter(r#"{"greater_than":{"field":"a","value":9}}"#, r#"{"a":"10"}"#, true);
        filter(r#"{"less_than":{"field":"a","value":9}}"#, r#"{"a":"ten"}"#, false);
        filter(r#"{"exists":{"field":"a"}}"#, r#"{"b":1}"#, false);
    }

    #[test]
    fn a_record_has_what_its_flow_asks_for() {
        let fields: Vec<Field> = serde_json::from_str(
            r#"[{"name":"n","type":"number"},{"name":"t","type":"text","optional":true},{"name":"b","type":"boolean","optional":true}]"#,
        )
        .unwrap();
        let check = |record: &str| check_record(&fields, &Record::parse(record.as_bytes()).unwrap());
        assert_eq!(check(r#"{"n":-1.5,"t":"x","b":false}"#), Ok(()));
        assert_eq!(check(r#"{"n":"12"}"#), Ok(()));
        assert_eq!(check("{}"), Err("the record has no field `n`".into()));
        assert_eq!(check(r#"{"n":"x"}"#), Err("the field `n` is no number".into()));
        assert_eq!(check(r#"{"n":1,"t":2}"#), Err("the field `t` is no text".into()));
        assert_eq!(check(r#"{"n":1,"b":0}"#), Err("the field `b` is no boolean".into()));
    }

    #[test]
    fn broken_records_say_where() {
        check("[]", r#"{"a": }"#, Err("not JSON at column 7: expected value"));
        check("[]", "[1]", Err("not a JSON object"));
        assert_eq!(Record::parse(b"{\"a\":\"\xff\"}").map(|_| ()), Err("not UTF-8 at column 7".into()));
    }
}
