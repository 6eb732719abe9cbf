//! A plan of a deployment as it is recorded: the change sets that AWS made, and what they start from. What is executed later
//! is this and nothing else.

use std::collections::BTreeMap;
use std::path::Path;

use cloudformation::document;
use futures_util::future::try_join_all;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::apply::{Deployment, Results};
use super::guard::{self, Risk, Sides};
use super::patiently;
use super::progress::Progress;
use super::recover::{self, WayOut, way_out};
use super::stack::{self, request};
use crate::aws::Aws;
use crate::aws::cloudformation::{Change, Deployed, Proposal, Proposed};
use crate::error::{Error, Result};
use crate::plan::sides::Parameters;
use crate::release::artifact::Artifact;
use crate::release::digest;

const FORMAT: u32 = 1;

/// What a deployment will do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Plan {
    format: u32,
    /// Deployed stacks begin with it: `trestle-dev`.
    prefix: String,
    account: String,
    region: String,
    /// `deploy`, `promote` or `rollback`.
    pub(crate) does: String,
    /// Of the release that is deployed, if one is.
    pub(crate) release: Option<String>,
    pub(crate) image: Option<String>,
    pub(crate) acknowledged: Vec<String>,
    pub(crate) stacks: Vec<Planned>,
}

/// What happens to one stack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Planned {
    pub(crate) stack: String,
    /// The digest of the template that it gets.
    pub(crate) template: String,
    pub(crate) parameters: Parameters,
    /// Those of them that a person gave.
    pub(crate) given: Parameters,
    /// What is deployed now; nothing for a new stack.
    pub(crate) start: Option<Start>,
    pub(crate) step: Step,
    pub(crate) risks: Vec<Risk>,
}

/// A deployed stack, as far as it tells whether anything changed meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Start {
    id: String,
    /// When it last changed, in seconds since the epoch.
    changed: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Step {
    Unchanged,
    Create,
    Execute {
        change_set: String,
        changes: Vec<Change>,
    },
    /// It needs what is not there yet.
    Later {
        why: String,
    },
}

/// Which account and region a plan is made for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) account: &'a str,
    pub(crate) region: &'a str,
}

/// Has AWS compare every stack with what is deployed. Changes nothing but the list of change sets.
///
/// # Errors
/// [`Error::Refused`] when data is at risk and nobody acknowledged it.
pub(crate) async fn make<A: Aws>(
    aws: &A,
    stacks: &[Artifact],
    deployment: &Deployment,
    place: Place<'_>,
    progress: &Progress,
) -> Result<Plan> {
    let chosen: Vec<&Artifact> = stacks.iter().filter(|stack| deployment.is_chosen(stack)).collect();
    let mut results = Results::default();
    for stack in stacks {
        let name = deployment.name(stack);
        let regional = aws.beside(stack.region.as_deref());
        // What an earlier engine left running is no beginning yet.
        if let Some(deployed) = recover::at_rest(&regional, &name, &stack.name, progress).await? {
            results.outputs.insert(stack.name.clone(), deployed.outputs);
        }
    }
    let region = |stack: &Artifact| stack.region(place.region).to_owned();
    let planned = chosen.iter().map(|stack| one(aws, stack, deployment, &results, region(stack)));
    let planned = try_join_all(planned).await?;
    let risks: Vec<Risk> = planned.iter().flat_map(|planned| planned.risks.clone()).collect();
    let plan = Plan {
        format: FORMAT,
        prefix: deployment.prefix.clone(),
        account: place.account.to_owned(),
        region: place.region.to_owned(),
        does: deployment.does.to_owned(),
        release: deployment.release.clone(),
        image: deployment.image.clone(),
        acknowledged: deployment.acknowledged.clone(),
        stacks: planned,
    };
    if let Err(refused) = guard::check(&risks, &deployment.acknowledged) {
        plan.discard(aws, stacks, deployment).await?;
        return Err(refused);
    }
    Ok(plan)
}

async fn one<A: Aws>(
    aws: &A,
    stack: &Artifact,
    deployment: &Deployment,
    results: &Results,
    region: String,
) -> Result<Planned> {
    let aws = aws.beside(stack.region.as_deref());
    let name = deployment.name(stack);
    let mut planned = Planned {
        stack: stack.name.clone(),
        template: digest(stack.body.as_bytes()),
        parameters: Parameters::new(),
        given: deployment.given(stack),
        start: None,
        step: Step::Create,
        risks: Vec::new(),
    };
    let Some(current) = patiently(async || aws.stack(&name).await).await?.filter(Deployed::is_there) else {
        return Ok(planned);
    };
    match way_out(&current.status) {
        // It is deleted first, and made anew.
        WayOut::Delete => return Ok(planned),
        WayOut::ContinueRollback | WayOut::DeleteAgain => {
            return Err(recover::stuck_at(&name, &current, deployment));
        }
        WayOut::None | WayOut::Wait | WayOut::Discard => {}
    }
    planned.start = Some(Start::of(&current));
    match stack::parameters(&aws, stack, deployment, results, Some(&current)).await {
        Ok(parameters) => planned.parameters = parameters,
        Err(Error::Usage(why)) => {
            planned.step = Step::Later { why };
            return Ok(planned);
        }
        Err(error) => return Err(error),
    }
    let request = request(stack, deployment, &name, planned.parameters.clone(), false);
    if let Proposal::Changed { id, changes } = patiently(async || aws.propose(&request).await).await? {
        planned.risks = risks(&aws, stack, &region, &current, &planned.parameters, &changes).await?;
        planned.step = Step::Execute { change_set: id, changes };
    } else {
        planned.step = Step::Unchanged;
    }
    Ok(planned)
}

/// The template of a deployed stack.
///
/// # Errors
/// When it cannot be read: what it holds would not be guarded.
pub(super) async fn deployed_template<A: Aws>(aws: &A, stack: &str) -> Result<Json> {
    let text = patiently(async || aws.template(stack).await).await?.unwrap_or_default();
    let read = document::read(&text);
    let node = read.map_err(|finding| {
        Error::Aws(format!("the template of {stack} cannot be read: {}", finding.message))
    })?;
    Ok(node.to_json())
}

/// What a change set would do to data.
pub(super) async fn risks<A: Aws>(
    aws: &A,
    stack: &Artifact,
    region: &str,
    current: &Deployed,
    parameters: &Parameters,
    changes: &[Change],
) -> Result<Vec<Risk>> {
    let old = deployed_template(aws, &current.id).await?;
    let sides = Sides {
        stack: &stack.name,
        region,
        old: (&old, &current.parameters),
        new: (&stack.template, parameters),
    };
    Ok(guard::risks(sides, changes))
}

impl Start {
    fn of(deployed: &Deployed) -> Self {
        Self { id: deployed.id.clone(), changed: deployed.changed }
    }
}

impl Plan {
    /// Reads a recorded plan.
    ///
    /// # Errors
    /// What it is instead.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        let wrong =
            |why: String| Error::Usage(format!("`{}` is no plan of a deployment: {why}", path.display()));
        let recorded: Recorded = serde_json::from_slice(&text).map_err(|error| wrong(error.to_string()))?;
        if recorded.plan.format != FORMAT {
            return Err(wrong(format!(
                "its format is {}, this program knows {FORMAT}",
                recorded.plan.format
            )));
        }
        if recorded.digest != recorded.plan.digest() {
            return Err(Error::Refused {
                what: format!("`{}` was altered after it was recorded", path.display()),
                hint: "record a new plan with `--out`".into(),
            });
        }
        Ok(recorded.plan)
    }

    /// Records the plan.
    pub(crate) fn write(&self, path: &Path) -> Result<()> {
        let recorded = Recorded { digest: self.digest(), plan: self.clone() };
        let json = serde_json::to_string_pretty(&recorded).expect("a plan has only string keys");
        std::fs::write(path, json + "\n").map_err(|source| Error::Write { path: path.to_owned(), source })
    }

    /// The digest of what the plan says.
    pub(crate) fn digest(&self) -> String {
        digest(&serde_json::to_vec(self).expect("a plan has only string keys"))
    }

    pub(crate) fn of(&self, stack: &str) -> Option<&Planned> {
        self.stacks.iter().find(|planned| planned.stack == stack)
    }

    /// Whether nothing would change.
    pub(crate) fn is_empty(&self) -> bool {
        self.stacks.iter().all(|planned| planned.step == Step::Unchanged)
    }

    /// Throws away change sets that nobody agreed to.
    pub(crate) async fn discard<A: Aws>(
        &self,
        aws: &A,
        stacks: &[Artifact],
        deployment: &Deployment,
    ) -> Result<()> {
        for planned in &self.stacks {
            let Step::Execute { change_set, .. } = &planned.step else { continue };
            let Some(stack) = stacks.iter().find(|stack| stack.name == planned.stack) else { continue };
            let (aws, name) = (aws.beside(stack.region.as_deref()), deployment.name(stack));
            patiently(async || aws.discard(&name, change_set).await).await?;
        }
        Ok(())
    }

    /// Refuses a plan that was made for another environment, or with another image.
    ///
    /// # Errors
    /// Everything that is another.
    pub(crate) fn belongs(&self, deployment: &Deployment, place: Place<'_>) -> Result<()> {
        let none = String::from("the deployed one");
        let pairs = [
            ("the environment", &self.prefix, &deployment.prefix),
            ("the account", &self.account, &place.account.to_owned()),
            ("the region", &self.region, &place.region.to_owned()),
            ("the image", self.image.as_ref().unwrap_or(&none), deployment.image.as_ref().unwrap_or(&none)),
        ];
        let others = pairs.iter().filter(|(_, planned, now)| planned != now);
        refuse_moved(
            others
                .map(|(what, planned, now)| format!("  {what}: {planned} in the plan, {now} now"))
                .collect(),
        )
    }

    /// Refuses a plan that does not start from here any more.
    ///
    /// # Errors
    /// Everything that moved.
    pub(crate) async fn verify<A: Aws>(
        &self,
        aws: &A,
        stacks: &[Artifact],
        deployment: &Deployment,
    ) -> Result<()> {
        let mut moved = Vec::new();
        for planned in &self.stacks {
            let Some(stack) = stacks.iter().find(|stack| stack.name == planned.stack) else {
                moved.push(format!("  the stack `{}` is not of this workspace", planned.stack));
                continue;
            };
            if digest(stack.body.as_bytes()) != planned.template {
                moved.push(format!("  the template of `{}` is not the planned one", planned.stack));
            }
            moved.extend(planned.moved(&aws.beside(stack.region.as_deref()), &deployment.name(stack)).await?);
        }
        refuse_moved(moved)
    }
}

fn refuse_moved(moved: Vec<String>) -> Result<()> {
    if moved.is_empty() {
        return Ok(());
    }
    Err(Error::Refused {
        what: format!("the plan does not start from here, and nothing was changed\n\n{}", moved.join("\n")),
        hint: "record a new plan with `--out`, look at it, and deploy that".into(),
    })
}

impl Planned {
    /// Why the deployed stack is not the one that was planned for, if it is not. A change set of this plan that was executed
    /// already is no other stack: an earlier run came so far.
    async fn moved<A: Aws>(&self, aws: &A, name: &str) -> Result<Option<String>> {
        let current = patiently(async || aws.stack(name).await).await?;
        let current = current.filter(Deployed::is_there);
        if current.as_ref().map(Start::of) == self.start {
            return Ok(match &self.step {
                Step::Execute { change_set, changes } => {
                    let found = patiently(async || aws.proposed(name, change_set).await).await?;
                    match found {
                        None => {
                            Some(format!("  the change set of `{}` can no longer be executed", self.stack))
                        }
                        Some(found) => (!self.is_of(&found, changes))
                            .then(|| format!("  the change set of `{}` is not the planned one", self.stack)),
                    }
                }
                Step::Unchanged | Step::Create | Step::Later { .. } => None,
            });
        }
        if let Some(current) = &current
            && self.is_reached(aws, current).await?
        {
            return Ok(None);
        }
        Ok(Some(match (&self.start, current) {
            (None, _) => format!("  the stack `{}` is there, and the plan makes it", self.stack),
            (Some(_), None) => format!("  the stack `{}` is gone", self.stack),
            (Some(_), Some(_)) => format!("  the stack `{}` was changed since", self.stack),
        }))
    }

    /// Whether a change set holds what was planned: whoever records a plan could name another one.
    fn is_of(&self, found: &Proposed, changes: &[Change]) -> bool {
        digest(found.template.as_bytes()) == self.template
            && found.changes == changes
            && self.parameters.iter().all(|(key, value)| found.parameters.get(key) == Some(value))
    }

    /// Whether the stack is as this plan leaves it.
    pub(super) async fn is_reached<A: Aws>(&self, aws: &A, current: &Deployed) -> Result<bool> {
        if !current.status.is_complete() {
            return Ok(false);
        }
        let template = patiently(async || aws.template(&current.id).await).await?.unwrap_or_default();
        let given = |(key, value): (&String, &String)| current.parameters.get(key) == Some(value);
        Ok(digest(template.as_bytes()) == self.template && self.parameters.iter().all(given))
    }
}

/// A plan in its file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Recorded {
    digest: String,
    plan: Plan,
}

/// The plan as people read it before they agree.
pub(crate) fn render(plan: &Plan) -> String {
    let mut out = String::new();
    for planned in &plan.stacks {
        match &planned.step {
            Step::Unchanged => out.push_str(&format!("  {:<14} unchanged\n", planned.stack)),
            Step::Create => out.push_str(&format!("+ {:<14} is made\n", planned.stack)),
            Step::Later { why } => {
                out.push_str(&format!("? {:<14} planned when that is there: {why}\n", planned.stack));
            }
            Step::Execute { changes, .. } => {
                out.push_str(&format!("~ {:<14} {}\n", planned.stack, counts(changes)));
                for change in changes {
                    out.push_str(&format!("    {}\n", line(change)));
                }
            }
        }
        for risk in &planned.risks {
            out.push_str(&format!("    ! {} {}\n", risk.name(), risk.what));
        }
    }
    out
}

fn counts(changes: &[Change]) -> String {
    let mut by_action: BTreeMap<&str, usize> = BTreeMap::new();
    for change in changes {
        *by_action.entry(change.action.as_str()).or_default() += 1;
    }
    if by_action.is_empty() {
        return "outputs or tags only".into();
    }
    let words: Vec<String> =
        by_action.iter().map(|(action, count)| format!("{count} to {}", action.to_lowercase())).collect();
    words.join(", ")
}

/// `~ Api (AWS::ECS::Service)`
fn line(change: &Change) -> String {
    let sign = match (change.action.as_str(), change.replacement.as_deref()) {
        ("Add", _) => "+",
        ("Remove", _) => "-",
        (_, Some("True")) => "±",
        _ => "~",
    };
    let replaced = match change.replacement.as_deref() {
        Some("True") => ", replaced",
        Some("Conditional") => ", may be replaced",
        _ => "",
    };
    format!("{sign} {} ({}{replaced})", change.logical, change.resource_type)
}
