//! What the platform speaks of: tenants, flows and runs.

mod arrival;
mod flow;
mod run;

use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use arrival::Arrival;
pub(crate) use flow::bare;
pub use flow::{Condition, Flow, NewFlow, Step, StepError, check_steps};
pub use run::{Format, NewRun, Run, Skipped, Status, StoredRecord};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// A tenant.
    TenantId
);
id!(
    /// A flow of a tenant.
    FlowId
);
id!(
    /// A run of a flow.
    RunId
);
