//! Whom the roles of an environment trust: one job of one workflow on one branch, and nobody else.

use actions::oidc::{ISSUER, Identity};
use cloudformation::intrinsic::sub;
use serde_json::{Map, Value as Json, json};

use crate::environment::{Environment, GitHub};
use crate::{DEPLOY_WORKFLOW, REPOSITORY};

/// The job that deploys: it runs in the GitHub environment of the same name, behind its approvals.
pub(crate) fn deploy<'a>(environment: &'a Environment, github: &'a GitHub) -> Identity<'a> {
    Identity { environment: Some(&environment.name), ..plan(github) }
}

/// The job that plans, before anybody approved.
pub(crate) fn plan(github: &GitHub) -> Identity<'_> {
    Identity { repository: REPOSITORY, environment: None, branch: &github.branch, workflow: DEPLOY_WORKFLOW }
}

/// The trust policy: every claim is compared with its one value, none by a pattern.
pub(super) fn policy(identity: &Identity) -> Json {
    let claims: Map<String, Json> = identity
        .claims()
        .into_iter()
        .map(|(claim, value)| (format!("{ISSUER}:{claim}"), value.into()))
        .collect();
    json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow",
            "Principal": { "Federated": provider() },
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": { "StringEquals": claims },
        }],
    })
}

/// The ARN of the account's one provider follows from the issuer.
fn provider() -> Json {
    let arn = format!("arn:${{AWS::Partition}}:iam::${{AWS::AccountId}}:oidc-provider/{ISSUER}");
    sub(arn).into_json()
}
