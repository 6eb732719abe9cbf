//! Uploads: streamed to S3 under the tenant's prefix.

use axum::Json;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Shared};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::auth::Tenant;
use super::{Problem, State};

/// An uploaded object.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct Uploaded {
    key: String,
    /// Bytes.
    size: u64,
}

/// Uploads an object; an object of that key is replaced.
#[utoipa::path(put, path = "/objects/{key}", request_body(content = String, content_type = "application/octet-stream"),
    params(("key" = String, Path, description = "May contain slashes")), security(("tenant" = [])),
    responses((status = 201, body = Uploaded), (status = 401, body = Problem), (status = 429, body = Problem)))]
pub(super) async fn upload(
    tenant: Tenant,
    Shared(state): Shared<State>,
    key: Result<Path<String>, PathRejection>,
    body: Body,
) -> Result<(StatusCode, Json<Uploaded>), Problem> {
    let Path(key) = key?;
    let size = state.objects.tenant(tenant.id).write(&key, body.into_data_stream()).await?;
    Ok((StatusCode::CREATED, Json(Uploaded { key, size })))
}
