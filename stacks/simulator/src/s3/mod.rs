//! S3: objects on disk, whole, in ranges and in parts. Buckets are addressed by path.

mod link;
mod multipart;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use md5::{Digest, Md5};
use percent_encoding::percent_decode_str;
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio_util::io::ReaderStream;

use crate::access::{self, Caller, calls, resource};
use crate::error::ApiError;
use crate::events;
use crate::shared::Shared;
use crate::state::Object;
use crate::xml::Xml;

/// A request to S3, body read.
pub(crate) struct Request {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Request {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The body without the framing of `aws-chunked`, in which clients send trailing checksums.
    fn payload(&self) -> Result<Bytes, ApiError> {
        let streaming =
            self.header("x-amz-content-sha256").is_some_and(|hash| hash.starts_with("STREAMING-"));
        if !streaming {
            return Ok(self.body.clone());
        }
        let broken = || ApiError::bad("IncompleteBody", "the body's aws-chunked framing is broken");
        let mut rest = &self.body[..];
        let mut payload = Vec::with_capacity(rest.len());
        loop {
            let end = rest.windows(2).position(|pair| pair == b"\r\n").ok_or_else(broken)?;
            let size = std::str::from_utf8(&rest[..end]).ok().and_then(|line| line.split(';').next());
            let size =
                size.and_then(|size| usize::from_str_radix(size.trim(), 16).ok()).ok_or_else(broken)?;
            if size == 0 {
                return Ok(payload.into());
            }
            let chunk = rest.get(end + 2..end + 2 + size).ok_or_else(broken)?;
            payload.extend_from_slice(chunk);
            rest = rest.get(end + 4 + size..).ok_or_else(broken)?;
        }
    }
}

pub(crate) async fn answer(
    shared: &Arc<Shared>,
    caller: Result<Caller, ApiError>,
    request: Request,
) -> Response {
    let path = percent_decode_str(request.uri.path()).decode_utf8_lossy().into_owned();
    let (bucket, key) =
        path.trim_start_matches('/').split_once('/').unwrap_or((path.trim_start_matches('/'), ""));
    let query = crate::http::query(request.uri.query().unwrap_or_default());
    let acts = calls::s3(&request.method, bucket, key, &query);
    let owner = owner(shared, bucket);
    let allowed = caller.and_then(|caller| {
        if Arc::ptr_eq(&owner, shared) {
            return access::authorize(shared, &caller, &acts);
        }
        if request.method == Method::PUT && key.is_empty() && query.is_empty() {
            let message = "The requested bucket name is not available. The bucket namespace is shared by all users of \
                           the system. Please select a different name and try again.";
            return Err(ApiError::new(StatusCode::CONFLICT, "BucketAlreadyExists", message));
        }
        let policies = resource::of_bucket(&owner, bucket);
        resource::authorize(shared, &caller, &policies, &acts)
    });
    let result = match allowed.and_then(|()| link::check(&query, shared.now())) {
        Ok(()) => route(&owner, &request, bucket, key, &query).await,
        Err(refusal) => Err(refusal),
    };
    result.unwrap_or_else(|error| {
        let mut xml = Xml::new();
        xml.tag("Error", |xml| {
            xml.text("Code", error.code).text("Message", &error.message).text("Resource", &path);
        });
        (error.status, [(header::CONTENT_TYPE, "application/xml")], xml.finish()).into_response()
    })
}

/// The account that has a bucket: its name is one of all accounts. One that is nowhere is asked for in the caller's own.
fn owner(shared: &Arc<Shared>, bucket: &str) -> Arc<Shared> {
    if shared.has_bucket(bucket) {
        return Arc::clone(shared);
    }
    let other = shared.accounts().into_iter().find(|account| account.has_bucket(bucket));
    other.unwrap_or_else(|| Arc::clone(shared))
}

async fn route(
    shared: &Arc<Shared>,
    request: &Request,
    bucket: &str,
    key: &str,
    query: &BTreeMap<String, String>,
) -> Result<Response, ApiError> {
    if bucket.is_empty() {
        return Ok(list_buckets(shared));
    }
    let method = &request.method;
    if key.is_empty() && method == Method::PUT && query.is_empty() {
        shared.state().buckets.entry(bucket.to_owned()).or_default();
        return Ok(StatusCode::OK.into_response());
    }
    if !shared.state().buckets.contains_key(bucket) {
        let message = "The specified bucket does not exist";
        return Err(ApiError::new(StatusCode::NOT_FOUND, "NoSuchBucket", message));
    }
    if query.contains_key("uploads") || query.contains_key("uploadId") {
        return multipart::answer(shared, request, bucket, key, query).await;
    }
    match (method, key) {
        (&Method::HEAD, "") => Ok(StatusCode::OK.into_response()),
        (&Method::GET, "") => Ok(list(shared, bucket, query)),
        (&Method::PUT, _) => put(shared, request, bucket, key).await,
        (&Method::GET | &Method::HEAD, _) => get(shared, request, bucket, key).await,
        (&Method::DELETE, _) => {
            let removed =
                shared.state().buckets.get_mut(bucket).and_then(|bucket| bucket.objects.remove(key));
            if let Some(object) = removed {
                remove_file(shared, &object);
            }
            Ok(StatusCode::NO_CONTENT.into_response())
        }
        (other, _) => Err(ApiError::unsupported("S3", other.as_str())),
    }
}

fn list_buckets(shared: &Shared) -> Response {
    let mut xml = Xml::new();
    xml.tag("ListAllMyBucketsResult", |xml| {
        xml.tag("Buckets", |xml| {
            for name in shared.state().buckets.keys() {
                xml.tag("Bucket", |xml| {
                    xml.text("Name", name);
                });
            }
        });
    });
    ([(header::CONTENT_TYPE, "application/xml")], xml.finish()).into_response()
}

fn list(shared: &Shared, bucket: &str, query: &BTreeMap<String, String>) -> Response {
    let text = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let (prefix, after) = (text("prefix"), text("start-after").max(text("continuation-token")));
    let most: usize = text("max-keys").parse().unwrap_or(1000);
    let state = shared.state();
    let objects = &state.buckets[bucket].objects;
    let mut found = objects.iter().filter(|(key, _)| key.starts_with(prefix) && key.as_str() > after);
    let page: Vec<_> = found.by_ref().take(most).collect();
    let more = found.next().is_some();
    let mut xml = Xml::new();
    xml.tag("ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"", |xml| {
        xml.text("Name", bucket).text("Prefix", prefix).text("KeyCount", page.len().to_string());
        xml.text("MaxKeys", most.to_string()).text("IsTruncated", more.to_string());
        if let Some((last, _)) = page.last().filter(|_| more) {
            xml.text("NextContinuationToken", last);
        }
        for (key, object) in &page {
            xml.tag("Contents", |xml| {
                xml.text("Key", key).text("Size", object.size.to_string());
                xml.text("ETag", format!("\"{}\"", object.etag))
                    .text("LastModified", crate::shared::iso(object.modified));
                xml.text("StorageClass", "STANDARD");
            });
        }
    });
    ([(header::CONTENT_TYPE, "application/xml")], xml.finish()).into_response()
}

async fn put(shared: &Arc<Shared>, request: &Request, bucket: &str, key: &str) -> Result<Response, ApiError> {
    let object = store(shared, request).await?;
    let (etag, size) = (object.etag.clone(), object.size);
    let replaced = {
        let mut state = shared.state();
        let objects = &mut state.buckets.get_mut(bucket).ok_or_else(|| gone(bucket))?.objects;
        let current = objects.get(key).map(|object| format!("\"{}\"", object.etag));
        let refused = match (request.header("if-none-match"), request.header("if-match")) {
            (Some("*"), _) => current.is_some(),
            (_, Some(expected)) => current.as_deref() != Some(expected),
            _ => false,
        };
        if refused {
            let message = "At least one of the pre-conditions you specified did not hold";
            return Err(ApiError::new(StatusCode::PRECONDITION_FAILED, "PreconditionFailed", message));
        }
        objects.insert(key.to_owned(), object)
    };
    if let Some(object) = replaced {
        remove_file(shared, &object);
    }
    events::object_created(shared, bucket, key, size, &etag);
    Ok([(header::ETAG, format!("\"{etag}\""))].into_response())
}

/// Writes a body to a file of its own.
async fn store(shared: &Arc<Shared>, request: &Request) -> Result<Object, ApiError> {
    let payload = request.payload()?;
    let file = shared.state().id();
    let written = tokio::fs::write(path(shared, &file), &payload).await;
    written.map_err(|error| no_space(&error))?;
    Ok(Object {
        file,
        size: payload.len() as u64,
        etag: hex(&Md5::digest(&payload)),
        modified: shared.now(),
        content_type: request.header("content-type").map(str::to_owned),
    })
}

async fn get(shared: &Arc<Shared>, request: &Request, bucket: &str, key: &str) -> Result<Response, ApiError> {
    let object = shared.state().buckets[bucket].objects.get(key).cloned();
    let object = object.ok_or_else(|| {
        ApiError::new(StatusCode::NOT_FOUND, "NoSuchKey", "The specified key does not exist.")
    })?;
    // <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html>: the etag within quotes, or any object for `*`.
    if request
        .header("if-match")
        .is_some_and(|wanted| wanted != "*" && wanted.trim_matches('"') != object.etag)
    {
        let message = "At least one of the pre-conditions you specified did not hold";
        return Err(ApiError::new(StatusCode::PRECONDITION_FAILED, "PreconditionFailed", message));
    }
    let range = request.header("range").and_then(|text| parse_range(text, object.size));
    let (status, start, length) = match range {
        None => (StatusCode::OK, 0, object.size),
        Some(Range::Part(start, end)) => (StatusCode::PARTIAL_CONTENT, start, end - start),
        Some(Range::Unsatisfiable) => {
            let message = "The requested range is not satisfiable";
            return Err(ApiError::new(StatusCode::RANGE_NOT_SATISFIABLE, "InvalidRange", message));
        }
    };
    let content_type = object.content_type.as_deref().unwrap_or("binary/octet-stream");
    let mut response = Response::builder()
        .status(status)
        .header(header::ETAG, format!("\"{}\"", object.etag))
        .header(header::CONTENT_TYPE, content_type)
        .header(header::CONTENT_LENGTH, length)
        .header(header::ACCEPT_RANGES, "bytes")
        .header(header::LAST_MODIFIED, crate::shared::http_date(object.modified));
    if status == StatusCode::PARTIAL_CONTENT {
        let end = start + length - 1;
        response = response.header(header::CONTENT_RANGE, format!("bytes {start}-{end}/{}", object.size));
    }
    let body = if request.method == Method::HEAD {
        Body::empty()
    } else {
        let mut file =
            tokio::fs::File::open(path(shared, &object.file)).await.map_err(|error| no_space(&error))?;
        file.seek(std::io::SeekFrom::Start(start)).await.map_err(|error| no_space(&error))?;
        Body::from_stream(ReaderStream::with_capacity(file.take(length), 256 * 1024))
    };
    response.body(body).map_err(|error| ApiError::bad("InvalidArgument", error.to_string()))
}

/// What a range header asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Range {
    /// Half open.
    Part(u64, u64),
    Unsatisfiable,
}

/// `bytes=A-B`, `bytes=A-` or `bytes=-N`; anything else is ignored, as HTTP says.
pub(crate) fn parse_range(text: &str, size: u64) -> Option<Range> {
    let (start, end) = text.strip_prefix("bytes=")?.split_once('-')?;
    let (start, end) = match (start.parse::<u64>(), end.parse::<u64>()) {
        (Ok(start), Ok(end)) => (start, end.saturating_add(1).min(size)),
        (Ok(start), Err(_)) => (start, size),
        (Err(_), Ok(last)) => (size.saturating_sub(last), size),
        (Err(_), Err(_)) => return None,
    };
    Some(if start < end { Range::Part(start, end) } else { Range::Unsatisfiable })
}

fn path(shared: &Shared, file: &str) -> PathBuf {
    shared.folder.join("objects").join(file)
}

/// Removes what no object names any more; a file that stays is found by nobody and costs space only.
fn remove_file(shared: &Shared, object: &Object) {
    let _ = std::fs::remove_file(path(shared, &object.file));
}

fn gone(bucket: &str) -> ApiError {
    ApiError::new(StatusCode::NOT_FOUND, "NoSuchBucket", format!("The bucket {bucket} was deleted meanwhile"))
}

pub(crate) fn no_space(error: &std::io::Error) -> ApiError {
    let message = format!("the simulator cannot use its disk: {error}");
    ApiError::new(StatusCode::INTERNAL_SERVER_ERROR, "InternalError", message)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_half_open_and_bounded() {
        assert_eq!(parse_range("bytes=2-4", 10), Some(Range::Part(2, 5)));
        assert_eq!(parse_range("bytes=2-", 10), Some(Range::Part(2, 10)));
        assert_eq!(parse_range("bytes=-3", 10), Some(Range::Part(7, 10)));
        assert_eq!(parse_range("bytes=10-", 10), Some(Range::Unsatisfiable));
        assert_eq!(parse_range("lines=1-2", 10), None);
    }
}
