//! What was deployed to an environment: one object in the state bucket for each deployment, named by its fencing number.

use serde::{Deserialize, Serialize};

use super::patiently;
use crate::aws::{Bucket, Version, Written};
use crate::error::{Error, Result};

const FORMAT: u32 = 1;

/// One deployment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) format: u32,
    pub(crate) environment: String,
    pub(crate) fence: u64,
    /// `deploy`, `promote` or `rollback`.
    pub(crate) does: String,
    /// The digest of the release, where one was deployed.
    pub(crate) release: Option<String>,
    pub(crate) image: Option<String>,
    /// The digest of the plan that ran.
    pub(crate) plan: String,
    pub(crate) owner: String,
    /// Where the run is to be seen, if anywhere.
    pub(crate) run: Option<String>,
    /// In milliseconds since the epoch, as `ended`.
    pub(crate) began: u64,
    pub(crate) ended: Option<u64>,
    pub(crate) outcome: Outcome,
    /// Why it did not succeed, in a few lines.
    pub(crate) cause: Option<String>,
}

/// How a deployment ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    Running,
    Succeeded,
    Failed,
    Cancelled,
    /// Its engine ended in the middle; whoever came next says so.
    Abandoned,
}

impl Outcome {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
            Self::Abandoned => "abandoned",
        }
    }
}

impl Entry {
    pub(crate) fn new(environment: &str, fence: u64, does: &str, owner: &str, began: u64) -> Self {
        Self {
            format: FORMAT,
            environment: environment.to_owned(),
            fence,
            does: does.to_owned(),
            release: None,
            image: None,
            plan: String::new(),
            owner: owner.to_owned(),
            run: None,
            began,
            ended: None,
            outcome: Outcome::Running,
            cause: None,
        }
    }
}

impl Entry {
    /// Whether an image serves since then: a deployment of other values leaves the one that serves.
    pub(crate) fn ships(&self) -> bool {
        self.outcome == Outcome::Succeeded && self.image.is_some()
    }
}

/// The deployment whose image serves, of those that are given newest first.
pub(crate) fn serving(newest_first: &[Entry]) -> Option<&Entry> {
    newest_first.iter().find(|entry| entry.ships())
}

fn folder(environment: &str) -> String {
    format!("environments/{environment}/deployments")
}

/// Sorted by the fencing number.
fn key(environment: &str, fence: u64) -> String {
    format!("{}/{fence:010}.json", folder(environment))
}

/// Writes down that a deployment begins. One that an earlier engine left is written off.
pub(crate) async fn begin(bucket: &Bucket, entry: &Entry) -> Result<()> {
    if let Some((mut last, version)) = newest(bucket, &entry.environment).await?
        && last.outcome == Outcome::Running
        && last.fence < entry.fence
    {
        last.outcome = Outcome::Abandoned;
        write(bucket, &last, Some(&version)).await?;
    }
    write(bucket, entry, None).await
}

/// Writes down how it ended.
pub(crate) async fn end(bucket: &Bucket, entry: &Entry) -> Result<()> {
    match read(bucket, &entry.environment, entry.fence).await? {
        Some((written, version)) if written.outcome == Outcome::Running => {
            write(bucket, entry, Some(&version)).await
        }
        // A try whose answer was lost wrote it, or a later deployer wrote this one off.
        _ => Ok(()),
    }
}

async fn write(bucket: &Bucket, entry: &Entry, over: Option<&Version>) -> Result<()> {
    let json = serde_json::to_vec_pretty(entry).expect("a record has only string keys");
    let key = key(&entry.environment, entry.fence);
    let written = patiently(async || match over {
        Some(version) => bucket.replace(&key, version, json.clone()).await,
        None => bucket.create(&key, json.clone()).await,
    })
    .await?;
    if written == Written::Moved {
        // Either a try whose answer was lost, or another writer, who has another fencing number and so another key.
        let there = patiently(async || bucket.get(&key).await).await?;
        if there.is_none_or(|(bytes, _)| bytes != json) && over.is_none() {
            return Err(Error::Refused {
                what: format!("`{key}` of the state bucket is written already"),
                hint: String::new(),
            });
        }
    }
    Ok(())
}

async fn read(bucket: &Bucket, environment: &str, fence: u64) -> Result<Option<(Entry, Version)>> {
    let key = key(environment, fence);
    let Some((bytes, version)) = patiently(async || bucket.get(&key).await).await? else { return Ok(None) };
    Ok(Some((parse(&key, &bytes)?, version)))
}

fn parse(key: &str, bytes: &[u8]) -> Result<Entry> {
    let wrong = |why: String| {
        Error::Usage(format!("`{key}` of the state bucket is no record of a deployment: {why}"))
    };
    let entry: Entry = serde_json::from_slice(bytes).map_err(|error| wrong(error.to_string()))?;
    if entry.format != FORMAT {
        return Err(wrong(format!("its format is {}, this program knows {FORMAT}", entry.format)));
    }
    Ok(entry)
}

/// The fencing number of the newest deployment; 0 where there is none.
pub(crate) async fn newest_fence(bucket: &Bucket, environment: &str) -> Result<u64> {
    Ok(newest(bucket, environment).await?.map_or(0, |(entry, _)| entry.fence))
}

/// Writes down how a deployment ended that its engine could not finish.
pub(crate) async fn close(
    bucket: &Bucket,
    environment: &str,
    fence: u64,
    outcome: Outcome,
    cause: &str,
    now: u64,
) -> Result<()> {
    let Some((mut entry, _)) = read(bucket, environment, fence).await? else { return Ok(()) };
    if entry.outcome != Outcome::Running {
        return Ok(());
    }
    entry.outcome = outcome;
    entry.ended = Some(now);
    entry.cause = Some(cause.to_owned());
    end(bucket, &entry).await
}

/// The newest deployment, with its version.
async fn newest(bucket: &Bucket, environment: &str) -> Result<Option<(Entry, Version)>> {
    let keys = patiently(async || bucket.list(&folder(environment)).await).await?;
    let Some(key) = keys.last() else { return Ok(None) };
    let Some((bytes, version)) = patiently(async || bucket.get(key).await).await? else { return Ok(None) };
    Ok(Some((parse(key, &bytes)?, version)))
}

/// The deployments of an environment, newest first, until `wanted` says that it has enough.
pub(crate) async fn walk(
    bucket: &Bucket,
    environment: &str,
    mut wanted: impl FnMut(Entry) -> bool,
) -> Result<()> {
    let keys = patiently(async || bucket.list(&folder(environment)).await).await?;
    for key in keys.iter().rev() {
        if let Some((bytes, _)) = patiently(async || bucket.get(key).await).await?
            && !wanted(parse(key, &bytes)?)
        {
            return Ok(());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn all(bucket: &Bucket) -> Vec<(u64, Outcome)> {
        let mut found = Vec::new();
        walk(bucket, "dev", |entry| {
            found.push((entry.fence, entry.outcome));
            true
        })
        .await
        .unwrap();
        found
    }

    #[tokio::test]
    async fn a_deployment_that_was_left_is_written_off_by_the_next() {
        let bucket = Bucket::in_memory();
        let first = Entry::new("dev", 1, "deploy", "ada", 10);
        begin(&bucket, &first).await.unwrap();
        let second = Entry::new("dev", 2, "deploy", "bob", 20);
        begin(&bucket, &second).await.unwrap();
        end(&bucket, &Entry { outcome: Outcome::Succeeded, ..first }).await.unwrap();
        end(&bucket, &Entry { outcome: Outcome::Succeeded, ..second }).await.unwrap();
        assert_eq!(all(&bucket).await, [(2, Outcome::Succeeded), (1, Outcome::Abandoned)]);
    }

    #[tokio::test]
    async fn nobody_writes_over_the_record_of_another() {
        let bucket = Bucket::in_memory();
        begin(&bucket, &Entry::new("dev", 1, "deploy", "ada", 10)).await.unwrap();
        assert!(begin(&bucket, &Entry::new("dev", 1, "deploy", "bob", 20)).await.is_err());
    }
}
