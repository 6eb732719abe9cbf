//! What reads the values of a document: each takes a node, and says what it is not.

use std::collections::BTreeSet;

use super::{Entries, Text};
use crate::check::rule::{self, Rule};
use crate::check::suggest;
use crate::document::{Kind, Node};
use crate::finding::{Finding, Place};

/// The name of an entry that is an expression for the whole mapping, as GitHub's directive of that name.
pub(crate) const INSERT: &str = "${{ insert }}";

const SHELLS: [&str; 6] = ["bash", "pwsh", "python", "sh", "cmd", "powershell"];

pub(super) struct Reader<'a> {
    file: &'a str,
    findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a str) -> Self {
        Self { file, findings: Vec::new() }
    }

    /// What was read, unless something was found.
    pub(super) fn finish<T>(self, value: T) -> Result<T, Vec<Finding>> {
        if self.findings.is_empty() { Ok(value) } else { Err(self.findings) }
    }

    pub(super) fn add(
        &mut self,
        rule: &Rule,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.findings.push(rule.at(self.file, place, message, help));
    }

    fn wrong_kind(&mut self, node: &Node, what: &str, takes: &str) {
        let found = match &node.kind {
            Kind::String(text) if text.is_empty() => "an empty text",
            _ => node.kind_name(),
        };
        self.add(&rule::WRONG_KIND, node.place, format!("{what} takes {takes}, not {found}"), "");
    }

    /// The entries of a mapping with any keys.
    pub(super) fn entries<'n>(&mut self, node: &'n Node, what: &str) -> &'n [(Text, Node)] {
        if !matches!(node.kind, Kind::Map(_)) {
            self.wrong_kind(node, what, "a mapping");
        }
        node.entries()
    }

    /// The entries of a mapping with these keys and no others.
    pub(super) fn keys<'n>(&mut self, node: &'n Node, what: &str, known: &[&str]) -> &'n [(Text, Node)] {
        let entries = self.entries(node, what);
        for (key, _) in entries.iter().filter(|(key, _)| !known.contains(&key.value.as_str())) {
            let help = suggest::help(&key.value, known.iter().copied());
            self.add(&rule::UNKNOWN_KEY, key.place, format!("{what} has no key `{}`", key.value), help);
        }
        entries
    }

    /// Whether a mapping has a key; anything else is said by whoever reads it.
    pub(super) fn require(&mut self, node: &Node, what: &str, key: &str) {
        if matches!(node.kind, Kind::Map(_)) && node.get(key).is_none() {
            self.add(
                &rule::MISSING_KEY,
                node.place,
                format!("{what} has no `{key}`"),
                format!("add `{key}`"),
            );
        }
    }

    /// Any scalar.
    pub(super) fn text(&mut self, node: &Node, what: &str) -> Text {
        node.text().unwrap_or_else(|| {
            self.wrong_kind(node, what, "a text");
            Text { value: String::new(), place: node.place }
        })
    }

    /// A scalar that is not empty.
    pub(super) fn name(&mut self, node: &Node, what: &str) -> Text {
        let text = node.text().filter(|text| !text.value.is_empty());
        text.unwrap_or_else(|| {
            self.wrong_kind(node, what, "a text");
            Text { value: String::new(), place: node.place }
        })
    }

    /// A scalar that is not empty, or a list of them.
    pub(super) fn names(&mut self, node: &Node, what: &str) -> Vec<Text> {
        match &node.kind {
            Kind::List(items) => items.iter().map(|item| self.name(item, what)).collect(),
            _ => vec![self.name(node, what)],
        }
    }

    /// Names and scalars, or an expression for all of them.
    pub(super) fn map(&mut self, node: &Node, what: &str) -> Entries {
        if let Some(expression) = expression(node) {
            return vec![(Text { value: INSERT.to_owned(), place: node.place }, expression)];
        }
        let entries = self.entries(node, what);
        entries
            .iter()
            .map(|(key, value)| (key.clone(), self.text(value, &format!("`{}`", key.value))))
            .collect()
    }

    /// A boolean.
    pub(super) fn boolean(&mut self, node: &Node, what: &str) -> bool {
        if let Kind::Bool(value) = node.kind {
            return value;
        }
        self.wrong_kind(node, what, "`true` or `false`");
        false
    }

    /// A boolean, or an expression.
    pub(super) fn flag(&mut self, node: &Node, what: &str) -> Text {
        if !matches!(node.kind, Kind::Bool(_)) && expression(node).is_none() {
            self.wrong_kind(node, what, "`true`, `false` or an expression");
        }
        node.text().unwrap_or_default()
    }

    /// A number, or an expression.
    pub(super) fn amount(&mut self, node: &Node, what: &str) -> Text {
        if !matches!(node.kind, Kind::Number(..)) && expression(node).is_none() {
            self.wrong_kind(node, what, "a number or an expression");
        }
        node.text().unwrap_or_default()
    }

    /// A text that is one of these.
    pub(super) fn one_of(&mut self, node: &Node, what: &str, known: &[&str]) -> Text {
        let text = self.name(node, what);
        if !text.value.is_empty() && !known.contains(&text.value.as_str()) {
            let help = suggest::help(&text.value, known.iter().copied());
            self.add(&rule::UNKNOWN_VALUE, text.place, format!("{what} is never `{}`", text.value), help);
        }
        text
    }

    /// A shell that the runner knows, or a command with `{0}` for the script's file.
    /// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell>
    pub(super) fn shell(&mut self, node: &Node) -> Text {
        let shell = self.name(node, "`shell`");
        let is_command = shell.value.contains("{0}") || shell.value.contains("${{");
        if !shell.value.is_empty() && !is_command && !SHELLS.contains(&shell.value.as_str()) {
            let help = suggest::help(&shell.value, SHELLS);
            self.add(&rule::UNKNOWN_VALUE, shell.place, format!("there is no shell `{}`", shell.value), help);
        }
        shell
    }

    /// An id that stands for a job, a step or an input.
    /// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_id>
    pub(super) fn id(&mut self, id: &Text, what: &str) {
        let mut characters = id.value.chars();
        let begins = characters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_');
        let is_valid = begins
            && id.value.len() < 100
            && !id.value.starts_with("__")
            && characters
                .all(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_'));
        if !is_valid {
            let message = format!("`{}` is no id of {what}", id.value);
            let help = "begin with a letter or one `_`; letters, digits, `-` and `_` may follow, below 100";
            self.add(&rule::INVALID_ID, id.place, message, help);
        }
    }

    /// An id that no other before it has.
    pub(super) fn unique(&mut self, id: &Text, seen: &mut BTreeSet<String>) {
        if !seen.insert(id.value.to_lowercase()) {
            let message = format!("there is another step `{}`", id.value);
            self.add(&rule::DUPLICATE_ID, id.place, message, "give it another id; case makes none");
        }
    }
}

/// A text that holds an expression.
pub(super) fn expression(node: &Node) -> Option<Text> {
    node.as_str().filter(|text| text.contains("${{"))?;
    node.text()
}
