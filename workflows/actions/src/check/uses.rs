//! What `uses` names.

use super::known::Known;
use super::report::Report;
use super::rule;
use crate::syntax::Text;

pub(super) enum Uses<'a> {
    /// The path below the repository's root: `./a/b` and `$/a/b` are `a/b`.
    Local(String),
    /// An image.
    Docker(&'a str),
    Repository {
        /// `OWNER/NAME`
        repository: String,
        /// Below the repository; empty for its root.
        path: &'a str,
        /// A commit, a tag or a branch.
        reference: &'a str,
    },
    /// With a reason.
    Invalid(&'static str),
}

impl<'a> Uses<'a> {
    /// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses>
    pub(super) fn parse(uses: &'a str) -> Self {
        if let Some(image) = uses.strip_prefix("docker://") {
            return Self::Docker(image);
        }
        let local = ["./", ".\\", "$/"].iter().find_map(|prefix| uses.strip_prefix(prefix));
        if let Some(path) = local {
            return Self::local(path);
        }
        let Some((name, reference)) = uses.split_once('@') else {
            return Self::Invalid(
                "it names no version: `OWNER/NAME@COMMIT`, or `./PATH` for one of this repository",
            );
        };
        let mut parts = name.splitn(3, '/');
        let (owner, repository) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        if owner.is_empty() || repository.is_empty() || reference.is_empty() || reference.contains('@') {
            return Self::Invalid("it is not of the form `OWNER/NAME[/PATH]@COMMIT`");
        }
        let path = parts.next().unwrap_or_default().trim_end_matches('/');
        Self::Repository { repository: format!("{owner}/{repository}"), path, reference }
    }

    fn local(path: &str) -> Self {
        if path.contains('@') {
            return Self::Invalid("what is in this repository has no version");
        }
        let parts: Vec<&str> =
            path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".").collect();
        if parts.contains(&"..") {
            return Self::Invalid("the path leaves its folder; write it from the repository's root");
        }
        Self::Local(parts.join("/"))
    }
}

pub(super) fn is_commit(reference: &str) -> bool {
    reference.len() == 40 && reference.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether what is used outside of the repository is pinned, and as the table says.
pub(super) fn pin(uses: &Text, parsed: &Uses<'_>, known: &Known<'_>, report: &mut Report<'_>) {
    match parsed {
        Uses::Local(_) => {}
        Uses::Invalid(reason) => {
            report.add(&rule::INVALID_USES, uses.place, format!("`{}` names nothing", uses.value), *reason);
        }
        Uses::Docker(image) => self::image(&Text { value: (*image).to_owned(), ..*uses }, report),
        Uses::Repository { repository, path, reference } => {
            let pin = known.pin(repository);
            let below = if path.is_empty() { String::new() } else { format!("/{path}") };
            let help = pin.map_or_else(
                || "name its commit, forty hexadecimal digits, with the version in a comment".to_owned(),
                |pin| format!("write `{}{below}@{} # {}`", pin.repository, pin.commit, pin.version),
            );
            if !is_commit(reference) {
                let message = format!("`{reference}` of `{repository}` can become other code");
                report.add(&rule::UNPINNED, uses.place, message, help);
            } else if pin.is_some_and(|pin| !pin.commit.eq_ignore_ascii_case(reference)) {
                let message =
                    format!("`{repository}` is used at another commit than that of the table of pins");
                report.add(&rule::PIN_DIFFERS, uses.place, message, help);
            }
        }
    }
}

/// Whether an image is pinned.
pub(super) fn image(image: &Text, report: &mut Report<'_>) {
    if !image.value.is_empty() && !image.is_computed() && !image.value.contains("@sha256:") {
        let message = format!("the image `{}` can become another one", image.value);
        let help = "name its digest, `IMAGE@sha256:…`";
        report.add(&rule::UNPINNED, image.place, message, help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(uses: &str, expected: &str) {
        let found = match Uses::parse(uses) {
            Uses::Local(path) => format!("local {path}"),
            Uses::Docker(image) => format!("image {image}"),
            Uses::Repository { repository, path, reference } => format!("{repository} {path} {reference}"),
            Uses::Invalid(_) => "invalid".to_owned(),
        };
        assert_eq!(found, expected, "{uses}");
    }

    #[test]
    fn uses_names_an_action_an_image_or_a_workflow() {
        check("actions/checkout@v7", "actions/checkout  v7");
        check("a/b/c/d@main", "a/b c/d main");
        check("./.github//actions/x/", "local .github/actions/x");
        check("$/.github/workflows/x.yml", "local .github/workflows/x.yml");
        check("docker://rust:1@sha256:0", "image rust:1@sha256:0");
        for uses in ["", "checkout", "checkout@v7", "/b@v1", "a/b@", "a/b@c@d", "./a@v1", "./../a"] {
            check(uses, "invalid");
        }
    }
}
