//! What a scheduled workflow finds, said in one issue: opened, written over while there is something, closed when there is not.

use actions::model::{Expr, Step, repository, token};

/// What is looked for, and how it is said.
pub(crate) struct Finding<'a> {
    /// Such as `cargo xtask drift --env dev`: exit code 4 when there is something, 0 when there is nothing.
    pub(crate) command: &'a str,
    /// By which the issue is found again.
    pub(crate) title: &'a str,
    pub(crate) introduction: &'a str,
    /// Said when the issue is closed.
    pub(crate) gone: &'a str,
}

impl Finding<'_> {
    /// Looks; any other exit code is a failure to look.
    #[track_caller]
    pub(crate) fn look(&self) -> Step {
        let command = self.command;
        let script = format!("code=0\n{command} >report.txt || code=$?\n{FOUND}");
        Step::run("Look", script).id("look").writes(["found"])
    }

    /// Says what was found.
    #[track_caller]
    pub(crate) fn tell(&self, found: Expr) -> Step {
        Step::run("Say so", TELL)
            .env("FOUND", found)
            .env("TITLE", self.title)
            .env("INTRODUCTION", self.introduction)
            .env("GONE", self.gone)
            .env("GH_TOKEN", token())
            .env("GH_REPO", repository())
    }
}

const FOUND: &str = r#"cat report.txt
case "$code" in
  0) echo "found=false" >>"$GITHUB_OUTPUT" ;;
  4) echo "found=true" >>"$GITHUB_OUTPUT" ;;
  *) exit "$code" ;;
esac"#;

/// Only an issue that a workflow opened is one of ours. GitHub takes 65,536 characters.
const TELL: &str = r#"set -o pipefail
number=$(gh issue list --app github-actions --state open --limit 100 --json number,title \
  --jq ".[] | select(.title == \"$TITLE\") | .number" | head --lines 1)
if [ "$FOUND" = true ]; then
  {
    echo "$INTRODUCTION ($GITHUB_SERVER_URL/$GH_REPO/actions/runs/$GITHUB_RUN_ID)"
    echo '```'
    head --bytes 60000 report.txt
    echo '```'
  } >body.md
  if [ -n "$number" ]; then
    gh issue edit "$number" --body-file body.md
  else
    gh issue create --title "$TITLE" --body-file body.md
  fi
elif [ -n "$number" ]; then
  gh issue close "$number" --comment "$GONE"
fi"#;
