//! Reads registry schemas from a folder or a zip file: AWS's own download, or the wheel of cfn-lint, which knows more.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::Path;

use cloudformation::codegen::{self, Source};
use serde_json::{Value as Json, json};

use crate::error::{Error, Result};

/// What a source holds.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Trimmed schemas by type name.
    pub(crate) schemas: BTreeMap<String, Json>,
    /// What IAM knows, by the prefix of actions; empty where the source does not say.
    pub(crate) actions: BTreeMap<String, Json>,
    pub(crate) origin: Source,
}

/// Reads every JSON file of the source.
pub(crate) fn read(source: &Path) -> Result<Found> {
    let mut found = Found::default();
    let name = source.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // A wheel is named `cfn_lint-1.58.0-py3-none-any.whl`.
    let mut parts = name.split('-');
    found.origin.name = match (parts.next(), parts.next()) {
        (Some("cfn_lint"), Some(version)) => format!("cfn-lint {version}"),
        _ => name.clone(),
    };
    if source.is_dir() {
        folder(source, &mut found)?;
    } else {
        zip(source, &mut found)?;
    }
    if found.schemas.is_empty() {
        return Err(Error::Usage(format!("`{}` holds no registry schema", source.display())));
    }
    Ok(found)
}

fn folder(path: &Path, found: &mut Found) -> Result<()> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    for entry in std::fs::read_dir(path).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            folder(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "json") {
            let bytes = std::fs::read(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
            file(&path.to_string_lossy(), &bytes, found)?;
        }
    }
    Ok(())
}

fn zip(path: &Path, found: &mut Found) -> Result<()> {
    let failed = |error: zip::result::ZipError| Error::Read {
        path: path.to_owned(),
        source: std::io::Error::other(error),
    };
    let opened = std::fs::File::open(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let mut archive = zip::ZipArchive::new(opened).map_err(failed)?;
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).map_err(failed)?;
        let name = member.name().map_err(failed)?.into_owned();
        if name.ends_with(".json") {
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).map_err(|source| Error::Read { path: path.to_owned(), source })?;
            file(&name, &bytes, found)?;
        }
    }
    Ok(())
}

/// A schema names its type; the other files of cfn-lint's wheel are known by their paths.
fn file(name: &str, bytes: &[u8], found: &mut Found) -> Result<()> {
    let json: Json = serde_json::from_slice(bytes)
        .map_err(|error| Error::Usage(format!("`{name}` is no JSON: {error}")))?;
    let stem =
        Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if let Some(type_name) = json["typeName"].as_str().filter(|_| json["properties"].is_object()) {
        found.schemas.insert(type_name.to_owned(), codegen::trim(&json));
    } else if name.contains("/schemas/providers/") && stem != "sam" {
        let types: BTreeSet<String> =
            json.as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect();
        found.origin.regions.insert(stem, types);
    } else if name.ends_with("/schemas/version.json") {
        let date = json["schema_date"].as_str().unwrap_or_default();
        found.origin.date = date.chars().take("2026-10-20".len()).collect();
    } else if name.ends_with("/AdditionalSpecs/Policies.json") {
        found.actions = json
            .as_object()
            .into_iter()
            .flatten()
            .map(|(prefix, service)| (prefix.clone(), actions(service)))
            .collect();
    }
    Ok(())
}

/// `{"Actions": {"createqueue": {"Resources": ["queue"]}}, "Resources": {"queue": {"ARNFormats": […]}}}`, shortened.
fn actions(service: &Json) -> Json {
    let map = |section: &str, field: &str| -> Json {
        let entries = service[section].as_object().into_iter().flatten();
        Json::Object(
            entries
                .map(|(name, entry)| {
                    let list = &entry[field];
                    (name.clone(), if list.is_null() { json!([]) } else { list.clone() })
                })
                .collect(),
        )
    };
    json!({ "actions": map("Actions", "Resources"), "resources": map("Resources", "ARNFormats") })
}
