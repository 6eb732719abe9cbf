//! Scalars that say something else than their writer meant: nulls, and numbers that YAML reads as octal.

use super::findings::{Findings, join};
use crate::document::{Kind, Node};
use crate::rule;

pub(super) fn check(template: &Node, findings: &mut Findings) {
    walk("", template, findings);
}

fn walk(path: &str, node: &Node, findings: &mut Findings) {
    match &node.kind {
        Kind::Map(entries) => {
            for (key, value) in entries {
                let path = join(path, &key.text);
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
