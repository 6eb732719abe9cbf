//! The access that a deployment needs, computed from the templates: the policies of the role that CloudFormation works
//! with, and the boundary of the roles that the templates make.
//!
//! The handlers of the registry schemas say which actions they call. What they list too much is left out, what they
//! lack is added, and each of both has its reason. Actions are limited to the ARNs that the resources of these
//! templates get by the rules of generated names.

mod arn;
mod boundary;
mod decide;
mod engine;
mod needs;
mod policy;
mod scope;
mod table;

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value as Json;

pub use arn::named as arn;
pub use decide::{Call, Verdict, decide, trusts};
pub use engine::{IDENTITY, engine, planner};

use crate::document::object;
use crate::evaluate::Scope;

/// Where the stacks are deployed, and how they are named.
#[derive(Clone, Copy, Debug)]
pub struct Naming<'a> {
    /// Such as `aws`.
    pub partition: &'a str,
    /// Twelve digits.
    pub account: &'a str,
    /// Where tasks, secrets and logs are.
    pub region: &'a str,
    /// What the name of every stack begins with, such as `trestle-dev-`.
    pub prefix: &'a str,
    /// The ARN of the policy that bounds the roles which the templates make.
    pub boundary: &'a str,
}

/// Path and name of the boundary of an environment's roles, such as `/trestle/identity/trestle-dev-boundary`: out of
/// reach of the policies that it goes with.
#[must_use]
pub fn boundary_path(platform: &str, environment: &str) -> String {
    format!("/{platform}/identity/{platform}-{environment}-boundary")
}

/// Path and name of the role that CloudFormation works with, such as `/trestle/identity/trestle-dev-execution`.
#[must_use]
pub fn execution_path(platform: &str, environment: &str) -> String {
    format!("/{platform}/identity/{platform}-{environment}-execution")
}

/// One stack.
#[derive(Clone, Copy, Debug)]
pub struct Stack<'a> {
    /// As it is deployed, such as `trestle-dev-network`.
    pub name: &'a str,
    /// Where it is deployed.
    pub region: &'a str,
    pub template: &'a Json,
}

/// What the templates need.
#[derive(Clone, Debug, Serialize)]
pub struct Access {
    /// Identity policies, each small enough for a managed policy.
    pub deploy: Vec<Json>,
    pub boundary: Json,
    pub reasons: Vec<Reason>,
}

/// Why an action is there though no handler lists it, is not there though one does, or is wider than it should be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Reason {
    pub decision: Decision,
    #[serde(rename = "type")]
    pub resource_type: String,
    pub action: String,
    pub because: String,
    /// The page that says so, where there is one.
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    Added,
    Dropped,
    /// Not limited as it should be: a person should look.
    Open,
}

/// A resource of a template, with what is known of its properties.
#[derive(Debug)]
struct Resource<'a> {
    stack: &'a str,
    id: &'a str,
    kind: &'a str,
    properties: Json,
}

/// Computes the access that stacks need, and the boundary of their roles.
#[must_use]
pub fn access(naming: &Naming, stacks: &[Stack]) -> Access {
    let mut reasons = BTreeSet::new();
    let mut grants = policy::Grants::default();
    let regions: BTreeSet<&str> = stacks.iter().map(|stack| stack.region).collect();
    for region in regions {
        let naming = Naming { region, ..*naming };
        let here: Vec<Stack> = stacks.iter().filter(|stack| stack.region == region).copied().collect();
        let resources: Vec<Resource> = here.iter().flat_map(resources).collect();
        let places = scope::Places::new(&naming, &resources, &mut reasons);
        needs::collect(&here, &resources, &places, &mut grants, &mut reasons);
    }
    let resources: Vec<Resource> = stacks.iter().flat_map(resources).collect();
    let boundary = boundary::document(&resources, &mut reasons);
    let deploy = grants.into_policies();
    if deploy.len() > policy::MOST {
        reasons.insert(Reason {
            decision: Decision::Open,
            resource_type: String::new(),
            action: String::new(),
            because: format!(
                "{} policies are more than a role may have: ask for a higher quota",
                deploy.len()
            ),
            source: policy::QUOTAS.into(),
        });
    }
    Access { deploy, boundary, reasons: reasons.into_iter().collect() }
}

/// Every resource that may exist: conditions and parameters are not known.
fn resources<'a>(stack: &Stack<'a>) -> Vec<Resource<'a>> {
    let scope = Scope::new(stack.template, None);
    let (name, template) = (stack.name, stack.template);
    object(&template["Resources"])
        .iter()
        .filter(|(id, _)| !id.starts_with("Fn::"))
        .map(|(id, resource)| Resource {
            stack: name,
            id,
            kind: resource["Type"].as_str().unwrap_or_default(),
            properties: scope.resolve(&resource["Properties"]),
        })
        .collect()
}

#[cfg(test)]
mod tests;
