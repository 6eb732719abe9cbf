//! Who did what in a tenant.

use axum::Json;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::page::{self, Page};
use super::{Problem, Refusals, State};
use crate::models::Caller;
use crate::repositories::audit::{Cursor, Entry};
use crate::services::audit;

/// Microseconds since 1970, in the year 2096: no entry is later.
const LATEST: i64 = 3_999_999_999_999_999;

pub(super) fn router() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(list))
}

/// Which part of the list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Part {
    /// `next` of the page before; the first page without it.
    #[param(pattern = r"^[0-3]?[0-9]{1,15}\.[0-9]{1,18}$")]
    after: Option<String>,
    /// Entries at most.
    #[param(minimum = 1, maximum = 1000, default = 100)]
    limit: Option<i64>,
}

/// Lists what was done, oldest first.
#[utoipa::path(get, path = "/audit", tag = "people", params(Part), security(("tenant" = []), ("cookie" = [])),
    responses((status = 200, body = Page<Entry>), Refusals))]
async fn list(
    caller: Caller,
    part: Result<Query<Part>, QueryRejection>,
) -> Result<Json<Page<Entry>>, Problem> {
    let Query(Part { after, limit }) = part?;
    let limit = page::limit(limit)?;
    let after = match &after {
        Some(text) => read(text).ok_or_else(|| {
            let detail = "`after` is not the `next` of a page of this list";
            Problem::new(StatusCode::BAD_REQUEST, "malformed-query", detail)
        })?,
        None => Cursor::default(),
    };
    let entries = audit::list(&caller, after, limit).await?;
    Ok(Json(Page::cut(entries, limit, |entry| format!("{}.{}", entry.at, entry.id))))
}

/// A cursor as [`list`] gives it: what fits the pattern of [`Part`], and nothing else.
fn read(text: &str) -> Option<Cursor> {
    let (at, id) = text.split_once('.')?;
    let cursor = Cursor { at: number(at, 16)?, id: number(id, 18)? };
    (cursor.at <= LATEST).then_some(cursor)
}

/// A number of at most so many digits: a sign is none.
fn number(text: &str, most: usize) -> Option<i64> {
    let fits = text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_a_time_and_an_entry() {
        assert_eq!(read("1800000000123456.7"), Some(Cursor { at: 1_800_000_000_123_456, id: 7 }));
        assert_eq!(read("3999999999999999.999999999999999999").map(|cursor| cursor.at), Some(LATEST));
        for text in [
            "",
            "1",
            "1.",
            ".1",
            "-1.1",
            "1.-1",
            "+1.1",
            "1.+1",
            "1.1.1",
            "4000000000000000.1",
            "00000000000000001.1",
            "1.0000000000000000001",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
