//! Properties against the registry schema of their type. A value that an intrinsic function gives is unknown.

use serde_json::Value as Json;

use super::suggestion;
use crate::document::{Kind, Node};
use crate::finding::Place;
use crate::schema::Schema;

/// One way in which properties break their schema.
#[derive(Clone, Debug)]
pub struct Violation {
    pub rule: &'static str,
    /// The path below `Properties`.
    pub path: String,
    pub place: Place,
    pub message: String,
    pub help: String,
}

/// Every violation of a resource's properties; `place` stands in for properties that are not there.
#[must_use]
pub fn violations(schema: Schema, properties: &Node, place: Place) -> Vec<Violation> {
    let mut walk = Walk { schema, found: Vec::new() };
    let root =
        if properties.is_null() { Node { place, kind: Kind::Map(Vec::new()) } } else { properties.clone() };
    walk.object("", schema.root(), &root);
    for path in schema.read_only() {
        let node = path.split('/').fold(&root, |node, key| node.get(key));
        let settable = schema.root()["required"].as_array().is_some_and(|r| r.contains(&path.into()));
        if !node.is_null() && !settable {
            walk.push(
                "read-only-property",
                path,
                node.place,
                format!("`{path}` is set by AWS"),
                "remove it: AWS sets it",
            );
        }
    }
    walk.found
}

struct Walk {
    schema: Schema,
    found: Vec<Violation>,
}

impl Walk {
    fn push(&mut self, rule: &'static str, path: &str, place: Place, message: String, help: &str) {
        self.found.push(Violation { rule, path: path.to_owned(), place, message, help: help.to_owned() });
    }

    fn node(&mut self, path: &str, schema: &'static Json, node: &Node) {
        let schema = self.schema.resolve(schema);
        if is_intrinsic(node) || node.is_null() {
            return;
        }
        let types: Vec<&str> = match &schema["type"] {
            Json::String(one) => vec![one.as_str()],
            Json::Array(many) => many.iter().filter_map(Json::as_str).collect(),
            _ => Vec::new(),
        };
        if !types.is_empty() && !types.iter().any(|name| accepts(name, node)) {
            let message = format!("expected {}, found {}", types.join(" or "), node.kind_name());
            self.push("wrong-type", path, node.place, message, "");
            return;
        }
        match &node.kind {
            Kind::Map(_) => self.object(path, schema, node),
            Kind::List(items) => self.list(path, schema, node, items),
            _ => self.scalar(path, schema, node),
        }
    }

    fn object(&mut self, path: &str, schema: &'static Json, node: &Node) {
        let Some(properties) = schema["properties"].as_object() else {
            return;
        };
        let join = |key: &str| {
            if path.is_empty() { key.to_owned() } else { format!("{path}/{key}") }
        };
        for (key, value) in node.entries() {
            if let Some(child) = properties.get(&key.text) {
                self.node(&join(&key.text), child, value);
            } else if schema["additionalProperties"] == Json::Bool(false)
                && !schema["patternProperties"].is_object()
                && !key.text.starts_with("Fn::")
            {
                let help = suggestion(&key.text, properties.keys().map(String::as_str));
                let message = format!("there is no property `{}` here", key.text);
                self.push("unknown-property", &join(&key.text), key.place, message, &help);
            }
        }
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str) {
            if node.get(name).is_null() {
                let help = "add it: AWS refuses the resource without it";
                self.push("missing-property", path, node.place, format!("`{name}` is missing"), help);
            }
        }
    }

    fn list(&mut self, path: &str, schema: &'static Json, node: &Node, items: &[Node]) {
        for (index, item) in items.iter().enumerate() {
            self.node(&format!("{path}/{index}"), &schema["items"], item);
        }
        let count = items.len() as u64;
        let outside = schema["minItems"].as_u64().is_some_and(|least| count < least)
            || schema["maxItems"].as_u64().is_some_and(|most| count > most);
        if outside && !items.iter().any(is_intrinsic) {
            let message = format!("{count} items; {}", range(schema, "minItems", "maxItems"));
            self.push("item-count", path, node.place, message, "");
        }
    }

    fn scalar(&mut self, path: &str, schema: &'static Json, node: &Node) {
        let text = shown(&node.to_json());
        if let Some(allowed) = schema["enum"].as_array()
            && !allowed.iter().any(|item| shown(item) == text)
        {
            let help = suggestion(&text, allowed.iter().filter_map(Json::as_str));
            let message = format!("`{text}` is not one of the allowed values");
            self.push("enum-value", path, node.place, message, &help);
        }
        let length = text.chars().count() as u64;
        let is_text = schema["type"] == "string";
        if is_text
            && (schema["minLength"].as_u64().is_some_and(|least| length < least)
                || schema["maxLength"].as_u64().is_some_and(|most| length > most))
        {
            let message = format!("{length} characters; {}", range(schema, "minLength", "maxLength"));
            self.push("length", path, node.place, message, "");
        }
        let Ok(number) = text.parse::<f64>() else { return };
        if !is_text
            && (schema["minimum"].as_f64().is_some_and(|least| number < least)
                || schema["maximum"].as_f64().is_some_and(|most| number > most))
        {
            let message = format!("{text} is out of range; {}", range(schema, "minimum", "maximum"));
            self.push("range", path, node.place, message, "");
        }
    }
}

/// A scalar as it is written without quotes: `"30"` and `30` are the same to CloudFormation.
fn shown(scalar: &Json) -> String {
    match scalar {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn range(schema: &Json, least: &str, most: &str) -> String {
    match (&schema[least], &schema[most]) {
        (Json::Null, most) => format!("at most {most}"),
        (least, Json::Null) => format!("at least {least}"),
        (least, most) => format!("from {least} to {most}"),
    }
}

/// CloudFormation turns strings into numbers and booleans, and the other way round, where it can.
fn accepts(type_name: &str, node: &Node) -> bool {
    let text = node.as_str();
    match type_name {
        "string" => matches!(node.kind, Kind::String(_) | Kind::Number(_) | Kind::Bool(_)),
        "boolean" => matches!(node.kind, Kind::Bool(_)) || matches!(text, Some("true" | "false")),
        "integer" => match &node.kind {
            Kind::Number(number) => number.is_i64() || number.is_u64(),
            _ => text.is_some_and(|text| text.parse::<i64>().is_ok()),
        },
        "number" => {
            matches!(node.kind, Kind::Number(_)) || text.is_some_and(|text| text.parse::<f64>().is_ok())
        }
        "array" => matches!(node.kind, Kind::List(_)),
        "object" => matches!(node.kind, Kind::Map(_)),
        _ => true,
    }
}

/// Whether a value is known only when the template is deployed.
fn is_intrinsic(node: &Node) -> bool {
    match node.entries() {
        [(key, _)] => key.text == "Ref" || key.text.starts_with("Fn::"),
        _ => node.as_str().is_some_and(|text| text.contains("{{resolve:")),
    }
}
