//! What `uses` names: an action of this repository, one that something here stands in for, or another workflow.

use super::stand_ins::{self, StandIn};

/// What a step uses.
#[derive(Clone, Debug)]
pub(super) enum Uses {
    /// An action of this repository, by its folder from the workspace's root.
    Local {
        folder: String,
        /// Whether it is read from what was checked out (`./`), and not from the commit of the workflow (`$/`).
        needs_checkout: bool,
    },
    StandIn(&'static StandIn),
    /// Nothing that runs here, and why.
    Unknown(String),
}

/// What a step's `uses` names.
pub(super) fn action(uses: &str) -> Uses {
    if let Some(path) = local(uses) {
        let folder = path.trim_matches('/').to_owned();
        if folder.split('/').any(|part| part == "..") {
            return Uses::Unknown("`..` is not followed: name the folder from the repository's root".into());
        }
        return Uses::Local { folder, needs_checkout: uses.starts_with("./") };
    }
    if uses.starts_with("docker://") {
        return Uses::Unknown("an action in a container does not run here".into());
    }
    if let Some(stand_in) = stand_ins::find(name(uses)) {
        Uses::StandIn(stand_in)
    } else {
        let known: Vec<&str> = stand_ins::TABLE.iter().map(|stand_in| stand_in.action).collect();
        Uses::Unknown(format!("nothing here stands in for it; known are: {}", known.join(", ")))
    }
}

/// The file of the workflow that a job calls, from the workspace's root.
pub(super) fn workflow(uses: &str) -> Result<String, String> {
    match local(uses) {
        Some(path) if is_workflow(path) => Ok(path.to_owned()),
        Some(_) => Err(format!("`{uses}` is no workflow: those are `./.github/workflows/NAME.yml`")),
        None => Err(format!("`{uses}` is a workflow of another repository, which does not run here")),
    }
}

/// No folder below that one is looked into:
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations>
fn is_workflow(path: &str) -> bool {
    let name = path.strip_prefix(".github/workflows/").unwrap_or_default();
    let stem = name.strip_suffix(".yml").or_else(|| name.strip_suffix(".yaml")).unwrap_or_default();
    !stem.is_empty() && !stem.contains('/')
}

/// The path below the repository's root: what `./a/b` and `$/a/b` name is the same here.
/// <https://github.blog/changelog/2026-07-30-reference-same-repository-actions-with-self-repository-syntax/>
fn local(uses: &str) -> Option<&str> {
    uses.strip_prefix("./").or_else(|| uses.strip_prefix("$/"))
}

/// An action without its version.
pub(super) fn name(uses: &str) -> &str {
    uses.split_once('@').map_or(uses, |(name, _)| name)
}

/// The repository of an action, and the path below it.
pub(super) fn repository(uses: &str) -> (&str, &str) {
    let name = name(uses);
    let end = name.match_indices('/').nth(1).map_or(name.len(), |(at, _)| at);
    (&name[..end], name[end..].trim_start_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_is_told_apart() {
        let local = |uses: &str| match action(uses) {
            Uses::Local { folder, needs_checkout } => (folder, needs_checkout),
            other => panic!("{other:?}"),
        };
        assert_eq!(local("./.github/actions/prepare/"), (".github/actions/prepare".to_owned(), true));
        assert_eq!(local("$/.github/actions/prepare"), (".github/actions/prepare".to_owned(), false));
        assert!(matches!(action("Actions/Checkout@v4"), Uses::StandIn(found) if found.is_checkout()));
        assert!(matches!(action("docker://alpine:3"), Uses::Unknown(_)));
        assert!(matches!(action("somebody/something@v1"), Uses::Unknown(_)));
        assert_eq!(repository("github/codeql-action/init@v3"), ("github/codeql-action", "init"));
        assert_eq!(repository("actions/checkout@v4"), ("actions/checkout", ""));
        assert_eq!(workflow("./.github/workflows/a.yml").unwrap(), ".github/workflows/a.yml");
        assert_eq!(workflow("$/.github/workflows/a.yml").unwrap(), ".github/workflows/a.yml");
        assert!(workflow("o/r/.github/workflows/a.yml@main").is_err());
    }

    #[test]
    fn nothing_outside_of_its_place_is_used() {
        for outside in
            ["./../a.yml", "./.github/workflows/../a.yml", "./a.yml", "./.github/workflows/a.yml@main"]
        {
            assert!(workflow(outside).unwrap_err().contains("is no workflow"), "{outside}");
        }
        assert!(matches!(action("./.github/../../other"), Uses::Unknown(why) if why.contains("`..`")));
    }
}
