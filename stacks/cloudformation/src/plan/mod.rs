//! The offline plan: what a new template would do to a stack, which data is at risk, whose access is widened, and what
//! cannot be known.

mod change;
mod difference;
mod guide;
mod reference;
mod replacement;
mod unknown;
mod widened;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value as Json;

use crate::document::object;
use crate::evaluate::Scope;
use crate::types::{is_stateful, makes_snapshots};

pub use change::{Action, Cause, Change};
pub use replacement::{Effect, Replacement, effect, replacement};
pub use widened::{Kind as WidenedKind, Widened};

/// One side of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// `Json::Null` stands for a stack that is not there.
    pub template: &'a Json,
    /// The values of its parameters; without them a parameter counts as unchanged.
    pub parameters: Option<&'a BTreeMap<String, String>>,
    /// Where it is deployed, if that is known.
    pub region: Option<&'a str>,
}

impl<'a> Side<'a> {
    #[must_use]
    pub fn of(template: &'a Json) -> Self {
        Self { template, parameters: None, region: None }
    }

    fn scope(&self) -> Scope<'a> {
        Scope::new(self.template, self.parameters).in_region(self.region)
    }
}

/// What would change in one stack.
#[derive(Clone, Debug, Serialize)]
pub struct StackPlan {
    pub name: String,
    pub changes: Vec<Change>,
    #[serde(skip)]
    pub widened: Vec<Widened>,
    /// What this comparison cannot know of the change.
    #[serde(skip)]
    pub unknown: Vec<String>,
    /// What no comparison of these templates can know.
    #[serde(skip)]
    pub standing: Vec<String>,
}

impl StackPlan {
    /// Whether nothing changes, and nothing may.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.unknown.is_empty()
    }
}

/// A resource with its functions worked out as far as they can be.
#[derive(PartialEq)]
struct Resource {
    resource_type: String,
    /// Properties and attributes, resolved.
    json: Json,
}

/// Compares two sides of one stack. `imports` are the logical ids of existing resources that the stack takes over.
#[must_use]
pub fn plan(name: &str, old: Side, new: Side, imports: &[String]) -> StackPlan {
    let (old_scope, new_scope) = (old.scope(), new.scope());
    // What open functions rest on is looked at only where it can differ.
    let is_other = |section: &str| old.template[section] != new.template[section];
    let is_traced = is_other("Mappings") || is_other("Conditions");
    let (before, after) = (resources(old.template, &old_scope), resources(new.template, &new_scope));
    let imported: BTreeSet<&String> = imports.iter().collect();
    let mut changes: BTreeMap<&str, Change> = BTreeMap::new();
    for (id, resource) in &after {
        let change = match before.get(id) {
            None if imported.contains(id) => Some(Change::new(id, &resource.resource_type, Action::Import)),
            None => Some(Change::new(id, &resource.resource_type, Action::Add)),
            Some(earlier) if earlier == resource && !is_traced => None,
            Some(earlier) => compare(id, (earlier, &old_scope), (resource, &new_scope), is_traced),
        };
        changes.extend(change.map(|change| (id.as_str(), change)));
    }
    for (id, resource) in before.iter().filter(|(id, _)| !after.contains_key(*id)) {
        changes.insert(id, Change::new(id, &resource.resource_type, Action::Remove));
    }
    let names: BTreeMap<&str, &Json> =
        after.iter().map(|(id, resource)| (id.as_str(), &resource.json)).collect();
    reference::propagate(&names, &mut changes);
    for (id, change) in &mut changes {
        let earlier = before.get(*id);
        let loses = |resource: Option<&Resource>, policy| {
            resource.is_some_and(|resource| !keeps_data(resource, policy))
        };
        change.data_at_risk = earlier.is_some_and(|earlier| is_stateful(&earlier.resource_type))
            && match change.action {
                Action::Remove => loses(earlier, "DeletionPolicy"),
                Action::Modify if change.causes.iter().any(|cause| cause.property == CONDITION) => {
                    loses(earlier, "DeletionPolicy")
                }
                // Which template's policy counts is not written down: both must keep the data.
                Action::Modify if change.replacement != Replacement::Never => {
                    loses(earlier, "UpdateReplacePolicy") || loses(after.get(*id), "UpdateReplacePolicy")
                }
                Action::Modify | Action::Add | Action::Import => false,
            };
    }
    let changes: Vec<Change> = changes.into_values().collect();
    let unknown = unknown::of_change(old, new, &changes, imports);
    let standing = unknown::standing(old, new);
    let widened = widened::list(&before, &after, old.template.is_null());
    StackPlan { name: name.to_owned(), changes, widened, unknown, standing }
}

/// The resources that exist under the known conditions; one whose condition is unknown counts as existing.
fn resources(template: &Json, scope: &Scope) -> BTreeMap<String, Resource> {
    object(&template["Resources"])
        .iter()
        .filter(|(id, resource)| {
            let condition = resource["Condition"].as_str();
            !id.starts_with("Fn::") && condition.and_then(|name| scope.condition(name)) != Some(false)
        })
        .map(|(id, resource)| {
            let resource_type = resource["Type"].as_str().unwrap_or_default().to_owned();
            (id.clone(), Resource { resource_type, json: scope.resolve(resource) })
        })
        .collect()
}

/// Whether what goes is kept, or kept as a snapshot.
fn keeps_data(resource: &Resource, policy: &str) -> bool {
    match resource.json[policy].as_str() {
        Some("Retain" | "RetainExceptOnCreate") => true,
        Some("Snapshot") => makes_snapshots(&resource.resource_type),
        // CloudFormation snapshots databases and clusters by itself, and only when they are removed.
        // <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html>
        None => {
            policy == "DeletionPolicy"
                && match resource.resource_type.as_str() {
                    "AWS::RDS::DBCluster" => true,
                    "AWS::RDS::DBInstance" => resource.json["Properties"]["DBClusterIdentifier"].is_null(),
                    _ => false,
                }
        }
        Some(_) => false,
    }
}

/// The cause of a resource whose condition is another one: it may be made or removed.
pub(crate) const CONDITION: &str = "Condition";

/// A resource, and the scope of its template.
type Scoped<'a> = (&'a Resource, &'a Scope<'a>);

/// `is_traced` looks at what open functions rest on, too.
fn compare(id: &str, (old, before): Scoped, (new, after): Scoped, is_traced: bool) -> Option<Change> {
    const ATTRIBUTES: [&str; 5] =
        ["CreationPolicy", "DeletionPolicy", "Metadata", "UpdatePolicy", "UpdateReplacePolicy"];
    let mut change = Change::new(id, &new.resource_type, Action::Modify);
    if old.resource_type != new.resource_type {
        change.because(Replacement::Never, Cause::property("Type", Effect::Refused));
        return Some(change);
    }
    let (own, other) = (&old.json["Properties"], &new.json["Properties"]);
    let paths = if is_traced {
        difference::differences(&before.traced(own), &after.traced(other))
    } else {
        difference::differences(own, other)
    };
    for path in paths {
        let effect = effect(&new.resource_type, &path);
        change.because(effect.replacement(), Cause::property(&path, effect));
    }
    for attribute in ATTRIBUTES.into_iter().filter(|key| old.json[*key] != new.json[*key]) {
        change.because(Replacement::Never, Cause::property(attribute, Effect::InPlace));
    }
    // A condition that is known to hold is none.
    let condition = |(resource, scope): Scoped| {
        let name = resource.json["Condition"].as_str()?;
        (scope.condition(name) != Some(true)).then(|| scope.mark(name))
    };
    if condition((old, before)) != condition((new, after)) {
        change.because(Replacement::Never, Cause::property(CONDITION, Effect::InPlace));
    }
    (!change.causes.is_empty()).then_some(change)
}

#[cfg(test)]
mod tests;
