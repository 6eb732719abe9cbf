//! Tokens of issuers outside: verified by the keys that the cloud was opened with, as AWS fetches them from the issuer.

use std::collections::BTreeMap;

use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Map, Value as Json};

use crate::error::ApiError;
use crate::shared::Shared;

/// What a token says, after its signature was found good.
#[derive(Debug)]
pub(crate) struct Claims {
    /// Without its scheme.
    pub(crate) issuer: String,
    claims: Map<String, Json>,
}

fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::bad("InvalidIdentityToken", message)
}

/// Verifies a token.
pub(crate) fn verify(shared: &Shared, token: &str) -> Result<Claims, ApiError> {
    let header = jsonwebtoken::decode_header(token).map_err(|_| {
        invalid(
            "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
        )
    })?;
    let unverified: Map<String, Json> = jsonwebtoken::dangerous::insecure_decode(token)
        .map(|data| data.claims)
        .map_err(|_| invalid("The claims of the token cannot be read"))?;
    let issuer = unverified.get("iss").and_then(Json::as_str).unwrap_or_default();
    let issuer = issuer.strip_prefix("https://").unwrap_or(issuer).to_owned();
    let no_keys = || invalid("Couldn't retrieve verification key from your identity provider");
    let keys = shared.config.issuers.get(&issuer).ok_or_else(no_keys)?;
    let keys: JwkSet = serde_json::from_str(keys).map_err(|_| no_keys())?;
    let key = header.kid.as_deref().and_then(|id| keys.find(id)).ok_or_else(no_keys)?;
    let key = DecodingKey::from_jwk(key).map_err(|_| no_keys())?;
    let mut validation = Validation::new(Algorithm::RS256);
    // The cloud has a clock of its own, and the audience is the trust policy's business.
    (validation.validate_exp, validation.validate_aud) = (false, false);
    let claims: Map<String, Json> = jsonwebtoken::decode(token, &key, &validation)
        .map(|data| data.claims)
        .map_err(|_| invalid("The signature of the token is wrong"))?;
    let now = shared.now() / 1000;
    let seconds = |name: &str| claims.get(name).and_then(Json::as_u64);
    if seconds("exp").is_none_or(|end| end <= now) {
        return Err(ApiError::bad("ExpiredTokenException", "Token expired: it is later than its exp"));
    }
    if seconds("nbf").is_some_and(|begin| begin > now + 60) {
        return Err(invalid("The token is not valid yet"));
    }
    Ok(Claims { issuer, claims })
}

impl Claims {
    /// The claim as a text.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.claims.get(name).and_then(Json::as_str)
    }

    /// The claims as condition keys in lower case.
    pub(crate) fn context(&self) -> BTreeMap<String, String> {
        let texts = self.claims.iter().filter_map(|(name, value)| Some((name, value.as_str()?)));
        texts
            .map(|(name, value)| (format!("{}:{name}", self.issuer).to_lowercase(), value.to_owned()))
            .collect()
    }
}
