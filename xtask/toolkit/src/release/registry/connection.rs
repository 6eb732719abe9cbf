//! Requests to one registry: bounded in time, with credentials for its own host only, and what to say when they fail.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{AUTHORIZATION, CONTENT_LENGTH, HeaderName, HeaderValue, LOCATION, WWW_AUTHENTICATE};
use reqwest::redirect::Policy;
use reqwest::{Client, Method, Response, StatusCode, Url};
use serde_json::Value as Json;

use super::answer::{Attempt, Failure, PAUSE, Patience, SILENCE, body, causes, is_passing, sent, words};
use super::challenge::Challenge;
use super::reference::{is_repository, is_this_machine};
use crate::error::{Error, Result};

const CONNECT: Duration = Duration::from_secs(5);
/// The slowest line that a body may take, in bytes a second.
const SLOWEST: u64 = 64 << 10;
const REDIRECTS: usize = 5;
/// The most bytes of an answer with a token.
const TOKEN: usize = 1 << 20;

/// A request that can be sent again.
#[derive(Clone, Debug)]
pub(super) struct Request {
    method: Method,
    url: Url,
    headers: Vec<(HeaderName, String)>,
    body: Bytes,
}

impl Request {
    pub(super) fn new(method: Method, url: Url) -> Self {
        Self { method, url, headers: Vec::new(), body: Bytes::new() }
    }

    pub(super) fn header(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(super) fn body(mut self, body: Bytes) -> Self {
        self.body = body;
        self
    }
}

/// What reaches one registry.
#[derive(Debug)]
pub(super) struct Connection {
    client: Client,
    base: Url,
    /// The caller's `Authorization`.
    given: Option<HeaderValue>,
    /// What the registry's token service gave, by repository.
    tokens: Mutex<BTreeMap<String, HeaderValue>>,
    /// After the first failure of a step; each further pause is twice as long.
    pub(super) pause: Duration,
}

impl Connection {
    pub(super) fn new(base: &str, authorization: Option<&str>) -> Result<Self> {
        let wrong = |why: &str| Error::Usage(format!("`{base}` is no address of a registry: {why}"));
        let url = Url::parse(base).map_err(|error| wrong(&error.to_string()))?;
        if !is_safe(&url) {
            return Err(wrong("it begins with `https://`; only this machine is asked over `http://`"));
        }
        if url.path() != "/"
            || url.query().is_some()
            || url.fragment().is_some()
            || url.authority().contains('@')
        {
            return Err(wrong("it is a scheme, a host and perhaps a port, as `https://ghcr.io` is"));
        }
        let client = Client::builder().connect_timeout(CONNECT).redirect(Policy::none()).build();
        let client = client.map_err(|error| {
            Error::Registry(format!(
                "there is no way to `{base}`: {}; are certificate authorities installed on this machine?",
                causes(error)
            ))
        })?;
        let given = authorization.map(secret).transpose()?;
        Ok(Self { client, base: url, given, tokens: Mutex::default(), pause: PAUSE })
    }

    /// Host and port, for messages.
    pub(super) fn name(&self) -> &str {
        self.base.authority()
    }

    /// The address of something in a repository, such as `manifests/v1`.
    pub(super) fn url(&self, repository: &str, rest: &str) -> Result<Url> {
        let url = self.base.join(&format!("v2/{repository}/{rest}")).ok();
        url.filter(|_| is_repository(repository)).ok_or_else(|| {
            Error::Usage(format!(
                "`{repository}` is no repository: it has small letters and digits, with `.`, `_` or `-` between them"
            ))
        })
    }

    /// Where an answer leads, if it leads anywhere.
    pub(super) fn location(&self, response: &Response) -> Result<Option<Url>> {
        let Some(location) = response.headers().get(LOCATION) else { return Ok(None) };
        let url = location.to_str().ok().and_then(|location| response.url().join(location).ok());
        url.filter(|url| self.may_lead_to(url)).map(Some).ok_or_else(|| {
            Error::Registry(format!(
                "the registry `{}` leads to an address without encryption: ask who runs it",
                self.name()
            ))
        })
    }

    /// Sends until there is an answer.
    pub(super) async fn ask(&self, repository: &str, request: &Request) -> Result<Response> {
        let mut patience = Patience::default();
        loop {
            match self.send(repository, request).await {
                Ok(response) => return Ok(response),
                Err(failure) => patience.after(self, &format!("answer for `{repository}`"), failure).await?,
            }
        }
    }

    /// Sends once, and once more where the registry wants a token first.
    pub(super) async fn send(&self, repository: &str, request: &Request) -> Attempt<Response> {
        let mut response = self.follow(repository, request).await?;
        let can_ask = self.given.as_ref().is_none_or(is_basic);
        if response.status() == StatusCode::UNAUTHORIZED
            && can_ask
            && let Some(challenge) = challenge(&response)
        {
            let token = self.fetch_token(&challenge).await?;
            self.tokens.lock().expect("no holder of the tokens panics").insert(repository.to_owned(), token);
            response = self.follow(repository, request).await?;
        }
        match response.status() {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
                let credentials = self.credentials(repository);
                Err(Failure::Final(Error::Registry(format!(
                    "the registry `{}` does not allow {} of `{repository}` with {credentials}: {}; \
                     sign in to it again, or let somebody who runs it give the right",
                    self.name(),
                    request.method,
                    words(response).await
                ))))
            }
            status if is_passing(status) => Err(Failure::Lost(words(response).await)),
            _ => Ok(response),
        }
    }

    /// An answer that nothing can be made of.
    pub(super) async fn unexpected(&self, what: &str, response: Response) -> Error {
        let mend = if response.status() == StatusCode::NOT_FOUND {
            "is its name right, and was it made there?"
        } else {
            "mend what it says and try again, what has arrived is not sent again"
        };
        Error::Registry(format!(
            "the registry `{}` does not {what}: {}; {mend}",
            self.name(),
            words(response).await
        ))
    }

    /// A digest or a size that is not true.
    pub(super) fn lie(&self, about: &str, truth: &str) -> Error {
        Error::Registry(format!(
            "the registry lies about `{about}`: {truth}; nothing of it is used, ask who runs `{}`",
            self.name()
        ))
    }

    /// Follows where reading leads: ECR keeps blobs in S3.
    async fn follow(&self, repository: &str, request: &Request) -> Attempt<Response> {
        let mut url = request.url.clone();
        for _ in 0..=REDIRECTS {
            let response = self.once(repository, request, &url).await?;
            let reads = request.method == Method::GET || request.method == Method::HEAD;
            if !reads || !response.status().is_redirection() {
                return Ok(response);
            }
            match self.location(&response)? {
                Some(next) => url = next,
                None => return Ok(response),
            }
        }
        Err(Failure::Final(Error::Registry(format!(
            "the registry `{}` leads from address to address without end: ask who runs it",
            self.name()
        ))))
    }

    async fn once(&self, repository: &str, request: &Request, url: &Url) -> Attempt<Response> {
        let mut builder = self.client.request(request.method.clone(), url.clone());
        for (name, value) in &request.headers {
            builder = builder.header(name.clone(), value.as_str());
        }
        // Credentials are for the registry alone, wherever it leads.
        if url.origin() == self.base.origin()
            && let Some(value) = self.token(repository).or_else(|| self.given.clone())
        {
            builder = builder.header(AUTHORIZATION, value);
        }
        let size = request.body.len() as u64;
        if size > 0 {
            builder = builder.body(request.body.clone());
        } else if request.method == Method::POST || request.method == Method::PUT {
            builder = builder.header(CONTENT_LENGTH, "0");
        }
        sent(builder, SILENCE + Duration::from_secs(size / SLOWEST)).await
    }

    async fn fetch_token(&self, challenge: &Challenge) -> Attempt<HeaderValue> {
        let failed = |why: &str| {
            Failure::Final(Error::Registry(format!(
                "the registry `{}` wants a token of `{}`, which {why}: sign in again, or ask who runs it",
                self.name(),
                challenge.realm
            )))
        };
        let url = challenge
            .url()
            .filter(|url| self.may_lead_to(url))
            .ok_or_else(|| failed("is no `https://` address"))?;
        let mut builder = self.client.get(url);
        if let Some(given) = &self.given {
            builder = builder.header(AUTHORIZATION, given.clone());
        }
        let response = sent(builder, SILENCE).await?;
        if is_passing(response.status()) {
            return Err(Failure::Lost(words(response).await));
        }
        if !response.status().is_success() {
            return Err(failed(&format!("says {}", words(response).await)));
        }
        let answer: Json = serde_json::from_slice(&body(response, TOKEN).await?).unwrap_or_default();
        let token = answer["token"].as_str().or_else(|| answer["access_token"].as_str());
        let token = token.ok_or_else(|| failed("gives none"))?;
        Ok(secret(&format!("Bearer {token}"))?)
    }

    /// A registry elsewhere leads to nothing on this machine, and none to where others can read.
    fn may_lead_to(&self, url: &Url) -> bool {
        is_safe(url) && (url.scheme() == "https" || self.base.scheme() == "http")
    }

    fn token(&self, repository: &str) -> Option<HeaderValue> {
        self.tokens.lock().expect("no holder of the tokens panics").get(repository).cloned()
    }

    /// Which credentials a request goes with, in words.
    fn credentials(&self, repository: &str) -> String {
        let given = match &self.given {
            None => "no credentials",
            Some(value) if is_basic(value) => "the given user and password",
            Some(_) => "the given token",
        };
        if self.token(repository).is_some() { format!("a token for {given}") } else { given.to_owned() }
    }
}

fn challenge(response: &Response) -> Option<Challenge> {
    let values = response.headers().get_all(WWW_AUTHENTICATE);
    values.iter().filter_map(|value| value.to_str().ok()).find_map(Challenge::read)
}

/// Whether nobody on the way can read or alter what is sent there.
fn is_safe(url: &Url) -> bool {
    match url.scheme() {
        "https" => true,
        "http" => url.host_str().is_some_and(is_this_machine),
        _ => false,
    }
}

fn is_basic(value: &HeaderValue) -> bool {
    value.as_bytes().to_ascii_lowercase().starts_with(b"basic ")
}

/// A value that no log shows.
fn secret(text: &str) -> Result<HeaderValue> {
    let mut value = HeaderValue::from_str(text).map_err(|_| {
        Error::Usage("the credentials have characters that no header has: do they end with a line?".into())
    })?;
    value.set_sensitive(true);
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_wrong(base: &str, why: &str) {
        let error = Connection::new(base, None).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }

    #[test]
    fn only_this_machine_is_asked_without_encryption() {
        assert!(Connection::new("https://ghcr.io", None).is_ok());
        assert_eq!(Connection::new("http://127.0.0.1:4566/", None).unwrap().name(), "127.0.0.1:4566");
        check_wrong("http://ghcr.io", "`https://`");
        check_wrong("http://127.0.0.1.example.com", "`https://`");
        check_wrong("ftp://localhost", "`https://`");
        check_wrong("https://ghcr.io/v2", "a scheme, a host");
        check_wrong("https://user:password@ghcr.io", "a scheme, a host");
        check_wrong("ghcr.io", "no address");
    }

    #[test]
    fn a_repository_stays_below_its_registry() {
        let connection = Connection::new("https://ghcr.io", None).unwrap();
        let url = connection.url("a/b", "manifests/sha256:1").unwrap();
        assert_eq!(url.as_str(), "https://ghcr.io/v2/a/b/manifests/sha256:1");
        assert!(connection.url("../a", "manifests/v1").is_err());
        assert!(connection.url("a?b", "manifests/v1").is_err());
    }

    #[test]
    fn credentials_that_no_header_takes_are_an_error() {
        let error = Connection::new("https://ghcr.io", Some("Basic a\n")).unwrap_err().to_string();
        assert!(error.contains("end with a line"), "{error}");
        let connection = Connection::new("https://ghcr.io", Some("Basic a")).unwrap();
        assert!(!format!("{connection:?}").contains("Basic a"));
    }
}
