//! S3. Every key lies under its tenant's prefix, and no other can be named.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::{self, BoxStream, Stream, StreamExt};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::signer::Signer;
use object_store::{ClientOptions, GetOptions, GetRange, ObjectStore, ObjectStoreExt, WriteMultipart};

use crate::Error;
use crate::models::TenantId;

/// Bytes of a part of an upload, but of the last: no less is taken by S3, and 10,000 of them are the most.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html>
const PART: usize = 5 << 20;
/// Parts of an upload that may be under way at once, while one more is filled: what bounds the memory of an upload.
const PARTS_UNDER_WAY: usize = 2;

/// The bucket of uploads.
#[derive(Clone, Debug)]
pub struct Objects {
    store: Arc<AmazonS3>,
}

impl Objects {
    /// The bucket, with the endpoint and credentials that the environment gives, as every AWS SDK reads them.
    ///
    /// # Errors
    /// When the environment contradicts itself.
    pub fn connect(settings: &contract::Storage) -> Result<Self, Error> {
        let http = ClientOptions::new()
            .with_allow_http(true)
            // A run reads for as long as it takes; only silence is an error.
            .with_timeout_disabled()
            .with_read_timeout(Duration::from_secs(30));
        let builder = AmazonS3Builder::from_env().with_bucket_name(&settings.uploads_bucket);
        Ok(Self { store: Arc::new(builder.with_client_options(http).build()?) })
    }

    /// The objects of one tenant.
    #[must_use]
    pub fn tenant(&self, tenant: TenantId) -> TenantObjects {
        TenantObjects { store: Arc::clone(&self.store), tenant }
    }
}

/// The objects of one tenant.
#[derive(Clone, Debug)]
pub struct TenantObjects {
    store: Arc<AmazonS3>,
    tenant: TenantId,
}

/// An object as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Bytes.
    pub size: u64,
    /// What tells this content from another one.
    pub etag: String,
}

/// The bytes of an object.
pub type Content = BoxStream<'static, Result<Bytes, object_store::Error>>;

/// Why an object cannot be read as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// There is none under this key.
    Gone,
    /// There is another content.
    Replaced,
}

impl TenantObjects {
    fn path(&self, key: &str) -> Path {
        // `Path` encodes dots and empty parts, so a key cannot climb out of the prefix.
        let tenant = self.tenant.to_string();
        let parts = key.split('/').filter(|part| !part.is_empty());
        ["tenants", &tenant].into_iter().chain(parts).collect()
    }

    /// What is there under a key, or nothing.
    ///
    /// # Errors
    /// When S3 does not answer.
    pub async fn find(&self, key: &str) -> Result<Option<Found>, Error> {
        match self.store.head(&self.path(key)).await {
            Ok(meta) => Ok(Some(Found {
                size: meta.size,
                etag: meta.e_tag.unwrap_or_default().trim_matches('"').to_owned(),
            })),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The bytes from an offset on of what was found before, by its [`Found::etag`].
    ///
    /// # Errors
    /// When S3 does not answer.
    pub async fn read(&self, key: &str, etag: &str, offset: u64) -> Result<Result<Content, Lost>, Error> {
        // S3 refuses a range of nothing, and an object that is read to its end has nothing more to give.
        match self.find(key).await? {
            None => Ok(Err(Lost::Gone)),
            Some(found) if found.etag != etag => Ok(Err(Lost::Replaced)),
            Some(found) if offset >= found.size => Ok(Ok(stream::empty().boxed())),
            Some(_) => self.get(key, etag, GetRange::Offset(offset)).await,
        }
    }

    /// The bytes of a part of what was found before, by its [`Found::etag`].
    ///
    /// # Errors
    /// When S3 does not answer, or the object ends before the part begins.
    pub async fn read_range(
        &self,
        key: &str,
        etag: &str,
        range: Range<u64>,
    ) -> Result<Result<Content, Lost>, Error> {
        // S3 refuses a range of nothing.
        if range.is_empty() {
            return Ok(Ok(stream::empty().boxed()));
        }
        self.get(key, etag, GetRange::Bounded(range)).await
    }

    async fn get(&self, key: &str, etag: &str, range: GetRange) -> Result<Result<Content, Lost>, Error> {
        // Within quotes, as S3 gives it. A store that gives none is not asked to compare.
        let etag = (!etag.is_empty()).then(|| format!("\"{etag}\""));
        let options = GetOptions::new().with_range(Some(range)).with_if_match(etag);
        match self.store.get_opts(&self.path(key), options).await {
            Ok(found) => Ok(Ok(found.into_stream())),
            Err(object_store::Error::NotFound { .. }) => Ok(Err(Lost::Gone)),
            Err(object_store::Error::Precondition { .. }) => Ok(Err(Lost::Replaced)),
            Err(error) => Err(error.into()),
        }
    }

    /// Stores a whole object.
    ///
    /// # Errors
    /// When S3 does not take it.
    pub async fn put(&self, key: &str, bytes: Bytes) -> Result<(), Error> {
        self.store.put(&self.path(key), bytes.into()).await?;
        Ok(())
    }

    /// A link by which whoever has it can fetch an object for a while.
    ///
    /// # Errors
    /// When there are no credentials to sign with.
    pub async fn link(&self, key: &str, good_for: Duration) -> Result<String, Error> {
        let link = self.store.signed_url(axum::http::Method::GET, &self.path(key), good_for).await?;
        Ok(link.into())
    }

    /// Stores a stream in parts; gives its size. A stream that breaks leaves nothing behind.
    ///
    /// # Errors
    /// When the stream or S3 fails.
    pub async fn write<E: std::error::Error + Send + Sync + 'static>(
        &self,
        key: &str,
        mut stream: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<u64, Error> {
        let parts = self.store.put_multipart(&self.path(key)).await?;
        let mut upload = WriteMultipart::new_with_chunk_size(parts, PART);
        let mut size = 0;
        while let Some(chunk) = stream.next().await {
            match chunk {
                Ok(chunk) => {
                    size += chunk.len() as u64;
                    upload.wait_for_capacity(PARTS_UNDER_WAY).await?;
                    // Copied: a piece of a few bytes may hold a large buffer of the connection.
                    upload.write(&chunk);
                }
                Err(source) => {
                    upload.abort().await?;
                    return Err(
                        object_store::Error::Generic { store: "upload", source: Box::new(source) }.into()
                    );
                }
            }
        }
        upload.finish().await?;
        Ok(size)
    }
}
