//! One resource of a template: its properties, its policies, and the handle that others refer to it by.

use std::fmt;
use std::marker::PhantomData;

use serde_json::{Map, Value as Json, json};

use super::condition::Condition;
use super::raw::Raw;
use crate::value::Value;

/// What `Ref` may be made of.
pub trait Refer {
    /// What `Ref` gives: the type of an id, a name or an ARN.
    type Reference;
}

/// A resource type that has generated Rust: what [`super::Template::add`] takes.
pub trait Resource: Refer {
    /// The registry's name, such as `AWS::SQS::Queue`.
    const TYPE: &'static str;
    fn into_properties(self) -> Map<String, Json>;
}

/// One entry of the template's `Resources`.
#[derive(Clone, Debug)]
pub struct Entry {
    resource_type: String,
    properties: Map<String, Json>,
    attributes: Map<String, Json>,
    depends_on: Vec<String>,
}

impl Entry {
    pub(super) fn new(resource_type: &str, properties: Map<String, Json>) -> Self {
        Self {
            resource_type: resource_type.to_owned(),
            properties,
            attributes: Map::new(),
            depends_on: Vec::new(),
        }
    }

    /// Keeps the physical resource when the stack or the resource goes.
    pub fn retain(&mut self) -> &mut Self {
        self.keep(DeletionPolicy::Retain)
    }

    /// Applies one policy to deletion and to replacement.
    pub fn keep(&mut self, policy: DeletionPolicy) -> &mut Self {
        // The one that rolls back a creation is no policy of replacement.
        let replaced =
            if policy == DeletionPolicy::RetainExceptOnCreate { DeletionPolicy::Retain } else { policy };
        self.deletion_policy(policy).update_replace_policy(replaced)
    }

    pub fn deletion_policy(&mut self, policy: DeletionPolicy) -> &mut Self {
        self.attribute("DeletionPolicy", policy.to_string())
    }

    pub fn update_replace_policy(&mut self, policy: DeletionPolicy) -> &mut Self {
        self.attribute("UpdateReplacePolicy", policy.to_string())
    }

    /// How updates of an auto scaling group, an alias or a replication group go.
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html>
    pub fn update_policy(&mut self, policy: Json) -> &mut Self {
        self.attribute("UpdatePolicy", policy)
    }

    /// What a creation waits for.
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-creationpolicy.html>
    pub fn creation_policy(&mut self, policy: Json) -> &mut Self {
        self.attribute("CreationPolicy", policy)
    }

    /// Makes the resource only where a condition holds.
    pub fn when(&mut self, condition: Condition) -> &mut Self {
        self.attribute("Condition", condition.name())
    }

    /// Orders this resource after another that it does not refer to.
    pub fn after<R>(&mut self, other: &Handle<R>) -> &mut Self {
        self.depends_on.push(other.logical_id().to_owned());
        self
    }

    pub fn metadata(&mut self, key: &str, value: Json) -> &mut Self {
        let metadata = self.attributes.entry("Metadata").or_insert_with(|| json!({}));
        metadata[key] = value;
        self
    }

    /// Silences a rule of the check for this resource; the reason is for those who read it later.
    pub fn silence(&mut self, rule: &str, reason: &str) -> &mut Self {
        let metadata = self.attributes.entry("Metadata").or_insert_with(|| json!({}));
        let silence = json!({ "Rule": rule, "Reason": reason });
        match metadata["Validate"]["Silence"].as_array_mut() {
            Some(list) => list.push(silence),
            None => metadata["Validate"] = json!({ "Silence": [silence] }),
        }
        self
    }

    fn attribute(&mut self, key: &str, value: impl Into<Json>) -> &mut Self {
        self.attributes.insert(key.to_owned(), value.into());
        self
    }

    pub(super) fn to_json(&self) -> Json {
        let mut json = self.attributes.clone();
        json.insert("Type".into(), self.resource_type.as_str().into());
        if !self.properties.is_empty() {
            json.insert("Properties".into(), Json::Object(self.properties.clone()));
        }
        if !self.depends_on.is_empty() {
            json.insert("DependsOn".into(), self.depends_on.clone().into());
        }
        Json::Object(json)
    }
}

/// What CloudFormation does with the physical resource when the logical one goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeletionPolicy {
    Delete,
    Retain,
    /// Retains it, unless its own creation is rolled back.
    RetainExceptOnCreate,
    Snapshot,
}

impl fmt::Display for DeletionPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
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
    pub(super) fn new(id: &'static str) -> Self {
        Self { id, resource: PhantomData }
    }

    #[must_use]
    pub fn logical_id(&self) -> &'static str {
        self.id
    }

    /// `Fn::GetAtt` by name; the typed resources have a method for each attribute instead.
    pub(crate) fn get_att<T>(&self, name: &str) -> Value<T> {
        Value::from_json(json!({ "Fn::GetAtt": [self.id, name] }))
    }
}

impl<R: Refer> Handle<R> {
    /// `Ref`: what the resource type's page names under "Return values".
    #[must_use]
    pub fn reference(&self) -> Value<R::Reference> {
        Value::from_json(json!({ "Ref": self.id }))
    }
}

impl Refer for Raw {
    type Reference = String;
}

impl Handle<Raw> {
    /// `Fn::GetAtt` by name; the check says whether there is such an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Value<String> {
        self.get_att(name)
    }
}
