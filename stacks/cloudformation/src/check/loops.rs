//! Loops: `Fn::ForEach` in its form, and with the transform that runs it.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html>

use super::declared::Declared;
use super::findings::{Findings, join};
use crate::document::Node;
use crate::expand::is_loop;
use crate::rule;

/// Looks at the template as it is written, before its loops are expanded.
pub(super) fn check(written: &Node, declared: &Declared, findings: &mut Findings) {
    walk("", written, declared, findings);
}

fn walk(path: &str, node: &Node, declared: &Declared, findings: &mut Findings) {
    for (key, value) in node.entries() {
        let path = join(path, &key.text);
        if is_loop(&key.text) {
            if !declared.transforms.extensions && !declared.transforms.macros {
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
