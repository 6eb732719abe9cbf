//! YAML as GitHub reads it: version 1.2, where `on` and `yes` are texts; anchors are followed, merge keys and tags are not.
//! Every value has its place.

use std::collections::{BTreeMap, BTreeSet};

use yaml::{Event, Events, ScalarStyle};

use crate::check::rule;
use crate::expression::Value;
use crate::finding::{Finding, Place};
use crate::syntax::Text;

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
    /// The number, and how it was written: `1.10` is 1.1.
    Number(f64, String),
    String(String),
    List(Vec<Node>),
    Map(Vec<(Text, Node)>),
}

/// Deeper documents are refused.
const DEEPEST: usize = 100;

/// No document may hold, or expand by its aliases to, more values than these.
const MOST_VALUES: usize = 200_000;

/// Nor to more bytes of text than these.
const MOST_BYTES: usize = 10 << 20;

impl Node {
    /// A child by its key, as written.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|(found, _)| found.value == key).map(|(_, node)| node)
    }

    #[must_use]
    pub fn entries(&self) -> &[(Text, Node)] {
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

    /// A scalar as the text that GitHub hands on: `3.10` is 3.1 and `1e3` is 1000, booleans in lower case, nothing as "".
    #[must_use]
    pub fn text(&self) -> Option<Text> {
        let value = match &self.kind {
            Kind::Null => String::new(),
            Kind::Bool(value) => value.to_string(),
            Kind::Number(number, _) => Value::Number(*number).text(),
            Kind::String(text) => text.clone(),
            Kind::List(_) | Kind::Map(_) => return None,
        };
        Some(Text { value, place: self.place })
    }

    /// What a person calls this kind of value.
    #[must_use]
    pub fn kind_name(&self) -> &'static str {
        match &self.kind {
            Kind::Null => "nothing",
            Kind::Bool(_) => "a boolean",
            Kind::Number(..) => "a number",
            Kind::String(_) => "a text",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a mapping",
        }
    }
}

/// Reads a document; `file` is the path that the finding carries.
///
/// # Errors
/// The first thing that GitHub does not read: no UTF-8, no YAML, a tag, a merge key, a key given twice whatever its case, a
/// second document; or a document that is too deep or, with its aliases, too large.
pub fn read(file: &str, bytes: &[u8]) -> Result<Node, Finding> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        rule::SYNTAX.at(file, end_of(valid), "the file is not UTF-8", "save the file as UTF-8")
    })?;
    if let Some((before, _)) = text.split_once('\0') {
        return Err(rule::SYNTAX.at(file, end_of(before), "the file holds a zero byte", "remove it"));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Reader { file, events: Events::of(text), anchors: BTreeMap::new(), values: 0, bytes: 0 }.document()
}

/// The place after a text.
fn end_of(text: &str) -> Place {
    let line = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
    Place { line, column: text.rsplit('\n').next().unwrap_or_default().chars().count() + 1 }
}

struct Reader<'input> {
    file: &'input str,
    events: Events<'input>,
    anchors: BTreeMap<usize, Node>,
    values: usize,
    bytes: usize,
}

impl<'input> Reader<'input> {
    fn document(mut self) -> Result<Node, Finding> {
        let root = loop {
            match self.next()? {
                (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
                (Event::StreamEnd | Event::DocumentEnd, place) => break Node { place, kind: Kind::Null },
                (event, place) => break self.node(event, place, 0)?,
            }
        };
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Ok(root),
                (Event::DocumentStart(_), place) => {
                    return Err(self.refused(place, "a second document begins here", "keep one in a file"));
                }
                _ => {}
            }
        }
    }

    fn refused(&self, place: Place, message: impl Into<String>, help: &str) -> Finding {
        rule::SYNTAX.at(self.file, place, message, help)
    }

    fn next(&mut self) -> Result<(Event<'input>, Place), Finding> {
        self.events.next().map_err(|error| {
            self.refused(error.place, error.message, "the file must be one document of YAML")
        })
    }

    fn node(&mut self, event: Event<'input>, place: Place, depth: usize) -> Result<Node, Finding> {
        if depth > DEEPEST {
            return Err(self.too_deep(place));
        }
        let (anchor, tagged) = match &event {
            Event::Alias(id) => return self.alias(*id, place, depth),
            Event::Scalar(_, _, anchor, tag)
            | Event::SequenceStart(anchor, tag)
            | Event::MappingStart(anchor, tag) => (*anchor, tag.is_some()),
            _ => return Err(self.refused(place, "a value is missing here", "write one")),
        };
        if tagged {
            let help = "quote a text that begins with `!`, or put a condition into `${{ }}`";
            return Err(self.refused(place, "`!` begins a tag, which workflows do not have", help));
        }
        let kind = match event {
            Event::Scalar(text, style, ..) => {
                self.count(place, 1, text.len())?;
                if style == ScalarStyle::Plain { plain(&text) } else { Kind::String(text.into_owned()) }
            }
            Event::SequenceStart(..) => self.list(place, depth)?,
            _ => self.map(place, depth)?,
        };
        let node = Node { place, kind };
        if anchor > 0 {
            let size = measure(&node);
            self.count(place, size.values, size.bytes)?;
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    fn alias(&mut self, id: usize, place: Place, depth: usize) -> Result<Node, Finding> {
        let Some(node) = self.anchors.get(&id) else {
            return Err(self.refused(place, "an alias inside of what it stands for", "write the value out"));
        };
        let size = measure(node);
        let node = node.clone();
        self.count(place, size.values, size.bytes)?;
        if depth + size.height > DEEPEST { Err(self.too_deep(place)) } else { Ok(node) }
    }

    fn list(&mut self, place: Place, depth: usize) -> Result<Kind, Finding> {
        self.count(place, 1, 0)?;
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(Kind::List(items)),
                (event, place) => items.push(self.node(event, place, depth + 1)?),
            }
        }
    }

    fn map(&mut self, at: Place, depth: usize) -> Result<Kind, Finding> {
        self.count(at, 1, 0)?;
        let mut entries = Vec::new();
        let mut seen = BTreeSet::new();
        loop {
            let (key, style) = match self.next()? {
                (Event::MappingEnd, _) => return Ok(Kind::Map(entries)),
                (Event::Scalar(text, style, _, None), place) => {
                    (Text { value: text.into_owned(), place }, style)
                }
                (_, place) => {
                    return Err(self.refused(place, "a key must be a plain text", "write the key out"));
                }
            };
            self.count(key.place, 1, key.value.len())?;
            if key.value == "<<" && style == ScalarStyle::Plain {
                let help = "write the keys out, or give the whole mapping an anchor";
                return Err(self.refused(key.place, "GitHub follows no merge keys", help));
            }
            if !seen.insert(key.value.to_lowercase()) {
                let message = format!("the key `{}` is given twice", key.value);
                let help = "keep one of them; keys are the same whatever their case";
                return Err(rule::DUPLICATE_KEY.at(self.file, key.place, message, help));
            }
            let (event, place) = self.next()?;
            let value = self.node(event, place, depth + 1)?;
            entries.push((key, value));
        }
    }

    fn too_deep(&self, place: Place) -> Finding {
        self.refused(place, format!("nested deeper than {DEEPEST} levels"), "no workflow needs that")
    }

    fn count(&mut self, place: Place, values: usize, bytes: usize) -> Result<(), Finding> {
        self.values += values;
        self.bytes += bytes;
        if self.values > MOST_VALUES || self.bytes > MOST_BYTES {
            let message = format!("more than {MOST_VALUES} values or {MOST_BYTES} bytes, aliases followed");
            return Err(self.refused(place, message, "no workflow needs that"));
        }
        Ok(())
    }
}

struct Size {
    values: usize,
    bytes: usize,
    height: usize,
}

fn measure(node: &Node) -> Size {
    let mut size = Size { values: 1, bytes: 0, height: 0 };
    let mut add = |part: Size| {
        size.values += part.values;
        size.bytes += part.bytes;
        size.height = size.height.max(part.height + 1);
    };
    match &node.kind {
        Kind::List(items) => items.iter().map(measure).for_each(&mut add),
        Kind::Map(entries) => {
            for (key, value) in entries {
                let value = measure(value);
                add(Size { values: value.values + 1, bytes: value.bytes + key.value.len(), ..value });
            }
        }
        Kind::String(text) | Kind::Number(_, text) => size.bytes = text.len(),
        Kind::Null | Kind::Bool(_) => {}
    }
    size
}

/// A scalar without quotes, in the core schema of YAML 1.2. <https://yaml.org/spec/1.2.2/#103-core-schema>
fn plain(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" => Kind::Bool(true),
        "false" | "False" | "FALSE" => Kind::Bool(false),
        _ => match number(text) {
            Some(value) => Kind::Number(value, text.to_owned()),
            None => Kind::String(text.to_owned()),
        },
    }
}

fn number(text: &str) -> Option<f64> {
    // Most texts begin as words do.
    if !text.starts_with(|first: char| first.is_ascii_digit() || "-+.".contains(first)) {
        return None;
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    match text {
        ".nan" | ".NaN" | ".NAN" => return Some(f64::NAN),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return Some(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => return Some(f64::NEG_INFINITY),
        _ => {}
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if is_decimal(unsigned) { text.parse().ok() } else { None }
}

fn radix(digits: &str, radix: u32) -> Option<f64> {
    if digits.is_empty() {
        return None;
    }
    digits
        .chars()
        .try_fold(0.0, |value, digit| Some(value * f64::from(radix) + f64::from(digit.to_digit(radix)?)))
}

fn is_decimal(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = |text: &str| !text.is_empty() && are_digits(text);
    let is_mantissa = match mantissa.split_once('.') {
        None => is_number(mantissa),
        Some(("", fraction)) => is_number(fraction),
        Some((whole, fraction)) => is_number(whole) && are_digits(fraction),
    };
    is_mantissa
        && exponent.is_none_or(|exponent| is_number(exponent.strip_prefix(['-', '+']).unwrap_or(exponent)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read_text(text: &str) -> Node {
        read("f.yml", text.as_bytes()).unwrap()
    }

    /// What a document reads as, in one line.
    fn show(node: &Node) -> String {
        match &node.kind {
            Kind::Null => "null".into(),
            Kind::Bool(value) => value.to_string(),
            Kind::Number(value, written) => format!("{value}({written})"),
            Kind::String(text) => format!("{text:?}"),
            Kind::List(items) => format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(", ")),
            Kind::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| format!("{}: {}", key.value, show(value)));
                format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
            }
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(show(&read_text(text)), expected, "{text}");
    }

    #[track_caller]
    fn check_refused(text: &str, rule: &str, line: usize, message: &str) {
        let finding = read("f.yml", text.as_bytes()).unwrap_err();
        assert_eq!((finding.rule, finding.place.line), (rule, line), "{finding}");
        assert!(finding.message.contains(message), "{finding}");
    }

    #[test]
    fn scalars_are_those_of_yaml_1_2() {
        check("[yes, no, on, off, y]", r#"["yes", "no", "on", "off", "y"]"#);
        check("[true, True, FALSE, tRUE]", r#"[true, true, false, "tRUE"]"#);
        check("[~, null, NULL, nULL, '']", r#"[null, null, null, "nULL", ""]"#);
        check(
            "[1, -1, 1.10, .5, 1., 1e3, +2]",
            "[1(1), -1(-1), 1.1(1.10), 0.5(.5), 1(1.), 1000(1e3), 2(+2)]",
        );
        check(
            "[0x1F, 0o17, 017, 1_000, 0x, 1.2.3]",
            r#"[31(0x1F), 15(0o17), 17(017), "1_000", "0x", "1.2.3"]"#,
        );
        check("[2026-01-01, 12:30, e1, ., 'true']", r#"["2026-01-01", "12:30", "e1", ".", "true"]"#);
    }

    #[test]
    fn a_scalar_has_the_text_that_github_hands_on() {
        let texts = |text: &str| -> Vec<String> {
            read_text(text).items().iter().map(|item| item.text().unwrap().value).collect()
        };
        assert_eq!(texts("[3.10, 1e3, 0x1F, True, ~, a b]"), ["3.1", "1000", "31", "true", "", "a b"]);
        assert_eq!(read_text("[]").text(), None);
    }

    #[test]
    fn every_value_has_its_place() {
        let node = read_text("a: 1\nb:\n  - é: x\n    y: \"z\"\n");
        let list = node.get("b").unwrap();
        assert_eq!(list.place, Place { line: 3, column: 3 });
        assert_eq!(list.items()[0].get("é").unwrap().place, Place { line: 3, column: 8 });
        assert_eq!(list.items()[0].entries()[1].0.place, Place { line: 4, column: 5 });
        assert_eq!(list.items()[0].get("y").unwrap().place, Place { line: 4, column: 8 });
        assert!(node.get("B").is_none());
    }

    #[test]
    fn anchors_are_followed() {
        check("a: &x {k: [1]}\nb: *x", "{a: {k: [1(1)]}, b: {k: [1(1)]}}");
    }

    #[test]
    fn what_github_does_not_read_is_refused() {
        check_refused("a: 1\nA: 2", "duplicate-key", 2, "given twice");
        check_refused("a: &x {k: 1}\nb:\n  <<: *x", "syntax", 3, "merge keys");
        check_refused("a: !!str 1", "syntax", 1, "tag");
        check_refused("if: !cancelled()", "syntax", 1, "tag");
        check_refused("a: &x [*x]", "syntax", 1, "inside of what it stands for");
        check_refused("a: 1\n---\nb: 2", "syntax", 2, "second document");
        check_refused("a: 1\n? [b]\n: 2", "syntax", 2, "a key");
        check_refused("a: 1\nb: \0", "syntax", 2, "zero byte");
        check_refused("a: 1\nb: [1,\nc: 2", "syntax", 3, "");
        assert_eq!(read("f.yml", b"a: 1\nb: \xe9").unwrap_err().place, Place { line: 2, column: 4 });
    }

    #[test]
    fn bombs_are_refused() {
        let bomb = |first: &str| {
            let mut bomb = format!("a0: &a0 {first}\n");
            for n in 1..9 {
                bomb.push_str(&format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 10].join(", ")));
            }
            bomb
        };
        check_refused(&bomb("[x, x]"), "syntax", 6, "more than");
        check_refused(&bomb(&"x".repeat(100_000)), "syntax", 3, "more than");
        let nested: String = (1..500).map(|n| format!("a{n}: &a{n} [*a{}]\n", n - 1)).collect();
        check_refused(&format!("a0: &a0 [x]\n{nested}"), "syntax", 100, "nested deeper");
        // Brackets within brackets are refused by the parser itself, which looks further ahead.
        for (open, message) in
            [("[", "recursion limit"), ("- ", "nested deeper"), ("{a: ", "recursion limit")]
        {
            check_refused(&open.repeat(100_000), "syntax", 1, message);
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read("f.yml", &bytes);
        }

        #[test]
        fn any_text_like_yaml_is_read_or_refused(text in "([a-c&*!|>\\-:{}\\[\\],#'\" \\n~<]|: |- |\\n  ){0,80}") {
            let _ = read("f.yml", text.as_bytes());
        }
    }
}
