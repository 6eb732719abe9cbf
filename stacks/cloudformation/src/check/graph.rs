//! The order of resources inside a template.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::declared::Declared;
use super::findings::Findings;
use super::scenario::{Given, Scenarios};
use crate::document::{Kind, Node};
use crate::reference::{self, Target};
use crate::rule;

/// Circles that conditions forbid are opened so many times to find one that they allow.
const MOST_CIRCLES: usize = 64;
/// More conditions than this are not tried out: then nothing is claimed.
const MOST_CONDITIONS: usize = 32;

/// For each logical id the ids that must exist before it: by reference and by `DependsOn`.
#[must_use]
pub fn dependencies(template: &Node) -> BTreeMap<String, BTreeSet<String>> {
    let resources = template.get("Resources").entries();
    let ids: BTreeSet<&str> = resources.iter().map(|(key, _)| key.text.as_str()).collect();
    let of = |id: &str, resource: &Node| -> BTreeSet<String> {
        // Functions in the metadata are resolved before the resource is made; what it says of itself orders nothing.
        let described = targets(resource.get("Metadata")).filter(|other| other != id);
        let implicit = targets(resource.get("Properties")).chain(described);
        implicit.chain(explicit(resource).map(str::to_owned)).filter(|id| ids.contains(id.as_str())).collect()
    };
    resources.iter().map(|(key, resource)| (key.text.clone(), of(&key.text, resource))).collect()
}

/// The names that a value refers to; a condition may be called like a resource.
fn targets(node: &Node) -> impl Iterator<Item = String> + use<> {
    reference::find(node).into_iter().filter_map(|reference| match reference.target {
        Target::Condition(_) => None,
        target => Some(target.id().to_owned()),
    })
}

/// The ids of `DependsOn`, which is a string or a list of strings.
pub(super) fn explicit(resource: &Node) -> impl Iterator<Item = &str> {
    let depends_on = resource.get("DependsOn");
    depends_on.as_str().into_iter().chain(depends_on.items().iter().filter_map(Node::as_str))
}

/// The first circle of references, if there is one.
pub(super) fn check(declared: &Declared, scenarios: &Scenarios, findings: &mut Findings) {
    // Conditions are looked at only where there is a circle without them.
    if circle(&dependencies(declared.root)).is_none() {
        return;
    }
    let Some(circle) = possible_circle(declared, scenarios) else { return };
    let id = circle[0].as_str();
    let place = declared.root.get("Resources").get(id).place;
    // The transform makes several resources of one: what refers to one of them need not need the others.
    let is_serverless = |id: &String| {
        let resource = declared.resources.get(id.as_str());
        resource.is_some_and(|resource| resource.type_name.starts_with("AWS::Serverless::"))
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

/// What needs what, with the conditions of each place that says so; the place with the fewest comes last.
type Needs = BTreeMap<(String, String), Vec<Vec<Given>>>;

/// A circle whose references can all be there at once: conditions are decided before resources are put into an order.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html>
fn possible_circle(declared: &Declared, scenarios: &Scenarios) -> Option<Vec<String>> {
    let mut needs = conditional_needs(declared);
    for _ in 0..MOST_CIRCLES {
        let graph = without_conditions(declared, &needs);
        let circle = circle(&graph)?;
        let pairs = circle.iter().zip(circle.iter().cycle().skip(1));
        let steps: Vec<(String, String)> =
            pairs.map(|(id, other)| ((*id).to_owned(), (*other).to_owned())).collect();
        let given: BTreeSet<Given> =
            steps.iter().filter_map(|step| needs.get(step)?.last()).flatten().cloned().collect();
        let given: Vec<Given> = given.into_iter().collect();
        if given.len() <= MOST_CONDITIONS && scenarios.can_be(&given) {
            return Some(circle.into_iter().map(str::to_owned).collect());
        }
        let count = |step: &(String, String)| needs.get(step).and_then(|all| all.last()).map_or(0, Vec::len);
        let step = steps.iter().max_by_key(|step| count(step))?;
        if let Some(places) = needs.get_mut(step) {
            places.pop();
            if places.is_empty() {
                needs.remove(step);
            }
        }
    }
    None
}

fn without_conditions(declared: &Declared, needs: &Needs) -> BTreeMap<String, BTreeSet<String>> {
    let mut graph: BTreeMap<String, BTreeSet<String>> =
        declared.resources.keys().map(|id| ((*id).to_owned(), BTreeSet::new())).collect();
    for (id, other) in needs.keys() {
        graph.entry(id.clone()).or_default().insert(other.clone());
    }
    graph
}

fn conditional_needs(declared: &Declared) -> Needs {
    let mut needs = Needs::new();
    for (id, resource) in &declared.resources {
        let own = resource.node.get("Condition").as_str();
        let given: Vec<Given> = own.into_iter().map(|name| (name.to_owned(), true)).collect();
        let mut found = Vec::new();
        conditional(resource.node.get("Metadata"), &given, &mut found);
        found.retain(|(other, _)| other != id);
        conditional(resource.properties, &given, &mut found);
        found.extend(explicit(resource.node).map(|other| (other.to_owned(), given.clone())));
        for (other, given) in found {
            if declared.resources.contains_key(other.as_str()) {
                needs.entry(((*id).to_owned(), other)).or_default().push(given);
            }
        }
    }
    for places in needs.values_mut() {
        places.sort_by_key(|given| std::cmp::Reverse(given.len()));
    }
    needs
}

/// The names that a value refers to, each with the conditions under which it does.
fn conditional(node: &Node, given: &[Given], found: &mut Vec<(String, Vec<Given>)>) {
    let mut choices = Vec::new();
    let rest = without_choices(node, &mut choices);
    found.extend(targets(&rest).map(|name| (name, given.to_vec())));
    for choice in choices {
        let [condition, yes, no] = choice.items() else { continue };
        for (branch, holds) in [(yes, true), (no, false)] {
            let mut given = given.to_vec();
            // A condition that is written out has no name: nothing is claimed of it.
            given.push((condition.as_str().unwrap_or_default().to_owned(), holds));
            conditional(branch, &given, found);
        }
    }
}

/// A value without its `Fn::If`s, whose arguments are collected.
fn without_choices<'a>(node: &'a Node, choices: &mut Vec<&'a Node>) -> Node {
    if let Some(("Fn::If", argument)) = node.function() {
        choices.push(argument);
        return Node { place: node.place, kind: Kind::Null };
    }
    let kind = match &node.kind {
        Kind::List(items) => Kind::List(items.iter().map(|item| without_choices(item, choices)).collect()),
        Kind::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| (key.clone(), without_choices(value, choices)));
            Kind::Map(entries.collect())
        }
        other => other.clone(),
    };
    Node { place: node.place, kind }
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
