//! drift: looks every day whether somebody changed an environment past its templates, and says so in one issue.

use actions::model::{Concurrency, Job, Permission, Scope, Step, Text, Workflow, repository, run_id, token};
use stacks::DRIFT_WORKFLOW;

use crate::Target;
use crate::parts::{READ, checkout, compile, sign_in, watch_egress};

pub(crate) fn workflow(targets: &[Target]) -> Workflow {
    let mut drift = Workflow::new(DRIFT_WORKFLOW, Concurrency::Queue(Text::default()));
    drift.on_schedule("43 5 * * *");
    drift.on_dispatch();
    for target in targets {
        let mut job = Job::signing_in(target.id, target.id, 30, &target.trust.plan.subject);
        job.permissions([READ, Permission::write(Scope::Issues, "to open the issue, or to close it")]);
        job.steps([
            watch_egress(),
            checkout(),
            compile(),
            sign_in(target.trust.plan.role_arn.as_str(), target.account.as_str(), target.region.as_str()),
        ]);
        let look = job.step(
            Step::run("Look for drift", LOOK).id("look").writes(["drift"]).env("ENVIRONMENT", target.id),
        );
        job.step(
            Step::run("Say so", TELL)
                .env("DRIFT", look.output("drift"))
                .env("ENVIRONMENT", target.id)
                .env("GH_TOKEN", token())
                .env("GH_REPO", repository())
                .env("RUN", run_id()),
        );
        drift.add(job);
    }
    drift
}

/// Exit code 4 is drift; anything else than 0 is a failure to look.
const LOOK: &str = r#"code=0
cargo xtask drift --env "$ENVIRONMENT" >drift.txt || code=$?
cat drift.txt
case "$code" in
  0) echo "drift=false" >>"$GITHUB_OUTPUT" ;;
  4) echo "drift=true" >>"$GITHUB_OUTPUT" ;;
  *) exit "$code" ;;
esac"#;

/// One issue an environment: opened, written over while there is drift, closed when there is none.
const TELL: &str = r#"title="Drift in $ENVIRONMENT"
set -o pipefail
number=$(gh issue list --app github-actions --state open --limit 100 --json number,title \
  --jq ".[] | select(.title == \"$title\") | .number" | head --lines 1)
if [ "$DRIFT" = true ]; then
  {
    echo "\`$ENVIRONMENT\` is not as its templates say ($GITHUB_SERVER_URL/$GH_REPO/actions/runs/$RUN):"
    echo '```'
    head --bytes 60000 drift.txt
    echo '```'
  } >body.md
  if [ -n "$number" ]; then
    gh issue edit "$number" --body-file body.md
  else
    gh issue create --title "$title" --body-file body.md
  fi
elif [ -n "$number" ]; then
  gh issue close "$number" --comment "\`$ENVIRONMENT\` is as its templates say again."
fi"#;
