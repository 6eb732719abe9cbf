//! Exceptions from the rules of checkov, which judges the templates in CI: beside the resource, each with its reason.

use cloudformation::{Handle, Template};
use serde_json::{Value as Json, json};

/// Takes a resource out of rules, by their ids. <https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html>
pub(crate) fn checkov<R>(t: &mut Template, resource: &Handle<R>, rules: &[(&str, &str)]) {
    let skip: Vec<Json> = rules.iter().map(|(id, because)| json!({ "id": id, "comment": because })).collect();
    t.entry(resource).metadata("checkov", json!({ "skip": skip }));
}
