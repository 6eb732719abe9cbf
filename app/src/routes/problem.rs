//! Errors as problem documents. <https://www.rfc-editor.org/rfc/rfc9457>

use std::collections::BTreeMap;

use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tokio_postgres::error::SqlState;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};

use crate::Error;
use crate::services::Refusal;
use crate::services::refusal::Kind;

pub(super) const CONTENT_TYPE: &str = "application/problem+json";
/// Bytes of a plain text that are taken over as the detail of a problem.
const LONGEST_TEXT: usize = 4096;

/// A problem document.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: `title` is that of the status, and `code` says more.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    kind: &'static str,
    /// The name of the status.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What is wrong with this request, for people.
    detail: String,
    /// A stable code, for programs.
    code: String,
    /// The request, as the service's log names it.
    request_id: String,
    #[serde(skip)]
    retry_after: Option<u64>,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, code: &str, detail: impl Into<String>) -> Self {
        Self {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or("Unknown").to_owned(),
            status: status.as_u16(),
            detail: detail.into(),
            code: code.to_owned(),
            request_id: String::new(),
            retry_after: None,
        }
    }

    pub(crate) fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// What an answer without a document of its own means: the router's, or a text of a library's.
    fn of(status: StatusCode, text: &str) -> Self {
        let (code, detail) = match status {
            StatusCode::BAD_REQUEST => ("malformed", "the request cannot be understood"),
            StatusCode::METHOD_NOT_ALLOWED => {
                ("method-not-allowed", "the page does not answer this method; `Allow` lists those it does")
            }
            StatusCode::PAYLOAD_TOO_LARGE => ("too-large", "the body is too large"),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => ("unsupported-type", "send JSON as `application/json`"),
            status if status.is_client_error() => ("refused", "the request is refused"),
            _ => ("failed", "the service could not answer"),
        };
        Self::new(status, code, if text.is_empty() { detail } else { text })
    }
}

impl IntoResponse for Problem {
    /// The status and the headers; [`complete`] writes the body, when the request's id is known.
    fn into_response(self) -> Response {
        let (status, retry_after) = (self.status(), self.retry_after);
        let mut response = (status, Extension(self)).into_response();
        let headers = response.headers_mut();
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

/// Makes a problem document of every answer that is an error, whoever gave it; its other headers stay.
pub(crate) async fn complete(response: Response, request_id: &str) -> Response {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let mut problem = match parts.extensions.remove::<Problem>() {
        Some(problem) => problem,
        None => Problem::of(status, &plain(body, parts.headers.get(header::CONTENT_TYPE)).await),
    };
    request_id.clone_into(&mut problem.request_id);
    // Texts and numbers only: it is always JSON.
    let text = serde_json::to_vec(&problem).unwrap_or_default();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE));
    Response::from_parts(parts, Body::from(text))
}

/// The body, if it is a short plain text.
async fn plain(body: Body, content_type: Option<&HeaderValue>) -> String {
    let is_text = content_type.is_some_and(|value| value.as_bytes().starts_with(b"text/plain"));
    if !is_text {
        return String::new();
    }
    let bytes = to_bytes(body, LONGEST_TEXT).await.unwrap_or_default();
    String::from_utf8_lossy(&bytes).trim().to_owned()
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let (kind, code, detail, retry_after) = match refusal {
            Refusal::Failed(error) => return error.into(),
            Refusal::Refused { kind, code, detail, retry_after } => (kind, code, detail, retry_after),
        };
        let status = match kind {
            Kind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Kind::Unauthenticated => StatusCode::UNAUTHORIZED,
            Kind::Forbidden => StatusCode::FORBIDDEN,
            Kind::NotFound => StatusCode::NOT_FOUND,
            Kind::Conflict => StatusCode::CONFLICT,
            Kind::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Kind::NotNow => StatusCode::SERVICE_UNAVAILABLE,
        };
        // In whole seconds, and never too early.
        let retry_after = retry_after.map(|wait| wait.as_secs() + 1);
        Self { retry_after, ..Self::new(status, code, detail) }
    }
}

impl From<Error> for Problem {
    /// The cause goes to the log, not to the client.
    fn from(error: Error) -> Self {
        if is_unstorable(&error) {
            let detail = "a text holds the character U+0000, which cannot be stored; leave it out";
            return Self::new(StatusCode::UNPROCESSABLE_ENTITY, "unstorable-text", detail);
        }
        tracing::error!(error = crate::chain(&error), "a request failed");
        let detail = "the service cannot answer now; try again later";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", detail)
    }
}

/// Whether Postgres was given a text that it cannot hold: it takes every character but U+0000.
/// <https://www.postgresql.org/docs/15/datatype-character.html>
fn is_unstorable(error: &Error) -> bool {
    let Error::Postgres(error) = error else { return false };
    error.code().is_some_and(|code| {
        *code == SqlState::CHARACTER_NOT_IN_REPERTOIRE || *code == SqlState::UNTRANSLATABLE_CHARACTER
    })
}

macro_rules! rejections {
    ($($rejection:ty => $code:literal),*) => {
        $(impl From<$rejection> for Problem {
            fn from(rejection: $rejection) -> Self {
                match rejection.status() {
                    StatusCode::PAYLOAD_TOO_LARGE => Self::of(StatusCode::PAYLOAD_TOO_LARGE, ""),
                    StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::of(StatusCode::UNSUPPORTED_MEDIA_TYPE, ""),
                    status => Self::new(status, $code, rejection.body_text()),
                }
            }
        })*
    };
}

rejections! { JsonRejection => "malformed-body", PathRejection => "malformed-path", QueryRejection => "malformed-query" }

/// The answer where there is no page.
pub(super) async fn no_such_page() -> Problem {
    let detail = "there is no such page; /openapi.json lists what there is";
    Problem::new(StatusCode::NOT_FOUND, "no-such-page", detail)
}

/// In the API's description: the problems that any route may answer with.
#[derive(Debug)]
pub(super) struct Refusals;

impl Refusals {
    const ALL: [(&'static str, &'static str); 12] = [
        ("400", "The request is malformed"),
        ("401", "Who asks is not known"),
        ("403", "Who asks may not do this"),
        ("404", "There is no such thing, for this tenant"),
        ("409", "It contradicts what is there"),
        ("413", "The body is too large"),
        ("415", "The body is of another type"),
        ("422", "The request contradicts itself or names what is not there"),
        ("429", "Too often; `Retry-After` says when again"),
        ("500", "A mistake of the service"),
        ("503", "Not now: something that the service needs is away"),
        ("504", "It took too long"),
    ];
}

impl IntoResponses for Refusals {
    fn responses() -> BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        let document = || ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        let all = Self::ALL.iter().map(|(status, description)| {
            let response =
                ResponseBuilder::new().description(*description).content(CONTENT_TYPE, document()).build();
            ((*status).to_owned(), RefOr::T(response))
        });
        all.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn completed(response: Response) -> (StatusCode, serde_json::Value) {
        let response = complete(response, "r1").await;
        assert_eq!(response.headers()[header::CONTENT_TYPE], CONTENT_TYPE);
        let status = response.status();
        let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        (status, serde_json::from_slice(&body).unwrap())
    }

    #[tokio::test]
    async fn a_refusal_is_a_document_with_its_code_and_the_request() {
        let refusal = Refusal::conflict("name-taken", "there is a flow `a`");
        let (status, document) = completed(Problem::from(refusal).into_response()).await;
        let expected = serde_json::json!({
            "type": "about:blank", "title": "Conflict", "status": 409, "detail": "there is a flow `a`",
            "code": "name-taken", "request_id": "r1",
        });
        assert_eq!((status, document), (StatusCode::CONFLICT, expected));
    }

    #[tokio::test]
    async fn an_error_of_a_library_becomes_a_document_and_keeps_its_headers() {
        let router = (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET")]).into_response();
        let response = complete(router, "r1").await;
        assert_eq!(response.headers()[header::ALLOW], "GET");
        let (_, document) = completed((StatusCode::BAD_REQUEST, "no such encoding").into_response()).await;
        assert_eq!(document["code"], "malformed");
        assert_eq!(document["detail"], "no such encoding");
    }

    #[tokio::test]
    async fn an_answer_that_is_no_error_stays_as_it_is() {
        let response = complete("alive".into_response(), "r1").await;
        assert_eq!(to_bytes(response.into_body(), 100).await.unwrap(), "alive");
    }

    #[test]
    fn a_wait_is_told_in_whole_seconds_and_never_too_early() {
        let refusal = Refusal::too_many(std::time::Duration::from_millis(1200));
        let response = Problem::from(refusal).into_response();
        assert_eq!(response.headers()[header::RETRY_AFTER], "2");
    }

    #[test]
    fn the_cause_of_an_error_stays_inside() {
        let problem = Problem::from(Error::Build("secret words".into()));
        assert!(problem.status == 503 && !problem.detail.contains("secret"), "{problem:?}");
    }
}
