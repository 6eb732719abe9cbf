//! Signing in at the identity provider of a tenant, and which one that is.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State as Shared};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::object::Object;
use super::{Problem, Refusals, State};
use crate::middleware::caller::{ClientAddress, ready};
use crate::middleware::cookies;
use crate::models::{Caller, TenantId};
use crate::repositories::tenants;
use crate::services::single_sign_on::provider::{NewProvider, ShownProvider};
use crate::services::single_sign_on::{Answer, LIFETIME};
use crate::services::{Refusal, sessions};

pub(super) fn router() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(begin)).routes(routes!(finish)).routes(routes!(show, set, remove))
}

/// Who is about to sign in.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Who {
    /// The e-mail address that the provider may begin with.
    login_hint: Option<String>,
}

/// Sends a browser to the identity provider of a tenant.
#[utoipa::path(get, path = "/auth/sso/{tenant}", tag = "sign-in",
    params(("tenant" = String, Path, min_length = 1, max_length = 100, description = "The tenant's name"), Who),
    responses((status = 303, description = "To the provider"), Refusals))]
async fn begin(
    Shared(state): Shared<State>,
    ClientAddress(from): ClientAddress,
    name: Result<Path<String>, PathRejection>,
    who: Result<Query<Who>, QueryRejection>,
) -> Result<Response, Problem> {
    let (Path(name), Query(Who { login_hint })) = (name?, who?);
    // Before the tenant is looked up.
    sessions::count(&state, &state.identity, &from).await?;
    let found = tenants::of_name(&state.db, &name).await?;
    // A tenant that is not there looks like one without a provider.
    let found = found.ok_or_else(|| Refusal::not_found("identity provider"))?;
    let begun = state.sign_on.begin(&state, &state.identity, ready(found)?, login_hint).await?;
    Ok((cookies::sign_on(&begun.sealed, LIFETIME), Redirect::to(&begun.page)).into_response())
}

/// Where the provider of a tenant sends the browser back to: signs the person in with cookies.
#[utoipa::path(get, path = "/auth/sso/callback/{tenant}", tag = "sign-in",
    params(("tenant" = i64, Path, description = "The tenant's id"), Answer),
    responses((status = 303, description = "Signed in; to the first page"), Refusals))]
async fn finish(
    Shared(state): Shared<State>,
    ClientAddress(from): ClientAddress,
    headers: HeaderMap,
    tenant: Result<Path<TenantId>, PathRejection>,
    answer: Result<Query<Answer>, QueryRejection>,
) -> Result<Response, Problem> {
    let (Path(tenant), Query(answer)) = (tenant?, answer?);
    let sealed = cookies::read(&headers, cookies::SIGN_ON);
    let tokens = state.sign_on.finish(&state, &state.identity, tenant, (sealed, answer), &from).await?;
    Ok((cookies::signed_in(&tokens), cookies::sign_on("", 0), Redirect::to("/")).into_response())
}

/// Shows the tenant's identity provider.
#[utoipa::path(get, path = "/identity-provider", tag = "people", security(("tenant" = []), ("cookie" = [])),
    responses((status = 200, body = ShownProvider), Refusals))]
async fn show(caller: Caller, Shared(state): Shared<State>) -> Result<Json<ShownProvider>, Problem> {
    Ok(Json(state.sign_on.provider(&caller).await?))
}

/// Sets the tenant's identity provider. When it is another one, whoever signed in by the one before is signed out.
#[utoipa::path(put, path = "/identity-provider", tag = "people", request_body = NewProvider,
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = ShownProvider), Refusals))]
async fn set(
    caller: Caller,
    Shared(state): Shared<State>,
    ClientAddress(from): ClientAddress,
    body: Result<Json<Object<NewProvider>>, JsonRejection>,
) -> Result<Json<ShownProvider>, Problem> {
    let Json(Object(new)) = body?;
    Ok(Json(state.sign_on.set_provider(&caller, &state, &state.identity, &new, &from).await?))
}

/// Removes the tenant's identity provider; whoever signed in by it is signed out.
#[utoipa::path(delete, path = "/identity-provider", tag = "people", security(("tenant" = []), ("cookie" = [])),
    responses((status = 204, description = "Removed"), Refusals))]
async fn remove(
    caller: Caller,
    Shared(state): Shared<State>,
    ClientAddress(from): ClientAddress,
) -> Result<StatusCode, Problem> {
    state.sign_on.remove_provider(&caller, &state, &from).await?;
    Ok(StatusCode::NO_CONTENT)
}
