//! Uploads: streamed into the tenant's part of the bucket, neither endless nor silent.

use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::{Stream, StreamExt, unfold};
use tokio::time::Instant;

use super::permissions::{self, Action};
use super::{Refusal, Services, documents};
use crate::Error;
use crate::models::Caller;
use crate::slots::Slots;

/// Bytes of the largest object.
const LARGEST: u64 = 5 << 30;
/// Bytes of the longest key: S3 takes 1,024 with what stands before it, where unusual characters take three.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html>
const LONGEST_KEY: usize = 900;
/// How long nothing may come.
const SILENCE: Duration = Duration::from_secs(30);
/// After so long at the beginning an upload must have a pace, in bytes a second: each holds some memory for as long as it takes.
const GRACE: Duration = Duration::from_secs(30);
const PACE: u64 = 16 << 10;
/// Uploads that are under way at once in one process, of one tenant and of all: each holds up to three parts of 5 MiB.
const OF_TENANT: usize = 4;
const OF_ALL: usize = 16;
/// When it is worth while to try again.
const RETRY: Duration = Duration::from_secs(5);

/// Room for the uploads of one process.
#[must_use]
pub fn slots() -> Slots {
    Slots::new(OF_TENANT, OF_ALL)
}

/// Why an upload did not reach its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Broken {
    #[error("the object is larger than {} bytes; upload it in several, one run each", LARGEST)]
    TooLarge,
    #[error("nothing came for {} s; upload it again", SILENCE.as_secs())]
    Silent,
    #[error("it comes slower than {} KiB/s; upload it in smaller objects, or from a faster line", PACE >> 10)]
    Slow,
    #[error("the upload broke off; upload it again")]
    Lost,
}

impl Broken {
    fn code(self) -> &'static str {
        match self {
            Broken::TooLarge => "too-large",
            Broken::Silent | Broken::Slow => "too-slow",
            Broken::Lost => "broken-upload",
        }
    }
}

/// Stores an object under a key of the tenant; one that was there is replaced. Gives its bytes.
///
/// # Errors
/// When the caller may not, the key is malformed or of a document, too many uploads are under way, or the stream is too long, too
/// slow or breaks off; then nothing is stored.
pub async fn upload<E: Send>(
    services: &Services,
    caller: &Caller,
    key: &str,
    stream: impl Stream<Item = Result<Bytes, E>> + Send + Unpin,
) -> Result<u64, Refusal> {
    permissions::require(caller, Action::ObjectWrite)?;
    check_key(key)?;
    check_place(key)?;
    let slot = services.uploads.take(caller.tenant.id).ok_or_else(|| Refusal::too_many(RETRY))?;
    let watched = Box::pin(watch(stream));
    let written = services.objects.tenant(caller.tenant.id).write(key, watched).await;
    drop(slot);
    match written {
        Ok(size) => Ok(size),
        Err(error) => match broken(&error) {
            Some(broken) => Err(Refusal::invalid(broken.code(), broken.to_string())),
            None => Err(error.into()),
        },
    }
}

/// Whether a key can name an object.
///
/// # Errors
/// What is wrong with it.
pub fn check_key(key: &str) -> Result<(), Refusal> {
    if key.contains(char::is_control) {
        return Err(Refusal::invalid("malformed-key", "the key of an object has no control characters"));
    }
    if key.split('/').all(str::is_empty) || key.len() > LONGEST_KEY {
        let detail = format!("the key of an object has from 1 to {LONGEST_KEY} bytes, and not slashes only");
        return Err(Refusal::invalid("malformed-key", detail));
    }
    Ok(())
}

/// Whether something may be uploaded there: what was rendered here is replaced by nobody.
fn check_place(key: &str) -> Result<(), Refusal> {
    // As the bucket names it: empty parts of a key are left out.
    if key.split('/').find(|part| !part.is_empty()) == Some(documents::FOLDER) {
        let detail = format!(
            "keys that begin with `{}` are of rendered documents; name it otherwise",
            documents::FOLDER
        );
        return Err(Refusal::invalid("malformed-key", detail));
    }
    Ok(())
}

fn watch<E>(
    stream: impl Stream<Item = Result<Bytes, E>> + Unpin,
) -> impl Stream<Item = Result<Bytes, Broken>> {
    unfold((stream, 0, Duration::ZERO), |(mut stream, size, waited)| async move {
        let asked = Instant::now();
        let piece = match tokio::time::timeout(SILENCE, stream.next()).await {
            Ok(None) => return None,
            Ok(Some(Ok(piece))) => Ok(piece),
            Ok(Some(Err(_))) => Err(Broken::Lost),
            Err(_) => Err(Broken::Silent),
        };
        // Only the time that it took the client counts, not that of S3.
        let waited = waited + asked.elapsed();
        let size = size + piece.as_ref().map_or(0, |piece| piece.len() as u64);
        let piece = match piece {
            Ok(_) if size > LARGEST => Err(Broken::TooLarge),
            Ok(_) if size < least(waited) => Err(Broken::Slow),
            piece => piece,
        };
        Some((piece, (stream, size, waited)))
    })
}

/// Bytes that must have come after so long.
fn least(waited: Duration) -> u64 {
    waited.saturating_sub(GRACE).as_secs().saturating_mul(PACE)
}

fn broken(error: &Error) -> Option<Broken> {
    match error {
        Error::Objects(object_store::Error::Generic { source, .. }) => source.downcast_ref().copied(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use futures_util::stream;

    use super::*;

    #[test]
    fn a_key_names_something_that_can_be_written_down() {
        for good in ["a", "inbox/3/a b.csv", "ä/../b", "/a"] {
            assert!(check_key(good).is_ok(), "{good}");
        }
        for bad in ["", "/", "//", "a\0", "a\nb", &"x".repeat(901)] {
            assert!(check_key(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn nothing_is_uploaded_over_documents() {
        for good in ["a", "inbox/documents/1.pdf", "documents.csv", "Documents/1.pdf"] {
            assert!(check_place(good).is_ok(), "{good}");
        }
        for bad in ["documents/1.pdf", "//documents//1.pdf", "/documents/x", "documents"] {
            assert!(check_place(bad).is_err(), "{bad}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn an_upload_that_trickles_is_cut() {
        let trickle = stream::unfold((), |()| async {
            tokio::time::sleep(Duration::from_secs(20)).await;
            Some((Ok::<_, std::io::Error>(Bytes::from_static(b"x")), ()))
        });
        let mut watched = Box::pin(watch(Box::pin(trickle)));
        assert_eq!(watched.next().await, Some(Ok(Bytes::from_static(b"x"))));
        assert_eq!(watched.next().await, Some(Err(Broken::Slow)));
    }

    #[tokio::test(start_paused = true)]
    async fn an_upload_that_falls_silent_is_cut() {
        let mut watched = Box::pin(watch(stream::pending::<Result<Bytes, std::io::Error>>()));
        assert_eq!(watched.next().await, Some(Err(Broken::Silent)));
    }

    #[tokio::test]
    async fn what_breaks_off_is_told_from_what_s3_refuses() {
        let lost = std::io::Error::other("gone");
        let mut watched = Box::pin(watch(stream::iter([Ok(Bytes::from_static(b"x")), Err(lost)])));
        assert_eq!(watched.next().await, Some(Ok(Bytes::from_static(b"x"))));
        assert_eq!(watched.next().await, Some(Err(Broken::Lost)));
        let error = object_store::Error::Generic { store: "upload", source: Box::new(Broken::Lost) };
        assert_eq!(broken(&Error::Objects(error)), Some(Broken::Lost));
    }
}
