//! Statements and policies from single grants.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use crate::json::compact;

/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
pub(super) const QUOTAS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";

/// Characters of a managed policy, white space not counted.
const LARGEST: usize = 6_144;

/// Managed policies of a role.
pub(super) const MOST: usize = 10;

/// What is allowed: actions by the resources and the condition that they share.
#[derive(Debug, Default)]
pub(super) struct Grants {
    /// The condition as JSON text, so that it can be a key.
    actions: BTreeMap<(Vec<String>, String), BTreeSet<String>>,
}

impl Grants {
    pub(super) fn add(&mut self, action: &str, resources: Vec<String>, condition: &Json) {
        let key = (resources, compact(condition));
        self.actions.entry(key).or_default().insert(action.to_owned());
    }

    /// Policies that fit, in the order of their actions.
    pub(super) fn into_policies(self) -> Vec<Json> {
        let mut statements: Vec<Json> = self
            .actions
            .into_iter()
            .flat_map(|((resources, condition), actions)| statements(&resources, &condition, &actions))
            .collect();
        statements.sort_by_cached_key(|statement| (statement["Action"][0].to_string(), compact(statement)));
        let mut used: BTreeMap<String, usize> = BTreeMap::new();
        for statement in &mut statements {
            let name = name(statement);
            let number = used.entry(name.clone()).or_default();
            *number += 1;
            statement["Sid"] = if *number == 1 { name } else { format!("{name}{number}") }.into();
        }
        pack(statements)
    }
}

/// One statement, or several where it is too long for a policy: halves of the actions, then of the resources.
fn statements(resources: &[String], condition: &str, actions: &BTreeSet<String>) -> Vec<Json> {
    let actions: Vec<&str> = actions.iter().map(String::as_str).collect();
    let mut found = Vec::new();
    split(resources, condition, &actions, &mut found);
    found
}

fn split(resources: &[String], condition: &str, actions: &[&str], found: &mut Vec<Json>) {
    let mut statement = json!({ "Effect": "Allow", "Action": actions, "Resource": resources });
    if condition != "null" {
        statement["Condition"] = serde_json::from_str(condition).unwrap_or_default();
    }
    if size(std::slice::from_ref(&statement)) <= LARGEST || actions.len() + resources.len() <= 2 {
        return found.push(statement);
    }
    if actions.len() > 1 {
        let (first, second) = actions.split_at(actions.len() / 2);
        split(resources, condition, first, found);
        split(resources, condition, second, found);
    } else {
        let (first, second) = resources.split_at(resources.len() / 2);
        split(first, condition, actions, found);
        split(second, condition, actions, found);
    }
}

/// Policies filled one after the other.
fn pack(statements: Vec<Json>) -> Vec<Json> {
    let mut policies = Vec::new();
    let mut current: Vec<Json> = Vec::new();
    for statement in statements {
        current.push(statement);
        if current.len() > 1 && size(&current) > LARGEST {
            let last = current.pop();
            policies.push(document(&current));
            current = last.into_iter().collect();
        }
    }
    if !current.is_empty() {
        policies.push(document(&current));
    }
    policies
}

pub(super) fn document(statements: &[Json]) -> Json {
    json!({ "Version": "2012-10-17", "Statement": statements })
}

/// Characters as IAM counts them. A statement's name is counted as one of twenty characters.
fn size(statements: &[Json]) -> usize {
    const NAME: usize = r#""Sid":"","#.len() + 20;
    let unnamed = statements.iter().filter(|statement| statement["Sid"].is_null()).count();
    compact(&document(statements)).chars().filter(|c| !c.is_whitespace()).count() + unnamed * NAME
}

/// The service of the actions, with a capital.
fn name(statement: &Json) -> String {
    let actions = statement["Action"].as_array().map(Vec::as_slice).unwrap_or_default();
    let service = |action: &Json| {
        action.as_str().and_then(|text| text.split(':').next()).unwrap_or_default().to_owned()
    };
    let services: BTreeSet<String> = actions.iter().map(service).collect();
    match services.iter().next() {
        Some(service) if services.len() == 1 => {
            service.split('-').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
        }
        _ => "Several".into(),
    }
}
