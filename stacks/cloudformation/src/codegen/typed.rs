//! Writes the typed resources of one service from the registry schemas of its types.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value as Json;

use super::ids::Ids;
use super::names::{pascal, snake, variant};

/// The Rust module of one service, from the trimmed schemas of its types.
pub(super) fn module(service: &str, schemas: &[&Json], ids: &Ids, has_example: bool) -> String {
    let name = service.to_lowercase();
    let mut out =
        format!("//! `AWS::{service}`. Written by `cargo xtask schema update`; not edited by hand.\n");
    if has_example {
        let _ = writeln!(out, "#![doc = include_str!(\"../../examples/{name}.md\")]");
    }
    out.push_str("\nuse super::define::*;\n");
    for schema in schemas {
        Writer { schema, ids, enums: BTreeMap::new() }.write(&mut out);
    }
    out
}

/// Properties that `Fn::GetAtt` gives too, by the "Return values" of their pages in the template reference.
const ALSO_GIVEN: [(&str, &str); 3] =
    [("AWS::Events::EventBus", "Name"), ("AWS::SNS::Topic", "TopicName"), ("AWS::SQS::Queue", "QueueName")];

struct Writer<'a> {
    schema: &'a Json,
    ids: &'a Ids,
    /// The enumerations that the structs refer to, by Rust name.
    enums: BTreeMap<String, Vec<String>>,
}

impl Writer<'_> {
    /// The resource itself, and a module of its name for what belongs to it.
    fn write(mut self, out: &mut String) {
        let type_name = self.schema["typeName"].as_str().unwrap_or_default();
        let name = type_name.rsplit("::").next().unwrap_or_default();
        let module = snake(name);
        let read_only = paths(self.schema, "readOnlyProperties");
        let body = self.body("", &format!("{module}::"), self.schema, &read_only);
        let reference = self.ids.reference(type_name);
        let _ = write!(out, "\nresource! {{ \"{type_name}\" {name} -> {reference};\n{body}attributes {{\n");
        let more = ALSO_GIVEN.iter().filter(|(name, _)| *name == type_name).map(|(_, property)| *property);
        for path in read_only.iter().map(String::as_str).filter(|path| !path.contains('*')).chain(more) {
            let attribute = path.replace('/', ".");
            let rust = self.attribute_type(type_name, path);
            let _ = writeln!(out, "    {}: {rust} = \"{attribute}\";", snake(&attribute));
        }
        out.push_str("} }\n");
        let mut inner = String::new();
        for definition in self.reachable() {
            let rust = pascal(&definition);
            let body = self.body(&rust, "", &self.schema["definitions"][&definition], &[]);
            let _ = write!(inner, "structure! {{ #[doc = \"`{definition}`.\"] {rust}\n{body}}}\n");
        }
        for (rust, values) in &self.enums {
            let _ = write!(inner, "enumeration! {{ {rust} {{");
            for value in values {
                let _ = write!(inner, " {} = \"{value}\";", variant(value));
            }
            inner.push_str(" } }\n");
        }
        if !inner.is_empty() {
            let _ = write!(
                out,
                "\n/// What belongs to `{type_name}`.\npub mod {module} {{\nuse crate::resource::define::*;\n\n{inner}}}\n"
            );
        }
    }

    /// The blocks `require` and `accept` of a struct. `path` leads from the struct to the module of definitions.
    fn body(&mut self, owner: &str, path: &str, node: &Json, skip: &[String]) -> String {
        let required: BTreeSet<&str> =
            node["required"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
        let replacing =
            if owner.is_empty() { paths(self.schema, "createOnlyProperties") } else { Vec::new() };
        let (mut require, mut accept) = (String::from("require {\n"), String::from("accept {\n"));
        let properties: BTreeMap<&String, &Json> = node["properties"]
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(key, _)| !skip.contains(key))
            .collect();
        for (property, node) in properties {
            let rust = self.rust_type(owner, path, property, node);
            let mut notes = Vec::new();
            notes.extend(bounds(node));
            if replacing.contains(property) {
                notes.push("a change replaces the resource".to_owned());
            }
            let note = if notes.is_empty() { String::new() } else { format!(", \"{}\"", notes.join("; ")) };
            let block = if required.contains(property.as_str()) { &mut require } else { &mut accept };
            let _ = writeln!(block, "    {}: {rust} = \"{property}\"{note};", snake(property));
        }
        format!("{require}}}\n{accept}}}\n")
    }

    /// The Rust type of a property: what the `T` of its `Value<T>` is.
    fn rust_type(&mut self, owner: &str, path: &str, property: &str, node: &Json) -> String {
        if let Some(id) = self.ids.of_property(self.schema, property, node) {
            return id.to_owned();
        }
        if let Some(reference) = node["$ref"].as_str() {
            let definition = reference.rsplit('/').next().unwrap_or_default();
            let target = &self.schema["definitions"][definition];
            return if target["properties"].is_object() {
                format!("{path}{}", pascal(definition))
            } else if reference.starts_with("#/definitions/") {
                self.rust_type(owner, path, property, &target.clone())
            } else {
                "Json".into()
            };
        }
        match node["type"].as_str() {
            Some("string") => match string_values(node) {
                Some(values) => {
                    let name = format!("{owner}{}", pascal(property));
                    let taken = self.schema["definitions"][&name]["properties"].is_object();
                    let name = if taken { format!("{name}Value") } else { name };
                    self.enums.insert(name.clone(), values);
                    format!("{path}{name}")
                }
                None => "String".into(),
            },
            Some("boolean") => "bool".into(),
            Some("integer") => "i64".into(),
            Some("number") => "f64".into(),
            Some("array") => format!("Vec<{}>", self.rust_type(owner, path, property, &node["items"])),
            _ => "Json".into(),
        }
    }

    fn attribute_type(&self, type_name: &str, path: &str) -> String {
        let mut node = self.schema;
        for name in path.split('/') {
            node = &self.resolve(node)["properties"][name];
        }
        let node = self.resolve(node);
        if let Some(id) = self.ids.of_attribute(type_name, path) {
            return id.to_owned();
        }
        match node["type"].as_str() {
            Some("boolean") => "bool".into(),
            Some("integer") => "i64".into(),
            Some("number") => "f64".into(),
            Some("array") => "Vec<String>".into(),
            Some("object") => "Json".into(),
            _ => "String".into(),
        }
    }

    fn resolve<'a>(&'a self, mut node: &'a Json) -> &'a Json {
        while let Some(target) = node["$ref"].as_str().and_then(|path| path.strip_prefix('#')) {
            node = self.schema.pointer(target).unwrap_or(&Json::Null);
        }
        node
    }

    /// The definitions with properties of their own that the resource's writable properties lead to.
    fn reachable(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut queue = vec![&self.schema["properties"]];
        while let Some(node) = queue.pop() {
            if let Some(name) = node["$ref"].as_str().and_then(|path| path.strip_prefix("#/definitions/")) {
                let target = &self.schema["definitions"][name];
                if found.insert(name.to_owned()) {
                    queue.push(target);
                }
            }
            match node {
                Json::Object(map) => queue.extend(map.values()),
                Json::Array(items) => queue.extend(items),
                _ => {}
            }
        }
        found.retain(|name| self.schema["definitions"][name]["properties"].is_object());
        found
    }
}

/// Paths such as `VpcId` or `Endpoint/Address` under one of a schema's path lists.
pub(super) fn paths(schema: &Json, list: &str) -> Vec<String> {
    let entries = schema[list].as_array().map(Vec::as_slice).unwrap_or_default();
    entries.iter().filter_map(|path| path.as_str()?.strip_prefix("/properties/")).map(str::to_owned).collect()
}

/// `0 to 900`, `at most 10 items`.
fn bounds(node: &Json) -> Option<String> {
    let range = |least: &str, most: &str, unit: &str| match (&node[least], &node[most]) {
        (Json::Null, Json::Null) => None,
        (Json::Null, most) => Some(format!("at most {most}{unit}")),
        (least, Json::Null) => Some(format!("at least {least}{unit}")),
        (least, most) => Some(format!("{least} to {most}{unit}")),
    };
    range("minimum", "maximum", "")
        .or_else(|| range("minItems", "maxItems", " items"))
        .or_else(|| range("minLength", "maxLength", " characters"))
}

/// The values of a string enumeration that all make distinct Rust names.
fn string_values(node: &Json) -> Option<Vec<String>> {
    let values: Vec<String> =
        node["enum"].as_array()?.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect();
    let names: BTreeSet<String> = values.iter().map(|value| variant(value)).collect();
    let usable = names.len() == values.len() && names.iter().all(|name| !name.is_empty());
    (usable && !values.is_empty()).then_some(values)
}
