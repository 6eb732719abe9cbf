//! Answers of a registry: reading them bounded in time and size, what they say, and when to ask again.

use std::time::Duration;

use bytes::Bytes;
use reqwest::{RequestBuilder, Response, StatusCode};
use serde_json::Value as Json;

use super::connection::Connection;
use super::layout::Digest;
use crate::error::{Error, Result};

/// How long nothing may come.
pub(super) const SILENCE: Duration = Duration::from_secs(30);
/// How often one step is tried, and the pause after the first failure.
const TRIES: u32 = 5;
pub(super) const PAUSE: Duration = Duration::from_millis(500);
/// The most bytes of an error's text.
const WORDS: usize = 4 << 10;

/// Why a request has no answer that can be used.
#[derive(Debug)]
pub(super) enum Failure {
    /// Another try may succeed.
    Lost(String),
    /// None will.
    Final(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Final(error)
    }
}

/// What came of one try.
pub(super) type Attempt<T> = std::result::Result<T, Failure>;

/// The tries of one step.
#[derive(Debug, Default)]
pub(super) struct Patience {
    failures: u32,
}

impl Patience {
    /// Waits after a failure; after the last, or one that stays, it is an error.
    pub(super) async fn after(
        &mut self,
        connection: &Connection,
        what: &str,
        failure: Failure,
    ) -> Result<()> {
        let why = match failure {
            Failure::Final(error) => return Err(error),
            Failure::Lost(why) => why,
        };
        self.failures += 1;
        if self.failures == TRIES {
            return Err(Error::Registry(format!(
                "the registry `{}` did not {what} in {TRIES} tries: {why}; \
                 look whether it can be reached and try again, what has arrived is not sent again",
                connection.name()
            )));
        }
        tokio::time::sleep(connection.pause * 2_u32.pow(self.failures - 1)).await;
        Ok(())
    }
}

/// The digest that an answer names, if it names one.
pub(super) fn named(response: &Response) -> Option<String> {
    let value = response.headers().get("docker-content-digest")?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// An error when an answer names another digest than this one.
pub(super) fn check_named(connection: &Connection, digest: &Digest, response: &Response) -> Result<()> {
    match named(response) {
        Some(named) if named != digest.as_str() => {
            Err(connection.lie(digest.as_str(), &format!("it calls it `{named}`")))
        }
        Some(_) | None => Ok(()),
    }
}

/// The next bytes of a body; none at its end.
pub(super) async fn next(response: &mut Response) -> Attempt<Option<Bytes>> {
    match tokio::time::timeout(SILENCE, response.chunk()).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) => Err(Failure::Lost(causes(error))),
        Err(_) => Err(Failure::Lost(silent(SILENCE))),
    }
}

/// A whole body of at most so many bytes.
pub(super) async fn body(mut response: Response, most: usize) -> Attempt<Bytes> {
    let mut read = Vec::new();
    while let Some(bytes) = next(&mut response).await? {
        read.extend_from_slice(&bytes);
        if read.len() > most {
            let host = response.url().authority().to_owned();
            return Err(Failure::Final(Error::Registry(format!(
                "`{host}` answers with more than {most} bytes, which answers nothing that was asked: ask who runs it"
            ))));
        }
    }
    Ok(Bytes::from(read))
}

pub(super) async fn sent(builder: RequestBuilder, patience: Duration) -> Attempt<Response> {
    match tokio::time::timeout(patience, builder.send()).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(error)) => Err(Failure::Lost(causes(error))),
        Err(_) => Err(Failure::Lost(silent(patience))),
    }
}

fn silent(patience: Duration) -> String {
    format!("nothing came in {} seconds", patience.as_secs())
}

/// An error with all that lies below it, and without the address, whose query may be a credential.
pub(super) fn causes(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut source = std::error::Error::source(&error);
    while let Some(cause) = source {
        text.push_str(&format!(": {cause}"));
        source = cause.source();
    }
    text
}

/// The status of a refusal and its first error.
/// <https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes>
pub(super) async fn words(mut response: Response) -> String {
    let status = response.status();
    let mut read = Vec::new();
    while read.len() < WORDS
        && let Ok(Some(bytes)) = next(&mut response).await
    {
        read.extend_from_slice(&bytes);
    }
    let answer: Json = serde_json::from_slice(&read).unwrap_or_default();
    let error = &answer["errors"][0];
    let text = match (error["code"].as_str(), error["message"].as_str()) {
        (Some(code), Some(message)) => format!("{code}: {message}"),
        (Some(text), None) | (None, Some(text)) => text.to_owned(),
        (None, None) => String::from_utf8_lossy(&read).trim().chars().take(200).collect(),
    };
    if text.is_empty() { status.to_string() } else { format!("{status}, {text}") }
}

/// Whether a refusal may be another answer a moment later.
pub(super) fn is_passing(status: StatusCode) -> bool {
    let is_servers = status.is_server_error() && status != StatusCode::NOT_IMPLEMENTED;
    is_servers || status == StatusCode::TOO_MANY_REQUESTS || status == StatusCode::REQUEST_TIMEOUT
}
