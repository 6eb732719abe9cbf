//! The registry schema of one resource type: what it accepts, gives and cannot change in place.

use serde_json::Value as Json;

use crate::catalogue;

/// The registry schema of one resource type; [`crate::catalogue::find`] gives it.
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    root: &'static Json,
}

impl Schema {
    pub(crate) fn new(root: &'static Json) -> Self {
        Self { root }
    }

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

    /// Properties that cannot change in place.
    pub fn create_only(self) -> impl Iterator<Item = &'static str> {
        catalogue::create_only(self.type_name()).filter(|path| !path.starts_with('?'))
    }

    /// Properties whose change replaces the resource under a condition that no schema states.
    pub fn conditional_create_only(self) -> impl Iterator<Item = &'static str> {
        catalogue::create_only(self.type_name()).filter_map(|path| path.strip_prefix('?'))
    }

    #[must_use]
    pub fn type_name(self) -> &'static str {
        self.root["typeName"].as_str().unwrap_or_default()
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

    /// Whether `Fn::GetAtt` accepts a name: what [`Schema::attributes`] lists and what lies below, a property, or an
    /// output of a nested stack.
    #[must_use]
    pub fn has_attribute(self, name: &str) -> bool {
        let is_listed = self.read_only().any(|path| {
            let path = path.replace('/', ".");
            path == name || name.strip_prefix(&path).is_some_and(|rest| rest.starts_with('.'))
        });
        let is_output = || {
            name.starts_with("Outputs.")
                && matches!(
                    self.type_name(),
                    "AWS::CloudFormation::Stack" | "AWS::ServiceCatalog::CloudFormationProvisionedProduct"
                )
        };
        is_listed || is_output() || !self.root["properties"][name.split('.').next().unwrap_or(name)].is_null()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn nested_attributes_are_dotted() {
        let attributes = crate::catalogue::find("AWS::RDS::DBInstance").unwrap().attributes();
        assert!(attributes.contains(&"Endpoint.Address".to_owned()), "{attributes:?}");
    }
}
