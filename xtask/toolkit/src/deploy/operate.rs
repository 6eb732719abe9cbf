//! What people do with a deployed environment: look, stop, mend, run a task, read its log.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde_json::json;

use super::execute::confirmed;
use super::lease::{self, Clock};
use super::patiently;
use super::progress::Progress;
use super::recover::{self, WayOut, see_through, way_out};
use super::session::{PATIENCE, Session};
use crate::Platform;
use crate::aws::Aws;
use crate::aws::cloudformation::{Deployed, Drift, Status};
use crate::aws::ecs::RunTask;
use crate::aws::logs::Line;
use crate::command::{self, Format};
use crate::context::{Context, data, say};
use crate::error::{Error, Result};
use crate::local::daemon;
use crate::moment::iso;
use crate::release::artifact::Artifact;

/// How often the log is asked for new lines.
const LOG_EVERY: Duration = Duration::from_secs(2);
/// Milliseconds that a line may come late.
const LATE: u64 = 60_000;
/// How often somebody who watches looks whether another stack began.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// What a one-off task is looked at with.
const TASK_EVERY: Duration = Duration::from_millis(500);

/// Connects to an environment and works with it.
fn with_session<T>(
    environment: &str,
    platform: &dyn Platform,
    context: &Context,
    work: impl AsyncFnOnce(Session<'_>) -> Result<T>,
) -> Result<T> {
    let definition = context.definition(platform, environment)?;
    let stacks = Artifact::all(&definition)?;
    daemon::runtime()?.block_on(async {
        let session = Session::open(platform, context, environment, &definition, stacks).await?;
        work(session).await
    })
}

/// The deployed stacks of an environment, in the order of their definition.
async fn deployed<'a>(session: &'a Session<'_>) -> Result<Vec<(&'a Artifact, Deployed)>> {
    let mut found = Vec::new();
    for (stack, name) in session.named() {
        let cloud = session.cloud.beside(stack.region.as_deref());
        if let Some(deployed) = patiently(async || cloud.stack(&name).await).await? {
            found.push((stack, deployed));
        }
    }
    Ok(found)
}

/// `outputs`
pub(crate) fn outputs(
    args: &command::outputs::Args,
    platform: &dyn Platform,
    context: &Context,
) -> Result<()> {
    with_session(&args.environment, platform, context, async |session| {
        let all = session.outputs().await?;
        if all.is_empty() {
            return Err(Error::Usage(format!("no stack of `{}` is deployed", args.environment)));
        }
        if args.format == Format::Json {
            data(&json!(all).to_string());
            return Ok(());
        }
        for (stack, outputs) in &all {
            for (name, value) in outputs {
                data(&format!("{:<32} {value}", format!("{stack}.{name}")));
            }
        }
        Ok(())
    })
}

/// `watch`
pub(crate) fn watch(args: &command::watch::Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    with_session(&args.environment, platform, context, async |session| {
        let progress = Progress::new(context);
        let mut seen = BTreeSet::new();
        loop {
            let holder = match &session.bucket {
                Some(bucket) => lease::read(bucket, &session.environment).await?.map(|(holder, _)| holder),
                None => None,
            };
            let now = daemon::millis();
            let holder = holder.filter(|holder| holder.holds(now));
            if let Some(holder) = &holder
                && seen.insert(format!("lease {}", holder.fence))
            {
                say(&format!("`{}` is held by {}", session.environment, holder.describe(now)));
            }
            let mut moving = false;
            for (stack, current) in deployed(&session).await? {
                if way_out(&current.status) == WayOut::Wait {
                    moving = true;
                    progress.begin(&stack.name);
                    let cloud = session.cloud.beside(stack.region.as_deref());
                    see_through(&cloud, &current, &stack.name, &progress).await?;
                    progress.end(&stack.name, "at rest");
                }
            }
            if !moving && holder.is_none() {
                progress.finish();
                say(if seen.is_empty() { "Nothing runs." } else { "Nothing runs any more." });
                return Ok(());
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    })
}

/// `cancel`
pub(crate) fn cancel(args: &command::cancel::Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    with_session(&args.environment, platform, context, async |session| {
        let bucket = session.bucket()?;
        let asked = lease::cancel(bucket, &session.environment, &context.owner, daemon::millis()).await?;
        if let Some(holder) = asked {
            say(&format!(
                "Asked {} to stop; it goes back to what was there.",
                holder.describe(daemon::millis())
            ));
            let clock: Clock = std::rc::Rc::new(daemon::millis);
            let claim = session.claim("cancel");
            let mut waiting = |_: &str| {};
            let lease =
                lease::Lease::wait(bucket, &session.environment, &claim, &clock, PATIENCE, &mut waiting)
                    .await?;
            // A holder that is gone undid nothing.
            let lease = std::rc::Rc::new(lease);
            let undone = lease.hold(async |_| session.undo().await).await;
            lease.release().await;
            undone?;
            say("Stopped.");
            return Ok(());
        }
        session.leased("cancel", PATIENCE, async |_| session.undo().await).await?;
        say("Nobody deploys; what still ran in CloudFormation was undone.");
        Ok(())
    })
}

/// `recover`
pub(crate) fn recover(
    args: &command::recover::Args,
    platform: &dyn Platform,
    context: &Context,
) -> Result<()> {
    with_session(&args.environment, platform, context, async |session| {
        let mut ways: Vec<(&Artifact, Deployed, WayOut)> = Vec::new();
        for (stack, current) in deployed(&session).await? {
            let way = way_out(&current.status);
            data(&format!("{:<14} {:<32} {way}", stack.name, current.status.word()));
            if way != WayOut::None {
                ways.push((stack, current, way));
            }
        }
        if ways.is_empty() {
            say("Every stack is at rest.");
            return Ok(());
        }
        if !args.yes && !confirmed(&session.environment, &session.account).await? {
            return Err(Error::Usage("nothing was done".into()));
        }
        session
            .leased("recover", PATIENCE, async |lease| {
                let progress = Progress::new(context);
                for (stack, current, way) in &ways {
                    if let Some(lease) = &lease {
                        lease.check()?;
                    }
                    let cloud = session.cloud.beside(stack.region.as_deref());
                    // While the lease was waited for somebody may have gone on.
                    let now = patiently(async || cloud.stack(&current.id).await).await?;
                    if now.is_none_or(|now| way_out(&now.status) != *way) {
                        continue;
                    }
                    progress.begin(&stack.name);
                    // AWS refuses the names of other stacks' resources.
                    let held = patiently(async || cloud.resources(&current.id).await).await?;
                    let is_held = |id: &&String| held.iter().any(|resource| resource.logical == **id);
                    let leave: Vec<String> = args.leave.iter().filter(is_held).cloned().collect();
                    let (current, short, leave) = (current, &stack.name, &leave);
                    match way {
                        WayOut::None => {}
                        WayOut::Wait => see_through(&cloud, current, short, &progress).await?,
                        WayOut::Delete | WayOut::Discard => {
                            recover::delete(&cloud, current, short, &[], &progress).await?;
                        }
                        WayOut::ContinueRollback => {
                            recover::continue_rollback(&cloud, current, short, leave, &progress).await?;
                        }
                        WayOut::DeleteAgain => {
                            recover::delete(&cloud, current, short, leave, &progress).await?;
                        }
                    }
                    progress.end(&stack.name, "recovered");
                }
                progress.finish();
                Ok(())
            })
            .await?;
        say(&format!("Recovered; go on with `cargo xtask deploy --env {}`.", session.environment));
        Ok(())
    })
}

/// `drift`
pub(crate) fn drift(args: &command::drift::Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    with_session(&args.environment, platform, context, async |session| {
        let drifts = drifts(&session).await?;
        if args.format == Format::Json {
            let json: BTreeMap<&str, serde_json::Value> =
                drifts.iter().map(|(stack, drifts)| (*stack, drifts.iter().map(as_json).collect())).collect();
            data(&json!(json).to_string());
        }
        for (stack, drift) in
            drifts.iter().flat_map(|(stack, drifts)| drifts.iter().map(move |drift| (stack, drift)))
        {
            if args.format == Format::Json {
                break;
            }
            let gone = if drift.deleted { ": somebody deleted it" } else { "" };
            data(&format!("{stack}.{} ({}){gone}", drift.logical, drift.resource_type));
            for difference in &drift.differences {
                data(&format!(
                    "  {}: {} in the template, {} in AWS",
                    difference.path,
                    shown(&difference.expected),
                    shown(&difference.actual)
                ));
            }
        }
        if drifts.values().all(Vec::is_empty) {
            say("Everything is as its templates say.");
            return Ok(());
        }
        Err(Error::Drift { environment: session.environment.clone() })
    })
}

fn shown(value: &str) -> &str {
    if value.is_empty() { "nothing" } else { value }
}

fn as_json(drift: &Drift) -> serde_json::Value {
    let differences = drift.differences.iter().map(|difference| {
        json!({ "path": difference.path, "expected": difference.expected, "actual": difference.actual })
    });
    json!({
        "resource": drift.logical,
        "type": drift.resource_type,
        "deleted": drift.deleted,
        "differences": differences.collect::<Vec<_>>(),
    })
}

/// What differs from the templates, by stack.
pub(crate) async fn drifts<'a>(session: &'a Session<'_>) -> Result<BTreeMap<&'a str, Vec<Drift>>> {
    let found = deployed(session).await?;
    let checked = found
        .iter()
        .filter(|(_, current)| current.is_there() && !matches!(current.status, Status::InProgress(_)));
    let asked = checked.map(async |(stack, current)| {
        let cloud = session.cloud.beside(stack.region.as_deref());
        let drifts = patiently(async || cloud.drift(&current.id).await).await?;
        Ok::<_, Error>((stack.name.as_str(), drifts))
    });
    Ok(futures_util::future::try_join_all(asked).await?.into_iter().collect())
}

/// `task run`
pub(crate) fn task(args: &command::task::RunArgs, platform: &dyn Platform, context: &Context) -> Result<()> {
    with_session(&args.environment, platform, context, async |session| {
        let known = || session.stacks.iter().filter_map(|stack| Some((stack, stack.task.as_ref()?)));
        let (stack, task) = known().find(|(_, task)| task.name == args.name).ok_or_else(|| {
            let names: Vec<&str> = known().map(|(_, task)| task.name.as_str()).collect();
            Error::Usage(format!("there is no task `{}`; there are {}", args.name, names.join(", ")))
        })?;
        let all = session.outputs().await?;
        let output = |name: &str| all.get(&stack.name).and_then(|outputs| outputs.get(name)).cloned();
        let cluster = output(&task.cluster).ok_or_else(|| {
            Error::Usage(format!("`{}` of `{}` is not deployed", stack.name, session.environment))
        })?;
        let run = RunTask {
            cluster: cluster.clone(),
            task_definition: output(&task.task_definition).unwrap_or_default(),
            subnets: output(&task.subnets).unwrap_or_default().split(',').map(str::to_owned).collect(),
            security_group: output(&task.security_group).unwrap_or_default(),
            command: args.command.clone(),
        };
        let token = format!("task-{}", daemon::millis());
        let arn = patiently(async || session.cloud.start_task(&run, &token).await).await?;
        say(&format!("{} runs as {}", task.name, arn.rsplit('/').next().unwrap_or_default()));
        let stopped = loop {
            match patiently(async || session.cloud.ended_task(&cluster, &arn).await).await? {
                Some(stopped) => break stopped,
                None => tokio::time::sleep(TASK_EVERY).await,
            }
        };
        if let Some((group, stream)) = &stopped.stream {
            let lines = patiently(async || session.cloud.logs.whole(group, stream).await).await?;
            for line in &lines {
                data(line);
            }
        }
        match stopped.exit_code {
            Some(0) => Ok(()),
            code => Err(Error::Task {
                name: task.name.clone(),
                reason: stopped.reason,
                code: code.and_then(|code| u8::try_from(code).ok()).unwrap_or(5),
            }),
        }
    })
}

/// `logs`
pub(crate) fn logs(args: &command::logs::Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let since = since(&args.since)?;
    with_session(&args.environment, platform, context, async |session| {
        let mut groups = Vec::new();
        for (stack, current) in deployed(&session).await? {
            let cloud = session.cloud.beside(stack.region.as_deref());
            let resources = patiently(async || cloud.resources(&current.id).await).await?;
            let is_group = |resource: &&crate::aws::cloudformation::Resource| {
                resource.resource_type == "AWS::Logs::LogGroup"
                    && args.group.as_ref().is_none_or(|part| resource.physical.contains(part.as_str()))
            };
            groups.extend(
                resources.iter().filter(is_group).map(|resource| (cloud.clone(), resource.physical.clone())),
            );
        }
        if groups.is_empty() {
            return Err(Error::Usage("no log group of this environment is called so".into()));
        }
        let mut from = daemon::millis().saturating_sub(u64::try_from(since.as_millis()).unwrap_or_default());
        let mut known: BTreeSet<Line> = BTreeSet::new();
        loop {
            let mut lines = BTreeSet::new();
            for (cloud, group) in &groups {
                lines.extend(
                    patiently(async || cloud.logs.since(group, from, args.filter.as_deref()).await).await?,
                );
            }
            for line in lines.difference(&known) {
                data(&format!(
                    "{} {} {}",
                    iso(u64::try_from(line.at).unwrap_or_default()),
                    line.stream,
                    line.text
                ));
            }
            if !args.follow {
                return Ok(());
            }
            // Lines arrive late, so the last minute is read again.
            from = from.max(daemon::millis().saturating_sub(LATE));
            known = lines;
            tokio::time::sleep(LOG_EVERY).await;
        }
    })
}

/// `90s`, `15m`, `2h` or `3d`.
fn since(text: &str) -> Result<Duration> {
    let wrong = || Error::Usage(format!("`{text}` is no time span: give it as 90s, 15m, 2h or 3d"));
    let unit = text.chars().last().ok_or_else(wrong)?;
    let seconds = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        _ => return Err(wrong()),
    };
    let number: u64 = text[..text.len() - unit.len_utf8()].parse().map_err(|_| wrong())?;
    Ok(Duration::from_secs(number.checked_mul(seconds).ok_or_else(wrong)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_span_has_a_unit() {
        assert_eq!(since("90s").unwrap(), Duration::from_secs(90));
        assert_eq!(since("2h").unwrap(), Duration::from_hours(2));
        for wrong in ["", "90", "h", "1.5h", "-1m", "5µ"] {
            assert!(since(wrong).is_err(), "{wrong}");
        }
    }
}
