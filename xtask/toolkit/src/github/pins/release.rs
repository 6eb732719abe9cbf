//! Which release a pin moves to. Pure.

use serde_json::Value as Json;

use crate::command::pins::UpdateArgs;

/// A release that is neither a draft nor a preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Release {
    /// Such as `v7.0.1`.
    pub(super) tag: String,
    version: Version,
    /// Such as `2026-06-01T12:00:00Z`; nothing where the pin is no release.
    published: Option<String>,
}

/// Compared part by part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Version {
    major: u64,
    minor: u64,
    patch: u64,
}

/// The releases of one repository, beside the version that is pinned.
#[derive(Clone, Debug)]
pub(super) struct Candidates {
    pinned: Release,
    /// Those that are newer.
    newer: Vec<Release>,
    /// Whether the pinned version is one of them.
    is_released: bool,
}

impl Candidates {
    /// Out of GitHub's answer. <https://docs.github.com/en/rest/releases/releases#list-releases>
    pub(super) fn read(releases: &Json, pinned: &str) -> Result<Self, String> {
        let version = Version::read(pinned)
            .ok_or_else(|| format!("`{pinned}` is no version: write a tag such as `v7.0.1`"))?;
        let releases = releases.as_array().ok_or("its releases are no list")?;
        let releases: Vec<Release> = releases.iter().filter_map(Release::read).collect();
        let own = releases.iter().find(|release| release.tag == pinned);
        let unknown = Release { tag: pinned.to_owned(), version, published: None };
        Ok(Self {
            is_released: own.is_some(),
            pinned: own.cloned().unwrap_or(unknown),
            newer: releases.into_iter().filter(|release| release.version > version).collect(),
        })
    }

    /// The newest release that was published before that moment, or the pinned one. Nothing where the pinned version is no
    /// release and there is no newer one: an update does not go back.
    pub(super) fn best(&self, before: &str, any_major: bool) -> Option<&Release> {
        self.reached(before, any_major).or_else(|| self.is_released.then_some(&self.pinned))
    }

    /// What is to be said beside that: why nothing newer was taken.
    pub(super) fn why(&self, before: &str, args: &UpdateArgs) -> String {
        let reached = self.reached(before, args.major).unwrap_or(&self.pinned);
        let beyond = self.newer.iter().filter(|release| release.version > reached.version);
        let newest = beyond.max_by_key(|release| release.version);
        let is_old = |release: &Release| release.published.as_deref().is_some_and(|day| day <= before);
        match newest {
            Some(newest) if is_old(newest) => format!("{} is there: `--major` moves to it", newest.tag),
            Some(newest) => {
                format!("{} is there, and not yet {} days old", newest.tag, args.age_days)
            }
            None if !self.is_released && reached == &self.pinned => {
                format!("{} is no release, and none is newer: it does not go back", self.pinned.tag)
            }
            None => String::new(),
        }
    }

    /// The newest of those that are newer.
    fn reached(&self, before: &str, any_major: bool) -> Option<&Release> {
        self.newer
            .iter()
            .filter(|release| release.published.as_deref().is_some_and(|published| published <= before))
            .filter(|release| any_major || release.version.major == self.pinned.version.major)
            .max_by_key(|release| release.version)
    }
}

impl Release {
    fn read(json: &Json) -> Option<Self> {
        let tag = json["tag_name"].as_str()?;
        let is_whole = tag.split('.').count() == 3;
        let is_final = json["draft"] != true && json["prerelease"] != true;
        let published = json["published_at"].as_str().map(str::to_owned);
        let version = Version::read(tag).filter(|_| is_whole && is_final)?;
        Some(Self { tag: tag.to_owned(), version, published })
    }

    /// The day when it was published.
    pub(super) fn day(&self) -> Option<String> {
        self.published.as_ref()?.get(..10).map(str::to_owned)
    }
}

impl Version {
    /// Out of `v7`, `v7.0` or `v7.0.1`, with or without the `v`.
    fn read(text: &str) -> Option<Self> {
        let number = |part: &str| {
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u64>().ok()).flatten()
        };
        let parts: Option<Vec<u64>> = text.strip_prefix('v').unwrap_or(text).split('.').map(number).collect();
        let (major, minor, patch) = match parts?[..] {
            [major] => (major, 0, 0),
            [major, minor] => (major, minor, 0),
            [major, minor, patch] => (major, minor, patch),
            _ => return None,
        };
        Some(Self { major, minor, patch })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const BEFORE: &str = "2026-11-01T00:00:00Z";

    fn args(major: bool) -> UpdateArgs {
        UpdateArgs { age_days: 7, major, check: false }
    }

    fn releases() -> Json {
        let release = |tag: &str, published: &str| json!({ "tag_name": tag, "published_at": published });
        json!([
            release("v8.0.0", "2026-10-20T00:00:00Z"),
            release("v7.10.0", "2026-11-05T00:00:00Z"),
            release("v7.9.0", "2026-10-31T23:59:59Z"),
            release("v7.2.1", "2026-09-01T00:00:00Z"),
            release("v7", "2026-09-01T00:00:00Z"),
            release("bundle-v9.0.0", "2026-09-01T00:00:00Z"),
            { "tag_name": "v7.9.9", "published_at": "2026-09-01T00:00:00Z", "prerelease": true },
            { "tag_name": "v7.9.8", "published_at": null, "draft": true },
        ])
    }

    /// The tag of the release that the pin moves to, and what is said.
    #[track_caller]
    fn check(pinned: &str, major: bool, tag: Option<&str>, why: &str) {
        let candidates = Candidates::read(&releases(), pinned).unwrap();
        assert_eq!(candidates.best(BEFORE, major).map(|release| release.tag.as_str()), tag, "{pinned}");
        assert_eq!(candidates.why(BEFORE, &args(major)), why, "{pinned}");
    }

    #[test]
    fn the_newest_release_of_the_same_major_that_is_old_enough_is_taken() {
        check("v7.2.1", false, Some("v7.9.0"), "v8.0.0 is there: `--major` moves to it");
        check("v7.2", false, Some("v7.9.0"), "v8.0.0 is there: `--major` moves to it");
        check("v7.2.1", true, Some("v8.0.0"), "");
    }

    #[test]
    fn what_is_not_old_enough_is_told() {
        let candidates = Candidates::read(&releases(), "v7.9.0").unwrap();
        let without_major: Vec<&str> = candidates.newer.iter().map(|release| release.tag.as_str()).collect();
        assert_eq!(without_major, ["v8.0.0", "v7.10.0"]);
        let young = json!([{ "tag_name": "v7.10.0", "published_at": "2026-11-05T00:00:00Z" },
                           { "tag_name": "v7.9.0", "published_at": "2026-10-31T00:00:00Z" }]);
        let candidates = Candidates::read(&young, "v7.9.0").unwrap();
        assert_eq!(candidates.best(BEFORE, false).unwrap().tag, "v7.9.0");
        assert_eq!(candidates.why(BEFORE, &args(false)), "v7.10.0 is there, and not yet 7 days old");
    }

    #[test]
    fn an_update_does_not_go_back() {
        check("v8.1.0", true, None, "v8.1.0 is no release, and none is newer: it does not go back");
        // Pinned by hand before it was old enough.
        check("v7.10.0", false, Some("v7.10.0"), "v8.0.0 is there: `--major` moves to it");
    }

    #[test]
    fn what_is_no_version_cannot_be_compared() {
        let error = Candidates::read(&releases(), "main").unwrap_err();
        assert!(error.contains("`main` is no version"), "{error}");
        assert!(Candidates::read(&json!({}), "v1.0.0").is_err());
    }
}
