//! Tenants and their API tokens: the questions that are asked before a tenant is known.

use tokio_postgres::Row;
use tokio_postgres::error::SqlState;

use crate::Error;
use crate::database::{Database, statements};
use crate::models::{Place, Tenant, TenantId};

statements! { tenants {
    CREATE = "select create_tenant($1, $2, $3)";
    OF_TOKEN = "select id, place, ready from tenant_of_token($1)";
    OF_NAME = "select id, place, ready from tenant_of_name($1)";
    OF_ID = "select id, place, ready from tenant_of_id($1)";
    EVERY = "select id, place, ready from every_tenant()";
    IS_READY = "select tenant_is_ready($1)";
} }

/// A tenant as it is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub tenant: Tenant,
    /// Whether its tables are there.
    pub ready: bool,
}

/// Makes a tenant with one API token, by its digest; nothing when the name is taken.
///
/// # Errors
/// When Postgres does not answer.
pub async fn create(db: &Database, name: &str, place: Place, digest: &[u8]) -> Result<Option<Tenant>, Error> {
    match db.platform().await?.query(&CREATE, &[&name, &place.as_str(), &digest]).await {
        Ok(rows) => Ok(rows.first().map(|row| Tenant { id: TenantId(row.get(0)), place })),
        Err(Error::Postgres(error)) if error.code() == Some(&SqlState::UNIQUE_VIOLATION) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The tenant that an API token belongs to, by the token's digest.
///
/// # Errors
/// When Postgres does not answer.
pub async fn of_token(db: &Database, digest: &[u8]) -> Result<Option<Found>, Error> {
    Ok(db.platform().await?.query(&OF_TOKEN, &[&digest]).await?.first().map(found))
}

/// # Errors
/// When Postgres does not answer.
pub async fn of_name(db: &Database, name: &str) -> Result<Option<Found>, Error> {
    Ok(db.platform().await?.query(&OF_NAME, &[&name]).await?.first().map(found))
}

/// # Errors
/// When Postgres does not answer.
pub async fn of_id(db: &Database, id: TenantId) -> Result<Option<Found>, Error> {
    Ok(db.platform().await?.query(&OF_ID, &[&id.0]).await?.first().map(found))
}

/// Every tenant.
///
/// # Errors
/// When Postgres does not answer.
pub async fn every(db: &Database) -> Result<Vec<Found>, Error> {
    Ok(db.platform().await?.query(&EVERY, &[]).await?.iter().map(found).collect())
}

/// Says that the schema of a tenant is there.
///
/// # Errors
/// When Postgres does not answer.
pub async fn is_ready(db: &Database, id: TenantId) -> Result<(), Error> {
    db.platform().await?.query(&IS_READY, &[&id.0]).await.map(|_| ())
}

fn found(row: &Row) -> Found {
    Found { tenant: Tenant { id: TenantId(row.get(0)), place: Place::read(row.get(1)) }, ready: row.get(2) }
}
