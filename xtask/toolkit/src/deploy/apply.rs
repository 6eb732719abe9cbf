//! Executes the deployment of a graph of stacks. What to do follows from the graph and from what AWS says is there.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use cloudformation::Stack;
use cloudformation::template::LARGEST_BODY;
use futures_util::stream::{FuturesUnordered, StreamExt};

use super::diagnose;
use super::progress::Progress;
use crate::aws::Cloud;
use crate::aws::cloudformation::{Deployed, Event, Proposal, Request, Status};
use crate::aws::ecs::RunTask;
use crate::error::{Error, Result};

/// How often events are asked for: at first, and at the longest.
const POLL_FIRST: Duration = Duration::from_millis(150);
const POLL_LONGEST: Duration = Duration::from_secs(3);

/// What is deployed, apart from the stacks themselves.
#[derive(Clone, Debug)]
pub(crate) struct Deployment {
    /// Deployed stacks are called `{prefix}-{stack}`.
    pub(crate) prefix: String,
    /// Values by stack and parameter.
    pub(crate) overrides: BTreeMap<(String, String), String>,
    /// Only these stacks, when there are any.
    pub(crate) only: Vec<String>,
    pub(crate) tags: BTreeMap<String, String>,
    /// The ARN of the role that CloudFormation takes; without one it has the caller's rights.
    pub(crate) role: Option<String>,
}

/// What came of it.
#[derive(Debug, Default)]
pub(crate) struct Results {
    /// Outputs by stack.
    pub(crate) outputs: BTreeMap<String, BTreeMap<String, String>>,
    changed: usize,
    unchanged: usize,
    elapsed: Duration,
}

impl Results {
    /// An output of a stack.
    pub(crate) fn output(&self, stack: &str, name: &str) -> Option<&str> {
        self.outputs.get(stack)?.get(name).map(String::as_str)
    }

    pub(crate) fn summary(&self) -> String {
        let seconds = self.elapsed.as_secs_f64();
        format!("{} stacks deployed, {} unchanged, in {seconds:.1} s", self.changed, self.unchanged)
    }
}

/// Deploys every stack as soon as those it needs are there; independent stacks go side by side.
///
/// # Errors
/// The first failure; stacks under way are finished, no other is begun.
pub(crate) async fn run(
    cloud: &Cloud,
    stacks: &[Stack],
    deployment: &Deployment,
    progress: &Progress,
) -> Result<Results> {
    check(stacks, deployment)?;
    let began = Instant::now();
    let mut results = Results::default();
    let mut waiting: Vec<&Stack> = Vec::new();
    for stack in stacks {
        if deployment.only.is_empty() || deployment.only.iter().any(|name| name == stack.name) {
            waiting.push(stack);
        } else if let Some(deployed) =
            cloud.beside(stack.region).cloudformation.describe(&deployment.name(stack)).await?
        {
            results.outputs.insert(stack.name.to_owned(), deployed.outputs);
        }
    }
    let mut running = FuturesUnordered::new();
    let mut failure = None;
    loop {
        if failure.is_none() {
            let pending: Vec<&str> = waiting.iter().map(|stack| stack.name).collect();
            let is_ready = |stack: &&Stack| {
                stack
                    .dependencies()
                    .iter()
                    .all(|name| results.outputs.contains_key(*name) || !pending.contains(name))
                    && stack
                        .dependencies()
                        .iter()
                        .all(|name| results.outputs.contains_key(*name) || !is_known(stacks, name))
            };
            let (ready, rest): (Vec<&Stack>, Vec<&Stack>) = waiting.into_iter().partition(is_ready);
            waiting = rest;
            for stack in ready {
                let parameters = parameters(stack, deployment, &results)?;
                running.push(one(cloud, stack, deployment, parameters, progress));
            }
        }
        let Some((stack, result)) = running.next().await else { break };
        match result {
            Ok((deployed, changed)) => {
                results.outputs.insert(stack.name.to_owned(), deployed.outputs);
                *(if changed { &mut results.changed } else { &mut results.unchanged }) += 1;
            }
            Err(error) => failure = failure.or(Some(error)),
        }
    }
    progress.finish();
    if let Some(error) = failure {
        return Err(error);
    }
    if let Some(stack) = waiting.first() {
        let needs: Vec<&str> = stack.dependencies().into_iter().collect();
        let message = format!("`{}` needs {}, which are not all deployed", stack.name, needs.join(", "));
        return Err(Error::Usage(message));
    }
    results.elapsed = began.elapsed();
    Ok(results)
}

/// Refuses values for what is not there, and what cannot be sent, before anything is touched.
fn check(stacks: &[Stack], deployment: &Deployment) -> Result<()> {
    for stack in stacks {
        body(stack)?;
    }
    for (name, parameter) in deployment.overrides.keys() {
        let stack = stacks.iter().find(|stack| stack.name == name);
        let stack = stack.ok_or_else(|| Error::Usage(format!("there is no stack `{name}`")))?;
        if !stack.template.has_parameter(parameter) {
            return Err(Error::Usage(format!("the stack `{name}` has no parameter `{parameter}`")));
        }
    }
    Ok(())
}

/// The template as it is sent.
fn body(stack: &Stack) -> Result<String> {
    stack.template.body().map_err(|bytes| {
        Error::Usage(format!(
            "the template of `{}` has {bytes} bytes, and CloudFormation takes {LARGEST_BODY} in a request: split the stack",
            stack.name
        ))
    })
}

fn is_known(stacks: &[Stack], name: &str) -> bool {
    stacks.iter().any(|stack| stack.name == name)
}

impl Deployment {
    fn name(&self, stack: &Stack) -> String {
        format!("{}-{}", self.prefix, stack.name)
    }
}

/// The values that a stack takes: outputs of others, then what the caller says.
fn parameters(stack: &Stack, deployment: &Deployment, results: &Results) -> Result<BTreeMap<String, String>> {
    let mut values = BTreeMap::new();
    for input in &stack.inputs {
        let value = results.output(input.stack, input.output).ok_or_else(|| {
            Error::Usage(format!(
                "`{}` needs the output `{}` of `{}`, which the deployed stack does not have yet: deploy `{}` too",
                stack.name, input.output, input.stack, input.stack
            ))
        })?;
        values.insert(input.parameter.clone(), value.to_owned());
    }
    for ((_, parameter), value) in deployment.overrides.iter().filter(|((name, _), _)| name == stack.name) {
        values.insert(parameter.clone(), value.clone());
    }
    Ok(values)
}

/// One stack, and the task that follows it. Says whether anything changed.
async fn one<'a>(
    cloud: &Cloud,
    stack: &'a Stack,
    deployment: &Deployment,
    parameters: BTreeMap<String, String>,
    progress: &Progress,
) -> (&'a Stack, Result<(Deployed, bool)>) {
    progress.begin(stack.name);
    let result = deploy(&cloud.beside(stack.region), stack, deployment, parameters, progress).await;
    match &result {
        Ok((_, true)) => progress.end(stack.name, "deployed"),
        Ok((_, false)) => progress.end(stack.name, "unchanged"),
        Err(_) => progress.end(stack.name, "FAILED"),
    }
    (stack, result)
}

async fn deploy(
    cloud: &Cloud,
    stack: &Stack,
    deployment: &Deployment,
    mut parameters: BTreeMap<String, String>,
    progress: &Progress,
) -> Result<(Deployed, bool)> {
    let name = deployment.name(stack);
    let client = &cloud.cloudformation;
    let current = ready(cloud, &name, stack, progress).await?;
    // A value that nobody gives stays as it is deployed.
    if let Some(current) = &current {
        for (key, value) in &current.parameters {
            let taken = parameters.contains_key(key) || !stack.template.has_parameter(key);
            let default = stack.template.to_json()["Parameters"][key]["Default"].is_string();
            if !taken && !default {
                parameters.insert(key.clone(), value.clone());
            }
        }
    }
    for version in &stack.versions {
        // A secret that is not there is said by whoever needs it.
        let current = match parameters.get(&version.secret) {
            Some(arn) => cloud.secrets.current_version(arn).await?,
            None => None,
        };
        if !deployment.overrides.contains_key(&(stack.name.to_owned(), version.parameter.clone())) {
            parameters.insert(version.parameter.clone(), current.unwrap_or_default());
        }
    }
    let request = Request {
        change_set: format!("deploy-{}", crate::local::daemon::millis()),
        template: body(stack)?,
        parameters,
        tags: deployment.tags.clone(),
        create: current.is_none(),
        role: deployment.role.clone(),
        stack: name.clone(),
    };
    let last = match &current {
        Some(current) => client.events(&current.id, None).await?.last().map(|event| event.id.clone()),
        None => None,
    };
    let changed = match client.propose(&request).await? {
        Proposal::Unchanged => false,
        Proposal::Changed { id, changes } => {
            progress.changes(stack.name, &changes);
            client.execute(&name, &id).await?;
            watch(cloud, &name, stack.name, last, progress).await?;
            true
        }
    };
    if changed && stack.termination_protection {
        client.protect(&name).await?;
    }
    let deployed = client.describe(&name).await?;
    let deployed =
        deployed.ok_or_else(|| Error::Aws(format!("the stack `{name}` went while it was deployed")))?;
    // Also after a stack that did not change: an earlier try may have failed, and the task does nothing twice.
    if let Some(task) = &stack.task {
        run_task(cloud, task, &deployed, progress).await?;
    }
    Ok((deployed, changed))
}

/// The stack as it can be changed: one that was never created is deleted first, one that is stuck is an error.
async fn ready(cloud: &Cloud, name: &str, stack: &Stack, progress: &Progress) -> Result<Option<Deployed>> {
    let Some(current) = cloud.cloudformation.describe(name).await? else { return Ok(None) };
    match &current.status {
        Status::Complete(_) => Ok(Some(current)),
        Status::RolledBack(word) if word != "ROLLBACK_COMPLETE" => Ok(Some(current)),
        Status::Review => Ok(None),
        // What an embedded cloud that was ended in the middle leaves.
        Status::Stuck(word) if word == "UPDATE_FAILED" => Ok(Some(current)),
        Status::RolledBack(_) | Status::Stuck(_) if is_never_created(&current.status) => {
            progress.note(stack.name, "was never created: deleting what is left of it");
            cloud.cloudformation.delete(name).await?;
            loop {
                match cloud.cloudformation.describe(&current.id).await? {
                    Some(Deployed { status: Status::InProgress(_), .. }) => {
                        tokio::time::sleep(POLL_FIRST).await;
                    }
                    Some(Deployed { status: Status::Stuck(word), .. }) => {
                        return Err(Error::Aws(format!("`{name}` cannot be deleted: it is {word}")));
                    }
                    _ => return Ok(None),
                }
            }
        }
        Status::InProgress(word) => Err(Error::Aws(format!("`{name}` is {word}: wait until that is over"))),
        Status::RolledBack(word) | Status::Stuck(word) => {
            Err(Error::Aws(format!("`{name}` is {word}: it needs a hand in the AWS console first")))
        }
    }
}

fn is_never_created(status: &Status) -> bool {
    match status {
        Status::RolledBack(word) | Status::Stuck(word) => {
            matches!(word.as_str(), "ROLLBACK_COMPLETE" | "CREATE_FAILED" | "ROLLBACK_FAILED")
        }
        Status::Review | Status::InProgress(_) | Status::Complete(_) => false,
    }
}

/// Shows events until the stack comes to rest. A failure is explained while what explains it is still there.
async fn watch(
    cloud: &Cloud,
    name: &str,
    short: &str,
    mut last: Option<String>,
    progress: &Progress,
) -> Result<()> {
    let mut pause = POLL_FIRST;
    let mut explanation: Option<String> = None;
    loop {
        let events = cloud.cloudformation.events(name, last.as_deref()).await?;
        pause = if events.is_empty() { (pause * 2).min(POLL_LONGEST) } else { POLL_FIRST };
        for event in &events {
            progress.event(short, event);
            if explanation.is_none() && diagnose::is_first_cause(event) {
                explanation = Some(diagnose::explain(cloud, event).await);
            }
        }
        if let Some(newest) = events.last() {
            last = Some(newest.id.clone());
        }
        if let Some(end) = events.iter().rev().find(|event| is_of_stack(event, name)) {
            match end.status.as_str() {
                "CREATE_COMPLETE" | "UPDATE_COMPLETE" => return Ok(()),
                status if status.ends_with("_IN_PROGRESS") => {}
                status => {
                    let reason = end.reason.clone().unwrap_or_default();
                    let explanation = explanation.unwrap_or_else(|| format!("{status} {reason}"));
                    return Err(Error::Deployment { stack: short.to_owned(), explanation });
                }
            }
        }
        tokio::time::sleep(pause).await;
    }
}

fn is_of_stack(event: &Event, name: &str) -> bool {
    event.resource_type == "AWS::CloudFormation::Stack" && event.logical == name
}

/// Runs the stack's task with what the stack gives; it must end with 0.
async fn run_task(
    cloud: &Cloud,
    task: &cloudformation::Task,
    deployed: &Deployed,
    progress: &Progress,
) -> Result<()> {
    let output = |name: &str| deployed.outputs.get(name).cloned().unwrap_or_default();
    progress.note(task.name, "runs");
    let stopped = cloud
        .ecs
        .run(&RunTask {
            cluster: output(task.cluster),
            task_definition: output(task.task_definition),
            subnets: output(task.subnets).split(',').map(str::to_owned).collect(),
            security_group: output(task.security_group),
        })
        .await?;
    if stopped.exit_code == Some(0) {
        progress.note(task.name, "done");
        return Ok(());
    }
    Err(Error::Aws(format!("the task `{}` failed\n\n{}", task.name, diagnose::words(&stopped))))
}
