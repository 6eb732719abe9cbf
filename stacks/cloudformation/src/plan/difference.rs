//! Where two values differ.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use crate::document::object;
use crate::evaluate::function;
use crate::json;

/// The paths at which two values differ, such as `Tags/0/Value`: as deep as both are mappings, or lists of one length.
pub(super) fn differences(old: &Json, new: &Json) -> Vec<String> {
    let mut found = Vec::new();
    walk(old, new, &mut String::new(), &mut found);
    found
}

fn walk(old: &Json, new: &Json, path: &mut String, found: &mut Vec<String>) {
    let empty = object(&Json::Null);
    let is_plain = function(old).is_none() && function(new).is_none();
    match (old, new) {
        (Json::Object(before), Json::Object(after)) if is_plain => maps(before, after, path, found),
        // What comes or goes as a whole is named by its parts: a part decides whether the resource is replaced.
        (Json::Null, Json::Object(after)) if is_plain && !after.is_empty() => maps(empty, after, path, found),
        (Json::Object(before), Json::Null) if is_plain && !before.is_empty() => {
            maps(before, empty, path, found);
        }
        (Json::Array(before), Json::Array(after)) if before.len() == after.len() => {
            for (index, (before, after)) in before.iter().zip(after).enumerate() {
                step(&index.to_string(), before, after, path, found);
            }
        }
        _ if same(old, new) => {}
        _ => found.push(path.clone()),
    }
}

fn maps(before: &Map<String, Json>, after: &Map<String, Json>, path: &mut String, found: &mut Vec<String>) {
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for key in keys {
        let (left, right) = (before.get(key).unwrap_or(&Json::Null), after.get(key).unwrap_or(&Json::Null));
        step(key, left, right, path, found);
    }
}

fn step(name: &str, old: &Json, new: &Json, path: &mut String, found: &mut Vec<String>) {
    let length = path.len();
    if length > 0 {
        path.push('/');
    }
    path.push_str(name);
    walk(old, new, path, found);
    path.truncate(length);
}

/// Whether two values are the same to CloudFormation, for which `"30"` and `30` are.
fn same(old: &Json, new: &Json) -> bool {
    match (crate::evaluate::text(old), crate::evaluate::text(new)) {
        (Some(old), Some(new)) => old == new,
        _ => json::compact(old) == json::compact(new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(old: &Json, new: &Json, expected: &[&str]) {
        assert_eq!(differences(old, new), expected);
    }

    #[test]
    fn differences_are_as_deep_as_they_can_be() {
        check(&json!({ "a": 1 }), &json!({ "a": "1" }), &[]);
        check(&json!({ "a": { "b": 1 } }), &json!({ "a": { "b": 2, "c": 3 } }), &["a/b", "a/c"]);
        check(&json!({ "a": [{ "b": 1 }] }), &json!({ "a": [{ "b": 2 }] }), &["a/0/b"]);
        check(&json!({ "a": [1] }), &json!({ "a": [1, 2] }), &["a"]);
        check(&json!({}), &json!({ "a": { "b": { "c": 1 } } }), &["a/b/c"]);
        check(&json!({ "a": { "Ref": "X" } }), &json!({ "a": { "Ref": "Y" } }), &["a"]);
        check(&json!({ "a": { "Ref": "X" } }), &json!({ "a": { "b": 1 } }), &["a"]);
        check(&Json::Null, &json!({}), &[""]);
    }
}
