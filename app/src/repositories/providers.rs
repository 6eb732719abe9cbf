//! The identity provider of a tenant, if it brings one.

use tokio_postgres::Row;

use crate::Error;
use crate::database::{Statements, statements};
use crate::models::Role;

statements! { providers {
    GET = "select issuer, client_id, client_secret, role from identity_provider where tenant_id = $1";
    LOCK = "select issuer, client_id, client_secret, role from identity_provider where tenant_id = $1 for update";
    PUT = "insert into identity_provider (tenant_id, issuer, client_id, client_secret, role) values ($1, $2, $3, $4, $5)
           on conflict (tenant_id) do update set issuer = excluded.issuer, client_id = excluded.client_id,
             client_secret = excluded.client_secret, role = excluded.role";
    DELETE = "delete from identity_provider where tenant_id = $1";
} }

/// A tenant's provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    pub issuer: String,
    pub client_id: String,
    /// Sealed.
    pub client_secret: Vec<u8>,
    /// What a person who signs in for the first time may do.
    pub role: Role,
}

/// # Errors
/// When Postgres does not answer.
pub async fn get(db: &impl Statements) -> Result<Option<Provider>, Error> {
    Ok(db.query_opt(&GET, &[&db.tenant().0]).await?.map(|row| provider(&row)))
}

/// The same, held until the transaction ends.
///
/// # Errors
/// When Postgres does not answer.
pub async fn lock(db: &impl Statements) -> Result<Option<Provider>, Error> {
    Ok(db.query_opt(&LOCK, &[&db.tenant().0]).await?.map(|row| provider(&row)))
}

/// # Errors
/// When Postgres does not answer.
pub async fn put(db: &impl Statements, provider: &Provider) -> Result<(), Error> {
    let Provider { issuer, client_id, client_secret, role } = provider;
    db.execute(&PUT, &[&db.tenant().0, issuer, client_id, client_secret, &role.as_str()]).await.map(|_| ())
}

/// Whether there was one to delete.
///
/// # Errors
/// When Postgres does not answer.
pub async fn delete(db: &impl Statements) -> Result<bool, Error> {
    Ok(db.execute(&DELETE, &[&db.tenant().0]).await? == 1)
}

fn provider(row: &Row) -> Provider {
    Provider {
        issuer: row.get(0),
        client_id: row.get(1),
        client_secret: row.get(2),
        role: Role::read(row.get(3)),
    }
}
