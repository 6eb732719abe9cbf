//! Typed property values; knows nothing of resources.

use std::marker::PhantomData;

use serde::{Serialize, Serializer};
use serde_json::Value as Json;

/// A property value that is known to be a `T` when the template is deployed: a literal or an intrinsic function.
#[derive(Debug)]
pub struct Value<T: ?Sized> {
    json: Json,
    shape: PhantomData<fn() -> Box<T>>,
}

impl<T: ?Sized> Clone for Value<T> {
    fn clone(&self) -> Self {
        Self::from_json(self.json.clone())
    }
}

impl<T: ?Sized> Value<T> {
    /// Takes the JSON of an intrinsic function on trust; the checker still sees it.
    #[must_use]
    pub fn from_json(json: Json) -> Self {
        Self { json, shape: PhantomData }
    }

    #[must_use]
    pub fn into_json(self) -> Json {
        self.json
    }
}

/// An id, a name or an ARN of one kind of resource. Its values become texts, but a text becomes one only by
/// [`Value::literal`].
pub trait Identifier {}

impl<I: Identifier> Value<I> {
    /// The id of something that no stack here makes.
    #[must_use]
    pub fn literal(text: impl Into<String>) -> Self {
        Self::from_json(Json::String(text.into()))
    }
}

impl Value<String> {
    /// The same value as an id, where its schema does not say which kind of id it is.
    #[must_use]
    pub fn into_id<I: Identifier>(self) -> Value<I> {
        Value::from_json(self.json)
    }
}

impl<I: Identifier> From<Value<I>> for Value<String> {
    fn from(value: Value<I>) -> Self {
        Self::from_json(value.json)
    }
}

impl<I: Identifier> From<Value<Vec<I>>> for Value<Vec<String>> {
    fn from(value: Value<Vec<I>>) -> Self {
        Self::from_json(value.json)
    }
}

impl From<Value<i64>> for Value<String> {
    fn from(value: Value<i64>) -> Self {
        Self::from_json(value.json)
    }
}

impl<T: ?Sized> Serialize for Value<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

macro_rules! literals {
    ($($from:ty => $to:ty),* $(,)?) => {
        $(impl From<$from> for Value<$to> {
            fn from(literal: $from) -> Self {
                Self::from_json(Json::from(literal))
            }
        })*
    };
}

literals! {
    &str => String, String => String, bool => bool, i64 => i64, i32 => i64, u16 => i64, u32 => i64,
    f64 => f64, i32 => f64, Json => Json,
}

impl From<&String> for Value<String> {
    fn from(literal: &String) -> Self {
        Self::from_json(Json::from(literal.as_str()))
    }
}

impl<T> From<&Value<T>> for Value<T> {
    fn from(value: &Value<T>) -> Self {
        value.clone()
    }
}

impl<T, U: Into<Value<T>>, const N: usize> From<[U; N]> for Value<Vec<T>> {
    fn from(items: [U; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<T, U: Into<Value<T>>> From<Vec<U>> for Value<Vec<T>> {
    fn from(items: Vec<U>) -> Self {
        items.into_iter().collect()
    }
}

impl<T, U: Into<Value<T>>> FromIterator<U> for Value<Vec<T>> {
    fn from_iter<I: IntoIterator<Item = U>>(items: I) -> Self {
        Self::from_json(Json::Array(items.into_iter().map(|item| item.into().into_json()).collect()))
    }
}
