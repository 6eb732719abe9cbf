//! Uploads: streamed to S3 under the tenant's prefix.

use axum::Json;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Shared};
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Problem, Refusals, State};
use crate::models::Caller;
use crate::services::uploads;

pub(super) fn router() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(upload))
}

/// An uploaded object.
#[derive(Debug, Serialize, ToSchema)]
struct Uploaded {
    key: String,
    /// Bytes.
    size: u64,
}

/// Uploads an object of at most 5 GiB; an object of that key is replaced. An upload of which nothing comes for 30 seconds, or less
/// than 16 KiB a second after the first 30, is cut. Four may be under way at once.
#[utoipa::path(put, path = "/objects/{*key}", tag = "objects",
    request_body(content = Option<String>, content_type = "application/octet-stream"),
    params(("key" = String, Path, description = "May contain slashes")), security(("tenant" = []), ("cookie" = [])),
    responses((status = 201, body = Uploaded), Refusals))]
async fn upload(
    caller: Caller,
    Shared(state): Shared<State>,
    key: Result<Path<String>, PathRejection>,
    body: Body,
) -> Result<(StatusCode, Json<Uploaded>), Problem> {
    let Path(key) = key?;
    let size = uploads::upload(&state, &caller, &key, body.into_data_stream()).await?;
    Ok((StatusCode::CREATED, Json(Uploaded { key, size })))
}
