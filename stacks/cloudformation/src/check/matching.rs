//! Whether a value fits a schema, as far as that can be told: what an intrinsic function gives is unknown.

use std::cell::Cell;

use serde_json::Value as Json;

use super::format;

use crate::document::{Kind, Node};
use crate::pattern;
use crate::schema::Schema;

/// Whether a property is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    Absent,
    /// A condition decides.
    Maybe,
    There,
}

pub(super) fn presence(node: &Node, name: &str) -> Presence {
    if node.has(name) {
        return of_value(node.get(name));
    }
    // What a macro or a loop puts here is not written.
    let is_open = node.entries().iter().any(|(key, _)| key.text.starts_with("Fn::"));
    if is_open { Presence::Maybe } else { Presence::Absent }
}

fn of_value(node: &Node) -> Presence {
    match node.function() {
        Some(("Ref", name)) if name.as_str() == Some("AWS::NoValue") => Presence::Absent,
        Some(("Fn::If", argument)) => match argument.items() {
            [_, yes, no] => match (of_value(yes), of_value(no)) {
                (Presence::Absent, Presence::Absent) => Presence::Absent,
                (Presence::There, Presence::There) => Presence::There,
                _ => Presence::Maybe,
            },
            _ => Presence::Maybe,
        },
        _ => Presence::There,
    }
}

/// Whether a value is known only when the template is deployed.
pub(super) fn is_unknown(node: &Node) -> bool {
    match node.function() {
        Some(_) => true,
        None => node.as_str().is_some_and(|text| text.contains("{{resolve:")),
    }
}

/// A scalar as it is written without quotes.
pub(super) fn shown(node: &Node) -> String {
    node.as_text().unwrap_or_default()
}

/// CloudFormation turns strings into numbers and booleans, and the other way round, where it can.
pub(super) fn accepts(type_name: &str, node: &Node) -> bool {
    let text = node.as_str();
    match type_name {
        "string" => matches!(node.kind, Kind::String(_) | Kind::Number(_) | Kind::Bool(_)),
        "boolean" => {
            matches!(node.kind, Kind::Bool(_))
                || text.is_some_and(|text| matches!(text, "true" | "false" | "True" | "False"))
        }
        "integer" => match &node.kind {
            Kind::Number(number) => {
                number.value.is_i64()
                    || number.value.is_u64()
                    || number.value.as_f64().is_some_and(|n| n.fract() == 0.0)
            }
            _ => text.is_some_and(|text| text.parse::<i64>().is_ok()),
        },
        "number" => {
            matches!(node.kind, Kind::Number(_)) || text.is_some_and(|text| text.parse::<f64>().is_ok())
        }
        "array" => matches!(node.kind, Kind::List(_)),
        "object" => matches!(node.kind, Kind::Map(_)),
        "null" => node.is_null(),
        _ => true,
    }
}

/// All hold: one that does not decides; otherwise one that is unknown does.
fn all(results: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    let mut unknown = false;
    for result in results {
        match result {
            Some(false) => return Some(false),
            Some(true) => {}
            None => unknown = true,
        }
    }
    if unknown { None } else { Some(true) }
}

/// Steps that the comparison of one value with one schema may take: forms inside forms could multiply without end.
const MOST_STEPS: usize = 20_000;

/// Whether a value fits a schema; `None` where a function decides, or where it takes too long to tell.
pub(super) fn fits(schema: Schema, part: &'static Json, node: &Node) -> Option<bool> {
    Matching { schema, left: Cell::new(MOST_STEPS) }.fits(part, node)
}

struct Matching {
    schema: Schema,
    left: Cell<usize>,
}

impl Matching {
    fn fits(&self, part: &'static Json, node: &Node) -> Option<bool> {
        let part = self.schema.resolve(part);
        let left = self.left.get();
        if is_unknown(node) || node.is_null() || left == 0 {
            return None;
        }
        self.left.set(left - 1);
        let mut results = Vec::new();
        let types: Vec<&str> = match &part["type"] {
            Json::String(one) => vec![one.as_str()],
            Json::Array(many) => many.iter().filter_map(Json::as_str).collect(),
            _ => Vec::new(),
        };
        if !types.is_empty() {
            results.push(Some(types.iter().any(|name| accepts(name, node))));
        }
        match &node.kind {
            Kind::Map(entries) => results.push(self.object(part, node, entries.len())),
            Kind::List(items) => {
                let each = items.iter().map(|item| self.fits(&part["items"], item));
                results.push(if part["items"].is_object() { all(each) } else { Some(true) });
                let count = items.len() as u64;
                let is_open = items.iter().any(is_unknown);
                let outside = part["minItems"].as_u64().is_some_and(|least| count < least)
                    || part["maxItems"].as_u64().is_some_and(|most| count > most);
                results.push(if outside && is_open { None } else { Some(!outside) });
            }
            _ => results.push(fits_scalar(part, node)),
        }
        for (list, combine) in [("allOf", Combine::All), ("anyOf", Combine::Any), ("oneOf", Combine::One)] {
            if let Some(parts) = part[list].as_array() {
                results.push(combined(combine, parts.iter().map(|part| self.fits(part, node))));
            }
        }
        if part["not"].is_object() {
            results.push(self.fits(&part["not"], node).map(|fits| !fits));
        }
        all(results)
    }

    fn object(&self, part: &'static Json, node: &Node, count: usize) -> Option<bool> {
        let mut results = Vec::new();
        for name in part["required"].as_array().into_iter().flatten().filter_map(Json::as_str) {
            results.push(match presence(node, name) {
                Presence::Absent => Some(false),
                Presence::Maybe => None,
                Presence::There => Some(true),
            });
        }
        let properties = part["properties"].as_object();
        for (name, child) in properties.into_iter().flatten() {
            if node.has(name) {
                results.push(self.fits(child, node.get(name)));
            }
        }
        if part["additionalProperties"] == Json::Bool(false) && part["patternProperties"].is_null() {
            let known = |name: &str| properties.is_some_and(|properties| properties.contains_key(name));
            let is_extra = |name: &str| !known(name) && !name.starts_with("Fn::");
            results.push(Some(!node.entries().iter().any(|(key, _)| is_extra(&key.text))));
        }
        let count = count as u64;
        results.push(Some(
            part["minProperties"].as_u64().is_none_or(|least| count >= least)
                && part["maxProperties"].as_u64().is_none_or(|most| count <= most),
        ));
        all(results)
    }
}

#[derive(Clone, Copy)]
enum Combine {
    All,
    Any,
    One,
}

fn combined(combine: Combine, results: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let results: Vec<Option<bool>> = results.collect();
    let (fitting, unknown) = (
        results.iter().filter(|r| **r == Some(true)).count(),
        results.iter().filter(|r| r.is_none()).count(),
    );
    match combine {
        Combine::All => all(results),
        Combine::Any if fitting > 0 => Some(true),
        Combine::Any | Combine::One if unknown > 0 => None,
        Combine::Any => Some(false),
        Combine::One => Some(fitting == 1),
    }
}

fn fits_scalar(part: &'static Json, node: &Node) -> Option<bool> {
    let text = shown(node);
    let mut results = Vec::new();
    if let Some(allowed) = part["enum"].as_array() {
        results.push(Some(allowed.iter().any(|item| shown(&Node::from(item)) == text)));
    }
    if !part["const"].is_null() {
        results.push(Some(shown(&Node::from(&part["const"])) == text));
    }
    if let Some(wanted) = part["pattern"].as_str() {
        results.push(pattern::is_found(wanted, &text));
    }
    if let Some(name) = part["format"].as_str() {
        results.push(format::fits(name, &text).or(Some(true)));
    }
    let length = text.chars().count() as u64;
    results.push(Some(
        part["minLength"].as_u64().is_none_or(|least| length >= least)
            && part["maxLength"].as_u64().is_none_or(|most| length <= most),
    ));
    if let Ok(number) = text.parse::<f64>() {
        results.push(Some(
            part["minimum"].as_f64().is_none_or(|least| number >= least)
                && part["maximum"].as_f64().is_none_or(|most| number <= most),
        ));
    }
    all(results)
}
