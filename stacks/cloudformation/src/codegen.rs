//! Writes the typed resources of `resource/` from registry schemas; gives text, touches no file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value as Json;

/// A registry schema without its prose, in canonical form: what the catalogue keeps.
#[must_use]
pub fn trim(schema: &Json) -> Json {
    trim_node(schema, false)
}

/// `names` says that the keys of this object are names of properties, not keywords.
fn trim_node(node: &Json, names: bool) -> Json {
    const PROSE: [&str; 9] = [
        "description",
        "sourceUrl",
        "documentationUrl",
        "examples",
        "title",
        "$comment",
        "$schema",
        "markdownDescription",
        "default",
    ];
    match node {
        Json::Object(map) => {
            let kept = map.iter().filter(|(key, _)| names || !PROSE.contains(&key.as_str()));
            let is_names =
                |key: &str| !names && matches!(key, "properties" | "definitions" | "patternProperties");
            kept.map(|(key, value)| (key.clone(), trim_node(value, is_names(key)))).collect()
        }
        Json::Array(items) => items.iter().map(|item| trim_node(item, false)).collect(),
        scalar => scalar.clone(),
    }
}

/// Every file that follows from the trimmed schemas, by its path in this crate.
#[must_use]
pub fn files(schemas: &BTreeMap<String, Json>) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut services: BTreeMap<String, Vec<Json>> = BTreeMap::new();
    let mut catalogue = String::from(
        "//! The registry schemas by type name. Written by `cargo xtask schema update`; not edited by hand.\n\n",
    );
    let _ = writeln!(catalogue, "pub(crate) static CATALOGUE: [(&str, &str); {}] = [", schemas.len());
    for (name, schema) in schemas {
        let file = name.replace("::", "_");
        let _ = writeln!(catalogue, "    (\"{name}\", include_str!(\"../catalogue/{file}.json\")),");
        files.insert(format!("catalogue/{file}.json"), crate::json::render(schema));
        let service = name.split("::").nth(1).unwrap_or_default().to_lowercase();
        services.entry(service).or_default().push(schema.clone());
    }
    catalogue.push_str("];\n");
    files.insert("src/catalogue.rs".into(), catalogue);
    let mut modules = String::from(
        "//! Typed resources, one module a service. Written by `cargo xtask schema update`; not edited by hand.\n\n",
    );
    for (service, schemas) in &services {
        let _ = writeln!(modules, "#[rustfmt::skip]\npub mod {service};");
        files.insert(format!("src/resource/{service}.rs"), module(service, schemas));
    }
    files.insert("src/resource/mod.rs".into(), modules);
    files
}

/// The Rust module of one service (`sqs` for `AWS::SQS`), from the trimmed schemas of its types.
fn module(service: &str, schemas: &[Json]) -> String {
    let mut out = format!(
        "//! Typed `{service}` resources. Written by `cargo xtask schema update`; not edited by hand.\n\n\
         use serde_json::{{Map, Value as Json}};\n\nuse crate::template::Resource;\nuse crate::value::Value;\n"
    );
    for schema in schemas {
        Writer { schema, enums: BTreeMap::new() }.write(&mut out);
    }
    out
}

fn short_name(schema: &Json) -> &str {
    schema["typeName"].as_str().and_then(|name| name.rsplit("::").next()).unwrap_or_default()
}

struct Writer<'a> {
    schema: &'a Json,
    /// The enums that the structs refer to, by Rust name.
    enums: BTreeMap<String, Vec<String>>,
}

impl Writer<'_> {
    /// The resource itself, and a module of its name for what belongs to it.
    fn write(mut self, out: &mut String) {
        let type_name = self.schema["typeName"].as_str().unwrap_or_default();
        let name = short_name(self.schema);
        let module = snake(name);
        let read_only = self.read_only();
        let doc = format!("`{type_name}`.");
        self.write_struct(out, name, &format!("{module}::"), self.schema, &read_only, &doc);
        let _ = write!(
            out,
            "\nimpl Resource for {name} {{\n    const TYPE: &'static str = \"{type_name}\";\n    \
             type Attribute = {module}::Attribute;\n\n    fn into_properties(self) -> Map<String, Json> {{\n        \
             self.properties\n    }}\n}}\n"
        );
        let mut inner = String::new();
        for definition in self.reachable() {
            let rust = pascal(&definition);
            let doc = format!("`{definition}` of `{type_name}`.");
            self.write_struct(&mut inner, &rust, "", &self.schema["definitions"][&definition], &[], &doc);
            write_conversion(&mut inner, &rust, "Json::Object(value.properties)");
        }
        for (rust, values) in &self.enums {
            write_enum(&mut inner, rust, values, "An enumerated value of the schema.");
            write_conversion(&mut inner, rust, "value.as_ref().into()");
        }
        let mut attributes: Vec<String> =
            read_only.iter().filter(|path| !path.contains('*')).map(|path| path.replace('/', ".")).collect();
        attributes.sort();
        write_enum(
            &mut inner,
            "Attribute",
            &attributes,
            &format!("What `Fn::GetAtt` gives of `{type_name}`."),
        );
        let uses: String = [
            ("Map<", "use serde_json::Map;\n"),
            ("Json", "use serde_json::Value as Json;\n"),
            ("Value<", "use crate::value::Value;\n"),
        ]
        .into_iter()
        .filter(|(sign, _)| inner.contains(sign))
        .map(|(_, line)| line)
        .collect();
        let _ = write!(out, "\n/// What belongs to `{type_name}`.\npub mod {module} {{\n{uses}{inner}}}\n");
    }

    fn read_only(&self) -> Vec<String> {
        let entries = self.schema["readOnlyProperties"].as_array().map(Vec::as_slice).unwrap_or_default();
        entries
            .iter()
            .filter_map(|path| path.as_str()?.strip_prefix("/properties/"))
            .map(str::to_owned)
            .collect()
    }

    /// `path` is what leads from the struct to the module of definitions and enums.
    fn write_struct(
        &mut self,
        out: &mut String,
        name: &str,
        path: &str,
        node: &Json,
        skip: &[String],
        doc: &str,
    ) {
        let owner = if path.is_empty() { name } else { "" };
        let required: BTreeSet<&str> =
            node["required"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
        let empty = serde_json::Map::new();
        let properties = node["properties"].as_object().unwrap_or(&empty);
        let _ = write!(
            out,
            "\n/// {doc}\n#[derive(Clone, Debug, Default)]\npub struct {name} {{\n    properties: Map<String, Json>,\n}}\n\nimpl {name} {{\n"
        );
        let sorted: BTreeMap<&String, &Json> =
            properties.iter().filter(|(key, _)| !skip.contains(key)).collect();
        let mut arguments = Vec::new();
        let mut calls = String::new();
        for (property, node) in &sorted {
            if required.contains(property.as_str()) {
                let rust = self.rust_type(owner, path, property, node);
                let argument = snake(property);
                arguments.push(format!("{argument}: impl Into<Value<{rust}>>"));
                let _ = write!(calls, ".{argument}({argument})");
            }
        }
        let _ = write!(
            out,
            "    #[must_use]\n    pub fn new({}) -> Self {{\n        Self::default(){calls}\n    }}\n",
            arguments.join(", ")
        );
        for (property, node) in &sorted {
            let rust = self.rust_type(owner, path, property, node);
            let setter = snake(property);
            let _ = write!(
                out,
                "\n    #[must_use]\n    pub fn {setter}(mut self, value: impl Into<Value<{rust}>>) -> Self {{\n        \
                 self.properties.insert(\"{property}\".into(), value.into().into_json());\n        self\n    }}\n"
            );
        }
        out.push_str("}\n");
    }

    /// The Rust type of a property: what the `T` of its `Value<T>` is.
    fn rust_type(&mut self, owner: &str, path: &str, property: &str, node: &Json) -> String {
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
                    let taken = self.schema["definitions"][&name].is_object();
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

/// The values of a string enum that all make distinct Rust names.
fn string_values(node: &Json) -> Option<Vec<String>> {
    let values: Vec<String> =
        node["enum"].as_array()?.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect();
    let names: BTreeSet<String> = values.iter().map(|value| variant(value)).collect();
    let usable = names.len() == values.len() && names.iter().all(|name| !name.is_empty());
    (usable && !values.is_empty()).then_some(values)
}

/// Lets a value of the module's own type stand where a `Value` of it is asked for.
fn write_conversion(out: &mut String, rust: &str, json: &str) {
    let _ = write!(
        out,
        "\nimpl From<{rust}> for Value<{rust}> {{\n    fn from(value: {rust}) -> Self {{\n        \
         Self::from_json({json})\n    }}\n}}\n"
    );
}

fn write_enum(out: &mut String, name: &str, values: &[String], doc: &str) {
    let _ = write!(out, "\n/// {doc}\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum {name} {{\n");
    for value in values {
        let _ = writeln!(out, "    {},", variant(value));
    }
    let _ = write!(
        out,
        "}}\n\nimpl AsRef<str> for {name} {{\n    fn as_ref(&self) -> &str {{\n        match *self {{\n"
    );
    for value in values {
        let _ = writeln!(out, "            Self::{} => \"{value}\",", variant(value));
    }
    out.push_str("        }\n    }\n}\n");
}

/// `us-east` → `UsEast`, `FARGATE_SPOT` → `FargateSpot`, `Endpoint.Address` → `EndpointAddress`.
fn variant(value: &str) -> String {
    let words = value.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut name: String = words
        .map(|word| {
            let shouting = word.len() > 1 && !word.chars().any(|c| c.is_ascii_lowercase());
            let mut chars = word.chars();
            let first = chars.next().map(|c| c.to_ascii_uppercase()).into_iter();
            let rest: String =
                if shouting { chars.as_str().to_ascii_lowercase() } else { chars.as_str().to_owned() };
            first.chain(rest.chars()).collect::<String>()
        })
        .collect();
    if name.starts_with(|c: char| c.is_ascii_digit()) || name == "Self" {
        name.insert(0, 'V');
    }
    name
}

fn pascal(name: &str) -> String {
    let mut chars = name.chars().filter(char::is_ascii_alphanumeric);
    chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

/// `VPCSecurityGroups` → `vpc_security_groups`; Rust's keywords get an underscore.
fn snake(name: &str) -> String {
    let chars: Vec<char> = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let mut out = String::new();
    for (index, c) in chars.iter().enumerate() {
        let after_lower = index > 0 && !chars[index - 1].is_ascii_uppercase();
        let before_lower = index > 0 && chars.get(index + 1).is_some_and(char::is_ascii_lowercase);
        let plural =
            chars.get(index + 1) == Some(&'s') && chars.get(index + 2).is_none_or(char::is_ascii_uppercase);
        if c.is_ascii_uppercase() && index > 0 && (after_lower || (before_lower && !plural)) {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    if matches!(
        out.as_str(),
        "type"
            | "match"
            | "ref"
            | "static"
            | "async"
            | "in"
            | "for"
            | "use"
            | "self"
            | "box"
            | "move"
            | "where"
            | "new"
    ) {
        out.push('_');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        assert_eq!(snake(input), expected);
    }

    #[test]
    fn property_names_become_snake_case() {
        check("VpcId", "vpc_id");
        check("VPCSecurityGroups", "vpc_security_groups");
        check("SubnetIds", "subnet_ids");
        check("DBName", "db_name");
        check("Type", "type_");
        check("ELBs", "elbs");
    }

    #[test]
    fn prose_goes_and_properties_called_description_stay() {
        let schema = serde_json::json!({ "description": "x", "properties": { "description": { "type": "string", "description": "y" } } });
        assert_eq!(
            trim(&schema),
            serde_json::json!({ "properties": { "description": { "type": "string" } } })
        );
    }
}
