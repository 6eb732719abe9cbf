//! The language model, at an endpoint that speaks OpenAI's protocol: <https://platform.openai.com/docs/api-reference/chat>.
//! What it says may hold the prompt, so nothing of it goes into an error or a log.

use std::time::Duration;

use contract::Secret;
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use reqwest::{Client, Response, redirect, retry};
use serde_json::json;
use tokio::time::{Instant, timeout_at};
use tokio_util::task::TaskTracker;

use super::answer::{self, Answer, Deltas};
use super::failure::Failure;
use crate::{Error, tls};

/// Until the endpoint has taken a connection.
const CONNECT: Duration = Duration::from_secs(3);
/// Bytes of an answer that is read as a whole: its text may be escaped.
const LONGEST_BODY: usize = 8 * answer::LONGEST;

/// How long a model may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// Until it begins to answer.
    first: Duration,
    /// From one piece of its answer to the next.
    between: Duration,
    /// For all of it.
    total: Duration,
}

const PATIENCE: Patience = Patience {
    first: Duration::from_secs(30),
    between: Duration::from_secs(20),
    total: Duration::from_mins(2),
};

/// A language model.
#[derive(Debug)]
pub struct Provider {
    client: Client,
    url: String,
    key: Secret,
    /// The model's name.
    pub(super) name: String,
    /// What a thousand tokens cost, in millionths of the currency.
    prompt_price: u32,
    completion_price: u32,
    open: TaskTracker,
    patience: Patience,
}

impl Provider {
    /// The model of the settings; nothing where they name none. No connection is made yet.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn connect(settings: &contract::Model) -> Result<Option<Self>, Error> {
        let Some(endpoint) = &settings.endpoint.0 else { return Ok(None) };
        let client = Client::builder()
            .tls_backend_preconfigured(tls::client(None)?)
            .connect_timeout(CONNECT)
            // A prompt goes where the settings say, and once.
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .no_proxy()
            .build()
            .map_err(|error| Error::Build(format!("the connections to the model: {error}")))?;
        Ok(Some(Self {
            client,
            url: format!("{endpoint}/chat/completions"),
            key: settings.key.clone(),
            name: settings.name.clone(),
            prompt_price: settings.prompt_price,
            completion_price: settings.completion_price,
            open: TaskTracker::new(),
            patience: PATIENCE,
        }))
    }

    /// The calls that are open: whoever stops the process waits for their records.
    pub fn open(&self) -> &TaskTracker {
        &self.open
    }

    /// What tokens cost, in millionths of the currency, rounded up.
    pub(super) fn cost(&self, prompt_tokens: i32, completion_tokens: i32) -> i64 {
        let cost = |tokens: i32, price: u32| i64::from(tokens.max(0)) * i64::from(price);
        let thousandths = cost(prompt_tokens, self.prompt_price)
            .saturating_add(cost(completion_tokens, self.completion_price));
        thousandths / 1000 + i64::from(thousandths % 1000 > 0)
    }

    /// The answer to a prompt, whole.
    pub(super) async fn complete(&self, prompt: &str) -> Result<Answer, Failure> {
        let (mut response, clock) = self.send(prompt, false).await?;
        let mut body = Vec::new();
        while let Some(chunk) = clock.chunk(&mut response).await? {
            if body.len() + chunk.len() > LONGEST_BODY {
                return Err(Failure::too_long());
            }
            body.extend_from_slice(&chunk);
        }
        answer::whole(&body)
    }

    /// The answer to a prompt, piece by piece.
    pub(super) async fn stream(&self, prompt: &str) -> Result<Deltas, Failure> {
        let (response, clock) = self.send(prompt, true).await?;
        Ok(Deltas::new(response, clock))
    }

    async fn send(&self, prompt: &str, stream: bool) -> Result<(Response, Clock), Failure> {
        let mut body = json!({
            "model": self.name,
            "messages": [{ "role": "user", "content": prompt }],
            "stream": stream,
        });
        if stream {
            body["stream_options"] = json!({ "include_usage": true });
        }
        let clock = Clock { patience: self.patience, end: Instant::now() + self.patience.total };
        let request = self
            .client
            .post(&self.url)
            .bearer_auth(self.key.expose())
            .header(CONTENT_TYPE, "application/json")
            .header(ACCEPT, if stream { "text/event-stream" } else { "application/json" })
            .body(body.to_string());
        let response = clock.within(self.patience.first, request.send()).await?;
        match response.status().as_u16() {
            200..=299 => Ok((response, clock)),
            status => Err(Failure::of_status(status)),
        }
    }
}

/// How long is left for one answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    patience: Patience,
    end: Instant,
}

impl Clock {
    /// The next piece of an answer; nothing at its end.
    pub(super) async fn chunk(&self, response: &mut Response) -> Result<Option<bytes::Bytes>, Failure> {
        self.within(self.patience.between, response.chunk()).await
    }

    async fn within<T>(
        &self,
        limit: Duration,
        work: impl Future<Output = reqwest::Result<T>>,
    ) -> Result<T, Failure> {
        let until = self.end.min(Instant::now() + limit);
        match timeout_at(until, work).await {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(error)) if error.is_timeout() => Err(Failure::stalled()),
            Ok(Err(error)) if error.is_connect() => Err(Failure::unreachable()),
            Ok(Err(_)) => Err(Failure::failed("the connection to the model broke")),
            Err(_) => Err(Failure::stalled()),
        }
    }
}

#[cfg(test)]
mod tests;
