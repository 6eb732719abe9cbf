//! What differs between a ruleset that is defined and one that GitHub gives, field by field.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::Change;

/// How what is not there is shown.
pub(super) const NOTHING: &str = "nothing";

/// The fields of `desired` that are otherwise in `found`, and the rules that only `found` has. Parameters that are not
/// defined are left to GitHub, which adds some as time goes by.
pub(super) fn ruleset(what: &str, desired: &Json, found: &Json) -> Vec<Change> {
    let mut changes = Vec::new();
    for (key, value) in desired.as_object().into_iter().flatten().filter(|(key, _)| *key != "rules") {
        compare(&format!("{what}: {key}"), value, &found[key], &mut changes);
    }
    let (desired, found) = (rules(&desired["rules"]), rules(&found["rules"]));
    for (kind, rule) in &desired {
        let what = format!("{what}: rule {kind}");
        match found.get(kind) {
            Some(found) => {
                if let Some(parameters) = rule.get("parameters") {
                    compare(&what, parameters, &found["parameters"], &mut changes);
                }
            }
            None => changes.push(Change { what, from: NOTHING.into(), to: rule_shown(rule) }),
        }
    }
    for (kind, rule) in found.iter().filter(|(kind, _)| !desired.contains_key(*kind)) {
        let what = format!("{what}: rule {kind}");
        changes.push(Change { what, from: rule_shown(rule), to: NOTHING.into() });
    }
    changes
}

/// `desired` with the parameters that it does not define, as the rule of the same type has them in `found`: GitHub drops what it is
/// not sent.
pub(super) fn completed(mut desired: Json, found: &Json) -> Json {
    let found = rules(&found["rules"]);
    for rule in desired.get_mut("rules").and_then(Json::as_array_mut).into_iter().flatten() {
        let same = rule["type"].as_str().and_then(|kind| found.get(kind));
        let kept = same.and_then(|same| same["parameters"].as_object()).filter(|kept| !kept.is_empty());
        let (Some(kept), Some(fields)) = (kept, rule.as_object_mut()) else { continue };
        let parameters = fields.entry("parameters").or_insert_with(|| Json::Object(Map::new()));
        let Some(parameters) = parameters.as_object_mut() else { continue };
        for (key, value) in kept.iter().filter(|(_, value)| !value.is_null()) {
            parameters.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
    desired
}

/// Rules by their types.
fn rules(json: &Json) -> BTreeMap<&str, &Json> {
    list(json).filter_map(|rule| Some((rule["type"].as_str()?, rule))).collect()
}

pub(super) fn list(json: &Json) -> impl Iterator<Item = &Json> {
    json.as_array().into_iter().flatten()
}

/// A rule without parameters is there or not.
fn rule_shown(rule: &Json) -> String {
    if is_nothing(&rule["parameters"]) { "set".into() } else { shown(&rule["parameters"]) }
}

fn compare(what: &str, desired: &Json, found: &Json, changes: &mut Vec<Change>) {
    if let Json::Object(fields) = desired {
        for (key, value) in fields {
            compare(&format!("{what}.{key}"), value, &found[key], changes);
        }
        return;
    }
    let found = alike(desired, found);
    let is_same = (is_nothing(desired) && is_nothing(&found)) || sorted(desired) == sorted(&found);
    if !is_same {
        changes.push(Change { what: what.to_owned(), from: shown(&found), to: shown(desired) });
    }
}

/// `found`, where the things of a list have the fields alone that those of `desired` have.
fn alike(desired: &Json, found: &Json) -> Json {
    let (Some(pattern), Json::Array(items)) = (list(desired).find_map(Json::as_object), found) else {
        return found.clone();
    };
    let reduced = |item: &Json| match item {
        Json::Object(fields) => {
            let kept = fields.iter().filter(|(key, _)| pattern.contains_key(*key));
            Json::Object(kept.map(|(key, value)| (key.clone(), value.clone())).collect())
        }
        other => other.clone(),
    };
    items.iter().map(reduced).collect()
}

/// GitHub leaves out what is not set, or gives it as empty.
fn is_nothing(json: &Json) -> bool {
    match json {
        Json::Null | Json::Bool(false) => true,
        Json::String(text) => text.is_empty(),
        Json::Array(items) => items.is_empty(),
        Json::Object(fields) => fields.is_empty(),
        Json::Bool(true) | Json::Number(_) => false,
    }
}

/// The order of a list says nothing here.
fn sorted(json: &Json) -> Vec<String> {
    match json {
        Json::Array(items) => {
            let mut items: Vec<String> = items.iter().map(Json::to_string).collect();
            items.sort_unstable();
            items
        }
        other => vec![other.to_string()],
    }
}

/// As people read it, in one line.
fn shown(json: &Json) -> String {
    match json {
        Json::Bool(set) => set.to_string(),
        json if is_nothing(json) => NOTHING.to_owned(),
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        Json::Object(fields) => {
            fields.iter().map(|(key, value)| format!("{key} {}", shown(value))).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}
