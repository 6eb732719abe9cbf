//! Canonical JSON text: the same value gives the same bytes whatever features of `serde_json` a build enables.

use std::fmt::Write as _;

use serde_json::{Map, Value as Json};

/// The order in which people expect the keys of a template; every other key follows by name.
const FIRST: [&str; 15] = [
    "AWSTemplateFormatVersion",
    "Description",
    "Metadata",
    "Transform",
    "Parameters",
    "Mappings",
    "Conditions",
    "Type",
    "Resources",
    "Outputs",
    "DependsOn",
    "DeletionPolicy",
    "UpdateReplacePolicy",
    "CreationPolicy",
    "UpdatePolicy",
];

/// Renders with two spaces of indentation and a final newline.
#[must_use]
pub fn render(json: &Json) -> String {
    let mut out = String::new();
    write(&mut out, json, 0);
    out.push('\n');
    out
}

/// The compact form used for digests and comparisons.
#[must_use]
pub fn compact(json: &Json) -> String {
    match json {
        Json::Array(items) => format!("[{}]", items.iter().map(compact).collect::<Vec<_>>().join(",")),
        Json::Object(map) => {
            let mut keys: Vec<_> = map.keys().collect();
            keys.sort();
            let fields: Vec<_> = keys
                .into_iter()
                .map(|key| format!("{}:{}", Json::from(key.as_str()), compact(&map[key])))
                .collect();
            format!("{{{}}}", fields.join(","))
        }
        scalar => scalar.to_string(),
    }
}

fn write(out: &mut String, json: &Json, depth: usize) {
    match json {
        Json::Array(items) if !items.is_empty() => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                line(out, depth + 1);
                write(out, item, depth + 1);
            }
            line(out, depth);
            out.push(']');
        }
        Json::Object(map) if !map.is_empty() => {
            out.push('{');
            for (index, (key, value)) in ordered(map).enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                line(out, depth + 1);
                let _ = write!(out, "{}: ", Json::from(key.as_str()));
                write(out, value, depth + 1);
            }
            line(out, depth);
            out.push('}');
        }
        scalar => {
            let _ = write!(out, "{scalar}");
        }
    }
}

/// The entries of an object in the order in which a template shows them.
pub(crate) fn ordered(map: &Map<String, Json>) -> impl Iterator<Item = (&String, &Json)> {
    let mut entries: Vec<_> = map.iter().collect();
    entries
        .sort_by_key(|(key, _)| (FIRST.iter().position(|first| first == key).unwrap_or(FIRST.len()), *key));
    entries.into_iter()
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn type_comes_before_properties_and_the_rest_by_name() {
        let text = render(&json!({ "Properties": { "B": 1, "A": [] }, "Type": "T", "DependsOn": ["X"] }));
        assert_eq!(
            text,
            "{\n  \"Type\": \"T\",\n  \"DependsOn\": [\n    \"X\"\n  ],\n  \"Properties\": {\n    \"A\": [],\n    \"B\": 1\n  }\n}\n"
        );
    }
}
