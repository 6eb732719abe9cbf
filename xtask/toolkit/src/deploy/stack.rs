//! One stack: made ready, compared, changed, followed to its end, and the task that follows it.

use super::apply::{Deployment, Results};
use super::plan::{Step, deployed_template, risks};
use super::progress::Progress;
use super::watch::{Followed, POLL_FIRST, Stops, follow};
use super::{diagnose, guard, patiently, recover};
use crate::aws::Aws;
use crate::aws::cloudformation::{Change, Deployed, Proposal, Request};
use crate::aws::ecs::{Rollout, RunTask};
use crate::error::{Error, Result};
use crate::plan::sides::Parameters;
use crate::release::artifact::{Artifact, Task};

/// How often ECS is asked whether the new version is the one that serves, until that is no success.
const LOOKS: usize = 20;

/// The values that a stack takes: outputs of others, what the caller says, the versions of secrets, and for the rest what
/// is deployed.
///
/// # Errors
/// [`Error::Usage`] when an output is not there yet.
pub(super) async fn parameters<A: Aws>(
    aws: &A,
    stack: &Artifact,
    deployment: &Deployment,
    results: &Results,
    current: Option<&Deployed>,
) -> Result<Parameters> {
    let mut values = Parameters::new();
    for input in &stack.inputs {
        let value = results.output(&input.stack, &input.output).ok_or_else(|| {
            Error::Usage(format!(
                "`{}` needs the output `{}` of `{}`, which the deployed stack does not have yet: deploy `{}` too",
                stack.name, input.output, input.stack, input.stack
            ))
        })?;
        values.insert(input.parameter.clone(), value.to_owned());
    }
    for ((_, parameter), value) in deployment.overrides.iter().filter(|((name, _), _)| *name == stack.name) {
        values.insert(parameter.clone(), value.clone());
    }
    // A value that nobody gives stays as it is deployed.
    if let Some(current) = current {
        for (key, value) in &current.parameters {
            let taken = values.contains_key(key) || !stack.has_parameter(key);
            if !taken && !stack.template["Parameters"][key]["Default"].is_string() {
                values.insert(key.clone(), value.clone());
            }
        }
    }
    for version in &stack.versions {
        if deployment.overrides.contains_key(&(stack.name.clone(), version.parameter.clone())) {
            continue;
        }
        // A secret that is not there is said by whoever needs it.
        let found = match values.get(&version.secret) {
            Some(arn) => patiently(async || aws.secret_version(arn).await).await?,
            None => None,
        };
        values.insert(version.parameter.clone(), found.unwrap_or_default());
    }
    Ok(values)
}

/// What AWS is asked to compare.
pub(super) fn request(
    stack: &Artifact,
    deployment: &Deployment,
    name: &str,
    parameters: Parameters,
    create: bool,
) -> Request {
    Request {
        change_set: deployment.change_set(),
        template: stack.body.clone(),
        parameters,
        tags: deployment.tags.clone(),
        create,
        role: deployment.role.clone(),
        stack: name.to_owned(),
    }
}

/// Deploys one stack. Says whether anything changed.
pub(super) async fn deploy<A: Aws>(
    aws: &A,
    stack: &Artifact,
    deployment: &Deployment,
    results: &Results,
    progress: &Progress,
) -> Result<(Deployed, bool)> {
    let name = deployment.name(stack);
    let current = recover::ready(aws, &name, &stack.name, deployment, progress).await?;
    let parameters = parameters(aws, stack, deployment, results, current.as_ref()).await?;
    let changed = match proposal(aws, stack, deployment, &name, current.as_ref(), parameters).await? {
        None => false,
        Some((change_set, changes)) => {
            progress.changes(&stack.name, &changes);
            change(aws, stack, deployment, &name, current.as_ref(), &change_set, &changes, progress).await?;
            true
        }
    };
    let deployed = patiently(async || aws.stack(&name).await).await?;
    let deployed =
        deployed.ok_or_else(|| Error::Aws(format!("the stack `{name}` went while it was deployed")))?;
    if changed && stack.termination_protection {
        patiently(async || aws.protect(&deployed.id, true).await).await?;
    }
    // Also after a stack that did not change: an earlier try may have failed, and the task does nothing twice.
    if let Some(task) = &stack.task {
        run_task(aws, task, &deployed, deployment, progress).await?;
    }
    serves(aws, stack, &deployed, deployment).await?;
    Ok((deployed, changed))
}

/// The change set to execute: the recorded one, or a new one where there is no plan or it could not know.
async fn proposal<A: Aws>(
    aws: &A,
    stack: &Artifact,
    deployment: &Deployment,
    name: &str,
    current: Option<&Deployed>,
    parameters: Parameters,
) -> Result<Option<(String, Vec<Change>)>> {
    let planned = deployment.plan.as_ref().and_then(|plan| plan.of(&stack.name));
    if let Some(planned) = planned {
        if let Some(current) = current
            && current.status.is_complete()
            && planned.is_reached(aws, current).await?
            && planned.step != Step::Unchanged
            && parameters == planned.parameters
        {
            // An earlier run of this plan came so far.
            let Step::Execute { change_set, .. } = &planned.step else { return Ok(None) };
            if patiently(async || aws.proposal(name, change_set).await).await?.is_none() {
                return Ok(None);
            }
        }
        if let (Step::Create, Some(current)) = (&planned.step, current)
            && planned.is_reached(aws, current).await?
            && parameters.iter().all(|(key, value)| current.parameters.get(key) == Some(value))
        {
            // An earlier run of this plan made it.
            return Ok(None);
        }
        match &planned.step {
            Step::Unchanged if parameters == planned.parameters => return Ok(None),
            Step::Execute { change_set, changes } if parameters == planned.parameters => {
                return Ok(Some((change_set.clone(), changes.clone())));
            }
            Step::Create if current.is_none() => {}
            Step::Unchanged | Step::Execute { .. } | Step::Create | Step::Later { .. }
                if deployment.strict =>
            {
                return Err(Error::Refused {
                    what: format!(
                        "the plan ends before `{}`: what it takes from other stacks changed with them",
                        stack.name
                    ),
                    hint: "what was deployed stays; record a plan for the rest with `--out`".into(),
                });
            }
            Step::Unchanged | Step::Execute { .. } | Step::Create | Step::Later { .. } => {}
        }
    }
    deployment.permitted()?;
    let request = request(stack, deployment, name, parameters.clone(), current.is_none());
    match patiently(async || aws.propose(&request).await).await? {
        Proposal::Unchanged => Ok(None),
        Proposal::Changed { id, changes } => {
            if let Some(current) = current.filter(|_| deployment.guarded) {
                let region = current.region();
                let risks = risks(aws, stack, region, current, &parameters, &changes).await?;
                guard::check(&risks, &deployment.acknowledged)?;
            }
            Ok(Some((id, changes)))
        }
    }
}

/// Executes a change set and follows it to its end.
#[expect(clippy::too_many_arguments, reason = "each says another thing about one change")]
async fn change<A: Aws>(
    aws: &A,
    stack: &Artifact,
    deployment: &Deployment,
    name: &str,
    current: Option<&Deployed>,
    change_set: &str,
    changes: &[Change],
    progress: &Progress,
) -> Result<()> {
    let template = &stack.template;
    if let Some(current) = current.filter(|_| deployment.guarded) {
        keep_what_goes(aws, stack, deployment, current, changes, progress).await?;
    }
    let last = match current {
        Some(current) => {
            let events = patiently(async || aws.events(&current.id, None).await).await?;
            events.last().map(|event| event.id.clone())
        }
        None => None,
    };
    patiently(async || {
        deployment.permitted()?;
        aws.execute(name, change_set).await
    })
    .await?;
    let there = patiently(async || aws.stack(name).await).await?;
    let id = there.map_or_else(|| name.to_owned(), |stack| stack.id);
    let stops = match current {
        Some(_) => Stops::Cancel,
        None if guard::stateful(template).is_empty() => Stops::Delete,
        None => Stops::Never,
    };
    let followed = Followed { id: &id, short: &stack.name, after: last.as_deref(), stops };
    let result = follow(aws, followed, progress).await;
    if deployment.guarded
        && let Some(policy) = guard::policy(&stack.name, &[template], &[])
        && patiently(async || aws.stack(&id).await).await?.is_some_and(|stack| stack.is_there())
    {
        // Also after a failure: what was acknowledged was so for this one change.
        patiently(async || aws.set_policy(&id, &policy).await).await?;
    }
    result
}

/// Before data goes that somebody named: snapshots of it, and the stack policy that lets it go.
async fn keep_what_goes<A: Aws>(
    aws: &A,
    stack: &Artifact,
    deployment: &Deployment,
    current: &Deployed,
    changes: &[Change],
    progress: &Progress,
) -> Result<()> {
    let old = deployed_template(aws, &current.id).await?;
    let Some(policy) = guard::policy(&stack.name, &[&old, &stack.template], &deployment.acknowledged) else {
        return Ok(());
    };
    for change in changes {
        let name = format!("{}.{}", stack.name, change.logical);
        let Some(physical) = &change.physical else { continue };
        if deployment.acknowledged.contains(&name) && guard::has_snapshots(&change.resource_type) {
            let snapshot =
                format!("{}-{}-{}", deployment.prefix, change.logical.to_lowercase(), deployment.label);
            progress.problem(&stack.name, &format!("taking the snapshot {snapshot} of {physical} first"));
            deployment.permitted()?;
            patiently(async || aws.snapshot(&change.resource_type, physical, &snapshot).await).await?;
        }
    }
    patiently(async || {
        deployment.permitted()?;
        aws.set_policy(&current.id, &policy).await
    })
    .await
}

/// Runs the stack's task with what the stack gives; it must end with 0.
async fn run_task<A: Aws>(
    aws: &A,
    task: &Task,
    deployed: &Deployed,
    deployment: &Deployment,
    progress: &Progress,
) -> Result<()> {
    let output = |name: &str| deployed.outputs.get(name).cloned().unwrap_or_default();
    let run = RunTask {
        cluster: output(&task.cluster),
        task_definition: output(&task.task_definition),
        subnets: output(&task.subnets).split(',').map(str::to_owned).collect(),
        security_group: output(&task.security_group),
        ..RunTask::default()
    };
    progress.note(&task.name, "runs");
    let token = format!("{}-{}", deployment.label, task.name);
    let arn = patiently(async || {
        deployment.permitted()?;
        aws.start_task(&run, &token).await
    })
    .await?;
    let stopped = loop {
        match patiently(async || aws.ended_task(&run.cluster, &arn).await).await? {
            Some(stopped) => break stopped,
            None => tokio::time::sleep(POLL_FIRST * 2).await,
        }
    };
    if stopped.exit_code == Some(0) {
        progress.note(&task.name, "done");
        return Ok(());
    }
    Err(Error::Migration { task: task.name.clone(), explanation: diagnose::words(&stopped) })
}

/// Makes sure that the services of a stack serve the image that is deployed: CloudFormation says complete also when ECS went
/// back to the version before.
async fn serves<A: Aws>(
    aws: &A,
    stack: &Artifact,
    deployed: &Deployed,
    deployment: &Deployment,
) -> Result<()> {
    let Some(image) = &deployment.image else { return Ok(()) };
    let takes_it =
        deployment.overrides.iter().any(|((name, _), value)| *name == stack.name && value == image);
    if !takes_it || !stack.has_type("AWS::ECS::Service") {
        return Ok(());
    }
    let resources = patiently(async || aws.resources(&deployed.id).await).await?;
    for resource in resources.iter().filter(|resource| resource.resource_type == "AWS::ECS::Service") {
        let mut looks = 0;
        loop {
            let service = patiently(async || aws.service(&resource.physical).await).await?;
            let Some(service) = service else { break };
            if service.rollout == Rollout::Completed && service.images.contains(image) {
                break;
            }
            looks += 1;
            let went_back = service.rollout != Rollout::InProgress && !service.images.contains(image);
            if went_back || looks > LOOKS {
                let name = &service.name;
                let cause = if went_back {
                    format!("ECS went back: {name} serves {} instead of {image}", service.images.join(", "))
                } else {
                    format!("ECS still works on {name}, though CloudFormation says that it is done")
                };
                let mend = "see its events and the tasks that failed in the ECS console";
                let explanation = format!("  cause: {cause}\n  mend:  {mend}\n  {}", service.reason);
                return Err(Error::Deployment { stack: stack.name.clone(), undone: true, explanation });
            }
            tokio::time::sleep(super::watch::POLL_LONGEST).await;
        }
    }
    Ok(())
}
