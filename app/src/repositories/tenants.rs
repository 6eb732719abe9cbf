//! Tenants and their tokens: the two questions that are asked before a tenant is known.

use tokio_postgres::error::SqlState;

use crate::Error;
use crate::database::Database;
use crate::models::TenantId;

/// Makes a tenant with one token; nothing when the name is taken.
///
/// # Errors
/// When Postgres does not answer.
pub async fn create(db: &Database, name: &str, digest: &[u8]) -> Result<Option<TenantId>, Error> {
    let connection = db.before_tenant().await?;
    let statement = connection.prepare_cached("select create_tenant($1, $2)").await?;
    match connection.query_one(&statement, &[&name, &digest]).await {
        Ok(row) => Ok(Some(TenantId(row.get(0)))),
        Err(error) if error.code() == Some(&SqlState::UNIQUE_VIOLATION) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The tenant that a token belongs to.
///
/// # Errors
/// When Postgres does not answer.
pub async fn of_token(db: &Database, digest: &[u8]) -> Result<Option<TenantId>, Error> {
    let connection = db.before_tenant().await?;
    let statement = connection.prepare_cached("select tenant_of_token($1)").await?;
    let row = connection.query_one(&statement, &[&digest]).await?;
    Ok(row.get::<_, Option<i64>>(0).map(TenantId))
}
