//! The name of an image: `host[:port]/repository[:tag][@sha256:…]`.

use super::layout::Digest;
use crate::error::{Error, Result};

/// What people call Docker Hub, whose API has another host.
const DOCKER_HUB: &str = "docker.io";
const DOCKER_HUB_API: &str = "registry-1.docker.io";

/// Where an image is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// Host and port.
    pub(crate) registry: String,
    pub(crate) repository: String,
    pub(crate) digest: Option<String>,
    pub(crate) tag: Option<String>,
}

impl Reference {
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let wrong = |why: &str| Error::Usage(format!("`{text}` names no image: {why}"));
        let (name, digest) = match text.split_once('@') {
            Some((name, digest)) => (name, Some(digest)),
            None => (text, None),
        };
        if digest.is_some_and(|digest| Digest::parse(digest).is_none()) {
            return Err(wrong(
                "after `@` stands a digest, which is `sha256:` and 64 small hexadecimal digits",
            ));
        }
        let (registry, path) = name.split_once('/').filter(|(host, _)| is_host(host)).ok_or_else(|| {
            wrong("it begins with the host of a registry, as `docker.io/library/alpine` does")
        })?;
        let (path, tag) = match path.split_once(':') {
            Some((path, tag)) => (path, Some(tag)),
            None => (path, None),
        };
        if !is_repository(path) {
            return Err(wrong(
                "a repository has small letters and digits, with `.`, `_` or `-` between them",
            ));
        }
        if tag.is_some_and(|tag| !is_tag(tag)) {
            return Err(wrong("a tag has at most 128 letters, digits, `.`, `_` and `-`"));
        }
        let is_official = registry == DOCKER_HUB && !path.contains('/');
        Ok(Self {
            registry: registry.to_owned(),
            repository: if is_official { format!("library/{path}") } else { path.to_owned() },
            digest: digest.map(str::to_owned),
            tag: tag.map(str::to_owned),
        })
    }

    /// The address of the registry's API.
    pub(crate) fn base(&self) -> String {
        let host = if self.registry == DOCKER_HUB { DOCKER_HUB_API } else { self.registry.as_str() };
        let name = host.split(':').next().unwrap_or_default();
        let scheme = if is_this_machine(name) { "http" } else { "https" };
        format!("{scheme}://{host}")
    }
}

/// Whether a host needs no encryption.
pub(super) fn is_this_machine(host: &str) -> bool {
    matches!(host, "127.0.0.1" | "localhost")
}

/// <https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests>
pub(super) fn is_repository(text: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    text.split('/').all(|part| {
        part.starts_with(is_letter)
            && part.ends_with(is_letter)
            && part.chars().all(|c| is_letter(c) || matches!(c, '.' | '_' | '-'))
    })
}

pub(super) fn is_tag(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && text.len() <= 128
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
}

/// Without a dot or a port it would be the first part of a repository.
fn is_host(text: &str) -> bool {
    let (name, port) = match text.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (text, None),
    };
    let is_name = name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    is_name
        && port.is_none_or(|port| port.parse::<u16>().is_ok())
        && (port.is_some() || name.contains('.') || name == "localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEX: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    #[track_caller]
    fn check(text: &str, base: &str, repository: &str, tag: Option<&str>, has_digest: bool) {
        let found = Reference::parse(text).unwrap();
        assert_eq!(found.base(), base);
        assert_eq!(found.repository, repository);
        assert_eq!(found.tag.as_deref(), tag);
        assert_eq!(found.digest, has_digest.then(|| format!("sha256:{HEX}")));
    }

    #[test]
    fn a_name_has_a_host_a_repository_and_perhaps_a_tag_and_a_digest() {
        check("ghcr.io/a/b", "https://ghcr.io", "a/b", None, false);
        check("ghcr.io/a/b-c__d:v1.2", "https://ghcr.io", "a/b-c__d", Some("v1.2"), false);
        check(&format!("127.0.0.1:4566/a@sha256:{HEX}"), "http://127.0.0.1:4566", "a", None, true);
        check(&format!("localhost/a:b@sha256:{HEX}"), "http://localhost", "a", Some("b"), true);
        check("docker.io/alpine:3", "https://registry-1.docker.io", "library/alpine", Some("3"), false);
        let ecr = "111111111111.dkr.ecr.eu-central-1.amazonaws.com";
        check(&format!("{ecr}/trestle/app"), &format!("https://{ecr}"), "trestle/app", None, false);
    }

    #[track_caller]
    fn check_wrong(text: &str, why: &str) {
        let error = Reference::parse(text).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }

    #[test]
    fn what_names_no_image_is_told_why() {
        check_wrong("alpine", "host of a registry");
        check_wrong("library/alpine", "host of a registry");
        check_wrong("ghcr.io:port/a", "host of a registry");
        check_wrong("https://ghcr.io/a", "host of a registry");
        check_wrong("ghcr.io/A", "small letters");
        check_wrong("ghcr.io/../a", "small letters");
        check_wrong("ghcr.io/", "small letters");
        check_wrong("ghcr.io/a:", "a tag has");
        check_wrong("ghcr.io/a@sha256:12", "64 small hexadecimal digits");
    }
}
