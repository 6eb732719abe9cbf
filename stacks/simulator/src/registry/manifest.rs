//! Manifests and tags: what an image is made of, and what it is called.

use std::sync::Arc;

use axum::Json as JsonBody;
use axum::body::{Body, to_bytes};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use super::{Request, hex_of, invalid_digest, repository};
use crate::error::ApiError;
use crate::s3::hex;
use crate::shared::Shared;
use crate::state::{Images, Manifest};

/// As much as ECR takes of one.
const LARGEST: usize = 4 << 20;
/// Where neither the request nor the manifest says what it is.
const IMAGE: &str = "application/vnd.oci.image.manifest.v1+json";

impl Images {
    /// A manifest by a tag or a digest, with its digest.
    pub(super) fn find(&self, reference: &str) -> Option<(&str, &Manifest)> {
        let digest = self.tags.get(reference).map_or(reference, String::as_str);
        self.manifests.get_key_value(digest).map(|(digest, manifest)| (digest.as_str(), manifest))
    }

    /// The tags of a manifest.
    pub(super) fn tags_of(&self, digest: &str) -> Vec<&str> {
        self.tags.iter().filter(|(_, named)| *named == digest).map(|(tag, _)| tag.as_str()).collect()
    }
}

impl Manifest {
    pub(super) fn json(&self) -> Json {
        serde_json::from_str(&self.contents).unwrap_or_default()
    }
}

pub(super) fn send(owner: &Shared, name: &str, reference: &str) -> Result<Response, ApiError> {
    let found = owner.state().images.get(name).and_then(|images| {
        images.find(reference).map(|(digest, manifest)| (digest.to_owned(), manifest.clone()))
    });
    let (digest, manifest) = found.ok_or_else(|| {
        let message = format!("Requested image not found: {name} has no {reference}");
        ApiError::new(StatusCode::NOT_FOUND, "MANIFEST_UNKNOWN", message)
    })?;
    let headers = [
        ("content-type", manifest.media_type),
        ("content-length", manifest.contents.len().to_string()),
        ("docker-content-digest", digest),
    ];
    // Of an answer to HEAD the body is not sent.
    Ok((headers, manifest.contents).into_response())
}

pub(super) async fn put(
    owner: &Arc<Shared>,
    request: &Request,
    name: &str,
    reference: &str,
    body: Body,
) -> Result<Response, ApiError> {
    let invalid = |why: &str| ApiError::bad("MANIFEST_INVALID", format!("the manifest {why}"));
    let bytes = to_bytes(body, LARGEST).await.map_err(|_| invalid("is broken off or too large"))?;
    let digest = format!("sha256:{}", hex(&Sha256::digest(&bytes)));
    let contents = String::from_utf8(bytes.to_vec()).map_err(|_| invalid("is no text"))?;
    let json: Json = serde_json::from_str(&contents).map_err(|_| invalid("is no JSON"))?;
    let is_digest = reference.contains(':');
    if is_digest && reference != digest {
        return Err(invalid_digest(reference));
    }
    if !is_digest && !is_tag(reference) {
        return Err(ApiError::bad("TAG_INVALID", format!("{reference} is no tag")));
    }
    let sent = request
        .header(header::CONTENT_TYPE)
        .filter(|kind| kind.contains("manifest") || kind.contains("index"));
    let media_type = sent.or(json["mediaType"].as_str()).unwrap_or(IMAGE).to_owned();
    let pushed = owner.now();
    let mut state = owner.state();
    let is_immutable =
        repository(&state, name).is_some_and(|made| made.properties["ImageTagMutability"] == "IMMUTABLE");
    let images = state.images.entry(name.to_owned()).or_default();
    if let Some(missing) = missing(&json, images) {
        return Err(ApiError::bad("MANIFEST_BLOB_UNKNOWN", format!("{name} has no {missing}")));
    }
    if !is_digest {
        let taken = images.tags.get(reference).is_some_and(|named| *named != digest);
        if taken && is_immutable {
            let message = format!(
                "The image tag '{reference}' already exists in the '{name}' repository and cannot be overwritten \
                 because the tag is immutable."
            );
            return Err(ApiError::bad("TAG_ALREADY_EXISTS", message));
        }
        images.tags.insert(reference.to_owned(), digest.clone());
    }
    images.manifests.entry(digest.clone()).or_insert(Manifest { media_type, contents, pushed });
    let headers = [("location", format!("/v2/{name}/manifests/{digest}")), ("docker-content-digest", digest)];
    Ok((StatusCode::CREATED, headers).into_response())
}

pub(super) fn tags(owner: &Shared, name: &str) -> Response {
    let tags: Vec<String> = owner
        .state()
        .images
        .get(name)
        .map(|images| images.tags.keys().cloned().collect())
        .unwrap_or_default();
    JsonBody(json!({ "name": name, "tags": tags })).into_response()
}

/// The first thing that a manifest names and the repository does not have.
fn missing(manifest: &Json, images: &Images) -> Option<String> {
    let digests = |list: &Json| -> Vec<String> {
        let descriptors = list.as_array().into_iter().flatten();
        descriptors.map(|one| one["digest"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let mut blobs = digests(&manifest["layers"]);
    if !manifest["config"].is_null() {
        blobs.push(manifest["config"]["digest"].as_str().unwrap_or_default().to_owned());
    }
    let blob = blobs.into_iter().find(|digest| !images.blobs.contains_key(digest));
    let manifests = digests(&manifest["manifests"]);
    blob.or_else(|| manifests.into_iter().find(|digest| !images.manifests.contains_key(digest)))
}

/// <https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests>
fn is_tag(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && text.len() <= 128
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
}

/// The bytes of an image's layers, as ECR counts an image's size.
pub(super) fn size(manifest: &Json, images: &Images) -> u64 {
    let layers = manifest["layers"].as_array().into_iter().flatten();
    let parts = manifest["manifests"].as_array().into_iter().flatten();
    let digest = |descriptor: &Json| {
        descriptor["digest"].as_str().filter(|digest| hex_of(digest).is_some()).map(str::to_owned)
    };
    let own: u64 = layers.filter_map(digest).filter_map(|digest| images.blobs.get(&digest).copied()).sum();
    let others = parts.filter_map(digest).filter_map(|digest| images.manifests.get(&digest));
    own + others.map(|manifest| size(&manifest.json(), images)).sum::<u64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_may_name_only_what_is_there() {
        let mut images = Images::default();
        let manifest =
            json!({ "config": { "digest": "c" }, "layers": [{ "digest": "a" }, { "digest": "b" }] });
        assert_eq!(missing(&manifest, &images).as_deref(), Some("a"));
        images.blobs = [("a".to_owned(), 1), ("b".to_owned(), 2)].into();
        assert_eq!(missing(&manifest, &images).as_deref(), Some("c"));
        images.blobs.insert("c".into(), 3);
        assert_eq!(missing(&manifest, &images), None);
        let index = json!({ "manifests": [{ "digest": "m" }] });
        assert_eq!(missing(&index, &images).as_deref(), Some("m"));
    }

    #[test]
    fn an_image_is_found_by_its_tag_and_by_its_digest() {
        let manifest =
            Manifest { media_type: IMAGE.into(), contents: r#"{"schemaVersion":2}"#.into(), pushed: 0 };
        let images = Images {
            manifests: [("sha256:1".to_owned(), manifest)].into(),
            tags: [("v1".to_owned(), "sha256:1".to_owned())].into(),
            ..Images::default()
        };
        assert_eq!(images.find("v1").map(|(digest, _)| digest), Some("sha256:1"));
        assert_eq!(images.find("sha256:1").map(|(digest, _)| digest), Some("sha256:1"));
        assert!(images.find("v2").is_none());
        assert_eq!(images.tags_of("sha256:1"), ["v1"]);
    }

    #[test]
    fn a_tag_has_no_slash() {
        assert!(is_tag("v1.2-rc_3") && is_tag("_"));
        assert!(!is_tag("") && !is_tag(".v1") && !is_tag("a/b") && !is_tag(&"a".repeat(129)));
    }
}
