//! Flows of a tenant.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::IntoParams;

use super::auth::Tenant;
use super::{Problem, State};
use crate::models::{Flow, FlowId, NewFlow, check_steps};
use crate::repositories;

/// A page of a list: the items after an id or number.
#[derive(Debug, Deserialize, IntoParams)]
pub(super) struct Page {
    /// The last id or number of the page before.
    #[serde(default)]
    pub(super) after: i64,
    /// From 1 to 1000.
    #[serde(default = "Page::usual")]
    limit: i64,
}

impl Page {
    fn usual() -> i64 {
        100
    }

    pub(super) fn limit(&self) -> i64 {
        self.limit.clamp(1, 1000)
    }
}

/// Creates a flow.
#[utoipa::path(post, path = "/flows", request_body = NewFlow, security(("tenant" = [])), responses(
    (status = 201, body = Flow), (status = 401, body = Problem), (status = 409, body = Problem),
    (status = 422, description = "A step names a field that cannot be there", body = Problem), (status = 429, body = Problem)
))]
pub(super) async fn create(
    tenant: Tenant,
    body: Result<Json<NewFlow>, JsonRejection>,
) -> Result<(StatusCode, Json<Flow>), Problem> {
    let Json(flow) = body?;
    if flow.name.is_empty() {
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-name", "`name` is empty"));
    }
    check_steps(&flow.steps, None).map_err(|error| {
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "unknown-field", error.to_string())
    })?;
    let mut session = tenant.db.session().await?;
    let scope = session.begin().await?;
    let Some(id) = repositories::flows::create(&scope, &flow).await? else {
        let detail = format!("there is a flow `{}`", flow.name);
        return Err(Problem::new(StatusCode::CONFLICT, "name-taken", detail));
    };
    scope.commit().await?;
    Ok((StatusCode::CREATED, Json(Flow { id, name: flow.name, steps: flow.steps })))
}

/// Lists flows.
#[utoipa::path(get, path = "/flows", params(Page), security(("tenant" = [])), responses(
    (status = 200, body = Vec<Flow>), (status = 401, body = Problem), (status = 429, body = Problem)
))]
pub(super) async fn list(
    tenant: Tenant,
    page: Result<Query<Page>, QueryRejection>,
) -> Result<Json<Vec<Flow>>, Problem> {
    let Query(page) = page?;
    let mut session = tenant.db.session().await?;
    let scope = session.begin().await?;
    let flows = repositories::flows::list(&scope, page.after, page.limit()).await?;
    scope.commit().await?;
    Ok(Json(flows))
}

/// Shows a flow.
#[utoipa::path(get, path = "/flows/{id}", params(("id" = i64, Path)), security(("tenant" = [])), responses(
    (status = 200, body = Flow), (status = 401, body = Problem), (status = 404, body = Problem), (status = 429, body = Problem)
))]
pub(super) async fn show(
    tenant: Tenant,
    Shared(state): Shared<State>,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Response, Problem> {
    let Path(id) = id?;
    let key = format!("flow:{id}");
    let json =
        |text: String| ([(axum::http::header::CONTENT_TYPE, "application/json")], text).into_response();
    // A flow never changes, so a hot read is never wrong.
    if let Some(hot) = state.cache.get(tenant.id, &key).await {
        return Ok(json(hot));
    }
    let mut session = tenant.db.session().await?;
    let scope = session.begin().await?;
    let flow = repositories::flows::get(&scope, FlowId(id)).await?;
    scope.commit().await?;
    let flow = flow.ok_or_else(|| Problem::no_such("flow"))?;
    let text = serde_json::to_string(&flow).expect("a flow has only string keys");
    state.cache.put(tenant.id, &key, &text).await;
    Ok(json(text))
}
