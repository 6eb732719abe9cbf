//! What AWS answers when it refuses: a code, a message and an HTTP status.

use axum::http::StatusCode;

/// A refusal in AWS's words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub(crate) struct ApiError {
    pub(crate) status: StatusCode,
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

impl ApiError {
    pub(crate) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into() }
    }

    pub(crate) fn bad(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, message)
    }

    /// CloudFormation's answer to most mistakes.
    pub(crate) fn validation(message: impl Into<String>) -> Self {
        Self::bad("ValidationError", message)
    }

    /// An action that the simulator does not have: said so, never answered as done.
    pub(crate) fn unsupported(service: &str, action: &str) -> Self {
        let message = format!("the simulator has no action `{action}` of `{service}`");
        Self::new(StatusCode::NOT_IMPLEMENTED, "NotImplemented", message)
    }
}
