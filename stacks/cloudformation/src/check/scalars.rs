//! Values that say something else than their writer meant: nulls, aliases, and numbers that YAML reads as octal.

use super::findings::{Findings, join};
use crate::document::{Kind, Node};
use crate::finding::Place;
use crate::rule;

pub(super) fn check(template: &Node, findings: &mut Findings) {
    walk("", template, findings);
}

fn walk(path: &str, node: &Node, findings: &mut Findings) {
    match &node.kind {
        Kind::Map(entries) => {
            // What stands before its place was written elsewhere: an anchor's value, or the keys that are merged.
            let (merged, own): (Vec<_>, Vec<_>) = entries.iter().partition(|(key, _)| key.place < node.place);
            if !merged.is_empty() {
                alias(path, node.place, findings);
            }
            for (key, value) in own {
                let path = join(path, &key.text);
                if value.place < key.place {
                    alias(&path, key.place, findings);
                    continue;
                }
                // Sections and attributes that are left empty are as good as absent.
                if value.is_null() && path.contains('/') {
                    let message = format!("`{}` has no value", key.text);
                    findings.push(
                        &rule::NULL_VALUE,
                        &path,
                        key.place,
                        message,
                        "give it a value, or remove it",
                    );
                }
                walk(&path, value, findings);
            }
        }
        Kind::List(items) => {
            for (index, item) in items.iter().enumerate() {
                let path = join(path, &index.to_string());
                if item.place < node.place {
                    alias(&path, node.place, findings);
                    continue;
                }
                if item.is_null() {
                    let message = "this item has no value".to_owned();
                    findings.push(
                        &rule::NULL_VALUE,
                        &path,
                        item.place,
                        message,
                        "give it a value, or remove it",
                    );
                }
                walk(&path, item, findings);
            }
        }
        Kind::Number(number) => {
            let octal = number.written.as_deref().filter(|written| {
                let digits = written.trim_start_matches(['-', '+']);
                digits.len() > 1
                    && digits.starts_with('0')
                    && digits.bytes().all(|byte| byte.is_ascii_digit())
            });
            if let Some(written) = octal {
                let message = format!("`{written}` is an octal number: {}", number.value);
                findings.push(&rule::OCTAL_NUMBER, path, node.place, message, "put it in quotes");
            }
        }
        Kind::Null | Kind::Bool(_) | Kind::String(_) => {}
    }
}

fn alias(path: &str, at: Place, findings: &mut Findings) {
    let message = "this is a YAML alias or merge key, which CloudFormation does not read".to_owned();
    let help = "write it out, or send the template through `aws cloudformation package`";
    findings.push(&rule::YAML_ALIAS, path, at, message, help);
}
