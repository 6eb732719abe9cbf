//! Multipart uploads: parts lie as files until they are joined.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use md5::{Digest, Md5};
use tokio::io::AsyncWriteExt;

use super::{Request, hex, no_space, path, remove_file, store};
use crate::error::ApiError;
use crate::events;
use crate::shared::Shared;
use crate::state::{Object, Upload};
use crate::xml::Xml;

pub(super) async fn answer(
    shared: &Arc<Shared>,
    request: &Request,
    bucket: &str,
    key: &str,
    query: &BTreeMap<String, String>,
) -> Result<Response, ApiError> {
    let id = query.get("uploadId").map(String::as_str).unwrap_or_default();
    match request.method {
        Method::POST if query.contains_key("uploads") => Ok(create(shared, request, bucket, key)),
        Method::PUT => {
            let number = query.get("partNumber").and_then(|text| text.parse().ok());
            let number = number.ok_or_else(|| ApiError::bad("InvalidArgument", "partNumber is missing"))?;
            let part = store(shared, request).await?;
            let etag = part.etag.clone();
            let mut state = shared.state();
            let uploads = state.buckets.get_mut(bucket).map(|bucket| &mut bucket.uploads);
            let upload = uploads.and_then(|uploads| uploads.get_mut(id)).ok_or_else(no_upload)?;
            upload.parts.insert(number, part);
            Ok([(header::ETAG, format!("\"{etag}\""))].into_response())
        }
        Method::POST => complete(shared, bucket, key, id).await,
        Method::DELETE => {
            let upload = take(shared, bucket, id)?;
            upload.parts.values().for_each(|part| remove_file(shared, part));
            Ok(StatusCode::NO_CONTENT.into_response())
        }
        ref other => Err(ApiError::unsupported("S3 multipart", other.as_str())),
    }
}

fn create(shared: &Shared, request: &Request, bucket: &str, key: &str) -> Response {
    let content_type = request.header("content-type").map(str::to_owned);
    let mut state = shared.state();
    let id = state.id();
    let upload = Upload { key: key.to_owned(), parts: BTreeMap::new(), content_type };
    state.buckets.entry(bucket.to_owned()).or_default().uploads.insert(id.clone(), upload);
    let mut xml = Xml::new();
    xml.tag("InitiateMultipartUploadResult", |xml| {
        xml.text("Bucket", bucket).text("Key", key).text("UploadId", &id);
    });
    ([(header::CONTENT_TYPE, "application/xml")], xml.finish()).into_response()
}

async fn complete(shared: &Arc<Shared>, bucket: &str, key: &str, id: &str) -> Result<Response, ApiError> {
    let upload = take(shared, bucket, id)?;
    let file = shared.state().id();
    join(shared, &upload, &file).await.map_err(|error| no_space(&error))?;
    let digests = upload.parts.values().map(|part| part.etag.as_str()).collect::<String>();
    let etag = format!("{}-{}", hex(&Md5::digest(digests)), upload.parts.len());
    let size = upload.parts.values().map(|part| part.size).sum();
    let object = Object {
        file,
        size,
        etag: etag.clone(),
        modified: shared.now(),
        content_type: upload.content_type.clone(),
    };
    let replaced = {
        let mut state = shared.state();
        state.buckets.entry(bucket.to_owned()).or_default().objects.insert(key.to_owned(), object)
    };
    upload.parts.values().chain(replaced.as_ref()).for_each(|part| remove_file(shared, part));
    events::object_created(shared, bucket, key, size, &etag);
    let mut xml = Xml::new();
    xml.tag("CompleteMultipartUploadResult", |xml| {
        xml.text("Bucket", bucket).text("Key", key).text("ETag", format!("\"{etag}\""));
    });
    Ok(([(header::CONTENT_TYPE, "application/xml")], xml.finish()).into_response())
}

async fn join(shared: &Shared, upload: &Upload, file: &str) -> std::io::Result<()> {
    let mut out = tokio::fs::File::create(path(shared, file)).await?;
    for part in upload.parts.values() {
        let mut part = tokio::fs::File::open(path(shared, &part.file)).await?;
        tokio::io::copy(&mut part, &mut out).await?;
    }
    out.flush().await
}

fn take(shared: &Shared, bucket: &str, id: &str) -> Result<Upload, ApiError> {
    let mut state = shared.state();
    let uploads = state.buckets.get_mut(bucket).map(|bucket| &mut bucket.uploads);
    uploads.and_then(|uploads| uploads.remove(id)).ok_or_else(no_upload)
}

fn no_upload() -> ApiError {
    ApiError::new(StatusCode::NOT_FOUND, "NoSuchUpload", "The specified multipart upload does not exist.")
}
