//! Real input that nobody here wrote: the Debian package index, as NDJSON.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};
use serde_json::{Map, Value as Json};

/// The package index of Debian's main section, fetched once into `target/`.
///
/// # Errors
/// When apt is not there or reaches nothing.
pub fn packages() -> anyhow::Result<PathBuf> {
    let folder = crate::root().join("target/xtask/index");
    if let Some(found) = largest(&folder.join("state/lists")) {
        return Ok(found);
    }
    for part in ["state/lists/partial", "cache/archives/partial"] {
        std::fs::create_dir_all(folder.join(part))?;
    }
    std::fs::write(folder.join("status"), "")?;
    let path = |part: &str| folder.join(part).display().to_string();
    let output = Command::new("apt-get")
        .args(["-qq", "-o", &format!("Dir::State={}", path("state"))])
        .args(["-o", &format!("Dir::State::status={}", path("status"))])
        .args(["-o", &format!("Dir::Cache={}", path("cache"))])
        .args([
            "-o",
            "Acquire::Languages=none",
            "-o",
            "Acquire::GzipIndexes=false",
            "-o",
            "APT::Sandbox::User=",
        ])
        .args(["-o", "Debug::NoLocking=1", "update"])
        .output()
        .context("apt-get")?;
    ensure!(output.status.success(), "apt-get update: {}", String::from_utf8_lossy(&output.stderr));
    largest(&folder.join("state/lists")).context("apt-get update brought no package index")
}

fn largest(folder: &Path) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    let indexes = entries.filter(|path| path.to_string_lossy().ends_with("_Packages"));
    indexes.max_by_key(|path| std::fs::metadata(path).map_or(0, |meta| meta.len()))
}

/// Paragraphs of `Name: value` lines as one JSON object a line; continuation lines belong to the value before.
///
/// # Errors
/// When the file cannot be read.
pub fn to_ndjson(path: &Path) -> anyhow::Result<(String, usize)> {
    let text = String::from_utf8_lossy(&std::fs::read(path)?).into_owned();
    let (mut out, mut count) = (String::new(), 0);
    for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        let mut record: Map<String, Json> = Map::new();
        let mut last = String::new();
        for line in paragraph.lines() {
            match line.split_once(':') {
                Some((name, value)) if !line.starts_with(' ') => {
                    name.clone_into(&mut last);
                    record.insert(last.clone(), value.trim().into());
                }
                _ => {
                    if let Some(Json::String(value)) = record.get_mut(&last) {
                        value.push('\n');
                        value.push_str(line.trim());
                    }
                }
            }
        }
        out.push_str(&Json::Object(record).to_string());
        out.push('\n');
        count += 1;
    }
    Ok((out, count))
}
