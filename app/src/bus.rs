//! EventBridge: what others are told of. Whoever wants to know makes a rule on the bus; the app knows nobody.

use aws_sdk_eventbridge::Client;
use aws_sdk_eventbridge::error::DisplayErrorContext;
use aws_sdk_eventbridge::types::PutEventsRequestEntry;
use serde_json::json;

use crate::models::{Run, TenantId};
use crate::{Error, aws};

/// Who says so.
const SOURCE: &str = "flows";

#[derive(Clone, Debug)]
pub struct Bus {
    client: Client,
    name: String,
}

impl Bus {
    /// The bus, with the endpoint and credentials that the environment gives.
    pub async fn connect(settings: &contract::Bus) -> Self {
        Self { client: Client::new(&aws::configuration().await), name: settings.events.clone() }
    }

    /// Tells that a run ended; once more when its message was given out once more.
    ///
    /// # Errors
    /// When EventBridge does not take it.
    pub async fn run_ended(&self, tenant: TenantId, run: &Run) -> Result<(), Error> {
        let detail = json!({
            "tenant": tenant,
            "flow": run.flow,
            "run": run.id,
            "status": run.status,
            "records_read": run.records_read,
            "records_written": run.records_written,
            "records_skipped": run.records_skipped,
        });
        let entry = PutEventsRequestEntry::builder()
            .event_bus_name(&self.name)
            .source(SOURCE)
            .detail_type("Run Ended")
            .detail(detail.to_string())
            .build();
        let told = self.client.put_events().entries(entry).send().await;
        let told = told.map_err(|error| Error::Bus(DisplayErrorContext(error).to_string()))?;
        // It answers well also when it took nothing.
        match told.entries().iter().find_map(|entry| entry.error_message()) {
            Some(reason) => Err(Error::Bus(reason.to_owned())),
            None => Ok(()),
        }
    }
}
