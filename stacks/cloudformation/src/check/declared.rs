//! What a template declares, indexed by name.

use std::collections::BTreeMap;

use crate::catalogue;
use crate::document::Node;
use crate::schema::Schema;

/// What a template declares, and what may be there that it does not declare.
pub(super) struct Declared<'a> {
    pub(super) root: &'a Node,
    pub(super) resources: BTreeMap<&'a str, Resource<'a>>,
    pub(super) parameters: BTreeMap<&'a str, &'a Node>,
    pub(super) mappings: BTreeMap<&'a str, &'a Node>,
    pub(super) conditions: BTreeMap<&'a str, &'a Node>,
    pub(super) transforms: Transforms,
    /// The ids of resources that become several: those of `AWS::Serverless` and modules.
    prefixes: Vec<&'a str>,
    /// A macro, an include or a loop over unknown values makes names that are not written here.
    pub(super) open: bool,
}

/// What changes the template before it is deployed.
#[derive(Clone, Copy)]
pub(super) struct Transforms {
    /// `AWS::Serverless-2016-10-31` makes resources named after those that it reads.
    pub(super) serverless: bool,
    /// `AWS::LanguageExtensions` allows functions in more places.
    pub(super) extensions: bool,
    pub(super) macros: Macros,
}

/// What macros and includes may do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Macros {
    /// There are none.
    Nothing,
    /// They make what is not written here.
    Add,
    /// One that is not AWS's may change every property, too.
    Rewrite,
}

/// A resource of the template.
pub(super) struct Resource<'a> {
    pub(super) node: &'a Node,
    pub(super) type_name: &'a str,
    /// None for custom resources and for types that do not exist.
    pub(super) schema: Option<Schema>,
    pub(super) properties: &'a Node,
}

impl<'a> Declared<'a> {
    pub(super) fn new(root: &'a Node, open: bool) -> Self {
        let section = |name: &str| -> BTreeMap<&'a str, &'a Node> {
            root.get(name).entries().iter().map(|(key, node)| (key.text.as_str(), node)).collect()
        };
        let resources = root.get("Resources").entries().iter().map(|(key, node)| {
            let type_name = node.get("Type").as_str().unwrap_or_default();
            let schema = if is_custom(type_name) { None } else { catalogue::find(type_name) };
            (key.text.as_str(), Resource { node, type_name, schema, properties: node.get("Properties") })
        });
        let resources: BTreeMap<&'a str, Resource<'a>> = resources.collect();
        let transforms = transforms(root);
        let serverless = transforms.contains(&SERVERLESS);
        let makes_more = |resource: &Resource| {
            serverless && resource.type_name.starts_with("AWS::Serverless::") || is_module(resource.type_name)
        };
        let prefixes =
            resources.iter().filter(|(_, resource)| makes_more(resource)).map(|(id, _)| *id).collect();
        let known = |name: &str| name == SERVERLESS || name == EXTENSIONS;
        let macros = if transforms.iter().any(|name| !is_of_aws(name)) {
            Macros::Rewrite
        } else if transforms.iter().any(|name| !known(name)) || includes(root) {
            Macros::Add
        } else {
            Macros::Nothing
        };
        Self {
            root,
            resources,
            prefixes,
            parameters: section("Parameters"),
            mappings: section("Mappings"),
            conditions: section("Conditions"),
            transforms: Transforms { serverless, extensions: transforms.contains(&EXTENSIONS), macros },
            open: open || macros != Macros::Nothing,
        }
    }

    /// Whether a name that is not declared may still exist when the template is deployed.
    pub(super) fn may_have(&self, name: &str) -> bool {
        self.open
            || self.transforms.serverless && name.starts_with("Serverless")
            || self.prefixes.iter().any(|id| name.starts_with(id))
    }
}

/// Custom resources have properties of their own choosing, and attributes too.
pub(super) fn is_custom(type_name: &str) -> bool {
    type_name.starts_with("Custom::") || type_name == "AWS::CloudFormation::CustomResource"
}

/// A module of the registry: its properties are not in the catalogue.
pub(super) fn is_module(type_name: &str) -> bool {
    type_name.ends_with("::MODULE")
}

const SERVERLESS: &str = "AWS::Serverless-2016-10-31";
const EXTENSIONS: &str = "AWS::LanguageExtensions";

/// Whether AWS runs a transform: properties then mean what is written.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html>
fn is_of_aws(transform: &str) -> bool {
    let is_versioned =
        ["AWS::SecretsManager-", "AWS::Serverless-"].into_iter().any(|of| transform.starts_with(of));
    is_versioned || matches!(transform, EXTENSIONS | "AWS::CodeDeployBlueGreen" | "AWS::Include")
}

/// The names of the template's transforms.
fn transforms(root: &Node) -> Vec<&str> {
    let transform = root.get("Transform");
    let all = std::iter::once(transform).chain(transform.items());
    all.filter_map(|node| node.as_str().or_else(|| node.get("Name").as_str())).collect()
}

/// Whether `Fn::Transform` stands where it makes sections, resources or attributes of resources.
fn includes(root: &Node) -> bool {
    let resources = root.get("Resources");
    root.has("Fn::Transform")
        || resources.has("Fn::Transform")
        || root.get("Mappings").has("Fn::Transform")
        || root.get("Conditions").has("Fn::Transform")
}
