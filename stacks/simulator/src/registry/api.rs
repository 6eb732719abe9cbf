//! ECR's own API: passwords, and what is known of repositories and images.

use std::sync::Arc;

use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use super::{arn, manifest, no_repository, policies, repository, token, uri};
use crate::access::{Act, Caller, resource};
use crate::error::ApiError;
use crate::shared::Shared;
use crate::state::{Images, State};

pub(crate) fn answer(
    shared: &Arc<Shared>,
    caller: &Caller,
    action: &str,
    input: &Json,
) -> Result<Json, ApiError> {
    let owner = owner(shared, input)?;
    let name = input["repositoryName"].as_str().unwrap_or_default();
    match action {
        "GetAuthorizationToken" => passwords(shared, caller, input),
        "DescribeRepositories" => {
            allowed(shared, caller, &owner, action, "*")?;
            repositories(&owner, input)
        }
        "DescribeImages" => {
            allowed(shared, caller, &owner, action, name)?;
            details(&owner, name, input)
        }
        "BatchGetImage" => {
            allowed(shared, caller, &owner, action, name)?;
            images(&owner, name, input)
        }
        other => Err(ApiError::unsupported("ECR", other)),
    }
}

/// The account that a request asks: its own, or the one of `registryId`.
fn owner(shared: &Arc<Shared>, input: &Json) -> Result<Arc<Shared>, ApiError> {
    let Some(account) = input["registryId"].as_str() else { return Ok(Arc::clone(shared)) };
    registry(shared, account)
}

fn registry(shared: &Shared, account: &str) -> Result<Arc<Shared>, ApiError> {
    shared.accounts().into_iter().find(|other| other.account == account).ok_or_else(|| {
        ApiError::bad("InvalidParameterException", format!("there is no registry with id '{account}'"))
    })
}

/// Refuses what another account does not give away. Rights in the caller's own account were looked at before.
fn allowed(home: &Shared, caller: &Caller, owner: &Shared, action: &str, name: &str) -> Result<(), ApiError> {
    if home.account == owner.account {
        return Ok(());
    }
    let act = Act::new(format!("ecr:{action}"), arn(owner, name));
    resource::authorize(home, caller, &policies(owner, name), &[act])
}

/// A password for each registry that is asked for; clients need one only, which is good for what its caller may do.
fn passwords(shared: &Arc<Shared>, caller: &Caller, input: &Json) -> Result<Json, ApiError> {
    let asked: Vec<&str> =
        input["registryIds"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
    let asked = if asked.is_empty() { vec![shared.account.as_str()] } else { asked };
    let mut passwords = Vec::new();
    for account in asked {
        let registry = registry(shared, account)?;
        let (password, expires) = token::issue(&registry, shared, caller);
        passwords.push(json!({
            "authorizationToken": password,
            "expiresAt": expires / 1000,
            "proxyEndpoint": shared.endpoint,
        }));
    }
    Ok(json!({ "authorizationData": passwords }))
}

fn repositories(owner: &Shared, input: &Json) -> Result<Json, ApiError> {
    let state = owner.state();
    let made = state.stacks.values().flat_map(|stack| stack.resources.values());
    let all =
        made.filter(|made| made.resource_type == "AWS::ECR::Repository").map(|made| made.physical.as_str());
    let asked = input["repositoryNames"].as_array();
    let names: Vec<&str> = match asked {
        Some(names) => names.iter().filter_map(Json::as_str).collect(),
        None => all.collect(),
    };
    let described: Result<Vec<Json>, ApiError> = names
        .into_iter()
        .map(|name| {
            let made = repository(&state, name).ok_or_else(|| unknown(owner, name))?;
            Ok(json!({
                "repositoryArn": arn(owner, name),
                "registryId": owner.account,
                "repositoryName": name,
                "repositoryUri": uri(owner, name),
                "createdAt": made.updated / 1000,
                "imageTagMutability": made.properties["ImageTagMutability"].as_str().unwrap_or("MUTABLE"),
            }))
        })
        .collect();
    Ok(json!({ "repositories": described? }))
}

fn unknown(owner: &Shared, name: &str) -> ApiError {
    ApiError::bad("RepositoryNotFoundException", no_repository(owner, name))
}

/// The images of a repository that a stack made.
fn of<'a>(owner: &Shared, state: &'a State, name: &str) -> Result<Option<&'a Images>, ApiError> {
    repository(state, name).ok_or_else(|| unknown(owner, name))?;
    Ok(state.images.get(name))
}

/// The digests that the ids of a request mean, each with its id; nothing where there is no such image.
fn asked<'a>(images: Option<&'a Images>, input: &'a Json) -> Vec<(&'a Json, Option<&'a str>)> {
    let ids = input["imageIds"].as_array().into_iter().flatten();
    let found = |id: &'a Json| {
        let reference = id["imageDigest"].as_str().or(id["imageTag"].as_str())?;
        images?.find(reference).map(|(digest, _)| digest)
    };
    ids.map(|id| (id, found(id))).collect()
}

fn details(owner: &Shared, name: &str, input: &Json) -> Result<Json, ApiError> {
    let state = owner.state();
    let images = of(owner, &state, name)?;
    let mut digests: Vec<&str> = Vec::new();
    if input["imageIds"].is_array() {
        for (id, digest) in asked(images, input) {
            digests.push(digest.ok_or_else(|| not_found(owner, name, id))?);
        }
    } else {
        digests.extend(images.into_iter().flat_map(|images| images.manifests.keys().map(String::as_str)));
    }
    let Some(images) = images else { return Ok(json!({ "imageDetails": [] })) };
    let wanted = input["filter"]["tagStatus"].as_str();
    let fits = |digest: &&str| match wanted {
        Some("TAGGED") => !images.tags_of(digest).is_empty(),
        Some("UNTAGGED") => images.tags_of(digest).is_empty(),
        _ => true,
    };
    let detail = |digest: &str| {
        let manifest = images.manifests.get(digest)?;
        let tags = images.tags_of(digest);
        let mut detail = json!({
            "registryId": owner.account,
            "repositoryName": name,
            "imageDigest": digest,
            "imageSizeInBytes": manifest::size(&manifest.json(), images),
            "imagePushedAt": manifest.pushed / 1000,
            "imageManifestMediaType": manifest.media_type,
        });
        if !tags.is_empty() {
            detail["imageTags"] = json!(tags);
        }
        Some(detail)
    };
    let details: Vec<Json> = digests.into_iter().filter(fits).filter_map(detail).collect();
    Ok(json!({ "imageDetails": details }))
}

fn not_found(owner: &Shared, name: &str, id: &Json) -> ApiError {
    let text = |key: &str| id[key].as_str().unwrap_or("null").to_owned();
    let (digest, tag, account) = (text("imageDigest"), text("imageTag"), &owner.account);
    let message = format!(
        "The image with imageId {{imageDigest:'{digest}', imageTag:'{tag}'}} does not exist within the repository with \
         name '{name}' in the registry with id '{account}'"
    );
    ApiError::new(StatusCode::BAD_REQUEST, "ImageNotFoundException", message)
}

fn images(owner: &Shared, name: &str, input: &Json) -> Result<Json, ApiError> {
    let state = owner.state();
    let images = of(owner, &state, name)?;
    let (mut found, mut failures) = (Vec::new(), Vec::new());
    for (id, digest) in asked(images, input) {
        let manifest = digest.zip(images).and_then(|(digest, images)| images.find(digest));
        let Some((digest, manifest)) = manifest else {
            let reason = "Requested image not found";
            failures.push(json!({ "imageId": id, "failureCode": "ImageNotFound", "failureReason": reason }));
            continue;
        };
        let mut named = json!({ "imageDigest": digest });
        if let Some(tag) = id["imageTag"].as_str() {
            named["imageTag"] = tag.into();
        }
        found.push(json!({
            "registryId": owner.account,
            "repositoryName": name,
            "imageId": named,
            "imageManifest": manifest.contents,
            "imageManifestMediaType": manifest.media_type,
        }));
    }
    Ok(json!({ "images": found, "failures": failures }))
}
