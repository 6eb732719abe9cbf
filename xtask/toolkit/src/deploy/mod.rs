//! The deploy engine: templates become change sets, change sets are executed, events are shown, outputs become the
//! parameters of the next stack. It speaks to a cloud through the AWS SDK; nothing in it knows which cloud.

mod apply;
#[cfg(feature = "operate")]
pub(crate) mod bootstrap;
mod diagnose;
#[cfg(feature = "operate")]
pub(crate) mod execute;
mod guard;
#[cfg(feature = "operate")]
pub(crate) mod history;
pub(crate) mod lease;
#[cfg(feature = "operate")]
pub(crate) mod operate;
mod patience;
pub(crate) mod plan;
#[cfg(feature = "operate")]
mod preflight;
mod progress;
mod recover;
#[cfg(feature = "operate")]
pub(crate) mod session;
mod stack;
mod watch;
#[cfg(test)]
#[cfg(feature = "operate")]
mod world;

use std::collections::BTreeMap;

use crate::aws::Cloud;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::local::daemon;
use crate::{Definition, Platform};

pub(crate) use apply::{Deployment, Results, run};
pub(crate) use patience::patiently;
pub(crate) use progress::Progress;

/// The environment of the embedded cloud.
pub(crate) const LOCAL: &str = "local";

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
async fn connect(
    platform: &dyn Platform,
    context: &Context,
    environment: &str,
    definition: &Definition,
) -> Result<Cloud> {
    if environment != LOCAL {
        let profile = format!("{}-{environment}", platform.name());
        return Ok(Cloud::connect(&definition.region, &profile).await);
    }
    let daemon = daemon::find(context)?.ok_or_else(|| Error::Local {
        what: "the embedded cloud does not run".into(),
        hint: "start it with `cargo xtask up --detach`".into(),
    })?;
    Ok(Cloud::embedded(&definition.region, &daemon.endpoint()).await)
}
