//! The order of resources inside a template.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Node;
use crate::finding::Finding;
use crate::reference;

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
pub(super) fn cycle(template: &Node) -> Option<Finding> {
    let mut waiting = dependencies(template);
    loop {
        let ready: Vec<String> = waiting
            .iter()
            .filter(|(_, needs)| !needs.iter().any(|id| waiting.contains_key(id)))
            .map(|(id, _)| id.clone())
            .collect();
        if ready.is_empty() {
            break;
        }
        for id in ready {
            waiting.remove(&id);
        }
    }
    let mut path = Vec::new();
    let mut id = waiting.keys().next()?.clone();
    while !path.contains(&id) {
        let next = waiting[&id].iter().find(|other| waiting.contains_key(*other)).cloned();
        path.push(std::mem::replace(&mut id, next?));
    }
    let circle = &path[path.iter().position(|seen| *seen == id)?..];
    let place = template.get("Resources").get(&id).place;
    Some(Finding::error(
        "circular-dependency",
        &format!("Resources/{id}"),
        place,
        format!("circular dependency: {} → {id}", circle.join(" → ")),
        "break the circle with a resource of its own, such as `AWS::EC2::SecurityGroupIngress`".into(),
    ))
}
