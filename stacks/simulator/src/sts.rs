//! STS: who the caller is, and roles for those whom an outside issuer vouches for.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::StatusCode;
use cloudformation::access::trusts;

use crate::access::{Caller, SESSION, role, token};
use crate::error::ApiError;
use crate::http::WriteResult;
use crate::shared::{Shared, iso};
use crate::state::{Millis, Session};

/// Seconds that a session lasts when nothing is asked for.
const DURATION: u64 = 3_600;

pub(crate) fn answer(
    shared: &Arc<Shared>,
    caller: &Caller,
    action: &str,
    input: &BTreeMap<String, String>,
) -> Result<WriteResult, ApiError> {
    match action {
        "GetCallerIdentity" => {
            let account = shared.account.clone();
            let arn = match caller {
                Caller::Role(session) => session.arn.clone(),
                Caller::Administrator | Caller::Nobody => format!("arn:aws:iam::{account}:root"),
            };
            Ok(Box::new(move |xml| {
                xml.text("Arn", arn).text("UserId", &account).text("Account", &account);
            }))
        }
        "AssumeRoleWithWebIdentity" => with_web_identity(shared, input),
        other => Err(ApiError::unsupported("STS", other)),
    }
}

/// A session of a role whose trust policy lets the bearer of a token take it.
/// <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html>
fn with_web_identity(
    shared: &Arc<Shared>,
    input: &BTreeMap<String, String>,
) -> Result<WriteResult, ApiError> {
    let text = |key: &str| input.get(key).map(String::as_str).unwrap_or_default();
    let claims = token::verify(shared, text("WebIdentityToken"))?;
    let (arn, name) = (text("RoleArn"), text("RoleSessionName"));
    let refused = || {
        let message = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
        ApiError::new(StatusCode::FORBIDDEN, "AccessDenied", message)
    };
    let provider = format!("arn:aws:iam::{}:oidc-provider/{}", shared.account, claims.issuer);
    let is_trusted = {
        let state = shared.state();
        let mut made = state.stacks.values().flat_map(|stack| stack.resources.values());
        let provider_is_there = made.any(|resource| {
            resource.resource_type == "AWS::IAM::OIDCProvider" && resource.physical == provider
        });
        let trust = role(&state, arn).map(|role| role.properties["AssumeRolePolicyDocument"].clone());
        let action = "sts:AssumeRoleWithWebIdentity";
        provider_is_there
            && trust.is_some_and(|trust| trusts(&trust, "Federated", &provider, action, &claims.context()))
    };
    if !is_trusted || name.is_empty() {
        return Err(refused());
    }
    let seconds = text("DurationSeconds").parse().unwrap_or(DURATION);
    let (key, session) = session(shared, arn, name, seconds);
    let secret = shared.random_text(40);
    let subject = claims.text("sub").unwrap_or_default().to_owned();
    let audience = claims.text("aud").unwrap_or_default().to_owned();
    Ok(Box::new(move |xml| {
        xml.tag("Credentials", |xml| {
            xml.text("AccessKeyId", &key).text("SecretAccessKey", &secret);
            xml.text("SessionToken", &session.token).text("Expiration", iso(session.expires));
        });
        xml.text("SubjectFromWebIdentityToken", &subject);
        xml.tag("AssumedRoleUser", |xml| {
            xml.text("Arn", &session.arn).text("AssumedRoleId", &key);
        });
        xml.text("Provider", &provider).text("Audience", &audience);
    }))
}

/// Opens a session of a role; gives its access key.
pub(crate) fn session(shared: &Shared, role: &str, name: &str, seconds: u64) -> (String, Session) {
    let key = format!("{SESSION}{}", shared.random_text(16).to_uppercase());
    let role_name = role.rsplit('/').next().unwrap_or_default();
    let now: Millis = shared.now();
    let session = Session {
        role: role.to_owned(),
        arn: format!("arn:aws:sts::{}:assumed-role/{role_name}/{name}", shared.account),
        token: shared.random_text(100),
        expires: now + seconds * 1000,
    };
    let mut state = shared.state();
    state.sessions.retain(|_, session| session.expires > now);
    state.sessions.insert(key.clone(), session.clone());
    (key, session)
}

/// What a process finds this cloud and signs in with: its role, so that it may do here what it may do on AWS and no more.
pub(crate) fn environment(shared: &Shared, role: Option<&str>, name: &str) -> BTreeMap<String, String> {
    // AWS hands out new credentials every few hours; a process here keeps its own.
    const SECONDS: u64 = 10 * 365 * 24 * 3_600;
    let (key, secret, token) = match role {
        Some(role) => {
            let (key, session) = session(shared, role, name, SECONDS);
            (key, shared.random_text(40), Some(session.token))
        }
        // Without a role it is whoever the account itself is.
        None => (shared.account.clone(), "simulator".into(), None),
    };
    let pairs = [
        ("AWS_REGION", Some(shared.config.region.clone())),
        ("AWS_ENDPOINT_URL", Some(shared.endpoint.clone())),
        ("AWS_ALLOW_HTTP", Some("true".into())),
        ("AWS_ACCESS_KEY_ID", Some(key)),
        ("AWS_SECRET_ACCESS_KEY", Some(secret)),
        ("AWS_SESSION_TOKEN", token),
    ];
    pairs.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}
