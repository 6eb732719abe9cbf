//! Passwords of the registry: who they were given to, and which account's registry they open.

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode, header};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::access::Caller;
use crate::cloud::Cloud;
use crate::error::ApiError;
use crate::shared::Shared;
use crate::state::{Millis, RegistryToken};

/// The user of every password.
const USER: &str = "AWS";
/// How long a password is good, in milliseconds: twelve hours, as ECR's.
const LASTS: Millis = 12 * 3_600 * 1_000;

/// Whoever sent a request with a password.
pub(super) struct Bearer {
    /// The caller's account.
    pub(super) home: Arc<Shared>,
    pub(super) caller: Caller,
    /// The account whose registry the password is for.
    pub(super) registry: Arc<Shared>,
}

/// Makes a password for the registry of an account; gives it as ECR does, with its end.
pub(super) fn issue(registry: &Shared, home: &Shared, caller: &Caller) -> (String, Millis) {
    let now = registry.now();
    let expires = now + LASTS;
    let session = match caller {
        Caller::Role(session) => Some(session.clone()),
        Caller::Administrator | Caller::Nobody => None,
    };
    let password = format!("{}-{}", registry.account, registry.random_text(100));
    let mut state = registry.state();
    state.registry_tokens.retain(|_, token| token.expires > now);
    let token = RegistryToken { home: home.account.clone(), session, expires };
    state.registry_tokens.insert(password.clone(), token);
    (BASE64_STANDARD.encode(format!("{USER}:{password}")), expires)
}

/// Who sends a request; nothing where it brings no password.
pub(super) fn bearer(cloud: &Cloud, headers: &HeaderMap) -> Result<Option<Bearer>, ApiError> {
    let Some(authorization) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let text = authorization.to_str().unwrap_or_default();
    let denied = |message: &str| ApiError::new(StatusCode::FORBIDDEN, "DENIED", message);
    let password = password(text).ok_or_else(|| denied("Your authorization is not the one of a registry"))?;
    let account = password.split_once('-').map(|(account, _)| account).unwrap_or_default();
    let registry = cloud.named(account).ok_or_else(|| denied("Your Authorization Token is invalid."))?;
    let token = registry.state().registry_tokens.get(&password).cloned();
    let token = token.ok_or_else(|| denied("Your Authorization Token is invalid."))?;
    if token.expires <= registry.now() {
        return Err(denied("Your authorization token has expired. Reauthenticate and try again."));
    }
    let home = cloud.named(&token.home).unwrap_or(registry);
    Ok(Some(Bearer {
        home: Arc::clone(home),
        caller: token.session.map_or(Caller::Administrator, Caller::Role),
        registry: Arc::clone(registry),
    }))
}

/// The password in `Basic …`.
fn password(authorization: &str) -> Option<String> {
    let (scheme, encoded) = authorization.split_once(' ')?;
    let decoded = BASE64_STANDARD.decode(encoded.trim()).ok()?;
    let text = String::from_utf8(decoded).ok()?;
    let (user, password) = text.split_once(':')?;
    (scheme.eq_ignore_ascii_case("basic") && user == USER).then(|| password.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_that_of_the_user_of_ecr() {
        let basic = |text: &str| format!("Basic {}", BASE64_STANDARD.encode(text));
        assert_eq!(password(&basic("AWS:111111111111-x:y")).as_deref(), Some("111111111111-x:y"));
        assert_eq!(password(&basic("me:secret")), None);
        assert_eq!(password("Bearer x"), None);
        assert_eq!(password("Basic"), None);
    }
}
