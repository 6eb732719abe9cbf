//! The macros that the generated modules are written with: resource types, their structures, enumerations and ids.

pub(super) use crate::resource::id::*;
pub(super) use crate::template::{Handle, Refer, Resource};
pub(super) use crate::value::{Identifier, Value};
pub(super) use serde_json::{Map, Value as Json};

/// A struct of properties: a constructor for the required ones, a setter for each.
macro_rules! structure {
    (
        #[doc = $doc:expr]
        $name:ident
        require { $( $required:ident: $required_type:ty = $required_key:literal $(, $required_note:literal)?; )* }
        accept { $( $setter:ident: $type:ty = $key:literal $(, $note:literal)?; )* }
    ) => {
        #[doc = $doc]
        #[derive(Clone, Debug)]
        pub struct $name {
            properties: Map<String, Json>,
        }

        #[expect(clippy::allow_attributes, reason = "a struct without required properties has no use of `mut`")]
        #[allow(clippy::new_without_default, clippy::too_many_arguments, unused_mut)]
        impl $name {
            #[must_use]
            pub fn new($( $required: impl Into<Value<$required_type>> ),*) -> Self {
                let mut properties = Map::new();
                $( properties.insert($required_key.to_owned(), $required.into().into_json()); )*
                Self { properties }
            }

            $(
                #[doc = concat!("`", $required_key, "`: required", $( "; ", $required_note, )? ".")]
                #[must_use]
                pub fn $required(mut self, value: impl Into<Value<$required_type>>) -> Self {
                    self.properties.insert($required_key.to_owned(), value.into().into_json());
                    self
                }
            )*

            $(
                #[doc = concat!("`", $key, "`", $( ": ", $note, )? ".")]
                #[must_use]
                pub fn $setter(mut self, value: impl Into<Value<$type>>) -> Self {
                    self.properties.insert($key.to_owned(), value.into().into_json());
                    self
                }
            )*
        }

        impl From<$name> for Value<$name> {
            fn from(value: $name) -> Self {
                Self::from_json(Json::Object(value.properties))
            }
        }
    };
}

/// A resource type: its properties, what `Ref` gives of it, and what `Fn::GetAtt` gives.
macro_rules! resource {
    (
        $type_name:literal $name:ident -> $reference:ty;
        require $require:tt
        accept $accept:tt
        attributes { $( $attribute:ident: $attribute_type:ty = $attribute_key:literal; )* }
    ) => {
        structure! {
            #[doc = concat!("`", $type_name, "`.")]
            $name require $require accept $accept
        }

        impl Refer for $name {
            type Reference = $reference;
        }

        impl Resource for $name {
            const TYPE: &'static str = $type_name;

            fn into_properties(self) -> Map<String, Json> {
                self.properties
            }
        }

        /// What `Fn::GetAtt` gives.
        impl Handle<$name> {
            $(
                #[doc = concat!("`Fn::GetAtt`: `", $attribute_key, "`.")]
                #[must_use]
                pub fn $attribute(&self) -> Value<$attribute_type> {
                    self.get_att($attribute_key)
                }
            )*
        }
    };
}

/// An enumeration of the schema.
macro_rules! enumeration {
    ($name:ident { $( $variant:ident = $text:literal; )* }) => {
        #[doc = concat!("One of ", $( "`", $text, "` ", )*)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $( $variant, )*
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                match self {
                    $( Self::$variant => $text, )*
                }
            }
        }

        impl From<$name> for Value<$name> {
            fn from(value: $name) -> Self {
                Self::from_json(value.as_ref().into())
            }
        }
    };
}

/// Ids and ARNs: texts that only their own kind of property takes. A `Value<String>` may be made from each.
macro_rules! identifiers {
    ($( $name:ident; )*) => {
        $(
            #[doc = concat!("The type of a value that is a `", stringify!($name), "`.")]
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum $name {}

            impl Identifier for $name {}
        )*
    };
}
