//! Blobs of a registry: whether one is there, and fetching it.

use bytes::Bytes;
use reqwest::header::{CONTENT_LENGTH, RANGE};
use reqwest::{Method, StatusCode};

use super::answer::{Attempt, Failure, Patience, check_named, next};
use super::connection::{Connection, Request};
use super::layout::Digest;
use crate::error::Result;

/// What a manifest names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Descriptor {
    pub(super) digest: Digest,
    /// In bytes.
    pub(super) size: u64,
}

/// Whether a blob is there.
pub(super) async fn find(at: &Connection, repository: &str, blob: &Descriptor) -> Result<bool> {
    let what = format!("say whether it has `{}`", blob.digest);
    let mut patience = Patience::default();
    loop {
        match is_there(at, repository, blob).await {
            Ok(is_there) => return Ok(is_there),
            Err(failure) => patience.after(at, &what, failure).await?,
        }
    }
}

/// The same, asked once.
pub(super) async fn is_there(at: &Connection, repository: &str, blob: &Descriptor) -> Attempt<bool> {
    let url = at.url(repository, &format!("blobs/{}", blob.digest))?;
    let response = at.send(repository, &Request::new(Method::HEAD, url)).await?;
    if response.status() == StatusCode::NOT_FOUND {
        return Ok(false);
    }
    if !response.status().is_success() {
        let what = format!("say whether it has `{}`", blob.digest);
        return Err(at.unexpected(&what, response).await.into());
    }
    check_named(at, &blob.digest, &response)?;
    let size = response.headers().get(CONTENT_LENGTH).and_then(|size| size.to_str().ok());
    match size.and_then(|size| size.parse::<u64>().ok()) {
        Some(size) if size != blob.size => {
            let truth = format!("it has {} bytes and not {size}", blob.size);
            Err(at.lie(blob.digest.as_str(), &truth).into())
        }
        Some(_) | None => Ok(true),
    }
}

/// A blob, verified; what broke off goes on where it was.
pub(super) async fn download(from: &Connection, repository: &str, blob: &Descriptor) -> Result<Bytes> {
    let what = format!("send `{}` of `{repository}`", blob.digest);
    let mut patience = Patience::default();
    let mut contents = Vec::new();
    while let Err(failure) = read(from, repository, blob, &mut contents).await {
        patience.after(from, &what, failure).await?;
    }
    let found = Digest::of(&contents);
    if found == blob.digest {
        return Ok(Bytes::from(contents));
    }
    Err(from.lie(blob.digest.as_str(), &format!("what it sends is `{found}`")))
}

/// Reads what is missing of a blob.
async fn read(from: &Connection, repository: &str, blob: &Descriptor, contents: &mut Vec<u8>) -> Attempt<()> {
    if contents.len() as u64 == blob.size && blob.size > 0 {
        return Ok(());
    }
    let url = from.url(repository, &format!("blobs/{}", blob.digest))?;
    let mut request = Request::new(Method::GET, url);
    if !contents.is_empty() {
        request = request.header(RANGE, format!("bytes={}-", contents.len()));
    }
    let mut response = from.send(repository, &request).await?;
    match response.status() {
        StatusCode::PARTIAL_CONTENT => {}
        StatusCode::OK => contents.clear(),
        _ => {
            let what = format!("send `{}` of `{repository}`", blob.digest);
            return Err(from.unexpected(&what, response).await.into());
        }
    }
    while let Some(bytes) = next(&mut response).await? {
        contents.extend_from_slice(&bytes);
        if contents.len() as u64 > blob.size {
            let truth = format!("it has {} bytes, and more come", blob.size);
            return Err(from.lie(blob.digest.as_str(), &truth).into());
        }
    }
    if contents.len() as u64 == blob.size {
        return Ok(());
    }
    Err(Failure::Lost(format!("{} of {} bytes came", contents.len(), blob.size)))
}
