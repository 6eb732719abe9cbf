//! pins: once a week looks for newer releases of the actions, and says so in one issue. It cannot propose them itself: the
//! token of a run may not change workflows. Dependabot would edit the generated files and not what they are generated from.

use actions::model::{Concurrency, Job, Permission, Scope, Step, Text, Workflow, repository, token};

use crate::parts::{READ, checkout};

pub(crate) fn workflow() -> Workflow {
    let mut pins = Workflow::new("pins.yml", Concurrency::Queue(Text::default()));
    pins.on_schedule("29 5 * * 2");
    pins.on_dispatch();
    let mut job = Job::new("look", "Newer releases", 40);
    job.permissions([READ, Permission::write(Scope::Issues, "to open the issue, or to close it")]);
    job.step(checkout());
    let look = job.step(Step::run("Look", LOOK).id("look").writes(["newer"]).env("GITHUB_TOKEN", token()));
    job.step(
        Step::run("Say so", TELL)
            .env("NEWER", look.output("newer"))
            .env("GH_TOKEN", token())
            .env("GH_REPO", repository()),
    );
    pins.add(job);
    pins
}

/// Exit code 4 says that there are newer ones; anything else than 0 is a failure to look.
const LOOK: &str = r#"code=0
cargo xtask workflows pins update --check >pins.txt 2>&1 || code=$?
cat pins.txt
case "$code" in
  0) echo "newer=false" >>"$GITHUB_OUTPUT" ;;
  4) echo "newer=true" >>"$GITHUB_OUTPUT" ;;
  *) exit "$code" ;;
esac"#;

/// One issue: opened, written over, closed when there is nothing newer.
const TELL: &str = r#"set -o pipefail
title="Newer releases of actions"
number=$(gh issue list --app github-actions --state open --limit 100 --json number,title \
  --jq ".[] | select(.title == \"$title\") | .number" | head --lines 1)
if [ "$NEWER" = true ]; then
  {
    echo 'Run `cargo xtask workflows pins update` and `cargo xtask workflows generate`, read the release notes, and commit.'
    echo '```'
    head --bytes 60000 pins.txt
    echo '```'
  } >body.md
  if [ -n "$number" ]; then
    gh issue edit "$number" --body-file body.md
  else
    gh issue create --title "$title" --body-file body.md
  fi
elif [ -n "$number" ]; then
  gh issue close "$number" --comment "Every pin is at its newest release."
fi"#;
