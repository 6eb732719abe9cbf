//! Artifacts: kept in the folder of the run, one folder each.
//! <https://github.com/actions/upload-artifact>, <https://github.com/actions/download-artifact>

use std::path::{Path, PathBuf};

use super::glob::{self, Glob};
use super::hash;
use super::stand_ins::Call;

type Outputs = Vec<(String, String)>;

/// Keeps files under a name.
pub(super) fn upload(call: &Call<'_, '_>) -> Result<Outputs, String> {
    let name = call.input("name").unwrap_or("artifact");
    if name.contains(['"', ':', '<', '>', '|', '*', '?', '\r', '\n', '\\', '/']) {
        return Err(format!("the artifact `{name}` has a character in its name that none may have"));
    }
    if is_no_name(name) {
        return Err(format!("`{name}` is no name of an artifact"));
    }
    let patterns = call.input("path").ok_or("the input `path` is missing")?;
    let mut glob = Glob::read(patterns, call.workspace)?;
    (glob.follow, glob.skip_hidden) = (true, !call.flag("include-hidden-files"));
    let mut files = glob.files().map_err(|error| format!("`{patterns}` cannot be looked at: {error}"))?;
    let searched = glob.search_paths();
    // What this run keeps is nothing that a step made, unless the step asks for it: its temporary folder is there as well.
    let kept = &call.run.folder;
    let asked = |file: &Path| searched.iter().any(|path| path.starts_with(kept) && file.starts_with(path));
    files.retain(|file| !file.starts_with(kept) || asked(file));
    if files.is_empty() {
        return nothing(call, patterns);
    }
    let folder = folder(call).join(name);
    if folder.exists() {
        if !call.flag("overwrite") {
            return Err(format!("there is an artifact `{name}` already; `overwrite: true` would replace it"));
        }
        std::fs::remove_dir_all(&folder).map_err(|error| unwritten(&folder, &error))?;
    }
    let root = root(&searched, &files);
    let mut digests = String::new();
    for file in &files {
        let relative = file.strip_prefix(&root).unwrap_or(file);
        let bytes =
            std::fs::read(file).map_err(|error| format!("`{}` cannot be read: {error}", file.display()))?;
        digests.push_str(&hash::sha256(&bytes));
        copy(file, &folder.join(relative))?;
    }
    let count = if files.len() == 1 { "1 file".to_owned() } else { format!("{} files", files.len()) };
    call.say(&format!("{count}, kept as `{name}`"));
    Ok(vec![
        ("artifact-id".into(), "1".into()),
        ("artifact-url".into(), format!("file://{}", folder.display())),
        ("artifact-digest".into(), hash::sha256(digests.as_bytes())),
    ])
}

/// Whether a name is that of a folder which is there already: itself, or the one around it.
pub(super) fn is_no_name(name: &str) -> bool {
    matches!(name, "." | "..")
}

fn nothing(call: &Call<'_, '_>, patterns: &str) -> Result<Outputs, String> {
    let message = format!("no files were found with the path `{}`", patterns.trim().replace('\n', " "));
    match call.input("if-no-files-found").unwrap_or("warn") {
        "error" => return Err(message),
        "ignore" => {}
        _ => call.say(&format!("warning: {message}; no artifact is kept")),
    }
    Ok(Outputs::new())
}

/// What the files of an artifact are relative to: the one place that was searched, or what all of them lie below.
fn root(searched: &[PathBuf], files: &[PathBuf]) -> PathBuf {
    let parent = |path: &PathBuf| path.parent().map(Path::to_owned).unwrap_or_default();
    match (searched, files) {
        ([only], [file]) if only == file => parent(file),
        ([], _) => PathBuf::new(),
        ([first, rest @ ..], _) => {
            let mut root = first.clone();
            while !rest.iter().all(|path| path.starts_with(&root)) {
                root = parent(&root);
            }
            root
        }
    }
}

/// Brings artifacts back: the one that is named, or all that match.
pub(super) fn download(call: &Call<'_, '_>) -> Result<Outputs, String> {
    let target = call.workspace.join(call.input("path").unwrap_or("."));
    let kept = folder(call);
    let mut names: Vec<String> = std::fs::read_dir(&kept)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    if let Some(name) = call.input("name") {
        if !names.iter().any(|known| known == name) {
            let known = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
            return Err(format!("there is no artifact `{name}` in this run; it has {known}"));
        }
        copy_all(&kept.join(name), &target)?;
        call.say(&format!("`{name}` is in {}", target.display()));
    } else {
        let pattern = call.input("pattern");
        names.retain(|name| pattern.is_none_or(|pattern| glob::name_matches(pattern, name)));
        for name in &names {
            let target = if call.flag("merge-multiple") { target.clone() } else { target.join(name) };
            copy_all(&kept.join(name), &target)?;
            call.say(&format!("`{name}` is in {}", target.display()));
        }
        if names.is_empty() {
            call.say("no artifact matches");
        }
    }
    Ok(vec![("download-path".into(), target.display().to_string())])
}

fn folder(call: &Call<'_, '_>) -> PathBuf {
    call.run.folder.join("artifacts")
}

fn copy_all(from: &Path, to: &Path) -> Result<(), String> {
    let unread = |error: &std::io::Error| format!("`{}` cannot be read: {error}", from.display());
    std::fs::create_dir_all(to).map_err(|error| unwritten(to, &error))?;
    for entry in std::fs::read_dir(from).map_err(|error| unread(&error))? {
        let entry = entry.map_err(|error| unread(&error))?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_all(&from, &to)?;
        } else {
            copy(&from, &to)?;
        }
    }
    Ok(())
}

/// As on GitHub, a file that comes back may be run by nobody.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let parent = to.parent().unwrap_or(Path::new("/"));
    let bytes =
        std::fs::read(from).map_err(|error| format!("`{}` cannot be read: {error}", from.display()))?;
    std::fs::create_dir_all(parent)
        .and_then(|()| std::fs::write(to, bytes))
        .map_err(|error| unwritten(to, &error))
}

fn unwritten(path: &Path, error: &std::io::Error) -> String {
    format!("`{}` cannot be written: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(searched: &[&str], files: &[&str], expected: &str) {
        let paths = |paths: &[&str]| paths.iter().map(PathBuf::from).collect::<Vec<_>>();
        assert_eq!(root(&paths(searched), &paths(files)), PathBuf::from(expected));
    }

    #[test]
    fn an_artifact_begins_where_its_paths_part() {
        check(&["/w/a.txt"], &["/w/a.txt"], "/w");
        check(&["/w/dist"], &["/w/dist/a", "/w/dist/b/c"], "/w/dist");
        check(&["/w/x/image", "/w/x/sbom.json"], &["/w/x/image/a", "/w/x/sbom.json"], "/w/x");
        check(&["/w/a", "/v"], &["/w/a/f"], "/");
    }
}
