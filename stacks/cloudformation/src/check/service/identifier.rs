//! Two resources of one type cannot have the same identifier.

use std::collections::BTreeMap;

use super::super::declared::{Declared, Resource};
use super::super::findings::Findings;
use super::super::matching::is_unknown;
use crate::rule;

/// Types of which two may share what the schema calls their identifier.
const SHARED: [&str; 1] = ["AWS::S3::BucketPolicy"];

pub(super) fn check(declared: &Declared, findings: &mut Findings) {
    let mut seen: BTreeMap<(&str, String), &str> = BTreeMap::new();
    for (id, resource) in &declared.resources {
        if resource.node.has("Condition") || SHARED.contains(&resource.type_name) {
            continue;
        }
        let Some(identifier) = identifier(resource) else { continue };
        if let Some(other) = seen.insert((resource.type_name, identifier), id) {
            let path = format!("Resources/{id}");
            let message = format!("`{id}` and `{other}` have the same identifier");
            findings.push(&rule::DUPLICATE_RESOURCE, &path, resource.node.place, message, "");
        }
    }
}

/// The values of the identifying properties, where all of them are written out.
fn identifier(resource: &Resource) -> Option<String> {
    let schema = resource.schema?;
    let read_only: Vec<&str> = schema.read_only().collect();
    let mut values = Vec::new();
    for path in schema.primary_identifier() {
        if read_only.contains(&path) {
            return None;
        }
        let node = path.split('/').fold(resource.properties, |node, step| node.get(step));
        if is_unknown(node) {
            return None;
        }
        values.push(node.as_text()?);
    }
    (!values.is_empty()).then(|| values.join("\u{0}"))
}
