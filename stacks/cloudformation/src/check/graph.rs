//! The order of resources inside a template.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::declared::Declared;
use super::findings::Findings;
use crate::document::Node;
use crate::reference;
use crate::rule;

/// For each logical id the ids that must exist before it: by reference and by `DependsOn`.
#[must_use]
pub fn dependencies(template: &Node) -> BTreeMap<String, BTreeSet<String>> {
    let resources = template.get("Resources").entries();
    let ids: BTreeSet<&str> = resources.iter().map(|(key, _)| key.text.as_str()).collect();
    let of = |resource: &Node| -> BTreeSet<String> {
        let references = reference::find(resource.get("Properties"));
        let implicit = references.iter().map(|reference| reference.target.id().to_owned());
        implicit.chain(explicit(resource).map(str::to_owned)).filter(|id| ids.contains(id.as_str())).collect()
    };
    resources.iter().map(|(key, resource)| (key.text.clone(), of(resource))).collect()
}

/// The ids of `DependsOn`, which is a string or a list of strings.
pub(super) fn explicit(resource: &Node) -> impl Iterator<Item = &str> {
    let depends_on = resource.get("DependsOn");
    depends_on.as_str().into_iter().chain(depends_on.items().iter().filter_map(Node::as_str))
}

/// The first circle of references, if there is one.
pub(super) fn check(declared: &Declared, findings: &mut Findings) {
    let needs = dependencies(declared.root);
    let Some(circle) = circle(&needs) else { return };
    let id = circle[0];
    let place = declared.root.get("Resources").get(id).place;
    // The transform makes several resources of one: what refers to one of them need not need the others.
    let is_serverless = |id: &&str| {
        declared.resources.get(id).is_some_and(|other| other.type_name.starts_with("AWS::Serverless::"))
    };
    if circle.iter().any(is_serverless) {
        return;
    }
    findings.push(
        &rule::CIRCULAR_DEPENDENCY,
        &format!("Resources/{id}"),
        place,
        format!("circular dependency: {} → {id}", circle.join(" → ")),
        "break the circle with a resource of its own, such as `AWS::EC2::SecurityGroupIngress`",
    );
}

/// Takes away what needs nothing that is left, until only circles and what hangs on them are left.
fn circle(needs: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<&str>> {
    let mut waits_for: BTreeMap<&str, usize> =
        needs.iter().map(|(id, others)| (id.as_str(), others.len())).collect();
    let mut needed_by: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, others) in needs {
        for other in others {
            needed_by.entry(other).or_default().push(id);
        }
    }
    let mut ready: VecDeque<&str> =
        waits_for.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
    while let Some(id) = ready.pop_front() {
        waits_for.remove(id);
        for other in needed_by.get(id).into_iter().flatten() {
            if let Some(count) = waits_for.get_mut(other) {
                *count -= 1;
                if *count == 0 {
                    ready.push_back(other);
                }
            }
        }
    }
    let mut path: Vec<&str> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut id = *waits_for.keys().next()?;
    while seen.insert(id) {
        path.push(id);
        id = needs[id].iter().map(String::as_str).find(|other| waits_for.contains_key(other))?;
    }
    let begin = path.iter().position(|other| *other == id)?;
    Some(path.split_off(begin))
}
