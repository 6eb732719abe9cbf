//! Signing in with a password, going on with a refresh token, and signing out.

use axum::Json;
use axum::extract::State as Shared;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use contract::Secret;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::object::Object;
use super::{Problem, Refusals, State};
use crate::middleware::caller::{ClientAddress, named};
use crate::middleware::cookies;
use crate::models::Caller;
use crate::services::Refusal;
use crate::services::access::LIFETIME;
use crate::services::sessions::{self, Carried, SignIn, Tokens};

pub(super) fn router() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(login)).routes(routes!(refresh)).routes(routes!(logout))
}

/// A person who wants to sign in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Login {
    #[schema(
        min_length = 3,
        max_length = 254,
        pattern = r"^[!#-'*+./0-9=?A-Z^-~-]+@[!#-'*+./0-9=?A-Z^-~-]+$"
    )]
    email: String,
    #[schema(value_type = String)]
    password: Secret,
    /// A one-time code, where one is asked for.
    #[serde(default)]
    #[schema(pattern = "^[0-9]{6}$")]
    code: Option<String>,
    /// Whether the tokens are to be cookies of a browser.
    #[serde(default)]
    cookies: bool,
}

/// A refresh token, unless it is in a cookie.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Refresh {
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    refresh_token: Option<Secret>,
}

/// Somebody who signed in. The tokens are here, or in cookies.
#[derive(Serialize, ToSchema)]
struct SignedIn {
    /// For the header `Authorization: Bearer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    access_token: Option<String>,
    /// Gives the next pair of tokens, once.
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    /// With cookies: what the header `X-CSRF-Token` must be in every request that changes something.
    #[serde(skip_serializing_if = "Option::is_none")]
    csrf: Option<String>,
    /// Seconds that the access token is good for.
    expires_in: i64,
}

/// Signs a person in.
#[utoipa::path(post, path = "/auth/login", tag = "sign-in", request_body = Login,
    params(("X-Tenant" = String, Header, min_length = 1, max_length = 100, description = "The tenant's name")),
    responses((status = 200, body = SignedIn), Refusals))]
async fn login(
    Shared(state): Shared<State>,
    ClientAddress(from): ClientAddress,
    headers: HeaderMap,
    body: Result<Json<Object<Login>>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(Object(Login { email, password, code, cookies })) = body?;
    // Before the tenant is looked up.
    sessions::count(&state, &state.identity, &from).await?;
    let attempt = SignIn { email: &email, password: &password, code: code.as_deref(), from: &from };
    let tokens = match named(&state, &headers).await? {
        Some(tenant) => sessions::sign_in(&state, &state.identity, tenant, attempt).await?,
        None => sessions::refuse(&state.identity, attempt).await?,
    };
    let wants_cookies = cookies || headers.get("x-cookies").is_some_and(|value| value == "yes");
    Ok(answer(&tokens, wants_cookies))
}

/// Gives the next pair of tokens for a refresh token. The token is good once: when it comes again, the session ends.
#[utoipa::path(post, path = "/auth/refresh", tag = "sign-in", request_body = Refresh,
    responses((status = 200, body = SignedIn), Refusals))]
async fn refresh(
    Shared(state): Shared<State>,
    ClientAddress(from): ClientAddress,
    headers: HeaderMap,
    body: Result<Json<Object<Refresh>>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(Object(Refresh { refresh_token })) = body?;
    if let Some(token) = refresh_token {
        let tokens = sessions::refresh(&state, &state.identity, &token, Carried::Body, &from).await?;
        return Ok(answer(&tokens, false));
    }
    let token = cookies::read(&headers, cookies::REFRESH).ok_or_else(|| {
        Refusal::unauthenticated(
            "no-token",
            "send `refresh_token`, or the cookie that was given at the sign-in",
        )
    })?;
    let (token, carried) = (Secret::new(token.to_owned()), Carried::Cookie { csrf: cookies::csrf(&headers) });
    let tokens = sessions::refresh(&state, &state.identity, &token, carried, &from).await?;
    Ok(answer(&tokens, true))
}

/// Signs a person out: the session ends, with every token of it.
#[utoipa::path(post, path = "/auth/logout", tag = "sign-in", security(("tenant" = []), ("cookie" = [])),
    responses((status = 204, description = "Signed out"), Refusals))]
async fn logout(
    caller: Caller,
    Shared(state): Shared<State>,
    ClientAddress(from): ClientAddress,
) -> Result<Response, Problem> {
    sessions::sign_out(&caller, &state, &from).await?;
    Ok((StatusCode::NO_CONTENT, cookies::signed_out()).into_response())
}

fn answer(given: &Tokens, in_cookies: bool) -> Response {
    if in_cookies {
        let body = SignedIn {
            access_token: None,
            refresh_token: None,
            csrf: Some(given.csrf.clone()),
            expires_in: LIFETIME,
        };
        return (cookies::signed_in(given), Json(body)).into_response();
    }
    let text = |secret: &Secret| Some(secret.expose().to_owned());
    let (access_token, refresh_token) = (text(&given.access), text(&given.refresh));
    Json(SignedIn { access_token, refresh_token, csrf: None, expires_in: LIFETIME }).into_response()
}
