//! Reads JSON and YAML with the place of every value; the short forms (`!Ref`) become the long ones.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span, Tag};
use serde_json::{Map, Number, Value as Json};

use crate::finding::{Finding, Place};

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
    Number(Number),
    String(String),
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

/// A key of a mapping; keys that are no strings are read as the text they are written with.
#[derive(Clone, Debug)]
pub struct Key {
    pub text: String,
    pub place: Place,
}

/// Deeper documents are refused: CloudFormation's own templates stay far below.
const DEEPEST: usize = 128;
/// Aliases may not expand a document beyond this many nodes.
const LARGEST: usize = 500_000;

static NULL: Node = Node { place: Place { line: 0, column: 0 }, kind: Kind::Null };

impl Node {
    /// A child by key, or a null node: absence is for the caller to judge.
    #[must_use]
    pub fn get(&self, key: &str) -> &Node {
        self.entries().iter().find(|(found, _)| found.text == key).map_or(&NULL, |(_, node)| node)
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

    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.kind, Kind::Null)
    }

    /// The value without its places.
    #[must_use]
    pub fn to_json(&self) -> Json {
        match &self.kind {
            Kind::Null => Json::Null,
            Kind::Bool(value) => (*value).into(),
            Kind::Number(value) => Json::Number(value.clone()),
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

impl From<&Json> for Node {
    /// A node for a value that was built in memory: its place is line 0.
    fn from(json: &Json) -> Self {
        let kind = match json {
            Json::Null => Kind::Null,
            Json::Bool(value) => Kind::Bool(*value),
            Json::Number(value) => Kind::Number(value.clone()),
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

/// Reads one JSON or YAML document.
///
/// # Errors
/// A finding with the place of the first thing that is no JSON or YAML, a key given twice, or a document that is
/// too deep or expands too far.
pub fn read(text: &str) -> Result<Node, Finding> {
    let mut reader = Reader { parser: Parser::new_from_str(text), anchors: BTreeMap::new(), nodes: 0 };
    loop {
        match reader.next()? {
            (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
            (Event::StreamEnd | Event::DocumentEnd, span) => {
                return Ok(Node { place: place(span), kind: Kind::Null });
            }
            (event, span) => return reader.node(event, span, 0),
        }
    }
}

struct Reader<'input> {
    parser: Parser<'input, saphyr_parser::StrInput<'input>>,
    anchors: BTreeMap<usize, Node>,
    nodes: usize,
}

impl<'input> Reader<'input> {
    fn next(&mut self) -> Result<(Event<'input>, Span), Finding> {
        match self.parser.next() {
            Some(Ok(found)) => Ok(found),
            Some(Err(error)) => {
                let at = Place { line: error.marker().line(), column: error.marker().col() + 1 };
                Err(syntax(at, error.info().to_owned()))
            }
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn node(&mut self, event: Event<'input>, span: Span, depth: usize) -> Result<Node, Finding> {
        let at = place(span);
        self.count(at, 1)?;
        if depth > DEEPEST {
            return Err(syntax(at, format!("nested deeper than {DEEPEST} levels")));
        }
        let (anchor, tag, kind) = match event {
            Event::Alias(id) => {
                let node = self.anchors.get(&id).cloned();
                let node =
                    node.ok_or_else(|| syntax(at, "an alias of something that is not read yet".into()))?;
                self.count(at, size(&node))?;
                return Ok(node);
            }
            Event::Scalar(text, style, anchor, tag) => (anchor, tag, scalar(&text, style)),
            Event::SequenceStart(anchor, tag) => (anchor, tag, self.list(depth)?),
            Event::MappingStart(anchor, tag) => (anchor, tag, self.map(depth)?),
            _ => return Err(syntax(at, "a value is missing here".into())),
        };
        let node = Node { place: at, kind };
        let node = match tag {
            Some(tag) if tag.handle == "!" => long_form(&tag, node),
            _ => node,
        };
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    fn list(&mut self, depth: usize) -> Result<Kind, Finding> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(Kind::List(items)),
                (event, span) => items.push(self.node(event, span, depth + 1)?),
            }
        }
    }

    fn map(&mut self, depth: usize) -> Result<Kind, Finding> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        let mut merged: Vec<(Key, Node)> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        loop {
            let (text, at) = match self.next()? {
                (Event::MappingEnd, _) => break,
                (Event::Scalar(text, ..), span) => (text.into_owned(), place(span)),
                (_, span) => return Err(syntax(place(span), "a key must be a plain value".into())),
            };
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            if text == "<<" {
                match value.kind {
                    Kind::Map(entries) => merged.extend(entries),
                    Kind::List(items) => merged.extend(items.iter().flat_map(|item| item.entries().to_vec())),
                    _ => return Err(syntax(at, "`<<` merges mappings only".into())),
                }
                continue;
            }
            if !seen.insert(text.clone()) {
                return Err(syntax(at, format!("the key `{text}` is given twice")));
            }
            entries.push((Key { text, place: at }, value));
        }
        for (key, value) in merged {
            if seen.insert(key.text.clone()) {
                entries.push((key, value));
            }
        }
        Ok(Kind::Map(entries))
    }

    fn count(&mut self, at: Place, nodes: usize) -> Result<(), Finding> {
        self.nodes += nodes;
        if self.nodes > LARGEST {
            return Err(syntax(at, format!("the document expands to more than {LARGEST} values")));
        }
        Ok(())
    }
}

fn size(node: &Node) -> usize {
    match &node.kind {
        Kind::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        Kind::Map(entries) => 1 + entries.iter().map(|(_, node)| size(node)).sum::<usize>(),
        _ => 1,
    }
}

fn place(span: Span) -> Place {
    Place { line: span.start.line(), column: span.start.col() + 1 }
}

fn syntax(at: Place, message: String) -> Finding {
    Finding::error("syntax", "", at, message, "the file must be one JSON or YAML document".into())
}

/// Plain scalars follow YAML 1.1 where CloudFormation does: `true`, `false`, `null` and numbers.
fn scalar(text: &str, style: ScalarStyle) -> Kind {
    if style != ScalarStyle::Plain {
        return Kind::String(text.to_owned());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" => Kind::Bool(true),
        "false" | "False" | "FALSE" => Kind::Bool(false),
        _ => match serde_json::from_str::<Number>(text) {
            Ok(number) => Kind::Number(number),
            Err(_) => Kind::String(text.to_owned()),
        },
    }
}

/// `!Ref X` → `{Ref: X}`, `!GetAtt A.B` → `{Fn::GetAtt: [A, B]}`, `!Anything x` → `{Fn::Anything: x}`.
fn long_form(tag: &Tag, node: Node) -> Node {
    let at = node.place;
    let function = match tag.suffix.as_str() {
        "Ref" | "Condition" => tag.suffix.clone(),
        other => format!("Fn::{other}"),
    };
    let argument = match (function.as_str(), node.as_str().and_then(|text| text.split_once('.'))) {
        ("Fn::GetAtt", Some((id, attribute))) => {
            let string = |text: &str| Node { place: at, kind: Kind::String(text.to_owned()) };
            Node { place: at, kind: Kind::List(vec![string(id), string(attribute)]) }
        }
        _ => node,
    };
    Node { place: at, kind: Kind::Map(vec![(Key { text: function, place: at }, argument)]) }
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
    }

    #[test]
    fn json_is_read_by_the_same_reader() {
        check("{\"a\": [1, 2.5, \"3\", true, null]}", &json!({ "a": [1, 2.5, "3", true, null] }));
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
    }

    #[test]
    fn an_alias_bomb_is_refused() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for n in 1..9 {
            let before = n - 1;
            bomb.push_str(&format!("a{n}: &a{n} [{}]\n", vec![format!("*a{before}"); 10].join(", ")));
        }
        check_error(&bomb, 6, "expands");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,200}") {
            let _ = read(&text);
        }
    }
}
