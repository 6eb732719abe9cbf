//! The roles and IAM documents that stacks share.

use cloudformation::Value;
use cloudformation::access::boundary_path;
use cloudformation::intrinsic::sub;
use cloudformation::resource::iam::Role;
use serde_json::{Value as Json, json};

use crate::PLATFORM;
use crate::environment::Environment;

/// A role for the ECS tasks of this account.
pub(crate) fn task_role(environment: &Environment) -> Role {
    role(environment, "ecs-tasks.amazonaws.com")
}

/// A role that a service takes on behalf of this account. Its path and its boundary are what lets a deployment make it,
/// and no other.
pub(crate) fn role(environment: &Environment, service: &str) -> Role {
    let boundary = boundary_path(PLATFORM, &environment.name);
    Role::new(trust(service)).path(format!("/{PLATFORM}/{}/", environment.name)).permissions_boundary(sub(
        format!("arn:${{AWS::Partition}}:iam::${{AWS::AccountId}}:policy{boundary}"),
    ))
}

/// Services that are not documented to say for which account they take a role; a role is passed within its account only.
const SILENT: [&str; 2] = ["cloudformation.amazonaws.com", "ecs.amazonaws.com"];

/// Only for what this account owns: the service cannot be talked into using the role for somebody else.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html>
pub(crate) fn trust(service: &str) -> Json {
    let mut statement =
        json!({ "Effect": "Allow", "Principal": { "Service": service }, "Action": "sts:AssumeRole" });
    if !SILENT.contains(&service) {
        statement["Condition"] =
            json!({ "StringEquals": { "aws:SourceAccount": { "Ref": "AWS::AccountId" } } });
    }
    json!({ "Version": "2012-10-17", "Statement": [statement] })
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
