//! The API as one caller sees it.

use std::time::Duration;

use serde_json::Value as Json;

use crate::local::http::{self, Answer};

/// What a step gives, or why it failed.
pub(super) type Tried<T> = Result<T, String>;

/// How long an answer may take, and whatever is waited for.
const PATIENCE: Duration = Duration::from_mins(1);
const LOOK_EVERY: Duration = Duration::from_millis(25);

pub(super) struct Api<'a> {
    url: &'a str,
    /// Nobody's is empty.
    token: String,
}

impl<'a> Api<'a> {
    pub(super) fn new(url: &'a str, token: &str) -> Self {
        Self { url, token: token.to_owned() }
    }

    /// The same address, asked with another token.
    pub(super) fn with_token(&self, token: &str) -> Self {
        Self::new(self.url, token)
    }

    pub(super) async fn get(&self, path: &str) -> Tried<Json> {
        Ok(self.call("GET", path, &[], "", &[200]).await?.json())
    }

    pub(super) async fn post(&self, path: &str, body: &Json, expected: &[u16]) -> Tried<Json> {
        Ok(self.call("POST", path, &[], body.to_string(), expected).await?.json())
    }

    /// A request that must be answered with one of some statuses.
    pub(super) async fn call(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<bytes::Bytes>,
        expected: &[u16],
    ) -> Tried<Answer> {
        let authorization = format!("Bearer {}", self.token);
        let mut all = vec![("content-type", "application/json")];
        if !self.token.is_empty() {
            all.push(("authorization", authorization.as_str()));
        }
        all.extend(headers);
        let url = format!("{}{path}", self.url);
        let answer = tokio::time::timeout(PATIENCE, http::send(method, &url, &all, body)).await;
        let answer =
            answer.map_err(|_| format!("{method} {path} is not answered to its end after a minute"))?;
        let answer = answer.map_err(|error| format!("{method} {path}: {error}"))?;
        if expected.contains(&answer.status) {
            return Ok(answer);
        }
        let detail = answer.json();
        let detail = detail["detail"].as_str().unwrap_or_default();
        Err(format!("{method} {path} answered {}: {detail}", answer.status))
    }

    /// Asks until an answer of 200 fits; one of 503 says that it is not ready yet.
    pub(super) async fn until(&self, path: &str, fits: impl Fn(&Json) -> Tried<bool>) -> Tried<Json> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let answer = self.call("GET", path, &[], "", &[200, 503]).await?;
            let found = answer.json();
            if answer.status == 200 && fits(&found)? {
                return Ok(found);
            }
            if tokio::time::Instant::now() > deadline {
                return Err(format!("GET {path} is after a minute still {found}"));
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Waits until a run succeeded.
    pub(super) async fn ended(&self, run: i64) -> Tried<Json> {
        let succeeded = |state: &Json| match state["status"].as_str() {
            Some("succeeded") => Ok(true),
            Some("failed" | "cancelled") => Err(format!("run {run} ended as {state}")),
            Some(_) | None => Ok(false),
        };
        self.until(&format!("/runs/{run}"), succeeded).await
    }
}

/// The id of what was made.
pub(super) fn id(made: &Json) -> Tried<i64> {
    made["id"].as_i64().ok_or_else(|| format!("there is no `id` in {made}"))
}

/// The items of a page.
pub(super) fn items(page: &Json) -> Tried<&[Json]> {
    page["items"].as_array().map(Vec::as_slice).ok_or_else(|| format!("there are no `items` in {page}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_missing_in_an_answer_is_named() {
        assert_eq!(id(&json!({ "id": 7 })), Ok(7));
        assert_eq!(id(&json!({ "name": "a" })), Err("there is no `id` in {\"name\":\"a\"}".to_owned()));
        assert_eq!(items(&json!({ "items": [1] })).map(<[Json]>::len), Ok(1));
        assert_eq!(items(&json!([1])), Err("there are no `items` in [1]".to_owned()));
    }
}
