//! The app's API as one caller sees it.

use std::time::Duration;

use anyhow::Context;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{HeaderMap, Request};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value as Json, json};

/// How long a run may take in a test.
const PATIENCE: Duration = Duration::from_mins(2);

const JSON: &str = "application/json";

#[derive(Clone, Debug)]
pub struct Api {
    url: String,
    token: String,
}

impl Api {
    #[must_use]
    pub fn new(url: &str, token: &str) -> Self {
        Self { url: url.to_owned(), token: token.to_owned() }
    }

    /// What it asks with.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The same address, asked by somebody else; by nobody, when the token is empty.
    #[must_use]
    pub fn with_token(&self, token: &str) -> Self {
        Self::new(&self.url, token)
    }

    /// Where it answers, such as `http://127.0.0.1:20000`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Sends a request; gives the status and the JSON of the answer.
    ///
    /// # Errors
    /// When nobody answers.
    pub async fn call(
        &self,
        method: &str,
        path: &str,
        body: impl Into<Bytes>,
    ) -> anyhow::Result<(u16, Json)> {
        let (status, _, body) = self.send(method, path, &[("content-type", JSON)], body).await?;
        Ok((status, serde_json::from_slice(&body).unwrap_or_default()))
    }

    /// An action of an AWS service that speaks forms and XML.
    ///
    /// # Errors
    /// When nobody answers.
    pub async fn form(&self, body: String) -> anyhow::Result<(u16, String)> {
        const FORM: &str = "application/x-www-form-urlencoded";
        let (status, _, body) = self.send("POST", "/", &[("content-type", FORM)], body).await?;
        Ok((status, String::from_utf8(body.into())?))
    }

    /// An action of an AWS service that speaks JSON.
    ///
    /// # Errors
    /// When nobody answers.
    pub async fn target(&self, action: &str, input: &Json) -> anyhow::Result<Json> {
        let (_, _, body) = self.send("POST", "/", &[("x-amz-target", action)], input.to_string()).await?;
        Ok(serde_json::from_slice(&body).unwrap_or_default())
    }

    /// The text of an object, or of a listing.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn text(&self, path: &str) -> anyhow::Result<String> {
        let (status, _, body) = self.send("GET", path, &[("accept", "*/*")], "").await?;
        anyhow::ensure!(status == 200, "GET {path} answered {status}");
        Ok(String::from_utf8(body.into())?)
    }

    /// Writes an object.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn put(&self, path: &str, body: String) -> anyhow::Result<()> {
        let headers = [("content-type", "application/octet-stream")];
        let (status, _, _) = self.send("PUT", path, &headers, body).await?;
        anyhow::ensure!(status == 200, "PUT {path} answered {status}");
        Ok(())
    }

    /// Sends a request with headers of its own; gives the status, the headers and the body of the answer, read to its end.
    /// Redirects are answers. The token is sent unless it is empty, or the headers say who asks.
    ///
    /// # Errors
    /// When nobody answers.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> anyhow::Result<(u16, HeaderMap, Bytes)> {
        let client: Client<HttpConnector, Full<Bytes>> = Client::builder(TokioExecutor::new()).build_http();
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.url));
        let says_who = headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("authorization"));
        if !says_who && !self.token.is_empty() {
            request = request.header("authorization", format!("Bearer {}", self.token));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(body.into()))?;
        let answer = client.request(request).await.with_context(|| format!("{method} {path}"))?;
        let (head, body) = answer.into_parts();
        Ok((head.status.as_u16(), head.headers, body.collect().await?.to_bytes()))
    }

    /// Sends a request that must be answered with this status.
    ///
    /// # Errors
    /// When it is not.
    pub async fn expect(
        &self,
        status: u16,
        method: &str,
        path: &str,
        body: impl Into<Bytes>,
    ) -> anyhow::Result<Json> {
        let (found, json) = self.call(method, path, body).await?;
        anyhow::ensure!(found == status, "{method} {path} answered {found}, not {status}: {json}");
        Ok(json)
    }

    /// A new tenant; `self` is the operator.
    ///
    /// # Errors
    /// When it cannot be made.
    pub async fn tenant(&self, name: &str) -> anyhow::Result<Api> {
        let made = self.expect(201, "POST", "/tenants", json!({ "name": name }).to_string()).await?;
        Ok(Api::new(&self.url, made["token"].as_str().context("a token")?))
    }

    /// Uploads an object, makes a flow and starts a run of it.
    ///
    /// # Errors
    /// When any of them is refused.
    pub async fn start(
        &self,
        flow: &str,
        steps: Json,
        format: &str,
        object: impl Into<Bytes>,
    ) -> anyhow::Result<i64> {
        let key = format!("{flow}.{format}");
        self.expect(201, "PUT", &format!("/objects/{key}"), object).await?;
        let flow =
            self.expect(201, "POST", "/flows", json!({ "name": flow, "steps": steps }).to_string()).await?;
        let run = json!({ "flow": flow["id"], "object": key, "format": format });
        let run = self.expect(202, "POST", "/runs", run.to_string()).await?;
        run["id"].as_i64().context("a run has an id")
    }

    /// Waits until a run's state fits.
    ///
    /// # Errors
    /// When that takes too long.
    pub async fn wait(&self, run: i64, fits: impl Fn(&Json) -> bool) -> anyhow::Result<Json> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let (status, state) = self.call("GET", &format!("/runs/{run}"), "").await?;
            // A worker and the API may be busy; being limited is no failure of the run.
            if status == 200 && fits(&state) {
                return Ok(state);
            }
            anyhow::ensure!(tokio::time::Instant::now() < deadline, "run {run} is still {state}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until a run ended.
    ///
    /// # Errors
    /// When that takes too long.
    pub async fn end(&self, run: i64) -> anyhow::Result<Json> {
        self.wait(run, |state| matches!(state["status"].as_str(), Some("succeeded" | "failed" | "cancelled")))
            .await
    }

    /// The items of one page of a list.
    ///
    /// # Errors
    /// When the answer is no page.
    pub async fn items(&self, path: &str) -> anyhow::Result<Vec<Json>> {
        let page = self.expect(200, "GET", path, "").await?;
        page["items"].as_array().cloned().with_context(|| format!("GET {path} is no page: {page}"))
    }

    /// The items of every page of a list, whose path has no query of its own.
    ///
    /// # Errors
    /// When an answer is no page; being limited is waited for.
    pub async fn every(&self, path: &str) -> anyhow::Result<Vec<Json>> {
        let (mut items, mut query) = (Vec::new(), "?limit=1000".to_owned());
        loop {
            let (status, mut page) = self.call("GET", &format!("{path}{query}"), "").await?;
            if status == 429 {
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
            anyhow::ensure!(status == 200, "GET {path}{query} answered {status}: {page}");
            let next = page["next"].as_str().map(str::to_owned);
            let Json::Array(more) = page["items"].take() else {
                anyhow::bail!("GET {path}{query} is no page: {page}");
            };
            items.extend(more);
            let Some(next) = next else { return Ok(items) };
            query = format!("?limit=1000&after={next}");
        }
    }
}
