//! Every SQL statement of the app. Tenant data is asked for through the handle of its tenant only.

pub mod audit;
pub mod chunks;
pub mod dead_letters;
pub mod documents;
pub mod flows;
pub mod idempotency;
pub mod jobs;
pub mod model_calls;
pub mod partitions;
pub mod people;
pub mod providers;
pub mod records;
pub mod runs;
pub mod sessions;
pub mod settings;
pub mod templates;
pub mod tenants;

use crate::database::Sql;

/// Every statement that there is, for the tests that explain and count them.
pub fn statements() -> impl Iterator<Item = &'static Sql> {
    let all = [
        audit::STATEMENTS,
        chunks::STATEMENTS,
        dead_letters::STATEMENTS,
        documents::STATEMENTS,
        flows::STATEMENTS,
        idempotency::STATEMENTS,
        jobs::STATEMENTS,
        model_calls::STATEMENTS,
        partitions::STATEMENTS,
        people::STATEMENTS,
        providers::STATEMENTS,
        records::STATEMENTS,
        runs::STATEMENTS,
        sessions::STATEMENTS,
        settings::STATEMENTS,
        templates::STATEMENTS,
        tenants::STATEMENTS,
    ];
    all.into_iter().flatten()
}
