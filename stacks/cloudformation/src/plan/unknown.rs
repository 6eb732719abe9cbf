//! What a comparison of two templates cannot know, said so.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::Side;
use super::change::{Action, Change};
use super::replacement::{Replacement, is_doubtful};
use crate::catalogue;
use crate::document::object;

/// One line for each thing about this change that only the deployment knows.
pub(super) fn of_change(old: Side, new: Side, changes: &[Change], imports: &[String]) -> Vec<String> {
    let mut unknown = Vec::new();
    for change in changes {
        let id = &change.logical_id;
        let doubtful: Vec<&str> = change
            .causes
            .iter()
            .map(|cause| cause.property.as_str())
            .filter(|path| is_doubtful(&change.resource_type, path))
            .collect();
        if change.replacement == Replacement::Conditional {
            unknown.push(format!(
                "whether `{id}` is replaced: AWS decides on a condition that its schema does not state"
            ));
        } else if !doubtful.is_empty() && change.replacement == Replacement::Never {
            let names = doubtful.join(", ");
            unknown.push(format!(
                "whether `{id}` is replaced: its schema speaks of a condition for {names}, the guide of interruptions only"
            ));
        }
        if change.causes.iter().any(|cause| cause.property == super::CONDITION) {
            unknown.push(format!("whether `{id}` is there before and after: its condition is another one"));
        }
        if change.action == Action::Modify && is_custom(&change.resource_type) {
            unknown.push(format!("what the custom resource `{id}` does with the change"));
        }
        if change.action == Action::Modify && change.resource_type == "AWS::CloudFormation::Stack" {
            unknown.push(format!("what changes inside the nested stack `{id}`"));
        }
    }
    if !is_given(old, new) {
        let (before, after) = (object(&old.template["Parameters"]), object(&new.template["Parameters"]));
        let is_other = |name: &&String| {
            before.get(*name).is_some_and(|earlier| earlier["Default"] != after[*name]["Default"])
        };
        let defaults = after.keys().filter(is_other);
        unknown.extend(
            defaults.map(|name| format!("whether the stack uses the new default of the parameter `{name}`")),
        );
    }
    imported(new, changes, imports, &mut unknown);
    unknown
}

/// One line for each thing that no plan of these templates can know, whatever changes.
pub(super) fn standing(old: Side, new: Side) -> Vec<String> {
    let mut unknown = Vec::new();
    parameters(old, new, &mut unknown);
    let mut found = BTreeSet::new();
    walk(&new.template["Resources"], &mut found);
    unknown.extend(found);
    if !new.template["Transform"].is_null() {
        unknown.push("what the template's transforms make of it".into());
    }
    if old.template.is_object() && !object(&old.template["Resources"]).is_empty() {
        unknown.push("drift: changes made outside CloudFormation".into());
    }
    unknown
}

fn is_custom(resource_type: &str) -> bool {
    catalogue::find_name(resource_type).is_none() || resource_type == "AWS::CloudFormation::CustomResource"
}

/// Whether the values of all parameters are given.
fn is_given(old: Side, new: Side) -> bool {
    new.parameters.is_some() && old.parameters.is_some()
}

fn parameters(old: Side, new: Side, unknown: &mut Vec<String>) {
    let (before, after) = (object(&old.template["Parameters"]), object(&new.template["Parameters"]));
    for (name, parameter) in after {
        let kind = parameter["Type"].as_str().unwrap_or_default();
        if kind.starts_with("AWS::SSM::Parameter::Value") {
            unknown.push(format!("the value of the parameter `{name}`, which SSM holds"));
        }
    }
    let has_own = after.keys().any(|name| before.contains_key(name));
    if has_own && !is_given(old, new) {
        unknown.push("changed values of parameters".into());
    }
}

/// An import needs a resource that is added, and a policy that says what a later removal does.
fn imported(new: Side, changes: &[Change], imports: &[String], unknown: &mut Vec<String>) {
    for id in imports {
        let resource = &new.template["Resources"][id];
        if !changes.iter().any(|change| change.logical_id == *id && change.action == Action::Import) {
            unknown.push(format!("how `{id}` is imported: the new template does not add it"));
        } else if resource["DeletionPolicy"].is_null() {
            unknown.push(format!("how `{id}` is imported: AWS asks for its `DeletionPolicy`"));
        }
    }
}

/// Values that are looked up when the template is deployed.
fn walk(json: &Json, found: &mut BTreeSet<String>) {
    match json {
        Json::String(text) => {
            for reference in text.split("{{resolve:").skip(1) {
                let inside = reference.split("}}").next().unwrap_or_default();
                let (service, name) = inside.split_once(':').unwrap_or((inside, ""));
                let is_fixed = service.starts_with("ssm") && name.split(':').count() > 1;
                if !is_fixed {
                    found.insert(format!(
                        "whether the value of {{{{resolve:{service}:{}}}}} changed",
                        first(name)
                    ));
                }
            }
        }
        Json::Array(items) => items.iter().for_each(|item| walk(item, found)),
        Json::Object(map) => {
            if let Some(name) = map.get("Fn::ImportValue") {
                let name =
                    name.as_str().map_or_else(|| "another stack".to_owned(), |name| format!("`{name}`"));
                found.insert(format!("whether the imported value of {name} changed"));
            }
            map.values().for_each(|value| walk(value, found));
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

/// A name without what follows its first colon, unless it is an ARN.
fn first(name: &str) -> &str {
    if name.starts_with("arn:") { name } else { name.split(':').next().unwrap_or(name) }
}
