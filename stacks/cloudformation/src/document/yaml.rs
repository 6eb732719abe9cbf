//! Reads YAML with the place of every value; the short forms (`!Ref`) become the long ones.

use std::collections::{BTreeMap, BTreeSet};

use ::yaml::{Event, Events, ScalarStyle, Tag};

use super::{DEEPEST, Key, Kind, LARGEST, Node, scalar, syntax};
use crate::finding::{Finding, Place};

pub(super) fn read(text: &str) -> Result<Node, Finding> {
    let mut reader = Reader { events: Events::of(text), anchors: BTreeMap::new(), nodes: 0 };
    let root = loop {
        match reader.next()? {
            (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
            (Event::StreamEnd | Event::DocumentEnd, place) => break Node { place, kind: Kind::Null },
            (event, at) => break reader.node(event, at, 0)?,
        }
    };
    loop {
        match reader.next()? {
            (Event::StreamEnd, _) => return Ok(root),
            (Event::DocumentStart(_), at) => return Err(syntax(at, "a second document begins here")),
            _ => {}
        }
    }
}

struct Reader<'input> {
    events: Events<'input>,
    anchors: BTreeMap<usize, Node>,
    nodes: usize,
}

impl<'input> Reader<'input> {
    fn next(&mut self) -> Result<(Event<'input>, Place), Finding> {
        self.events.next().map_err(|error| syntax(error.place, error.message))
    }

    fn node(&mut self, event: Event<'input>, at: Place, depth: usize) -> Result<Node, Finding> {
        self.count(at, 1)?;
        if depth > DEEPEST {
            return Err(syntax(at, format!("nested deeper than {DEEPEST} levels")));
        }
        let (anchor, tag, kind) = match event {
            Event::Alias(id) => {
                let node = self.anchors.get(&id).cloned();
                let node = node.ok_or_else(|| syntax(at, "an alias of something that is not read yet"))?;
                self.count(at, size(&node))?;
                return Ok(node);
            }
            Event::Scalar(text, style, anchor, tag) => {
                let kind = scalar_kind(&text, style, tag.as_deref());
                (anchor, tag, kind)
            }
            Event::SequenceStart(anchor, tag) => (anchor, tag, self.list(depth)?),
            Event::MappingStart(anchor, tag) => (anchor, tag, self.map(depth)?),
            _ => return Err(syntax(at, "a value is missing here")),
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
                (event, at) => items.push(self.node(event, at, depth + 1)?),
            }
        }
    }

    fn map(&mut self, depth: usize) -> Result<Kind, Finding> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        let mut merged: Vec<(Key, Node)> = Vec::new();
        let mut seen = BTreeSet::new();
        loop {
            let (text, at) = match self.next()? {
                (Event::MappingEnd, _) => break,
                (Event::Scalar(text, ..), at) => (text.into_owned(), at),
                (_, at) => return Err(syntax(at, "a key must be a plain value")),
            };
            let (event, of_value) = self.next()?;
            let value = self.node(event, of_value, depth + 1)?;
            if text == "<<" {
                match value.kind {
                    Kind::Map(entries) => merged.extend(entries),
                    Kind::List(items) => merged.extend(items.iter().flat_map(|item| item.entries().to_vec())),
                    _ => return Err(syntax(at, "`<<` merges mappings only")),
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

/// The argument of a short form, and what is quoted or tagged `!!str`, is a text; the rest is what YAML says.
fn scalar_kind(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Kind {
    let is_text = style != ScalarStyle::Plain
        || tag.is_some_and(|tag| tag.handle == "!" || tag.is_yaml_core_schema() && tag.suffix == "str");
    if is_text { Kind::String(text.to_owned()) } else { scalar::plain(text) }
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
