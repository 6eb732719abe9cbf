//! deploy: brings a release to an environment. Others call it: it plans, waits for the environment's approvals, and applies
//! exactly that plan.

use actions::model::{
    Call, Concurrency, EnvironmentInput, Job, Permission, Scope, Step, Text, Workflow, token,
};
use actions::oidc::{Deploys, Looks, OidcSubject};
use stacks::DEPLOY_WORKFLOW;

use crate::Target;
use crate::parts::{READ, checkout, compile, sign_in, watch_egress};

/// The workflow, and how it is called.
pub(crate) struct Deploy {
    pub(crate) workflow: Workflow,
    environment: EnvironmentInput,
}

pub(crate) fn deploy(targets: &[Target]) -> Deploy {
    let mut deploy = Workflow::new(DEPLOY_WORKFLOW, Concurrency::Queue(Text::default()));
    deploy.on_call();
    let environment = deploy.given_environment("environment", "Where it is deployed to");
    let release = deploy.given("release", "The digest of the release, or its beginning", true);
    let from =
        deploy.given("from", "The environment that it is promoted from; none where releases begin", false);
    let account = deploy.given("account", "The account of the environment", true);
    let region = deploy.given("region", "Its region", true);
    let plan_role = deploy.given("plan-role", "The role that plans", true);
    let deploy_role = deploy.given("deploy-role", "The role that deploys", true);
    deploy.one_at_a_time_of(environment.value());

    // Every environment's role trusts the same job.
    let Some(Target { trust, .. }) = targets.first() else { return Deploy { workflow: deploy, environment } };
    let looks: &OidcSubject<Looks> = &trust.plan.subject;
    let mut plan = Job::signing_in("plan", "Plan", 30, looks);
    plan.permissions([READ]);
    plan.steps([
        watch_egress(),
        checkout(),
        compile(),
        sign_in(plan_role, account.clone(), region.clone()),
        Step::run("Plan", PLAN)
            .env("ENVIRONMENT", environment.value())
            .env("RELEASE", release)
            .env("FROM", from),
        Step::uses("Keep the plan", "actions/upload-artifact")
            .with("name", Text::from("plan-").then(environment.value()))
            .with("path", "plan.json")
            .with("if-no-files-found", "error"),
    ]);
    let plan = deploy.add(plan);

    let subjects: Vec<OidcSubject<Deploys>> =
        targets.iter().map(|target| target.trust.deploy.subject.clone()).collect();
    // As long as a session of the role lasts.
    let mut apply = Job::deploying("apply", "Apply", 120, &environment, &subjects);
    apply.permissions([
        READ,
        Permission::read(Scope::Actions, "to see who approved the run"),
        Permission::write(Scope::Deployments, "to show the deployment on GitHub"),
    ]);
    apply.after(&plan);
    apply.steps([
        watch_egress(),
        checkout(),
        compile(),
        sign_in(deploy_role, account, region),
        Step::uses("Fetch the plan", "actions/download-artifact")
            .with("name", Text::from("plan-").then(environment.value())),
        Step::run("Apply", "cargo xtask deploy --env \"$ENVIRONMENT\" --plan plan.json --yes")
            .env("ENVIRONMENT", environment.value())
            .env("GITHUB_TOKEN", token()),
    ]);
    deploy.add(apply);
    Deploy { workflow: deploy, environment }
}

impl Deploy {
    /// A job that brings a release to a target.
    #[track_caller]
    pub(crate) fn call(
        &self,
        id: &'static str,
        name: &'static str,
        target: &Target,
        release: impl Into<Text>,
    ) -> Call {
        Call::new(id, name, &self.workflow)
            .environment(&self.environment, &target.settings)
            .with("release", release)
            .with("account", target.account.as_str())
            .with("region", target.region.as_str())
            .with("plan-role", target.trust.plan.role_arn.as_str())
            .with("deploy-role", target.trust.deploy.role_arn.as_str())
    }
}

/// Whoever approves reads the plan in the summary of the run.
const PLAN: &str = r#"set -o pipefail
plan() {
  if [ -n "$FROM" ]; then
    cargo xtask promote --from "$FROM" --to "$ENVIRONMENT" --release "$RELEASE" --out plan.json
  else
    cargo xtask deploy --env "$ENVIRONMENT" --release "$RELEASE" --out plan.json
  fi
}
plan 2>&1 | tee plan.txt
{
  echo '```'
  cat plan.txt
  echo '```'
} >>"$GITHUB_STEP_SUMMARY""#;
