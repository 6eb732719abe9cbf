//! Policies: principals, actions and resources that were not allowed before, or no longer denied.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::super::Resource;
use super::{Kind, Widened, shown};
use crate::document::Node;
use crate::evaluate::listed;
use crate::json::compact;
use crate::pattern::is_like;
use crate::reference;
use crate::types::POLICIES;

/// How many patterns one plan holds against each other. Policies that AWS takes need a thousandth of it; beyond, a
/// statement is only what it was if it stood there before.
pub(super) const MOST_COMPARISONS: usize = 2_000_000;

/// What one element of a statement names: these, or everything but these.
#[derive(Debug)]
struct Patterns {
    is_not: bool,
    list: Vec<String>,
    /// The same in lower case: IAM compares so.
    lower: Vec<String>,
}

/// One thing that an element names: a pattern, or all but some.
#[derive(Clone, Copy, Debug)]
enum Item<'a> {
    /// The statement has no such element.
    Nothing,
    /// As it is written, and in lower case.
    One(&'a str, &'a str),
    AllBut(&'a Patterns),
}

/// What one statement allows or denies: each to each.
#[derive(Debug)]
struct Grant {
    principals: Patterns,
    actions: Patterns,
    resources: Patterns,
    /// Empty where there is none.
    condition: String,
}

/// The statements of a resource before and after, by what they say.
struct Sides<'a> {
    before: Vec<&'a Json>,
    after: Vec<&'a Json>,
}

/// Compares the policies of a resource; what that costs is taken off the budget.
pub(super) fn compare(
    id: &str,
    old: Option<&Resource>,
    new: &Resource,
    budget: &mut usize,
    found: &mut Vec<Widened>,
) {
    let sides = Sides { before: old.map(statements).unwrap_or_default(), after: statements(new) };
    let texts = |statements: &[&Json]| -> BTreeSet<String> {
        statements.iter().map(|statement| compact(statement)).collect()
    };
    let (earlier, later) = (texts(&sides.before), texts(&sides.after));
    let is_new = |statement: &&&Json| !earlier.contains(&compact(statement));
    let allowed = grants(&sides.before, "Allow");
    for statement in sides.after.iter().filter(is_new) {
        if let Some(grant) = grant(statement, "Allow") {
            widened(id, &grant, &allowed, budget, found);
        }
    }
    let is_gone = |statement: &&&Json| !later.contains(&compact(statement));
    let denied = grants(&sides.after, "Deny");
    for statement in sides.before.iter().filter(is_gone) {
        if let Some(grant) = grant(statement, "Deny") {
            no_longer_denied(id, &grant, &denied, budget, found);
        }
    }
    attachments(id, old, new, found);
    permission(id, old, new, found);
}

/// What a policy denied that is gone, while what it was about stays.
pub(super) fn removed(
    id: &str,
    resource: &Resource,
    after: &BTreeMap<String, Resource>,
    found: &mut Vec<Widened>,
) {
    let references = reference::find(&Node::from(&resource.json["Properties"]));
    if references.iter().any(|reference| after.contains_key(reference.target.id())) {
        let mut budget = MOST_COMPARISONS;
        for grant in grants(&statements(resource), "Deny") {
            no_longer_denied(id, &grant, &[], &mut budget, found);
        }
    }
}

/// The statements of all policies of a resource.
fn statements(resource: &Resource) -> Vec<&Json> {
    let mut statements = Vec::new();
    for (_, place, _) in POLICIES.iter().filter(|(name, ..)| *name == resource.resource_type) {
        let steps: Vec<&str> = place.split('/').collect();
        collect(&resource.json["Properties"], &steps, &mut statements);
    }
    statements
}

/// The statements of the policies at a path, whatever conditions may choose.
fn collect<'a>(json: &'a Json, steps: &[&str], statements: &mut Vec<&'a Json>) {
    for json in if json.is_array() { vec![json] } else { listed(json) } {
        match steps {
            [] => statements.extend(listed(&json["Statement"])),
            ["*", rest @ ..] => {
                for item in listed(json) {
                    collect(item, rest, statements);
                }
            }
            [step, rest @ ..] => collect(&json[*step], rest, statements),
        }
    }
}

fn grants(statements: &[&Json], effect: &str) -> Vec<Grant> {
    statements.iter().filter_map(|statement| grant(statement, effect)).collect()
}

fn grant(statement: &Json, effect: &str) -> Option<Grant> {
    if statement["Effect"] != effect {
        return None;
    }
    let either = |name: &str| {
        let not = format!("Not{name}");
        let is_not = statement[name].is_null();
        let element = if is_not { &statement[&not] } else { &statement[name] };
        let list = match element {
            // Principals stand below their kinds.
            Json::Object(map) if name == "Principal" => map.values().flat_map(listed).map(shown).collect(),
            _ => listed(element).into_iter().map(shown).collect::<Vec<_>>(),
        };
        let lower = list.iter().map(|text| text.to_lowercase()).collect();
        Patterns { is_not: is_not && !list.is_empty(), list, lower }
    };
    let condition = &statement["Condition"];
    Some(Grant {
        principals: either("Principal"),
        actions: either("Action"),
        resources: either("Resource"),
        condition: if condition.is_null() { String::new() } else { compact(condition) },
    })
}

impl Patterns {
    fn items(&self) -> Vec<Item<'_>> {
        match (&self.list[..], self.is_not) {
            ([], _) => vec![Item::Nothing],
            (_, true) => vec![Item::AllBut(self)],
            (list, false) => {
                list.iter().zip(&self.lower).map(|(text, lower)| Item::One(text, lower)).collect()
            }
        }
    }

    fn covers(&self, item: Item) -> bool {
        match item {
            Item::Nothing => self.list.is_empty(),
            Item::One(_, wanted) if self.is_not => {
                !self.lower.iter().any(|not| is_like(not, wanted) || is_like(wanted, not))
            }
            Item::One(_, wanted) => self.lower.iter().any(|pattern| is_like(pattern, wanted)),
            Item::AllBut(others) if self.is_not => {
                self.lower.iter().all(|not| others.lower.iter().any(|other| is_like(other, not)))
            }
            Item::AllBut(_) => self.list.iter().any(|pattern| pattern == "*"),
        }
    }
}

impl Item<'_> {
    /// As a person reads it.
    fn shown(self) -> Option<String> {
        match self {
            Item::Nothing => None,
            Item::One(text, _) => Some(format!("`{text}`")),
            Item::AllBut(patterns) => {
                let list: Vec<String> = patterns.list.iter().map(|text| format!("`{text}`")).collect();
                Some(format!("everything but {}", list.join(", ")))
            }
        }
    }
}

impl Grant {
    fn size(&self) -> usize {
        self.principals.list.len() + self.actions.list.len() + self.resources.list.len()
    }

    /// Whether this says it of all three, under the same condition or none.
    fn covers(&self, [principal, action, resource]: [Item; 3], condition: &str) -> bool {
        (self.condition.is_empty() || self.condition == condition)
            && self.principals.covers(principal)
            && self.actions.covers(action)
            && self.resources.covers(resource)
    }

    /// What none of the others says: principals, actions and resources. `None` where there is nothing.
    fn beyond(&self, others: &[Grant], budget: &mut usize) -> Option<Beyond<'_>> {
        let [principals, actions, resources] =
            [&self.principals, &self.actions, &self.resources].map(Patterns::items);
        let patterns: usize = others.iter().map(Grant::size).sum();
        let combinations = principals.len().saturating_mul(actions.len()).saturating_mul(resources.len());
        let cost = combinations.max(self.size()).saturating_mul(patterns.max(1));
        if cost > *budget {
            return Some(Beyond { who: principals, what: actions, on: resources, is_known: false });
        }
        *budget -= cost;
        let mut left = [BTreeSet::new(), BTreeSet::new(), BTreeSet::new()];
        for (who, principal) in principals.iter().enumerate() {
            for (what, action) in actions.iter().enumerate() {
                for (on, resource) in resources.iter().enumerate() {
                    let item = [*principal, *action, *resource];
                    if !others.iter().any(|other| other.covers(item, &self.condition)) {
                        left[0].insert(who);
                        left[1].insert(what);
                        left[2].insert(on);
                    }
                }
            }
        }
        let [who, what, on] = left;
        (!what.is_empty()).then(|| Beyond {
            who: pick(&principals, &who),
            what: pick(&actions, &what),
            on: pick(&resources, &on),
            is_known: true,
        })
    }
}

/// What a statement says that none did before.
struct Beyond<'a> {
    who: Vec<Item<'a>>,
    what: Vec<Item<'a>>,
    on: Vec<Item<'a>>,
    /// Whether it was held against the others.
    is_known: bool,
}

fn pick<'a>(items: &[Item<'a>], chosen: &BTreeSet<usize>) -> Vec<Item<'a>> {
    items.iter().enumerate().filter(|(at, _)| chosen.contains(at)).map(|(_, item)| *item).collect()
}

fn widened(id: &str, grant: &Grant, allowed: &[Grant], budget: &mut usize, found: &mut Vec<Widened>) {
    let Some(Beyond { who, what, on, is_known }) = grant.beyond(allowed, budget) else { return };
    let knows = |list: fn(&Grant) -> &Patterns, items: &[Item]| {
        is_known && items.iter().all(|item| allowed.iter().any(|other| list(other).covers(*item)))
    };
    let kind = if !knows(|grant| &grant.principals, &who) && !matches!(who[..], [Item::Nothing]) {
        Kind::Principal
    } else if knows(|grant| &grant.actions, &what) {
        Kind::Resource
    } else {
        Kind::Action
    };
    let is_everyone = |item: &Item| matches!(item, Item::One("*", _) | Item::AllBut(_));
    let is_public = who.iter().any(is_everyone) && grant.condition.is_empty();
    let mut message = format!("allows {}", told(&what));
    if !told(&on).is_empty() {
        message.push_str(&format!(" on {}", told(&on)));
    }
    if is_public {
        message.push_str(" to everyone");
    } else if !told(&who).is_empty() {
        message.push_str(&format!(" to {}", told(&who)));
    }
    push(id, kind, is_public, message, found);
}

fn no_longer_denied(
    id: &str,
    denial: &Grant,
    denied: &[Grant],
    budget: &mut usize,
    found: &mut Vec<Widened>,
) {
    let Some(Beyond { what, on, .. }) = denial.beyond(denied, budget) else { return };
    let on = if told(&on).is_empty() { String::new() } else { format!(" on {}", told(&on)) };
    push(id, Kind::Action, false, format!("no longer denies {}{on}", told(&what)), found);
}

/// Managed policies that are attached anew, and a boundary that is another one or gone.
fn attachments(id: &str, old: Option<&Resource>, new: &Resource, found: &mut Vec<Widened>) {
    let properties = |resource: &Resource, name: &str| -> BTreeSet<String> {
        listed(&resource.json["Properties"][name]).into_iter().map(shown).collect()
    };
    let added = |name: &str| -> Vec<String> {
        let before = old.map(|old| properties(old, name)).unwrap_or_default();
        properties(new, name).into_iter().filter(|one| !before.contains(one)).collect()
    };
    for policy in added("ManagedPolicyArns") {
        push(id, Kind::Action, false, format!("gets the policy `{policy}`"), found);
    }
    if matches!(new.resource_type.as_str(), "AWS::IAM::ManagedPolicy" | "AWS::IAM::Policy") && old.is_some() {
        for identity in ["Groups", "Roles", "Users"].into_iter().flat_map(added) {
            push(id, Kind::Principal, false, format!("is attached to `{identity}`"), found);
        }
    }
    let boundary = |resource: &Resource| properties(resource, "PermissionsBoundary").into_iter().next();
    match (old.and_then(boundary), boundary(new)) {
        (Some(_), None) => push(id, Kind::Action, false, "loses its permissions boundary".into(), found),
        (Some(before), Some(after)) if before != after => {
            let message = format!("has another permissions boundary: `{after}`, was `{before}`");
            push(id, Kind::Action, false, message, found);
        }
        _ => {}
    }
}

/// Who may invoke a function.
fn permission(id: &str, old: Option<&Resource>, new: &Resource, found: &mut Vec<Widened>) {
    if new.resource_type != "AWS::Lambda::Permission" {
        return;
    }
    let principal = |resource: &Resource| shown(&resource.json["Properties"]["Principal"]);
    let after = principal(new);
    if old.map(principal).as_ref() == Some(&after) {
        return;
    }
    let function = shown(&new.json["Properties"]["FunctionName"]);
    let is_public = after == "*";
    let who = if is_public { "everyone".to_owned() } else { format!("`{after}`") };
    push(id, Kind::Principal, is_public, format!("lets {who} call `{function}`"), found);
}

fn told(items: &[Item]) -> String {
    let texts: BTreeSet<String> = items.iter().filter_map(|item| item.shown()).collect();
    texts.into_iter().collect::<Vec<_>>().join(", ")
}

fn push(id: &str, kind: Kind, public: bool, message: String, found: &mut Vec<Widened>) {
    found.push(Widened { logical_id: id.to_owned(), kind, public, message });
}
