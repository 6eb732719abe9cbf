//! Errors as problem documents. <https://www.rfc-editor.org/rfc/rfc9457>

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Error;

/// A problem document.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// A stable code for programs.
    pub code: String,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong with this request, for people.
    pub detail: String,
    #[serde(skip)]
    retry_after: Option<u64>,
}

impl Problem {
    pub(super) fn new(status: StatusCode, code: &str, detail: impl Into<String>) -> Self {
        Self { code: code.to_owned(), status: status.as_u16(), detail: detail.into(), retry_after: None }
    }

    pub(super) fn too_many(seconds: u64) -> Self {
        let detail = format!("the tenant's rate is used up; try again in {seconds} s");
        Self {
            retry_after: Some(seconds),
            ..Self::new(StatusCode::TOO_MANY_REQUESTS, "rate-limited", detail)
        }
    }

    pub(super) fn no_such(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", format!("there is no such {what}"))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let retry = self.retry_after.map(|seconds| [(header::RETRY_AFTER, seconds.to_string())]);
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        let mut response = (status, Json(self)).into_response();
        response
            .headers_mut()
            .extend(kind.map(|(name, value)| (name, axum::http::HeaderValue::from_static(value))));
        match retry {
            Some(retry) => (retry, response).into_response(),
            None => response,
        }
    }
}

impl From<Error> for Problem {
    /// The cause goes to the log, not to the client.
    fn from(error: Error) -> Self {
        tracing::error!(error = crate::chain(&error), "a request failed");
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "unavailable",
            "the service cannot answer now; try again later",
        )
    }
}

macro_rules! rejections {
    ($($rejection:ty => $code:literal),*) => {
        $(impl From<$rejection> for Problem {
            fn from(rejection: $rejection) -> Self {
                Self::new(rejection.status(), $code, rejection.body_text())
            }
        })*
    };
}

rejections! { JsonRejection => "malformed-body", PathRejection => "malformed-path", QueryRejection => "malformed-query" }

pub(super) async fn not_found() -> Problem {
    Problem::no_such("page; /openapi.json lists what there is")
}
