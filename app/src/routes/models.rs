//! The language model.

use std::convert::Infallible;

use axum::Json;
use axum::extract::State as Shared;
use axum::extract::rejection::JsonRejection;
use axum::http::HeaderMap;
use axum::response::sse::{self, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, stream};
use serde_json::json;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::object::Object;
use super::page::{self, Page};
use super::{Problem, Refusals, State};
use crate::models::{Ask, Caller, Completion, ModelCall, Preview};
use crate::services::models::{self, Event, Events};

pub(super) fn router() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(complete)).routes(routes!(preview)).routes(routes!(calls))
}

/// Asks the language model. Only the fields that are wanted leave, what must not leave in them is replaced, and the answer has
/// the values in their places again. With `stream` the answer comes as server-sent events: `delta` with more of the `text`, then
/// `end` with the numbers of the call, or `failed` with a problem.
#[utoipa::path(post, path = "/models/complete", tag = "models", request_body = Ask,
    security(("tenant" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The answer",
            content((Completion = "application/json"), (String = "text/event-stream"))),
        Refusals
    ))]
async fn complete(
    caller: Caller,
    Shared(state): Shared<State>,
    headers: HeaderMap,
    body: Result<Json<Object<Ask>>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(Object(ask)) = body?;
    let provider = state.models.as_ref();
    if ask.stream {
        let events = models::stream(&state, provider, &caller, ask).await?;
        return Ok(Sse::new(told(events, request_id(&headers)))
            .keep_alive(KeepAlive::default())
            .into_response());
    }
    Ok(Json(models::complete(&state, provider, &caller, ask).await?).into_response())
}

/// Shows what would leave for the language model, and sends nothing.
#[utoipa::path(post, path = "/models/preview", tag = "models", request_body = Ask,
    security(("tenant" = []), ("cookie" = [])), responses((status = 200, body = Preview), Refusals))]
async fn preview(
    caller: Caller,
    Shared(state): Shared<State>,
    body: Result<Json<Object<Ask>>, JsonRejection>,
) -> Result<Json<Preview>, Problem> {
    let Json(Object(ask)) = body?;
    Ok(Json(models::preview(&state, &caller, ask).await?))
}

/// Lists what left for the language model, without its words, oldest first.
#[utoipa::path(get, path = "/models/calls", tag = "models", params(page::Query), security(("tenant" = []), ("cookie" = [])),
    responses((status = 200, body = Page<ModelCall>), Refusals))]
async fn calls(caller: Caller, query: page::Query) -> Result<Json<Page<ModelCall>>, Problem> {
    let found = models::calls(&caller, query.after(), query.limit()).await?;
    Ok(Json(Page::of(found, &query, |call| call.id)))
}

/// The name of a request, for a problem that comes when its answer is long under way.
fn request_id(headers: &HeaderMap) -> String {
    let id = headers.get("x-request-id").and_then(|value| value.to_str().ok());
    id.unwrap_or_default().to_owned()
}

fn told(events: Events, request_id: String) -> impl Stream<Item = Result<sse::Event, Infallible>> {
    stream::unfold((events, request_id), |(mut events, request_id)| async move {
        let next = events.next().await?;
        Some((Ok(event(next, &request_id)), (events, request_id)))
    })
}

fn event(told: Event, request_id: &str) -> sse::Event {
    let (name, data) = match told {
        Event::Delta(text) => ("delta", json!({ "text": text })),
        Event::End(counts) => ("end", json!(counts)),
        Event::Failed(refusal) => {
            let mut problem = json!(Problem::from(refusal));
            problem["request_id"] = json!(request_id);
            ("failed", problem)
        }
    };
    sse::Event::default().event(name).data(data.to_string())
}
