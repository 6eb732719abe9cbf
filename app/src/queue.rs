//! SQS: the runs that wait for a worker, made or still to be made.

use std::time::Duration;

use aws_sdk_sqs::Client;
use aws_sdk_sqs::error::DisplayErrorContext;
use serde::{Deserialize, Serialize};

use crate::models::{Arrival, RunId, TenantId};
use crate::{Error, aws, traces};

/// How long a received job is hidden from other workers, in seconds; a worker renews it well before.
const HIDDEN_SECONDS: i32 = 20;
/// The longest that SQS lets a receiver wait, in seconds.
const WAIT_SECONDS: i32 = 20;

/// One run to be worked on. The tenant travels with it: a worker has no other way to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    pub tenant: TenantId,
    pub run: RunId,
}

/// What waits in the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Message {
    Run(Job),
    /// A run that is still to be made.
    Arrival(Arrival),
}

/// A message as it is sent, with the span that sent it.
#[derive(Debug, Serialize, Deserialize)]
struct Envelope {
    #[serde(flatten)]
    message: Message,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    traceparent: Option<String>,
}

/// A message that this worker holds.
#[derive(Clone, Debug)]
pub struct Received {
    /// Nothing when it is none of ours.
    pub message: Option<Message>,
    /// The span that sent it, as W3C writes it.
    pub parent: Option<String>,
    receipt: String,
}

#[derive(Clone, Debug)]
pub struct Queue {
    client: Client,
    url: String,
}

impl Queue {
    /// The queue, with the endpoint and credentials that the environment gives.
    pub async fn connect(settings: &contract::Queue) -> Self {
        Self { client: Client::new(&aws::configuration().await), url: settings.jobs_url.clone() }
    }

    /// Puts a message in the queue.
    ///
    /// # Errors
    /// When SQS does not take it.
    pub async fn send(&self, message: Message) -> Result<(), Error> {
        let envelope = Envelope { message, traceparent: traces::current() };
        let body = serde_json::to_string(&envelope).expect("a message has texts and numbers only");
        let sent = self.client.send_message().queue_url(&self.url).message_body(body).send().await;
        sent.map(|_| ()).map_err(|error| Error::Queue(DisplayErrorContext(error).to_string()))
    }

    /// Waits for a job.
    ///
    /// # Errors
    /// When SQS does not answer.
    pub async fn receive(&self) -> Result<Option<Received>, Error> {
        let request = self.client.receive_message().queue_url(&self.url).max_number_of_messages(1);
        let answer = request.wait_time_seconds(WAIT_SECONDS).visibility_timeout(HIDDEN_SECONDS).send().await;
        let answer = answer.map_err(|error| Error::Queue(DisplayErrorContext(error).to_string()))?;
        let message = answer.messages.unwrap_or_default().into_iter().next();
        Ok(message.map(|message| {
            let receipt = message.receipt_handle.unwrap_or_default();
            match message.body.as_deref().map(serde_json::from_str) {
                Some(Ok(Envelope { message, traceparent })) => {
                    Received { message: Some(message), parent: traceparent, receipt }
                }
                Some(Err(_)) | None => Received { message: None, parent: None, receipt },
            }
        }))
    }

    /// Forgets a job that is done.
    ///
    /// # Errors
    /// When SQS does not answer; the job will come again, and find itself done.
    pub async fn delete(&self, received: &Received) -> Result<(), Error> {
        let request = self.client.delete_message().queue_url(&self.url).receipt_handle(&received.receipt);
        request.send().await.map(|_| ()).map_err(|error| Error::Queue(DisplayErrorContext(error).to_string()))
    }

    /// Hands a job back, to be given out again after some seconds.
    ///
    /// # Errors
    /// When SQS does not answer; the job comes back by itself when its time is over.
    pub async fn hand_back(&self, received: &Received, seconds: i32) -> Result<(), Error> {
        let request =
            self.client.change_message_visibility().queue_url(&self.url).receipt_handle(&received.receipt);
        let changed = request.visibility_timeout(seconds).send().await;
        changed.map(|_| ()).map_err(|error| Error::Queue(DisplayErrorContext(error).to_string()))
    }

    /// Keeps a job for as long as this future is polled. Never returns.
    pub async fn keep(&self, received: &Received) -> std::convert::Infallible {
        let mut ticks =
            tokio::time::interval(Duration::from_secs(u64::from(HIDDEN_SECONDS.unsigned_abs()) / 3));
        loop {
            ticks.tick().await;
            if let Err(error) = self.hand_back(received, HIDDEN_SECONDS).await {
                tracing::warn!(error = crate::chain(&error), "cannot keep a job");
            }
        }
    }
}
