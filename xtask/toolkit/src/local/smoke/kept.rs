//! What is kept of the demo between two `up`s: its tokens are shown once, and names are taken once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;

use super::api::Tried;

pub(super) struct Kept {
    file: PathBuf,
    notes: BTreeMap<String, Json>,
}

impl Kept {
    /// What the file holds; nothing on the first `up`.
    pub(super) fn open(file: &Path) -> Self {
        let notes = std::fs::read(file).ok().and_then(|json| serde_json::from_slice(&json).ok());
        Self { file: file.to_owned(), notes: notes.unwrap_or_default() }
    }

    /// What is kept under a name; what is made the first time is kept at once.
    pub(super) async fn or_make(
        &mut self,
        name: &str,
        make: impl AsyncFnOnce() -> Tried<Json>,
    ) -> Tried<Json> {
        if let Some(found) = self.notes.get(name) {
            return Ok(found.clone());
        }
        let made = make().await?;
        self.notes.insert(name.to_owned(), made.clone());
        let json = serde_json::to_vec(&self.notes).expect("it has only string keys");
        std::fs::write(&self.file, json)
            .map_err(|error| format!("cannot write {}: {error}", self.file.display()))?;
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[tokio::test]
    async fn what_was_made_once_is_found_again() {
        let file = std::env::temp_dir().join(format!("kept-{}.json", std::process::id()));
        let made = Kept::open(&file).or_make("flow", async || Ok(json!(7))).await;
        let mut again = Kept::open(&file);
        let found = again.or_make("flow", async || Err("it is made twice".to_owned())).await;
        let failed = again.or_make("other", async || Err("it cannot be made".to_owned())).await;
        std::fs::remove_file(&file).unwrap();
        assert_eq!((made, found), (Ok(json!(7)), Ok(json!(7))));
        assert_eq!(failed, Err("it cannot be made".to_owned()));
    }
}
