//! Documents of a tenant.

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
use crate::models::{Caller, Document, DocumentId, Link, NewDocument};
use crate::services::documents::{self, LONGEST_LINK};
use crate::services::{dispatch, idempotency};

pub(super) fn router() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(create, list)).routes(routes!(show)).routes(routes!(link))
}

/// Asks for a document. It is rendered in the background: the same data gives the same bytes.
#[utoipa::path(post, path = "/documents", tag = "documents", request_body = NewDocument, params(IdempotencyKey),
    security(("tenant" = []), ("cookie" = [])), responses((status = 202, body = Document), Refusals))]
async fn create(
    caller: Caller,
    Shared(state): Shared<State>,
    key: Option<IdempotencyKey>,
    body: Result<Json<Object<NewDocument>>, JsonRejection>,
) -> Result<(StatusCode, Json<Document>), Problem> {
    let Json(Object(new)) = body?;
    let work = async |scope: &crate::database::Scope<'_>| documents::create(&caller, scope, &new).await;
    let made = idempotency::once(&caller, key.as_ref(), &("create-document", &new), work).await?;
    dispatch::tell_soon(&state, caller.tenant);
    Ok((StatusCode::ACCEPTED, Json(made)))
}

/// Lists documents.
#[utoipa::path(get, path = "/documents", tag = "documents", params(page::Query), security(("tenant" = []), ("cookie" = [])),
    responses((status = 200, body = Page<Document>), Refusals))]
async fn list(caller: Caller, query: page::Query) -> Result<Json<Page<Document>>, Problem> {
    let found = documents::list(&caller, query.after(), query.limit()).await?;
    Ok(Json(Page::of(found, &query, |document| document.id.0)))
}

/// Shows how far a document is.
#[utoipa::path(get, path = "/documents/{id}", tag = "documents", params(("id" = i64, Path)),
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = Document), Refusals))]
async fn show(
    caller: Caller,
    id: Result<Path<DocumentId>, PathRejection>,
) -> Result<Json<Document>, Problem> {
    let Path(id) = id?;
    Ok(Json(documents::show(&caller, id).await?))
}

/// How long a link is to be good for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct For {
    /// Seconds, from 1 to 300; 300 without it.
    #[param(minimum = 1, maximum = 300)]
    seconds: Option<u32>,
}

/// Gives a link by which the PDF can be fetched for a while.
#[utoipa::path(get, path = "/documents/{id}/link", tag = "documents", params(("id" = i64, Path), For),
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = Link), Refusals))]
async fn link(
    caller: Caller,
    Shared(state): Shared<State>,
    id: Result<Path<DocumentId>, PathRejection>,
    good_for: Result<Query<For>, QueryRejection>,
) -> Result<Json<Link>, Problem> {
    let (Path(id), Query(For { seconds })) = (id?, good_for?);
    Ok(Json(documents::link(&state, &caller, id, seconds.unwrap_or(LONGEST_LINK)).await?))
}
