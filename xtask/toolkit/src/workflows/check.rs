//! Checks the workflows of any folder: reads its files, and takes what the check of `actions` finds over into the form that
//! every finding is shown in.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use actions::Pins;
use actions::check::{self, Folder};
use actions::finding::Severity;
use cloudformation::Finding;

use crate::Platform;
use crate::check::{Checked, Document};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::workflows::generate::{HeldBack, generated};

/// What is known of the repository beside its files; nothing where that is not known.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(crate) secrets: Option<Vec<String>>,
    pub(crate) variables: Option<Vec<String>>,
    pub(crate) environments: Option<Vec<String>>,
    pub(crate) pins: Pins,
}

/// A file by the path that it has in its repository, and by the one that is shown.
struct File {
    path: String,
    shown: String,
    bytes: Vec<u8>,
}

/// Checks what is in this workspace's `.github`, with all that is known of its repository; and gives the workflows that are
/// not there, because they call what this program does not have.
///
/// # Errors
/// As [`folder`], and when the workflows cannot be written.
pub(crate) fn workspace(platform: &dyn Platform, context: &Context) -> Result<(Checked, Vec<HeldBack>)> {
    let pins = context.pins()?;
    let github = context.github_definition(platform, &pins)?;
    let environments = github.settings.environments.clone();
    let known = Known {
        // Roles are taken with the token of the run: there is nothing to keep secret.
        secrets: Some(Vec::new()),
        variables: Some(Vec::new()),
        environments: Some(environments.into_iter().map(|environment| environment.name).collect()),
        pins,
    };
    let checked = folder(&context.root, &context.root.join(".github"), &known)?;
    Ok((checked, generated(github).held_back))
}

/// Checks the `.github` or `.github/workflows` of a repository, or any folder with workflows in it. What they call is looked for
/// in the repository, or beside them where it is not known.
///
/// # Errors
/// When a file cannot be read, or there is no workflow.
pub(crate) fn folder(root: &Path, folder: &Path, known: &Known) -> Result<Checked> {
    let nested = folder.join("workflows");
    let workflows = if nested.is_dir() { nested } else { folder.to_owned() };
    let workflows = read(root, &yaml(&workflows)?, &workflows, ".github/workflows")?;
    if workflows.is_empty() {
        return Err(Error::Usage(format!("`{}` holds no workflow: no .yml or .yaml file", folder.display())));
    }
    let repository = repository(folder);
    let below = repository
        .as_ref()
        .map_or_else(|| folder.join("actions"), |repository| repository.join(".github/actions"));
    let mut actions = Vec::new();
    for path in folders(&below)? {
        let mut files = yaml(&path)?;
        files.retain(|file| file.file_stem().is_some_and(|stem| stem == "action"));
        actions.extend(read(root, &files, &below, ".github/actions")?);
    }
    if let Some(repository) = &repository {
        add_used(root, repository, &workflows, &mut actions)?;
    }
    let found = check::folder(&Folder {
        workflows: pairs(&workflows),
        actions: pairs(&actions),
        secrets: known.secrets.clone(),
        variables: known.variables.clone(),
        environments: known.environments.clone(),
        pins: &known.pins,
    });
    let files: Vec<File> = workflows.into_iter().chain(actions).collect();
    let findings = found.into_iter().map(|finding| taken_over(finding, &files)).collect();
    let documents = files.into_iter().map(|file| Document {
        name: file.shown,
        text: Some(String::from_utf8_lossy(&file.bytes).into_owned()),
        node: None,
    });
    let mut checked = Checked { documents: documents.collect(), findings, skipped: 0 };
    checked.sort();
    Ok(checked)
}

fn pairs(files: &[File]) -> Vec<(&str, &[u8])> {
    files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())).collect()
}

fn taken_over(found: actions::finding::Finding, files: &[File]) -> Finding {
    let shown = files.iter().find(|file| file.path == found.file).map(|file| file.shown.clone());
    Finding {
        rule: found.rule.into(),
        severity: match found.severity {
            Severity::Error => cloudformation::Severity::Error,
            Severity::Warning => cloudformation::Severity::Warning,
        },
        file: shown.unwrap_or(found.file),
        path: String::new(),
        line: found.place.line,
        column: found.place.column,
        message: found.message,
        help: found.help,
    }
}

/// The root of the repository whose `.github` or `.github/workflows` a folder is; nothing for any other folder.
fn repository(folder: &Path) -> Option<PathBuf> {
    let above = |folder: &Path| {
        let github = if folder.ends_with(".github/workflows") { folder.parent()? } else { folder };
        github.ends_with(".github").then_some(github)?.parent().map(Path::to_path_buf)
    };
    above(folder).or_else(|| above(&folder.canonicalize().ok()?))
}

/// Adds the actions outside of `.github/actions` that workflows and other actions use by their paths.
fn add_used(root: &Path, repository: &Path, workflows: &[File], actions: &mut Vec<File>) -> Result<()> {
    let mut next: Vec<String> =
        workflows.iter().chain(actions.iter()).flat_map(|file| local_uses(&file.bytes)).collect();
    let known = actions.iter().filter_map(|file| Path::new(&file.path).parent());
    let mut seen: BTreeSet<String> = known.map(|folder| folder.display().to_string()).collect();
    while let Some(path) = next.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        if let Some(file) = action_file(repository, &path) {
            let files = read(root, &[file], repository, "")?;
            next.extend(files.iter().flat_map(|file| local_uses(&file.bytes)));
            actions.extend(files);
        }
    }
    Ok(())
}

/// The file of an action; nothing where there is none, or a link leads out of the repository.
fn action_file(repository: &Path, path: &str) -> Option<PathBuf> {
    let whole = if repository.as_os_str().is_empty() { Path::new(".") } else { repository };
    let whole = whole.canonicalize().ok()?;
    let is_inside = |file: &Path| file.canonicalize().is_ok_and(|file| file.starts_with(&whole));
    let files = ["action.yml", "action.yaml"].map(|name| repository.join(path).join(name));
    files.into_iter().find(|file| file.is_file() && is_inside(file))
}

/// The folders from the repository's root that the lines of a file name after `uses:`, whether or not the file can be read.
fn local_uses(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let named = text.split("uses:").skip(1).filter_map(|rest| rest.lines().next());
    named.filter_map(|uses| local(uses.trim())).collect()
}

/// `./a/b` and `$/a/b` as `a/b`; nothing for what is elsewhere.
fn local(uses: &str) -> Option<String> {
    let written = match uses.chars().next()? {
        quote @ ('"' | '\'') => uses.split(quote).nth(1)?,
        _ => uses.split([',', '}']).next()?.split(" #").next()?.trim(),
    };
    let path = ["./", ".\\", "$/"].iter().find_map(|prefix| written.strip_prefix(prefix))?;
    let parts: Vec<&str> = path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".").collect();
    (!parts.contains(&"..")).then(|| parts.join("/"))
}

/// Reads files below `folder`, which is `place` in its repository.
fn read(root: &Path, paths: &[PathBuf], folder: &Path, place: &str) -> Result<Vec<File>> {
    let file = |path: &PathBuf| {
        let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.clone(), source })?;
        let below = path.strip_prefix(folder).unwrap_or(path);
        let shown = path.strip_prefix(root).unwrap_or(path).display().to_string();
        Ok(File { path: Path::new(place).join(below).display().to_string(), shown, bytes })
    };
    paths.iter().map(file).collect()
}

/// The YAML files of a folder, in their order.
fn yaml(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = entries(folder)?;
    files.retain(|path| {
        path.is_file() && matches!(path.extension().and_then(|end| end.to_str()), Some("yml" | "yaml"))
    });
    Ok(files)
}

/// The folders below a folder, itself included; none when it is not there.
fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut all = vec![folder.to_owned()];
    let mut next = 0;
    while let Some(folder) = all.get(next).cloned() {
        next += 1;
        all.extend(entries(&folder)?.into_iter().filter(|path| path.is_dir() && !path.is_symlink()));
    }
    Ok(all)
}

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

    const ACTION: &str =
        "name: a\ndescription: b\nruns:\n  using: composite\n  steps:\n    - uses: ./tools/inner\n";

    /// A repository with these files in a folder of this test's own.
    fn files(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let root = std::env::temp_dir().join(format!("workflows-check-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&root);
        for (path, text) in files {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        root
    }

    /// A workflow whose one job uses these, a step each.
    fn using(uses: &[&str]) -> String {
        let steps: String = uses.iter().map(|uses| format!("      - uses: {uses}\n")).collect();
        format!(
            "on: push\npermissions: {{}}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n    steps:\n{steps}"
        )
    }

    fn missing(root: &Path, below: &str) -> Vec<String> {
        let checked = folder(root, &root.join(below), &Known::default()).unwrap();
        let missing = checked.findings.into_iter().filter(|finding| finding.rule == "missing-action");
        missing.map(|finding| finding.message).collect()
    }

    #[test]
    fn an_action_is_found_wherever_in_the_repository_it_is() {
        let workflow = using(&["./ # this one", "'./tools/x'", "$/.github/actions/y", "./tools/none"]);
        let inner = ACTION.replace("uses: ./tools/inner", "uses: ./");
        let root = files(
            "found",
            &[
                (".github/workflows/ci.yml", workflow.as_str()),
                (".github/actions/y/action.yaml", ACTION),
                ("action.yml", ACTION),
                ("tools/x/action.yaml", ACTION),
                ("tools/inner/action.yml", &inner),
                ("elsewhere/ci.yml", workflow.as_str()),
            ],
        );
        for below in [".github", ".github/workflows"] {
            assert_eq!(missing(&root, below), ["there is no `tools/none/action.yml`"], "{below}");
        }
        assert_eq!(missing(&root, "elsewhere").len(), 4, "its repository is not known");
        std::fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn nothing_outside_of_the_repository_is_read() {
        let workflow = using(&["./link", "./../outside"]);
        let root = files(
            "outside",
            &[("repository/.github/workflows/ci.yml", workflow.as_str()), ("outside/action.yml", ACTION)],
        );
        std::os::unix::fs::symlink(root.join("outside"), root.join("repository/link")).unwrap();
        let repository = root.join("repository");
        assert_eq!(missing(&repository, ".github"), ["there is no `link/action.yml`"]);
        assert_eq!(local("./../outside"), None);
        std::fs::remove_dir_all(root).unwrap();
    }
}
