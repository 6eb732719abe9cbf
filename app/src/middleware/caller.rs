//! Who asks, and from where: a program with an API token, a person with an access token, or a browser with the same in a cookie.

use std::convert::Infallible;
use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, header};

use super::{asked_by, cookies};
use crate::cache::{Key, Rate, Verdict};
use crate::models::{Actor, Caller, Role, SessionId, Tenant};
use crate::repositories::tenants::{self, Found};
use crate::routes::{Problem, State};
use crate::services::refusal::Kind;
use crate::services::{Refusal, sessions, tokens};
use crate::time;

/// The header that names a tenant.
const TENANT: &str = "x-tenant";
/// Requests that a tenant may make at once, as seconds of its rate.
const BURST_SECONDS: u32 = 10;

/// What a request shows of who makes it.
#[derive(Clone, Copy)]
enum Credential<'a> {
    ApiToken(&'a str),
    Access(&'a str),
    Cookie(&'a str),
}

impl FromRequestParts<State> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Problem> {
        let caller = match credential(&parts.headers)? {
            Credential::ApiToken(token) => program(state, token).await?,
            Credential::Access(token) => person(state, token)?,
            Credential::Cookie(token) => {
                let caller = person(state, token)?;
                let is_reading = matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS);
                if let (false, Some(session)) = (is_reading, caller.session) {
                    sessions::prove(
                        &state.identity,
                        caller.tenant.id,
                        session,
                        cookies::csrf(&parts.headers),
                    )?;
                }
                caller
            }
        };
        asked_by(parts, caller.tenant.id);
        let (limited, ended) =
            futures_util::join!(limit(state, caller.tenant), has_ended(state, caller.tenant, caller.session));
        limited?;
        if ended {
            return Err(Refusal::unauthenticated("session-over", "the session is over; sign in again").into());
        }
        // After the limit: it asks Postgres.
        if let Some(name) = parts.headers.get(TENANT) {
            let named = tenants::of_name(&state.db, text(name).unwrap_or_default()).await?;
            if named.is_none_or(|named| named.tenant.id != caller.tenant.id) {
                return Err(mismatch().into());
            }
        }
        Ok(caller)
    }
}

/// Who asks, by what is sent; a header comes before a cookie.
fn credential(headers: &HeaderMap) -> Result<Credential<'_>, Refusal> {
    let token = match bearer(headers)? {
        Some(token) if token.starts_with(tokens::API_TOKEN) => Some(Credential::ApiToken(token)),
        Some(token) => Some(Credential::Access(token)),
        None => cookies::read(headers, cookies::ACCESS).map(Credential::Cookie),
    };
    token.ok_or_else(|| {
        Refusal::unauthenticated("no-token", "send the header `Authorization: Bearer TOKEN`, or sign in")
    })
}

/// The token of the header Authorization, if there is one.
pub(super) fn bearer(headers: &HeaderMap) -> Result<Option<&str>, Refusal> {
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let token = value.to_str().ok().and_then(|value| value.strip_prefix("Bearer ")).map(str::trim);
    token.filter(|token| !token.is_empty()).map(Some).ok_or_else(|| {
        Refusal::unauthenticated("no-token", "the header `Authorization` is not `Bearer TOKEN`")
    })
}

/// A program: it acts as an admin of its tenant.
async fn program(state: &State, token: &str) -> Result<Caller, Problem> {
    let (digest, now) = (tokens::digest(token), time::now_millis());
    let tenant = if let Some(tenant) = state.identity.api_tokens.get(&digest, now) {
        tenant
    } else {
        let found = tenants::of_token(&state.db, &digest).await?;
        let found =
            found.ok_or_else(|| Refusal::unauthenticated("unknown-token", "the token is not known"))?;
        let tenant = ready(found)?;
        state.identity.api_tokens.keep(digest, tenant, now);
        tenant
    };
    Ok(Caller { tenant, actor: Actor::Token, role: Role::Admin, session: None, db: state.db.tenant(tenant) })
}

/// A person: their token says who they are, without a look-up.
fn person(state: &State, token: &str) -> Result<Caller, Refusal> {
    let access = state.identity.verify(token, time::now()).ok_or_else(|| {
        Refusal::unauthenticated(
            "unknown-token",
            "the token is not known, or over; refresh it or sign in again",
        )
    })?;
    Ok(Caller {
        tenant: access.tenant,
        actor: Actor::Person(access.person),
        role: access.role,
        session: Some(access.session),
        db: state.db.tenant(access.tenant),
    })
}

/// Without Redis there is no rate.
async fn limit(state: &State, tenant: Tenant) -> Result<(), Refusal> {
    let rate = Rate { per_second: f64::from(state.rate), burst: state.rate.saturating_mul(BURST_SECONDS) };
    match state.cache.limit(&Key::of(tenant.id, "requests"), rate).await {
        Verdict::Pass | Verdict::Unknown => Ok(()),
        Verdict::Wait(wait) => Err(Refusal::too_many(wait)),
    }
}

async fn has_ended(state: &State, tenant: Tenant, session: Option<SessionId>) -> bool {
    match session {
        Some(session) => sessions::has_ended(state, tenant, session).await,
        None => false,
    }
}

fn mismatch() -> Refusal {
    let detail = "the token belongs to another tenant than the header `X-Tenant` names".to_owned();
    Refusal::Refused { kind: Kind::Forbidden, code: "tenant-mismatch", detail, retry_after: None }
}

/// The tenant that the header names, before anybody signed in; nothing when there is none of that name.
pub(crate) async fn named(state: &State, headers: &HeaderMap) -> Result<Option<Tenant>, Refusal> {
    let name = headers.get(TENANT).and_then(text);
    let name = name
        .ok_or_else(|| Refusal::invalid("no-tenant", "send the header `X-Tenant` with the tenant's name"))?;
    tenants::of_name(&state.db, name).await?.map(ready).transpose()
}

/// Names of tenants may have any letters.
fn text(value: &HeaderValue) -> Option<&str> {
    std::str::from_utf8(value.as_bytes()).ok()
}

/// A tenant whose tables are there.
pub(crate) fn ready(found: Found) -> Result<Tenant, Refusal> {
    if found.ready {
        return Ok(found.tenant);
    }
    Err(Refusal::not_now("tenant-not-ready", "the tenant's tables are being made; try again in some seconds"))
}

/// The address of the network that a request comes from: the last one of the header, as those before it can be invented. It
/// was added by the balancer, or by CloudFront, behind which the balancer adds none. `unknown` without a balancer.
#[derive(Clone, Debug)]
pub(crate) struct ClientAddress(pub(crate) String);

impl FromRequestParts<State> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &State) -> Result<Self, Infallible> {
        Ok(Self(address(&parts.headers)))
    }
}

fn address(headers: &HeaderMap) -> String {
    let last = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    let address = last.and_then(|list| list.rsplit(',').next()).and_then(|text| text.trim().parse().ok());
    address.map_or_else(|| "unknown".to_owned(), |address: IpAddr| address.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &'static str, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name.parse().unwrap(), HeaderValue::from_static(value))])
    }

    #[test]
    fn the_last_address_is_the_one_that_the_balancer_saw() {
        for (value, expected) in [
            ("10.0.0.1", "10.0.0.1"),
            ("1.2.3.4, 10.0.0.1", "10.0.0.1"),
            ("1.2.3.4,2001:DB8::1", "2001:db8::1"),
            ("1.2.3.4, somebody", "unknown"),
            ("", "unknown"),
        ] {
            assert_eq!(address(&with("x-forwarded-for", value)), expected, "{value}");
        }
        assert_eq!(address(&HeaderMap::new()), "unknown");
    }

    #[test]
    fn a_header_says_more_than_a_cookie() {
        let mut headers = with("cookie", "access=c");
        assert!(matches!(credential(&headers), Ok(Credential::Cookie("c"))));
        headers.insert(header::AUTHORIZATION, HeaderValue::from_static("Bearer flow_1"));
        assert!(matches!(credential(&headers), Ok(Credential::ApiToken("flow_1"))));
        headers.insert(header::AUTHORIZATION, HeaderValue::from_static("Bearer e.y.J"));
        assert!(matches!(credential(&headers), Ok(Credential::Access("e.y.J"))));
        for wrong in ["Basic Zm9vOmJhcg==", "Bearer ", "flow_1"] {
            headers.insert(header::AUTHORIZATION, HeaderValue::from_static(wrong));
            assert!(credential(&headers).is_err(), "{wrong}");
        }
        assert!(credential(&HeaderMap::new()).is_err());
    }
}
