//! Loops: `Fn::ForEach` in its form, and with the transform that runs it.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html>

use std::collections::BTreeSet;

use super::declared::{Declared, Macros};
use super::findings::{Findings, join};
use super::function::Used;
use crate::document::Node;
use crate::expand::is_loop;
use crate::finding::Place;
use crate::reference::{self, Target};
use crate::rule;

/// Looks at the template as it is written, before its loops are expanded.
pub(super) fn check(written: &Node, declared: &Declared, findings: &mut Findings) {
    walk("", written, declared, findings);
}

fn walk(path: &str, node: &Node, declared: &Declared, findings: &mut Findings) {
    for (key, value) in node.entries() {
        let path = join(path, &key.text);
        if is_loop(&key.text) {
            if !declared.transforms.extensions && declared.transforms.macros == Macros::Nothing {
                let message = "`Fn::ForEach` needs the transform AWS::LanguageExtensions".to_owned();
                findings.push(
                    &rule::EXTENSION_MISSING,
                    &path,
                    key.place,
                    message,
                    "add it under `Transform`",
                );
            }
            let is_right = match value.items() {
                [identifier, collection, body] => {
                    identifier.as_str().is_some()
                        && (collection.is_list() || collection.function().is_some())
                        && body.is_map()
                }
                _ => false,
            };
            if !is_right {
                let message = "a loop is a list of an identifier, a collection and a mapping".to_owned();
                findings.push(&rule::FUNCTION_ARGUMENTS, &path, value.place, message, "");
            }
        }
        walk(&path, value, declared, findings);
    }
    for (index, item) in node.items().iter().enumerate() {
        walk(&join(path, &index.to_string()), item, declared, findings);
    }
}

/// What the collections of loops refer to: it is gone once the loops are expanded.
pub(super) fn collections(written: &Node, used: &mut Used) {
    for (key, value) in written.entries() {
        if let [_, collection, _] = value.items()
            && is_loop(&key.text)
        {
            for found in reference::find(collection) {
                if let Target::Condition(name) = &found.target {
                    used.conditions.insert(name.clone());
                } else {
                    used.names.insert(found.target.id().to_owned());
                }
            }
            mappings(collection, used);
        }
        collections(value, used);
    }
    for item in written.items() {
        collections(item, used);
    }
}

fn mappings(node: &Node, used: &mut Used) {
    if let Some(("Fn::FindInMap", argument)) = node.function()
        && let [mapping, ..] = argument.items()
    {
        match mapping.as_str() {
            Some(name) => {
                used.mappings.insert(name.to_owned());
            }
            None => used.any_mapping = true,
        }
    }
    for (_, value) in node.entries() {
        mappings(value, used);
    }
    for item in node.items() {
        mappings(item, used);
    }
}

/// The places of the `Fn::Sub`s whose text a loop writes into: once it is expanded, nothing may be left to replace.
pub(super) fn substituted(written: &Node) -> BTreeSet<Place> {
    let mut found = BTreeSet::new();
    substitutions(written, false, &mut found);
    found
}

fn substitutions(node: &Node, is_inside: bool, found: &mut BTreeSet<Place>) {
    if is_inside
        && let Some(("Fn::Sub", argument)) = node.function()
        && argument.as_str().is_some_and(|text| text.contains("${") || text.contains("&{"))
    {
        found.insert(node.place);
    }
    for (key, value) in node.entries() {
        substitutions(value, is_inside || is_loop(&key.text), found);
    }
    for item in node.items() {
        substitutions(item, is_inside, found);
    }
}
