//! `bootstrap`: the stack of the account and that of the environment's roles, with a person's credentials.

use std::collections::BTreeMap;

use cloudformation::Stack;
use cloudformation::access::{IDENTITY, execution_path};
use cloudformation::cost::Usage;
use serde_json::Value as Json;

use super::execute::confirmed;
use super::plan::deployed_template;
use super::{Deployment, Progress, account_of, connect, run, tags};
use crate::aws::cloudformation::Deployed;
use crate::aws::{Aws, Cloud};
use crate::check::stacks::refuse_errors;
use crate::command::bootstrap::Args;
use crate::context::{Context, data, say};
use crate::error::{Error, Result};
use crate::local::daemon;
use crate::plan::sides::Sides;
use crate::plan::{Report, human};
use crate::release::artifact::Artifact;
use crate::{Definition, Foundation, Platform};

pub(crate) fn command(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let name = &args.environment;
    let definition = context.definition(platform, name)?;
    let Foundation { account, identity, repository, branch, reviewers, .. } =
        context.foundation(platform, name)?;
    let deployments = [
        (platform.name().to_owned(), vec![account]),
        (format!("{}-{name}", platform.name()), vec![identity]),
    ];
    let stacks = deployments.iter().flat_map(|(_, stacks)| stacks.clone()).collect();
    let checked = Definition {
        stacks,
        account: definition.account.clone(),
        region: definition.region.clone(),
        production: definition.production,
        home: definition.home.clone(),
        release: definition.release.clone(),
    };
    refuse_errors(name, &checked, context)?;
    daemon::runtime()?.block_on(async {
        let cloud = connect(platform, context, name, &definition).await?;
        let account = account_of(&cloud, name, &definition).await?;
        let report = plan(&cloud, name, &definition.region, &deployments).await?;
        let text = human::render(&report, context.colour);
        if !text.is_empty() {
            data(&text);
        }
        say(&human::summary(&report));
        if !report.is_empty() {
            if !args.yes && !confirmed(name, &account).await? {
                return Err(Error::Usage("nothing was made".into()));
            }
            let own = tags(platform, name);
            // What the account's environments share belongs to none of them.
            let shared: BTreeMap<_, _> = own.clone().into_iter().filter(|(_, value)| value != name).collect();
            for (prefix, stacks) in &deployments {
                let deployment = Deployment {
                    environment: name.clone(),
                    prefix: prefix.clone(),
                    label: daemon::millis().to_string(),
                    tags: if *prefix == platform.name() { shared.clone() } else { own.clone() },
                    guarded: true,
                    ..Deployment::default()
                };
                let artifacts = stacks.iter().map(Artifact::of).collect::<Result<Vec<_>>>()?;
                run(&cloud, &artifacts, &deployment, &Progress::new(context)).await?;
            }
        }
        say(&format!(
            "\nOn GitHub, `{name}` is an environment of {repository} that deploys `{branch}` only;"
        ));
        say(&match &reviewers[..] {
            [] => {
                "nobody needs to approve. `cargo xtask github apply` sets that up. What was made:".to_owned()
            }
            names => format!(
                "{} must approve. `cargo xtask github apply` sets that up. What was made:",
                names.join(" or ")
            ),
        });
        for (output, value) in outputs(&cloud, &deployments).await? {
            data(&format!("{output:<16} {value}"));
        }
        Ok(())
    })
}

/// What is there beside what should be.
async fn plan(
    cloud: &Cloud,
    environment: &str,
    region: &str,
    deployments: &[(String, Vec<Stack>)],
) -> Result<Report> {
    let mut pairs = BTreeMap::new();
    for (prefix, stacks) in deployments {
        for stack in stacks {
            let name = format!("{prefix}-{}", stack.name);
            let old = match cloud.stack(&name).await?.filter(Deployed::is_there) {
                Some(deployed) => deployed_template(cloud, &deployed.id).await?,
                None => Json::Null,
            };
            pairs.insert(name, [old, stack.template.to_json()]);
        }
    }
    let sides = Sides::deployed(format!("bootstrap of {environment}"), region, pairs);
    Ok(Report::new(sides, &Usage::default()))
}

/// What the stacks say of what they made; the workflows are written with it.
async fn outputs(cloud: &Cloud, deployments: &[(String, Vec<Stack>)]) -> Result<Vec<(String, String)>> {
    let mut all = Vec::new();
    for (prefix, stacks) in deployments {
        for stack in stacks {
            let deployed = cloud.stack(&format!("{prefix}-{}", stack.name)).await?;
            all.extend(deployed.into_iter().flat_map(|deployed| deployed.outputs));
        }
    }
    Ok(all)
}

/// The role that CloudFormation works with in an environment, which only `bootstrap` makes.
///
/// # Errors
/// When it did not.
pub(super) async fn execution_role(
    cloud: &Cloud,
    platform: &dyn Platform,
    environment: &str,
    account: &str,
) -> Result<String> {
    let stack = format!("{}-{environment}-{IDENTITY}", platform.name());
    let deployed = cloud.stack(&stack).await?;
    let role = deployed.and_then(|deployed| deployed.outputs.get("ExecutionRoleArn").cloned());
    role.ok_or_else(|| Error::NotBootstrapped {
        environment: environment.to_owned(),
        missing: format!("arn:aws:iam::{account}:role{}", execution_path(platform.name(), environment)),
    })
}
