//! GitHub, where there is a token: deployments are shown there as well. What counts is the record in the state bucket.

use std::time::Duration;

use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, USER_AGENT};
use serde_json::{Value as Json, json};

use crate::context::{Context, GitHubAccess};
use crate::error::{Error, Result};

/// How long GitHub may take: a deployment does not wait for it.
const PATIENCE: Duration = Duration::from_secs(10);

/// The deployments of one repository.
#[derive(Clone, Debug)]
pub(crate) struct Deployments {
    client: reqwest::Client,
    api: String,
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
    /// When the address of the API is none.
    pub(crate) fn open(context: &Context, repository: &str) -> Result<Option<Self>> {
        let Some(access) = &context.github else { return Ok(None) };
        Self::with(access, repository).map(Some)
    }

    fn with(GitHubAccess { token, api }: &GitHubAccess, repository: &str) -> Result<Self> {
        let bearer = HeaderValue::from_str(&format!("Bearer {}", token.0));
        let mut bearer = bearer.map_err(|_| Error::Usage("GITHUB_TOKEN is no token".into()))?;
        bearer.set_sensitive(true);
        let headers = HeaderMap::from_iter([
            (ACCEPT, HeaderValue::from_static("application/vnd.github+json")),
            (AUTHORIZATION, bearer),
            (CONTENT_TYPE, HeaderValue::from_static("application/json")),
            (USER_AGENT, HeaderValue::from_static("xtask")),
        ]);
        let client =
            reqwest::Client::builder().default_headers(headers).timeout(PATIENCE).build().map_err(failed)?;
        Ok(Self { client, api: api.trim_end_matches('/').to_owned(), repository: repository.to_owned() })
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
        let made: Json = self.post(&format!("/repos/{}/deployments", self.repository), &body).await?;
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
        self.post(&path, &body).await.map(drop)
    }

    async fn post(&self, path: &str, body: &Json) -> Result<Json> {
        let answer = self
            .client
            .post(format!("{}{path}", self.api))
            .body(body.to_string())
            .send()
            .await
            .map_err(failed)?;
        let status = answer.status();
        let json: Json = serde_json::from_slice(&answer.bytes().await.map_err(failed)?).unwrap_or_default();
        if status.is_success() {
            return Ok(json);
        }
        Err(Error::GitHub(json["message"].as_str().unwrap_or(status.as_str()).to_owned()))
    }
}

/// What kept the request from arriving; the address is no secret, the headers are not in it.
fn failed(error: reqwest::Error) -> Error {
    Error::GitHub(error.to_string())
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;
    use crate::context::Secret;

    /// Answers these bodies, one a connection; gives what was asked.
    async fn api(
        answers: &'static [(&'static str, &'static str)],
    ) -> (GitHubAccess, tokio::task::JoinHandle<Vec<String>>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let api = format!("http://{}", listener.local_addr().unwrap());
        let served = tokio::spawn(async move {
            let mut asked = Vec::new();
            for (status, body) in answers {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut bytes = vec![0; 65_536];
                let mut length = 0;
                let text = loop {
                    length += stream.read(&mut bytes[length..]).await.unwrap();
                    let text = String::from_utf8_lossy(&bytes[..length]).into_owned();
                    if text.ends_with('}') {
                        break text;
                    }
                };
                let head = format!(
                    "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                    body.len()
                );
                stream.write_all((head + body).as_bytes()).await.unwrap();
                asked.push(text);
            }
            asked
        });
        (GitHubAccess { token: Secret("t0ken".into()), api }, served)
    }

    #[tokio::test]
    async fn a_deployment_is_begun_and_its_end_told() {
        let (access, served) = api(&[("201 Created", r#"{"id":7}"#), ("201 Created", r#"{"id":8}"#)]).await;
        let deployments = Deployments::with(&access, "example/trestle").unwrap();
        let number = deployments.begin("dev", "c0ffee", "sha256:1").await.unwrap();
        deployments
            .state(number, State::Success, Some("https://github.com/example/trestle/actions/runs/1"))
            .await
            .unwrap();
        let asked = served.await.unwrap();
        assert!(asked[0].starts_with("POST /repos/example/trestle/deployments "), "{}", asked[0]);
        assert!(asked[0].to_lowercase().contains("authorization: bearer t0ken"), "{}", asked[0]);
        assert!(
            asked[0].contains(r#""required_contexts":[]"#) && asked[0].contains(r#""ref":"c0ffee""#),
            "{}",
            asked[0]
        );
        assert!(asked[1].starts_with("POST /repos/example/trestle/deployments/7/statuses "), "{}", asked[1]);
        assert!(asked[1].contains(r#""state":"success""#), "{}", asked[1]);
    }

    #[tokio::test]
    async fn a_refusal_is_told_in_the_words_of_github() {
        let (access, served) =
            api(&[("403 Forbidden", r#"{"message":"Resource not accessible by integration"}"#)]).await;
        let deployments = Deployments::with(&access, "example/trestle").unwrap();
        let error = deployments.begin("dev", "c0ffee", "sha256:1").await.unwrap_err();
        assert_eq!(error.to_string(), "GitHub: Resource not accessible by integration");
        served.await.unwrap();
        assert!(!format!("{access:?}").contains("t0ken"));
    }
}
