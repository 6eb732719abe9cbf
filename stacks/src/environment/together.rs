//! What is wrong with environments only beside each other: names and addresses that would meet.

use cloudformation::document::{self, Node};
use cloudformation::{Finding, Place};

use super::range::Range;
use crate::PLATFORM;

/// The text of one environment's file.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// The environment.
    pub name: &'a str,
    /// Its path, as it is shown.
    pub path: &'a str,
    pub text: &'a str,
}

/// What of one environment must not meet what another has. A file that cannot be read is refused by itself.
struct Claims<'a> {
    file: &'a File<'a>,
    account: Option<(String, Place)>,
    region: Option<(String, Place)>,
    range: Option<(Range, Place)>,
}

impl<'a> Claims<'a> {
    fn read(file: &'a File<'a>) -> Option<Self> {
        let root = document::read(file.text).ok()?;
        let text = |node: &Node| Some((node.as_str()?.to_owned(), node.place));
        let range = root.get("network").get("range");
        Some(Self {
            file,
            account: text(root.get("account")),
            region: text(root.get("region")),
            range: range.as_str().and_then(Range::parse).map(|found| (found, range.place)),
        })
    }
}

/// What is wrong with one environment beside the others.
pub(super) fn check(name: &str, files: &[File<'_>]) -> Vec<Finding> {
    let claims: Vec<Claims> = files.iter().filter_map(Claims::read).collect();
    let Some(own) = claims.iter().find(|claims| claims.file.name == name) else { return Vec::new() };
    claims.iter().filter(|other| other.file.name != name).flat_map(|other| pair(own, other)).collect()
}

fn pair(own: &Claims, other: &Claims) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut refuse = |rule: &'static str, path: &str, place: Place, message: String, help: String| {
        let mut finding = Finding::error(rule, path, place, message, help);
        own.file.path.clone_into(&mut finding.file);
        findings.push(finding);
    };
    let (name, neighbour) = (own.file.name, other.file.name);
    let beside = |place: Place| format!("{}:{}", other.file.path, place.line);
    if let (Some((account, place)), Some((theirs, their_place))) = (&own.account, &other.account)
        && account == theirs
    {
        let [prefix, longer] = [name, neighbour].map(|name| format!("{PLATFORM}-{name}-"));
        if longer.starts_with(&prefix) || prefix.starts_with(&longer) {
            refuse(
                "shared-names",
                "account",
                *place,
                format!(
                    "`{name}` and `{neighbour}` share the account {account}, and one's names begin as the other's: \
                     the roles of the one would reach what belongs to the other"
                ),
                format!("give one of them another account or another name ({})", beside(*their_place)),
            );
        }
        if let (Some((region, place)), Some((theirs, their_place))) = (&own.region, &other.region)
            && region != theirs
        {
            refuse(
                "shared-account",
                "region",
                *place,
                format!(
                    "`{name}` and `{neighbour}` share the account {account} and have different regions: what \
                     `bootstrap` makes once an account would be made twice"
                ),
                format!("give them the same region or accounts of their own ({})", beside(*their_place)),
            );
        }
    }
    if let (Some((range, place)), Some((theirs, their_place))) = (own.range, other.range)
        && range.overlaps(theirs)
    {
        refuse(
            "overlapping-ranges",
            "network.range",
            place,
            format!("{range} overlaps {theirs} of `{neighbour}`: the networks could never be joined"),
            format!("choose a range that no environment has ({})", beside(their_place)),
        );
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file<'a>(name: &'a str, text: &'a str) -> File<'a> {
        File { name, path: "own.yaml", text }
    }

    #[track_caller]
    fn check_pair(own: (&str, &str), other: (&str, &str), expected: &[&str]) {
        let other = File { path: "other.yaml", ..file(other.0, other.1) };
        let found: Vec<String> =
            check(own.0, &[other, file(own.0, own.1)]).iter().map(ToString::to_string).collect();
        assert_eq!(found.join("\n").lines().map(str::trim).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn names_of_one_account_do_not_begin_with_each_other() {
        let same = "account: '1'\nregion: r\n";
        check_pair(
            ("dev", same),
            ("dev-eu", same),
            &[
                "error[shared-names]: `dev` and `dev-eu` share the account 1, and one's names begin as the other's: the roles of the one would reach what belongs to the other",
                "--> own.yaml:1:10 account",
                "help: give one of them another account or another name (other.yaml:1)",
            ],
        );
        check_pair(("dev", same), ("staging", same), &[]);
        check_pair(("dev", same), ("dev-eu", "account: '2'\nregion: r\n"), &[]);
    }

    #[test]
    fn an_account_has_one_region() {
        check_pair(
            ("dev", "account: '1'\nregion: r\n"),
            ("staging", "account: '1'\nregion: s\n"),
            &[
                "error[shared-account]: `dev` and `staging` share the account 1 and have different regions: what `bootstrap` makes once an account would be made twice",
                "--> own.yaml:2:9 region",
                "help: give them the same region or accounts of their own (other.yaml:2)",
            ],
        );
    }

    #[test]
    fn networks_do_not_overlap() {
        check_pair(
            ("dev", "network:\n  range: 10.0.16.0/20\n"),
            ("prod", "network:\n  range: 10.0.0.0/16\n"),
            &[
                "error[overlapping-ranges]: 10.0.16.0/20 overlaps 10.0.0.0/16 of `prod`: the networks could never be joined",
                "--> own.yaml:2:10 network.range",
                "help: choose a range that no environment has (other.yaml:2)",
            ],
        );
    }
}
