//! Runs of a tenant: started, watched, read.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State as Shared};
use axum::http::StatusCode;

use super::auth::Tenant;
use super::flows::Page;
use super::{Problem, State};
use crate::models::{NewRun, Run, RunId, Skipped, StoredRecord};
use crate::queue::{Job, Message};
use crate::repositories;

/// Starts a run of a flow over an uploaded object.
#[utoipa::path(post, path = "/runs", request_body = NewRun, security(("tenant" = [])), responses(
    (status = 202, body = Run), (status = 401, body = Problem),
    (status = 422, description = "The flow or the object is not there", body = Problem), (status = 429, body = Problem)
))]
pub(super) async fn start(
    tenant: Tenant,
    Shared(state): Shared<State>,
    body: Result<Json<NewRun>, JsonRejection>,
) -> Result<(StatusCode, Json<Run>), Problem> {
    let Json(new) = body?;
    let Some(size) = state.objects.tenant(tenant.id).size(&new.object).await? else {
        let detail = format!("the object `{}` is not there; upload it first", new.object);
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "no-such-object", detail));
    };
    let mut session = tenant.db.session().await?;
    let scope = session.begin().await?;
    let created = repositories::runs::create(&scope, &new, i64::try_from(size).unwrap_or(i64::MAX)).await?;
    let Some(id) = created else {
        let detail = format!("there is no flow {}", new.flow);
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "no-such-flow", detail));
    };
    let run = repositories::runs::get(&scope, id).await?.ok_or_else(|| Problem::no_such("run"))?;
    // The run is on record before its job is sent: a worker that is quick must find it.
    scope.commit().await?;
    state.queue.send(Message::Run(Job { tenant: tenant.id, run: id })).await?;
    Ok((StatusCode::ACCEPTED, Json(run)))
}

/// Shows a run and its progress.
#[utoipa::path(get, path = "/runs/{id}", params(("id" = i64, Path)), security(("tenant" = [])), responses(
    (status = 200, body = Run), (status = 401, body = Problem), (status = 404, body = Problem), (status = 429, body = Problem)
))]
pub(super) async fn show(tenant: Tenant, id: Result<Path<i64>, PathRejection>) -> Result<Json<Run>, Problem> {
    let Path(id) = id?;
    let mut session = tenant.db.session().await?;
    let scope = session.begin().await?;
    let run = repositories::runs::get(&scope, RunId(id)).await?;
    scope.commit().await?;
    run.map(Json).ok_or_else(|| Problem::no_such("run"))
}

/// Lists the records that a run wrote.
#[utoipa::path(get, path = "/runs/{id}/records", params(("id" = i64, Path), Page), security(("tenant" = [])), responses(
    (status = 200, body = Vec<StoredRecord>), (status = 401, body = Problem), (status = 429, body = Problem)
))]
pub(super) async fn records(
    tenant: Tenant,
    id: Result<Path<i64>, PathRejection>,
    page: Result<Query<Page>, QueryRejection>,
) -> Result<Json<Vec<StoredRecord>>, Problem> {
    let (Path(id), Query(page)) = (id?, page?);
    let mut session = tenant.db.session().await?;
    let scope = session.begin().await?;
    let records = repositories::records::list(&scope, RunId(id), page.after, page.limit()).await?;
    scope.commit().await?;
    Ok(Json(records))
}

/// Lists the records that a run skipped; the reasons of the first hundred are kept.
#[utoipa::path(get, path = "/runs/{id}/skipped", params(("id" = i64, Path)), security(("tenant" = [])), responses(
    (status = 200, body = Vec<Skipped>), (status = 401, body = Problem), (status = 429, body = Problem)
))]
pub(super) async fn skipped(
    tenant: Tenant,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Json<Vec<Skipped>>, Problem> {
    let Path(id) = id?;
    let mut session = tenant.db.session().await?;
    let scope = session.begin().await?;
    let skipped = repositories::runs::skipped(&scope, RunId(id)).await?;
    scope.commit().await?;
    Ok(Json(skipped))
}
