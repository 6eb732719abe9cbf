//! A tenant, and where its data lies.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::TenantId;

/// Where the data of a tenant lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// In tables with those of others, apart by row-level security.
    Shared,
    /// In a schema of its own, which can be dumped and dropped as a whole.
    Own,
}

impl Place {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Place::Shared => "shared",
            Place::Own => "own",
        }
    }

    /// As the database has it: it knows no other text.
    pub(crate) fn read(text: &str) -> Self {
        if text == "own" { Place::Own } else { Place::Shared }
    }
}

/// Whose data, and where: what every handle to tenant data is made from, and what travels with every job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tenant {
    pub id: TenantId,
    pub place: Place,
}

impl Tenant {
    /// The schema of its tables.
    #[must_use]
    pub fn schema(self) -> String {
        match self.place {
            Place::Shared => "shared".to_owned(),
            Place::Own => format!("tenant_{}", self.id),
        }
    }
}
