//! SQS: standard queues with long polling, visibility and dead letters.

use std::sync::Arc;
use std::time::Duration;

use md5::{Digest, Md5};
use serde_json::{Value as Json, json};

use crate::error::ApiError;
use crate::shared::Shared;
use crate::state::{Message, Queue, State};

pub(crate) async fn answer(shared: &Arc<Shared>, action: &str, input: &Json) -> Result<Json, ApiError> {
    let now = shared.now();
    let name = input["QueueUrl"].as_str().and_then(|url| url.rsplit('/').next()).unwrap_or_default();
    let receipt = input["ReceiptHandle"].as_str().unwrap_or_default();
    match action {
        "ReceiveMessage" => receive(shared, name, input).await,
        "SendMessage" => {
            let sent = send(&mut shared.state(), name, input, now)?;
            shared.queue_changed.notify_waiters();
            Ok(sent)
        }
        "SendMessageBatch" => {
            let mut successful = Vec::new();
            for entry in input["Entries"].as_array().into_iter().flatten() {
                let mut sent = send(&mut shared.state(), name, entry, now)?;
                sent["Id"] = entry["Id"].clone();
                successful.push(sent);
            }
            shared.queue_changed.notify_waiters();
            Ok(json!({ "Successful": successful, "Failed": [] }))
        }
        "DeleteMessage" => {
            let mut state = shared.state();
            queue(&mut state, name)?.messages.retain(|message| message.receipt.as_deref() != Some(receipt));
            Ok(json!({}))
        }
        "ChangeMessageVisibility" => {
            let timeout = input["VisibilityTimeout"].as_u64().unwrap_or_default();
            {
                let mut state = shared.state();
                let mut messages = queue(&mut state, name)?.messages.iter_mut();
                let message =
                    messages.find(|message| message.receipt.as_deref() == Some(receipt)).ok_or_else(
                        || ApiError::bad("ReceiptHandleIsInvalid", "The input receipt handle is invalid."),
                    )?;
                message.visible = now + timeout * 1000;
            }
            shared.queue_changed.notify_waiters();
            Ok(json!({}))
        }
        "PurgeQueue" => {
            queue(&mut shared.state(), name)?.messages.clear();
            Ok(json!({}))
        }
        "GetQueueUrl" => {
            let name = input["QueueName"].as_str().unwrap_or_default();
            queue(&mut shared.state(), name)?;
            Ok(json!({ "QueueUrl": url(shared, name) }))
        }
        "ListQueues" => {
            let urls: Vec<String> = shared.state().queues.keys().map(|name| url(shared, name)).collect();
            Ok(json!({ "QueueUrls": urls }))
        }
        "GetQueueAttributes" => attributes(shared, name, now),
        "CreateQueue" => {
            let name = input["QueueName"].as_str().unwrap_or_default();
            let attributes = input["Attributes"].as_object().into_iter().flatten();
            let attributes = attributes
                .map(|(key, value)| (key.clone(), value.as_str().unwrap_or_default().to_owned()))
                .collect();
            let arn = shared.arn("sqs", name);
            let fresh = Queue { arn, attributes, messages: Vec::new() };
            shared.state().queues.entry(name.to_owned()).or_insert(fresh);
            Ok(json!({ "QueueUrl": url(shared, name) }))
        }
        "DeleteQueue" => {
            shared.state().queues.remove(name).ok_or_else(no_queue)?;
            Ok(json!({}))
        }
        other => Err(ApiError::unsupported("SQS", other)),
    }
}

/// The URL under which a queue is found here.
pub(crate) fn url(shared: &Shared, name: &str) -> String {
    format!("{}/{}/{name}", shared.endpoint, shared.account)
}

fn queue<'a>(state: &'a mut State, name: &str) -> Result<&'a mut Queue, ApiError> {
    state.queues.get_mut(name).ok_or_else(no_queue)
}

fn no_queue() -> ApiError {
    ApiError::bad("QueueDoesNotExist", "The specified queue does not exist.")
}

fn number(queue: &Queue, attribute: &str, default: u64) -> u64 {
    queue.attributes.get(attribute).and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// Puts a message in a queue by its ARN, as other services do; a queue that is gone takes nothing.
pub(crate) fn deliver(shared: &Shared, queue: &str, body: &str) {
    let name = queue.rsplit(':').next().unwrap_or_default();
    let now = shared.now();
    if send(&mut shared.state(), name, &json!({ "MessageBody": body }), now).is_ok() {
        shared.queue_changed.notify_waiters();
    }
}

fn send(state: &mut State, name: &str, input: &Json, now: u64) -> Result<Json, ApiError> {
    let id = state.id();
    let queue = queue(state, name)?;
    let body = input["MessageBody"].as_str().unwrap_or_default().to_owned();
    let delay = input["DelaySeconds"].as_u64().unwrap_or_else(|| number(queue, "DelaySeconds", 0));
    let digest = md5_of(&body);
    queue.messages.push(Message {
        id: id.clone(),
        body,
        sent: now,
        visible: now + delay * 1000,
        receipt: None,
        received: 0,
        attributes: input["MessageAttributes"].clone(),
    });
    Ok(json!({ "MessageId": id, "MD5OfMessageBody": digest }))
}

async fn receive(shared: &Arc<Shared>, name: &str, input: &Json) -> Result<Json, ApiError> {
    let most = usize::try_from(input["MaxNumberOfMessages"].as_u64().unwrap_or(1)).unwrap_or(1).clamp(1, 10);
    let start = shared.now();
    let wait = {
        let mut state = shared.state();
        let queue = queue(&mut state, name)?;
        input["WaitTimeSeconds"].as_u64().unwrap_or_else(|| number(queue, "ReceiveMessageWaitTimeSeconds", 0))
    };
    loop {
        // Registered before the look, so that a message sent in between wakes this one.
        let changed = shared.queue_changed.notified();
        let (taken, next) = take(shared, name, most, input)?;
        let elapsed = shared.now().saturating_sub(start);
        if !taken.is_empty() || elapsed >= wait * 1000 || shared.stopping.is_cancelled() {
            return Ok(if taken.is_empty() { json!({}) } else { json!({ "Messages": taken }) });
        }
        let pause = Duration::from_millis((wait * 1000 - elapsed).min(next));
        tokio::select! {
            () = changed => {}
            () = tokio::time::sleep(pause) => {}
            () = shared.stopping.cancelled() => {}
        }
    }
}

/// Takes visible messages; gives also the milliseconds until the next hidden one shows.
fn take(shared: &Shared, name: &str, most: usize, input: &Json) -> Result<(Vec<Json>, u64), ApiError> {
    let now = shared.now();
    let mut state = shared.state();
    let mut receipts: Vec<String> = (0..most).map(|_| state.id()).collect();
    let queue = queue(&mut state, name)?;
    let timeout =
        input["VisibilityTimeout"].as_u64().unwrap_or_else(|| number(queue, "VisibilityTimeout", 30));
    let policy: Json = queue
        .attributes
        .get("RedrivePolicy")
        .and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default();
    let limit =
        policy["maxReceiveCount"].as_u64().or_else(|| policy["maxReceiveCount"].as_str()?.parse().ok());
    let (mut taken, mut dead) = (Vec::new(), Vec::new());
    let mut index = 0;
    while index < queue.messages.len() && taken.len() < most {
        if queue.messages[index].visible > now {
            index += 1;
            continue;
        }
        if limit.is_some_and(|limit| u64::from(queue.messages[index].received) >= limit) {
            dead.push(queue.messages.remove(index));
            continue;
        }
        let message = &mut queue.messages[index];
        message.received += 1;
        message.visible = now + timeout * 1000;
        message.receipt = receipts.pop();
        taken.push(json!({
            "MessageId": message.id,
            "ReceiptHandle": message.receipt,
            "Body": message.body,
            "MD5OfBody": md5_of(&message.body),
            "MessageAttributes": message.attributes,
            "Attributes": {
                "ApproximateReceiveCount": message.received.to_string(),
                "SentTimestamp": message.sent.to_string(),
            },
        }));
        index += 1;
    }
    let next =
        queue.messages.iter().map(|message| message.visible.saturating_sub(now)).min().unwrap_or(u64::MAX);
    let target = policy["deadLetterTargetArn"].as_str().unwrap_or_default().to_owned();
    if let Some(letters) = state.queues.values_mut().find(|queue| queue.arn == target) {
        letters.messages.extend(dead.into_iter().map(|message| Message {
            visible: now,
            receipt: None,
            ..message
        }));
    }
    Ok((taken, next.max(1)))
}

fn attributes(shared: &Shared, name: &str, now: u64) -> Result<Json, ApiError> {
    let mut state = shared.state();
    let queue = queue(&mut state, name)?;
    let hidden = queue.messages.iter().filter(|message| message.visible > now).count();
    let mut attributes = json!(queue.attributes);
    attributes["QueueArn"] = queue.arn.as_str().into();
    attributes["ApproximateNumberOfMessages"] = (queue.messages.len() - hidden).to_string().into();
    attributes["ApproximateNumberOfMessagesNotVisible"] = hidden.to_string().into();
    Ok(json!({ "Attributes": attributes }))
}

fn md5_of(text: &str) -> String {
    Md5::digest(text.as_bytes()).iter().fold(String::new(), |out, byte| out + &format!("{byte:02x}"))
}
