//! What a stack policy says of an update of one resource.
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html>

use std::collections::BTreeMap;

use cloudformation::access::{Call, Verdict, decide};
use cloudformation::document::object;
use cloudformation::evaluate::listed;
use serde_json::{Value as Json, json};

/// The actions that a policy may name.
const ACTIONS: [&str; 4] = ["Update:*", "Update:Modify", "Update:Replace", "Update:Delete"];
/// What a statement may have.
const KEYS: [&str; 8] =
    ["Action", "Condition", "Effect", "NotAction", "NotResource", "Principal", "Resource", "Sid"];

/// What an update does to a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Modify,
    Replace,
    Delete,
}

impl Action {
    fn name(self) -> &'static str {
        match self {
            Action::Modify => "Update:Modify",
            Action::Replace => "Update:Replace",
            Action::Delete => "Update:Delete",
        }
    }
}

/// Why a policy keeps a resource from an update, in AWS's words; nothing where it does not.
pub(super) fn denied(policy: &Json, action: Action, logical: &str, resource_type: &str) -> Option<String> {
    let (action, resource) = (action.name(), format!("LogicalResourceId/{logical}"));
    let context = BTreeMap::from([("resourcetype".to_owned(), resource_type.to_owned())]);
    let call = Call { action, resource: &resource, context: &context };
    let words = match decide(&[policy], None, &call) {
        Verdict::Allowed => return None,
        Verdict::Denied => {
            // The first statement that denies it even alone.
            let denies = |statement: &&Json| {
                decide(&[&json!({ "Statement": statement })], None, &call) == Verdict::Denied
            };
            let number = listed(&policy["Statement"]).iter().position(denies).unwrap_or_default() + 1;
            format!("Statement [#{number}] does not allow [{action}]")
        }
        Verdict::NotAllowed | Verdict::OutOfBounds => format!("no statement allows [{action}]"),
    };
    Some(format!("Action denied by stack policy: {words} for resource [{logical}]"))
}

/// What is wrong with a policy, if anything is.
pub(super) fn problem(text: &str) -> Option<String> {
    let Ok(policy) = serde_json::from_str::<Json>(text) else { return Some("it is not JSON".into()) };
    let statements = listed(&policy["Statement"]);
    if statements.is_empty() {
        return Some("it has no statements".into());
    }
    statements.into_iter().enumerate().find_map(|(at, statement)| {
        let wrong = wrong(statement)?;
        Some(format!("Statement [#{}] {wrong}", at + 1))
    })
}

fn wrong(statement: &Json) -> Option<String> {
    if let Some(key) = object(statement).keys().find(|key| !KEYS.contains(&key.as_str())) {
        return Some(format!("has an unknown element {key}"));
    }
    if !["Allow", "Deny"].iter().any(|effect| statement["Effect"] == *effect) {
        return Some("has no Effect of Allow or Deny".into());
    }
    if statement["Principal"] != "*" {
        return Some("has a Principal that is not *".into());
    }
    let actions = [listed(&statement["Action"]), listed(&statement["NotAction"])].concat();
    let resources = [listed(&statement["Resource"]), listed(&statement["NotResource"])].concat();
    let is_action = |action: &&Json| action.as_str().is_some_and(|action| ACTIONS.contains(&action));
    let is_resource = |resource: &&Json| {
        resource.as_str().is_some_and(|text| text == "*" || text.starts_with("LogicalResourceId/"))
    };
    if actions.is_empty() || !actions.iter().all(is_action) {
        return Some("has an Action that is not of Update".into());
    }
    if resources.is_empty() || !resources.iter().all(is_resource) {
        return Some("has a Resource that is neither * nor LogicalResourceId/…".into());
    }
    for (operator, keys) in object(&statement["Condition"]) {
        if !["StringEquals", "StringLike"].contains(&operator.as_str()) {
            return Some(format!("has an unknown condition {operator}"));
        }
        if object(keys).keys().any(|key| key != "ResourceType") {
            return Some("has a condition on something else than ResourceType".into());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> Json {
        json!({ "Statement": [
            { "Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*" },
            {
                "Effect": "Deny", "Action": ["Update:Replace", "Update:Delete"], "Principal": "*", "Resource": "*",
                "Condition": { "StringLike": { "ResourceType": ["AWS::RDS::*", "AWS::S3::Bucket"] } },
            },
            { "Effect": "Deny", "Action": "Update:*", "Principal": "*", "Resource": ["LogicalResourceId/Fixed*"] },
        ] })
    }

    #[track_caller]
    fn check(policy: &Json, action: Action, logical: &str, resource_type: &str, expected: Option<&str>) {
        let expected =
            expected.map(|words| format!("Action denied by stack policy: {words} for resource [{logical}]"));
        assert_eq!(denied(policy, action, logical, resource_type), expected);
    }

    #[test]
    fn a_denial_wins_and_names_its_statement() {
        let (queue, bucket) = ("AWS::SQS::Queue", "AWS::S3::Bucket");
        check(&policy(), Action::Modify, "Q", queue, None);
        check(&policy(), Action::Delete, "Q", queue, None);
        check(&policy(), Action::Modify, "B", bucket, None);
        let second = |action: &str| format!("Statement [#2] does not allow [{action}]");
        check(&policy(), Action::Replace, "B", bucket, Some(&second("Update:Replace")));
        check(&policy(), Action::Delete, "D", "AWS::RDS::DBInstance", Some(&second("Update:Delete")));
        let third = "Statement [#3] does not allow [Update:Modify]";
        check(&policy(), Action::Modify, "FixedQueue", queue, Some(third));
    }

    #[test]
    fn what_nothing_allows_is_denied() {
        let one = json!({ "Statement": {
            "Effect": "Allow", "Action": "Update:Modify", "Principal": "*", "Resource": "LogicalResourceId/Q",
        } });
        check(&one, Action::Modify, "Q", "AWS::SQS::Queue", None);
        check(&one, Action::Delete, "Q", "AWS::SQS::Queue", Some("no statement allows [Update:Delete]"));
        check(&one, Action::Modify, "R", "AWS::SQS::Queue", Some("no statement allows [Update:Modify]"));
        let but = json!({ "Statement": [{
            "Effect": "Allow", "NotAction": "Update:Delete", "Principal": "*", "NotResource": "LogicalResourceId/Q",
        }] });
        check(&but, Action::Replace, "R", "AWS::SQS::Queue", None);
        check(&but, Action::Delete, "R", "AWS::SQS::Queue", Some("no statement allows [Update:Delete]"));
        check(&but, Action::Replace, "Q", "AWS::SQS::Queue", Some("no statement allows [Update:Replace]"));
    }

    #[test]
    fn a_policy_that_cannot_be_read_is_refused() {
        assert_eq!(problem(&policy().to_string()), None);
        for (text, expected) in [
            ("{", "it is not JSON"),
            ("{}", "it has no statements"),
            (r#"{"Statement": {"Effect": "Maybe"}}"#, "Statement [#1] has no Effect of Allow or Deny"),
            (
                r#"{"Statement": {"Effect": "Deny", "Principal": "me"}}"#,
                "Statement [#1] has a Principal that is not *",
            ),
            (
                r#"{"Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}}"#,
                "Statement [#1] has an Action that is not of Update",
            ),
            (
                r#"{"Statement": {"Effect": "Deny", "Principal": "*", "Action": "Update:*", "Resource": "Q"}}"#,
                "Statement [#1] has a Resource that is neither * nor LogicalResourceId/…",
            ),
        ] {
            assert_eq!(problem(text).as_deref(), Some(expected));
        }
    }
}
