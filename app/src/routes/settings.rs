//! Settings of a tenant.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection};
use axum::extract::{Path, State as Shared};
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::object::Object;
use super::page::Page;
use super::{Problem, Refusals, State};
use crate::models::{Caller, NewSetting, Setting};
use crate::services::settings;

pub(super) fn router() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(show, set, remove))
}

/// Which setting.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct Named {
    /// One that `GET /settings` lists, or a flag of your own, which begins with `flag.`.
    #[param(pattern = r"^(models\.allowed|streams\.at_once|flag\.[a-z0-9._-]{1,64})$")]
    name: String,
}

/// Lists the settings that are set, and what holds of the others that the service reads. There is one page.
#[utoipa::path(get, path = "/settings", tag = "settings", security(("tenant" = []), ("cookie" = [])),
    responses((status = 200, body = Page<Setting>), Refusals))]
async fn list(caller: Caller) -> Result<Json<Page<Setting>>, Problem> {
    Ok(Json(Page { items: settings::list(&caller).await?, next: None }))
}

/// Shows a setting as it holds now.
#[utoipa::path(get, path = "/settings/{name}", tag = "settings", params(Named),
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = Setting), Refusals))]
async fn show(caller: Caller, name: Result<Path<Named>, PathRejection>) -> Result<Json<Setting>, Problem> {
    let Path(Named { name }) = name?;
    Ok(Json(settings::show(&caller, &name).await?))
}

/// Sets one, for good or for a time. Names are those that `GET /settings` lists, and flags of your own, which begin with `flag.`.
#[utoipa::path(put, path = "/settings/{name}", tag = "settings", params(Named), request_body = NewSetting,
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = Setting), Refusals))]
async fn set(
    caller: Caller,
    Shared(state): Shared<State>,
    name: Result<Path<Named>, PathRejection>,
    body: Result<Json<Object<NewSetting>>, JsonRejection>,
) -> Result<Json<Setting>, Problem> {
    let (Path(Named { name }), Json(Object(new))) = (name?, body?);
    Ok(Json(settings::set(&state, &caller, &name, new).await?))
}

/// Removes one: then what holds without it holds again.
#[utoipa::path(delete, path = "/settings/{name}", tag = "settings", params(Named),
    security(("tenant" = []), ("cookie" = [])),
    responses((status = 204, description = "It is not set any more"), Refusals))]
async fn remove(
    caller: Caller,
    Shared(state): Shared<State>,
    name: Result<Path<Named>, PathRejection>,
) -> Result<StatusCode, Problem> {
    let Path(Named { name }) = name?;
    settings::remove(&state, &caller, &name).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::settings::Known;

    #[test]
    fn the_description_takes_the_name_of_every_known_setting() {
        let described = serde_json::to_value(Named::into_params(|| None)).unwrap();
        let pattern = described[0]["schema"]["pattern"].as_str().unwrap();
        for known in Known::ALL {
            assert!(pattern.contains(&known.name().replace('.', "\\.")), "{}: {pattern}", known.name());
        }
    }
}
