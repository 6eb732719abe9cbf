//! The IAM documents that stacks share.

use cloudformation::Value;
use serde_json::{Value as Json, json};

/// Lets ECS tasks of this account take a role.
pub(crate) fn trusts_ecs_tasks() -> Json {
    json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow",
            "Principal": { "Service": "ecs-tasks.amazonaws.com" },
            "Action": "sts:AssumeRole",
            "Condition": { "StringEquals": { "aws:SourceAccount": { "Ref": "AWS::AccountId" } } },
        }],
    })
}

/// One statement that allows actions on resources.
pub(crate) fn allow(actions: &[&str], resources: impl IntoIterator<Item = Value<String>>) -> Json {
    let resources: Vec<Json> = resources.into_iter().map(Value::into_json).collect();
    json!({ "Effect": "Allow", "Action": actions, "Resource": resources })
}

/// A policy document of statements.
pub(crate) fn document(statements: &[Json]) -> Json {
    json!({ "Version": "2012-10-17", "Statement": statements })
}
