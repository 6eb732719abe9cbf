//! Who approved a run. GitHub makes an environment of any name that a job has, and one without reviewers asks nobody: so
//! whoever applies a plan there asks GitHub whether somebody did approve.

use serde_json::Value as Json;

use super::client::{Client, segment};
use crate::Home;
use crate::context::{Context, GitHubAccess, say};
use crate::error::{Error, Result};

/// Makes sure that a run on GitHub was approved for an environment whose file names reviewers. On a person's machine the
/// gate `approvals` was asked.
///
/// # Errors
/// When nobody approved, or GitHub cannot be asked.
pub(crate) async fn require(context: &Context, home: &Home, environment: &str) -> Result<()> {
    let Some(run) = &context.run else { return Ok(()) };
    if home.reviewers.is_empty() {
        return Ok(());
    }
    let id = run.rsplit('/').next().unwrap_or_default();
    let Some(GitHubAccess { token, api }) = &context.github else {
        return Err(refused(environment, home, "GITHUB_TOKEN is not there to ask with"));
    };
    let client = Client::patient(api, Some(token))?;
    let who = approvers(&client, &home.repository, id, environment).await?;
    if who.is_empty() {
        return Err(refused(environment, home, "nobody approved this run"));
    }
    say(&format!("approved by {}", who.join(", ")));
    Ok(())
}

fn refused(environment: &str, home: &Home, why: &str) -> Error {
    Error::Refused {
        what: format!("`{environment}` asks one of {} to approve, and {why}", home.reviewers.join(", ")),
        hint: "`cargo xtask github verify` says whether the environment asks them; the job needs `actions: read`".into(),
    }
}

/// Names of those who approved. <https://docs.github.com/en/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run>
async fn approvers(client: &Client, repository: &str, run: &str, environment: &str) -> Result<Vec<String>> {
    let reviews = client.get(&format!("/repos/{repository}/actions/runs/{}/approvals", segment(run))).await?;
    let is_here = |review: &&Json| {
        let names = review["environments"].as_array().into_iter().flatten();
        review["state"] == "approved" && names.into_iter().any(|one| one["name"] == environment)
    };
    let reviews = reviews.as_array().cloned().unwrap_or_default();
    Ok(reviews
        .iter()
        .filter(is_here)
        .filter_map(|review| review["user"]["login"].as_str())
        .map(|login| format!("@{login}"))
        .collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::github::fake::{REPOSITORY, Server};

    #[tokio::test]
    async fn only_an_approval_of_this_environment_counts() {
        let server = Server::start().await;
        let review = |state: &str, environment: &str, login: &str| json!({ "state": state, "environments": [{ "name": environment }], "user": { "login": login } });
        let reviews = json!([
            review("approved", "staging", "ada"),
            review("rejected", "prod", "eve"),
            review("approved", "prod", "grace"),
        ]);
        server.answer(&format!("/repos/{REPOSITORY}/actions/runs/7/approvals"), reviews);
        let client = server.client();
        assert_eq!(approvers(&client, REPOSITORY, "7", "prod").await.unwrap(), ["@grace"]);
        assert_eq!(approvers(&client, REPOSITORY, "7", "dev").await.unwrap(), Vec::<String>::new());
        assert!(approvers(&client, REPOSITORY, "8", "prod").await.is_err());
    }
}
