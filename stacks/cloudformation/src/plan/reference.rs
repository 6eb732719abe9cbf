//! A replaced resource has a new identity: whoever refers to it changes too.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value as Json;

use super::change::{Action, Cause, Change};
use super::replacement::{Effect, Replacement, effect};
use crate::catalogue;
use crate::document::Node;
use crate::reference::{self, Reference, Target};

/// How deep the reasons of a replacement are told.
const DEEPEST: usize = 8;

/// Adds what follows from references, until nothing moves any more.
pub(super) fn propagate<'a>(after: &BTreeMap<&'a str, &Json>, changes: &mut BTreeMap<&'a str, Change>) {
    let mut waiting: VecDeque<&'a str> =
        changes.iter().filter(|(_, change)| moves_others(change)).map(|(id, _)| *id).collect();
    if waiting.is_empty() {
        return;
    }
    let found: Vec<(&'a str, Reference)> = after
        .iter()
        .flat_map(|(id, resource)| {
            let found = reference::find(&Node::from(&resource["Properties"])).into_iter();
            found.filter(|found| !matches!(found.target, Target::Condition(_))).map(|found| (*id, found))
        })
        .collect();
    let mut referring: BTreeMap<&str, Vec<(&'a str, &Reference)>> = BTreeMap::new();
    for (id, reference) in &found {
        referring.entry(reference.target.id()).or_default().push((*id, reference));
    }
    // What was followed already, with the certainty of that time, and the causes that were found.
    let mut followed: BTreeMap<&str, Replacement> = BTreeMap::new();
    let mut known: BTreeSet<(&str, Cause)> = BTreeSet::new();
    while let Some(target) = waiting.pop_front() {
        let Some(certainty) = changes.get(target).map(|change| change.replacement) else { continue };
        if followed.insert(target, certainty) == Some(certainty) {
            continue;
        }
        let target_type = after[target]["Type"].as_str().unwrap_or_default();
        for &(id, reference) in referring.get(target).into_iter().flatten() {
            if changes.get(id).is_some_and(|change| change.action != Action::Modify) {
                continue;
            }
            let Some((certainty, cause)) = cause(after[id], reference, certainty, target_type) else {
                continue;
            };
            let resource_type = after[id]["Type"].as_str().unwrap_or_default();
            let change = changes.entry(id).or_insert_with(|| Change::new(id, resource_type, Action::Modify));
            let replacement = cause.effect.replacement().min(certainty);
            if known.insert((id, cause.clone())) {
                change.because(replacement, cause);
            } else {
                change.replacement = change.replacement.max(replacement);
            }
            if moves_others(change) && followed.get(id) != Some(&change.replacement) {
                waiting.push_back(id);
            }
        }
    }
    // In the order of the template, after a resource's own.
    let mut order: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (index, (id, reference)) in found.iter().enumerate() {
        order.entry((id, &reference.path)).or_insert(index + 1);
    }
    for (id, change) in &mut *changes {
        change.causes.sort_by_key(|cause| match (&cause.replaced, &cause.attribute) {
            (None, None) => 0,
            _ => order.get(&(*id, cause.property.as_str())).copied().unwrap_or_default(),
        });
    }
    let chains: BTreeMap<String, String> =
        changes.keys().map(|id| ((*id).to_owned(), chain(id, changes, 0))).collect();
    for cause in changes.values_mut().flat_map(|change| &mut change.causes) {
        if let Some(chain) = cause.replaced.as_ref().and_then(|id| chains.get(id)) {
            cause.chain.clone_from(chain);
        }
    }
}

/// Whether what refers to a changed resource may change too.
fn moves_others(change: &Change) -> bool {
    change.action == Action::Modify && !change.is_refused()
}

/// Why a reference makes its resource change, and how certain that is.
fn cause(
    resource: &Json,
    reference: &Reference,
    certainty: Replacement,
    target_type: &str,
) -> Option<(Replacement, Cause)> {
    let resource_type = resource["Type"].as_str().unwrap_or_default();
    let own = effect(resource_type, &reference.path);
    match certainty {
        Replacement::Always | Replacement::Conditional => {
            Some((certainty, Cause::replaced(&reference.path, own, reference.target.id())))
        }
        Replacement::Never => match &reference.target {
            Target::Attribute { resource, attribute } if may_change(target_type, attribute) => {
                let attribute = format!("{resource}.{attribute}");
                Some((Replacement::Conditional, Cause::attribute(&reference.path, own, attribute)))
            }
            _ => None,
        },
    }
}

/// Whether an attribute of a resource that is changed in place may change: its identifiers, and what is made of them,
/// cannot.
fn may_change(resource_type: &str, attribute: &str) -> bool {
    // Most are identifiers by their names: their schemas need not be decoded.
    if ["Arn", "ARN", "Id", "Name", "Url", "URL"].iter().any(|end| attribute.ends_with(end)) {
        return false;
    }
    let Some(schema) = catalogue::find(resource_type) else { return true };
    let path = attribute.replace('.', "/");
    let is_identity = schema.primary_identifier().any(|identifier| identifier == path)
        || schema.create_only().any(|listed| listed == path);
    // A property that stands in the template changes as that says.
    !is_identity && schema.read_only().any(|listed| listed == path || path.starts_with(&format!("{listed}/")))
}

/// Why a resource is replaced, such as `Subnet (VpcId) ← Vpc (CidrBlock)`: its own properties, or else the first
/// reference that leads to such.
fn chain(id: &str, changes: &BTreeMap<&str, Change>, depth: usize) -> String {
    let Some(change) = changes.get(id).filter(|_| depth < DEEPEST) else { return id.to_owned() };
    let replacing = || {
        let causes = change.causes.iter().filter(|cause| cause.effect.replacement() == change.replacement);
        causes.filter(|cause| cause.effect != Effect::InPlace)
    };
    let own: Vec<&str> =
        replacing().filter(|cause| cause.replaced.is_none()).map(|cause| cause.property.as_str()).collect();
    if !own.is_empty() {
        return format!("{id} ({})", own.join(", "));
    }
    match replacing().find_map(|cause| Some((cause, cause.replaced.as_ref()?))) {
        Some((cause, other)) => format!("{id} ({}) ← {}", cause.property, chain(other, changes, depth + 1)),
        None => id.to_owned(),
    }
}
