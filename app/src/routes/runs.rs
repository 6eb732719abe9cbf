//! Runs of a tenant: started, watched, steered, read.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State as Shared};
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::object::Object;
use super::page::{self, Page};
use super::{Problem, Refusals, State};
use crate::middleware::idempotency::IdempotencyKey;
use crate::models::{Caller, DeadLetter, FlowId, NewReplay, NewRun, Run, RunId, StoredRecord};
use crate::services::replay as replays;
use crate::services::runs::{self, Order};

pub(super) fn router() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(start, list))
        .routes(routes!(show))
        .routes(routes!(records))
        .routes(routes!(pause))
        .routes(routes!(resume))
        .routes(routes!(cancel))
        .routes(routes!(dead_letters))
        .routes(routes!(replay))
}

/// Starts a run of a flow, on its active version, over an uploaded object.
#[utoipa::path(post, path = "/runs", tag = "runs", request_body = NewRun, params(IdempotencyKey),
    security(("tenant" = []), ("cookie" = [])), responses((status = 202, body = Run), Refusals))]
async fn start(
    caller: Caller,
    Shared(state): Shared<State>,
    key: Option<IdempotencyKey>,
    body: Result<Json<Object<NewRun>>, JsonRejection>,
) -> Result<(StatusCode, Json<Run>), Problem> {
    let Json(Object(new)) = body?;
    let run = runs::start(&state, &caller, key.as_ref(), &new).await?;
    Ok((StatusCode::ACCEPTED, Json(run)))
}

/// Which runs.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Of {
    /// Runs of this flow only.
    flow: Option<i64>,
}

/// Lists runs.
#[utoipa::path(get, path = "/runs", tag = "runs", params(page::Query, Of), security(("tenant" = []), ("cookie" = [])),
    responses((status = 200, body = Page<Run>), Refusals))]
async fn list(
    caller: Caller,
    query: page::Query,
    of: Result<Query<Of>, QueryRejection>,
) -> Result<Json<Page<Run>>, Problem> {
    let Query(Of { flow }) = of?;
    let found = runs::list(&caller, flow.map(FlowId), query.after(), query.limit()).await?;
    Ok(Json(Page::of(found, &query, |run| run.id.0)))
}

/// Shows a run and its progress.
#[utoipa::path(get, path = "/runs/{id}", tag = "runs", params(("id" = i64, Path)),
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = Run), Refusals))]
async fn show(caller: Caller, id: Result<Path<RunId>, PathRejection>) -> Result<Json<Run>, Problem> {
    let Path(id) = id?;
    Ok(Json(runs::get(&caller, id).await?))
}

/// Lists the records that a run wrote. A page of 4 MiB is cut: it may have fewer than `limit`, and a `next`.
#[utoipa::path(get, path = "/runs/{id}/records", tag = "runs", params(("id" = i64, Path), page::Query),
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = Page<StoredRecord>), Refusals))]
async fn records(
    caller: Caller,
    id: Result<Path<RunId>, PathRejection>,
    query: page::Query,
) -> Result<Json<Page<StoredRecord>>, Problem> {
    let Path(id) = id?;
    let found = runs::records(&caller, id, query.after(), query.limit()).await?;
    Ok(Json(Page::of_part(found, &query, |record| record.number)))
}

/// Pauses a run: once this answers no record is written until it is resumed. Pausing it again changes nothing.
#[utoipa::path(post, path = "/runs/{id}/pause", tag = "runs", params(("id" = i64, Path)),
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = Run), Refusals))]
async fn pause(
    caller: Caller,
    Shared(state): Shared<State>,
    id: Result<Path<RunId>, PathRejection>,
) -> Result<Json<Run>, Problem> {
    let Path(id) = id?;
    Ok(Json(runs::steer(&state, &caller, id, Order::Pause).await?))
}

/// Lets a paused run go on from where it stands.
#[utoipa::path(post, path = "/runs/{id}/resume", tag = "runs", params(("id" = i64, Path)),
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = Run), Refusals))]
async fn resume(
    caller: Caller,
    Shared(state): Shared<State>,
    id: Result<Path<RunId>, PathRejection>,
) -> Result<Json<Run>, Problem> {
    let Path(id) = id?;
    Ok(Json(runs::steer(&state, &caller, id, Order::Resume).await?))
}

/// Ends a run where it stands, for good; the records that it wrote stay.
#[utoipa::path(post, path = "/runs/{id}/cancel", tag = "runs", params(("id" = i64, Path)),
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = Run), Refusals))]
async fn cancel(
    caller: Caller,
    Shared(state): Shared<State>,
    id: Result<Path<RunId>, PathRejection>,
) -> Result<Json<Run>, Problem> {
    let Path(id) = id?;
    Ok(Json(runs::steer(&state, &caller, id, Order::Cancel).await?))
}

/// Lists the records that a run could not write, with the reasons; the first thousand of each 8 MiB of the object are kept. A page of
/// 4 MiB is cut: it may have fewer than `limit`, and a `next`.
#[utoipa::path(get, path = "/runs/{id}/dead-letters", tag = "runs", params(("id" = i64, Path), page::Query),
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = Page<DeadLetter>), Refusals))]
async fn dead_letters(
    caller: Caller,
    id: Result<Path<RunId>, PathRejection>,
    query: page::Query,
) -> Result<Json<Page<DeadLetter>>, Problem> {
    let Path(id) = id?;
    let found = runs::dead_letters(&caller, id, query.after(), query.limit()).await?;
    Ok(Json(Page::of_part(found, &query, |letter| letter.number)))
}

/// Tries the dead letters of a run again, in the background: those that pass are written under their own numbers.
#[utoipa::path(post, path = "/runs/{id}/dead-letters/replay", tag = "runs", request_body = NewReplay,
    params(("id" = i64, Path)), security(("tenant" = []), ("cookie" = [])),
    responses((status = 202, body = Run), Refusals))]
async fn replay(
    caller: Caller,
    Shared(state): Shared<State>,
    id: Result<Path<RunId>, PathRejection>,
    body: Result<Json<Object<NewReplay>>, JsonRejection>,
) -> Result<(StatusCode, Json<Run>), Problem> {
    let (Path(id), Json(Object(new))) = (id?, body?);
    Ok((StatusCode::ACCEPTED, Json(replays::start(&state, &caller, id, &new).await?)))
}
