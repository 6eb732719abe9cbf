//! What is wrong with environments only beside each other: names and addresses that would meet.

use cloudformation::document::Node;
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

/// Another environment, as far as one must know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    pub name: String,
    /// Twelve digits.
    pub account: String,
    pub region: String,
    /// The environment that its releases come from.
    pub releases_from: Option<String>,
}

/// What of one environment must not meet what another has. A file that cannot be read is refused by itself.
pub(super) struct Claims<'a> {
    file: &'a File<'a>,
    account: Option<(String, Place)>,
    region: Option<(String, Place)>,
    range: Option<(Range, Place)>,
    /// The environment that releases come from.
    from: Option<(String, Place)>,
}

impl<'a> Claims<'a> {
    pub(super) fn read(file: &'a File<'a>, root: &Node) -> Self {
        let text = |node: &Node| Some((node.as_str()?.to_owned(), node.place));
        let range = root.get("network").get("range");
        Self {
            file,
            account: text(root.get("account")),
            region: text(root.get("region")),
            from: text(root.get("release").get("from")),
            range: range.as_str().and_then(Range::parse).map(|found| (found, range.place)),
        }
    }
}

impl Claims<'_> {
    fn neighbour(&self) -> Option<Neighbour> {
        Some(Neighbour {
            name: self.file.name.to_owned(),
            account: self.account.as_ref()?.0.clone(),
            region: self.region.as_ref()?.0.clone(),
            releases_from: self.from.as_ref().map(|(from, _)| from.clone()),
        })
    }
}

/// What is wrong with one environment beside the others.
pub(super) fn check(name: &str, claims: &[Claims]) -> Vec<Finding> {
    let Some(own) = claims.iter().find(|claims| claims.file.name == name) else { return Vec::new() };
    let pairs = claims.iter().filter(|other| other.file.name != name).flat_map(|other| pair(own, other));
    pairs.chain(origin(own, claims)).collect()
}

/// The environment that the releases of one come from, and those of other accounts that take releases from its account.
pub(super) fn neighbours(name: &str, claims: &[Claims]) -> (Option<Neighbour>, Vec<Neighbour>) {
    let all: Vec<Neighbour> = claims.iter().filter_map(Claims::neighbour).collect();
    let Some(own) = all.iter().find(|found| found.name == name) else { return (None, Vec::new()) };
    let find = |name: &String| all.iter().find(|found| found.name == *name);
    let takes = |other: &&Neighbour| {
        other.account != own.account
            && other.releases_from.as_ref().and_then(find).is_some_and(|from| from.account == own.account)
    };
    (own.releases_from.as_ref().and_then(find).cloned(), all.iter().filter(takes).cloned().collect())
}

/// What is wrong with where releases come from: it must lead to a first environment.
fn origin(own: &Claims, claims: &[Claims]) -> Option<Finding> {
    let (from, place) = own.from.as_ref()?;
    let before = |name: &str| claims.iter().find(|claims| claims.file.name == name);
    let mut seen = vec![own.file.name];
    let mut next = before(from);
    let wrong = loop {
        let Some(claims) = next else {
            let last = seen.len() == 1;
            break last.then(|| format!("there is no environment `{from}` that releases could come from"));
        };
        if seen.contains(&claims.file.name) {
            break Some(format!(
                "releases would come from `{}` and never from anywhere else",
                seen.join("`, `")
            ));
        }
        seen.push(claims.file.name);
        match &claims.from {
            Some((name, _)) => next = before(name),
            None => break None,
        }
    };
    let known: Vec<&str> =
        claims.iter().map(|claims| claims.file.name).filter(|name| *name != own.file.name).collect();
    let help = format!("name one of {}", known.join(", "));
    let mut finding = Finding::error("release-order", "release.from", *place, wrong?, help);
    own.file.path.clone_into(&mut finding.file);
    Some(finding)
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
        let files = [other, file(own.0, own.1)];
        let nodes = files.map(|file| cloudformation::document::read(file.text).unwrap());
        let claims: Vec<Claims> =
            files.iter().zip(&nodes).map(|(file, node)| Claims::read(file, node)).collect();
        let found: Vec<String> = check(own.0, &claims).iter().map(ToString::to_string).collect();
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
    fn releases_come_from_a_first_environment() {
        check_pair(("staging", "release:\n  from: dev\n"), ("dev", "account: '1'\n"), &[]);
        check_pair(
            ("staging", "release:\n  from: dve\n"),
            ("dev", "account: '1'\n"),
            &[
                "error[release-order]: there is no environment `dve` that releases could come from",
                "--> own.yaml:2:9 release.from",
                "help: name one of dev",
            ],
        );
        check_pair(
            ("staging", "release:\n  from: dev\n"),
            ("dev", "release:\n  from: staging\n"),
            &[
                "error[release-order]: releases would come from `staging`, `dev` and never from anywhere else",
                "--> own.yaml:2:9 release.from",
                "help: name one of dev",
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
