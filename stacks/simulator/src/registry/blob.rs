//! Blobs: layers and configurations, as files under their digests.

use std::io::SeekFrom;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio_util::io::ReaderStream;

use super::{Request, file};
use crate::error::ApiError;
use crate::s3::{Range, no_space, parse_range};
use crate::shared::Shared;

pub(super) async fn send(
    owner: &Arc<Shared>,
    request: &Request,
    repository: &str,
    digest: &str,
) -> Result<Response, ApiError> {
    let path = file(owner, digest)?;
    let size = size(owner, repository, digest).ok_or_else(|| {
        let message = format!("{digest} is not in the repository {repository}");
        ApiError::new(StatusCode::NOT_FOUND, "BLOB_UNKNOWN", message)
    })?;
    let range = request.header(header::RANGE).and_then(|text| parse_range(text, size));
    let (status, start, length) = match range {
        None => (StatusCode::OK, 0, size),
        Some(Range::Part(start, end)) => (StatusCode::PARTIAL_CONTENT, start, end - start),
        Some(Range::Unsatisfiable) => {
            let message = format!("the blob has {size} bytes");
            return Err(ApiError::new(StatusCode::RANGE_NOT_SATISFIABLE, "RANGE_INVALID", message));
        }
    };
    let mut response = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .header(header::CONTENT_LENGTH, length)
        .header(header::ACCEPT_RANGES, "bytes")
        .header("docker-content-digest", digest);
    if status == StatusCode::PARTIAL_CONTENT {
        let end = start + length - 1;
        response = response.header(header::CONTENT_RANGE, format!("bytes {start}-{end}/{size}"));
    }
    let body = if request.method == Method::HEAD {
        Body::empty()
    } else {
        let mut file = tokio::fs::File::open(path).await.map_err(|error| no_space(&error))?;
        file.seek(SeekFrom::Start(start)).await.map_err(|error| no_space(&error))?;
        Body::from_stream(ReaderStream::with_capacity(file.take(length), 256 * 1024))
    };
    response.body(body).map_err(|error| ApiError::bad("UNSUPPORTED", error.to_string()))
}

fn size(owner: &Shared, repository: &str, digest: &str) -> Option<u64> {
    owner.state().images.get(repository).and_then(|images| images.blobs.get(digest).copied())
}

/// Takes a blob over from another repository of the account, where that one has it.
pub(super) fn mount(owner: &Shared, repository: &str, from: &str, digest: &str) -> Option<Response> {
    let size = size(owner, from, digest)?;
    keep(owner, repository, digest, size);
    Some(created(repository, digest))
}

/// Takes note of a blob whose file is there.
pub(super) fn keep(owner: &Shared, repository: &str, digest: &str, size: u64) {
    let mut state = owner.state();
    state.images.entry(repository.to_owned()).or_default().blobs.insert(digest.to_owned(), size);
}

/// What whoever sent a blob is told.
pub(super) fn created(repository: &str, digest: &str) -> Response {
    let headers = [
        ("location", format!("/v2/{repository}/blobs/{digest}")),
        ("docker-content-digest", digest.to_owned()),
    ];
    (StatusCode::CREATED, headers).into_response()
}
