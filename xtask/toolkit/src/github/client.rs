//! One thin client of GitHub's REST API: JSON, pages, how often it may be asked, and what it says when it refuses.

#[cfg(test)]
mod tests;

use std::time::Duration;

use reqwest::header::{
    ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LINK, RETRY_AFTER, USER_AGENT,
};
use reqwest::redirect::Policy;
use reqwest::{Method, StatusCode};
use serde_json::Value as Json;

use super::refusal;
use crate::clock;
use crate::context::Secret;
use crate::error::{Error, Result};
use crate::moment::iso;

/// <https://docs.github.com/en/rest/about-the-rest-api/api-versions>
const VERSION: &str = "2022-11-28";
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// The same for one that a deployment would wait for.
const HASTE: Duration = Duration::from_secs(10);
/// How often a request is sent at most.
const TRIES: u32 = 3;
/// Seconds that are waited for until GitHub may be asked again.
const LONGEST_WAIT: u64 = 60;
/// Pages that are read: a hundred times a hundred things.
const PAGES: usize = 100;

/// GitHub's API, as somebody or as nobody.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    http: reqwest::Client,
    api: String,
    has_token: bool,
    tries: u32,
    /// What is waited for is counted in these; tests have shorter ones.
    second: Duration,
}

/// What kept a request from being answered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Failure {
    #[error("cannot be reached: {0}")]
    Unreachable(String),
    /// Until then, in milliseconds since the epoch.
    #[error("is asked too often: it may be asked again at {}; {}", iso(*until), if *has_token { "repeat the command then" } else { "with a token in GITHUB_TOKEN it may be asked far more often" })]
    Limited { until: u64, has_token: bool },
    #[error("{text}")]
    Refused { status: u16, text: String },
    #[error("its answer to {path} is not understood: {what}")]
    Unreadable { path: String, what: String },
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self::GitHub(failure.to_string())
    }
}

pub(crate) type Answer<T> = std::result::Result<T, Failure>;

/// One request.
struct Request<'a> {
    method: Method,
    /// From the API's address on.
    path: &'a str,
    url: String,
    body: Option<&'a Json>,
}

/// What came back, and the address of the next page.
struct Page {
    json: Json,
    next: Option<String>,
}

/// Why one try failed, and whether another may succeed.
struct Trouble {
    failure: Failure,
    /// Seconds until then.
    again: Option<u64>,
}

impl Client {
    /// One that waits where it helps, and asks again.
    ///
    /// # Errors
    /// When the token cannot be one.
    pub(crate) fn patient(api: &str, token: Option<&Secret>) -> Result<Self> {
        Self::with(api, token, PATIENCE, TRIES)
    }

    /// One that asks once, for ten seconds at most.
    ///
    /// # Errors
    /// As [`Client::patient`].
    pub(crate) fn hasty(api: &str, token: Option<&Secret>) -> Result<Self> {
        Self::with(api, token, HASTE, 1)
    }

    fn with(api: &str, token: Option<&Secret>, patience: Duration, tries: u32) -> Result<Self> {
        let mut headers = HeaderMap::from_iter([
            (ACCEPT, HeaderValue::from_static("application/vnd.github+json")),
            (CONTENT_TYPE, HeaderValue::from_static("application/json")),
            (USER_AGENT, HeaderValue::from_static("xtask")),
            (HeaderName::from_static("x-github-api-version"), HeaderValue::from_static(VERSION)),
        ]);
        if let Some(token) = token {
            let bearer = HeaderValue::from_str(&format!("Bearer {}", token.0));
            let mut bearer = bearer.map_err(|_| Error::Usage("GITHUB_TOKEN is no token".into()))?;
            bearer.set_sensitive(true);
            headers.insert(AUTHORIZATION, bearer);
        }
        let http = reqwest::Client::builder()
            .default_headers(headers)
            .timeout(patience)
            // What was renamed may by now be somebody else's; and a POST would become a GET.
            .redirect(Policy::none())
            .build()
            .map_err(|error| Error::GitHub(cause(&error)))?;
        Ok(Self {
            http,
            api: api.trim_end_matches('/').to_owned(),
            has_token: token.is_some(),
            tries,
            second: Duration::from_secs(1),
        })
    }

    /// The same with seconds of a millisecond.
    #[cfg(test)]
    pub(crate) fn quick(self) -> Self {
        Self { second: Duration::from_millis(1), ..self }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer<Json> {
        self.send(Method::GET, path, None).await
    }

    /// The same, or nothing where there is no such thing (or the token may not see it).
    pub(crate) async fn find(&self, path: &str) -> Answer<Option<Json>> {
        match self.get(path).await {
            Err(Failure::Refused { status: 404, .. }) => Ok(None),
            answer => answer.map(Some),
        }
    }

    pub(crate) async fn post(&self, path: &str, body: &Json) -> Answer<Json> {
        self.send(Method::POST, path, Some(body)).await
    }

    pub(crate) async fn send(&self, method: Method, path: &str, body: Option<&Json>) -> Answer<Json> {
        let request = Request { method, path, url: format!("{}{path}", self.api), body };
        self.answer(&request).await.map(|page| page.json)
    }

    /// Everything in a list, whatever number of pages it has. `key` is where the list is in each of them.
    /// <https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api>
    pub(crate) async fn pages(&self, path: &str, key: Option<&str>) -> Answer<Vec<Json>> {
        let unreadable = |what: String| Failure::Unreadable { path: path.to_owned(), what };
        let mut items = Vec::new();
        let mut url = format!("{}{path}", self.api);
        for _ in 0..PAGES {
            let Page { json, next } =
                self.answer(&Request { method: Method::GET, path, url, body: None }).await?;
            let page = key.map_or(&json, |key| &json[key]);
            let page = page.as_array().ok_or_else(|| unreadable("there is no list in it".into()))?;
            items.extend(page.iter().cloned());
            let Some(next) = next else { return Ok(items) };
            // The token goes with the request.
            if !next.starts_with(&format!("{}/", self.api)) {
                return Err(unreadable("the next page is at another address".into()));
            }
            url = next;
        }
        Err(unreadable(format!("it has more than {PAGES} pages")))
    }

    async fn answer(&self, request: &Request<'_>) -> Answer<Page> {
        let mut tries = 1;
        loop {
            let Trouble { failure, again } = match self.once(request, tries).await {
                Ok(page) => return Ok(page),
                Err(trouble) => trouble,
            };
            let Some(seconds) = again.filter(|_| tries < self.tries) else { return Err(failure) };
            tokio::time::sleep(self.second * u32::try_from(seconds).unwrap_or(u32::MAX)).await;
            tries += 1;
        }
    }

    async fn once(&self, request: &Request<'_>, tries: u32) -> std::result::Result<Page, Trouble> {
        // What is asked for again may have been done already.
        let may_repeat = matches!(request.method, Method::GET | Method::PUT | Method::DELETE);
        let soon = may_repeat.then_some(u64::from(tries));
        let mut sent = self.http.request(request.method.clone(), &request.url);
        if let Some(body) = request.body {
            sent = sent.body(body.to_string());
        }
        let lost =
            |error: reqwest::Error| Trouble { failure: Failure::Unreachable(cause(&error)), again: soon };
        let answer = sent.send().await.map_err(lost)?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let bytes = answer.bytes().await.map_err(lost)?;
        if status.is_success() {
            let json = if bytes.is_empty() { Ok(Json::Null) } else { serde_json::from_slice(&bytes) };
            let json = json.map_err(|error| Trouble {
                failure: Failure::Unreadable { path: request.path.to_owned(), what: error.to_string() },
                again: None,
            })?;
            return Ok(Page { json, next: next(&headers) });
        }
        let now = clock::millis();
        if let Some(seconds) = limit(status, &headers, now / 1_000) {
            let until = now.saturating_add(seconds.saturating_mul(1_000));
            return Err(Trouble {
                failure: Failure::Limited { until, has_token: self.has_token },
                again: Some(seconds).filter(|seconds| *seconds <= LONGEST_WAIT),
            });
        }
        let said = serde_json::from_slice(&bytes).unwrap_or_default();
        let text = refusal::text(&request.method, request.path, status, &said, self.has_token);
        Err(Trouble {
            failure: Failure::Refused { status: status.as_u16(), text },
            again: soon.filter(|_| status.is_server_error()),
        })
    }
}

/// The seconds until GitHub may be asked again, where that is what it says; `now` in seconds since the epoch.
/// <https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api>
fn limit(status: StatusCode, headers: &HeaderMap, now: u64) -> Option<u64> {
    if !matches!(status, StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS) {
        return None;
    }
    let number = |name: HeaderName| headers.get(name)?.to_str().ok()?.parse::<u64>().ok();
    let left = number(HeaderName::from_static("x-ratelimit-remaining"));
    let reset = number(HeaderName::from_static("x-ratelimit-reset")).unwrap_or(now + LONGEST_WAIT);
    number(RETRY_AFTER)
        .or_else(|| (left == Some(0)).then(|| reset.saturating_add(1).saturating_sub(now)))
        .or_else(|| (status == StatusCode::TOO_MANY_REQUESTS).then_some(LONGEST_WAIT))
}

/// The address of the next page. <https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api>
fn next(headers: &HeaderMap) -> Option<String> {
    let links = headers.get(LINK)?.to_str().ok()?;
    let link = links.split(',').find(|link| link.contains("rel=\"next\""))?;
    let (_, rest) = link.split_once('<')?;
    rest.split_once('>').map(|(url, _)| url.to_owned())
}

/// The innermost reason, such as `Connection refused`. No header is in it.
fn cause(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "no answer came in time".to_owned();
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

/// A text as one segment of an address.
pub(crate) fn segment(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
