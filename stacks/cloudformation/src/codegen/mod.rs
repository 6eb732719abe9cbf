//! What follows from the registry schemas: the catalogue and the typed resources. Gives bytes and text, touches no file.

mod catalogue;
mod ids;
mod names;
mod typed;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value as Json};

pub use catalogue::{Catalogue, Compress, Source, create_only, origin, pack};

/// A registry schema without its prose and without what nothing here reads, in canonical form.
#[must_use]
pub fn trim(schema: &Json) -> Json {
    let mut trimmed = trim_node(schema, false);
    if let Some(handlers) = trimmed.get_mut("handlers").and_then(Json::as_object_mut) {
        handlers.remove("list");
        for handler in handlers.values_mut() {
            *handler = serde_json::json!({ "permissions": handler["permissions"] });
        }
        add_tagging(&schema["tagging"]["permissions"], handlers);
    }
    trimmed
}

/// What only the list for tags names is needed by updates.
fn add_tagging(permissions: &Json, handlers: &mut Map<String, Json>) {
    let known: Vec<Json> = handlers
        .values()
        .filter_map(|handler| handler["permissions"].as_array())
        .flatten()
        .cloned()
        .collect();
    let more = permissions.as_array().into_iter().flatten().filter(|permission| !known.contains(permission));
    if let Some(update) = handlers.get_mut("update").and_then(|update| update["permissions"].as_array_mut()) {
        update.extend(more.cloned());
    }
}

/// `names` says that the keys of this object are names of properties, not keywords.
fn trim_node(node: &Json, names: bool) -> Json {
    const LEFT_OUT: [&str; 16] = [
        "$comment",
        "$schema",
        "additionalIdentifiers",
        "default",
        "description",
        "documentationUrl",
        "examples",
        "markdownDescription",
        "propertyTransform",
        "resourceLink",
        "sourceUrl",
        "taggable",
        "tagging",
        "title",
        "typeConfiguration",
        "uniqueKeys",
    ];
    match node {
        Json::Object(map) => {
            let kept = map.iter().filter(|(key, _)| names || !LEFT_OUT.contains(&key.as_str()));
            let is_names =
                |key: &str| !names && matches!(key, "properties" | "definitions" | "patternProperties");
            kept.map(|(key, value)| (key.clone(), trim_node(value, is_names(key)))).collect()
        }
        Json::Array(items) => items.iter().map(|item| trim_node(item, false)).collect(),
        scalar => scalar.clone(),
    }
}

/// The services and types that get typed Rust: a line each, such as `SQS: Queue QueuePolicy`.
#[must_use]
pub fn typed_types(list: &str) -> BTreeMap<&str, Vec<&str>> {
    let lines = list.lines().filter_map(|line| line.split_once(':'));
    lines.map(|(service, types)| (service.trim(), types.split_whitespace().collect())).collect()
}

/// The modules of typed resources by their path in this crate, from trimmed schemas by type name.
///
/// `has_example` says whether a service has a file under `examples/`.
#[must_use]
pub fn modules(
    services: &BTreeMap<&str, Vec<&str>>,
    schemas: &BTreeMap<String, Json>,
    has_example: impl Fn(&str) -> bool,
) -> BTreeMap<String, String> {
    let names = services
        .iter()
        .flat_map(|(service, types)| types.iter().map(move |name| format!("AWS::{service}::{name}")));
    let typed: BTreeMap<String, &Json> =
        names.filter_map(|name| Some((name.clone(), schemas.get(&name)?))).collect();
    let ids = ids::Ids::new(&typed);
    let mut files = BTreeMap::new();
    let mut list = String::from(
        "//! Typed resources, one module a service. Written by `cargo xtask schema update`; not edited by hand.\n\n\
         #![expect(clippy::allow_attributes, reason = \"a build without any service has no use of some of it\")]\n\
         #![allow(clippy::wildcard_imports)]\n\n#[allow(unused_imports, unused_macros)]\n#[macro_use]\nmod define;\n#[rustfmt::skip]\npub mod id;\n",
    );
    for service in services.keys() {
        let module = service.to_lowercase();
        let prefix = format!("AWS::{service}::");
        let own: Vec<&Json> =
            typed.iter().filter(|(name, _)| name.starts_with(&prefix)).map(|(_, schema)| *schema).collect();
        let text = typed::module(service, &own, &ids, has_example(&module));
        files.insert(format!("src/resource/{module}.rs"), text);
        let _ = writeln!(list, "#[cfg(feature = \"{module}\")]\n#[rustfmt::skip]\npub mod {module};");
    }
    files.insert("src/resource/mod.rs".into(), list);
    let mut id = String::from(
        "//! Ids and ARNs, each a type of its own. Written by `cargo xtask schema update`; not edited by hand.\n\n\
         use super::define::Identifier;\n\nidentifiers! {\n",
    );
    for name in ids.names() {
        let _ = writeln!(id, "    {name};");
    }
    id.push_str("}\n");
    files.insert("src/resource/id.rs".into(), id);
    files
}

/// The features of `Cargo.toml`, one a service, between the marks that enclose them.
#[must_use]
pub fn features(manifest: &str, services: &BTreeMap<&str, Vec<&str>>) -> Option<String> {
    const BEGIN: &str = "# services: written by `cargo xtask schema update`\n";
    const END: &str = "# end of services\n";
    let (before, rest) = manifest.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    let names: Vec<String> = services.keys().map(|service| service.to_lowercase()).collect();
    let all: String = names.iter().map(|name| format!("    \"{name}\",\n")).collect();
    let each: String = names.iter().map(|name| format!("{name} = []\n")).collect();
    Some(format!("{before}{BEGIN}all = [\n{all}]\n{each}{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_goes_and_properties_called_description_stay() {
        let schema = serde_json::json!({ "description": "x", "properties": { "description": { "type": "string", "description": "y" } } });
        assert_eq!(
            trim(&schema),
            serde_json::json!({ "properties": { "description": { "type": "string" } } })
        );
    }

    #[test]
    fn features_are_written_between_their_marks() {
        let manifest =
            "a\n# services: written by `cargo xtask schema update`\nold = []\n# end of services\nb\n";
        let services = typed_types("SQS: Queue\nEC2: VPC Subnet\n");
        assert_eq!(
            features(manifest, &services).unwrap(),
            "a\n# services: written by `cargo xtask schema update`\nall = [\n    \"ec2\",\n    \"sqs\",\n]\nec2 = []\nsqs = []\n# end of services\nb\n"
        );
    }
}
