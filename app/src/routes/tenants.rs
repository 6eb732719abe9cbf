//! Tenants: made by the operator.

use axum::Json;
use axum::extract::State as Shared;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::auth::Operator;
use super::{Problem, State};
use crate::models::TenantId;
use crate::repositories;
use crate::services::tokens;

/// A tenant to be created.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewTenant {
    name: String,
}

/// A new tenant and its token, which is shown this once.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(super) struct CreatedTenant {
    id: TenantId,
    token: String,
}

/// Creates a tenant.
#[utoipa::path(post, path = "/tenants", request_body = NewTenant, security(("operator" = [])), responses(
    (status = 201, body = CreatedTenant), (status = 401, body = Problem), (status = 403, body = Problem),
    (status = 409, body = Problem), (status = 422, body = Problem)
))]
pub(super) async fn create(
    _: Operator,
    Shared(state): Shared<State>,
    body: Result<Json<NewTenant>, JsonRejection>,
) -> Result<(StatusCode, Json<CreatedTenant>), Problem> {
    let Json(NewTenant { name }) = body?;
    if name.is_empty() || name.chars().count() > 100 {
        let detail = "`name` has from 1 to 100 characters";
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-name", detail));
    }
    let token = tokens::generate().map_err(|_| {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", "the system has no randomness to give")
    })?;
    match repositories::tenants::create(&state.db, &name, &tokens::digest(&token)).await? {
        Some(id) => Ok((StatusCode::CREATED, Json(CreatedTenant { id, token }))),
        None => Err(Problem::new(StatusCode::CONFLICT, "name-taken", format!("there is a tenant `{name}`"))),
    }
}
