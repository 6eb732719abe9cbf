//! A multi-tenant flow platform: flows over millions of records, sign-in, a guard before language models, documents.

pub mod arrive;
mod aws;
pub mod bus;
pub mod cache;
pub mod database;
pub mod jobs;
pub mod metrics;
pub mod middleware;
pub mod migrate;
pub mod models;
pub mod objects;
pub mod process;
pub mod queue;
pub mod repositories;
pub mod routes;
pub mod serve;
pub mod services;
pub mod slots;
pub mod start;
pub mod time;
mod tls;
pub mod traces;

/// Anything that goes wrong while the app talks to what it stands on.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the settings are incomplete\n{0}")]
    Settings(#[from] contract::Problems),
    #[error("cannot read the authorities in `{path}`")]
    Authorities { path: String, source: rustls_pki_types::pem::Error },
    #[error("TLS cannot be set up")]
    Tls(#[from] rustls::Error),
    #[error("no connection to Postgres")]
    Pool(#[from] deadpool_postgres::PoolError),
    #[error("Postgres refused a statement")]
    Postgres(#[from] tokio_postgres::Error),
    #[error("a migration failed")]
    Migration(#[from] refinery::Error),
    #[error("the secret `{setting}` is for the role `{found}`; the migrations grant to `{expected}`")]
    Role { setting: &'static str, found: String, expected: &'static str },
    #[error("no connection to Redis")]
    Redis(#[from] redis::RedisError),
    #[error("S3 refused a request")]
    Objects(#[from] object_store::Error),
    #[error("SQS refused a request: {0}")]
    Queue(String),
    #[error("EventBridge refused an event: {0}")]
    Bus(String),
    #[error("a pool cannot be built: {0}")]
    Build(String),
    #[error("the host of functions cannot be reached: {0}")]
    Host(String),
    #[error("the setting `{0}` is read as another type than it has")]
    Setting(&'static str),
    #[error("what is to be kept cannot be written as JSON")]
    Json(#[source] serde_json::Error),
    #[error("{0}")]
    Cryptography(&'static str),
    #[error("cannot listen on {address}")]
    Listen { address: String, source: std::io::Error },
}

/// An error and its causes in one line, as logs show it. Of what Postgres says only the message and its code: the detail may hold
/// values of rows.
#[must_use]
pub fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        match cause.downcast_ref::<tokio_postgres::error::DbError>() {
            Some(error) => text.push_str(&format!("{} ({})", error.message(), error.code().code())),
            None => text.push_str(&cause.to_string()),
        }
        source = cause.source();
    }
    text
}
