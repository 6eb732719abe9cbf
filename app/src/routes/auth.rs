//! Who asks: a tenant by its token, or the operator.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use utoipa::Modify;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

use super::{Problem, State};
use crate::database::TenantDb;
use crate::models::TenantId;
use crate::repositories::tenants;
use crate::services::tokens;

/// A request of a tenant: its token is known and its rate not used up.
pub(super) struct Tenant {
    pub(super) id: TenantId,
    pub(super) db: TenantDb,
}

impl FromRequestParts<State> for Tenant {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Problem> {
        let token = bearer(parts)?;
        let found = tenants::of_token(&state.db, &tokens::digest(token)).await?;
        let id = found.ok_or_else(|| {
            Problem::new(StatusCode::UNAUTHORIZED, "unknown-token", "the token is not known")
        })?;
        if let Some(wait) = state.cache.limit(id, state.rate_limit).await {
            return Err(Problem::too_many(wait.as_secs() + 1));
        }
        Ok(Self { id, db: state.db.tenant(id) })
    }
}

/// A request of whoever holds the operator's token.
pub(super) struct Operator;

impl FromRequestParts<State> for Operator {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Problem> {
        if tokens::equal(bearer(parts)?, state.operator_token.expose()) {
            return Ok(Self);
        }
        Err(Problem::new(StatusCode::FORBIDDEN, "not-the-operator", "only the operator may do this"))
    }
}

fn bearer(parts: &Parts) -> Result<&str, Problem> {
    let value = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    value.and_then(|value| value.strip_prefix("Bearer ")).ok_or_else(|| {
        Problem::new(StatusCode::UNAUTHORIZED, "no-token", "send the header `Authorization: Bearer TOKEN`")
    })
}

/// The security schemes of the API's description.
pub(super) struct Schemes;

impl Modify for Schemes {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        for name in ["tenant", "operator"] {
            let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
            components.add_security_scheme(name, SecurityScheme::Http(scheme));
        }
    }
}
