//! The registry of images: the OCI distribution API for clients that push and pull, and ECR's own.
//! <https://github.com/opencontainers/distribution-spec/blob/main/spec.md>

mod api;
mod blob;
mod image;
mod manifest;
mod place;
mod token;
mod upload;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use serde_json::{Value as Json, json};

use crate::access::{self, Act, resource};
use crate::cloud::Cloud;
use crate::error::ApiError;
use crate::http::query;
use crate::shared::Shared;
use crate::state::{Resource, State};
use place::Place;
use token::Bearer;

pub(crate) use api::answer;
pub(crate) use image::fill;
pub(crate) use upload::Uploads;

/// The prefix of ECR's own API.
pub(crate) const TARGET: &str = "AmazonEC2ContainerRegistry_V20150921";

/// Whether a path is one of the distribution API.
pub(crate) fn is_for(path: &str) -> bool {
    path == "/v2" || path.starts_with("/v2/")
}

/// Answers a request of the distribution API.
pub(crate) async fn serve(cloud: &Cloud, parts: Parts, body: Body) -> Response {
    let path = percent_decode_str(parts.uri.path()).decode_utf8_lossy().into_owned();
    let bearer = match token::bearer(cloud, &parts.headers) {
        Ok(Some(bearer)) => bearer,
        Ok(None) => return challenge(cloud),
        Err(refusal) => return refused(&refusal),
    };
    let Some(place) = place::read(&path) else {
        let message = format!("{path} is no place of a registry");
        return refused(&ApiError::new(StatusCode::NOT_FOUND, "UNSUPPORTED", message));
    };
    if place == Place::Base {
        return with_version(StatusCode::OK.into_response());
    }
    let request = Request {
        method: parts.method,
        query: query(parts.uri.query().unwrap_or_default()),
        headers: parts.headers,
    };
    let owner = owner(cloud, &bearer, &request.headers, place.repository());
    match route(&owner, &bearer, &request, place, body).await {
        Ok(response) => with_version(response),
        Err(refusal) => refused(&refusal),
    }
}

/// A request without its body, which may be large.
struct Request {
    method: Method,
    query: BTreeMap<String, String>,
    headers: HeaderMap,
}

impl Request {
    fn header(&self, name: impl header::AsHeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

async fn route(
    owner: &Arc<Shared>,
    bearer: &Bearer,
    request: &Request,
    place: Place<'_>,
    body: Body,
) -> Result<Response, ApiError> {
    let name = place.repository();
    let may = |actions: &[&str]| authorize(owner, bearer, name, actions);
    if repository(&owner.state(), name).is_none() {
        // Nobody learns what is not there who may not look.
        may(&["BatchGetImage"])?;
        return Err(ApiError::new(StatusCode::NOT_FOUND, "NAME_UNKNOWN", no_repository(owner, name)));
    }
    match (place, &request.method) {
        (Place::Blob { digest, .. }, &Method::HEAD) => {
            may(&["BatchCheckLayerAvailability"])?;
            blob::send(owner, request, name, digest).await
        }
        (Place::Blob { digest, .. }, &Method::GET) => {
            may(&["GetDownloadUrlForLayer"])?;
            blob::send(owner, request, name, digest).await
        }
        (Place::Uploads { .. }, &Method::POST) => {
            may(&["InitiateLayerUpload"])?;
            let mounted = request.query.get("mount").zip(request.query.get("from"));
            if let Some((digest, from)) = mounted
                && authorize(owner, bearer, from, &["GetDownloadUrlForLayer"]).is_ok()
                && let Some(response) = blob::mount(owner, name, from, digest)
            {
                return Ok(response);
            }
            upload::begin(owner, request, name, body).await
        }
        (Place::Upload { id, .. }, &Method::PATCH) => {
            may(&["UploadLayerPart"])?;
            upload::add(owner, request, name, id, body).await
        }
        (Place::Upload { id, .. }, &Method::PUT) => {
            may(&["CompleteLayerUpload"])?;
            upload::complete(owner, request, name, id, body).await
        }
        (Place::Upload { id, .. }, &Method::GET) => {
            may(&["UploadLayerPart"])?;
            upload::look(owner, name, id).await
        }
        (Place::Upload { id, .. }, &Method::DELETE) => {
            may(&["UploadLayerPart"])?;
            upload::discard(owner, name, id).await
        }
        (Place::Manifest { reference, .. }, &Method::GET | &Method::HEAD) => {
            may(&["BatchGetImage"])?;
            manifest::send(owner, name, reference)
        }
        (Place::Manifest { reference, .. }, &Method::PUT) => {
            may(&["PutImage"])?;
            manifest::put(owner, request, name, reference, body).await
        }
        (Place::Tags { .. }, &Method::GET) => {
            may(&["ListImages"])?;
            Ok(manifest::tags(owner, name))
        }
        (_, method) => {
            let message = format!("the simulator has no {method} here");
            Err(ApiError::new(StatusCode::METHOD_NOT_ALLOWED, "UNSUPPORTED", message))
        }
    }
}

/// What only the account itself may do: images come from nowhere else.
const PUSHES: [&str; 4] = ["InitiateLayerUpload", "UploadLayerPart", "CompleteLayerUpload", "PutImage"];

/// Refuses what the bearer of a token may not do to a repository.
fn authorize(owner: &Shared, bearer: &Bearer, name: &str, actions: &[&str]) -> Result<(), ApiError> {
    let repository = arn(owner, name);
    let acts: Vec<Act> =
        actions.iter().map(|action| Act::new(format!("ecr:{action}"), repository.as_str())).collect();
    let home = &bearer.home;
    let allowed = if home.account == owner.account {
        access::authorize(home, &bearer.caller, &acts)
    } else if actions.iter().any(|action| PUSHES.contains(action)) {
        let message = format!("images of {} are pushed by the account itself", owner.account);
        Err(ApiError::new(StatusCode::FORBIDDEN, "DENIED", message))
    } else {
        resource::authorize(home, &bearer.caller, &policies(owner, name), &acts)
    };
    allowed.map_err(|refusal| ApiError { code: "DENIED", ..refusal })
}

/// Whose repository a request means: the host says it as on AWS, or the token; where that account has no such repository,
/// it is the one of whoever has it.
fn owner(cloud: &Cloud, bearer: &Bearer, headers: &HeaderMap, name: &str) -> Arc<Shared> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if let Some(named) = account_of(host).and_then(|account| cloud.named(account)) {
        return Arc::clone(named);
    }
    let has = |shared: &Arc<Shared>| repository(&shared.state(), name).is_some();
    if has(&bearer.registry) {
        return Arc::clone(&bearer.registry);
    }
    let other = cloud.accounts.iter().find(|shared| has(shared));
    Arc::clone(other.unwrap_or(&bearer.registry))
}

/// The account in the host of a registry: `ACCOUNT.dkr.ecr.REGION.amazonaws.com`.
fn account_of(host: &str) -> Option<&str> {
    host.split_once(".dkr.ecr.").map(|(account, _)| account)
}

/// A repository that a stack made.
pub(crate) fn repository<'a>(state: &'a State, name: &str) -> Option<&'a Resource> {
    let mut made = state.stacks.values().flat_map(|stack| stack.resources.values());
    made.find(|made| made.resource_type == "AWS::ECR::Repository" && made.physical == name)
}

/// The policy of a repository, if it has one.
fn policies(owner: &Shared, name: &str) -> Vec<Json> {
    let state = owner.state();
    let found = repository(&state, name).map(|made| &made.properties["RepositoryPolicyText"]);
    found.filter(|policy| !policy.is_null()).map(resource::document).into_iter().collect()
}

fn arn(owner: &Shared, name: &str) -> String {
    owner.arn("ecr", &format!("repository/{name}"))
}

/// Where images of a repository are pushed to on AWS.
pub(crate) fn uri(owner: &Shared, name: &str) -> String {
    format!("{}.dkr.ecr.{}.amazonaws.com/{name}", owner.account, owner.config.region)
}

fn no_repository(owner: &Shared, name: &str) -> String {
    let account = &owner.account;
    format!("The repository with name '{name}' does not exist in the registry with id '{account}'")
}

/// The hexadecimal part of a digest that may name a file.
fn hex_of(digest: &str) -> Option<&str> {
    let hex = digest.strip_prefix("sha256:")?;
    let is_hex = hex.len() == 64 && hex.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    is_hex.then_some(hex)
}

/// The file of a blob.
fn file(shared: &Shared, digest: &str) -> Result<PathBuf, ApiError> {
    let hex = hex_of(digest).ok_or_else(|| invalid_digest(digest))?;
    Ok(shared.folder.join("registry").join(hex))
}

fn invalid_digest(digest: &str) -> ApiError {
    ApiError::bad(
        "DIGEST_INVALID",
        format!("{digest} is not the digest of what was sent, or no digest at all"),
    )
}

fn with_version(mut response: Response) -> Response {
    let value = header::HeaderValue::from_static("registry/2.0");
    response.headers_mut().insert("docker-distribution-api-version", value);
    response
}

fn challenge(cloud: &Cloud) -> Response {
    let realm = format!("Basic realm=\"{}/\",service=\"ecr.amazonaws.com\"", cloud.first().endpoint);
    let body = errors("UNAUTHORIZED", "Not Authorized");
    with_version((StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, realm)], body).into_response())
}

fn refused(refusal: &ApiError) -> Response {
    let json = [(header::CONTENT_TYPE, "application/json")];
    with_version((refusal.status, json, errors(refusal.code, &refusal.message)).into_response())
}

/// Errors as the specification writes them.
fn errors(code: &str, message: &str) -> String {
    json!({ "errors": [{ "code": code, "message": message }] }).to_string()
}
