//! Tenants: made by the operator.

use axum::Json;
use axum::extract::State as Shared;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::object::Object;
use super::{Problem, Refusals, State};
use crate::middleware::operator::Operator;
use crate::models::{Place, TenantId};
use crate::queue::Message;
use crate::repositories::tenants;
use crate::services::{Refusal, tokens};

pub(super) fn router() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(create))
}

/// A tenant to be created.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewTenant {
    /// From 1 to 100 characters; people sign in to it by this name.
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    /// Where its data is to lie: `shared` with others, apart by row-level security, or in a schema of its `own`.
    #[serde(default = "shared")]
    isolation: Place,
}

fn shared() -> Place {
    Place::Shared
}

/// A new tenant and its token, which is shown this once.
#[derive(Serialize, ToSchema)]
struct CreatedTenant {
    id: TenantId,
    token: String,
    /// Whether its tables are there; until they are, its requests are answered with 503.
    ready: bool,
}

/// Creates a tenant.
#[utoipa::path(post, path = "/tenants", tag = "tenants", request_body = NewTenant, security(("operator" = [])),
    responses((status = 201, body = CreatedTenant), Refusals))]
async fn create(
    _: Operator,
    Shared(state): Shared<State>,
    body: Result<Json<Object<NewTenant>>, JsonRejection>,
) -> Result<(StatusCode, Json<CreatedTenant>), Problem> {
    let Json(Object(NewTenant { name, isolation })) = body?;
    if name.is_empty() || name.chars().count() > 100 {
        return Err(Refusal::invalid("invalid-name", "`name` has from 1 to 100 characters").into());
    }
    let token = tokens::generate()?;
    let tenant = tenants::create(&state.db, &name, isolation, &tokens::digest(&token)).await?;
    let tenant =
        tenant.ok_or_else(|| Refusal::conflict("name-taken", format!("there is a tenant `{name}`")))?;
    let ready = isolation == Place::Shared;
    if !ready && let Err(error) = state.queue.send(Message::Provision { tenant }).await {
        // The tenant is there and its token must be told; a worker finds that the schema is not.
        tracing::warn!(error = crate::chain(&error), tenant = tenant.id.0, "a tenant's schema is made later");
    }
    Ok((StatusCode::CREATED, Json(CreatedTenant { id: tenant.id, token, ready })))
}
