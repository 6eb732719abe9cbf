//! Strict reading of an environment file: an unknown key, a wrong type or a missing value is a finding with its line.

use std::cell::RefCell;

use cloudformation::document::{Kind, Node};
use cloudformation::{Finding, nearest};

/// One mapping of the file; remembers which keys were asked for, so that the rest can be refused.
pub(crate) struct Section<'a> {
    path: String,
    node: &'a Node,
    asked: RefCell<Vec<&'static str>>,
    findings: &'a RefCell<Vec<Finding>>,
}

impl<'a> Section<'a> {
    pub(crate) fn root(node: &'a Node, findings: &'a RefCell<Vec<Finding>>) -> Self {
        Self { path: String::new(), node, asked: RefCell::default(), findings }
    }

    pub(crate) fn section(&self, key: &'static str) -> Section<'a> {
        let node = self.get(key);
        if !matches!(node.kind, Kind::Map(_)) {
            self.refuse(key, node, "a mapping");
        }
        Section { path: self.join(key), node, asked: RefCell::default(), findings: self.findings }
    }

    pub(crate) fn text(&self, key: &'static str, expected: &str, fits: impl Fn(&str) -> bool) -> String {
        let node = self.get(key);
        if let Some(text) = node.as_str().filter(|text| fits(text)) {
            return text.to_owned();
        }
        self.refuse(key, node, expected);
        String::new()
    }

    /// A mapping that may be left out.
    pub(crate) fn optional_section(&self, key: &'static str) -> Option<Section<'a>> {
        if self.get(key).is_null() { None } else { Some(self.section(key)) }
    }

    /// A text that is read as something else; `otherwise` stands for what is refused.
    pub(crate) fn parsed<T>(
        &self,
        key: &'static str,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
        otherwise: T,
    ) -> T {
        let node = self.get(key);
        node.as_str().and_then(parse).unwrap_or_else(|| {
            self.refuse(key, node, expected);
            otherwise
        })
    }

    /// A list of texts, which may be empty but not left out.
    pub(crate) fn texts(
        &self,
        key: &'static str,
        expected: &str,
        most: usize,
        fits: impl Fn(&str) -> bool,
    ) -> Vec<String> {
        let node = self.get(key);
        if !matches!(node.kind, Kind::List(_)) || node.items().len() > most {
            self.refuse(key, node, expected);
            return Vec::new();
        }
        let mut texts = Vec::new();
        for item in node.items() {
            match item.as_str().filter(|text| fits(text)) {
                Some(text) => texts.push(text.to_owned()),
                None => self.refuse(key, item, expected),
            }
        }
        texts
    }

    pub(crate) fn number(&self, key: &'static str, least: i64, most: i64) -> i64 {
        let node = self.get(key);
        let number = match &node.kind {
            Kind::Number(number) => number.value.as_i64().filter(|number| (least..=most).contains(number)),
            _ => None,
        };
        number.unwrap_or_else(|| {
            self.refuse(key, node, &format!("a whole number from {least} to {most}"));
            least
        })
    }

    /// A number that may be left out.
    pub(crate) fn optional_number(&self, key: &'static str, least: i64, most: i64) -> Option<i64> {
        if self.get(key).is_null() { None } else { Some(self.number(key, least, most)) }
    }

    /// One of some words.
    pub(crate) fn choice<T: Copy>(&self, key: &'static str, choices: &[(&str, T); 3]) -> T {
        let node = self.get(key);
        let chosen = choices.iter().find(|(word, _)| node.as_str() == Some(word));
        chosen
            .unwrap_or_else(|| {
                let words: Vec<String> = choices.iter().map(|(word, _)| format!("`{word}`")).collect();
                self.refuse(key, node, &format!("one of {}", words.join(", ")));
                &choices[0]
            })
            .1
    }

    /// Refuses a value for what it means beside others.
    pub(crate) fn refuse_beside(&self, key: &'static str, expected: &str) {
        let node = self.get(key);
        if matches!(node.kind, Kind::Number(_) | Kind::String(_)) {
            self.refuse(key, node, expected);
        }
    }

    pub(crate) fn switch(&self, key: &'static str) -> bool {
        let node = self.get(key);
        if let Kind::Bool(value) = node.kind {
            return value;
        }
        self.refuse(key, node, "true or false");
        false
    }

    fn get(&self, key: &'static str) -> &'a Node {
        let mut asked = self.asked.borrow_mut();
        if !asked.contains(&key) {
            asked.push(key);
        }
        self.node.get(key)
    }

    fn join(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    fn refuse(&self, key: &str, node: &Node, expected: &str) {
        let path = self.join(key);
        let (rule, place, message) = if node.is_null() {
            ("missing-value", self.node.place, format!("`{path}` is missing: expected {expected}"))
        } else {
            let found = match &node.kind {
                Kind::String(text) => format!("`{text}`"),
                Kind::Number(number) => number.value.to_string(),
                _ => node.kind_name().to_owned(),
            };
            ("wrong-value", node.place, format!("`{path}` is {found}: expected {expected}"))
        };
        self.findings.borrow_mut().push(Finding::error(rule, &path, place, message, String::new()));
    }
}

impl Drop for Section<'_> {
    /// Refuses every key that nobody asked for.
    fn drop(&mut self) {
        let asked = self.asked.borrow();
        for (key, _) in self.node.entries() {
            if !asked.contains(&key.text.as_str()) {
                let path = self.join(&key.text);
                let help = nearest(&key.text, asked.iter().copied()).map_or_else(
                    || format!("known here: {}", asked.join(", ")),
                    |name| format!("did you mean `{name}`?"),
                );
                let message = format!("there is no setting `{path}`");
                self.findings.borrow_mut().push(Finding::error(
                    "unknown-key",
                    &path,
                    key.place,
                    message,
                    help,
                ));
            }
        }
    }
}
