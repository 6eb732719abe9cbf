//! What the platform does: rules between routes and repositories, and between jobs and repositories. A service asks first whether
//! its caller may.

pub mod access;
pub mod attempts;
pub mod audit;
pub mod compatibility;
pub mod dispatch;
pub mod documents;
pub mod events;
pub mod flows;
pub mod idempotency;
pub mod models;
pub mod passwords;
pub mod people;
pub mod permissions;
pub mod pipeline;
pub mod recent;
pub mod refusal;
pub mod replay;
pub mod runs;
pub mod sealed;
pub mod sessions;
pub mod settings;
pub mod single_sign_on;
pub mod tokens;
pub mod totp;
pub mod uploads;

use crate::cache::Cache;
use crate::database::Database;
use crate::objects::Objects;
use crate::queue::Queue;
use crate::slots::Slots;

pub use refusal::Refusal;

/// What services work with, in every process.
#[derive(Clone, Debug)]
pub struct Services {
    pub db: Database,
    pub cache: Cache,
    pub objects: Objects,
    pub queue: Queue,
    /// Uploads that are under way in this process.
    pub uploads: Slots,
    /// Calls of the language model, and previews, that are under way in this process.
    pub calls: Slots,
}
