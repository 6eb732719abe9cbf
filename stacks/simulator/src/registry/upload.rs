//! Uploads of blobs: at once or in parts, each part after the one before. Nothing of one survives a restart; whoever sends
//! begins again.

use std::collections::BTreeMap;
use std::io::{Read, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use sha2::{Digest, Sha256};
use tokio::io::{AsyncSeekExt, AsyncWriteExt};
use tokio::sync::Mutex as AsyncMutex;

use super::{Request, blob, errors, file, invalid_digest};
use crate::error::ApiError;
use crate::s3::{hex, no_space};
use crate::shared::Shared;

/// The uploads of an account that are under way, by their ids.
#[derive(Default)]
pub(crate) struct Uploads {
    open: Mutex<BTreeMap<String, Arc<AsyncMutex<Upload>>>>,
}

impl Uploads {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Arc<AsyncMutex<Upload>>>> {
        self.open.lock().expect("no change of the uploads panics half-way")
    }

    fn find(&self, repository: &str, id: &str) -> Result<Arc<AsyncMutex<Upload>>, ApiError> {
        let found = self.lock().get(id).cloned();
        found.filter(|_| id.starts_with(&prefix(repository))).ok_or_else(|| {
            let message = format!("there is no upload {id} to the repository {repository}");
            ApiError::new(StatusCode::NOT_FOUND, "BLOB_UPLOAD_UNKNOWN", message)
        })
    }
}

/// What has arrived.
struct Upload {
    path: PathBuf,
    size: u64,
}

/// An id is good for its repository only.
fn prefix(repository: &str) -> String {
    format!("{}-", repository.replace('/', "."))
}

/// Begins an upload; with a digest the body is all of it.
pub(super) async fn begin(
    owner: &Arc<Shared>,
    request: &Request,
    repository: &str,
    body: Body,
) -> Result<Response, ApiError> {
    let id = format!("{}{}", prefix(repository), owner.state().id());
    let upload = Upload { path: owner.folder.join("uploads").join(&id), size: 0 };
    owner.uploads.lock().insert(id.clone(), Arc::new(AsyncMutex::new(upload)));
    if request.query.contains_key("digest") {
        return complete(owner, request, repository, &id, body).await;
    }
    Ok(told(StatusCode::ACCEPTED, repository, &id, 0))
}

/// Adds a part at the end of what is there.
pub(super) async fn add(
    owner: &Arc<Shared>,
    request: &Request,
    repository: &str,
    id: &str,
    body: Body,
) -> Result<Response, ApiError> {
    let upload = owner.uploads.find(repository, id)?;
    let mut upload = upload.lock().await;
    if let Some(response) = out_of_order(&upload, request, repository, id) {
        return Ok(response);
    }
    append(&mut upload, body).await?;
    Ok(told(StatusCode::ACCEPTED, repository, id, upload.size))
}

/// Ends an upload, perhaps with its last part.
pub(super) async fn complete(
    owner: &Arc<Shared>,
    request: &Request,
    repository: &str,
    id: &str,
    body: Body,
) -> Result<Response, ApiError> {
    let digest = request.query.get("digest").map(String::as_str).unwrap_or_default();
    let target = file(owner, digest)?;
    let upload = owner.uploads.find(repository, id)?;
    let mut upload = upload.lock().await;
    if let Some(response) = out_of_order(&upload, request, repository, id) {
        return Ok(response);
    }
    append(&mut upload, body).await?;
    let path = upload.path.clone();
    let found = tokio::task::spawn_blocking(move || digest_of(&path)).await;
    let found = found.map_err(|error| no_space(&std::io::Error::other(error)))?;
    let found = found.map_err(|error| no_space(&error))?;
    owner.uploads.lock().remove(id);
    if found != digest {
        remove(&upload.path).await;
        return Err(invalid_digest(digest));
    }
    tokio::fs::rename(&upload.path, target).await.map_err(|error| no_space(&error))?;
    blob::keep(owner, repository, digest, upload.size);
    Ok(blob::created(repository, digest))
}

/// How much has arrived.
pub(super) async fn look(owner: &Arc<Shared>, repository: &str, id: &str) -> Result<Response, ApiError> {
    let upload = owner.uploads.find(repository, id)?;
    let size = upload.lock().await.size;
    Ok(told(StatusCode::NO_CONTENT, repository, id, size))
}

pub(super) async fn discard(owner: &Arc<Shared>, repository: &str, id: &str) -> Result<Response, ApiError> {
    let upload = owner.uploads.find(repository, id)?;
    owner.uploads.lock().remove(id);
    remove(&upload.lock().await.path).await;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Removes what nobody goes on with; a file that stays is found by nobody and costs space only.
async fn remove(path: &Path) {
    let _ = tokio::fs::remove_file(path).await;
}

/// Writes what comes at the end. What is broken off stays as far as it came, so that the next part goes on from there.
async fn append(upload: &mut Upload, body: Body) -> Result<(), ApiError> {
    let failed = |error: std::io::Error| no_space(&error);
    let mut options = tokio::fs::OpenOptions::new();
    let mut file =
        options.create(true).truncate(false).write(true).open(&upload.path).await.map_err(failed)?;
    file.set_len(upload.size).await.map_err(failed)?;
    file.seek(SeekFrom::Start(upload.size)).await.map_err(failed)?;
    let mut parts = body.into_data_stream();
    while let Some(part) = parts.next().await {
        let part = part.map_err(|error| ApiError::bad("BLOB_UPLOAD_INVALID", error.to_string()))?;
        file.write_all(&part).await.map_err(failed)?;
        file.flush().await.map_err(failed)?;
        upload.size += part.len() as u64;
    }
    Ok(())
}

/// Refuses a part that does not go on where the one before ended, and says where that is.
fn out_of_order(upload: &Upload, request: &Request, repository: &str, id: &str) -> Option<Response> {
    let range = request.header(header::CONTENT_RANGE)?;
    let start = first_byte(range);
    if start == Some(upload.size) {
        return None;
    }
    let mut response = told(StatusCode::RANGE_NOT_SATISFIABLE, repository, id, upload.size);
    let start = start.map_or_else(|| range.to_owned(), |start| start.to_string());
    let message = format!("First byte of the layer part is {start} instead of {}", upload.size);
    *response.body_mut() = Body::from(errors("BLOB_UPLOAD_INVALID", &message));
    Some(response)
}

/// Where a part begins: `0-41`, or `bytes 0-41/100` as HTTP writes it.
fn first_byte(range: &str) -> Option<u64> {
    range.trim().trim_start_matches("bytes").trim().split_once('-')?.0.parse().ok()
}

/// Where an upload goes on, and how far it is. One of no byte and one of a single byte both say `0-0`, as everywhere.
fn told(status: StatusCode, repository: &str, id: &str, size: u64) -> Response {
    let headers = [
        ("location", format!("/v2/{repository}/blobs/uploads/{id}")),
        ("range", format!("0-{}", size.saturating_sub(1))),
        ("docker-upload-uuid", id.to_owned()),
    ];
    (status, headers).into_response()
}

fn digest_of(path: &Path) -> std::io::Result<String> {
    let mut file = std::fs::File::open(path)?;
    let (mut hash, mut buffer) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(format!("sha256:{}", hex(&hash.finalize())));
        }
        hash.update(&buffer[..count]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_says_where_it_begins() {
        assert_eq!(first_byte("0-41"), Some(0));
        assert_eq!(first_byte("42-99"), Some(42));
        assert_eq!(first_byte("bytes 42-99/100"), Some(42));
        assert_eq!(first_byte("bytes=42-99"), None);
        assert_eq!(first_byte("x"), None);
    }
}
