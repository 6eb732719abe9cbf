//! A CloudFormation template under construction, and its JSON.

pub mod condition;
mod entry;
mod mapping;
mod parameter;
mod raw;

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use crate::value::Value;

pub use condition::{Condition, Test};
pub use entry::{DeletionPolicy, Entry, Handle, Refer, Resource};
pub use mapping::Mapping;
pub use parameter::{Declared, Parameter};
pub use raw::Raw;

/// The most bytes of a template that fit into a request.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html>
pub const LARGEST_BODY: usize = 51_200;

/// A template: each section in the order of its names.
#[derive(Clone, Debug, Default)]
pub struct Template {
    description: String,
    /// The sections that hold JSON as it is: parameters, conditions, mappings, rules, outputs, metadata.
    sections: BTreeMap<&'static str, BTreeMap<String, Json>>,
    transforms: Vec<Json>,
    resources: BTreeMap<String, Entry>,
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
        self.insert(id, Entry::new(R::TYPE, resource.into_properties()))
    }

    /// Adds a resource of any type, with its properties as an object of JSON; the check still sees it.
    ///
    /// # Panics
    /// When the id is taken.
    pub fn raw(&mut self, id: &'static str, resource_type: &str, properties: Json) -> Handle<Raw> {
        let properties = match properties {
            Json::Object(properties) => properties,
            _ => Map::new(),
        };
        self.insert(id, Entry::new(resource_type, properties))
    }

    fn insert<R>(&mut self, id: &'static str, entry: Entry) -> Handle<R> {
        let taken = self.resources.insert(id.to_owned(), entry);
        assert!(taken.is_none(), "the logical id `{id}` is used twice");
        Handle::new(id)
    }

    /// The policies, the condition and the explicit order of a resource that was added before.
    ///
    /// # Panics
    /// When the handle comes from another template.
    pub fn entry<R>(&mut self, handle: &Handle<R>) -> &mut Entry {
        self.resources
            .get_mut(handle.logical_id())
            .expect("a handle is made by the template that it is used with")
    }

    /// Declares a parameter and gives its reference.
    pub fn parameter<T: Declared>(&mut self, name: &str, parameter: Parameter<T>) -> Value<T> {
        self.section("Parameters").insert(name.to_owned(), parameter.into_json());
        Value::from_json(json!({ "Ref": name }))
    }

    /// Declares a condition.
    pub fn condition(&mut self, name: &'static str, test: Test) -> Condition {
        self.section("Conditions").insert(name.to_owned(), test.into_json());
        Condition::new(name)
    }

    /// Declares a mapping: an object of objects of texts, numbers or lists.
    pub fn mapping(&mut self, name: &'static str, table: Json) -> Mapping {
        self.section("Mappings").insert(name.to_owned(), table);
        Mapping::new(name)
    }

    /// Declares a rule: what must hold of the parameters, always or where `when` holds, and what is said otherwise.
    /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html>
    pub fn rule(
        &mut self,
        name: &str,
        when: Option<Test>,
        assertions: impl IntoIterator<Item = (Test, &'static str)>,
    ) {
        let assertions: Vec<Json> = assertions
            .into_iter()
            .map(|(test, said)| json!({ "Assert": test.into_json(), "AssertDescription": said }))
            .collect();
        let mut rule = json!({ "Assertions": assertions });
        if let Some(when) = when {
            rule["RuleCondition"] = when.into_json();
        }
        self.section("Rules").insert(name.to_owned(), rule);
    }

    /// Declares an output; other stacks receive it as a parameter, never as an import.
    pub fn output(&mut self, name: &str, description: &str, value: impl Into<Value<String>>) {
        let output = json!({ "Description": description, "Value": value.into().into_json() });
        self.section("Outputs").insert(name.to_owned(), output);
    }

    /// Declares an output that is there only where a condition holds.
    pub fn output_when(
        &mut self,
        condition: Condition,
        name: &str,
        description: &str,
        value: impl Into<Value<String>>,
    ) {
        self.output(name, description, value);
        if let Some(output) = self.section("Outputs").get_mut(name) {
            output["Condition"] = condition.name().into();
        }
    }

    pub fn metadata(&mut self, key: &str, value: Json) {
        self.section("Metadata").insert(key.to_owned(), value);
    }

    /// Has the template go through a macro, such as `AWS::LanguageExtensions`, in the order of these calls.
    pub fn transform(&mut self, transform: impl Into<Json>) {
        self.transforms.push(transform.into());
    }

    #[must_use]
    pub fn has_output(&self, name: &str) -> bool {
        self.has("Outputs", name)
    }

    #[must_use]
    pub fn has_parameter(&self, name: &str) -> bool {
        self.has("Parameters", name)
    }

    #[must_use]
    pub fn resource_count(&self) -> usize {
        self.resources.len()
    }

    fn section(&mut self, name: &'static str) -> &mut BTreeMap<String, Json> {
        self.sections.entry(name).or_default()
    }

    fn has(&self, section: &str, name: &str) -> bool {
        self.sections.get(section).is_some_and(|entries| entries.contains_key(name))
    }

    #[must_use]
    pub fn to_json(&self) -> Json {
        let mut template = Map::new();
        template.insert("AWSTemplateFormatVersion".into(), "2010-09-09".into());
        template.insert("Description".into(), self.description.as_str().into());
        match &self.transforms[..] {
            [] => {}
            [one] => {
                template.insert("Transform".into(), one.clone());
            }
            several => {
                template.insert("Transform".into(), several.into());
            }
        }
        for (name, entries) in &self.sections {
            let entries = entries.iter().map(|(key, value)| (key.clone(), value.clone()));
            template.insert((*name).to_owned(), Json::Object(entries.collect()));
        }
        let resources = self.resources.iter().map(|(id, entry)| (id.clone(), entry.to_json()));
        template.insert("Resources".into(), Json::Object(resources.collect()));
        Json::Object(template)
    }

    /// The template as it is read, committed and compared: canonical JSON.
    #[must_use]
    pub fn render(&self) -> String {
        crate::json::render(&self.to_json())
    }

    /// The template as it is sent: as it is read or, where a request has no room for that, without spaces.
    ///
    /// # Errors
    /// The size in bytes, when it is more than [`LARGEST_BODY`] all the same.
    pub fn body(&self) -> Result<String, usize> {
        let text = self.render();
        let text = if text.len() > LARGEST_BODY { crate::json::compact(&self.to_json()) } else { text };
        if text.len() > LARGEST_BODY { Err(text.len()) } else { Ok(text) }
    }
}

#[cfg(test)]
mod tests;
