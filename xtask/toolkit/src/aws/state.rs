//! The bucket of leases and records: objects that are written only where nobody else wrote meanwhile.

use std::sync::Arc;

use async_trait::async_trait;
use aws_config::{Region, SdkConfig};
use aws_sdk_cloudformation::config::{ProvideCredentials, SharedCredentialsProvider};
use bytes::Bytes;
use futures_util::TryStreamExt;
use object_store::aws::{AmazonS3Builder, AwsCredential};
use object_store::path::Path;
use object_store::{
    ClientOptions, CredentialProvider, ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload,
    UpdateVersion,
};

use super::Cloud;
use crate::error::{Error, Result};

/// One bucket.
#[derive(Clone, Debug)]
pub(crate) struct Bucket {
    name: String,
    store: Arc<dyn ObjectStore>,
}

/// What tells one content of an object from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Version(UpdateVersion);

/// What came of a conditional write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    Done(Version),
    /// Somebody else wrote first; nothing was changed.
    Moved,
}

impl Cloud {
    /// A bucket of this account and region.
    pub(crate) fn bucket(&self, name: &str) -> Result<Bucket> {
        Bucket::open(&self.config, name)
    }

    /// A bucket of another region, perhaps of another account that lets this one read.
    pub(crate) fn bucket_in(&self, region: &str, name: &str) -> Result<Bucket> {
        Bucket::open(&self.config.to_builder().region(Region::new(region.to_owned())).build(), name)
    }
}

impl Bucket {
    fn open(config: &SdkConfig, name: &str) -> Result<Self> {
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(name)
            .with_client_options(ClientOptions::new().with_allow_http(true));
        if let Some(region) = config.region() {
            builder = builder.with_region(region.as_ref());
        }
        if let Some(endpoint) = config.endpoint_url() {
            builder = builder.with_endpoint(endpoint);
        }
        if let Some(provider) = config.credentials_provider() {
            builder = builder.with_credentials(Arc::new(Signer(provider)));
        }
        let store = builder.build().map_err(|error| Error::Aws(error.to_string()))?;
        Ok(Self { name: name.to_owned(), store: Arc::new(store) })
    }

    #[cfg(test)]
    pub(crate) fn in_memory() -> Self {
        Self::of(Arc::new(object_store::memory::InMemory::new()))
    }

    #[cfg(test)]
    pub(crate) fn of(store: Arc<dyn ObjectStore>) -> Self {
        Self { name: "memory".into(), store }
    }

    /// An object and its version, if it is there.
    pub(crate) async fn get(&self, key: &str) -> Result<Option<(Bytes, Version)>> {
        let found = match self.store.get(&Path::from(key)).await {
            Ok(found) => found,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(self.failed(key, error)),
        };
        let version =
            Version(UpdateVersion { e_tag: found.meta.e_tag.clone(), version: found.meta.version.clone() });
        let bytes = found.bytes().await.map_err(|error| self.failed(key, error))?;
        Ok(Some((bytes, version)))
    }

    /// Writes an object that is not there yet.
    pub(crate) async fn create(&self, key: &str, contents: Vec<u8>) -> Result<Written> {
        self.put(key, contents, PutMode::Create).await
    }

    /// Writes an object over this version of it.
    pub(crate) async fn replace(&self, key: &str, version: &Version, contents: Vec<u8>) -> Result<Written> {
        self.put(key, contents, PutMode::Update(version.0.clone())).await
    }

    async fn put(&self, key: &str, contents: Vec<u8>, mode: PutMode) -> Result<Written> {
        let options = PutOptions { mode, ..PutOptions::default() };
        match self.store.put_opts(&Path::from(key), PutPayload::from(contents), options).await {
            Ok(put) => Ok(Written::Done(Version(UpdateVersion { e_tag: put.e_tag, version: put.version }))),
            Err(object_store::Error::AlreadyExists { .. } | object_store::Error::Precondition { .. }) => {
                Ok(Written::Moved)
            }
            Err(error) => Err(self.failed(key, error)),
        }
    }

    /// The keys that begin with a folder, sorted.
    pub(crate) async fn list(&self, folder: &str) -> Result<Vec<String>> {
        let found: Vec<_> = self
            .store
            .list(Some(&Path::from(folder)))
            .try_collect()
            .await
            .map_err(|error| self.failed(folder, error))?;
        let mut keys: Vec<String> = found.into_iter().map(|object| object.location.to_string()).collect();
        keys.sort();
        Ok(keys)
    }

    fn failed(&self, key: &str, error: object_store::Error) -> Error {
        let text = format!("`{key}` of the bucket {}: {error}", self.name);
        if text.contains("NoSuchBucket") || matches!(error, object_store::Error::NotFound { .. }) {
            return Error::NoBucket { bucket: self.name.clone() };
        }
        match error {
            // A listing that is refused has no error of its own.
            object_store::Error::Generic { .. } if text.contains("non-2xx status code: 4") => {
                Error::Aws(text)
            }
            // What is left after its own retries.
            object_store::Error::Generic { .. } => Error::Unreachable(text),
            _ => Error::Aws(text),
        }
    }
}

/// The credentials of the AWS clients, for the bucket.
#[derive(Debug)]
struct Signer(SharedCredentialsProvider);

#[async_trait]
impl CredentialProvider for Signer {
    type Credential = AwsCredential;

    async fn get_credential(&self) -> object_store::Result<Arc<AwsCredential>> {
        let found = self.0.provide_credentials().await;
        let found = found.map_err(|source| object_store::Error::Generic {
            store: "credentials",
            source: Box::new(source),
        })?;
        Ok(Arc::new(AwsCredential {
            key_id: found.access_key_id().to_owned(),
            secret_key: found.secret_access_key().to_owned(),
            token: found.session_token().map(str::to_owned),
        }))
    }
}
