//! Typed `secretsmanager` resources. Written by `cargo xtask schema update`; not edited by hand.

use serde_json::{Map, Value as Json};

use crate::template::Resource;
use crate::value::Value;

/// `AWS::SecretsManager::Secret`.
#[derive(Clone, Debug, Default)]
pub struct Secret {
    properties: Map<String, Json>,
}

impl Secret {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn description(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Description".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn generate_secret_string(mut self, value: impl Into<Value<secret::GenerateSecretString>>) -> Self {
        self.properties.insert("GenerateSecretString".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn kms_key_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("KmsKeyId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn name(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Name".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn replica_regions(mut self, value: impl Into<Value<Vec<secret::ReplicaRegion>>>) -> Self {
        self.properties.insert("ReplicaRegions".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn secret_string(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SecretString".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn tags(mut self, value: impl Into<Value<Vec<secret::Tag>>>) -> Self {
        self.properties.insert("Tags".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn type_(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Type".into(), value.into().into_json());
        self
    }
}

impl Resource for Secret {
    const TYPE: &'static str = "AWS::SecretsManager::Secret";
    type Attribute = secret::Attribute;

    fn into_properties(self) -> Map<String, Json> {
        self.properties
    }
}

/// What belongs to `AWS::SecretsManager::Secret`.
pub mod secret {
use serde_json::Map;
use serde_json::Value as Json;
use crate::value::Value;

/// `GenerateSecretString` of `AWS::SecretsManager::Secret`.
#[derive(Clone, Debug, Default)]
pub struct GenerateSecretString {
    properties: Map<String, Json>,
}

impl GenerateSecretString {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn exclude_characters(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("ExcludeCharacters".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn exclude_lowercase(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ExcludeLowercase".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn exclude_numbers(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ExcludeNumbers".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn exclude_punctuation(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ExcludePunctuation".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn exclude_uppercase(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("ExcludeUppercase".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn generate_string_key(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("GenerateStringKey".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn include_space(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("IncludeSpace".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn password_length(mut self, value: impl Into<Value<i64>>) -> Self {
        self.properties.insert("PasswordLength".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn require_each_included_type(mut self, value: impl Into<Value<bool>>) -> Self {
        self.properties.insert("RequireEachIncludedType".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn secret_string_template(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("SecretStringTemplate".into(), value.into().into_json());
        self
    }
}

impl From<GenerateSecretString> for Value<GenerateSecretString> {
    fn from(value: GenerateSecretString) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `ReplicaRegion` of `AWS::SecretsManager::Secret`.
#[derive(Clone, Debug, Default)]
pub struct ReplicaRegion {
    properties: Map<String, Json>,
}

impl ReplicaRegion {
    #[must_use]
    pub fn new(region: impl Into<Value<String>>) -> Self {
        Self::default().region(region)
    }

    #[must_use]
    pub fn kms_key_id(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("KmsKeyId".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn region(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Region".into(), value.into().into_json());
        self
    }
}

impl From<ReplicaRegion> for Value<ReplicaRegion> {
    fn from(value: ReplicaRegion) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// `Tag` of `AWS::SecretsManager::Secret`.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    properties: Map<String, Json>,
}

impl Tag {
    #[must_use]
    pub fn new(key: impl Into<Value<String>>, value: impl Into<Value<String>>) -> Self {
        Self::default().key(key).value(value)
    }

    #[must_use]
    pub fn key(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Key".into(), value.into().into_json());
        self
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Value<String>>) -> Self {
        self.properties.insert("Value".into(), value.into().into_json());
        self
    }
}

impl From<Tag> for Value<Tag> {
    fn from(value: Tag) -> Self {
        Self::from_json(Json::Object(value.properties))
    }
}

/// What `Fn::GetAtt` gives of `AWS::SecretsManager::Secret`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    Id,
}

impl AsRef<str> for Attribute {
    fn as_ref(&self) -> &str {
        match *self {
            Self::Id => "Id",
        }
    }
}
}
