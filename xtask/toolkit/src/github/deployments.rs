//! Deployments as GitHub shows them. What counts is the record in the state bucket.

use serde_json::json;

use super::client::Client;
use crate::context::{Context, GitHubAccess};
use crate::error::{Error, Result};

/// The deployments of one repository.
#[derive(Clone, Debug)]
pub(crate) struct Deployments {
    client: Client,
    /// `OWNER/NAME`
    repository: String,
}

/// How a deployment stands, in GitHub's words.
/// <https://docs.github.com/en/rest/deployments/statuses>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    InProgress,
    Success,
    Failure,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            Self::InProgress => "in_progress",
            Self::Success => "success",
            Self::Failure => "failure",
        }
    }
}

impl Deployments {
    /// The deployments of a repository, when the environment holds a token.
    ///
    /// # Errors
    /// When the token cannot be one.
    pub(crate) fn open(context: &Context, repository: &str) -> Result<Option<Self>> {
        let Some(access) = &context.github else { return Ok(None) };
        Self::with(access, repository).map(Some)
    }

    fn with(GitHubAccess { token, api }: &GitHubAccess, repository: &str) -> Result<Self> {
        Ok(Self { client: Client::hasty(api, Some(token))?, repository: repository.to_owned() })
    }

    /// Says that a commit is being deployed; gives the number of the deployment.
    pub(crate) async fn begin(&self, environment: &str, commit: &str, release: &str) -> Result<u64> {
        let body = json!({
            "ref": commit,
            "environment": environment,
            "auto_merge": false,
            // The gates were asked already.
            "required_contexts": [],
            "payload": { "release": release },
        });
        let made = self.client.post(&format!("/repos/{}/deployments", self.repository), &body).await?;
        made["id"]
            .as_u64()
            .ok_or_else(|| Error::GitHub(format!("no deployment was made: {}", made["message"])))
    }

    /// Says how it stands.
    pub(crate) async fn state(&self, deployment: u64, state: State, run: Option<&str>) -> Result<()> {
        let mut body = json!({ "state": state.word() });
        if let Some(run) = run {
            body["log_url"] = run.into();
        }
        let path = format!("/repos/{}/deployments/{deployment}/statuses", self.repository);
        self.client.post(&path, &body).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::github::fake::{self, Fault};

    #[tokio::test]
    async fn a_deployment_is_begun_and_its_end_told() {
        let server = fake::Server::start().await;
        let deployments = Deployments::with(&server.access(), fake::REPOSITORY).unwrap();
        let number = deployments.begin("dev", "c0ffee", "sha256:1").await.unwrap();
        deployments
            .state(number, State::Success, Some("https://github.com/example/trestle/actions/runs/1"))
            .await
            .unwrap();
        let asked = server.asked();
        assert_eq!(asked[0].line(), "POST /repos/example/trestle/deployments");
        assert_eq!(asked[0].authorization.as_deref(), Some("Bearer t0ken"));
        assert_eq!(asked[0].body["required_contexts"], json!([]));
        assert_eq!(asked[0].body["ref"], "c0ffee");
        assert_eq!(asked[1].line(), format!("POST /repos/example/trestle/deployments/{number}/statuses"));
        assert_eq!(asked[1].body["state"], "success");
    }

    #[tokio::test]
    async fn a_refusal_is_told_in_the_words_of_github_and_not_waited_for() {
        let server = fake::Server::start().await;
        server.fault(
            1,
            Fault::new(403).saying("Resource not accessible by integration").header("retry-after", "1"),
        );
        server.fault(2, Fault::new(403).saying("Resource not accessible by integration"));
        let deployments = Deployments::with(&server.access(), fake::REPOSITORY).unwrap();
        let limited = deployments.begin("dev", "c0ffee", "sha256:1").await.unwrap_err().to_string();
        assert!(limited.starts_with("GitHub: is asked too often"), "{limited}");
        let refused = deployments.begin("dev", "c0ffee", "sha256:1").await.unwrap_err().to_string();
        assert!(refused.starts_with("GitHub: Resource not accessible by integration"), "{refused}");
        assert!(refused.contains("`Deployments: write`"), "{refused}");
        assert_eq!(server.asked().len(), 2);
        assert!(!format!("{deployments:?}{:?}{limited}{refused}", server.access()).contains("t0ken"));
    }
}
