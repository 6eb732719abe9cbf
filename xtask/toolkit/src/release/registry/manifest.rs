//! Manifests: what an image is made of; finding, fetching and putting one.

use bytes::Bytes;
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use reqwest::{Method, StatusCode};
use serde_json::Value as Json;

use super::answer::{Attempt, Patience, body, check_named, named};
use super::blob::Descriptor;
use super::connection::{Connection, Request};
use super::layout::Digest;
use super::reference::is_tag;
use crate::error::{Error, Result};

const IMAGE: &str = "application/vnd.oci.image.manifest.v1+json";
const INDEX: &str = "application/vnd.oci.image.index.v1+json";
/// The same two, and Docker's.
const ACCEPTED: &str = "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json, \
    application/vnd.docker.distribution.manifest.v2+json, application/vnd.docker.distribution.manifest.list.v2+json";
/// As much as registries take.
const LARGEST: usize = 4 << 20;

/// A manifest, verified, and what it names.
#[derive(Clone, Debug)]
pub(super) struct Manifest {
    pub(super) digest: Digest,
    media_type: String,
    pub(super) contents: Bytes,
    /// The manifests of an index.
    pub(super) manifests: Vec<Descriptor>,
    pub(super) blobs: Vec<Descriptor>,
}

impl Manifest {
    pub(super) fn read(digest: Digest, contents: Bytes) -> Result<Self> {
        let json: Json = serde_json::from_slice(&contents).unwrap_or_default();
        let is_index = json["manifests"].is_array();
        let media_type =
            json["mediaType"].as_str().unwrap_or(if is_index { INDEX } else { IMAGE }).to_owned();
        let named = if is_index {
            descriptors(&json["manifests"]).map(|manifests| (manifests, Vec::new()))
        } else {
            descriptor(&json["config"]).zip(descriptors(&json["layers"])).map(|(config, mut layers)| {
                layers.push(config);
                (Vec::new(), layers)
            })
        };
        match named {
            Some((manifests, blobs)) => Ok(Self { digest, media_type, contents, manifests, blobs }),
            None => Err(Error::Registry(format!(
                "`{digest}` is no manifest of an image with SHA-256 digests: name an image that is built today"
            ))),
        }
    }
}

fn descriptors(json: &Json) -> Option<Vec<Descriptor>> {
    json.as_array()?.iter().map(descriptor).collect()
}

fn descriptor(json: &Json) -> Option<Descriptor> {
    Some(Descriptor { digest: Digest::parse(json["digest"].as_str()?)?, size: json["size"].as_u64()? })
}

/// The digest of a manifest by its tag or digest, if it is there.
pub(super) async fn find(at: &Connection, repository: &str, reference: &str) -> Result<Option<Digest>> {
    let asked = Digest::parse(reference);
    if asked.is_none() && !is_tag(reference) {
        return Err(Error::Usage(format!(
            "`{reference}` is neither a tag nor a digest: `v1` and `sha256:…` are"
        )));
    }
    let url = at.url(repository, &format!("manifests/{reference}"))?;
    let response = at.ask(repository, &Request::new(Method::HEAD, url).header(ACCEPT, ACCEPTED)).await?;
    if response.status() == StatusCode::NOT_FOUND {
        return Ok(None);
    }
    if !response.status().is_success() {
        return Err(at.unexpected(&format!("say whether `{repository}` has `{reference}`"), response).await);
    }
    match (asked, named(&response)) {
        (Some(asked), _) => {
            check_named(at, &asked, &response)?;
            Ok(Some(asked))
        }
        (None, Some(named)) => match Digest::parse(&named) {
            Some(digest) => Ok(Some(digest)),
            None => Err(at.lie(reference, &format!("`{named}` is no digest"))),
        },
        // Naming the digest is not a duty of a registry.
        (None, None) => Ok(Some(Digest::of(&contents(at, repository, reference).await?))),
    }
}

/// A manifest by its digest.
pub(super) async fn fetch(from: &Connection, repository: &str, digest: &Digest) -> Result<Manifest> {
    let contents = contents(from, repository, digest.as_str()).await?;
    let found = Digest::of(&contents);
    if found == *digest {
        return Manifest::read(found, contents);
    }
    Err(from.lie(digest.as_str(), &format!("what it sends is `{found}`")))
}

/// Gives a manifest a tag, or only its digest; one that is there already stays.
pub(super) async fn put(
    to: &Connection,
    repository: &str,
    reference: &str,
    manifest: &Manifest,
) -> Result<()> {
    // A tag that can be set once only is not set again to the same.
    if find(to, repository, reference).await?.as_ref() == Some(&manifest.digest) {
        return Ok(());
    }
    let url = to.url(repository, &format!("manifests/{reference}"))?;
    let request = Request::new(Method::PUT, url).header(CONTENT_TYPE, manifest.media_type.as_str());
    let response = to.ask(repository, &request.body(manifest.contents.clone())).await?;
    if !response.status().is_success() {
        return Err(to
            .unexpected(&format!("take the manifest `{reference}` for `{repository}`"), response)
            .await);
    }
    check_named(to, &manifest.digest, &response)
}

async fn contents(from: &Connection, repository: &str, reference: &str) -> Result<Bytes> {
    let url = from.url(repository, &format!("manifests/{reference}"))?;
    let request = Request::new(Method::GET, url).header(ACCEPT, ACCEPTED);
    let what = format!("send the manifest `{reference}` of `{repository}`");
    let mut patience = Patience::default();
    loop {
        match read(from, repository, &what, &request).await {
            Ok(contents) => return Ok(contents),
            Err(failure) => patience.after(from, &what, failure).await?,
        }
    }
}

async fn read(from: &Connection, repository: &str, what: &str, request: &Request) -> Attempt<Bytes> {
    let response = from.send(repository, request).await?;
    if !response.status().is_success() {
        return Err(from.unexpected(what, response).await.into());
    }
    let named = named(&response);
    let contents = body(response, LARGEST).await?;
    let found = Digest::of(&contents);
    match named {
        Some(named) if named != found.as_str() => {
            Err(from.lie(&named, &format!("what it sends is `{found}`")).into())
        }
        Some(_) | None => Ok(contents),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    #[track_caller]
    fn check(json: &str, expected: Option<(&str, usize, usize)>) {
        let json = json.replace("ONE", &format!(r#"{{"digest":"{A}","size":1}}"#));
        let contents = Bytes::from(json.into_bytes());
        let found = Manifest::read(Digest::of(&contents), contents);
        let found = found.as_ref().ok();
        let found = found.map(|it| (it.media_type.as_str(), it.manifests.len(), it.blobs.len()));
        assert_eq!(found, expected);
    }

    #[test]
    fn a_manifest_names_blobs_or_manifests() {
        check(r#"{"config":ONE,"layers":[ONE,ONE]}"#, Some((IMAGE, 0, 3)));
        check(r#"{"mediaType":"a/b","config":ONE,"layers":[]}"#, Some(("a/b", 0, 1)));
        check(r#"{"manifests":[ONE,ONE]}"#, Some((INDEX, 2, 0)));
    }

    #[test]
    fn what_names_something_without_a_digest_is_no_manifest() {
        check(r#"{"config":ONE,"layers":[{"digest":"sha256:../a","size":1}]}"#, None);
        check(r#"{"manifests":[{"digest":"md5:1","size":1}]}"#, None);
        check(r#"{"layers":[ONE]}"#, None);
        check("[]", None);
        check("no json", None);
    }
}
