//! Whoever holds the operator's token.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::caller::bearer;
use crate::routes::{Problem, State};
use crate::services::{Refusal, tokens};

/// A request of whoever holds the operator's token.
#[derive(Debug)]
pub(crate) struct Operator;

impl FromRequestParts<State> for Operator {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Problem> {
        let token = bearer(&parts.headers)?.ok_or_else(|| {
            Refusal::unauthenticated("no-token", "send the header `Authorization: Bearer TOKEN`")
        })?;
        if tokens::equal(token, state.operator_token.expose()) {
            return Ok(Self);
        }
        Err(Refusal::forbidden("only the operator may do this").into())
    }
}
