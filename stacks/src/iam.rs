//! The roles and IAM documents that stacks share.

use cloudformation::Value;
use cloudformation::access::boundary_path;
use cloudformation::intrinsic::sub;
use cloudformation::resource::iam::Role;
use serde_json::{Value as Json, json};

use crate::PLATFORM;
use crate::environment::Environment;

/// A role for ECS tasks of this account. Its path and its boundary are what lets a deployment make it, and no other.
pub(crate) fn task_role(environment: &Environment) -> Role {
    let boundary = boundary_path(PLATFORM, &environment.name);
    Role::new(trusts_ecs_tasks()).path(format!("/{PLATFORM}/{}/", environment.name)).permissions_boundary(
        sub(format!("arn:${{AWS::Partition}}:iam::${{AWS::AccountId}}:policy{boundary}")),
    )
}

fn trusts_ecs_tasks() -> Json {
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
