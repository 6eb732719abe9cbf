//! An image as an OCI layout, in a folder or in memory: a blob that is not what its name says is not given.
//! <https://github.com/opencontainers/image-spec/blob/main/image-layout.md>

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use serde_json::Value as Json;

use crate::error::{Error, Result};

const SHA256: &str = "sha256:";

/// The digest of a manifest or a blob: `sha256:` and 64 small hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Digest(String);

impl Digest {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix(SHA256)?;
        let is_digest = hex.len() == 64 && hex.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'));
        is_digest.then(|| Self(text.to_owned()))
    }

    /// The digest that a caller names.
    pub(super) fn given(text: &str) -> Result<Self> {
        Self::parse(text).ok_or_else(|| {
            Error::Usage(format!("`{text}` is no digest, which is `sha256:` and 64 small hexadecimal digits"))
        })
    }

    pub(crate) fn of(contents: &[u8]) -> Self {
        Self(crate::release::digest(contents))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn hex(&self) -> &str {
        &self.0[SHA256.len()..]
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An image and where its blobs are.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    name: Digest,
    blobs: Blobs,
}

#[derive(Clone, Debug)]
enum Blobs {
    Folder(PathBuf),
    /// By the hexadecimal part of their digest.
    Memory(BTreeMap<String, Bytes>),
}

impl Layout {
    /// The image of a folder, whose `index.json` names one.
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let file = folder.join("index.json");
        let text = std::fs::read(&file).map_err(|source| Error::Read { path: file.clone(), source })?;
        let index: Json = serde_json::from_slice(&text).unwrap_or_default();
        let name = match index["manifests"].as_array().map(Vec::as_slice) {
            Some([image]) => image["digest"].as_str().and_then(Digest::parse),
            Some(_) | None => None,
        };
        let name = name.ok_or_else(|| {
            Error::Registry(format!("`{}` does not name one image: build the image again", file.display()))
        })?;
        Ok(Self { name, blobs: Blobs::Folder(folder.to_owned()) })
    }

    /// An image by the digest of its manifest, and every blob by the hexadecimal part of its digest.
    pub(crate) fn in_memory(digest: &str, blobs: BTreeMap<String, Bytes>) -> Result<Self> {
        Ok(Self { name: Digest::given(digest)?, blobs: Blobs::Memory(blobs) })
    }

    /// The digest of the manifest, which names the image.
    pub(crate) fn name(&self) -> &Digest {
        &self.name
    }

    /// A blob or a manifest, verified.
    pub(crate) fn blob(&self, digest: &Digest) -> Result<Bytes> {
        let (place, contents) = match &self.blobs {
            Blobs::Folder(folder) => {
                let file = folder.join("blobs/sha256").join(digest.hex());
                let contents =
                    std::fs::read(&file).map_err(|source| Error::Read { path: file.clone(), source })?;
                (file.display().to_string(), Bytes::from(contents))
            }
            Blobs::Memory(blobs) => {
                let contents = blobs.get(digest.hex()).ok_or_else(|| {
                    Error::Registry(format!(
                        "the image `{}` has no blob `{digest}`: build it again",
                        self.name
                    ))
                })?;
                (digest.to_string(), contents.clone())
            }
        };
        let found = Digest::of(&contents);
        if found == *digest {
            return Ok(contents);
        }
        Err(Error::Registry(format!(
            "`{place}` was altered, its contents are `{found}`: build the image again and find out who wrote there"
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::image;

    #[test]
    fn a_digest_is_sha256_in_small_hexadecimal_digits() {
        let digest = Digest::of(b"");
        assert_eq!(
            digest.as_str(),
            "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_eq!(Digest::parse(digest.as_str()), Some(digest.clone()));
        assert_eq!(Digest::parse(&digest.as_str().to_uppercase()), None);
        assert_eq!(Digest::parse("sha256:../../../../etc/passwd"), None);
        assert_eq!(Digest::parse(digest.hex()), None);
    }

    #[test]
    fn an_altered_file_is_named_and_not_given() {
        let folder = std::env::temp_dir().join(format!("layout-{}", std::process::id()));
        let program = image::Program { name: "app".into(), binary: b"binary".to_vec() };
        let image = image::build(program, Vec::new(), b"pem".to_vec());
        image.write(&folder).unwrap();
        let layout = Layout::open(&folder).unwrap();
        assert_eq!(layout.name().as_str(), image.digest());
        assert!(layout.blob(layout.name()).is_ok());
        std::fs::write(folder.join("blobs/sha256").join(layout.name().hex()), "{}").unwrap();
        let error = layout.blob(layout.name()).unwrap_err().to_string();
        assert!(error.contains(layout.name().hex()) && error.contains("was altered"), "{error}");
        std::fs::write(folder.join("index.json"), r#"{"manifests":[]}"#).unwrap();
        let error = Layout::open(&folder).unwrap_err().to_string();
        assert!(error.contains("index.json"), "{error}");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
