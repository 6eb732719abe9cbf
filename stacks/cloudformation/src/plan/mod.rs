//! The offline plan: what a new template would do to a stack, which data is at risk, and what cannot be known.

mod change;
mod stateful;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value as Json;

use crate::catalogue;
use crate::document::{Node, object};
use crate::json;
use crate::reference;

pub use change::{Action, Cause, Change, Replacement};
pub use stateful::is_stateful;

/// What would change in one stack.
#[derive(Clone, Debug, Serialize)]
pub struct StackPlan {
    pub name: String,
    pub changes: Vec<Change>,
    /// What this comparison cannot know.
    pub unknown: Vec<String>,
}

impl StackPlan {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// Compares two templates of one stack; `Json::Null` stands for a stack that is not there.
///
/// Parameter references count as unchanged: the values are known only to the deployment.
#[must_use]
pub fn plan(name: &str, old: &Json, new: &Json) -> StackPlan {
    let (before, after) = (object(&old["Resources"]), object(&new["Resources"]));
    let mut changes: BTreeMap<&str, Change> = BTreeMap::new();
    for (id, resource) in after {
        let change = match before.get(id) {
            None => Some(Change::new(id, resource, Action::Add)),
            Some(earlier) => compare(id, earlier, resource),
        };
        changes.extend(change.map(|change| (id.as_str(), change)));
    }
    for (id, resource) in before.iter().filter(|(id, _)| !after.contains_key(*id)) {
        let mut change = Change::new(id, resource, Action::Remove);
        change.data_at_risk = is_stateful(&change.resource_type) && !keeps_data(resource, "DeletionPolicy");
        changes.insert(id, change);
    }
    propagate(after, &mut changes);
    for (id, change) in &mut changes {
        if change.action == Action::Modify && change.replacement != Replacement::Never {
            change.data_at_risk =
                is_stateful(&change.resource_type) && !keeps_data(&before[*id], "UpdateReplacePolicy");
        }
    }
    let unknown = unknowns(new, changes.values());
    StackPlan { name: name.to_owned(), changes: changes.into_values().collect(), unknown }
}

fn keeps_data(resource: &Json, policy: &str) -> bool {
    matches!(resource[policy].as_str(), Some("Retain" | "Snapshot" | "RetainExceptOnCreate"))
}

fn compare(id: &str, old: &Json, new: &Json) -> Option<Change> {
    if old["Type"] != new["Type"] {
        let mut change = Change::new(id, new, Action::Modify);
        change.because(Replacement::Always, Cause::property("Type"));
        return Some(change);
    }
    let mut paths = Vec::new();
    differences(&old["Properties"], &new["Properties"], &mut String::new(), &mut paths);
    let attributes = ["DeletionPolicy", "UpdateReplacePolicy", "Metadata", "UpdatePolicy"];
    let changed: Vec<&str> = attributes.into_iter().filter(|key| old[*key] != new[*key]).collect();
    if paths.is_empty() && changed.is_empty() {
        return None;
    }
    let mut change = Change::new(id, new, Action::Modify);
    for path in paths {
        change.because(replacement(&change.resource_type, &path), Cause::property(&path));
    }
    for attribute in changed {
        change.because(Replacement::Never, Cause::property(attribute));
    }
    Some(change)
}

/// The paths at which two values differ, as deep as both are objects.
fn differences(old: &Json, new: &Json, path: &mut String, found: &mut Vec<String>) {
    let (Some(before), Some(after)) = (old.as_object(), new.as_object()) else {
        if json::compact(old) != json::compact(new) {
            found.push(path.clone());
        }
        return;
    };
    let intrinsic = |map: &serde_json::Map<String, Json>| {
        map.len() == 1 && map.keys().all(|key| key == "Ref" || key.starts_with("Fn::"))
    };
    if intrinsic(before) || intrinsic(after) {
        if json::compact(old) != json::compact(new) {
            found.push(path.clone());
        }
        return;
    }
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for key in keys {
        let length = path.len();
        if length > 0 {
            path.push('/');
        }
        path.push_str(key);
        let (left, right) = (before.get(key).unwrap_or(&Json::Null), after.get(key).unwrap_or(&Json::Null));
        differences(left, right, path, found);
        path.truncate(length);
    }
}

/// Whether a change at a property path replaces a resource, by its schema.
#[must_use]
pub fn replacement(resource_type: &str, path: &str) -> Replacement {
    let Some(schema) = catalogue::find(resource_type) else {
        return Replacement::Conditional;
    };
    let touches = |listed: &str| {
        let mut pairs = listed.split('/').zip(path.split('/'));
        pairs.all(|(a, b)| a == b || a == "*")
    };
    if schema.create_only().any(touches) {
        Replacement::Always
    } else if schema.conditional_create_only().any(touches) {
        Replacement::Conditional
    } else {
        Replacement::Never
    }
}

/// A replaced resource has a new identity, so whoever refers to it changes too, until nothing moves any more.
fn propagate<'a>(after: &'a serde_json::Map<String, Json>, changes: &mut BTreeMap<&'a str, Change>) {
    let references: Vec<(&str, Vec<reference::Reference>)> = after
        .iter()
        .map(|(id, resource)| (id.as_str(), reference::find(&Node::from(&resource["Properties"]))))
        .collect();
    loop {
        let replaced: BTreeMap<String, Replacement> = changes
            .values()
            .filter(|change| change.action == Action::Modify && change.replacement != Replacement::Never)
            .map(|change| (change.logical_id.clone(), change.replacement))
            .collect();
        let mut moved = false;
        for (id, found) in &references {
            for reference in found {
                let Some(certainty) = replaced.get(reference.target.id()).copied() else {
                    continue;
                };
                if changes.get(id).is_some_and(|change| change.action != Action::Modify) {
                    continue;
                }
                let change =
                    changes.entry(id).or_insert_with(|| Change::new(id, &after[*id], Action::Modify));
                let own = replacement(&change.resource_type, &reference.path);
                let cause = Cause::reference(&reference.path, reference.target.id());
                moved |= change.because(own.min(certainty), cause);
            }
        }
        if !moved {
            return;
        }
    }
}

fn unknowns<'a>(new: &Json, changes: impl Iterator<Item = &'a Change>) -> Vec<String> {
    let mut unknown = Vec::new();
    for change in changes {
        if change.replacement == Replacement::Conditional {
            let id = &change.logical_id;
            unknown.push(format!(
                "whether `{id}` is replaced: AWS decides on a condition that its schema does not state"
            ));
        }
    }
    if !object(&new["Parameters"]).is_empty() {
        unknown.push("changed values of parameters".into());
    }
    unknown.push("drift: changes made outside CloudFormation".into());
    unknown
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn template(resources: &Json) -> Json {
        json!({ "Resources": resources })
    }

    #[track_caller]
    fn check(old: &Json, new: &Json, expected: &[&str]) {
        let plan = plan("s", &template(old), &template(new));
        let changes: Vec<String> = plan.changes.iter().map(ToString::to_string).collect();
        assert_eq!(changes, expected);
    }

    #[test]
    fn the_same_template_changes_nothing() {
        let queue = json!({ "Q": { "Type": "AWS::SQS::Queue", "Properties": { "DelaySeconds": 1 } } });
        check(&queue, &queue, &[]);
    }

    #[test]
    fn a_property_that_cannot_change_in_place_replaces_and_risks_data() {
        let queue =
            |name: &str| json!({ "Q": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": name } } });
        check(&queue("a"), &queue("b"), &["modify Q (AWS::SQS::Queue), replaced: QueueName, data at risk"]);
    }

    #[test]
    fn replacement_follows_references() {
        let network = |cidr: &str| {
            json!({
                "V": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": cidr } },
                "S": { "Type": "AWS::EC2::Subnet", "Properties": { "VpcId": { "Ref": "V" }, "CidrBlock": "10.0.0.0/24" } },
            })
        };
        check(
            &network("10.0.0.0/16"),
            &network("10.1.0.0/16"),
            &[
                "modify S (AWS::EC2::Subnet), replaced: VpcId (V is replaced)",
                "modify V (AWS::EC2::VPC), replaced: CidrBlock",
            ],
        );
    }

    #[test]
    fn a_removed_database_is_at_risk_unless_it_is_kept() {
        let database =
            |policy: &str| json!({ "D": { "Type": "AWS::RDS::DBInstance", "DeletionPolicy": policy } });
        check(&database("Delete"), &json!({}), &["remove D (AWS::RDS::DBInstance), data at risk"]);
        check(&database("Snapshot"), &json!({}), &["remove D (AWS::RDS::DBInstance)"]);
    }
}
