//! A client of registries that speak the OCI distribution API: it sends only what is not there, and uses nothing that
//! is not what its digest says. <https://github.com/opencontainers/distribution-spec/blob/main/spec.md>

mod answer;
mod blob;
mod challenge;
mod connection;
mod layout;
mod manifest;
mod reference;
mod upload;

#[cfg(test)]
mod fake;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use bytes::Bytes;

use self::blob::Descriptor;
use self::connection::Connection;
pub(crate) use self::layout::{Digest, Layout};
use self::manifest::Manifest;
pub(crate) use self::reference::Reference;
use crate::error::{Error, Result};

/// The most manifests of one image: an index of every platform has some dozens.
const MANIFESTS: usize = 100;

/// One registry.
#[derive(Debug)]
pub(crate) struct Registry {
    connection: Connection,
}

/// What a push or a copy moved: bytes and numbers of blobs; manifests are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sent {
    pub(crate) sent: u64,
    pub(crate) already_there: u64,
    pub(crate) blobs_sent: usize,
    pub(crate) blobs_there: usize,
}

/// How much of a blob has arrived, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Transfer {
    pub(crate) digest: String,
    pub(crate) done: u64,
    pub(crate) size: u64,
}

impl Registry {
    /// A registry by its address, such as `https://ghcr.io`, and the value of the header `Authorization`, such as
    /// `Basic …`. Only this machine is asked over `http://`.
    pub(crate) fn new(base: &str, authorization: Option<String>) -> Result<Self> {
        Ok(Self { connection: Connection::new(base, authorization.as_deref())? })
    }

    /// The digest of a manifest by its tag or digest, if it is there.
    pub(crate) async fn find(&self, repository: &str, reference: &str) -> Result<Option<String>> {
        let found = manifest::find(&self.connection, repository, reference).await?;
        Ok(found.map(|digest| digest.to_string()))
    }

    /// Sends an image; what is there already is not sent again, and an interrupted upload goes on where it was.
    pub(crate) async fn push(
        &self,
        repository: &str,
        layout: &Layout,
        tags: &[&str],
        progress: &mut dyn FnMut(Transfer),
    ) -> Result<Sent> {
        let image = Source::Layout(layout).image(layout.name()).await?;
        self.deliver(repository, &Source::Layout(layout), &image, tags, progress).await
    }

    /// Copies an image from another registry, the same bytes: each blob is verified before a byte of it is sent on.
    pub(crate) async fn copy(
        &self,
        repository: &str,
        from: &Registry,
        from_repository: &str,
        digest: &str,
        tags: &[&str],
        progress: &mut dyn FnMut(Transfer),
    ) -> Result<Sent> {
        let source = Source::Registry(&from.connection, from_repository);
        let image = source.image(&Digest::given(digest)?).await?;
        self.deliver(repository, &source, &image, tags, progress).await
    }

    /// An image in memory, verified.
    pub(crate) async fn pull(&self, repository: &str, digest: &str) -> Result<Layout> {
        let source = Source::Registry(&self.connection, repository);
        let image = source.image(&Digest::given(digest)?).await?;
        let mut blobs = BTreeMap::new();
        for (digest, size) in image.blobs {
            let blob = Descriptor { digest, size };
            let contents = source.blob(&blob).await?;
            blobs.insert(blob.digest.hex().to_owned(), contents);
        }
        for manifest in image.manifests {
            blobs.insert(manifest.digest.hex().to_owned(), manifest.contents);
        }
        Layout::in_memory(digest, blobs)
    }

    async fn deliver(
        &self,
        repository: &str,
        source: &Source<'_>,
        image: &Image,
        tags: &[&str],
        progress: &mut dyn FnMut(Transfer),
    ) -> Result<Sent> {
        let to = &self.connection;
        let mut sent = Sent::default();
        for (digest, size) in &image.blobs {
            let blob = Descriptor { digest: digest.clone(), size: *size };
            if blob::find(to, repository, &blob).await? {
                sent.already_there += size;
                sent.blobs_there += 1;
            } else {
                let contents = source.blob(&blob).await?;
                upload::upload(to, repository, &blob, contents, progress).await?;
                sent.sent += size;
                sent.blobs_sent += 1;
            }
        }
        // A registry takes a manifest only after what it names.
        for manifest in image.manifests.iter().rev() {
            manifest::put(to, repository, manifest.digest.as_str(), manifest).await?;
        }
        for tag in tags {
            manifest::put(to, repository, tag, image.manifest()).await?;
        }
        Ok(sent)
    }
}

/// Where an image comes from.
#[derive(Debug)]
enum Source<'a> {
    Layout(&'a Layout),
    /// A registry and its repository.
    Registry(&'a Connection, &'a str),
}

impl Source<'_> {
    async fn image(&self, digest: &Digest) -> Result<Image> {
        let mut image = Image { manifests: vec![self.manifest(digest).await?], blobs: BTreeMap::new() };
        let mut next = 0;
        while let Some(manifest) = image.manifests.get(next).cloned() {
            image.blobs.extend(manifest.blobs.into_iter().map(|blob| (blob.digest, blob.size)));
            for platform in manifest.manifests {
                if image.manifests.len() == MANIFESTS {
                    return Err(Error::Registry(format!(
                        "`{digest}` has more than {MANIFESTS} manifests: name the image of one platform"
                    )));
                }
                let manifest = self.manifest(&platform.digest).await?;
                image.manifests.push(manifest);
            }
            next += 1;
        }
        Ok(image)
    }

    async fn manifest(&self, digest: &Digest) -> Result<Manifest> {
        match self {
            Source::Layout(layout) => Manifest::read(digest.clone(), layout.blob(digest)?),
            Source::Registry(connection, repository) => manifest::fetch(connection, repository, digest).await,
        }
    }

    async fn blob(&self, blob: &Descriptor) -> Result<Bytes> {
        match self {
            Source::Layout(layout) => {
                let contents = layout.blob(&blob.digest)?;
                if contents.len() as u64 == blob.size {
                    return Ok(contents);
                }
                Err(Error::Registry(format!(
                    "the manifest says that `{}` has {} bytes, and it has {}: build the image again",
                    blob.digest,
                    blob.size,
                    contents.len()
                )))
            }
            Source::Registry(connection, repository) => blob::download(connection, repository, blob).await,
        }
    }
}

/// What an image is made of.
#[derive(Debug)]
struct Image {
    /// The image's own first, each before those that it names.
    manifests: Vec<Manifest>,
    /// Sizes in bytes.
    blobs: BTreeMap<Digest, u64>,
}

impl Image {
    fn manifest(&self) -> &Manifest {
        self.manifests.first().expect("an image begins with its own manifest")
    }
}
