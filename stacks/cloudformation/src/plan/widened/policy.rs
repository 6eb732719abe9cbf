//! Policies: principals, actions and resources that were not allowed before.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::super::Resource;
use super::{Kind, Widened, listed, shown};
use crate::json::compact;
use crate::pattern::is_like;
use crate::types::POLICIES;

/// How many patterns one plan holds against each other. Policies that AWS takes need a thousandth of it; beyond, a statement
/// is only what it was if it stood there before.
pub(super) const MOST_COMPARISONS: usize = 2_000_000;

/// What one statement allows: each to each.
struct Grant {
    principals: Vec<String>,
    actions: Vec<String>,
    resources: Vec<String>,
    /// Empty where there is none.
    condition: String,
}

/// Compares the policies of a resource; what that costs is taken off the budget.
pub(super) fn compare(
    id: &str,
    old: Option<&Resource>,
    new: &Resource,
    budget: &mut usize,
    found: &mut Vec<Widened>,
) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for (_, place, _) in POLICIES.iter().filter(|(name, ..)| *name == new.resource_type) {
        let steps: Vec<&str> = place.split('/').collect();
        collect(&new.json["Properties"], &steps, &mut after);
        if let Some(old) = old {
            collect(&old.json["Properties"], &steps, &mut before);
        }
    }
    let texts = |statements: &[&Json]| -> BTreeSet<String> {
        statements.iter().map(|statement| compact(statement)).collect()
    };
    let (earlier, later) = (texts(&before), texts(&after));
    let allowed: Vec<Grant> = before.iter().filter_map(|statement| grant(statement)).collect();
    for statement in after.iter().filter(|statement| !earlier.contains(&compact(statement))) {
        if let Some(grant) = grant(statement) {
            widened(id, &grant, &allowed, budget, found);
        }
    }
    let is_gone = |statement: &&&Json| statement["Effect"] == "Deny" && !later.contains(&compact(statement));
    for denial in before.iter().filter(is_gone) {
        let actions: Vec<String> = listed(&denial["Action"]).into_iter().map(shown).collect();
        push(id, Kind::Action, false, format!("no longer denies {}", quoted(&actions)), found);
    }
    attachments(id, old, new, found);
}

/// The statements of the policies at a path.
fn collect<'a>(json: &'a Json, steps: &[&str], statements: &mut Vec<&'a Json>) {
    match steps {
        [] => statements.extend(listed(&json["Statement"])),
        ["*", rest @ ..] => {
            json.as_array().into_iter().flatten().for_each(|item| collect(item, rest, statements));
        }
        [step, rest @ ..] => collect(&json[*step], rest, statements),
    }
}

fn grant(statement: &Json) -> Option<Grant> {
    if statement["Effect"] != "Allow" {
        return None;
    }
    let either = |name: &str| {
        let not = format!("Not{name}");
        let own: Vec<String> = listed(&statement[name]).into_iter().map(shown).collect();
        let others: Vec<String> = listed(&statement[&not])
            .into_iter()
            .map(|item| format!("everything but {}", shown(item)))
            .collect();
        if own.is_empty() { others } else { own }
    };
    let principals = match &statement["Principal"] {
        Json::Object(map) => map
            .iter()
            .flat_map(|(_, value)| listed(value).into_iter().map(shown).collect::<Vec<_>>())
            .collect(),
        _ => either("Principal"),
    };
    let condition = &statement["Condition"];
    Some(Grant {
        principals,
        actions: either("Action"),
        resources: either("Resource"),
        condition: if condition.is_null() { String::new() } else { compact(condition) },
    })
}

impl Grant {
    fn size(&self) -> usize {
        self.principals.len() + self.actions.len() + self.resources.len()
    }

    /// Whether this allows what is asked for, under the same condition or none.
    fn covers(&self, principal: Option<&str>, action: &str, resource: Option<&str>, condition: &str) -> bool {
        let matches = |patterns: &[String], wanted: Option<&str>| match wanted {
            Some(wanted) => {
                let wanted = wanted.to_lowercase();
                patterns.iter().any(|pattern| is_like(&pattern.to_lowercase(), &wanted))
            }
            None => patterns.is_empty(),
        };
        (self.condition.is_empty() || self.condition == condition)
            && matches(&self.principals, principal)
            && matches(&self.actions, Some(action))
            && matches(&self.resources, resource)
    }
}

fn widened(id: &str, grant: &Grant, allowed: &[Grant], budget: &mut usize, found: &mut Vec<Widened>) {
    let or_none = |list: &[String]| -> Vec<Option<String>> {
        if list.is_empty() { vec![None] } else { list.iter().cloned().map(Some).collect() }
    };
    let (principals, resources) = (or_none(&grant.principals), or_none(&grant.resources));
    let (mut who, mut what, mut on) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let patterns: usize = allowed.iter().map(Grant::size).sum();
    let combinations = principals.len().saturating_mul(grant.actions.len()).saturating_mul(resources.len());
    let cost = combinations.max(grant.size()).saturating_mul(patterns.max(1));
    let is_looked_at = cost <= *budget;
    if is_looked_at {
        *budget -= cost;
    } else {
        who.extend(grant.principals.iter().cloned());
        what.extend(grant.actions.iter().cloned());
        on.extend(grant.resources.iter().cloned());
    }
    for principal in principals.iter().filter(|_| is_looked_at) {
        for action in &grant.actions {
            for resource in &resources {
                let is_old = |other: &Grant| {
                    other.covers(principal.as_deref(), action, resource.as_deref(), &grant.condition)
                };
                if !allowed.iter().any(is_old) {
                    who.extend(principal.clone());
                    what.insert(action.clone());
                    on.extend(resource.clone());
                }
            }
        }
    }
    if what.is_empty() {
        return;
    }
    let knows = |list: fn(&Grant) -> &[String], wanted: &BTreeSet<String>| {
        is_looked_at
            && wanted.iter().all(|wanted| {
                let wanted = wanted.to_lowercase();
                let matches = |pattern: &String| is_like(&pattern.to_lowercase(), &wanted);
                allowed.iter().any(|other| list(other).iter().any(matches))
            })
    };
    let kind = if !who.is_empty() && !knows(|grant| &grant.principals, &who) {
        Kind::Principal
    } else if knows(|grant| &grant.actions, &what) {
        Kind::Resource
    } else {
        Kind::Action
    };
    let is_public = who.contains("*") && grant.condition.is_empty();
    let mut message = format!("allows {}", quoted(&what.into_iter().collect::<Vec<_>>()));
    if !on.is_empty() {
        message.push_str(&format!(" on {}", quoted(&on.into_iter().collect::<Vec<_>>())));
    }
    if is_public {
        message.push_str(" to everyone");
    } else if !who.is_empty() {
        message.push_str(&format!(" to {}", quoted(&who.into_iter().collect::<Vec<_>>())));
    }
    push(id, kind, is_public, message, found);
}

/// Managed policies that are attached anew, and a boundary that is gone.
fn attachments(id: &str, old: Option<&Resource>, new: &Resource, found: &mut Vec<Widened>) {
    let properties = |resource: &Resource, name: &str| -> BTreeSet<String> {
        listed(&resource.json["Properties"][name]).into_iter().map(shown).collect()
    };
    let before = old.map(|old| properties(old, "ManagedPolicyArns")).unwrap_or_default();
    for policy in properties(new, "ManagedPolicyArns").into_iter().filter(|policy| !before.contains(policy)) {
        push(id, Kind::Action, false, format!("gets the policy `{policy}`"), found);
    }
    let had_boundary = old.is_some_and(|old| !old.json["Properties"]["PermissionsBoundary"].is_null());
    if had_boundary && new.json["Properties"]["PermissionsBoundary"].is_null() {
        push(id, Kind::Action, false, "loses its permissions boundary".into(), found);
    }
}

fn quoted(items: &[String]) -> String {
    items.iter().map(|item| format!("`{item}`")).collect::<Vec<_>>().join(", ")
}

fn push(id: &str, kind: Kind, public: bool, message: String, found: &mut Vec<Widened>) {
    found.push(Widened { logical_id: id.to_owned(), kind, public, message });
}
