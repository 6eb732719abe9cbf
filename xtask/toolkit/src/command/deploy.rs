//! `deploy`: the stacks of an environment.

use crate::Platform;
use crate::context::Context;
use crate::error::Result;

/// Deploy an environment's stacks
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Credentials come from the usual places of the AWS SDKs; `local` is the cloud that `up` started.\n\
    Example: cargo xtask deploy --env dev --image 111111111111.dkr.ecr.eu-central-1.amazonaws.com/app@sha256:…"
)]
pub(crate) struct Args {
    /// The environment, a file of stacks/environments
    #[arg(long = "env", value_name = "ENVIRONMENT")]
    pub(crate) environment: String,
    /// The image of the app by its digest; without it the deployed one stays
    #[arg(long)]
    pub(crate) image: Option<String>,
    /// A release: `latest`, or the beginning of its digest; only where releases begin
    #[arg(long, conflicts_with_all = ["image", "parameters", "stacks", "plan"])]
    pub(crate) release: Option<String>,
    /// A parameter of a stack, instead of its default or of another stack's output
    #[arg(long = "parameter", value_name = "STACK.NAME=VALUE")]
    pub(crate) parameters: Vec<String>,
    /// Only these stacks; what they need must be deployed already
    #[arg(long = "stack", value_name = "STACK")]
    pub(crate) stacks: Vec<String>,
    /// Record the plan in this file and change nothing
    #[arg(long, value_name = "FILE", conflicts_with = "plan")]
    pub(crate) out: Option<std::path::PathBuf>,
    /// Execute this recorded plan and nothing else; refused when anything moved since
    #[arg(long, value_name = "FILE", conflicts_with_all = ["image", "parameters", "stacks", "acknowledge"])]
    pub(crate) plan: Option<std::path::PathBuf>,
    /// Data that may be replaced or removed, such as database.Postgres; a snapshot is taken first where there are any
    #[arg(long, value_name = "STACK.LOGICAL_ID")]
    pub(crate) acknowledge: Vec<String>,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

#[cfg(not(feature = "operate"))]
pub(crate) fn run(_: &Args, _: &dyn Platform, context: &Context) -> Result<()> {
    super::handover::to_operate(context)
}

#[cfg(feature = "operate")]
pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    crate::deploy::execute::command(args, platform, context)
}
