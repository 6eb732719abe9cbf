//! `status` and `release list|show`: where every environment is, what blocks its release, and what to type next.

use std::time::Duration;

use serde::Serialize;
use serde_json::json;

use super::record::{Record, short};
use super::store;
use crate::aws::Aws;
use crate::aws::cloudformation::{Deployed, Status as StackStatus};
use crate::command::{Format, release, status};
use crate::context::{Context, data, say};
use crate::deploy::history::{self, Entry, Outcome};
use crate::deploy::session::Session;
use crate::deploy::{LOCAL, lease};
use crate::error::{Error, Result};
use crate::local::daemon;
use crate::moment::{age, iso};
use crate::{Definition, Platform, ReleasePolicy, clock};

/// How long an environment may take to answer: one that does not is told as such.
const PATIENCE: Duration = Duration::from_secs(10);

/// The health of an environment that `bootstrap` did not prepare.
const NOT_SET_UP: &str = "not set up";

/// One environment.
#[derive(Debug, Serialize)]
struct Row {
    environment: String,
    /// The digest of the release that serves.
    release: Option<String>,
    commit: Option<String>,
    subject: Option<String>,
    /// Milliseconds since it was deployed.
    age: Option<u64>,
    health: String,
    /// What the last detection found.
    drift: String,
    /// Who deploys now.
    lease: Option<String>,
    /// What keeps its release from going on, and what to do about it.
    blocked: Vec<String>,
    #[serde(skip)]
    newest: Option<Entry>,
}

/// `status`
pub(crate) fn status(args: &status::Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let names: Vec<&str> = platform.environments().iter().copied().filter(|name| *name != LOCAL).collect();
    let definitions = names.iter().map(|name| context.definition(platform, name));
    let definitions = definitions.collect::<Result<Vec<_>>>()?;
    let mut rows = daemon::runtime()?.block_on(async {
        let asked = names.iter().zip(&definitions).map(async |(name, definition)| {
            let row = tokio::time::timeout(PATIENCE, row(name, definition, platform, context)).await;
            match row {
                Ok(Ok(row)) => row,
                Ok(Err(Error::NoBucket { .. })) => Row { health: NOT_SET_UP.into(), ..unknown(name, "") },
                Ok(Err(error)) => unknown(name, &error.to_string()),
                Err(_) => unknown(name, "it did not answer"),
            }
        });
        futures_util::future::join_all(asked).await
    });
    let policies: Vec<ReleasePolicy> = definitions.into_iter().map(|definition| definition.release).collect();
    let next = next(&mut rows, &policies);
    if args.format == Format::Json {
        data(&json!({ "environments": rows, "next": next }).to_string());
        return Ok(());
    }
    data(&format!(
        "{:<12} {:<9} {:<9} {:<7} {:<28} {:<16} {}",
        "ENVIRONMENT", "RELEASE", "COMMIT", "AGE", "HEALTH", "DRIFT", "SUBJECT"
    ));
    for row in &rows {
        let text = |value: Option<&str>| value.unwrap_or("-").to_owned();
        data(&format!(
            "{:<12} {:<9} {:<9} {:<7} {:<28} {:<16} {}",
            row.environment,
            text(row.release.as_deref().map(short)),
            text(row.commit.as_deref().and_then(|commit| commit.get(..8))),
            row.age.map_or("-".into(), age),
            row.health,
            row.drift,
            text(row.subject.as_deref()),
        ));
        if let Some(holder) = &row.lease {
            data(&format!("             deploying now: {holder}"));
        }
        for blocked in &row.blocked {
            data(&format!("             {blocked}"));
        }
    }
    say("");
    for command in &next {
        say(&format!("next: {command}"));
    }
    Ok(())
}

fn unknown(name: &str, why: &str) -> Row {
    Row {
        environment: name.to_owned(),
        release: None,
        commit: None,
        subject: None,
        age: None,
        health: "unknown".into(),
        drift: "-".into(),
        lease: None,
        blocked: why.lines().next().map(str::to_owned).into_iter().collect(),
        newest: None,
    }
}

async fn row(name: &str, definition: &Definition, platform: &dyn Platform, context: &Context) -> Result<Row> {
    let session = Session::open(platform, context, name, definition, Vec::new()).await?;
    let bucket = session.bucket()?;
    let records = async {
        let mut newest = None;
        let mut serving = None;
        history::walk(bucket, name, |entry| {
            newest.get_or_insert_with(|| entry.clone());
            if entry.ships() {
                serving = Some(entry);
            }
            serving.is_none()
        })
        .await?;
        let record = match serving.as_ref().and_then(|entry| entry.release.clone()) {
            Some(id) => Some(store::find(bucket, &id).await?),
            None => None,
        };
        Ok::<_, Error>((newest, serving, record))
    };
    let (records, health, holder) =
        futures_util::future::join3(records, health(&session, definition), lease::read(bucket, name)).await;
    let (newest, serving, record) = records?;
    let (health, drift) = health?;
    let now = clock::millis();
    let holder = holder?.map(|(holder, _)| holder).filter(|holder| holder.holds(now));
    let mut blocked = Vec::new();
    if let Some(entry) =
        newest.as_ref().filter(|entry| matches!(entry.outcome, Outcome::Failed | Outcome::Abandoned))
    {
        let cause = entry.cause.as_deref().and_then(cause_of).unwrap_or_default();
        blocked.push(format!("the last {} {}{cause}", entry.does, entry.outcome.word()));
    }
    if serving.as_ref().is_some_and(|entry| entry.release.is_none()) {
        blocked.push("it serves an image of no release".into());
    }
    Ok(Row {
        environment: name.to_owned(),
        age: serving.as_ref().map(|entry| now.saturating_sub(entry.ended.unwrap_or(entry.began))),
        release: record.as_ref().map(|record| record.id.clone()),
        commit: record.as_ref().map(|record| record.commit.clone()),
        subject: record.map(|record| record.subject),
        health,
        drift,
        lease: holder.map(|holder| holder.describe(now)),
        blocked,
        newest,
    })
}

/// The line of an explanation that names the cause.
fn cause_of(explanation: &str) -> Option<String> {
    let line = explanation.lines().find_map(|line| line.trim().strip_prefix("cause: "))?;
    Some(format!(": {line}"))
}

/// Whether every stack is at rest and as it was last made.
async fn health(session: &Session<'_>, definition: &Definition) -> Result<(String, String)> {
    let asked = definition.stacks.iter().map(async |stack| {
        let name = format!("{}-{}", session.prefix(), stack.name);
        Ok::<_, Error>((stack.name, session.cloud.beside(stack.region).stack(&name).await?))
    });
    let found = futures_util::future::try_join_all(asked).await?;
    let there: Vec<_> = found.into_iter().filter_map(|(name, stack)| Some((name, stack?))).collect();
    if there.is_empty() {
        return Ok(("not deployed".into(), "-".into()));
    }
    let bad = there.iter().find(|(_, stack)| !matches!(stack.status, StackStatus::Complete(_)));
    let health = match bad {
        None => "healthy".into(),
        Some((name, stack)) => match &stack.status {
            StackStatus::RolledBack(word) if word == "ROLLBACK_COMPLETE" => {
                format!("`{name}` was never made")
            }
            // What was there before serves.
            StackStatus::RolledBack(_) => format!("healthy, `{name}` went back"),
            status => format!("`{name}` is {}", status.word()),
        },
    };
    Ok((health, drift(&there)))
}

/// What the last detections of drift found; `cargo xtask drift` makes a new one.
fn drift(there: &[(&str, Deployed)]) -> String {
    let known: Vec<(bool, i64)> = there.iter().filter_map(|(_, stack)| stack.drift).collect();
    let Some(oldest) = known.iter().map(|(_, at)| *at).min().filter(|_| known.len() == there.len()) else {
        return "not looked at".into();
    };
    let ago = age(clock::millis().saturating_sub(u64::try_from(oldest).unwrap_or_default() * 1_000));
    match known.iter().filter(|(drifted, _)| *drifted).count() {
        0 => format!("none {ago} ago"),
        count => format!("{count} stacks {ago} ago"),
    }
}

/// The commands that come next, from the environment where releases end to that where they begin.
fn next(rows: &mut [Row], policies: &[ReleasePolicy]) -> Vec<String> {
    let mut commands = Vec::new();
    for at in 0..rows.len() {
        let name = rows[at].environment.clone();
        let policy = &policies[at];
        if rows[at].health == NOT_SET_UP {
            commands.push(format!("cargo xtask bootstrap --env {name}"));
            continue;
        }
        if rows[at].health.contains("FAILED") {
            commands.push(format!("cargo xtask recover --env {name}"));
        }
        let Some(from) = &policy.from else {
            if rows[at].release.is_none() {
                commands.push(format!(
                    "cargo xtask release create, then cargo xtask deploy --env {name} --release latest"
                ));
            }
            continue;
        };
        let Some(before) = rows.iter().position(|row| row.environment == *from) else { continue };
        let waits = rows[before].release.clone().filter(|release| rows[at].release.as_ref() != Some(release));
        if waits.is_none() {
            continue;
        }
        let failed = rows[before].newest.as_ref().is_some_and(|entry| entry.outcome != Outcome::Succeeded);
        let served = rows[before].age.unwrap_or_default();
        let asked = policy.verified_minutes * 60_000;
        if failed {
            rows[before]
                .blocked
                .push(format!("not on to `{name}`: its last deployment here did not succeed"));
        } else if served < asked {
            let left = age(asked - served);
            rows[before].blocked.push(format!("not on to `{name}` yet: it must serve here for {left} more"));
        } else {
            commands.push(format!("cargo xtask promote --from {from} --to {name}"));
        }
    }
    commands
}

/// `release list`
pub(crate) fn list(args: &release::ListArgs, platform: &dyn Platform, context: &Context) -> Result<()> {
    with_first(args.environment.as_deref(), platform, context, async |session| {
        let listed = store::list(session.bucket()?).await?;
        let shown = &listed[..listed.len().min(args.most)];
        let read = shown.iter().map(async |listed| store::read(session.bucket()?, listed).await);
        let records: Vec<Record> = futures_util::future::try_join_all(read).await?;
        if args.format == Format::Json {
            let rows: Vec<_> = records.iter().map(as_json).collect();
            data(&json!(rows).to_string());
            return Ok(());
        }
        let now = clock::millis();
        for record in &records {
            data(&format!(
                "{} {} {:<8} {}",
                record.short(),
                record.short_commit(),
                age(now.saturating_sub(record.created)),
                record.subject
            ));
        }
        if records.is_empty() {
            say("No release was made yet: `cargo xtask release create` makes one.");
        } else if listed.len() > shown.len() {
            say(&format!("{} more; --most shows them", listed.len() - shown.len()));
        }
        Ok(())
    })
}

/// `release show`
pub(crate) fn show(args: &release::ShowArgs, platform: &dyn Platform, context: &Context) -> Result<()> {
    with_first(args.environment.as_deref(), platform, context, async |session| {
        let record = store::find(session.bucket()?, &args.release).await?;
        if args.format == Format::Json {
            if args.verify {
                verify(&session, &record).await?;
            }
            data(&as_json(&record).to_string());
            return Ok(());
        }
        data(&format!("release     {}", record.id));
        data(&format!("made        {} by {}", iso(record.created), record.by));
        if let Some(run) = &record.run {
            data(&format!("run         {run}"));
        }
        data(&format!("commit      {} {}", record.commit, record.subject));
        data(&format!("image       {}", record.image));
        data(&format!("contract    {}", record.contract));
        data(&format!("sbom        {}", record.sbom));
        data(&format!("migrations  up to {}", record.last_migration()));
        for (environment, stacks) in &record.stacks {
            data(&format!("stacks      {environment}: {}", stacks.len()));
        }
        for evidence in &record.evidence {
            let word = if evidence.passed { "passed" } else { "failed" };
            let link = evidence.link.as_ref().map(|link| format!(", {link}")).unwrap_or_default();
            data(&format!("gate        {} {word} at {}{link}", evidence.gate, iso(evidence.at)));
        }
        if args.verify {
            verify(&session, &record).await?;
        }
        Ok(())
    })
}

/// Fetches every byte that a record names for this environment; each is compared with its digest where it is read.
async fn verify(session: &Session<'_>, record: &Record) -> Result<()> {
    let bucket = session.bucket()?;
    let stacks = store::artifacts(bucket, record, &session.environment).await?;
    store::blob(bucket, &record.sbom).await?;
    let registry = session.cloud.registry(&session.account).await?;
    let image = registry.pull(session.repository.as_deref().unwrap_or_default(), &record.image).await?;
    say(&format!("verified: the record, {} stacks, the SBOM and the image {}", stacks.len(), image.name()));
    Ok(())
}

fn as_json(record: &Record) -> serde_json::Value {
    let mut json = serde_json::to_value(record).unwrap_or_default();
    json["id"] = record.id.as_str().into();
    json
}

/// Connects to an environment, or to the one where releases begin.
fn with_first<T>(
    environment: Option<&str>,
    platform: &dyn Platform,
    context: &Context,
    work: impl AsyncFnOnce(Session<'_>) -> Result<T>,
) -> Result<T> {
    let mut begins = None;
    for name in platform.environments().iter().copied().filter(|name| *name != LOCAL) {
        let definition = context.definition(platform, name)?;
        if environment.map_or(definition.release.from.is_none(), |wanted| wanted == name) {
            begins = Some((name, definition));
            break;
        }
    }
    let (name, definition) =
        begins.ok_or_else(|| Error::Usage("there is no such environment with releases".into()))?;
    daemon::runtime()?.block_on(async {
        let session = Session::open(platform, context, name, &definition, Vec::new()).await?;
        work(session).await
    })
}
