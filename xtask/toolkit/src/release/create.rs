//! `release create`: from a commit to a record, with every byte that it names where the first environment finds it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use sha2::{Digest, Sha256};

use super::artifact::Artifact;
use super::migrations::Migration;
use super::record::{Evidence, Record};
use super::registry::{Layout, Transfer};
use super::store;
use crate::check::stacks::refuse_errors;
use crate::command::build;
use crate::command::release::CreateArgs;
use crate::context::{Context, data, say};
use crate::deploy::LOCAL;
use crate::deploy::session::Session;
use crate::error::{Error, Result};
use crate::local::daemon;
use crate::{Platform, clock, evidence, git};

pub(crate) fn create(args: &CreateArgs, platform: &dyn Platform, context: &Context) -> Result<()> {
    let changed = git::changed(context)?;
    if !changed.is_empty() {
        return Err(Error::Usage(format!(
            "a release is made of a commit, and these files are not as they are committed:\n  {}",
            changed.join("\n  ")
        )));
    }
    let commit = git::head(context)?;
    let environments: Vec<&str> =
        platform.environments().iter().copied().filter(|name| *name != LOCAL).collect();
    let mut stacks = BTreeMap::new();
    let mut blobs: Vec<Vec<u8>> = Vec::new();
    let mut first = None;
    for name in &environments {
        let definition = context.definition(platform, name)?;
        refuse_errors(name, &definition, context)?;
        let mut digests = BTreeMap::new();
        for artifact in Artifact::all(&definition)? {
            let (digest, bytes) = artifact.pack();
            digests.insert(artifact.name, digest);
            blobs.push(bytes);
        }
        stacks.insert((*name).to_owned(), digests);
        if definition.release.from.is_none() && first.is_none() {
            first = Some((*name, definition));
        }
    }
    let (first, definition) =
        first.ok_or_else(|| Error::Usage("there is no environment that a release begins in".into()))?;
    let folder = match &args.image {
        Some(folder) => folder.clone(),
        None => build::image(platform, context)?.0,
    };
    let layout = Layout::open(&folder)?;
    let bill = build::bill_of_materials(platform, context)?;
    let record = Record {
        created: clock::millis(),
        by: context.owner.clone(),
        run: context.run.clone(),
        image: layout.name().to_string(),
        stacks,
        contract: digest_of(&context.root.join(platform.application().contract))?,
        migrations: migrations(&context.root.join(platform.application().migrations))?,
        sbom: super::digest(&bill),
        evidence: evidence(&commit.id, context)?,
        commit: commit.id,
        subject: commit.subject,
        ..Record::default()
    }
    .sealed();
    blobs.push(bill);
    daemon::runtime()?.block_on(async {
        let session = Session::open(platform, context, first, &definition, Vec::new()).await?;
        push(&session, &layout, &record).await?;
        let bucket = session.bucket()?;
        let mut sent = 0;
        for blob in &blobs {
            sent += usize::from(store::keep(bucket, blob).await?);
        }
        store::publish(bucket, &record).await?;
        say(&format!("  stacks {sent} of {} sent, the others were there", blobs.len()));
        say(&format!("\nThe release {} of {} is made. Deploy it:", record.short(), record.short_commit()));
        say(&format!("  cargo xtask deploy --env {first} --release {}", record.short()));
        data(&record.id);
        Ok(())
    })
}

/// Sends the image to the first environment's repository, under the name of its release.
async fn push(session: &Session<'_>, layout: &Layout, record: &Record) -> Result<()> {
    let repository = session.repository.clone().unwrap_or_default();
    let registry = session.cloud.registry(&session.account).await?;
    let began = Instant::now();
    let mut shown = 0;
    let mut progress = |transfer: Transfer| {
        let percent = (transfer.done * 100).checked_div(transfer.size).unwrap_or(100);
        if percent / 25 > shown / 25 && percent < 100 {
            say(&format!("  {} {percent} % of {} KB", &transfer.digest[..19], transfer.size / 1_000));
        }
        shown = percent;
    };
    let tag = format!("release-{}", record.short());
    let sent = registry.push(&repository, layout, &[&tag], &mut progress).await?;
    say(&format!(
        "   image {} bytes sent in {} blobs, {} bytes in {} were there, in {:.1} s",
        sent.sent,
        sent.blobs_sent,
        sent.already_there,
        sent.blobs_there,
        began.elapsed().as_secs_f64()
    ));
    Ok(())
}

/// What the gates of this workspace said of a commit.
fn evidence(commit: &str, context: &Context) -> Result<Vec<Evidence>> {
    let said = evidence::read(context)?.into_iter().filter(|said| said.commit == commit);
    Ok(said
        .map(|said| Evidence { gate: said.gate, passed: said.passed, at: said.at, link: said.link })
        .collect())
}

/// The migrations of a folder and of those directly below it, in the order of their versions, which are unique over all of
/// them.
///
/// # Errors
/// When a file cannot be read, or two have one version.
pub(crate) fn migrations(folder: &Path) -> Result<Vec<Migration>> {
    let mut paths = files(folder)?;
    for below in entries(folder)?.iter().filter(|path| path.is_dir()) {
        paths.extend(files(below)?);
    }
    let mut found: BTreeMap<u32, (PathBuf, Migration)> = BTreeMap::new();
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let is_sql = path.extension().is_some_and(|ending| ending == "sql");
        let version = name.strip_prefix('V').and_then(|rest| rest.split_once("__")?.0.parse().ok());
        let Some(version) = version.filter(|_| is_sql) else { continue };
        if let Some((other, _)) = found.get(&version) {
            return Err(Error::Usage(format!(
                "two migrations have the version {version}: give one of them the next that is free\n  {}\n  {}",
                other.display(),
                path.display()
            )));
        }
        let sql =
            std::fs::read_to_string(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
        found.insert(version, (path, Migration { version, name, sql }));
    }
    Ok(found.into_values().map(|(_, migration)| migration).collect())
}

/// The digest of every file of a folder, by name and contents.
fn digest_of(folder: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    for path in files(folder)? {
        let contents = std::fs::read(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
        hash.update(path.file_name().unwrap_or_default().as_encoded_bytes());
        hash.update(contents.len().to_be_bytes());
        hash.update(&contents);
    }
    let hex = hash.finalize().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    Ok(format!("sha256:{hex}"))
}

/// The files of a folder, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = entries(folder)?;
    paths.retain(|path| path.is_file());
    Ok(paths)
}

/// The files and folders of a folder, sorted.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let failed = |source| Error::Read { path: folder.to_owned(), source };
    let entries: std::io::Result<Vec<_>> = std::fs::read_dir(folder).map_err(failed)?.collect();
    let mut paths: Vec<PathBuf> = entries.map_err(failed)?.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of migrations with nothing in them.
    fn folder(name: &str, files: &[&str]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("migrations-{name}-{}", std::process::id()));
        for file in files {
            let path = folder.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "select 1;").unwrap();
        }
        folder
    }

    #[test]
    fn migrations_of_folders_below_are_one_sequence() {
        let folder =
            folder("below", &["tenant/V2__b.sql", "platform/V10__c.sql", "platform/V1__a.sql", "README.md"]);
        let found = migrations(&folder).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        let names: Vec<&str> = found.iter().map(|migration| migration.name.as_str()).collect();
        assert_eq!(names, ["V1__a", "V2__b", "V10__c"]);
    }

    #[test]
    fn two_migrations_of_one_version_are_both_named() {
        let folder = folder("twice", &["tenant/V2__b.sql", "platform/V2__c.sql"]);
        let error = migrations(&folder).unwrap_err().to_string();
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(error.contains("tenant/V2__b.sql") && error.contains("platform/V2__c.sql"), "{error}");
    }
}
