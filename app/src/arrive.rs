//! `app arrive`: the function that hears of objects. It asks for a run of the flow whose inbox an object arrived in.

use lambda_runtime::{LambdaEvent, service_fn};
use serde::Deserialize;

use crate::Error;
use crate::models::Arrival;
use crate::queue::{Message, Queue};

/// What EventBridge says of an object.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html>
#[derive(Debug, Deserialize)]
struct Created {
    detail: Detail,
}

#[derive(Debug, Deserialize)]
struct Detail {
    object: Object,
}

#[derive(Debug, Deserialize)]
struct Object {
    key: String,
    etag: String,
}

/// Answers events until the host ends it.
///
/// # Errors
/// When there is no host of functions, or it cannot be reached.
pub async fn run(settings: &contract::Arrive, host: &contract::Host) -> Result<(), Error> {
    if !host.is_lambda {
        let missing = "this is no function of Lambda: AWS_LAMBDA_RUNTIME_API is missing";
        return Err(Error::Host(missing.into()));
    }
    let queue = Queue::connect(&settings.queue).await;
    let answer = service_fn(|event: LambdaEvent<Created>| async {
        let Object { key, etag } = event.payload.detail.object;
        let Some(arrival) = Arrival::of_key(&key, &etag) else {
            tracing::warn!(key, "an object that is in no inbox");
            return Ok(());
        };
        tracing::info!(tenant = %arrival.tenant, flow = %arrival.flow, "an object arrived");
        // An error is the host's to try again.
        queue.send(Message::Arrival(arrival)).await.map_err(Box::<dyn std::error::Error + Send + Sync>::from)
    });
    lambda_runtime::run(answer).await.map_err(|error| Error::Host(error.to_string()))
}
