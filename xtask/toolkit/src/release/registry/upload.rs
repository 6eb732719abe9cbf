//! Sending one blob: in chunks, and after a failure from where the registry has it.
//! <https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-a-blob-in-chunks>

use bytes::Bytes;
use reqwest::header::{CONTENT_RANGE, CONTENT_TYPE, RANGE};
use reqwest::{Method, Response, StatusCode, Url};

use super::Transfer;
use super::answer::{Attempt, Failure, Patience, check_named};
use super::blob::{self, Descriptor};
use super::connection::{Connection, Request};
use crate::error::{Error, Result};

/// ECR takes no smaller chunk than 5 MiB but the last.
const CHUNK: usize = 8 << 20;

/// Sends a blob that is not there; `progress` hears of every chunk.
pub(super) async fn upload(
    to: &Connection,
    repository: &str,
    blob: &Descriptor,
    contents: Bytes,
    progress: &mut dyn FnMut(Transfer),
) -> Result<()> {
    let what = format!("take the blob `{}` for `{repository}`", blob.digest);
    let mut upload = Upload { to, repository, blob, contents, place: None, offset: 0, chunk: CHUNK };
    let mut patience = Patience::default();
    let mut furthest = 0;
    while let Err(failure) = upload.run(&what, progress).await {
        if upload.offset > furthest {
            furthest = upload.offset;
            patience = Patience::default();
        }
        patience.after(to, &what, failure).await?;
    }
    Ok(())
}

#[derive(Debug)]
struct Upload<'a> {
    to: &'a Connection,
    repository: &'a str,
    blob: &'a Descriptor,
    contents: Bytes,
    /// Where the upload goes on; none before it began.
    place: Option<Url>,
    /// The bytes that the registry has.
    offset: usize,
    chunk: usize,
}

impl Upload<'_> {
    /// Sends all that is missing.
    async fn run(&mut self, what: &str, progress: &mut dyn FnMut(Transfer)) -> Attempt<()> {
        if let Some(place) = self.place.clone() {
            // The answer may be all that was lost.
            if blob::is_there(self.to, self.repository, self.blob).await? {
                return Ok(());
            }
            self.look(place).await?;
        }
        let mut place = match self.place.clone() {
            Some(place) => place,
            None => self.begin(what).await?,
        };
        while self.offset < self.contents.len() {
            place = self.send_chunk(what, place).await?;
            progress(Transfer {
                digest: self.blob.digest.to_string(),
                done: self.offset as u64,
                size: self.blob.size,
            });
        }
        self.finish(what, place).await
    }

    async fn begin(&mut self, what: &str) -> Attempt<Url> {
        let url = self.to.url(self.repository, "blobs/uploads/")?;
        let response = self.to.send(self.repository, &Request::new(Method::POST, url)).await?;
        if !response.status().is_success() {
            return Err(self.to.unexpected(what, response).await.into());
        }
        let smallest = response.headers().get("oci-chunk-min-length").and_then(|size| size.to_str().ok());
        self.chunk =
            smallest.and_then(|size| size.parse::<usize>().ok()).map_or(CHUNK, |size| size.max(CHUNK));
        let place = self.to.location(&response)?.ok_or_else(|| {
            Error::Registry(format!(
                "the registry `{}` does not say where to send: ask who runs it",
                self.to.name()
            ))
        })?;
        self.place = Some(place.clone());
        self.offset = 0;
        Ok(place)
    }

    /// Asks how much has arrived; an upload that the registry forgot begins again.
    async fn look(&mut self, place: Url) -> Attempt<()> {
        let response = self.to.send(self.repository, &Request::new(Method::GET, place.clone())).await?;
        // An upload of no byte and one of a single byte both answer `0-0`.
        let arrived = last_byte(&response).map(|last| if last == 0 { 0 } else { last.saturating_add(1) });
        match arrived.filter(|arrived| response.status().is_success() && *arrived <= self.contents.len()) {
            Some(arrived) => {
                self.offset = arrived;
                self.place = Some(self.to.location(&response)?.unwrap_or(place));
            }
            None => self.place = None,
        }
        Ok(())
    }

    async fn send_chunk(&mut self, what: &str, place: Url) -> Attempt<Url> {
        let end = self.contents.len().min(self.offset.saturating_add(self.chunk));
        let request = Request::new(Method::PATCH, place.clone())
            .header(CONTENT_TYPE, "application/octet-stream")
            .header(CONTENT_RANGE, format!("{}-{}", self.offset, end - 1))
            .body(self.contents.slice(self.offset..end));
        let response = self.to.send(self.repository, &request).await?;
        if !response.status().is_success() {
            return Err(self.refused(what, response).await);
        }
        let place = self.to.location(&response)?.unwrap_or(place);
        self.place = Some(place.clone());
        let arrived = last_byte(&response).map_or(end, |last| end.min(last.saturating_add(1)));
        if arrived <= self.offset {
            return Err(Failure::Lost("it keeps nothing of what is sent".into()));
        }
        self.offset = arrived;
        Ok(place)
    }

    async fn finish(&mut self, what: &str, mut place: Url) -> Attempt<()> {
        place.query_pairs_mut().append_pair("digest", self.blob.digest.as_str());
        let response = self.to.send(self.repository, &Request::new(Method::PUT, place)).await?;
        if !response.status().is_success() {
            return Err(self.refused(what, response).await);
        }
        Ok(check_named(self.to, &self.blob.digest, &response)?)
    }

    /// An upload that the registry forgot, or has otherwise than it was sent, begins again.
    async fn refused(&mut self, what: &str, response: Response) -> Failure {
        let status = response.status();
        let error = self.to.unexpected(what, response).await;
        if status == StatusCode::NOT_FOUND || status == StatusCode::RANGE_NOT_SATISFIABLE {
            self.place = None;
            return Failure::Lost(error.to_string());
        }
        Failure::Final(error)
    }
}

/// The number of the last byte that has arrived: `0-41`.
fn last_byte(response: &Response) -> Option<usize> {
    let range = response.headers().get(RANGE)?.to_str().ok()?;
    range.rsplit_once('-')?.1.trim().parse().ok()
}
