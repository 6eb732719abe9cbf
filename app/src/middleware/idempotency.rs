//! The header Idempotency-Key.

use axum::extract::OptionalFromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{ObjectBuilder, Required, Type};

use crate::routes::Problem;
pub(crate) use crate::services::idempotency::IdempotencyKey;

const HEADER: &str = "idempotency-key";

impl<S: Sync> OptionalFromRequestParts<S> for IdempotencyKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Problem> {
        let mut values = parts.headers.get_all(HEADER).iter();
        let Some(value) = values.next() else { return Ok(None) };
        let route = format!("{} {}", parts.method, parts.uri.path());
        let key = value.to_str().ok().and_then(|key| Self::new(key, route));
        if let (Some(key), None) = (key, values.next()) {
            Ok(Some(key))
        } else {
            let detail = "`Idempotency-Key` is one header of 1 to 200 visible characters of ASCII";
            Err(Problem::new(StatusCode::BAD_REQUEST, "malformed-key", detail))
        }
    }
}

impl IntoParams for IdempotencyKey {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let text = ObjectBuilder::new()
            .schema_type(Type::String)
            .min_length(Some(1))
            .max_length(Some(200))
            .pattern(Some("^[!-~]+$"));
        let header = ParameterBuilder::new()
            .name("Idempotency-Key")
            .parameter_in(ParameterIn::Header)
            .required(Required::False)
            .description(Some(
                "Names the request: when it comes again within a day it is not done again, and the answer is the same.",
            ))
            .schema(Some(text.build()));
        vec![header.build()]
    }
}
