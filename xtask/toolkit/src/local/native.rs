//! The two servers alone, without an embedded cloud: for tests where no Docker engine runs.

use std::path::Path;

use simulator::backing::DatabaseSpec;

use super::server::Service;
use super::{Found, postgres, redis};

/// Postgres with one database, and further arguments to the server.
///
/// # Errors
/// What went wrong, in words.
pub async fn postgres(
    found: &Found,
    folder: &Path,
    spec: &DatabaseSpec,
    port: u16,
    arguments: &[String],
) -> Result<Service, String> {
    postgres::start(found, folder, spec, port, arguments, None, None).await
}

/// Redis, with further arguments to the server.
///
/// # Errors
/// What went wrong, in words.
pub async fn redis(found: &Found, folder: &Path, port: u16, arguments: &[String]) -> Result<Service, String> {
    redis::start(found, folder, port, arguments, None, None).await
}
