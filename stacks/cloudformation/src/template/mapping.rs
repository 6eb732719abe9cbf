//! Mappings: fixed tables that a template looks values up in.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html>

use serde_json::json;

use crate::value::Value;

/// A mapping that a template declares, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mapping {
    name: &'static str,
}

impl Mapping {
    pub(super) fn new(name: &'static str) -> Self {
        Self { name }
    }

    /// `Fn::FindInMap`.
    #[must_use]
    pub fn find(self, top: impl Into<Value<String>>, second: impl Into<Value<String>>) -> Value<String> {
        Value::from_json(
            json!({ "Fn::FindInMap": [self.name, top.into().into_json(), second.into().into_json()] }),
        )
    }
}
