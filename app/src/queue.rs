//! SQS: the news of jobs, and objects that arrived. Postgres knows what is to be done; news that is lost is told again.

use std::time::Duration;

use aws_sdk_sqs::Client;
use aws_sdk_sqs::error::DisplayErrorContext;
use serde::{Deserialize, Serialize};

use crate::models::{Arrival, Tenant};
use crate::repositories::jobs::JobKind;
use crate::{Error, aws, traces};

/// Jobs of one tenant that workers are told of at once, where no setting says so.
const PER_TENANT: u32 = 4;
/// Seconds until a job that a process was lost with is given out again, where no setting says so.
const LEASE: u32 = 20;
/// The longest that SQS lets a receiver wait, in seconds.
const WAIT_SECONDS: i32 = 20;

/// One job. The tenant and its place travel with it: a worker has no other way to know them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    pub tenant: Tenant,
    pub kind: JobKind,
    /// The run or the document.
    pub subject: i64,
    /// See [`JobKind`].
    pub part: i32,
}

/// What waits in a queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "message", rename_all = "lowercase")]
pub enum Message {
    Job(Job),
    /// A run that is still to be made.
    Arrival(Arrival),
    /// A tenant whose schema is still to be made.
    Provision {
        tenant: Tenant,
    },
}

/// Which queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// What the worker does.
    Jobs,
    /// What the process that renders documents does.
    Documents,
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
    which: Which,
    receipt: String,
}

#[derive(Clone, Debug)]
pub struct Queue {
    client: Client,
    jobs_url: String,
    documents_url: String,
    /// Jobs of one tenant that workers are told of at once.
    pub per_tenant: u32,
    /// Seconds until a job that a process was lost with is given out again; who holds it renews it well before.
    pub lease: u32,
}

impl Queue {
    /// The queues, with the endpoint and credentials that the environment gives.
    pub async fn connect(settings: &contract::Queue) -> Self {
        Self {
            client: Client::new(&aws::configuration().await),
            jobs_url: settings.jobs_url.clone(),
            documents_url: settings.documents_url.clone(),
            per_tenant: PER_TENANT,
            lease: LEASE,
        }
    }

    /// The same queues with the share and the lease of the settings.
    #[must_use]
    pub fn sharing(self, per_tenant: u32, lease: u32) -> Self {
        Self { per_tenant, lease, ..self }
    }

    fn url(&self, which: Which) -> &str {
        match which {
            Which::Jobs => &self.jobs_url,
            Which::Documents => &self.documents_url,
        }
    }

    /// Puts a message in the queue of those who do it. Messages of one tenant are a group: SQS gives out those of the others
    /// first when one has many under way.
    /// <https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html>
    ///
    /// # Errors
    /// When SQS does not take it.
    pub async fn send(&self, message: Message) -> Result<(), Error> {
        let (which, tenant) = match &message {
            Message::Job(job) if job.kind == JobKind::Document => (Which::Documents, job.tenant.id),
            Message::Job(job) => (Which::Jobs, job.tenant.id),
            Message::Arrival(arrival) => (Which::Jobs, arrival.tenant),
            Message::Provision { tenant } => (Which::Jobs, tenant.id),
        };
        let envelope = Envelope { message, traceparent: traces::current() };
        let body = serde_json::to_string(&envelope).expect("a message has texts and numbers only");
        let request = self.client.send_message().queue_url(self.url(which)).message_body(body);
        let sent = request.message_group_id(tenant.to_string()).send().await;
        sent.map(|_| ()).map_err(|error| Error::Queue(DisplayErrorContext(error).to_string()))
    }

    /// Waits for a message.
    ///
    /// # Errors
    /// When SQS does not answer.
    pub async fn receive(&self, which: Which) -> Result<Option<Received>, Error> {
        let request = self.client.receive_message().queue_url(self.url(which)).max_number_of_messages(1);
        let request = request.wait_time_seconds(WAIT_SECONDS).visibility_timeout(self.hidden());
        let answer = request.send().await;
        let answer = answer.map_err(|error| Error::Queue(DisplayErrorContext(error).to_string()))?;
        let message = answer.messages.unwrap_or_default().into_iter().next();
        Ok(message.map(|message| {
            let receipt = message.receipt_handle.unwrap_or_default();
            match message.body.as_deref().map(serde_json::from_str) {
                Some(Ok(Envelope { message, traceparent })) => {
                    Received { message: Some(message), parent: traceparent, which, receipt }
                }
                Some(Err(_)) | None => Received { message: None, parent: None, which, receipt },
            }
        }))
    }

    /// The lease as SQS takes it: at most twelve hours.
    fn hidden(&self) -> i32 {
        i32::try_from(self.lease).unwrap_or(i32::MAX).clamp(1, 43_200)
    }

    /// Forgets a job that is done.
    ///
    /// # Errors
    /// When SQS does not answer; the job will come again, and find itself done.
    pub async fn delete(&self, received: &Received) -> Result<(), Error> {
        let request = self
            .client
            .delete_message()
            .queue_url(self.url(received.which))
            .receipt_handle(&received.receipt);
        request.send().await.map(|_| ()).map_err(|error| Error::Queue(DisplayErrorContext(error).to_string()))
    }

    /// Hands a job back, to be given out again after some seconds.
    ///
    /// # Errors
    /// When SQS does not answer; the job comes back by itself when its time is over.
    pub async fn hand_back(&self, received: &Received, seconds: i32) -> Result<(), Error> {
        let request = self
            .client
            .change_message_visibility()
            .queue_url(self.url(received.which))
            .receipt_handle(&received.receipt);
        let changed = request.visibility_timeout(seconds).send().await;
        changed.map(|_| ()).map_err(|error| Error::Queue(DisplayErrorContext(error).to_string()))
    }

    /// Keeps a job for as long as this future is polled. Never returns.
    pub async fn keep(&self, received: &Received) -> std::convert::Infallible {
        let mut ticks = tokio::time::interval(self.renewal());
        loop {
            ticks.tick().await;
            if let Err(error) = self.hand_back(received, self.hidden()).await {
                tracing::warn!(error = crate::chain(&error), "cannot keep a job");
            }
        }
    }

    /// How often what is held is renewed.
    #[must_use]
    pub fn renewal(&self) -> Duration {
        Duration::from_secs(self.lease.max(1).into()) / 3
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::{FlowId, Place, TenantId};

    #[track_caller]
    fn check(message: &Message, parent: Option<&str>) {
        let envelope = Envelope { message: message.clone(), traceparent: parent.map(str::to_owned) };
        let text = serde_json::to_string(&envelope).unwrap();
        let read: Envelope = serde_json::from_str(&text).unwrap();
        assert_eq!((&read.message, read.traceparent.as_deref()), (message, parent), "{text}");
    }

    #[test]
    fn every_message_is_read_as_it_was_sent() {
        let tenant = Tenant { id: TenantId(7), place: Place::Own };
        check(&Message::Job(Job { tenant, kind: JobKind::Chunk, subject: 3, part: 12 }), Some("00-1-2-01"));
        check(&Message::Provision { tenant }, None);
        let arrival = Arrival {
            tenant: TenantId(7),
            flow: FlowId(3),
            object: "inbox/3/a.csv".to_owned(),
            etag: "v1".to_owned(),
        };
        check(&Message::Arrival(arrival), Some("00-1-2-01"));
    }

    #[test]
    fn a_message_of_another_kind_is_none_of_ours() {
        for text in
            ["{}", r#"{"tenant":1,"run":2}"#, r#"{"message":"other","tenant":{"id":1,"place":"own"}}"#]
        {
            assert!(serde_json::from_str::<Envelope>(text).is_err(), "{text}");
        }
    }
}
