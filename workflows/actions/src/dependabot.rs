//! `dependabot.yml`: who proposes new versions, when, and how many at once.
//! <https://docs.github.com/en/code-security/reference/supply-chain-security/dependabot-options-reference>

use crate::model::File;

/// What Dependabot looks after in one folder.
#[derive(Clone, Debug)]
pub struct Update {
    /// Such as `cargo`, `github-actions`, `docker`, `npm`, `pip`.
    pub ecosystem: &'static str,
    /// From the repository's root.
    pub directories: Vec<&'static str>,
    /// Names and patterns: what one pull request changes together.
    pub groups: Vec<(&'static str, Vec<&'static str>)>,
    /// Files that it must not touch, because something else writes them.
    pub exclude: Vec<&'static str>,
    /// Pull requests at once; with 0 it proposes only what mends a known vulnerability.
    pub open: u8,
    /// Why, above the entry.
    pub reason: &'static str,
}

/// Days that a version must be out before it is proposed: what was taken over by somebody is mostly found within a week.
pub const COOLDOWN: u8 = 7;

/// The file, for updates once a week.
#[must_use]
#[track_caller]
pub fn render(updates: &[Update]) -> File {
    let source = std::panic::Location::caller().file();
    let mut out = format!(
        "# Generated from {source}: edit that, then run `cargo xtask workflows generate`.\nversion: 2\nupdates:\n"
    );
    let list = |names: &[&str]| names.iter().map(|name| format!("'{name}'")).collect::<Vec<_>>().join(", ");
    for update in updates {
        out.push_str(&format!("  # {}\n", update.reason));
        out.push_str(&format!("  - package-ecosystem: {}\n", update.ecosystem));
        out.push_str(&format!("    directories: [{}]\n", list(&update.directories)));
        out.push_str("    schedule:\n      interval: weekly\n");
        out.push_str(&format!("    cooldown:\n      default-days: {COOLDOWN}\n"));
        out.push_str(&format!("    open-pull-requests-limit: {}\n", update.open));
        if !update.exclude.is_empty() {
            out.push_str(&format!("    exclude-paths: [{}]\n", list(&update.exclude)));
        }
        if !update.groups.is_empty() {
            out.push_str("    groups:\n");
            for (name, patterns) in &update.groups {
                out.push_str(&format!("      {name}:\n        patterns: [{}]\n", list(patterns)));
            }
        }
    }
    File::of(".github/dependabot.yml", out)
}
