//! S3. Every key lies under its tenant's prefix, and no other can be named.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::{BoxStream, Stream, StreamExt};
use object_store::aws::AmazonS3Builder;
use object_store::path::Path;
use object_store::{ClientOptions, GetOptions, GetRange, ObjectStore, ObjectStoreExt, WriteMultipart};

use crate::Error;
use crate::models::TenantId;

/// Parts of an upload that may be under way at once: what bounds the memory of an upload.
const PARTS_UNDER_WAY: usize = 2;

/// The bucket of uploads.
#[derive(Clone, Debug)]
pub struct Objects {
    store: Arc<dyn ObjectStore>,
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
    store: Arc<dyn ObjectStore>,
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

impl TenantObjects {
    fn path(&self, key: &str) -> Path {
        // `Path` encodes dots and empty parts, so a key cannot climb out of the prefix.
        let tenant = self.tenant.to_string();
        let parts = key.split('/').filter(|part| !part.is_empty());
        ["tenants", &tenant].into_iter().chain(parts).collect()
    }

    /// The size in bytes, or nothing when there is no such object.
    ///
    /// # Errors
    /// When S3 does not answer.
    pub async fn size(&self, key: &str) -> Result<Option<u64>, Error> {
        Ok(self.find(key).await?.map(|found| found.size))
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

    /// The bytes from an offset on; nothing when there is no such object.
    ///
    /// # Errors
    /// When S3 does not answer.
    pub async fn read(
        &self,
        key: &str,
        offset: u64,
    ) -> Result<Option<BoxStream<'static, Result<Bytes, object_store::Error>>>, Error> {
        // S3 refuses a range of nothing, and an object that is read to its end has nothing more to give.
        match self.size(key).await? {
            None => return Ok(None),
            Some(size) if offset >= size => return Ok(Some(futures_util::stream::empty().boxed())),
            Some(_) => {}
        }
        let options = GetOptions::new().with_range(Some(GetRange::Offset(offset)));
        match self.store.get_opts(&self.path(key), options).await {
            Ok(found) => Ok(Some(found.into_stream())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
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
        let mut upload = WriteMultipart::new(self.store.put_multipart(&self.path(key)).await?);
        let mut size = 0;
        while let Some(chunk) = stream.next().await {
            match chunk {
                Ok(chunk) => {
                    size += chunk.len() as u64;
                    upload.wait_for_capacity(PARTS_UNDER_WAY).await?;
                    upload.put(chunk);
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
