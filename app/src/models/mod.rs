//! What the platform speaks of: tenants, people, flows, runs and documents.

mod arrival;
mod caller;
mod document;
mod flow;
pub mod invoice;
mod person;
mod prompt;
mod run;
mod setting;
mod tenant;
mod version;

use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use arrival::Arrival;
pub use caller::{Actor, Caller, Role};
pub use document::{Document, DocumentStatus, Link, NewDocument};
pub(crate) use flow::bare;
pub use flow::{Condition, Flow, NewFlow, Step, StepError, check_steps};
pub use invoice::Invoice;
pub use person::{NewPerson, Person, PersonChange, email};
pub use prompt::{Ask, Completion, Counts, ModelCall, NewTemplate, Outcome, Preview, Template, Words};
pub use run::{DeadLetter, Format, NewReplay, NewRun, Run, RunEvent, Status, StoredRecord};
pub use setting::{Known, NewSetting, Setting, SettingValue, check_setting};
pub use tenant::{Place, Tenant};
pub use version::{Activation, Definition, Field, FieldType, NewVersion, Shim, Version};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
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
id!(
    /// A person of a tenant.
    PersonId
);
id!(
    /// A sign-in of a person.
    SessionId
);
id!(
    /// A document of a tenant.
    DocumentId
);
