//! Every gate open, and closed for each reason that there is.

use super::*;

const NOW: u64 = 1_790_000_000_000;

fn record(commit: &str, migrations: &[(u32, &str)]) -> Record {
    let migrations = migrations.iter().map(|(version, sql)| Migration {
        version: *version,
        name: format!("V{version}__change"),
        sql: (*sql).to_owned(),
    });
    let passed = |gate: &str| Evidence { gate: gate.to_owned(), passed: true, at: NOW, link: None };
    Record {
        commit: commit.to_owned(),
        migrations: migrations.collect(),
        evidence: vec![passed("check"), passed("test")],
        ..Record::default()
    }
    .sealed()
}

fn policy() -> ReleasePolicy {
    ReleasePolicy {
        from: Some("dev".into()),
        verified_minutes: 30,
        checks: vec!["check".into(), "test".into()],
        freeze: vec![("2026-12-19".into(), "2027-01-04".into())],
    }
}

/// A deployment of a release that ended so many minutes ago.
fn deployed(release: &Record, outcome: Outcome, minutes: u64) -> Entry {
    let mut entry = Entry::new("dev", 1, "deploy", "ada", NOW - minutes * 60_000);
    entry.release = Some(release.id.clone());
    entry.image = Some("image@sha256:1".into());
    entry.ended = Some(NOW - minutes * 60_000);
    entry.outcome = outcome;
    entry
}

/// What everything is open with.
struct Base {
    record: Record,
    policy: ReleasePolicy,
    before: [Entry; 1],
}

fn base() -> Base {
    let record = record("c0ffee00", &[(1, "create table a (id int)")]);
    let before = [deployed(&record, Outcome::Succeeded, 45)];
    Base { record, policy: policy(), before }
}

/// Everything open, but for what a test changes.
#[track_caller]
fn check<'a>(base: &'a Base, change: impl FnOnce(&mut Facts<'a>), gate: &str, expected: Result<&str, &str>) {
    let mut facts = Facts {
        record: &base.record,
        policy: &base.policy,
        to: "staging",
        before: &base.before,
        current: None,
        drift: Ok(&[]),
        approvals: &[],
        reviewers: &[],
        now: NOW,
    };
    change(&mut facts);
    let gates = evaluate(&facts);
    assert_eq!(gates.len(), 6);
    let found = gates.iter().find(|found| found.name == gate).unwrap();
    match (&found.state, expected) {
        (State::Open { because }, Ok(words)) | (State::Closed { because, .. }, Err(words)) => {
            assert!(because.contains(words), "{gate}: {because}");
        }
        (state, expected) => panic!("{gate} is {state:?} instead of {expected:?}"),
    }
    let others: Vec<&Gate> = gates.iter().filter(|found| found.name != gate && !found.is_open()).collect();
    assert!(others.is_empty(), "only {gate} was touched: {others:?}");
}

#[test]
fn everything_is_open_when_nothing_speaks_against_it() {
    let base = base();
    check(&base, |_| {}, "checks", Ok("check, test"));
    check(&base, |_| {}, "verified", Ok("it has served in `dev` for 45 min"));
    check(&base, |_| {}, "migrations", Ok("nothing served before"));
    check(&base, |_| {}, "freeze", Ok("no freeze today"));
    check(&base, |_| {}, "approvals", Ok("nobody needs to approve"));
}

#[test]
fn a_check_that_did_not_pass_closes() {
    let base = base();
    let mut failed = record("c0ffee00", &[(1, "create table a (id int)")]);
    let id = failed.id.clone();
    failed.evidence.retain(|evidence| evidence.gate != "test");
    failed.id = id;
    check(&base, |facts| facts.record = &failed, "checks", Err("test did not pass for the commit c0ffee00"));
    failed.evidence.push(Evidence { gate: "test".into(), passed: false, at: NOW, link: None });
    check(&base, |facts| facts.record = &failed, "checks", Err("test did not pass"));
}

#[test]
fn a_release_must_serve_before_and_for_long_enough() {
    let base = base();
    let own = record("c0ffee00", &[(1, "create table a (id int)")]);
    let other = record("0ther000", &[]);
    check(&base, |facts| facts.before = &[], "verified", Err("nothing was ever deployed to `dev`"));
    let short = [deployed(&own, Outcome::Succeeded, 10)];
    check(&base, |facts| facts.before = &short, "verified", Err("for 10 min of 30 min"));
    let overtaken = [deployed(&other, Outcome::Succeeded, 5), deployed(&own, Outcome::Succeeded, 45)];
    check(&base, |facts| facts.before = &overtaken, "verified", Err("`dev` serves another release"));
    let failed = [deployed(&own, Outcome::Failed, 5), deployed(&own, Outcome::Succeeded, 45)];
    check(&base, |facts| facts.before = &failed, "verified", Err("its last deployment to `dev` failed"));
    // Other values with the same image are no other release; another image is none.
    let mut configured = Entry::new("dev", 2, "deploy", "ada", NOW);
    configured.outcome = Outcome::Succeeded;
    let tuned = [configured.clone(), deployed(&own, Outcome::Succeeded, 45)];
    check(&base, |facts| facts.before = &tuned, "verified", Ok("for 45 min"));
    configured.image = Some("other@sha256:2".into());
    let by_hand = [configured, deployed(&own, Outcome::Succeeded, 45)];
    check(&base, |facts| facts.before = &by_hand, "verified", Err("`dev` serves another release"));
    // What was deployed twice serves since the first time.
    let twice = [deployed(&own, Outcome::Succeeded, 5), deployed(&own, Outcome::Succeeded, 45)];
    check(&base, |facts| facts.before = &twice, "verified", Ok("for 45 min"));
}

#[test]
fn migrations_are_compared_with_what_serves() {
    let base = base();
    let one = (1, "create table a (id int)");
    let current = record("before00", &[one]);
    let next = |sql: &'static str| record("c0ffee00", &[one, (2, sql)]);
    let widened = next("alter table a add column b int");
    // The record under test is another one, so what serves in dev must be too.
    let with = |release: &Record, expected: Result<&str, &str>| {
        let before = [deployed(release, Outcome::Succeeded, 45)];
        check(
            &base,
            |facts| {
                facts.record = release;
                facts.before = &before;
                facts.current = Some(&current);
            },
            "migrations",
            expected,
        );
    };
    with(&record("c0ffee00", &[one]), Ok("none in between"));
    with(&widened, Ok("1 migration in between"));
    with(&next("alter table a drop column id"), Err("alter table a drop column id"));
    with(&next("-- expand: nobody reads it\nalter table a drop column id"), Ok("1 migration in between"));
    with(&record("c0ffee00", &[]), Err("it knows migrations up to 0, and 1 ran already"));
    with(&record("c0ffee00", &[(1, "create table a (id bigint)")]), Err("is another one in this release"));
}

#[test]
fn the_way_back_is_judged_by_what_ran_in_between() {
    let one = (1, "create table a (id int)");
    let old = record("before00", &[one]);
    let new = |sql: &'static str| record("c0ffee00", &[one, (2, sql)]);
    let judged = |sql, right_before| match way_back(&new(sql), &old, right_before) {
        State::Open { .. } => None,
        State::Closed { because, .. } => Some(because),
    };
    assert_eq!(judged("alter table a add column b int", false), None);
    assert!(judged("drop table a", true).unwrap().contains("cannot read what it left"));
    let declared = "-- expand: nobody reads it since the release before\nalter table a drop column id";
    assert_eq!(judged(declared, true), None);
    assert!(judged(declared, false).unwrap().contains("is older"));
}

#[test]
fn drift_freezes_and_missing_approvals_close() {
    let base = base();
    let drifted = ["service.Api".to_owned()];
    check(&base, |facts| facts.drift = Ok(&drifted), "drift", Err("service.Api changed past its template"));
    let unknown = "the drift of `s` cannot be looked at: no right";
    check(&base, |facts| facts.drift = Err(unknown), "drift", Err("cannot be looked at"));
    let christmas = ReleasePolicy { freeze: vec![("2026-09-20".into(), "2026-09-21".into())], ..policy() };
    check(
        &base,
        |facts| facts.policy = &christmas,
        "freeze",
        Err("`staging` is frozen from 2026-09-20 to 2026-09-21"),
    );
    let reviewers = ["@example/releases".to_owned()];
    check(
        &base,
        |facts| facts.reviewers = &reviewers,
        "approvals",
        Err("one of @example/releases must approve"),
    );
    let approvals = ["grace".to_owned()];
    check(
        &base,
        |facts| {
            facts.reviewers = &reviewers;
            facts.approvals = &approvals;
        },
        "approvals",
        Ok("approved: grace"),
    );
}
