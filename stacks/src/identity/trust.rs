//! Whom the roles of an environment trust: one job of one workflow on one branch, and nobody else. The workflows are written
//! from the same values.

use actions::oidc::{Deploys, ISSUER, Looks, OidcSubject, Publishes};
use cloudformation::intrinsic::sub;
use serde_json::{Map, Value as Json, json};

use crate::environment::Environment;
use crate::{DEPLOY_WORKFLOW, DRIFT_WORKFLOW, PLATFORM, RELEASE_WORKFLOW, REPOSITORY};

/// Who signs in to an environment from GitHub, and the role that each takes.
#[derive(Clone, Debug)]
pub struct Trust {
    /// The job that plans, before anybody approved, and the one that looks for drift.
    pub plan: Trusted<Looks>,
    /// The job that deploys: it runs in the GitHub environment of the same name, behind its approvals.
    pub deploy: Trusted<Deploys>,
    /// The job that pushes images and writes releases down; only where releases begin.
    pub publish: Option<Trusted<Publishes>>,
}

/// A job, and the role that trusts it and no other.
#[derive(Clone, Debug)]
pub struct Trusted<May> {
    pub subject: OidcSubject<May>,
    pub role_arn: String,
}

/// Whom an environment trusts; nobody when GitHub does not deploy it.
#[must_use]
pub fn trust(environment: &Environment) -> Option<Trust> {
    let Environment { name, account, .. } = environment;
    let branch = &environment.github.as_ref()?.branch;
    let role_arn = |kind: &str| format!("arn:aws:iam::{account}:role{}", role_path(name, kind));
    Some(Trust {
        plan: Trusted {
            subject: OidcSubject::of_branch(REPOSITORY, branch, DEPLOY_WORKFLOW).also_in(DRIFT_WORKFLOW),
            role_arn: role_arn("plan"),
        },
        deploy: Trusted {
            subject: OidcSubject::of_environment(REPOSITORY, branch, DEPLOY_WORKFLOW, name),
            role_arn: role_arn("deploy"),
        },
        publish: environment.release.from.is_none().then(|| Trusted {
            subject: OidcSubject::of_branch(REPOSITORY, branch, RELEASE_WORKFLOW),
            role_arn: role_arn("publish"),
        }),
    })
}

/// The path and name of a role, such as `/trestle/identity/trestle-dev-deploy`.
fn role_path(environment: &str, kind: &str) -> String {
    format!("/{PLATFORM}/identity/{PLATFORM}-{environment}-{kind}")
}

/// The trust policy: every claim is compared with its value, none by a pattern.
pub(super) fn policy<May>(subject: &OidcSubject<May>) -> Json {
    let claims: Map<String, Json> = subject
        .claims()
        .into_iter()
        .map(|(claim, mut values)| {
            let one = values.len() == 1;
            (format!("{ISSUER}:{claim}"), if one { values.remove(0).into() } else { values.into() })
        })
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
