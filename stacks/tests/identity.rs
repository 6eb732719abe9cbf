//! Whom the roles trust and what they may do, decided as IAM decides it from the templates as they are synthesised.

use std::collections::BTreeMap;

use actions::oidc::{ISSUER, OidcSubject};
use cloudformation::access::{Call, Verdict, decide, trusts};
use cloudformation::check::{self, Options};
use cloudformation::document::Node;
use cloudformation::{Severity, Stack};
use serde_json::Value as Json;
use stacks::{Environment, File, Trust};

const ACCOUNT: &str = "111111111111";
const TAKE: &str = "sts:AssumeRoleWithWebIdentity";

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn environment() -> Environment {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/environments/dev.yaml");
    let text = std::fs::read_to_string(path).unwrap();
    let file = File { name: "dev", path: "dev.yaml", text: &text };
    Environment::read("dev", &[file]).unwrap()
}

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn foundation() -> [Stack; 2] {
    let environment = environment();
    stacks::foundation(&environment, &stacks::platform(&environment)).unwrap()
}

/// A resource of the identity stack, its pseudo parameters filled in.
#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn properties(id: &str) -> Json {
    let [_, identity] = foundation();
    let text = identity.template.to_json()["Resources"][id]["Properties"].to_string();
    serde_json::from_str(&text.replace("${AWS::Partition}", "aws").replace("${AWS::AccountId}", ACCOUNT))
        .unwrap()
}

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
fn trust() -> Trust {
    stacks::trust(&environment()).unwrap()
}

/// The claims of its token; of a job that may stand in several files, in the first.
fn claims<May>(subject: &OidcSubject<May>) -> BTreeMap<String, String> {
    let first = |values: Vec<String>| values.into_iter().next().unwrap_or_default();
    subject.claims().into_iter().map(|(claim, values)| (format!("{ISSUER}:{claim}"), first(values))).collect()
}

fn takes(role: &str, claims: &BTreeMap<String, String>) -> bool {
    let mut trust = properties(role)["AssumeRolePolicyDocument"].clone();
    // The provider's ARN is the one function in it.
    let provider = format!("arn:aws:iam::{ACCOUNT}:oidc-provider/{ISSUER}");
    assert_eq!(trust["Statement"][0]["Principal"]["Federated"]["Fn::Sub"], provider.as_str());
    trust["Statement"][0]["Principal"]["Federated"] = provider.as_str().into();
    trusts(&trust, "Federated", &provider, TAKE, claims)
}

#[test]
fn each_job_takes_its_own_role_and_no_other() {
    let Trust { plan, deploy, publish } = trust();
    let publish = publish.expect("releases begin in `dev`");
    let jobs = [
        ("PlanRole", claims(&plan.subject)),
        ("DeployRole", claims(&deploy.subject)),
        ("PublishRole", claims(&publish.subject)),
    ];
    for (role, _) in &jobs {
        for (of, claims) in &jobs {
            assert_eq!(takes(role, claims), role == of, "{of} takes {role}");
        }
    }
}

#[test]
fn the_job_that_looks_for_drift_takes_the_plan_role() {
    let mut claims = claims(&trust().plan.subject);
    let file = |name: &str| format!("example/trestle/.github/workflows/{name}@refs/heads/main");
    for (name, expected) in
        [("drift.yml", true), ("deploy.yml", true), ("release.yml", false), ("ci.yml", false)]
    {
        claims.insert(format!("{ISSUER}:job_workflow_ref"), file(name));
        assert_eq!(takes("PlanRole", &claims), expected, "{name}");
    }
}

#[test]
fn a_token_with_any_one_claim_changed_or_missing_is_refused() {
    let good = claims(&trust().deploy.subject);
    assert_eq!(good.len(), 6);
    for claim in good.keys() {
        let mut changed = good.clone();
        changed.insert(claim.clone(), "another".into());
        assert!(!takes("DeployRole", &changed), "{claim} changed");
        let mut missing = good.clone();
        missing.remove(claim);
        assert!(!takes("DeployRole", &missing), "{claim} missing");
    }
}

#[test]
fn what_comes_close_is_refused() {
    let good = claims(&trust().deploy.subject);
    let forms = [
        ("sub", "repo:example/trestle:environment:dev"),
        ("sub", "repo:example@1000001/trestle@2000002:environment:prod"),
        ("sub", "repo:example@1000001/trestle@2000002:pull_request"),
        ("sub", "repo:Example@1000001/trestle@2000002:environment:dev"),
        ("sub", "*"),
        ("ref", "refs/heads/main2"),
        ("ref", "refs/pull/1/merge"),
        ("job_workflow_ref", "example/trestle/.github/workflows/ci.yml@refs/heads/main"),
        ("job_workflow_ref", "example/trestle/.github/workflows/deploy.yml@refs/heads/other"),
        ("environment", "DEV"),
    ];
    for (claim, value) in forms {
        let mut close = good.clone();
        close.insert(format!("{ISSUER}:{claim}"), value.into());
        assert!(!takes("DeployRole", &close), "{claim} {value}");
    }
}

#[test]
fn the_plan_role_computes_changes_and_executes_none() {
    let policy = properties("PlanRole")["Policies"][0]["PolicyDocument"].clone();
    let stack = format!("arn:aws:cloudformation:eu-central-1:{ACCOUNT}:stack/trestle-dev-queue/1");
    let context = BTreeMap::new();
    for (action, expected) in [
        ("CreateChangeSet", Verdict::Allowed),
        ("DescribeChangeSet", Verdict::Allowed),
        ("ExecuteChangeSet", Verdict::NotAllowed),
        ("DeleteStack", Verdict::NotAllowed),
        ("UpdateStack", Verdict::NotAllowed),
        ("CancelUpdateStack", Verdict::NotAllowed),
        ("ContinueUpdateRollback", Verdict::NotAllowed),
        ("SetStackPolicy", Verdict::NotAllowed),
    ] {
        let action = format!("cloudformation:{action}");
        let call = Call { action: &action, resource: &stack, context: &context };
        assert_eq!(decide(&[&policy], None, &call), expected, "{action}");
    }
}

#[track_caller]
fn deploy_role(action: &str, resource: &str, context: &[(&str, &str)], expected: Verdict) {
    let policy = properties("DeployRole")["Policies"][0]["PolicyDocument"].clone();
    let context = context.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    assert_eq!(decide(&[&policy], None, &Call { action, resource, context: &context }), expected, "{action}");
}

#[test]
fn the_deploy_role_changes_stacks_and_no_identity() {
    let stack = |name: &str| format!("arn:aws:cloudformation:eu-central-1:{ACCOUNT}:stack/{name}/1");
    let role = |path: &str| format!("arn:aws:iam::{ACCOUNT}:role/{path}");
    let execution = role("trestle/identity/trestle-dev-execution");
    let to = |service| [("iam:passedtoservice", service)];
    for (action, resource, context, expected) in [
        ("cloudformation:ExecuteChangeSet", stack("trestle-dev-queue"), &[][..], Verdict::Allowed),
        ("cloudformation:ExecuteChangeSet", stack("trestle-prod-queue"), &[], Verdict::NotAllowed),
        ("cloudformation:CreateStack", stack("trestle-dev-queue"), &[], Verdict::NotAllowed),
        ("cloudformation:DescribeStacks", stack("trestle-dev-identity"), &[], Verdict::Allowed),
        ("cloudformation:CreateChangeSet", stack("trestle-dev-identity"), &[], Verdict::Denied),
        ("cloudformation:ExecuteChangeSet", stack("trestle-dev-identity"), &[], Verdict::Denied),
        ("cloudformation:DeleteStack", stack("trestle-dev-identity"), &[], Verdict::Denied),
        ("cloudformation:CreateChangeSet", stack("trestle-account"), &[], Verdict::NotAllowed),
        ("iam:PassRole", execution.clone(), &to("cloudformation.amazonaws.com"), Verdict::Allowed),
        ("iam:PassRole", execution.clone(), &to("ecs-tasks.amazonaws.com"), Verdict::NotAllowed),
        ("iam:PassRole", role("admin"), &to("cloudformation.amazonaws.com"), Verdict::NotAllowed),
        ("iam:UpdateAssumeRolePolicy", role("trestle/identity/trestle-dev-deploy"), &[], Verdict::NotAllowed),
        ("iam:CreateRole", role("trestle/dev/x"), &[], Verdict::NotAllowed),
        ("s3:GetObject", "arn:aws:s3:::trestle-dev-storage-uploads/a".into(), &[], Verdict::NotAllowed),
    ] {
        deploy_role(action, &resource, context, expected);
    }
}

/// What CloudFormation may do with its role, from the policies that the templates need.
#[test]
fn the_execution_role_makes_bounded_roles_and_changes_no_identity() {
    let [_, identity] = foundation();
    let resources = &identity.template.to_json()["Resources"];
    let policies: Vec<Json> = (1..=10)
        .map(|number| resources[format!("ExecutionAccess{number}")]["Properties"]["PolicyDocument"].clone())
        .filter(|document| !document.is_null())
        .collect();
    assert!(!policies.is_empty());
    let policies: Vec<&Json> = policies.iter().collect();
    let boundary = format!("arn:aws:iam::{ACCOUNT}:policy/trestle/identity/trestle-dev-boundary");
    let bounded = BTreeMap::from([("iam:permissionsboundary".to_owned(), boundary)]);
    let free = BTreeMap::new();
    let role = |path: &str| format!("arn:aws:iam::{ACCOUNT}:role/{path}");
    let ours = role("trestle/dev/trestle-dev-service-ApiRole-1");
    for (action, resource, context, expected) in [
        ("iam:CreateRole", ours.clone(), &bounded, Verdict::Allowed),
        ("iam:CreateRole", ours.clone(), &free, Verdict::NotAllowed),
        ("iam:PutRolePolicy", role("trestle/identity/trestle-dev-deploy"), &bounded, Verdict::NotAllowed),
        (
            "iam:UpdateAssumeRolePolicy",
            role("trestle/identity/trestle-dev-deploy"),
            &bounded,
            Verdict::NotAllowed,
        ),
        ("iam:DeleteRolePermissionsBoundary", ours, &bounded, Verdict::NotAllowed),
        (
            "iam:CreatePolicyVersion",
            format!("arn:aws:iam::{ACCOUNT}:policy/trestle/identity/x"),
            &bounded,
            Verdict::NotAllowed,
        ),
        (
            "iam:DeleteOpenIDConnectProvider",
            format!("arn:aws:iam::{ACCOUNT}:oidc-provider/{ISSUER}"),
            &bounded,
            Verdict::NotAllowed,
        ),
        ("iam:CreateUser", format!("arn:aws:iam::{ACCOUNT}:user/x"), &bounded, Verdict::NotAllowed),
    ] {
        let call = Call { action, resource: &resource, context };
        assert_eq!(decide(&policies, None, &call), expected, "{action} {resource}");
    }
}

#[test]
fn the_templates_are_clean_and_as_their_snapshots() {
    for stack in foundation() {
        let findings =
            check::check(&Node::from(&stack.template.to_json()), Options { region: Some("eu-central-1") });
        let serious: Vec<String> = findings
            .iter()
            .filter(|finding| finding.severity != Severity::Info)
            .map(ToString::to_string)
            .collect();
        assert!(serious.is_empty(), "{}:\n{}", stack.name, serious.join("\n"));
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("bootstrap-dev.{}", stack.name), stack.template.render());
        });
    }
}
