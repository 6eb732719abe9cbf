//! What policies say of one call, as IAM evaluates them. What is not understood never allows, and always denies.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::document::object;
use crate::evaluate::listed;
use crate::pattern::is_like;

/// A call: what is done, to what, and what is known of who does it.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// Such as `s3:GetObject`.
    pub action: &'a str,
    /// An ARN; `*` for an action that knows no resource.
    pub resource: &'a str,
    /// Condition keys in lower case, each with its one value.
    pub context: &'a BTreeMap<String, String>,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Allowed,
    /// No statement allows it.
    NotAllowed,
    /// A statement denies it.
    Denied,
    /// The policies allow it, the permissions boundary does not.
    OutOfBounds,
}

/// Decides a call by the identity's policies and by the boundary of its permissions, if it has one.
#[must_use]
pub fn decide(policies: &[&Json], boundary: Option<&Json>, call: &Call) -> Verdict {
    let bounds: Vec<&Json> = boundary.into_iter().collect();
    let says = |effect: &str, documents: &[&Json]| {
        documents.iter().flat_map(|document| listed(&document["Statement"])).any(|statement| {
            statement["Effect"] == effect
                && is_about(statement, call)
                && holds(statement, call.context, effect)
        })
    };
    if says("Deny", policies) || says("Deny", &bounds) {
        return Verdict::Denied;
    }
    if !says("Allow", policies) {
        return Verdict::NotAllowed;
    }
    if boundary.is_some() && !says("Allow", &bounds) { Verdict::OutOfBounds } else { Verdict::Allowed }
}

/// Whether a role's trust policy lets a principal take it: of a kind such as `Federated` or `Service`, by an action such
/// as `sts:AssumeRoleWithWebIdentity`, with the claims of its token as condition keys in lower case.
#[must_use]
pub fn trusts(
    trust: &Json,
    kind: &str,
    principal: &str,
    action: &str,
    context: &BTreeMap<String, String>,
) -> bool {
    let says = |effect: &str| {
        listed(&trust["Statement"]).into_iter().any(|statement| {
            let named = listed(&statement["Principal"][kind]);
            let is_named = statement["Principal"] == "*" || named.iter().any(|name| *name == principal);
            statement["Effect"] == effect
                && is_named
                && names(&statement["Action"], action, true)
                && holds(statement, context, effect)
        })
    };
    says("Allow") && !says("Deny")
}

fn is_about(statement: &Json, call: &Call) -> bool {
    let action = match (&statement["Action"], &statement["NotAction"]) {
        (Json::Null, Json::Null) => false,
        (Json::Null, but) => !names(but, call.action, true),
        (actions, _) => names(actions, call.action, true),
    };
    let resource = match (&statement["Resource"], &statement["NotResource"]) {
        (Json::Null, Json::Null) => false,
        (Json::Null, but) => !names(but, call.resource, false),
        (resources, _) => names(resources, call.resource, false),
    };
    action && resource
}

/// Whether one of the patterns is like a text; actions are compared in any case.
fn names(patterns: &Json, text: &str, any_case: bool) -> bool {
    listed(patterns).into_iter().filter_map(Json::as_str).any(|pattern| {
        if any_case { is_like(&pattern.to_lowercase(), &text.to_lowercase()) } else { is_like(pattern, text) }
    })
}

/// Whether the conditions of a statement hold. An operator that is not known keeps an `Allow` from holding, and no `Deny`.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
fn holds(statement: &Json, context: &BTreeMap<String, String>, effect: &str) -> bool {
    object(&statement["Condition"]).iter().all(|(operator, keys)| {
        object(keys).iter().all(|(key, wanted)| {
            let found = context.get(&key.to_lowercase()).map(String::as_str);
            condition(operator, found, wanted).unwrap_or(effect == "Deny")
        })
    })
}

fn condition(operator: &str, found: Option<&str>, wanted: &Json) -> Option<bool> {
    let texts: Vec<String> = listed(wanted)
        .into_iter()
        .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        .collect();
    if operator == "Null" {
        return Some(texts.iter().any(|text| (text == "true") == found.is_none()));
    }
    let (operator, if_exists) = match operator.strip_suffix("IfExists") {
        Some(operator) => (operator, true),
        None => (operator, false),
    };
    let operator = operator.strip_prefix("ForAnyValue:").unwrap_or(operator);
    let (operator, is_not) = match operator {
        "StringNotEquals" => ("StringEquals", true),
        "StringNotEqualsIgnoreCase" => ("StringEqualsIgnoreCase", true),
        "StringNotLike" | "ArnNotEquals" | "ArnNotLike" => ("StringLike", true),
        "ArnEquals" | "ArnLike" => ("StringLike", false),
        other => (other, false),
    };
    let is = |text: &str, found: &str| match operator {
        "StringEquals" => Some(found == text),
        "StringEqualsIgnoreCase" | "Bool" => Some(found.eq_ignore_ascii_case(text)),
        "StringLike" => Some(is_like(text, found)),
        _ => None,
    };
    // A key that is not there fails what it should be, and passes what it should not be.
    let Some(found) = found else {
        is("", "")?;
        return Some(if_exists || is_not);
    };
    let mut any = false;
    for text in &texts {
        any |= is(text, found)?;
    }
    Some(any != is_not)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn context(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[track_caller]
    fn check(statements: Json, boundary: Option<Json>, action: &str, resource: &str, expected: Verdict) {
        let policy = json!({ "Statement": statements });
        let boundary = boundary.map(|statements| json!({ "Statement": statements }));
        let context = context(&[("aws:sourcevpc", "vpc-1")]);
        let found = decide(&[&policy], boundary.as_ref(), &Call { action, resource, context: &context });
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_not_allowed_is_refused() {
        let reads = json!({ "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::b/a/*" });
        check(reads.clone(), None, "s3:GetObject", "arn:aws:s3:::b/a/1", Verdict::Allowed);
        check(reads.clone(), None, "S3:getobject", "arn:aws:s3:::b/a/1", Verdict::Allowed);
        check(reads.clone(), None, "s3:PutObject", "arn:aws:s3:::b/a/1", Verdict::NotAllowed);
        check(reads, None, "s3:GetObject", "arn:aws:s3:::b/A/1", Verdict::NotAllowed);
    }

    #[test]
    fn a_denial_wins() {
        let both = json!([
            { "Effect": "Allow", "Action": "*", "Resource": "*" },
            { "Effect": "Deny", "NotAction": ["iam:Get*"], "Resource": "arn:aws:iam::1:role/x" },
        ]);
        check(both.clone(), None, "iam:UpdateRole", "arn:aws:iam::1:role/x", Verdict::Denied);
        check(both.clone(), None, "iam:GetRole", "arn:aws:iam::1:role/x", Verdict::Allowed);
        check(both, None, "iam:UpdateRole", "arn:aws:iam::1:role/y", Verdict::Allowed);
    }

    #[test]
    fn a_boundary_limits_and_gives_nothing() {
        let all = json!({ "Effect": "Allow", "Action": "*", "Resource": "*" });
        let sqs = json!({ "Effect": "Allow", "Action": "sqs:*", "Resource": "*" });
        check(all.clone(), Some(sqs.clone()), "sqs:SendMessage", "q", Verdict::Allowed);
        check(all.clone(), Some(sqs.clone()), "s3:GetObject", "o", Verdict::OutOfBounds);
        check(sqs, Some(all), "s3:GetObject", "o", Verdict::NotAllowed);
    }

    #[test]
    fn conditions_hold_all_together() {
        let when = |condition: Json| json!({ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": condition });
        for (condition, expected) in [
            (json!({ "StringEquals": { "aws:SourceVpc": ["vpc-1", "vpc-2"] } }), Verdict::Allowed),
            (json!({ "StringEquals": { "aws:SourceVpc": "vpc-2" } }), Verdict::NotAllowed),
            (json!({ "StringEquals": { "aws:SourceVpc": "vpc-1", "a:b": "c" } }), Verdict::NotAllowed),
            (json!({ "StringEqualsIfExists": { "a:b": "c" } }), Verdict::Allowed),
            (json!({ "StringNotEquals": { "a:b": "c" } }), Verdict::Allowed),
            (json!({ "StringLike": { "aws:SourceVpc": "vpc-*" } }), Verdict::Allowed),
            (json!({ "Null": { "a:b": "true" } }), Verdict::Allowed),
            (json!({ "Null": { "aws:SourceVpc": true } }), Verdict::NotAllowed),
            (json!({ "NumericLessThan": { "aws:SourceVpc": "5" } }), Verdict::NotAllowed),
        ] {
            check(when(condition), None, "s3:GetObject", "o", expected);
        }
        let denied = json!([
            { "Effect": "Allow", "Action": "*", "Resource": "*" },
            { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "NumericLessThan": { "a:b": "5" } } },
        ]);
        check(denied, None, "s3:GetObject", "o", Verdict::Denied);
    }

    #[test]
    fn a_trust_policy_names_principal_action_and_claims() {
        let trust = json!({ "Statement": {
            "Effect": "Allow",
            "Principal": { "Federated": "arn:aws:iam::1:oidc-provider/i" },
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": { "StringEquals": { "i:sub": "me" } },
        } });
        let trusted = |kind: &str, principal: &str, sub: &str| {
            trusts(&trust, kind, principal, "sts:AssumeRoleWithWebIdentity", &context(&[("i:sub", sub)]))
        };
        assert!(trusted("Federated", "arn:aws:iam::1:oidc-provider/i", "me"));
        assert!(!trusted("Federated", "arn:aws:iam::1:oidc-provider/i", "you"));
        assert!(!trusted("Federated", "arn:aws:iam::1:oidc-provider/j", "me"));
        assert!(!trusted("Service", "arn:aws:iam::1:oidc-provider/i", "me"));
    }
}
