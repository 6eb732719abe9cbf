//! What `deploy`, `promote` and `rollback` have in common: a plan that people agree to, its execution under the lease, and the
//! record of it.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{BufRead, IsTerminal};
use std::path::PathBuf;

use super::history::{self, Entry, Outcome};
use super::plan::{self, Place, Plan};
use super::session::{PATIENCE, Session};
use super::{Deployment, Progress, preflight, run};
use crate::Platform;
use crate::check::stacks::refuse_errors;
use crate::command::deploy;
use crate::context::{Context, data, say};
use crate::error::{Error, Result};
use crate::github::approvals;
use crate::github::{Deployments, State};
use crate::local::daemon;
use crate::release::artifact::Artifact;
use crate::release::promote;
use crate::release::record::Record;

/// What runs under a lease, and how sure of it whoever asked is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wish {
    /// `deploy`, `promote` or `rollback`.
    pub(crate) does: &'static str,
    /// A recorded plan: it and nothing else is executed.
    pub(crate) plan: Option<Plan>,
    /// Where the plan is recorded; nothing is executed then.
    pub(crate) out: Option<PathBuf>,
    /// Not to be asked.
    pub(crate) yes: bool,
    /// Data that may be replaced or removed.
    pub(crate) acknowledged: Vec<String>,
    /// The newest deployment when the gates were asked, by its fencing number.
    pub(crate) seen: Option<u64>,
    /// The release that they were asked for.
    pub(crate) record: Option<Record>,
}

impl Wish {
    /// Refuses what nobody would look at, where people depend on it.
    pub(crate) fn refuse_blind(&self, session: &Session<'_>) -> Result<()> {
        if !session.production || !self.yes || self.plan.is_some() || self.out.is_some() {
            return Ok(());
        }
        Err(Error::Usage(format!(
            "people depend on `{0}`: nothing is deployed there with --yes that nobody looked at; record a plan with `--out FILE`, then deploy it with `cargo xtask deploy --env {0} --plan FILE --yes`",
            session.environment
        )))
    }

    /// Refuses what the gates were not asked for: another deployment came between.
    async fn refuse_overtaken(&self, session: &Session<'_>) -> Result<()> {
        let (Some(seen), Some(bucket)) = (self.seen, &session.bucket) else { return Ok(()) };
        if history::newest_fence(bucket, &session.environment).await? == seen {
            return Ok(());
        }
        if self.does == "deploy"
            && let Some(record) = &self.record
        {
            // Where releases begin, the one gate is asked again.
            return promote::refuse_migrations(session, record).await;
        }
        Err(Error::Refused {
            what: format!(
                "another deployment of `{}` came between, and nothing was changed",
                session.environment
            ),
            hint: "repeat the command: its gates are asked anew".into(),
        })
    }
}

/// `deploy`
pub(crate) fn command(args: &deploy::Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let name = &args.environment;
    let definition = context.definition(platform, name)?;
    refuse_errors(name, &definition, context)?;
    let stacks = Artifact::all(&definition)?;
    if let Some(unknown) = args.stacks.iter().find(|name| !stacks.iter().any(|stack| stack.name == **name)) {
        return Err(Error::Usage(format!("there is no stack `{unknown}`")));
    }
    let plan = args.plan.as_deref().map(Plan::read).transpose()?;
    let wish = Wish {
        does: "deploy",
        plan,
        out: args.out.clone(),
        yes: args.yes,
        acknowledged: args.acknowledge.clone(),
        seen: None,
        record: None,
    };
    daemon::runtime()?.block_on(async {
        let mut session = Session::open(platform, context, name, &definition, stacks).await?;
        if let Some(release) = &args.release {
            if let Some(from) = &definition.release.from {
                return Err(Error::Usage(format!(
                    "releases come to `{name}` from `{from}`: cargo xtask promote --from {from} --to {name}"
                )));
            }
            return promote::begin(&mut session, release, wish).await;
        }
        let mut deployment = session.deployment().await?;
        if let Some(image) = &args.image {
            deployment.set_image(image, platform, &session.stacks);
        }
        deployment.overrides.extend(parameters(&args.parameters)?);
        deployment.only.clone_from(&args.stacks);
        deployment.acknowledged.clone_from(&args.acknowledge);
        if let Some(plan) = &wish.plan {
            deployment.take_over(plan);
            if let Some(release) = &plan.release {
                let (commit, image) = promote::stacks_of(&mut session, release).await?;
                deployment.commit = Some(commit);
                // The release says which image it is, not the plan.
                deployment.image = Some(image);
            }
            plan.belongs(&deployment, Place { account: &session.account, region: &session.region })?;
            if let Some(home) = &definition.home {
                approvals::require(context, home, name).await?;
            }
        }
        execute(&session, deployment, wish).await
    })
}

/// Plans under the lease, has it agreed to, executes it and writes down what came of it.
pub(crate) async fn execute(session: &Session<'_>, mut deployment: Deployment, wish: Wish) -> Result<()> {
    wish.refuse_blind(session)?;
    deployment.does = wish.does;
    let place = Place { account: &session.account, region: &session.region };
    preflight::check(session, &deployment).await?;
    let fence = Cell::new(None);
    let work = session.leased(wish.does, PATIENCE, async |lease| {
        if let Some(lease) = &lease {
            let holder = lease.holder();
            fence.set(Some(holder.fence));
            // The nonce, should somebody remove the lease and the numbers begin anew.
            deployment.label = format!("{}-{}", holder.fence, &holder.claim.nonce[..4]);
        }
        wish.refuse_overtaken(session).await?;
        deployment.lease.clone_from(&lease);
        let stacks = &session.stacks;
        let plan = if let Some(recorded) = &wish.plan {
            recorded.verify(&session.cloud, stacks, &deployment).await?;
            // Where nobody depends on it, what had to be left open is planned on the way; data is guarded everywhere.
            deployment.strict = session.production;
            recorded.clone()
        } else {
            say(&format!("Comparing {} stacks with what is deployed…", stacks.len()));
            plan::make(&session.cloud, stacks, &deployment, place, &Progress::new(session.context)).await?
        };
        say(plan::render(&plan).trim_end());
        if let Some(path) = &wish.out {
            plan.write(path)?;
            let (name, path) = (&session.environment, path.display());
            say(&format!("\nRecorded; execute it with `cargo xtask deploy --env {name} --plan {path}`"));
            data(&plan.digest());
            return Ok(());
        }
        if !wish.yes && !plan.is_empty() {
            let agreed = confirmed(&session.environment, &session.account).await;
            if !matches!(agreed, Ok(true)) {
                plan.discard(&session.cloud, stacks, &deployment).await?;
                return agreed.and(Err(Error::Usage("nothing was deployed".into())));
            }
        }
        deployment.plan = Some(plan);
        applied(session, &deployment).await
    });
    // The whole of a deployment is one large future.
    let result = Box::pin(work).await;
    if let (Err(error), Some(fence), Some(bucket)) = (&result, fence.get(), &session.bucket) {
        // One that was stopped in the middle could not write its end.
        let outcome =
            if matches!(error, Error::Refused { .. }) { Outcome::Cancelled } else { Outcome::Failed };
        let (name, now) = (&session.environment, daemon::millis());
        if let Err(unwritten) = history::close(bucket, name, fence, outcome, &error.to_string(), now).await {
            say(&format!("the end of this deployment could not be written down: {unwritten}"));
        }
    }
    result
}

/// Executes the plan of a deployment, and keeps its record.
async fn applied(session: &Session<'_>, deployment: &Deployment) -> Result<()> {
    let does = deployment.plan.as_ref().map_or(deployment.does, |plan| plan.does.as_str());
    let mut entry = deployment.lease.as_ref().map(|lease| {
        let holder = lease.holder();
        let mut entry =
            Entry::new(&session.environment, holder.fence, does, &holder.claim.owner, daemon::millis());
        entry.run = holder.claim.run;
        entry.release.clone_from(&deployment.release);
        entry.image.clone_from(&deployment.image);
        entry.plan = deployment.plan.as_ref().map(Plan::digest).unwrap_or_default();
        entry
    });
    if let (Some(bucket), Some(entry)) = (&session.bucket, &entry) {
        history::begin(bucket, entry).await?;
    }
    let shown = mirror(session, deployment).await;
    let progress = Progress::new(session.context);
    let result = run(&session.cloud, &session.stacks, deployment, &progress).await;
    if let (Some(bucket), Some(entry)) = (&session.bucket, &mut entry) {
        entry.ended = Some(daemon::millis());
        entry.outcome = if result.is_ok() { Outcome::Succeeded } else { Outcome::Failed };
        entry.cause = result.as_ref().err().map(ToString::to_string);
        if let Err(unwritten) = history::end(bucket, entry).await {
            say(&format!("the end of this deployment could not be written down: {unwritten}"));
        }
    }
    if let Some((deployments, number)) = shown {
        let state = if result.is_ok() { State::Success } else { State::Failure };
        if let Err(error) = deployments.state(number, state, session.context.run.as_deref()).await {
            say(&format!("the end of this deployment is not shown on GitHub: {error}"));
        }
    }
    say(&result?.summary());
    Ok(())
}

/// Shows the deployment of a release on GitHub, where there is a token. That GitHub does not take it stops nothing.
async fn mirror(session: &Session<'_>, deployment: &Deployment) -> Option<(Deployments, u64)> {
    let (commit, release) = (deployment.commit.as_ref()?, deployment.release.as_ref()?);
    match show(session, commit, release).await {
        Ok(shown) => shown,
        Err(error) => {
            say(&format!("this deployment is not shown on GitHub: {error}"));
            None
        }
    }
}

async fn show(session: &Session<'_>, commit: &str, release: &str) -> Result<Option<(Deployments, u64)>> {
    let Some(repository) = &session.github else { return Ok(None) };
    let Some(deployments) = Deployments::open(session.context, repository)? else { return Ok(None) };
    let number = deployments.begin(&session.environment, commit, release).await?;
    deployments.state(number, State::InProgress, session.context.run.as_deref()).await?;
    Ok(Some((deployments, number)))
}

impl Deployment {
    /// What a recorded plan was made with.
    fn take_over(&mut self, plan: &Plan) {
        self.acknowledged.clone_from(&plan.acknowledged);
        self.release.clone_from(&plan.release);
        self.image.clone_from(&plan.image);
        self.only = plan.stacks.iter().map(|planned| planned.stack.clone()).collect();
        // What was given when the plan was made, the image too, is among its values.
        for planned in &plan.stacks {
            for (parameter, value) in &planned.given {
                self.overrides.insert((planned.stack.clone(), parameter.clone()), value.clone());
            }
        }
    }
}

/// `STACK.NAME=VALUE`, by stack and parameter.
fn parameters(given: &[String]) -> Result<BTreeMap<(String, String), String>> {
    let parse = |text: &String| {
        let parsed = text.split_once('=').and_then(|(name, value)| Some((name.split_once('.')?, value)));
        let ((stack, parameter), value) =
            parsed.ok_or_else(|| Error::Usage(format!("`{text}` is not STACK.NAME=VALUE")))?;
        Ok(((stack.to_owned(), parameter.to_owned()), value.to_owned()))
    };
    given.iter().map(parse).collect()
}

/// Asks a person. Whatever else runs goes on meanwhile: a lease is renewed while somebody reads a plan.
pub(crate) async fn confirmed(environment: &str, account: &str) -> Result<bool> {
    if !std::io::stdin().is_terminal() {
        return Err(Error::Usage("there is no terminal to ask: add --yes".into()));
    }
    say(&format!("Deploy `{environment}` to the account {account}? Type its name to go on:"));
    let (sender, answer) = tokio::sync::oneshot::channel();
    // A thread of its own: the runtime would wait for it in the end.
    std::thread::spawn(move || {
        let mut line = String::new();
        let read = std::io::stdin().lock().read_line(&mut line);
        // Nobody may be waiting any more.
        let _ = sender.send(read.map(|_| line));
    });
    let nothing = || std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
    let line = answer.await.unwrap_or_else(|_| Err(nothing()));
    let line = line.map_err(|source| Error::Read { path: "standard input".into(), source })?;
    Ok(line.trim() == environment)
}
