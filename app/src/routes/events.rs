//! How far a run is, as server-sent events. <https://html.spec.whatwg.org/multipage/server-sent-events.html>

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Shared};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::StreamExt;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Problem, Refusals, State};
use crate::cache::EventId;
use crate::models::{Caller, RunId};
use crate::services::events::{self, Told};

/// What a browser sends when it connects again.
const LAST_EVENT: &str = "last-event-id";

pub(super) fn router() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(watch))
}

/// Tells how far a run is, as server-sent events, until it ended: of each, `data` is the JSON of a status and of the records so far,
/// and `id` what to go on after. Ends after an hour at the latest; ask again then. While the service is short of something, events
/// come without `id`, and fewer.
#[utoipa::path(get, path = "/runs/{id}/events", tag = "runs", security(("tenant" = []), ("cookie" = [])),
    params(("id" = i64, Path), ("last-event-id" = Option<String>, Header,
        pattern = "^([0-9]{1,19}-[0-9]{1,19})?$", description = "The `id` to go on after; empty, as without it, from the beginning")),
    responses((status = 200, description = "The events", body = String, content_type = "text/event-stream"), Refusals))]
async fn watch(
    caller: Caller,
    Shared(state): Shared<State>,
    id: Result<Path<RunId>, PathRejection>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let Path(run) = id?;
    let after = after(&headers)?;
    let told = events::follow(&state, caller, run, after).await?;
    Ok(Sse::new(told.map(event)).keep_alive(KeepAlive::default()))
}

fn after(headers: &HeaderMap) -> Result<Option<EventId>, Problem> {
    let Some(value) = headers.get(LAST_EVENT) else { return Ok(None) };
    // A browser sends an empty one when no event had an id.
    if value.is_empty() {
        return Ok(None);
    }
    let id = value.to_str().ok().and_then(EventId::read);
    id.map(Some).ok_or_else(|| {
        let detail =
            "`Last-Event-ID` is the `id` of an event, as `1700000000000-0`; leave it out to begin anew";
        Problem::new(StatusCode::BAD_REQUEST, "malformed-event-id", detail)
    })
}

fn event(told: Told) -> Result<Event, axum::Error> {
    let event = Event::default().json_data(told.event)?;
    Ok(match told.id {
        Some(id) => event.id(id.as_str()),
        None => event,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: Option<&'static str>, expected: Result<Option<EventId>, ()>) {
        let mut headers = HeaderMap::new();
        if let Some(value) = value {
            headers.insert(LAST_EVENT, value.parse().unwrap());
        }
        assert_eq!(after(&headers).map_err(|_| ()), expected, "{value:?}");
    }

    #[test]
    fn a_client_goes_on_after_what_it_saw_last() {
        check(None, Ok(None));
        check(Some(""), Ok(None));
        check(Some("1700000000000-2"), Ok(EventId::read("1700000000000-2")));
        check(Some("seven"), Err(()));
    }
}
