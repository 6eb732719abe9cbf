//! Flows of a tenant.

use tokio_postgres::error::SqlState;
use tokio_postgres::types::Json;

use crate::Error;
use crate::database::Scope;
use crate::models::{Flow, FlowId, NewFlow};

/// Creates a flow; nothing when the tenant has one of that name.
///
/// # Errors
/// When Postgres does not answer.
pub async fn create(scope: &Scope<'_>, flow: &NewFlow) -> Result<Option<FlowId>, Error> {
    let sql = "insert into flow (tenant_id, name, steps) values ($1, $2, $3) returning id";
    let statement = scope.transaction.prepare_cached(sql).await?;
    match scope.transaction.query_one(&statement, &[&scope.tenant.0, &flow.name, &Json(&flow.steps)]).await {
        Ok(row) => Ok(Some(FlowId(row.get(0)))),
        Err(error) if error.code() == Some(&SqlState::UNIQUE_VIOLATION) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// # Errors
/// When Postgres does not answer.
pub async fn get(scope: &Scope<'_>, id: FlowId) -> Result<Option<Flow>, Error> {
    let sql = "select id, name, steps from flow where tenant_id = $1 and id = $2";
    let statement = scope.transaction.prepare_cached(sql).await?;
    let row = scope.transaction.query_opt(&statement, &[&scope.tenant.0, &id.0]).await?;
    Ok(row.map(|row| from_row(&row)))
}

/// The flows after an id, at most `limit`.
///
/// # Errors
/// When Postgres does not answer.
pub async fn list(scope: &Scope<'_>, after: i64, limit: i64) -> Result<Vec<Flow>, Error> {
    let sql = "select id, name, steps from flow where tenant_id = $1 and id > $2 order by id limit $3";
    let statement = scope.transaction.prepare_cached(sql).await?;
    let rows = scope.transaction.query(&statement, &[&scope.tenant.0, &after, &limit]).await?;
    Ok(rows.iter().map(from_row).collect())
}

fn from_row(row: &tokio_postgres::Row) -> Flow {
    Flow { id: FlowId(row.get(0)), name: row.get(1), steps: row.get::<_, Json<_>>(2).0 }
}
