//! Policies of resources: what they let somebody of another account do.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html>

use std::collections::BTreeMap;

use axum::http::StatusCode;
use cloudformation::access::{Call, Verdict, decide};
use cloudformation::evaluate::listed;
use serde_json::{Value as Json, json};

use super::{Act, Caller, authorize as authorize_at_home};
use crate::error::ApiError;
use crate::shared::Shared;

/// Refuses what a caller of `home` may not do to a resource of another account: the resource's policies must allow it, and
/// those of the caller's role too. An administrator has every right at home.
pub(crate) fn authorize(
    home: &Shared,
    caller: &Caller,
    policies: &[Json],
    acts: &[Act],
) -> Result<(), ApiError> {
    let who = Who::new(&home.account, caller);
    for act in acts {
        if !who.is_let_in(policies, act) {
            let (action, resource, arn) = (&act.action, &act.resource, &who.arn);
            let message = format!(
                "User: {arn} is not authorized to perform: {action} on resource: {resource} because no resource-based \
                 policy allows the {action} action"
            );
            return Err(ApiError::new(StatusCode::FORBIDDEN, "AccessDenied", message));
        }
    }
    match caller {
        Caller::Administrator | Caller::Nobody => Ok(()),
        Caller::Role(_) => authorize_at_home(home, caller, acts),
    }
}

/// Whether policies of resources let somebody of an account do all of this.
pub(crate) fn lets_in(account: &str, caller: &Caller, policies: &[Json], acts: &[Act]) -> bool {
    let who = Who::new(account, caller);
    acts.iter().all(|act| who.is_let_in(policies, act))
}

/// The policies of a bucket that the stacks of its account made.
pub(crate) fn of_bucket(owner: &Shared, bucket: &str) -> Vec<Json> {
    let state = owner.state();
    let made = state.stacks.values().flat_map(|stack| stack.resources.values());
    made.filter(|made| made.resource_type == "AWS::S3::BucketPolicy" && made.properties["Bucket"] == bucket)
        .map(|made| document(&made.properties["PolicyDocument"]))
        .collect()
}

/// A policy as JSON, which may be written as text.
pub(crate) fn document(json: &Json) -> Json {
    json.as_str().map_or_else(|| json.clone(), |text| serde_json::from_str(text).unwrap_or_default())
}

/// A caller as policies of resources name it.
struct Who {
    /// Who errors say that it is.
    arn: String,
    /// What a policy may call it.
    names: Vec<String>,
    context: BTreeMap<String, String>,
}

impl Who {
    fn new(account: &str, caller: &Caller) -> Self {
        let root = format!("arn:aws:iam::{account}:root");
        let (arn, principal) = match caller {
            Caller::Administrator => (root.clone(), root.clone()),
            Caller::Role(session) => (session.arn.clone(), session.role.clone()),
            Caller::Nobody => ("anonymous".to_owned(), String::new()),
        };
        if principal.is_empty() {
            return Self { arn, names: Vec::new(), context: BTreeMap::new() };
        }
        let context = BTreeMap::from([
            ("aws:principalaccount".to_owned(), account.to_owned()),
            ("aws:principalarn".to_owned(), principal.clone()),
        ]);
        Self { names: vec![account.to_owned(), root, principal, arn.clone()], arn, context }
    }

    fn is_let_in(&self, policies: &[Json], act: &Act) -> bool {
        let statements = policies.iter().flat_map(|policy| listed(&policy["Statement"]));
        let own: Vec<Json> = statements.filter(|statement| self.is_meant(statement)).map(whole).collect();
        let mut context = act.context.clone();
        context.extend(self.context.clone());
        let call = Call { action: &act.action, resource: &act.resource, context: &context };
        decide(&[&json!({ "Statement": own })], None, &call) == Verdict::Allowed
    }

    fn is_meant(&self, statement: &Json) -> bool {
        if statement["Principal"].is_null() {
            // Whom it leaves out is denied, and nobody is allowed by not being named.
            return statement["Effect"] == "Deny" && !self.is_named(&statement["NotPrincipal"]);
        }
        self.is_named(&statement["Principal"])
    }

    fn is_named(&self, principal: &Json) -> bool {
        let named = if principal.is_string() { principal } else { &principal["AWS"] };
        listed(named)
            .into_iter()
            .filter_map(Json::as_str)
            .any(|name| name == "*" || self.names.iter().any(|own| own == name))
    }
}

/// A statement about everything where it names no resource, as in a policy of a repository.
fn whole(statement: &Json) -> Json {
    let mut statement = statement.clone();
    if statement["Resource"].is_null() && statement["NotResource"].is_null() {
        statement["Resource"] = "*".into();
    }
    statement
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Session;

    fn role() -> Caller {
        Caller::Role(Session {
            role: "arn:aws:iam::111111111111:role/deploy".into(),
            arn: "arn:aws:sts::111111111111:assumed-role/deploy/me".into(),
            token: String::new(),
            expires: 0,
        })
    }

    #[track_caller]
    fn check(caller: &Caller, statements: Json, action: &str, expected: bool) {
        let who = Who::new("111111111111", caller);
        let policy = json!({ "Statement": statements });
        let found = who.is_let_in(std::slice::from_ref(&policy), &Act::new(action, "arn:aws:s3:::b/k"));
        assert_eq!(found, expected, "{policy}");
    }

    fn reads(principal: Json) -> Json {
        json!({ "Effect": "Allow", "Principal": principal, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" })
    }

    #[test]
    fn a_policy_names_whom_it_lets_in() {
        let root = "arn:aws:iam::111111111111:root";
        for caller in [role(), Caller::Administrator] {
            check(&caller, reads(json!("*")), "s3:GetObject", true);
            check(&caller, reads(json!({ "AWS": "*" })), "s3:GetObject", true);
            check(&caller, reads(json!({ "AWS": ["111111111111"] })), "s3:GetObject", true);
            check(&caller, reads(json!({ "AWS": root })), "s3:GetObject", true);
            check(&caller, reads(json!({ "AWS": root })), "s3:PutObject", false);
            check(&caller, reads(json!({ "AWS": "222222222222" })), "s3:GetObject", false);
            check(&caller, reads(json!({ "Service": "s3.amazonaws.com" })), "s3:GetObject", false);
            check(&caller, json!([]), "s3:GetObject", false);
        }
        let one = reads(json!({ "AWS": "arn:aws:iam::111111111111:role/deploy" }));
        check(&role(), one.clone(), "s3:GetObject", true);
        check(&Caller::Administrator, one, "s3:GetObject", false);
        check(&Caller::Nobody, reads(json!({ "AWS": root })), "s3:GetObject", false);
        check(&Caller::Nobody, reads(json!("*")), "s3:GetObject", true);
    }

    #[test]
    fn a_condition_on_the_principal_holds_or_not() {
        let mut statement = reads(json!({ "AWS": "arn:aws:iam::111111111111:root" }));
        statement["Condition"] =
            json!({ "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/dep*" } });
        check(&role(), statement.clone(), "s3:GetObject", true);
        check(&Caller::Administrator, statement, "s3:GetObject", false);
    }

    #[test]
    fn a_denial_wins_and_what_names_no_resource_is_about_all() {
        let pull = json!({ "Effect": "Allow", "Principal": { "AWS": "111111111111" }, "Action": "ecr:*" });
        check(&role(), pull.clone(), "ecr:BatchGetImage", true);
        let but =
            json!({ "Effect": "Deny", "NotPrincipal": { "AWS": "222222222222" }, "Action": "ecr:PutImage" });
        check(&role(), json!([pull, but]), "ecr:PutImage", false);
    }
}
