//! `promote`, `rollback` and the first deployment of a release: exactly the recorded digests go on.

use std::collections::BTreeSet;

use super::gate::{self, Facts, Gate, State};
use super::record::Record;
use super::registry::Transfer;
use super::store;
use crate::aws::cloudformation::Drift;
use crate::aws::{Aws, Bucket};
use crate::command::{Format, promote, rollback};
use crate::context::{Context, data, say};
use crate::deploy::execute::{Wish, execute};
use crate::deploy::history::{self, Entry, Outcome, serving};
use crate::deploy::operate::drifts;
use crate::deploy::session::Session;
use crate::error::{Error, Result};
use crate::local::daemon;
use crate::{Definition, Home, Platform, clock};

/// Deployments that are looked at: nobody goes back further.
const LOOKED_AT: usize = 50;

/// `promote`
pub(crate) fn promote(args: &promote::Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let (from, to) = (&args.from, &args.to);
    let definition = context.definition(platform, to)?;
    match &definition.release.from {
        Some(before) if before == from => {}
        Some(before) => {
            return Err(Error::Refused {
                what: format!("releases come to `{to}` from `{before}`, and no environment is skipped"),
                hint: format!("cargo xtask promote --from {before} --to {to}"),
            });
        }
        None => {
            return Err(Error::Usage(format!(
                "`{to}` is where releases begin: `cargo xtask deploy --env {to} --release latest` deploys one"
            )));
        }
    }
    let source = context.definition(platform, from)?;
    let home = |name: &str, home: &Option<Home>| {
        let lacks = || Error::Usage(format!("`{name}` keeps no releases: it has no section `github`"));
        home.clone().ok_or_else(lacks)
    };
    let (before, reviewers) = (home(from, &source.home)?, home(to, &definition.home)?.reviewers);
    daemon::runtime()?.block_on(async {
        let mut session = Session::open(platform, context, to, &definition, Vec::new()).await?;
        let seen = Some(history::newest_fence(session.bucket()?, to).await?);
        let wish = Wish {
            does: "promote",
            out: args.out.clone(),
            yes: args.yes,
            acknowledged: args.acknowledge.clone(),
            seen,
            ..Wish::default()
        };
        if !args.check {
            wish.refuse_blind(&session)?;
        }
        let bucket = session.cloud.bucket_in(&source.region, &before.state_bucket)?;
        let deployed = recent(&bucket, from).await?;
        let name = match (&args.release, serving(&deployed)) {
            (Some(name), _) => name.clone(),
            (None, Some(Entry { release: Some(release), .. })) => release.clone(),
            (None, _) => {
                return Err(Error::Usage(format!(
                    "`{from}` serves no release: `cargo xtask status` says what comes first"
                )));
            }
        };
        let record = store::find(&bucket, &name).await?;
        session.stacks = store::artifacts(&bucket, &record, to).await?;
        let ran = ran(session.bucket()?, &recent(session.bucket()?, to).await?).await?;
        let drift = match drifts(&session).await {
            Ok(drifts) => {
                let named = |(stack, drifts): (&&str, &Vec<Drift>)| -> Vec<String> {
                    drifts.iter().map(|drift| format!("{stack}.{}", drift.logical)).collect()
                };
                Ok(drifts.iter().flat_map(named).collect::<Vec<String>>())
            }
            Err(error @ Error::Aws(_)) => Err(error.to_string()),
            Err(error) => return Err(error),
        };
        let mut approvals = args.approved_by.clone();
        approvals.extend(context.run.clone());
        let gates = gate::evaluate(&Facts {
            record: &record,
            policy: &definition.release,
            to,
            before: &deployed,
            current: ran.as_ref(),
            drift: drift.as_deref().map_err(String::as_str),
            approvals: &approvals,
            reviewers: &reviewers,
            now: clock::millis(),
        });
        say(&format!(
            "Release {} ({}, {}) from `{from}` to `{to}`:",
            record.short(),
            record.short_commit(),
            record.subject
        ));
        show(&gates, args.format);
        refuse_closed(&gates)?;
        if args.check {
            return Ok(());
        }
        carry_image(&session, &source, &before.images, &record).await?;
        store::carry(&bucket, session.bucket()?, &record).await?;
        ship(&session, &record, wish).await
    })
}

/// `rollback`
pub(crate) fn rollback(args: &rollback::Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let name = &args.environment;
    let definition = context.definition(platform, name)?;
    daemon::runtime()?.block_on(async {
        let mut session = Session::open(platform, context, name, &definition, Vec::new()).await?;
        let bucket = session.bucket()?.clone();
        let deployed = recent(&bucket, name).await?;
        let Some(now) = current(&bucket, &deployed).await? else {
            return Err(Error::Usage(format!("`{name}` serves no release that it could go back from")));
        };
        let seen = Some(deployed.first().map_or(0, |entry| entry.fence));
        let failed = deployed.first().is_some_and(|entry| entry.outcome != Outcome::Succeeded);
        let to = match (&args.to, failed) {
            (Some(to), _) => store::find(&bucket, to).await?,
            // After a failure the release that served is the one before.
            (None, true) => now.clone(),
            (None, false) => previous(&bucket, name, &deployed).await?,
        };
        // What failed, or was gone back from, changed the database all the same.
        let tried = ran(&bucket, &deployed).await?.unwrap_or_else(|| now.clone());
        let right_before = to.id == tried.id || before(&deployed, &tried.id).as_ref() == Some(&to.id);
        if to.id == now.id && !failed {
            return Err(Error::Usage(format!("`{name}` serves the release {} already", to.short())));
        }
        let from = if now.id == to.id { String::new() } else { format!("from {} ", now.short()) };
        let what = format!("{} ({}, {})", to.short(), to.short_commit(), to.subject);
        say(&format!("`{name}` goes back {from}to {what}."));
        let gate = Gate { name: "migrations", state: gate::way_back(&tried, &to, right_before) };
        show(std::slice::from_ref(&gate), Format::Human);
        refuse_closed(&[gate])?;
        session.stacks = store::artifacts(&bucket, &to, name).await?;
        ship(
            &session,
            &to,
            Wish {
                does: "rollback",
                out: args.out.clone(),
                yes: args.yes,
                acknowledged: args.acknowledge.clone(),
                seen,
                ..Wish::default()
            },
        )
        .await
    })
}

/// Deploys a release to the environment where releases begin.
pub(crate) async fn begin(session: &mut Session<'_>, name: &str, mut wish: Wish) -> Result<()> {
    let bucket = session.bucket()?.clone();
    wish.seen = Some(history::newest_fence(&bucket, &session.environment).await?);
    let record = store::find(&bucket, name).await?;
    refuse_migrations(session, &record).await?;
    session.stacks = store::artifacts(&bucket, &record, &session.environment).await?;
    say(&format!("Release {} ({}, {})", record.short(), record.short_commit(), record.subject));
    wish.record = Some(record.clone());
    ship(session, &record, wish).await
}

/// Refuses a release whose migrations do not go with what serves, and with what ran.
pub(crate) async fn refuse_migrations(session: &Session<'_>, record: &Record) -> Result<()> {
    let (bucket, environment) = (session.bucket()?, &session.environment);
    let ran = ran(bucket, &recent(bucket, environment).await?).await?;
    let gate = Gate { name: "migrations", state: gate::migrations(ran.as_ref(), record) };
    if !gate.is_open() {
        show(std::slice::from_ref(&gate), Format::Human);
    }
    refuse_closed(&[gate])
}

/// Takes the stacks of a release that a recorded plan names.
/// Gives its commit, and its image as this environment has it.
pub(crate) async fn stacks_of(session: &mut Session<'_>, release: &str) -> Result<(String, String)> {
    let bucket = session.bucket()?.clone();
    let record = store::find(&bucket, release).await?;
    session.stacks = store::artifacts(&bucket, &record, &session.environment).await?;
    let image = format!("{}@{}", session.image_repository(), record.image);
    Ok((record.commit, image))
}

/// Deploys what a record names, and nothing else.
async fn ship(session: &Session<'_>, record: &Record, wish: Wish) -> Result<()> {
    let mut deployment = session.deployment().await?;
    let repository = session.image_repository();
    // The release decides which stacks take the image, not the workspace that deploys it.
    deployment.set_image(&format!("{repository}@{}", record.image), session.platform, &session.stacks);
    deployment.acknowledged.clone_from(&wish.acknowledged);
    deployment.release = Some(record.id.clone());
    deployment.commit = Some(record.commit.clone());
    execute(session, deployment, wish).await
}

/// Brings the image to the target's repository; within one account it is there.
async fn carry_image(
    session: &Session<'_>,
    source: &Definition,
    repository: &str,
    record: &Record,
) -> Result<()> {
    let target = session.cloud.registry(&session.account).await?;
    let own = session.repository.clone().unwrap_or_default();
    let tag = format!("release-{}", record.short());
    // By its tag: an image that no tag names is forgotten after a while.
    if target.find(&own, &tag).await?.as_ref() == Some(&record.image) {
        say("   image is there");
        return Ok(());
    }
    let source = session.cloud.beside(Some(&source.region)).registry(&source.account).await?;
    let mut progress = |_: Transfer| {};
    let sent = target.copy(&own, &source, repository, &record.image, &[&tag], &mut progress).await?;
    say(&format!("   image {} bytes copied, {} bytes were there", sent.sent, sent.already_there));
    Ok(())
}

/// The newest deployments of an environment, newest first.
async fn recent(bucket: &Bucket, environment: &str) -> Result<Vec<Entry>> {
    let mut found = Vec::new();
    history::walk(bucket, environment, |entry| {
        found.push(entry);
        found.len() < LOOKED_AT
    })
    .await?;
    Ok(found)
}

/// The release that serves, as far as one does: an image may have been deployed by hand.
async fn current(bucket: &Bucket, deployed: &[Entry]) -> Result<Option<Record>> {
    match serving(deployed).and_then(|entry| entry.release.as_ref()) {
        Some(id) => Ok(Some(store::find(bucket, id).await?)),
        None => Ok(None),
    }
}

/// The release that served before this one.
async fn previous(bucket: &Bucket, environment: &str, deployed: &[Entry]) -> Result<Record> {
    let id = line(deployed).into_iter().rev().nth(1);
    let id = id.ok_or_else(|| Error::Usage(format!("no other release ever served in `{environment}`")))?;
    store::find(bucket, &id).await
}

/// The release with the newest migration of those that were tried: whatever became of it, its migrations may have run.
async fn ran(bucket: &Bucket, deployed: &[Entry]) -> Result<Option<Record>> {
    let tried: BTreeSet<&String> = deployed.iter().filter_map(|entry| entry.release.as_ref()).collect();
    let records = tried.into_iter().map(async |id| store::find(bucket, id).await);
    let records = futures_util::future::try_join_all(records).await?;
    Ok(records.into_iter().max_by_key(Record::last_migration))
}

/// The release that served when another one was first tried.
fn before(newest_first: &[Entry], tried: &str) -> Option<String> {
    let mut serves = None;
    for entry in newest_first.iter().rev() {
        if entry.release.as_deref() == Some(tried) {
            break;
        }
        if entry.ships() {
            serves.clone_from(&entry.release);
        }
    }
    serves
}

/// The releases that led to the one that serves, oldest first: what was gone back from is none of them.
fn line(newest_first: &[Entry]) -> Vec<String> {
    let mut line: Vec<String> = Vec::new();
    for entry in newest_first.iter().rev().filter(|entry| entry.outcome == Outcome::Succeeded) {
        let Some(release) = &entry.release else { continue };
        match line.iter().rposition(|earlier| earlier == release) {
            Some(at) if entry.does == "rollback" || at + 1 == line.len() => line.truncate(at + 1),
            _ => line.push(release.clone()),
        }
    }
    line
}

fn show(gates: &[Gate], format: Format) {
    if format == Format::Json {
        data(&serde_json::to_string(gates).expect("a gate has only string keys"));
        return;
    }
    for gate in gates {
        match &gate.state {
            State::Open { because } => data(&format!("  open    {:<11} {because}", gate.name)),
            State::Closed { because, opens } => {
                data(&format!(
                    "  closed  {:<11} {because}\n          {:<11} to open it: {opens}",
                    gate.name, ""
                ));
            }
        }
    }
}

fn refuse_closed(gates: &[Gate]) -> Result<()> {
    let closed: Vec<&str> = gates.iter().filter(|gate| !gate.is_open()).map(|gate| gate.name).collect();
    if closed.is_empty() {
        return Ok(());
    }
    Err(Error::Refused {
        what: format!("closed: {}", closed.join(", ")),
        hint: "what would open each stands beside it".into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(deployed: &[(&'static str, &str, Outcome)], expected: &[&str]) {
        let mut entries: Vec<Entry> = Vec::new();
        for (at, (does, release, outcome)) in (1..).zip(deployed) {
            let mut entry = Entry::new("dev", at, does, "ada", at);
            entry.release = Some((*release).to_owned());
            entry.outcome = *outcome;
            entries.insert(0, entry);
        }
        assert_eq!(line(&entries), expected);
    }

    #[test]
    fn what_was_gone_back_from_is_not_gone_back_to() {
        use Outcome::{Failed, Succeeded};
        check(&[("deploy", "1", Succeeded), ("deploy", "2", Succeeded)], &["1", "2"]);
        check(&[("deploy", "1", Succeeded), ("deploy", "2", Failed)], &["1"]);
        check(
            &[("deploy", "1", Succeeded), ("deploy", "2", Succeeded), ("rollback", "1", Succeeded)],
            &["1"],
        );
        check(
            &[
                ("deploy", "1", Succeeded),
                ("deploy", "2", Succeeded),
                ("rollback", "1", Succeeded),
                ("deploy", "3", Succeeded),
            ],
            &["1", "3"],
        );
        check(
            &[("deploy", "1", Succeeded), ("deploy", "1", Succeeded), ("deploy", "2", Succeeded)],
            &["1", "2"],
        );
    }
}
