//! Who calls, and whether the policies of the stacks allow it. Whoever took a role here is held to it; everybody else is
//! the account's administrator, unless the cloud was opened for known callers only.

pub(crate) mod calls;
pub(crate) mod identity;
pub(crate) mod resource;
pub(crate) mod token;

use std::collections::BTreeMap;

use axum::http::{HeaderMap, StatusCode, header};
use cloudformation::access::{Call, Verdict, decide};
use serde_json::Value as Json;

use crate::error::ApiError;
use crate::http::query;
use crate::shared::Shared;
use crate::state::{Resource, Session, State};

/// The access key of the administrator in a cloud for known callers only.
pub(crate) const ADMINISTRATOR: &str = "administrator";
/// How the access keys of sessions begin, as AWS's do.
pub(crate) const SESSION: &str = "ASIA";

/// Who sends a request.
#[derive(Clone, Debug)]
pub(crate) enum Caller {
    Administrator,
    Role(Session),
    /// Nobody signed.
    Nobody,
}

/// One thing that a request does.
#[derive(Clone, Debug, Default)]
pub(crate) struct Act {
    /// Such as `s3:GetObject`.
    pub(crate) action: String,
    pub(crate) resource: String,
    /// Condition keys in lower case.
    pub(crate) context: BTreeMap<String, String>,
}

impl Act {
    pub(crate) fn new(action: impl Into<String>, resource: impl Into<String>) -> Self {
        Self { action: action.into(), resource: resource.into(), context: BTreeMap::new() }
    }

    pub(crate) fn with(mut self, key: &str, value: impl Into<String>) -> Self {
        self.context.insert(key.to_owned(), value.into());
        self
    }
}

/// The access key of a request, if it is signed.
pub(crate) fn key(headers: &HeaderMap, query_string: &str) -> Option<String> {
    let header = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let credential = header
        .and_then(|text| Some(text.split_once("Credential=")?.1.to_owned()))
        .or_else(|| query(query_string).get("X-Amz-Credential").cloned())?;
    credential.split(['/', ',']).next().map(str::to_owned)
}

/// The caller by the access key and the session token of a request. Signatures are not recomputed: the token of a session
/// is as secret as its key.
pub(crate) fn caller(shared: &Shared, headers: &HeaderMap, query_string: &str) -> Result<Caller, ApiError> {
    let Some(key) = key(headers, query_string) else { return Ok(Caller::Nobody) };
    let invalid = || {
        let message = "The security token included in the request is invalid.";
        ApiError::new(StatusCode::FORBIDDEN, "InvalidClientTokenId", message)
    };
    if key.starts_with(SESSION) {
        let header = headers.get("x-amz-security-token").and_then(|value| value.to_str().ok());
        let token =
            header.map(str::to_owned).or_else(|| query(query_string).get("X-Amz-Security-Token").cloned());
        let session = shared.state().sessions.get(&key).cloned().ok_or_else(invalid)?;
        if token.as_deref() != Some(session.token.as_str()) {
            return Err(invalid());
        }
        if session.expires <= shared.now() {
            let message = "The security token included in the request is expired";
            return Err(ApiError::new(StatusCode::FORBIDDEN, "ExpiredToken", message));
        }
        return Ok(Caller::Role(session));
    }
    if shared.config.known_callers_only && key != ADMINISTRATOR {
        return Err(invalid());
    }
    Ok(Caller::Administrator)
}

/// Refuses the first thing that the caller may not do.
pub(crate) fn authorize(shared: &Shared, caller: &Caller, acts: &[Act]) -> Result<(), ApiError> {
    let session = match caller {
        Caller::Administrator => return Ok(()),
        Caller::Nobody if !shared.config.known_callers_only => return Ok(()),
        Caller::Nobody => {
            let message = "Request is missing Authentication Token";
            return Err(ApiError::new(StatusCode::FORBIDDEN, "MissingAuthenticationToken", message));
        }
        Caller::Role(session) => session,
    };
    for act in acts {
        refuse(shared, &session.role, &session.arn, act)?;
    }
    Ok(())
}

/// Refuses what the policies of a role do not allow, in AWS's words.
pub(crate) fn refuse(shared: &Shared, role: &str, who: &str, act: &Act) -> Result<(), ApiError> {
    let verdict = Policies::of(&shared.state(), role).decide(act);
    let because = match verdict {
        Verdict::Allowed => return Ok(()),
        Verdict::Denied => "with an explicit deny in an identity-based policy",
        Verdict::NotAllowed => &format!("because no identity-based policy allows the {} action", act.action),
        Verdict::OutOfBounds => &format!("because no permissions boundary allows the {} action", act.action),
    };
    let (action, resource) = (&act.action, &act.resource);
    let message =
        format!("User: {who} is not authorized to perform: {action} on resource: {resource} {because}");
    Err(ApiError::new(StatusCode::FORBIDDEN, "AccessDenied", message))
}

/// What a role may do: its own policies and those that are attached to it, within its boundary.
#[derive(Debug, Default)]
struct Policies {
    documents: Vec<Json>,
    boundary: Option<Json>,
}

impl Policies {
    /// Policies that no stack made say nothing; a boundary that no stack made bounds nothing here, because the embedded
    /// cloud is used without `bootstrap` as well.
    fn of(state: &State, arn: &str) -> Self {
        let resources = || state.stacks.values().flat_map(|stack| stack.resources.values());
        let of_type = |kind: &'static str| resources().filter(move |resource| resource.resource_type == kind);
        let managed = |arn: &str| {
            let policy = of_type("AWS::IAM::ManagedPolicy").find(|policy| policy.physical == arn)?;
            Some(policy.properties["PolicyDocument"].clone())
        };
        let Some(role) = role(state, arn) else { return Self::default() };
        let listed = |json: &Json| json.as_array().cloned().unwrap_or_default();
        let mut documents: Vec<Json> = listed(&role.properties["Policies"])
            .iter()
            .map(|policy| policy["PolicyDocument"].clone())
            .collect();
        let attached = listed(&role.properties["ManagedPolicyArns"]);
        documents.extend(attached.iter().filter_map(|arn| managed(arn.as_str()?)));
        documents.extend(
            of_type("AWS::IAM::Policy")
                .filter(|policy| listed(&policy.properties["Roles"]).contains(&role.physical.as_str().into()))
                .map(|policy| policy.properties["PolicyDocument"].clone()),
        );
        let boundary = role.properties["PermissionsBoundary"].as_str().and_then(managed);
        Self { documents, boundary }
    }

    fn decide(&self, act: &Act) -> Verdict {
        let documents: Vec<&Json> = self.documents.iter().collect();
        let call = Call { action: &act.action, resource: &act.resource, context: &act.context };
        decide(&documents, self.boundary.as_ref(), &call)
    }
}

/// A role that a stack made.
pub(crate) fn role<'a>(state: &'a State, arn: &str) -> Option<&'a Resource> {
    let mut made = state.stacks.values().flat_map(|stack| stack.resources.values());
    made.find(|resource| {
        resource.resource_type == "AWS::IAM::Role"
            && resource.attributes.get("Arn").is_some_and(|found| found == arn)
    })
}
