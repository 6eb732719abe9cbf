//! Templates of prompts.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::object::Object;
use super::page::{self, Page};
use super::{Problem, Refusals, State};
use crate::models::{Caller, NewTemplate, Template};
use crate::services::models::templates::{self, Cursor, Published};

pub(super) fn router() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(publish, list)).routes(routes!(show))
}

/// Which part of the list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Part {
    /// `next` of the page before; the first page without it.
    #[param(pattern = r"^[A-Za-z0-9._-]{1,100}:[1-9][0-9]{0,8}$")]
    after: Option<String>,
    /// Templates at most.
    #[param(minimum = 1, maximum = 100, default = 100)]
    limit: Option<i64>,
}

/// Templates of the longest page: each may have 64 KiB.
const MOST: i64 = 100;

/// Publishes the next version of a template. The same content is published once: then the answer is 200 and the version of then.
#[utoipa::path(post, path = "/prompts", tag = "models", request_body = NewTemplate, security(("tenant" = []), ("cookie" = [])),
    responses((status = 201, body = Template), (status = 200, body = Template), Refusals))]
async fn publish(
    caller: Caller,
    body: Result<Json<Object<NewTemplate>>, JsonRejection>,
) -> Result<(StatusCode, Json<Template>), Problem> {
    let Json(Object(new)) = body?;
    Ok(match templates::publish(&caller, &new).await? {
        Published::Now(template) => (StatusCode::CREATED, Json(template)),
        Published::Before(template) => (StatusCode::OK, Json(template)),
    })
}

/// Lists every version of every template.
#[utoipa::path(get, path = "/prompts", tag = "models", params(Part), security(("tenant" = []), ("cookie" = [])),
    responses((status = 200, body = Page<Template>), Refusals))]
async fn list(
    caller: Caller,
    part: Result<Query<Part>, QueryRejection>,
) -> Result<Json<Page<Template>>, Problem> {
    let Query(Part { after, limit }) = part?;
    let limit = page::limit(limit)?;
    if limit > MOST {
        let detail = format!("`limit` is {limit}: a page has from 1 to {MOST} templates");
        return Err(Problem::new(StatusCode::BAD_REQUEST, "malformed-query", detail));
    }
    let after = match &after {
        Some(text) => Cursor::read(text).ok_or_else(|| {
            let detail = "`after` is not the `next` of a page of this list";
            Problem::new(StatusCode::BAD_REQUEST, "malformed-query", detail)
        })?,
        None => Cursor::default(),
    };
    let found = templates::list(&caller, &after, limit).await?;
    Ok(Json(Page::cut(found, limit, Cursor::of)))
}

/// Shows a version of a template.
#[utoipa::path(get, path = "/prompts/{name}/{version}", tag = "models",
    params(("name" = String, Path), ("version" = i32, Path)), security(("tenant" = []), ("cookie" = [])),
    responses((status = 200, body = Template), Refusals))]
async fn show(
    caller: Caller,
    path: Result<Path<(String, i32)>, PathRejection>,
) -> Result<Json<Template>, Problem> {
    let Path((name, version)) = path?;
    Ok(Json(templates::show(&caller, &name, version).await?))
}
