//! Where releases lie: records in the order of their making, and the blobs that they name, each under its digest.

use std::collections::BTreeMap;

use super::artifact::Artifact;
use super::digest;
use super::record::{Record, short};
use crate::aws::{Bucket, Written};
use crate::deploy::patiently;
use crate::error::{Error, Result};

const RECORDS: &str = "releases/records";
const BLOBS: &str = "releases/blobs";

/// A record that lies in a bucket, as its key tells without being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    /// Milliseconds since the epoch.
    pub(crate) created: u64,
    /// The digest of the record.
    pub(crate) id: String,
}

/// The key of a record: sorted by its time.
fn record_key(created: u64, id: &str) -> String {
    format!("{RECORDS}/{created:013}-{}.json", id.strip_prefix("sha256:").unwrap_or(id))
}

fn blob_key(digest: &str) -> String {
    format!("{BLOBS}/{}", digest.strip_prefix("sha256:").unwrap_or(digest))
}

/// Every release of a bucket, newest first; none is read.
pub(crate) async fn list(bucket: &Bucket) -> Result<Vec<Listed>> {
    let keys = patiently(async || bucket.list(RECORDS).await).await?;
    let listed = |key: &String| {
        let (created, hex) = key.rsplit('/').next()?.strip_suffix(".json")?.split_once('-')?;
        Some(Listed { created: created.parse().ok()?, id: format!("sha256:{hex}") })
    };
    Ok(keys.iter().rev().filter_map(listed).collect())
}

/// The release that a person means: `latest`, or the beginning of its digest.
///
/// # Errors
/// When there is none, or more than one.
pub(crate) async fn find(bucket: &Bucket, name: &str) -> Result<Record> {
    let all = list(bucket).await?;
    let wanted = name.strip_prefix("sha256:").unwrap_or(name);
    let matching: Vec<&Listed> = if name == "latest" {
        all.first().into_iter().collect()
    } else {
        all.iter().filter(|listed| listed.id["sha256:".len()..].starts_with(wanted)).collect()
    };
    match matching[..] {
        [one] => read(bucket, one).await,
        [] => Err(Error::Usage(format!(
            "there is no release `{name}`: `cargo xtask release list` names those that there are"
        ))),
        [_, _, ..] => {
            Err(Error::Usage(format!("`{name}` begins more than one release: give more of its digest")))
        }
    }
}

/// Reads a record and verifies it.
pub(crate) async fn read(bucket: &Bucket, listed: &Listed) -> Result<Record> {
    let key = record_key(listed.created, &listed.id);
    let found = patiently(async || bucket.get(&key).await).await?;
    let (bytes, _) = found.ok_or_else(|| {
        Error::Usage(format!("the record of the release {} is not in the bucket any more", short(&listed.id)))
    })?;
    Record::unpack(&listed.id, &bytes)
}

/// Keeps a blob under its digest; one that is there already is not sent again. Says whether it was sent.
pub(crate) async fn keep(bucket: &Bucket, contents: &[u8]) -> Result<bool> {
    let key = blob_key(&digest(contents));
    let written = patiently(async || bucket.create(&key, contents.to_vec()).await).await?;
    Ok(written != Written::Moved)
}

/// A blob, verified.
pub(crate) async fn blob(bucket: &Bucket, name: &str) -> Result<Vec<u8>> {
    let key = blob_key(name);
    let found = patiently(async || bucket.get(&key).await).await?;
    let (bytes, _) =
        found.ok_or_else(|| Error::Check(format!("`{key}`, which a release names, is not in the bucket")))?;
    if digest(&bytes) != name {
        return Err(Error::Check(format!("`{key}` was altered: its bytes are not those of its name")));
    }
    Ok(bytes.to_vec())
}

/// Keeps a record, when all that it names is there.
pub(crate) async fn publish(bucket: &Bucket, record: &Record) -> Result<()> {
    let key = record_key(record.created, &record.id);
    patiently(async || bucket.create(&key, record.pack()).await).await?;
    Ok(())
}

/// The stacks that a release has for an environment, verified.
pub(crate) async fn artifacts(bucket: &Bucket, record: &Record, environment: &str) -> Result<Vec<Artifact>> {
    let none = BTreeMap::new();
    let named = record.stacks.get(environment).unwrap_or(&none);
    if named.is_empty() {
        return Err(Error::Usage(format!(
            "the release {} has no stacks for `{environment}`: it was made before that environment was there",
            record.short()
        )));
    }
    let read = named.values().map(async |name| Artifact::unpack(name, &blob(bucket, name).await?));
    futures_util::future::try_join_all(read).await
}

/// Brings a record and all that it names into another bucket, from which it may go on.
pub(crate) async fn carry(from: &Bucket, to: &Bucket, record: &Record) -> Result<()> {
    let stacks = record.stacks.values().flat_map(BTreeMap::values);
    for name in stacks.chain([&record.sbom]) {
        keep(to, &blob(from, name).await?).await?;
    }
    publish(to, record).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(created: u64) -> Record {
        Record { created, commit: created.to_string(), ..Record::default() }.sealed()
    }

    #[tokio::test]
    async fn a_release_is_found_by_the_beginning_of_its_digest() {
        let bucket = Bucket::in_memory();
        let (one, two) = (record(1), record(2));
        publish(&bucket, &one).await.unwrap();
        publish(&bucket, &two).await.unwrap();
        assert_eq!(find(&bucket, one.short()).await.unwrap(), one);
        assert_eq!(find(&bucket, "latest").await.unwrap(), two);
        assert!(find(&bucket, "nothing").await.unwrap_err().to_string().contains("there is no release"));
        assert!(find(&bucket, "").await.unwrap_err().to_string().contains("more than one"));
    }

    #[tokio::test]
    async fn a_blob_is_sent_once() {
        let bucket = Bucket::in_memory();
        assert!(keep(&bucket, b"template").await.unwrap());
        assert!(!keep(&bucket, b"template").await.unwrap());
        assert_eq!(blob(&bucket, &digest(b"template")).await.unwrap(), b"template");
    }
}
