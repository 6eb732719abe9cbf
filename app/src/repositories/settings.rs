//! Settings of a tenant, as they were set. One whose time is over is as if it were not there.

use tokio_postgres::Row;
use tokio_postgres::types::Json;

use crate::Error;
use crate::database::{Statements, statements};
use crate::models::{Setting, SettingValue};

statements! { settings {
    LIST = "select name, value, floor(extract(epoch from expires_at))::bigint from setting
        where tenant_id = $1 and (expires_at is null or expires_at > now()) order by name";
    GET = "select name, value, floor(extract(epoch from expires_at))::bigint from setting
        where tenant_id = $1 and name = $2 and (expires_at is null or expires_at > now())";
    /// Not one more than $5 of them.
    SET = "insert into setting (tenant_id, name, value, expires_at)
        select $1::bigint, $2::text, $3::jsonb, to_timestamp($4::bigint)
        where (select count(*) from setting where tenant_id = $1 and name <> $2) < $5::bigint
        on conflict (tenant_id, name) do update set value = excluded.value, expires_at = excluded.expires_at";
    REMOVE = "delete from setting where tenant_id = $1 and name = $2
        returning expires_at is null or expires_at > now()";
    REMOVE_EXPIRED = "delete from setting where tenant_id = $1 and expires_at <= now()";
} }

/// Those that hold, by name.
///
/// # Errors
/// When Postgres does not answer.
pub async fn list(db: &impl Statements) -> Result<Vec<Setting>, Error> {
    db.query(&LIST, &[&db.tenant().0]).await?.iter().map(setting).collect()
}

/// # Errors
/// When Postgres does not answer.
pub async fn get(db: &impl Statements, name: &str) -> Result<Option<Setting>, Error> {
    db.query_opt(&GET, &[&db.tenant().0, &name]).await?.as_ref().map(setting).transpose()
}

/// Sets it, for good or until a time in seconds since 1970; false when the tenant has `most` others already.
///
/// # Errors
/// When Postgres does not answer.
pub async fn set(
    db: &impl Statements,
    name: &str,
    value: &SettingValue,
    expires_at: Option<i64>,
    most: i64,
) -> Result<bool, Error> {
    let changed = db.execute(&SET, &[&db.tenant().0, &name, &Json(value), &expires_at, &most]).await?;
    Ok(changed > 0)
}

/// Removes it; false when it did not hold.
///
/// # Errors
/// When Postgres does not answer.
pub async fn remove(db: &impl Statements, name: &str) -> Result<bool, Error> {
    let removed = db.query_opt(&REMOVE, &[&db.tenant().0, &name]).await?;
    Ok(removed.is_some_and(|row| row.get(0)))
}

/// Removes those whose time is over.
///
/// # Errors
/// When Postgres does not answer.
pub async fn remove_expired(db: &impl Statements) -> Result<(), Error> {
    db.execute(&REMOVE_EXPIRED, &[&db.tenant().0]).await.map(|_| ())
}

fn setting(row: &Row) -> Result<Setting, Error> {
    let Json(value) = row.try_get(1)?;
    Ok(Setting { name: row.get(0), value, expires_at: row.get(2), is_default: false })
}
