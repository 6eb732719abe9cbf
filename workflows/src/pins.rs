//! pins: once a week newer releases of the actions, as one pull request with the generated files. Dependabot would edit the
//! generated files and not what they are generated from.

use actions::model::{Concurrency, Job, Permission, Scope, Step, Text, Workflow, repository, token};

use crate::parts::{MAIN, READ};

pub(crate) fn workflow() -> Workflow {
    let mut pins = Workflow::new("pins.yml", Concurrency::Queue(Text::default()));
    pins.on_schedule("29 5 * * 2");
    pins.on_dispatch();
    let mut job = Job::new("update", "Update the pins", 40);
    job.permissions([
        READ,
        Permission::write(Scope::Contents, "to push the branch"),
        Permission::write(Scope::PullRequests, "to propose it"),
    ]);
    job.steps([
        Step::uses("Check the code out", "actions/checkout")
            .with("ref", MAIN)
            .with("persist-credentials", "false"),
        Step::run("Update", "cargo xtask workflows pins update\ncargo xtask workflows generate")
            .env("GITHUB_TOKEN", token()),
        Step::run("Propose it", PROPOSE).env("GH_TOKEN", token()).env("GH_REPO", repository()),
    ]);
    pins.add(job);
    pins
}

/// The token is handed to git for one push only.
const PROPOSE: &str = r#"if git diff --quiet; then
  echo "every pin is at its newest release"
  exit 0
fi
git switch --create pins
git config user.name "github-actions[bot]"
git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
git commit --all --message "Bring the actions to their newest releases"
gh auth setup-git
git push --force "https://github.com/$GH_REPO.git" pins
if [ "$(gh pr list --head pins --state open --json number --jq length)" = 0 ]; then
  gh pr create --head pins --title "Bring the actions to their newest releases" \
    --body "Releases that are out for a week. Run the checks by closing and reopening this pull request."
fi"#;
