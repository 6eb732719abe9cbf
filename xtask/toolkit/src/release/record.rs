//! The record of a release: exactly which bytes it is made of. Its name is the digest of what it says.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::digest;
use super::migrations::Migration;
use crate::error::{Error, Result};

const FORMAT: u32 = 1;
/// Letters of a digest that people type.
const SHORT: usize = 8;

/// A release.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Record {
    /// The digest of all that follows, which nobody writes down.
    #[serde(skip)]
    pub(crate) id: String,
    pub(crate) format: u32,
    /// Milliseconds since the epoch.
    pub(crate) created: u64,
    pub(crate) by: String,
    /// Where the run is to be seen that made it, if anywhere.
    pub(crate) run: Option<String>,
    pub(crate) commit: String,
    /// The first line of that commit.
    pub(crate) subject: String,
    /// The digest of the image's manifest.
    pub(crate) image: String,
    /// The digests of the stacks, by environment and stack.
    pub(crate) stacks: BTreeMap<String, BTreeMap<String, String>>,
    /// The digest of what the application and the stacks agree upon.
    pub(crate) contract: String,
    /// Every migration that the image runs.
    pub(crate) migrations: Vec<Migration>,
    /// The digest of the bill of materials, CycloneDX.
    pub(crate) sbom: String,
    pub(crate) evidence: Vec<Evidence>,
}

/// What a gate said of the commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Evidence {
    /// Such as `test`.
    pub(crate) gate: String,
    pub(crate) passed: bool,
    /// Milliseconds since the epoch.
    pub(crate) at: u64,
    /// Where it is to be seen, if anywhere.
    pub(crate) link: Option<String>,
}

impl Record {
    /// Gives a new record its name.
    pub(crate) fn sealed(mut self) -> Self {
        self.format = FORMAT;
        self.id = digest(&self.pack());
        self
    }

    /// Its bytes, whose digest is its name.
    pub(crate) fn pack(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(self).expect("a record has only string keys")
    }

    /// Reads a record, making sure that it is the one of this digest.
    ///
    /// # Errors
    /// When somebody altered it.
    pub(crate) fn unpack(expected: &str, bytes: &[u8]) -> Result<Self> {
        if digest(bytes) != expected {
            return Err(Error::Check(format!(
                "the record of the release {} was altered: its bytes are not those of its name",
                short(expected)
            )));
        }
        let wrong =
            |why: String| Error::Usage(format!("the record {} cannot be read: {why}", short(expected)));
        let mut record: Self = serde_json::from_slice(bytes).map_err(|error| wrong(error.to_string()))?;
        if record.format != FORMAT {
            return Err(wrong(format!("its format is {}, this program knows {FORMAT}", record.format)));
        }
        expected.clone_into(&mut record.id);
        Ok(record)
    }

    /// Its name as people type it.
    pub(crate) fn short(&self) -> &str {
        short(&self.id)
    }

    pub(crate) fn short_commit(&self) -> &str {
        self.commit.get(..SHORT).unwrap_or(&self.commit)
    }

    /// The version of the newest migration; 0 where there is none.
    pub(crate) fn last_migration(&self) -> u32 {
        self.migrations.iter().map(|migration| migration.version).max().unwrap_or_default()
    }
}

/// A digest as people type it.
pub(crate) fn short(digest: &str) -> &str {
    let hex = digest.strip_prefix("sha256:").unwrap_or(digest);
    hex.get(..SHORT).unwrap_or(hex)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_what_its_name_says() {
        let record = Record { commit: "c0ffee00c0ffee".into(), ..Record::default() }.sealed();
        let bytes = record.pack();
        assert_eq!(Record::unpack(&record.id, &bytes).unwrap(), record);
        let altered = String::from_utf8(bytes).unwrap().replace("c0ffee00", "c0ffee01");
        let error = Record::unpack(&record.id, altered.as_bytes()).unwrap_err();
        assert!(error.to_string().contains("was altered"), "{error}");
    }
}
