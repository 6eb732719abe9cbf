//! Flows of a tenant and their versions.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State as Shared};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::object::Object;
use super::page::{self, Page};
use super::{Problem, Refusals, State};
use crate::middleware::idempotency::IdempotencyKey;
use crate::models::{Activation, Caller, Flow, FlowId, NewFlow, NewVersion, RunId, Version};
use crate::services::flows::{self, Published};
use crate::services::idempotency;

pub(super) fn router() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(create, list))
        .routes(routes!(show))
        .routes(routes!(publish, versions))
        .routes(routes!(version))
        .routes(routes!(activate))
        .routes(routes!(carry))
}

/// Creates a flow with its first version.
#[utoipa::path(post, path = "/flows", tag = "flows", request_body = NewFlow, params(IdempotencyKey),
    security(("tenant" = []), ("cookie" = [])), responses((status = 201, body = Flow), Refusals))]
async fn create(
    caller: Caller,
    key: Option<IdempotencyKey>,
    body: Result<Json<Object<NewFlow>>, JsonRejection>,
) -> Result<(StatusCode, Json<Flow>), Problem> {
    let Json(Object(new)) = body?;
    let work = async |scope: &crate::database::Scope<'_>| flows::create(&caller, scope, &new).await;
    let flow = idempotency::once(&caller, key.as_ref(), &("create-flow", &new), work).await?;
    Ok((StatusCode::CREATED, Json(flow)))
}

/// Lists flows.
#[utoipa::path(get, path = "/flows", tag = "flows", params(page::Query), security(("tenant" = []), ("cookie" = [])),
    responses((status = 200, body = Page<Flow>), Refusals))]
async fn list(caller: Caller, query: page::Query) -> Result<Json<Page<Flow>>, Problem> {
    let found = flows::list(&caller, query.after(), query.limit()).await?;
    Ok(Json(Page::of(found, &query, |flow| flow.id.0)))
}

/// Shows a flow.
#[utoipa::path(get, path = "/flows/{id}", tag = "flows", params(("id" = i64, Path)), security(("tenant" = []), ("cookie" = [])),
    responses((status = 200, body = Flow), Refusals))]
async fn show(
    caller: Caller,
    Shared(state): Shared<State>,
    id: Result<Path<FlowId>, PathRejection>,
) -> Result<Json<Flow>, Problem> {
    let Path(id) = id?;
    Ok(Json(flows::show(&state, &caller, id).await?))
}

/// Publishes a version. The same content is published once: then the answer is 200 and the version of then.
#[utoipa::path(post, path = "/flows/{id}/versions", tag = "flows", params(("id" = i64, Path)), request_body = NewVersion,
    security(("tenant" = []), ("cookie" = [])),
    responses((status = 201, body = Version), (status = 200, body = Version), Refusals))]
async fn publish(
    caller: Caller,
    Shared(state): Shared<State>,
    id: Result<Path<FlowId>, PathRejection>,
    body: Result<Json<Object<NewVersion>>, JsonRejection>,
) -> Result<(StatusCode, Json<Version>), Problem> {
    let (Path(id), Json(Object(new))) = (id?, body?);
    Ok(match flows::publish(&state, &caller, id, &new).await? {
        Published::Now(version) => (StatusCode::CREATED, Json(version)),
        Published::Before(version) => (StatusCode::OK, Json(version)),
    })
}

/// Lists the versions of a flow.
#[utoipa::path(get, path = "/flows/{id}/versions", tag = "flows", params(("id" = i64, Path), page::Query),
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = Page<Version>), Refusals))]
async fn versions(
    caller: Caller,
    id: Result<Path<FlowId>, PathRejection>,
    query: page::Query,
) -> Result<Json<Page<Version>>, Problem> {
    let Path(id) = id?;
    let found = flows::versions(&caller, id, query.after(), query.limit()).await?;
    Ok(Json(Page::of(found, &query, |version| i64::from(version.version))))
}

/// Shows a version of a flow.
#[utoipa::path(get, path = "/flows/{id}/versions/{version}", tag = "flows",
    params(("id" = i64, Path), ("version" = i32, Path)), security(("tenant" = []), ("cookie" = [])),
    responses((status = 200, body = Version), Refusals))]
async fn version(
    caller: Caller,
    path: Result<Path<(FlowId, i32)>, PathRejection>,
) -> Result<Json<Version>, Problem> {
    let Path((id, version)) = path?;
    Ok(Json(flows::version(&caller, id, version).await?))
}

/// Lets new runs begin on a version, newer or older: activating an older one is the way back.
#[utoipa::path(put, path = "/flows/{id}/active", tag = "flows", params(("id" = i64, Path)), request_body = Activation,
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = Flow), Refusals))]
async fn activate(
    caller: Caller,
    Shared(state): Shared<State>,
    id: Result<Path<FlowId>, PathRejection>,
    body: Result<Json<Object<Activation>>, JsonRejection>,
) -> Result<Json<Flow>, Problem> {
    let (Path(id), Json(Object(wanted))) = (id?, body?);
    Ok(Json(flows::activate(&state, &caller, id, wanted.version).await?))
}

/// Where a waiting run is to go.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Carry {
    /// The active version without it.
    version: Option<i32>,
}

/// The version that a run is on.
#[derive(Debug, Serialize, ToSchema)]
struct Carried {
    run: RunId,
    version: i32,
}

/// Carries a run that has not begun over to a version with a shim from the run's own.
#[utoipa::path(post, path = "/runs/{id}/carry", tag = "runs", params(("id" = i64, Path)), request_body = Carry,
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = Carried), Refusals))]
async fn carry(
    caller: Caller,
    id: Result<Path<RunId>, PathRejection>,
    body: Result<Json<Object<Carry>>, JsonRejection>,
) -> Result<Json<Carried>, Problem> {
    let (Path(run), Json(Object(wanted))) = (id?, body?);
    let version = flows::carry(&caller, run, wanted.version).await?;
    Ok(Json(Carried { run, version }))
}
