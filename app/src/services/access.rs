//! Access tokens: signed, short-lived statements of who asks, which no request has to look up. The keys of sign-in are derived from
//! one secret.

use aws_lc_rs::hkdf::{HKDF_SHA256, Salt};
use aws_lc_rs::hmac;
use contract::Secret;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::attempts::Attempts;
use super::passwords::Passwords;
use super::recent::Recent;
use super::sealed::Sealer;
use super::tokens;
use crate::Error;
use crate::models::{PersonId, Place, Role, SessionId, Tenant, TenantId};

/// Seconds that an access token is good for.
pub const LIFETIME: i64 = 15 * 60;
/// Seconds that the clocks of two processes may differ by.
const LEEWAY: i64 = 5;
const AUDIENCE: &str = "api";

/// What sign-in works with: keys, the store of attempts, and what is known of API tokens.
#[derive(Debug)]
pub struct Identity {
    pub sealer: Sealer,
    pub passwords: Passwords,
    /// Attempts to sign in, counted here while Redis is away.
    pub attempts: Attempts,
    /// API tokens that were found just now, by their digests.
    pub api_tokens: Recent,
    issuer: String,
    header: Header,
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
    csrf: hmac::Key,
}

/// Who an access token speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    pub tenant: Tenant,
    pub person: PersonId,
    pub role: Role,
    pub session: SessionId,
}

/// The claims of an access token. <https://www.rfc-editor.org/rfc/rfc7519#section-4.1>
#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    /// The id of the person.
    sub: String,
    tenant: TenantId,
    place: Place,
    role: Role,
    sid: SessionId,
    iat: i64,
    exp: i64,
    jti: String,
}

impl Identity {
    /// # Errors
    /// When a key cannot be derived.
    pub fn new(settings: &contract::Identity) -> Result<Self, Error> {
        let signing = derive(&settings.token_key, "sign access tokens")?;
        let mut header = Header::new(Algorithm::HS256);
        header.kid = Some(tokens::hex(&Sha256::digest(signing)).chars().take(8).collect());
        Ok(Self {
            sealer: Sealer::new(&derive(&settings.token_key, "seal what is stored")?)?,
            passwords: Passwords::new(),
            attempts: Attempts::default(),
            api_tokens: Recent::default(),
            issuer: settings.public_url.clone(),
            validation: validation(&settings.public_url),
            header,
            encoding: EncodingKey::from_secret(&signing),
            decoding: DecodingKey::from_secret(&signing),
            csrf: hmac::Key::new(hmac::HMAC_SHA256, &derive(&settings.token_key, "sign forms")?),
        })
    }

    /// A token for `access` from `now` on, in seconds since 1970.
    ///
    /// # Errors
    /// When it cannot be signed.
    pub fn issue(&self, access: &Access, now: i64) -> Result<String, Error> {
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: AUDIENCE.to_owned(),
            sub: access.person.to_string(),
            tenant: access.tenant.id,
            place: access.tenant.place,
            role: access.role,
            sid: access.session,
            iat: now,
            exp: now + LIFETIME,
            jti: tokens::random()?,
        };
        jsonwebtoken::encode(&self.header, &claims, &self.encoding)
            .map_err(|_| Error::Cryptography("an access token cannot be signed"))
    }

    /// Whom a token speaks of; nothing when it is not ours, for others, changed or over at `now`.
    #[must_use]
    pub fn verify(&self, token: &str, now: i64) -> Option<Access> {
        let claims = jsonwebtoken::decode::<Claims>(token, &self.decoding, &self.validation).ok()?.claims;
        let is_current = claims.exp.saturating_add(LEEWAY) > now && claims.iat.saturating_sub(LEEWAY) <= now;
        let person = PersonId(claims.sub.parse().ok()?);
        let tenant = Tenant { id: claims.tenant, place: claims.place };
        is_current.then_some(Access { tenant, person, role: claims.role, session: claims.sid })
    }

    /// What a browser's page must send back with every request that changes something.
    #[must_use]
    pub fn csrf(&self, tenant: TenantId, session: SessionId) -> String {
        tokens::hex(hmac::sign(&self.csrf, format!("{tenant}:{session}").as_bytes()).as_ref())
    }
}

/// What every token of ours holds; no other algorithm is taken, whatever a token says of itself.
fn validation(issuer: &str) -> Validation {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_issuer(&[issuer]);
    validation.set_audience(&[AUDIENCE]);
    validation.set_required_spec_claims(&["iss", "aud", "sub", "exp"]);
    // Checked by `verify`, which is given the time.
    validation.validate_exp = false;
    validation
}

/// A key for one use: from one secret as many keys as there are uses. <https://www.rfc-editor.org/rfc/rfc5869>
fn derive(secret: &Secret, purpose: &str) -> Result<[u8; 32], Error> {
    let mut key = [0; 32];
    let extracted = Salt::new(HKDF_SHA256, b"identity").extract(secret.expose().as_bytes());
    let filled = extracted.expand(&[purpose.as_bytes()], HKDF_SHA256).and_then(|okm| okm.fill(&mut key));
    filled.map_err(|_| Error::Cryptography("a key cannot be derived"))?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000;
    const ACCESS: Access = Access {
        tenant: Tenant { id: TenantId(3), place: Place::Own },
        person: PersonId(7),
        role: Role::Editor,
        session: SessionId(9),
    };

    fn identity(key: &str, url: &str) -> Identity {
        let token_key = Secret::new(key.to_owned());
        Identity::new(&contract::Identity { token_key, public_url: url.to_owned() }).unwrap()
    }

    fn ours() -> Identity {
        identity("a key of at least 16", "https://here.example")
    }

    #[test]
    fn a_token_says_whom_it_was_issued_for() {
        let token = ours().issue(&ACCESS, NOW).unwrap();
        assert_eq!(ours().verify(&token, NOW + 60), Some(ACCESS));
    }

    #[test]
    fn a_token_is_over_after_a_quarter_of_an_hour() {
        let token = ours().issue(&ACCESS, NOW).unwrap();
        assert!(ours().verify(&token, NOW + LIFETIME).is_some(), "within the leeway");
        assert_eq!(ours().verify(&token, NOW + LIFETIME + LEEWAY), None);
        assert_eq!(ours().verify(&token, NOW - LEEWAY - 1), None, "issued in the future");
    }

    #[test]
    fn tokens_of_others_are_refused() {
        for other in [
            identity("another key of 16 letters", "https://here.example"),
            identity("a key of at least 16", "https://there.example"),
        ] {
            let token = other.issue(&ACCESS, NOW).unwrap();
            assert_eq!(ours().verify(&token, NOW), None);
        }
    }

    #[test]
    fn a_token_without_a_signature_or_of_another_algorithm_is_refused() {
        let identity = ours();
        let token = identity.issue(&ACCESS, NOW).unwrap();
        let (_, rest) = token.split_once('.').unwrap();
        let (claims, signature) = rest.split_once('.').unwrap();
        // {"alg":"none"} and {"alg":"HS512"}
        for head in ["eyJhbGciOiJub25lIn0", "eyJhbGciOiJIUzUxMiJ9"] {
            assert_eq!(identity.verify(&format!("{head}.{claims}.{signature}"), NOW), None, "{head}");
            assert_eq!(identity.verify(&format!("{head}.{claims}."), NOW), None, "{head}");
        }
        assert_eq!(identity.verify("", NOW), None);
        assert_eq!(identity.verify("a.b.c", NOW), None);
    }

    #[test]
    fn each_use_has_a_key_of_its_own() {
        let secret = Secret::new("a key of at least 16".to_owned());
        assert_ne!(derive(&secret, "sign").unwrap(), derive(&secret, "seal").unwrap());
        assert_eq!(derive(&secret, "sign").unwrap(), derive(&secret, "sign").unwrap());
    }

    #[test]
    fn a_form_is_bound_to_its_session() {
        let identity = ours();
        let csrf = identity.csrf(TenantId(3), SessionId(9));
        assert_ne!(csrf, identity.csrf(TenantId(3), SessionId(10)));
        assert_ne!(csrf, identity.csrf(TenantId(4), SessionId(9)));
        assert_eq!(csrf, ours().csrf(TenantId(3), SessionId(9)));
    }
}
