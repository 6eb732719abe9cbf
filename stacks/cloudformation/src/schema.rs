//! The registry schemas of the catalogue: what a resource type accepts, gives and cannot change in place.

use std::sync::OnceLock;

use serde_json::Value as Json;

use crate::catalogue::CATALOGUE;

/// The registry schema of one resource type.
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    root: &'static Json,
}

/// Parsed on first use, because a command needs few of them.
static PARSED: [OnceLock<Json>; CATALOGUE.len()] = [const { OnceLock::new() }; CATALOGUE.len()];

/// The schema of a type of the catalogue.
///
/// # Panics
/// Never for the committed catalogue: a test parses every entry.
#[must_use]
pub fn find(resource_type: &str) -> Option<Schema> {
    let index = CATALOGUE.binary_search_by(|(name, _)| (*name).cmp(resource_type)).ok()?;
    let parse =
        || serde_json::from_str(CATALOGUE[index].1).expect("the catalogue is written by this workspace");
    Some(Schema { root: PARSED[index].get_or_init(parse) })
}

/// The names of all types of the catalogue, sorted.
pub fn type_names() -> impl Iterator<Item = &'static str> {
    CATALOGUE.iter().map(|(name, _)| *name)
}

impl Schema {
    /// The whole schema as one object node, for walking.
    #[must_use]
    pub fn root(self) -> &'static Json {
        self.root
    }

    /// Follows `$ref`s of a node until it is no reference.
    #[must_use]
    pub fn resolve(self, mut node: &'static Json) -> &'static Json {
        for _ in 0..16 {
            let Some(target) = node["$ref"].as_str().and_then(|path| path.strip_prefix('#')) else {
                break;
            };
            node = self.root.pointer(target).unwrap_or(&Json::Null);
        }
        node
    }

    /// Paths such as `VpcId` or `Endpoint/Address` under one of the schema's path lists.
    fn paths(self, list: &str) -> impl Iterator<Item = &'static str> + use<> {
        let entries = self.root[list].as_array().map(Vec::as_slice).unwrap_or_default();
        entries.iter().filter_map(|path| path.as_str()?.strip_prefix("/properties/"))
    }

    pub fn create_only(self) -> impl Iterator<Item = &'static str> {
        self.paths("createOnlyProperties")
    }

    /// Properties whose change replaces the resource under a condition that no schema states.
    pub fn conditional_create_only(self) -> impl Iterator<Item = &'static str> {
        self.paths("conditionalCreateOnlyProperties")
    }

    pub fn read_only(self) -> impl Iterator<Item = &'static str> {
        self.paths("readOnlyProperties")
    }

    pub fn write_only(self) -> impl Iterator<Item = &'static str> {
        self.paths("writeOnlyProperties")
    }

    pub fn primary_identifier(self) -> impl Iterator<Item = &'static str> {
        self.paths("primaryIdentifier")
    }

    /// What `Fn::GetAtt` accepts: the read-only properties, dotted where nested, and every top-level property.
    #[must_use]
    pub fn attributes(self) -> Vec<String> {
        let mut names: Vec<String> =
            self.read_only().filter(|path| !path.contains('*')).map(|path| path.replace('/', ".")).collect();
        names.sort();
        names.dedup();
        names
    }

    #[must_use]
    pub fn has_attribute(self, name: &str) -> bool {
        self.read_only().any(|path| {
            let path = path.replace('/', ".");
            path == name || name.strip_prefix(&path).is_some_and(|rest| rest.starts_with('.'))
        }) || !self.root["properties"][name.split('.').next().unwrap_or(name)].is_null()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_of_the_catalogue_parses_and_names_itself() {
        for name in type_names() {
            assert_eq!(find(name).unwrap().root()["typeName"], *name);
        }
    }

    #[test]
    fn nested_attributes_are_dotted() {
        let attributes = find("AWS::RDS::DBInstance").unwrap().attributes();
        assert!(attributes.contains(&"Endpoint.Address".to_owned()), "{attributes:?}");
    }
}
