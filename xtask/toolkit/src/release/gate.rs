//! The gates of a promotion: each is open, or closed with its reason and what would open it. No input, no output, no clock.

use serde::Serialize;

use super::migrations::{Declared, Kind, Migration, between, classify, declared};
use super::record::{Evidence, Record};
use crate::ReleasePolicy;
use crate::deploy::history::{Entry, Outcome};
use crate::moment;

/// What is known when a release is to go on.
#[derive(Clone, Debug)]
pub(crate) struct Facts<'a> {
    pub(crate) record: &'a Record,
    pub(crate) policy: &'a ReleasePolicy,
    pub(crate) to: &'a str,
    /// The deployments of the environment before, newest first.
    pub(crate) before: &'a [Entry],
    /// The release that serves in the target now.
    pub(crate) current: Option<&'a Record>,
    /// The resources that drifted in the target, `stack.Id`, or why that is not known.
    pub(crate) drift: Result<&'a [String], &'a str>,
    /// Whoever approved: a person, or the run behind an environment of GitHub.
    pub(crate) approvals: &'a [String],
    /// Of whom one must approve.
    pub(crate) reviewers: &'a [String],
    /// Milliseconds since the epoch.
    pub(crate) now: u64,
}

/// One gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Gate {
    pub(crate) name: &'static str,
    #[serde(flatten)]
    pub(crate) state: State,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub(crate) enum State {
    Open {
        because: String,
    },
    Closed {
        because: String,
        /// What would open it.
        opens: String,
    },
}

impl Gate {
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.state, State::Open { .. })
    }
}

fn open(because: impl Into<String>) -> State {
    State::Open { because: because.into() }
}

fn closed(because: impl Into<String>, opens: impl Into<String>) -> State {
    State::Closed { because: because.into(), opens: opens.into() }
}

/// Every gate of a promotion, in the order in which people would open them.
pub(crate) fn evaluate(facts: &Facts<'_>) -> Vec<Gate> {
    let gates = [
        ("checks", checks(facts)),
        ("verified", verified(facts)),
        ("migrations", migrations(facts.current, facts.record)),
        ("drift", drift(facts)),
        ("freeze", freeze(facts)),
        ("approvals", approvals(facts)),
    ];
    gates.into_iter().map(|(name, state)| Gate { name, state }).collect()
}

/// The checks that the target asks for passed for the commit of the release.
fn checks(facts: &Facts<'_>) -> State {
    let Facts { record, policy, .. } = facts;
    let passed = |check: &&String| {
        record.evidence.iter().any(|Evidence { gate, passed, .. }| gate == *check && *passed)
    };
    let missing: Vec<&str> =
        policy.checks.iter().filter(|check| !passed(check)).map(String::as_str).collect();
    if missing.is_empty() {
        let what =
            if policy.checks.is_empty() { "none is asked for".into() } else { policy.checks.join(", ") };
        return open(what);
    }
    let commands: Vec<String> = missing.iter().map(|check| format!("`cargo xtask {check}`")).collect();
    closed(
        format!("{} did not pass for the commit {}", missing.join(" and "), record.short_commit()),
        format!("run {} at that commit, then `cargo xtask release create` again", commands.join(" and ")),
    )
}

/// The release serves in the environment before, and has for long enough.
fn verified(facts: &Facts<'_>) -> State {
    let Facts { record, policy, now, .. } = facts;
    let from = policy.from.as_deref().unwrap_or_default();
    // A deployment that only changed values is no other release.
    let before = || facts.before.iter().filter(|entry| entry.ships() || entry.outcome != Outcome::Succeeded);
    let newest = before().next();
    let deploy = format!("deploy it there: `cargo xtask status` says how ({from})");
    let Some(newest) = newest else {
        return closed(format!("nothing was ever deployed to `{from}`"), deploy);
    };
    let is_ours = |entry: &Entry| entry.release.as_deref() == Some(record.id.as_str());
    // After a failure stacks may stand in between, whichever release it was.
    if newest.outcome != Outcome::Succeeded {
        let what = newest.outcome.word();
        return match newest.outcome {
            Outcome::Running => closed(
                format!("`{from}` is being deployed to"),
                format!("see `cargo xtask watch --env {from}`"),
            ),
            _ => closed(format!("its last deployment to `{from}` {what}"), deploy),
        };
    }
    if !is_ours(newest) {
        return closed(format!("`{from}` serves another release"), deploy);
    }
    // It counts from when it began to serve without a break.
    let unbroken = before().take_while(|entry| is_ours(entry) && entry.outcome == Outcome::Succeeded);
    let since = unbroken.filter_map(|entry| entry.ended).min().unwrap_or(*now);
    let (served, asked) = (now.saturating_sub(since), policy.verified_minutes * 60_000);
    if served < asked {
        let left = moment::age(asked - served);
        return closed(
            format!("it has served in `{from}` for {} of {}", moment::age(served), moment::age(asked)),
            format!("wait for {left} more"),
        );
    }
    open(format!("it has served in `{from}` for {}", moment::age(served)))
}

/// The migrations between what serves and the release can be read by the code that serves while they run.
pub(crate) fn migrations(current: Option<&Record>, record: &Record) -> State {
    let Some(current) = current else { return open("nothing served before") };
    let (now, then) = (current.last_migration(), record.last_migration());
    if then < now {
        return closed(
            format!("it knows migrations up to {then}, and {now} ran already"),
            "go back with `cargo xtask rollback`, which looks at what ran in between",
        );
    }
    if let Some(changed) = altered(current, record) {
        return closed(
            format!("the migration {changed} ran already, and is another one in this release"),
            "undo the change of that file, and put it into a migration of its own",
        );
    }
    let between = between(&record.migrations, now, then);
    match breaking(&between) {
        Some(why) => closed(
            format!("{why}; the code that serves now would fail while it runs"),
            "split the change: add first, ship the code, remove in a later release; or say why it is safe in a line `-- expand: REASON` above it",
        ),
        None if between.is_empty() => open("none in between"),
        None => open(format!("{} in between, which the code before can read", count(between.len()))),
    }
}

/// Whether the old code can read what the migrations after it left. What a person declared safe was said of the release
/// right before, and of none that is older.
pub(crate) fn way_back(current: &Record, to: &Record, is_right_before: bool) -> State {
    let between = between(&current.migrations, to.last_migration(), current.last_migration());
    let declared =
        between.iter().find_map(|migration| Some((migration, declared(&migration.sql).into_iter().next()?)));
    if let Some((migration, Declared { breaking, reason })) = declared.filter(|_| !is_right_before) {
        return closed(
            format!(
                "the migration {} ({}) was declared safe for the release before it ({reason}), and {} is older",
                migration.name,
                breaking.statement,
                to.short()
            ),
            "go back one release, or mend the code and release it",
        );
    }
    match breaking(&between) {
        Some(why) => closed(
            format!("{why}; the code of {} cannot read what it left", to.short()),
            "mend the code and release it: there is no way back over that migration",
        ),
        None if between.is_empty() => open("no migration in between"),
        None => open(format!("{} in between, which the older code can read", count(between.len()))),
    }
}

/// A migration that ran and is not the same in the other release.
fn altered(current: &Record, record: &Record) -> Option<String> {
    let other = |migration: &Migration| {
        record
            .migrations
            .iter()
            .find(|found| found.version == migration.version)
            .is_none_or(|found| found.sql != migration.sql)
    };
    current.migrations.iter().find(|migration| other(migration)).map(|migration| migration.name.clone())
}

/// The first statement that older code cannot live with.
fn breaking(between: &[&Migration]) -> Option<String> {
    between.iter().find_map(|migration| match classify(&migration.sql) {
        Kind::Expand => None,
        Kind::Contract(found) => {
            let first = found.first()?;
            Some(format!("the migration {} ({}): {}", migration.name, first.statement, first.why))
        }
    })
}

fn count(number: usize) -> String {
    if number == 1 { "1 migration".into() } else { format!("{number} migrations") }
}

fn drift(facts: &Facts<'_>) -> State {
    let drift = match facts.drift {
        Ok([]) => return open("everything is as its templates say"),
        Ok(drift) => drift,
        Err(why) => {
            return closed(why, "promote with credentials that may read every resource of the target");
        }
    };
    closed(
        format!("{} changed past its template", drift.join(", ")),
        format!("see `cargo xtask drift --env {}`, and take it over or undo it", facts.to),
    )
}

/// No freeze is on.
fn freeze(facts: &Facts<'_>) -> State {
    let today = moment::iso(facts.now);
    let today = &today[..today.len().min(10)];
    let on =
        facts.policy.freeze.iter().find(|(first, last)| first.as_str() <= today && today <= last.as_str());
    match on {
        Some((first, last)) => closed(
            format!("`{}` is frozen from {first} to {last}", facts.to),
            "wait until then, or take the days out of the environment's file, which somebody reviews",
        ),
        None => open("no freeze today"),
    }
}

fn approvals(facts: &Facts<'_>) -> State {
    if facts.reviewers.is_empty() {
        return open("nobody needs to approve");
    }
    if let Some(who) = facts.approvals.first() {
        return open(format!("approved: {who}"));
    }
    closed(
        format!("one of {} must approve", facts.reviewers.join(", ")),
        "promote from the workflow, whose environment asks them, or add --approved-by NAME with their word",
    )
}

#[cfg(test)]
mod tests;
