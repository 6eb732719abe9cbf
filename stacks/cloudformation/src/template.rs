//! A CloudFormation template under construction, and its JSON.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde_json::{Map, Value as Json, json};

use crate::value::Value;

/// A resource type that has generated Rust: what [`Template::add`] takes.
pub trait Resource {
    /// The registry's name, such as `AWS::SQS::Queue`.
    const TYPE: &'static str;
    /// What `Ref` gives: the type of an id, a name or an ARN.
    type Reference;
    fn into_properties(self) -> Map<String, Json>;
}

/// One entry of the template's `Resources`.
#[derive(Clone, Debug)]
pub struct Entry {
    pub resource_type: String,
    pub properties: Map<String, Json>,
    pub depends_on: Vec<String>,
    pub deletion_policy: Option<DeletionPolicy>,
    pub update_replace_policy: Option<DeletionPolicy>,
}

impl Entry {
    /// Keeps the physical resource when the stack or the resource goes.
    pub fn retain(&mut self) -> &mut Self {
        self.keep(DeletionPolicy::Retain)
    }

    /// Applies one policy to deletion and to replacement.
    pub fn keep(&mut self, policy: DeletionPolicy) -> &mut Self {
        self.deletion_policy = Some(policy);
        self.update_replace_policy = Some(policy);
        self
    }

    /// Orders this resource after another that it does not refer to.
    pub fn after<R>(&mut self, other: &Handle<R>) -> &mut Self {
        self.depends_on.push(other.logical_id().to_owned());
        self
    }
}

/// What CloudFormation does with the physical resource when the logical one goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeletionPolicy {
    Delete,
    Retain,
    Snapshot,
}

impl fmt::Display for DeletionPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// A template parameter; secrets are never parameters.
#[derive(Clone, Debug)]
pub struct Parameter {
    pub description: String,
    pub default: Option<Json>,
}

/// A resource in a template, by its constant logical id.
#[derive(Debug)]
pub struct Handle<R> {
    id: &'static str,
    resource: PhantomData<fn() -> R>,
}

impl<R> Clone for Handle<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Handle<R> {}

impl<R> Handle<R> {
    #[must_use]
    pub fn logical_id(&self) -> &'static str {
        self.id
    }

    /// `Fn::GetAtt` by name; the typed resources have a method for each attribute instead.
    pub(crate) fn attribute<T>(&self, name: &str) -> Value<T> {
        Value::from_json(json!({ "Fn::GetAtt": [self.id, name] }))
    }
}

impl<R: Resource> Handle<R> {
    /// `Ref`: what the resource type's page names under "Return values".
    #[must_use]
    pub fn reference(&self) -> Value<R::Reference> {
        Value::from_json(json!({ "Ref": self.id }))
    }
}

/// A template: parameters, resources and outputs, in the order of their names.
#[derive(Clone, Debug, Default)]
pub struct Template {
    description: String,
    parameters: BTreeMap<String, Parameter>,
    resources: BTreeMap<String, Entry>,
    outputs: BTreeMap<String, (String, Json)>,
}

impl Template {
    #[must_use]
    pub fn new(description: &str) -> Self {
        Self { description: description.to_owned(), ..Self::default() }
    }

    /// Adds a resource under a constant logical id; changing the id later replaces the resource.
    ///
    /// # Panics
    /// When the id is taken: two resources in one definition would silently become one.
    pub fn add<R: Resource>(&mut self, id: &'static str, resource: R) -> Handle<R> {
        let entry = Entry {
            resource_type: R::TYPE.to_owned(),
            properties: resource.into_properties(),
            depends_on: Vec::new(),
            deletion_policy: None,
            update_replace_policy: None,
        };
        let taken = self.resources.insert(id.to_owned(), entry);
        assert!(taken.is_none(), "the logical id `{id}` is used twice");
        Handle { id, resource: PhantomData }
    }

    /// The policies and explicit order of a resource that was added before.
    ///
    /// # Panics
    /// When the handle comes from another template.
    pub fn entry<R>(&mut self, handle: &Handle<R>) -> &mut Entry {
        self.resources.get_mut(handle.id).expect("a handle is made by the template that it is used with")
    }

    /// Declares a parameter of type `String` and gives its reference.
    pub fn parameter(&mut self, name: &str, description: &str, default: Option<Json>) -> Value<String> {
        self.parameters.insert(name.to_owned(), Parameter { description: description.to_owned(), default });
        Value::from_json(json!({ "Ref": name }))
    }

    /// Declares an output; other stacks receive it as a parameter, never as an import.
    pub fn output(&mut self, name: &str, description: &str, value: impl Into<Value<String>>) {
        self.outputs.insert(name.to_owned(), (description.to_owned(), value.into().into_json()));
    }

    #[must_use]
    pub fn has_output(&self, name: &str) -> bool {
        self.outputs.contains_key(name)
    }

    #[must_use]
    pub fn has_parameter(&self, name: &str) -> bool {
        self.parameters.contains_key(name)
    }

    #[must_use]
    pub fn resource_count(&self) -> usize {
        self.resources.len()
    }

    #[must_use]
    pub fn to_json(&self) -> Json {
        let mut template = Map::new();
        template.insert("AWSTemplateFormatVersion".into(), "2010-09-09".into());
        template.insert("Description".into(), self.description.as_str().into());
        let mut section = |name: &str, entries: Map<String, Json>| {
            if !entries.is_empty() {
                template.insert(name.into(), Json::Object(entries));
            }
        };
        section(
            "Parameters",
            self.parameters.iter().map(|(name, p)| (name.clone(), parameter_json(p))).collect(),
        );
        section(
            "Resources",
            self.resources.iter().map(|(id, entry)| (id.clone(), entry_json(entry))).collect(),
        );
        let outputs = self.outputs.iter();
        section(
            "Outputs",
            outputs
                .map(|(name, (description, value))| {
                    (name.clone(), json!({ "Description": description, "Value": value }))
                })
                .collect(),
        );
        Json::Object(template)
    }

    /// The template as it is deployed, committed and compared: canonical JSON.
    #[must_use]
    pub fn render(&self) -> String {
        crate::json::render(&self.to_json())
    }
}

fn parameter_json(parameter: &Parameter) -> Json {
    let mut json = json!({ "Type": "String", "Description": parameter.description });
    if let Some(default) = &parameter.default {
        json["Default"] = default.clone();
    }
    json
}

fn entry_json(entry: &Entry) -> Json {
    let mut json = Map::new();
    json.insert("Type".into(), entry.resource_type.as_str().into());
    if !entry.properties.is_empty() {
        json.insert("Properties".into(), Json::Object(entry.properties.clone()));
    }
    if !entry.depends_on.is_empty() {
        json.insert("DependsOn".into(), entry.depends_on.clone().into());
    }
    for (key, policy) in
        [("DeletionPolicy", entry.deletion_policy), ("UpdateReplacePolicy", entry.update_replace_policy)]
    {
        if let Some(policy) = policy {
            json.insert(key.into(), policy.to_string().into());
        }
    }
    Json::Object(json)
}
