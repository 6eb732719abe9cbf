//! Documents with the place of every value: read from JSON and YAML, written as both.

mod json;
mod scalar;
mod write;
mod yaml;

use serde_json::{Map, Number, Value as Json};

use crate::finding::{Finding, Place};
use crate::rule;

pub use write::to_yaml;

/// A value of a document and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    pub place: Place,
    pub kind: Kind,
}

#[derive(Clone, Debug)]
pub enum Kind {
    Null,
    Bool(bool),
    Number(Numeral),
    String(String),
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

/// A number, and how it was written where that is more than the number says.
#[derive(Clone, Debug, PartialEq)]
pub struct Numeral {
    pub value: Number,
    /// Such as `1.10`, which is read as 1.1, or `010`, which is read as 8.
    pub written: Option<Box<str>>,
}

/// A key of a mapping; keys that are no strings are read as the text they are written with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub text: String,
    pub place: Place,
}

/// Deeper documents are refused: CloudFormation's own templates stay far below.
const DEEPEST: usize = 128;

/// No document may hold, or expand by its aliases to, more values than this: about what a megabyte can hold.
const LARGEST: usize = 500_000;

static NULL: Node = Node { place: Place { line: 0, column: 0 }, kind: Kind::Null };

impl Node {
    /// A child by key, or a null node: absence is for the caller to judge.
    #[must_use]
    pub fn get(&self, key: &str) -> &Node {
        self.entries().iter().find(|(found, _)| found.text == key).map_or(&NULL, |(_, node)| node)
    }

    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.entries().iter().any(|(found, _)| found.text == key)
    }

    #[must_use]
    pub fn entries(&self) -> &[(Key, Node)] {
        match &self.kind {
            Kind::Map(entries) => entries,
            _ => &[],
        }
    }

    #[must_use]
    pub fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::List(items) => items,
            _ => &[],
        }
    }

    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            Kind::String(text) => Some(text),
            _ => None,
        }
    }

    /// A scalar as it is written without quotes: `"30"` and `30` are the same to CloudFormation.
    #[must_use]
    pub fn as_text(&self) -> Option<String> {
        match &self.kind {
            Kind::String(text) => Some(text.clone()),
            Kind::Bool(value) => Some(value.to_string()),
            Kind::Number(number) => Some(number.value.to_string()),
            Kind::Null | Kind::List(_) | Kind::Map(_) => None,
        }
    }

    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.kind, Kind::Null)
    }

    #[must_use]
    pub fn is_map(&self) -> bool {
        matches!(self.kind, Kind::Map(_))
    }

    #[must_use]
    pub fn is_list(&self) -> bool {
        matches!(self.kind, Kind::List(_))
    }

    /// The name and the argument of an intrinsic function: a mapping with `Ref`, `Fn::…` or `Condition` alone.
    #[must_use]
    pub fn function(&self) -> Option<(&str, &Node)> {
        match self.entries() {
            [(key, argument)] if is_function(&key.text) => Some((&key.text, argument)),
            [(key, argument)] if key.text == "Condition" && argument.as_str().is_some() => {
                Some((&key.text, argument))
            }
            _ => None,
        }
    }

    /// The value without its places.
    #[must_use]
    pub fn to_json(&self) -> Json {
        match &self.kind {
            Kind::Null => Json::Null,
            Kind::Bool(value) => (*value).into(),
            Kind::Number(number) => Json::Number(number.value.clone()),
            Kind::String(text) => text.as_str().into(),
            Kind::List(items) => items.iter().map(Node::to_json).collect(),
            Kind::Map(entries) => {
                Json::Object(entries.iter().map(|(key, node)| (key.text.clone(), node.to_json())).collect())
            }
        }
    }

    /// What a person calls this kind of value.
    #[must_use]
    pub fn kind_name(&self) -> &'static str {
        match &self.kind {
            Kind::Null => "nothing",
            Kind::Bool(_) => "a boolean",
            Kind::Number(_) => "a number",
            Kind::String(_) => "a string",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a mapping",
        }
    }
}

/// Whether a key is the name of an intrinsic function.
#[must_use]
pub fn is_function(key: &str) -> bool {
    key == "Ref" || key.starts_with("Fn::") && !key.starts_with("Fn::ForEach::")
}

impl From<&Json> for Node {
    /// A node for a value that was built in memory: its place is line 0.
    fn from(json: &Json) -> Self {
        let kind = match json {
            Json::Null => Kind::Null,
            Json::Bool(value) => Kind::Bool(*value),
            Json::Number(value) => Kind::Number(Numeral { value: value.clone(), written: None }),
            Json::String(text) => Kind::String(text.clone()),
            Json::Array(items) => Kind::List(items.iter().map(Node::from).collect()),
            Json::Object(map) => Kind::Map(
                map.iter()
                    .map(|(key, value)| {
                        (Key { text: key.clone(), place: Place::default() }, Node::from(value))
                    })
                    .collect(),
            ),
        };
        Node { place: Place::default(), kind }
    }
}

/// Reads one JSON or YAML document; the short forms (`!Ref`) become the long ones.
///
/// # Errors
/// A finding with the place of the first thing that is no JSON or YAML, a key given twice, or a document that is
/// too deep or too large.
pub fn read(text: &str) -> Result<Node, Finding> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.trim_start().starts_with(['{', '[']) {
        return yaml::read(text);
    }
    // JSON is read by its own grammar: YAML refuses its long keys and its tabs. What is no JSON may be YAML's `{a: 1}`.
    match json::read(text) {
        Ok(node) => Ok(node),
        Err(json::Refused::Final(finding)) => Err(finding),
        Err(json::Refused::NoJson(finding)) => yaml::read(text).map_err(|_| finding),
    }
}

/// Reads the bytes of a file.
///
/// # Errors
/// As [`read`], and with the place of the first byte that is no UTF-8.
pub fn read_bytes(bytes: &[u8]) -> Result<Node, Finding> {
    let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => read(text),
        Ok(text) => {
            let at = end_of(text.split('\0').next().unwrap_or_default());
            Err(rule::SYNTAX.at("", at, "the file holds a zero byte".into(), SAVE_AS_UTF8))
        }
        Err(error) => {
            let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            let message = if wide { "the file is UTF-16" } else { "the file is not UTF-8" };
            Err(rule::SYNTAX.at("", end_of(valid), message.into(), SAVE_AS_UTF8))
        }
    }
}

const SAVE_AS_UTF8: &str = "save the file as UTF-8";

/// The place after a text.
fn end_of(text: &str) -> Place {
    let line = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
    Place { line, column: text.rsplit('\n').next().unwrap_or_default().chars().count() + 1 }
}

fn syntax(at: Place, message: impl Into<String>) -> Finding {
    rule::SYNTAX.at("", at, message.into(), "the file must be one JSON or YAML document")
}

/// An empty JSON object, for sections that a template leaves out.
#[must_use]
pub fn object(json: &Json) -> &Map<String, Json> {
    static EMPTY: std::sync::OnceLock<Map<String, Json>> = std::sync::OnceLock::new();
    json.as_object().unwrap_or_else(|| EMPTY.get_or_init(Map::new))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[track_caller]
    fn check(text: &str, expected: &Json) {
        assert_eq!(&read(text).unwrap().to_json(), expected);
    }

    #[track_caller]
    fn check_error(text: &str, line: usize, message: &str) {
        let finding = read(text).unwrap_err();
        assert_eq!(finding.line, line, "{finding}");
        assert!(finding.message.contains(message), "{finding}");
    }

    #[test]
    fn short_forms_become_long_ones() {
        check("a: !Ref X", &json!({ "a": { "Ref": "X" } }));
        check("a: !GetAtt X.Endpoint.Address", &json!({ "a": { "Fn::GetAtt": ["X", "Endpoint.Address"] } }));
        check("a: !Join ['', [!Ref X, y]]", &json!({ "a": { "Fn::Join": ["", [{ "Ref": "X" }, "y"]] } }));
        check(
            "a: !If [C, 1, !Ref 'AWS::NoValue']",
            &json!({ "a": { "Fn::If": ["C", 1, { "Ref": "AWS::NoValue" }] } }),
        );
        check("a: !Ref 123", &json!({ "a": { "Ref": "123" } }));
    }

    #[test]
    fn json_is_read_with_places_of_its_own() {
        check("{\"a\": [1, 2.5, \"3\", true, null]}", &json!({ "a": [1, 2.5, "3", true, null] }));
        check("{\"a\":\t\"\\u00e9\\ud83d\\ude00\\n\\/\"}", &json!({ "a": "é😀\n/" }));
        let node = read("{\n  \"é\": 1, \"b\": {\"c\": 2}}").unwrap();
        assert_eq!(node.get("b").get("c").place, Place { line: 2, column: 22 });
        check_error("{\"a\": 1,\n \"a\": 2}", 2, "given twice");
        check_error("{\"a\": 1,\n \"b\" 2}", 2, "`:` is expected");
        check_error("{\"a\": 1} {", 1, "nothing more is expected");
    }

    #[test]
    fn flow_mappings_of_yaml_are_no_json_and_still_read() {
        check("{a: !Ref X, b: [c, d]}", &json!({ "a": { "Ref": "X" }, "b": ["c", "d"] }));
    }

    #[test]
    fn anchors_and_merge_keys_are_followed() {
        check(
            "a: &x {k: 1, l: 2}\nb: {<<: *x, l: 3}",
            &json!({ "a": { "k": 1, "l": 2 }, "b": { "l": 3, "k": 1 } }),
        );
    }

    #[test]
    fn errors_have_a_line() {
        check_error("a: 1\nb: [1,\nc: 2", 3, "");
        check_error("a: 1\nb: 2\na: 3", 3, "given twice");
        check_error("a: 1\n---\nb: 2", 2, "second document");
    }

    #[test]
    fn other_encodings_are_named() {
        let finding = read_bytes(b"a: 1\nb: \xe9").unwrap_err();
        assert_eq!((finding.line, finding.column, finding.message.as_str()), (2, 4, "the file is not UTF-8"));
        assert_eq!(read_bytes(&[0xff, 0xfe, b'a', 0]).unwrap_err().message, "the file is UTF-16");
        assert!(read_bytes(b"\xef\xbb\xbfa: 1").is_ok());
        assert_eq!(read_bytes(b"a: \0").unwrap_err().message, "the file holds a zero byte");
    }

    #[test]
    fn an_alias_bomb_is_refused() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for n in 1..9 {
            let before = n - 1;
            bomb.push_str(&format!("a{n}: &a{n} [{}]\n", vec![format!("*a{before}"); 10].join(", ")));
        }
        check_error(&bomb, 6, "more than 500000 values");
    }

    #[test]
    fn deep_nesting_is_refused() {
        check_error(&"[".repeat(100_000), 1, "nested deeper");
        check_error(&"- ".repeat(100_000), 1, "nested deeper");
        check_error(&"{\"a\":".repeat(100_000), 1, "nested deeper");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,200}") {
            let _ = read(&text);
        }

        #[test]
        fn json_reads_as_serde_json_reads_it(json in any_json()) {
            let node = read(&serde_json::to_string_pretty(&json).unwrap());
            prop_assert_eq!(node.unwrap().to_json(), json);
        }

        #[test]
        fn what_is_written_as_yaml_reads_as_the_same(json in any_json()) {
            let text = to_yaml(&json);
            prop_assert_eq!(read(&text).unwrap().to_json(), json, "{}", text);
        }
    }

    fn any_json() -> impl Strategy<Value = Json> {
        let scalar = prop_oneof![
            Just(Json::Null),
            any::<bool>().prop_map(Json::from),
            any::<i64>().prop_map(Json::from),
            (-1.0e6..1.0e6).prop_map(|number: f64| Json::from(number)),
            ".{0,12}".prop_map(Json::from),
            "(yes|no|on|~|1e3|0x1F|010|1:30|2010-09-09|=|<<|!Ref x|a: b|- c|#d)".prop_map(Json::from),
        ];
        let value = scalar.prop_recursive(4, 32, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
                prop::collection::btree_map("[A-Za-z0-9 :]{1,8}", inner, 0..4)
                    .prop_map(|map| Json::Object(map.into_iter().collect())),
            ]
        });
        prop::collection::btree_map("[A-Za-z0-9]{1,8}", value, 1..4)
            .prop_map(|map| Json::Object(map.into_iter().collect()))
    }
}
