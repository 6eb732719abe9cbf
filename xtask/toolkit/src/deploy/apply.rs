//! Executes the deployment of a graph of stacks. What to do follows from the graph, from the plan and from what AWS says is
//! there.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use futures_util::stream::{FuturesUnordered, StreamExt};
use tokio::time::Instant;

use super::lease::Lease;
use super::patiently;
use super::plan::Plan;
use super::progress::Progress;
use super::stack;
use crate::Platform;
use crate::aws::Aws;
use crate::aws::cloudformation::Deployed;
use crate::error::{Error, Result};
use crate::release::artifact::Artifact;

/// What is deployed, apart from the stacks themselves.
#[derive(Clone, Default)]
pub(crate) struct Deployment {
    pub(crate) environment: String,
    /// `deploy`, `promote` or `rollback`.
    pub(crate) does: &'static str,
    /// Deployed stacks are called `{prefix}-{stack}`.
    pub(crate) prefix: String,
    /// What names this deployment's change sets and tasks: no other one has it.
    pub(crate) label: String,
    /// Values by stack and parameter.
    pub(crate) overrides: BTreeMap<(String, String), String>,
    /// The image of the app that services must serve in the end; without one the deployed image stays.
    pub(crate) image: Option<String>,
    /// The release that the image belongs to.
    pub(crate) release: Option<String>,
    /// The commit of that release.
    pub(crate) commit: Option<String>,
    /// Only these stacks, when there are any.
    pub(crate) only: Vec<String>,
    pub(crate) tags: BTreeMap<String, String>,
    /// The ARN of the role that CloudFormation takes; without one it has the caller's rights.
    pub(crate) role: Option<String>,
    /// Whether data is guarded: nothing that holds it is replaced or removed unless it is among `acknowledged`.
    pub(crate) guarded: bool,
    pub(crate) acknowledged: Vec<String>,
    /// The lease under which all of it happens; the embedded cloud of this machine needs none.
    pub(crate) lease: Option<Rc<Lease>>,
    pub(crate) plan: Option<Plan>,
    /// Whether nothing but the plan may happen.
    pub(crate) strict: bool,
    pub(crate) proposals: Cell<u32>,
}

impl Deployment {
    pub(crate) fn name(&self, stack: &Artifact) -> String {
        format!("{}-{}", self.prefix, stack.name)
    }

    pub(crate) fn is_chosen(&self, stack: &Artifact) -> bool {
        self.only.is_empty() || self.only.contains(&stack.name)
    }

    /// Deploys this image to every one of these stacks that takes it: not every environment, and not every release, has all
    /// that the platform names.
    pub(crate) fn set_image(&mut self, image: &str, platform: &dyn Platform, stacks: &[Artifact]) {
        self.image = Some(image.to_owned());
        for (name, parameter) in platform.application().image_parameters {
            if stacks.iter().any(|stack| stack.name == *name && stack.has_parameter(parameter)) {
                self.overrides.insert(((*name).to_owned(), (*parameter).to_owned()), image.to_owned());
            }
        }
    }

    /// The values that the caller gives to a stack.
    pub(super) fn given(&self, stack: &Artifact) -> BTreeMap<String, String> {
        let given = self.overrides.iter().filter(|((name, _), _)| *name == stack.name);
        given.map(|((_, parameter), value)| (parameter.clone(), value.clone())).collect()
    }

    /// The name of a new change set.
    pub(super) fn change_set(&self) -> String {
        let number = self.proposals.get() + 1;
        self.proposals.set(number);
        format!("deploy-{}-{number}", self.label)
    }

    /// Asked before every change: whether what is done now still counts.
    pub(super) fn permitted(&self) -> Result<()> {
        self.lease.as_ref().map_or(Ok(()), |lease| lease.check())
    }
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
pub(crate) async fn run<A: Aws>(
    aws: &A,
    stacks: &[Artifact],
    deployment: &Deployment,
    progress: &Progress,
) -> Result<Results> {
    check(stacks, deployment)?;
    let began = Instant::now();
    let mut results = Results::default();
    let mut waiting: Vec<&Artifact> = Vec::new();
    for stack in stacks {
        if deployment.is_chosen(stack) {
            waiting.push(stack);
            continue;
        }
        let (regional, name) = (aws.beside(stack.region.as_deref()), deployment.name(stack));
        if let Some(deployed) = patiently(async || regional.stack(&name).await).await? {
            results.outputs.insert(stack.name.clone(), deployed.outputs);
        }
    }
    let mut running = FuturesUnordered::new();
    let mut failure = None;
    loop {
        if failure.is_none() {
            let (ready, rest): (Vec<&Artifact>, Vec<&Artifact>) =
                waiting.iter().copied().partition(|stack| {
                    let needs = stack.dependencies();
                    needs.iter().all(|name| results.outputs.contains_key(*name) || !is_known(stacks, name))
                });
            waiting = rest;
            for stack in ready {
                running.push(one(aws, stack, deployment, results.outputs.clone(), progress));
            }
        }
        let Some((stack, result)) = running.next().await else { break };
        match result {
            Ok((deployed, changed)) => {
                results.outputs.insert(stack.name.clone(), deployed.outputs);
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

/// Refuses values for what is not there, before anything is touched.
fn check(stacks: &[Artifact], deployment: &Deployment) -> Result<()> {
    for (name, parameter) in deployment.overrides.keys() {
        let stack = stacks.iter().find(|stack| stack.name == *name);
        let stack = stack.ok_or_else(|| Error::Usage(format!("there is no stack `{name}`")))?;
        if !stack.has_parameter(parameter) {
            return Err(Error::Usage(format!("the stack `{name}` has no parameter `{parameter}`")));
        }
    }
    Ok(())
}

fn is_known(stacks: &[Artifact], name: &str) -> bool {
    stacks.iter().any(|stack| stack.name == name)
}

/// One stack, and the task that follows it. Says whether anything changed.
async fn one<'a, A: Aws>(
    aws: &A,
    stack: &'a Artifact,
    deployment: &Deployment,
    outputs: BTreeMap<String, BTreeMap<String, String>>,
    progress: &Progress,
) -> (&'a Artifact, Result<(Deployed, bool)>) {
    progress.begin(&stack.name);
    let results = Results { outputs, ..Results::default() };
    let result =
        stack::deploy(&aws.beside(stack.region.as_deref()), stack, deployment, &results, progress).await;
    match &result {
        Ok((_, true)) => progress.end(&stack.name, "deployed"),
        Ok((_, false)) => progress.end(&stack.name, "unchanged"),
        Err(_) => progress.end(&stack.name, "FAILED"),
    }
    (stack, result)
}
