//! CloudFormation as pure Rust: typed templates, the schema catalogue, the check and the plan. No I/O, no clock.

pub mod access;
pub mod catalogue;
pub mod check;
pub mod codegen;
pub mod cost;
pub mod document;
pub mod evaluate;
pub mod expand;
mod finding;
pub mod intrinsic;
pub mod json;
pub mod pattern;
pub mod plan;
pub mod reference;
pub mod resource;
pub mod rule;
pub mod schema;
pub mod stack;
pub mod template;
pub mod types;
pub mod value;

pub use finding::{Finding, Place, Severity, nearest, suggestion};
pub use stack::{Input, Output, SecretVersion, Stack, Task};
pub use template::{DeletionPolicy, Handle, Parameter, Resource, Template};
pub use value::Value;
