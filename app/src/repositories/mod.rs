//! Every SQL statement of the app. Tenant data is asked for through a scope of its tenant only.

pub mod flows;
pub mod records;
pub mod runs;
pub mod tenants;
