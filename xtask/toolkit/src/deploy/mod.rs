//! The deploy engine: templates become change sets, change sets are executed, events are shown, outputs become the
//! parameters of the next stack. It speaks to a cloud through the AWS SDK; nothing in it knows which cloud.

mod apply;
pub(crate) mod bootstrap;
mod diagnose;
mod progress;

use std::collections::BTreeMap;
use std::io::{BufRead, IsTerminal};

use cloudformation::stack;
use serde_json::json;

use crate::aws::Cloud;
use crate::check::stacks::refuse_errors;
use crate::command::{deploy, outputs as outputs_command};
use crate::context::{Context, data, say};
use crate::error::{Error, Result};
use crate::local::daemon;
use crate::{Definition, Platform};

pub(crate) use apply::{Deployment, Results, run};
pub(crate) use progress::Progress;

/// `deploy`
pub(crate) fn command(args: &deploy::Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let definition = context.definition(platform, &args.environment)?;
    stack::order(&definition.stacks)?;
    refuse_errors(&args.environment, &definition, context)?;
    let mut deployment = Deployment {
        prefix: format!("{}-{}", platform.name(), args.environment),
        overrides: overrides(args, platform)?,
        only: args.stacks.clone(),
        tags: tags(platform, &args.environment),
        role: None,
    };
    if let Some(unknown) =
        args.stacks.iter().find(|name| !definition.stacks.iter().any(|stack| stack.name == **name))
    {
        return Err(Error::Usage(format!("there is no stack `{unknown}`")));
    }
    daemon::runtime()?.block_on(async {
        let cloud = connect(context, &args.environment, &definition).await?;
        let account = account_of(&cloud, &args.environment, &definition).await?;
        if args.environment != LOCAL {
            let role = bootstrap::execution_role(&cloud, platform, &args.environment, &account).await?;
            deployment.role = Some(role);
        }
        if !args.yes && !confirmed(&args.environment, &account)? {
            return Err(Error::Usage("nothing was deployed".into()));
        }
        let results = run(&cloud, &definition.stacks, &deployment, &Progress::new(context)).await?;
        say(&results.summary());
        Ok(())
    })
}

/// The environment of the embedded cloud.
const LOCAL: &str = "local";

/// By these tags a stack is known to belong to an environment.
fn tags(platform: &dyn Platform, environment: &str) -> BTreeMap<String, String> {
    BTreeMap::from([
        (format!("{}:platform", platform.name()), platform.name().to_owned()),
        (format!("{}:environment", platform.name()), environment.to_owned()),
    ])
}

/// The account of the credentials, which must be the environment's.
async fn account_of(cloud: &Cloud, environment: &str, definition: &Definition) -> Result<String> {
    let account = cloud.account().await?;
    if account == definition.account {
        return Ok(account);
    }
    Err(Error::Usage(format!(
        "the credentials belong to the account {account}, the environment `{environment}` to {}",
        definition.account
    )))
}

/// The embedded cloud for `local`, AWS for everything else.
async fn connect(context: &Context, environment: &str, definition: &Definition) -> Result<Cloud> {
    if environment != LOCAL {
        return Ok(Cloud::connect(&definition.region).await);
    }
    let daemon = daemon::find(context)?.ok_or_else(|| Error::Local {
        what: "the embedded cloud does not run".into(),
        hint: "start it with `cargo xtask up --detach`".into(),
    })?;
    Ok(Cloud::embedded(&definition.region, &daemon.endpoint()).await)
}

fn overrides(args: &deploy::Args, platform: &dyn Platform) -> Result<BTreeMap<(String, String), String>> {
    let mut overrides = BTreeMap::new();
    if let Some(image) = &args.image {
        for (stack, parameter) in platform.application().image_parameters {
            overrides.insert(((*stack).to_owned(), (*parameter).to_owned()), image.clone());
        }
    }
    for text in &args.parameters {
        let parsed = text.split_once('=').and_then(|(name, value)| Some((name.split_once('.')?, value)));
        let ((stack, parameter), value) =
            parsed.ok_or_else(|| Error::Usage(format!("`{text}` is not STACK.NAME=VALUE")))?;
        overrides.insert((stack.to_owned(), parameter.to_owned()), value.to_owned());
    }
    Ok(overrides)
}

fn confirmed(environment: &str, account: &str) -> Result<bool> {
    if !std::io::stdin().is_terminal() {
        return Err(Error::Usage("there is no terminal to ask: add --yes".into()));
    }
    say(&format!("Deploy `{environment}` to the account {account}? Type its name to go on:"));
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    read.map_err(|source| Error::Read { path: "standard input".into(), source })?;
    Ok(answer.trim() == environment)
}

/// `outputs`
pub(crate) fn outputs(
    args: &outputs_command::Args,
    platform: &dyn Platform,
    context: &Context,
) -> Result<()> {
    let definition = context.definition(platform, &args.environment)?;
    daemon::runtime()?.block_on(async {
        let cloud = connect(context, &args.environment, &definition).await?;
        let mut all = BTreeMap::new();
        for stack in &definition.stacks {
            let name = format!("{}-{}-{}", platform.name(), args.environment, stack.name);
            if let Some(deployed) = cloud.beside(stack.region).cloudformation.describe(&name).await? {
                all.insert(stack.name, deployed.outputs);
            }
        }
        if all.is_empty() {
            return Err(Error::Usage(format!("no stack of `{}` is deployed", args.environment)));
        }
        if args.format == outputs_command::Format::Json {
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
