//! Functions that choose: by conditions, by an index, by the keys of a mapping.

use super::{CONDITION_FUNCTIONS, RULE_FUNCTIONS, Walk};
use crate::document::Node;
use crate::rule;

impl<'a> Walk<'a, '_> {
    pub(super) fn branches(&mut self, argument: &'a Node) {
        if !self.list("Fn::If", argument, 3, 3) {
            return;
        }
        self.path.push("Fn::If".to_owned());
        self.condition(&argument.items()[0]);
        let condition = argument.items()[0].as_str();
        for (index, item) in argument.items().iter().enumerate().skip(1) {
            self.given.extend(condition.map(|name| (name.to_owned(), index == 1)));
            self.step(&index.to_string(), item);
            if condition.is_some() {
                self.given.pop();
            }
        }
        self.path.pop();
    }

    pub(super) fn conditions(&mut self, name: &str, argument: &'a Node, least: usize, most: usize) {
        if !self.list(name, argument, least, most) {
            return;
        }
        for (index, item) in argument.items().iter().enumerate() {
            let is_condition = match item.entries() {
                [(key, _)] => {
                    CONDITION_FUNCTIONS.contains(&key.text.as_str())
                        || RULE_FUNCTIONS.contains(&key.text.as_str())
                }
                _ => false,
            };
            if !is_condition {
                let message = format!("`{name}` combines conditions, found {}", item.kind_name());
                self.push(&rule::FUNCTION_ARGUMENTS, item, message, "write {Condition: Name}");
                continue;
            }
            self.step(&index.to_string(), item);
        }
    }

    pub(super) fn select(&mut self, argument: &'a Node) {
        if !self.list("Fn::Select", argument, 2, 2) {
            return;
        }
        let (index, list) = (&argument.items()[0], &argument.items()[1]);
        let known = index.as_text();
        if index.function().is_none() && known.as_ref().is_none_or(|text| text.parse::<usize>().is_err()) {
            let message = "the index of `Fn::Select` is a whole number from 0".to_owned();
            self.push(&rule::FUNCTION_ARGUMENTS, index, message, "");
        }
        self.expect_list("what `Fn::Select` selects from", list);
        let has_unknown = list.items().iter().any(|item| item.function().is_some());
        let position = known.and_then(|text| text.parse::<usize>().ok());
        if let Some(position) = position.filter(|position| *position >= list.items().len())
            && list.is_list()
            && !has_unknown
        {
            let count = list.items().len();
            let message = format!("there is no item {position}: the list has {count}");
            self.push(&rule::FUNCTION_ARGUMENTS, index, message, "the first item is 0");
        }
        self.items(argument);
    }

    pub(super) fn find_in_map(&mut self, argument: &'a Node) {
        let most = if self.declared.transforms.extensions { 4 } else { 3 };
        if !self.list("Fn::FindInMap", argument, 3, most) {
            return;
        }
        for item in argument.items().iter().take(3) {
            self.expect_text("a name in `Fn::FindInMap`", item);
        }
        let has_default = argument.items().len() > 3;
        match argument.items()[0].as_str() {
            Some(name) => {
                self.used.mappings.insert(name.to_owned());
                match self.declared.mappings.get(name) {
                    Some(mapping) if !has_default => self.keys(name, mapping, argument),
                    Some(_) => {}
                    None if self.declared.open || has_default => {}
                    None => {
                        let help = self.findings.suggest(name, self.declared.mappings.keys().copied());
                        let message = format!("no mapping is called `{name}`");
                        self.push(&rule::FIND_IN_MAP, &argument.items()[0], message, &help);
                    }
                }
            }
            None => self.used.any_mapping = true,
        }
        self.items(argument);
    }

    /// Keys of a mapping that are written out must be there.
    fn keys(&mut self, name: &str, mapping: &'a Node, argument: &'a Node) {
        let [_, first, second, ..] = argument.items() else { return };
        if mapping.has("Fn::Transform") {
            return;
        }
        let missing = |walk: &mut Self, node: &Node, key: &str, known: Vec<&'a str>| {
            let help = walk.findings.suggest(key, known);
            walk.push(
                &rule::FIND_IN_MAP,
                node,
                format!("the mapping `{name}` has no key `{key}` here"),
                &help,
            );
        };
        let keys =
            |node: &'a Node| node.entries().iter().map(|(key, _)| key.text.as_str()).collect::<Vec<_>>();
        let below: Vec<&Node> = match first.as_text() {
            Some(key) if !mapping.has(&key) => {
                missing(self, first, &key, keys(mapping));
                return;
            }
            Some(key) => vec![mapping.get(&key)],
            None => mapping.entries().iter().map(|(_, node)| node).collect(),
        };
        if let Some(key) = second.as_text()
            && !below.is_empty()
            && below.iter().all(|node| !node.has(&key) && !node.has("Fn::Transform"))
        {
            missing(self, second, &key, below.iter().flat_map(|node| keys(node)).collect());
        }
    }
}
