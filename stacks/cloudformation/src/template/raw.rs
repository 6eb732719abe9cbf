//! The escape for types that have no generated Rust.

/// Stands for a resource of any type, such as `AWS::Athena::WorkGroup` or `Custom::Thing`, whose properties are JSON.
///
/// ```
/// use cloudformation::{Template, json::compact};
/// use serde_json::json;
///
/// let mut template = Template::new("");
/// let group = template.raw("Group", "AWS::Athena::WorkGroup", json!({ "Name": "reports" }));
/// template.output("Group", "Who pays for the queries", group.reference());
/// assert!(compact(&template.to_json()).contains(r#""Group":{"Properties":{"Name":"reports"},"Type":"AWS::Athena::WorkGroup"}"#));
/// ```
#[derive(Debug)]
pub enum Raw {}
