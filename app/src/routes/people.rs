//! People of a tenant, and what they change of themselves.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State as Shared};
use axum::http::StatusCode;
use contract::Secret;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::object::Object;
use super::page::{self, Page};
use super::{Problem, Refusals, State};
use crate::middleware::caller::ClientAddress;
use crate::models::{Caller, NewPerson, Person, PersonChange, PersonId, Role};
use crate::services::{people, totp};

pub(super) fn router() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(create, list))
        .routes(routes!(show, change))
        .routes(routes!(me))
        .routes(routes!(change_password))
        .routes(routes!(enrol))
        .routes(routes!(confirm))
}

/// Who asks.
#[derive(Serialize, ToSchema)]
struct Me {
    /// `token` or `person:ID`.
    actor: String,
    role: Role,
    /// Nothing for a program with an API token.
    person: Option<Person>,
}

/// A change of one's own password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordChange {
    #[schema(value_type = String)]
    old: Secret,
    /// From 14 to 200 characters.
    #[schema(value_type = String, min_length = 14, max_length = 200)]
    new: Secret,
}

/// A secret for one-time codes, which is shown this once.
#[derive(Serialize, ToSchema)]
struct Enrolment {
    /// `otpauth://…`, as apps read it, mostly from a picture of it.
    url: String,
}

/// A one-time code.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Code {
    /// Six digits.
    #[schema(pattern = "^[0-9]{6}$")]
    code: String,
}

/// Creates a person.
#[utoipa::path(post, path = "/people", tag = "people", request_body = NewPerson, security(("tenant" = []), ("cookie" = [])),
    responses((status = 201, body = Person), Refusals))]
async fn create(
    caller: Caller,
    Shared(state): Shared<State>,
    ClientAddress(from): ClientAddress,
    body: Result<Json<Object<NewPerson>>, JsonRejection>,
) -> Result<(StatusCode, Json<Person>), Problem> {
    let Json(Object(new)) = body?;
    Ok((StatusCode::CREATED, Json(people::create(&caller, &state.identity, &new, &from).await?)))
}

/// Lists people.
#[utoipa::path(get, path = "/people", tag = "people", params(page::Query), security(("tenant" = []), ("cookie" = [])),
    responses((status = 200, body = Page<Person>), Refusals))]
async fn list(caller: Caller, query: page::Query) -> Result<Json<Page<Person>>, Problem> {
    let found = people::list(&caller, query.after(), query.limit()).await?;
    Ok(Json(Page::of(found, &query, |person| person.id.0)))
}

/// Shows a person.
#[utoipa::path(get, path = "/people/{id}", tag = "people", params(("id" = i64, Path)),
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = Person), Refusals))]
async fn show(caller: Caller, id: Result<Path<PersonId>, PathRejection>) -> Result<Json<Person>, Problem> {
    let Path(id) = id?;
    Ok(Json(people::get(&caller, id).await?))
}

/// Changes what a person may do; their sessions end.
#[utoipa::path(patch, path = "/people/{id}", tag = "people", params(("id" = i64, Path)), request_body = PersonChange,
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = Person), Refusals))]
async fn change(
    caller: Caller,
    Shared(state): Shared<State>,
    ClientAddress(from): ClientAddress,
    id: Result<Path<PersonId>, PathRejection>,
    body: Result<Json<Object<PersonChange>>, JsonRejection>,
) -> Result<Json<Person>, Problem> {
    let (Path(id), Json(Object(change))) = (id?, body?);
    Ok(Json(people::change(&caller, &state, id, change, &from).await?))
}

/// Shows who asks.
#[utoipa::path(get, path = "/me", tag = "people", security(("tenant" = []), ("cookie" = [])),
    responses((status = 200, body = Me), Refusals))]
async fn me(caller: Caller) -> Result<Json<Me>, Problem> {
    let person = people::me(&caller).await?;
    Ok(Json(Me { actor: caller.actor.to_string(), role: caller.role, person }))
}

/// Changes one's own password; one's other sessions end.
#[utoipa::path(post, path = "/me/password", tag = "people", request_body = PasswordChange,
    security(("tenant" = []), ("cookie" = [])), responses((status = 204, description = "Changed"), Refusals))]
async fn change_password(
    caller: Caller,
    Shared(state): Shared<State>,
    ClientAddress(from): ClientAddress,
    body: Result<Json<Object<PasswordChange>>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    let Json(Object(PasswordChange { old, new })) = body?;
    people::change_password(&caller, &state, &state.identity, (&old, &new), &from).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives a secret for one-time codes. They are asked for once one was confirmed.
#[utoipa::path(post, path = "/me/totp", tag = "people", security(("tenant" = []), ("cookie" = [])),
    responses((status = 200, body = Enrolment), Refusals))]
async fn enrol(caller: Caller, Shared(state): Shared<State>) -> Result<Json<Enrolment>, Problem> {
    Ok(Json(Enrolment { url: totp::enrol(&caller, &state.identity).await? }))
}

/// Confirms that an app shows the right codes; from now on a sign-in asks for one.
#[utoipa::path(post, path = "/me/totp/confirm", tag = "people", request_body = Code,
    security(("tenant" = []), ("cookie" = [])), responses((status = 204, description = "On"), Refusals))]
async fn confirm(
    caller: Caller,
    Shared(state): Shared<State>,
    ClientAddress(from): ClientAddress,
    body: Result<Json<Object<Code>>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    let Json(Object(Code { code })) = body?;
    totp::confirm(&caller, &state.identity, &code, &from).await?;
    Ok(StatusCode::NO_CONTENT)
}
