//! identity: who may deploy. The roles of one environment, with what the templates of its other stacks need and no more.
//! Only `bootstrap` deploys it, with a person's credentials: no role made here can change any of it.

mod account;
mod releases;
mod trust;

use cloudformation::access::{self, Naming, boundary_path, execution_path};
use cloudformation::resource::iam::{ManagedPolicy, Role, role};
use cloudformation::{Stack, Value};
use serde_json::Value as Json;

pub use account::images;
pub use trust::{Trust, Trusted, trust};

use crate::PLATFORM;
use crate::environment::Environment;
use crate::{iam, waive};

/// Seconds: a first deployment takes longer than the hour that AWS gives by itself.
const SESSION: i64 = 7_200;

/// The role that makes releases has nothing to look at.
const PUBLISH: &str = "publish";

/// Drift is looked at with the rights of whoever asks, who must read how every resource is set, and no data.
/// <https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SecurityAudit.html>
const LOOKS: &str = "arn:aws:iam::aws:policy/SecurityAudit";

/// The constant logical ids of the policies that the templates need: a role takes ten at most.
const POLICIES: [&str; 10] = [
    "ExecutionAccess1",
    "ExecutionAccess2",
    "ExecutionAccess3",
    "ExecutionAccess4",
    "ExecutionAccess5",
    "ExecutionAccess6",
    "ExecutionAccess7",
    "ExecutionAccess8",
    "ExecutionAccess9",
    "ExecutionAccess10",
];

/// Why a boundary is no policy that allows too much.
const BOUNDS: &str = "A boundary allows nothing by itself: it bounds what the policies of roles allow";

/// Why the first policy, which holds what is allowed everywhere, allows a write there.
const UNLIMITED: &str = "IAM knows no resource that cloudfront:CreateDistribution could be limited to";

/// The bucket of leases and records that an environment's account has.
#[must_use]
pub fn state_bucket(environment: &Environment) -> String {
    account::state_bucket(&environment.account, &environment.region)
}

/// The stack of the account, and that of the environment.
pub(crate) fn stacks(environment: &Environment, trust: &Trust, others: &[Stack]) -> [Stack; 2] {
    [account::stack(environment), roles(environment, trust, others)]
}

fn roles(environment: &Environment, trust: &Trust, others: &[Stack]) -> Stack {
    let mut stack =
        Stack::new(access::IDENTITY, "Who may deploy: the roles, and the boundary of what they make");
    stack.termination_protection = true;
    let name = &environment.name;
    let prefix = format!("{PLATFORM}-{name}-");
    let boundary = boundary_path(PLATFORM, name);
    let boundary_arn = format!("arn:aws:iam::{}:policy{boundary}", environment.account);
    let naming = Naming {
        partition: "aws",
        account: &environment.account,
        region: &environment.region,
        prefix: &prefix,
        boundary: &boundary_arn,
    };
    let templates: Vec<(String, &str, Json)> = others
        .iter()
        .map(|stack| {
            let region = stack.region(&environment.region);
            (format!("{prefix}{}", stack.name), region, stack.template.to_json())
        })
        .collect();
    let deployed: Vec<access::Stack> =
        templates.iter().map(|(name, region, template)| access::Stack { name, region, template }).collect();
    let needed = access::access(&naming, &deployed);

    let t = &mut stack.template;
    let (path, boundary_name) = split(&boundary);
    let boundary = t.add(
        "Boundary",
        ManagedPolicy::new(needed.boundary)
            .path(path)
            .managed_policy_name(boundary_name)
            .description("What the roles of the stacks may do at most"),
    );
    waive::checkov(
        t,
        &boundary,
        &["CKV_AWS_107", "CKV_AWS_108", "CKV_AWS_109", "CKV_AWS_111"].map(|id| (id, BOUNDS)),
    );
    let policies: Vec<Value<String>> = POLICIES
        .into_iter()
        .zip(needed.deploy)
        .map(|(id, document)| {
            let policy = ManagedPolicy::new(document).path(path).description("What the stacks need");
            let policy = t.add(id, policy);
            if id == POLICIES[0] && environment.domain.is_some() {
                waive::checkov(t, &policy, &[("CKV_AWS_111", UNLIMITED)]);
            }
            policy.policy_arn().into()
        })
        .collect();
    let execution = execution_path(PLATFORM, name);
    let execution = t.add(
        "ExecutionRole",
        Role::new(iam::trust("cloudformation.amazonaws.com"))
            .path(path)
            .role_name(split(&execution).1)
            .description("CloudFormation makes the stacks with it")
            .managed_policy_arns(policies),
    );
    let mut taken =
        |id: &'static str, kind: &'static str, trusts: Json, what: &str, policies: Vec<role::Policy>| {
            let role = Role::new(trusts)
                .path(path)
                .role_name(format!("{prefix}{kind}"))
                .description(what)
                .max_session_duration(SESSION)
                .policies(policies);
            t.add(id, if kind == PUBLISH { role } else { role.managed_policy_arns([LOOKS]) })
        };
    let policies = vec![
        role::Policy::new(access::engine(&naming, PLATFORM, name), "deploy"),
        role::Policy::new(releases::policy(environment), "releases"),
    ];
    let trusts = trust::policy(&trust.deploy.subject);
    let deploy = taken("DeployRole", "deploy", trusts, "The workflow deploys with it", policies);
    let policies = vec![
        role::Policy::new(access::planner(&naming, PLATFORM, name), "plan"),
        role::Policy::new(releases::planner(environment), "releases"),
    ];
    let trusts = trust::policy(&trust.plan.subject);
    let plan = taken("PlanRole", "plan", trusts, "The workflow plans with it and changes nothing", policies);
    let publish = trust.publish.as_ref().map(|publish| {
        let policies = vec![role::Policy::new(releases::policy(environment), "releases")];
        let trusts = trust::policy(&publish.subject);
        taken("PublishRole", PUBLISH, trusts, "The workflow makes releases with it", policies)
    });
    if let Some(publish) = publish {
        stack.export("PublishRoleArn", "The workflow makes releases with it", publish.arn());
    }
    stack.export("ExecutionRoleArn", "CloudFormation makes the stacks with it", execution.arn());
    stack.export("DeployRoleArn", "The workflow deploys with it", deploy.arn());
    stack.export("PlanRoleArn", "The workflow plans with it and changes nothing", plan.arn());
    stack
}

/// A path with its name: the path with its slashes, and the name.
fn split(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |slash| slash + 1))
}
