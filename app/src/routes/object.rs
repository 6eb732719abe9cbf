//! Bodies that are JSON objects. Serde would also take a list for a structure, field by field; the description says an object.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};

/// What is read from an object, and from nothing else.
#[derive(Debug)]
pub(super) struct Object<T>(pub(super) T);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields(PhantomData)).map(Self)
    }
}

struct Fields<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Fields<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    struct Change {
        role: Option<String>,
    }

    #[test]
    fn a_list_is_no_object() {
        let read =
            |text: &str| serde_json::from_str::<Object<Change>>(text).map(|Object(change)| change.role);
        assert_eq!(read(r#"{"role":"admin"}"#).unwrap().as_deref(), Some("admin"));
        assert!(read("[null]").unwrap_err().to_string().contains("expected an object"));
    }
}
