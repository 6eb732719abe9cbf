//! Collects findings: sorted at the end, and bounded, so that a hostile file costs no more than a wrong one.

use crate::document::Node;
use crate::finding::{Finding, Place, nearest};
use crate::rule::Rule;

/// More findings than this help nobody.
const MOST: usize = 1_000;

/// Nearest names are searched for so many findings: the search looks at every known name.
const MOST_SUGGESTIONS: usize = 100;

#[derive(Default)]
pub(super) struct Findings {
    list: Vec<Finding>,
    suggested: usize,
}

impl Findings {
    pub(super) fn push(&mut self, rule: &Rule, path: &str, place: Place, message: String, help: &str) {
        if !self.is_full() {
            self.list.push(rule.at(path, place, message, help));
        }
    }

    /// Whether further findings are left out.
    pub(super) fn is_full(&self) -> bool {
        self.list.len() >= MOST
    }

    /// "did you mean `…`?", or nothing.
    pub(super) fn suggest<'a>(&mut self, wrong: &str, known: impl IntoIterator<Item = &'a str>) -> String {
        self.suggested += 1;
        if self.suggested > MOST_SUGGESTIONS || wrong.len() > 100 {
            return String::new();
        }
        nearest(wrong, known).map_or_else(String::new, |name| format!("did you mean `{name}`?"))
    }

    /// A key that is none of those that are known here.
    pub(super) fn unknown_keys(&mut self, rule: &Rule, path: &str, node: &Node, known: &[&str], what: &str) {
        for (key, _) in node.entries() {
            if !known.contains(&key.text.as_str()) {
                let help = self.suggest(&key.text, known.iter().copied());
                let message = format!("{what} has no `{}`", key.text);
                self.push(rule, &join(path, &key.text), key.place, message, &help);
            }
        }
    }

    /// The findings in the order of their places.
    pub(super) fn sorted(mut self) -> Vec<Finding> {
        self.list.sort_by(|a, b| {
            (a.line, a.column, &a.path, &a.rule, &a.message)
                .cmp(&(b.line, b.column, &b.path, &b.rule, &b.message))
        });
        self.list.dedup();
        self.list
    }
}

/// A path and one step more.
pub(super) fn join(path: &str, step: &str) -> String {
    if path.is_empty() { step.to_owned() } else { format!("{path}/{step}") }
}
