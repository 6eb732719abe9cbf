//! `simulator`: the embedded cloud alone.

use std::path::PathBuf;

use crate::Platform;
use crate::context::Context;
use crate::error::Result;

/// Serve the embedded cloud alone, for any AWS client
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Point a client at it with AWS_ENDPOINT_URL=http://127.0.0.1:4566 and any credentials, or name the file that it\n\
    writes in AWS_CONFIG_FILE: that has a profile for each environment, which `deploy`, `promote` and `status` find.\n\
    Example: cargo xtask simulator --port 4566"
)]
pub(crate) struct Args {
    /// The port on 127.0.0.1
    #[arg(long, default_value_t = 4566)]
    pub(crate) port: u16,
    /// The folder of its state [default: target/xtask/simulator]
    #[arg(long)]
    pub(crate) state: Option<PathBuf>,
    /// An account that it pretends to be, once for each; the first is the one of keys that name none
    /// [default: 000000000000 and those of the environments]
    #[arg(long = "account", value_name = "ACCOUNT")]
    pub(crate) accounts: Vec<String>,
    #[arg(long, default_value = "eu-central-1")]
    pub(crate) region: String,
    /// The keys of an issuer whose tokens are taken for roles, such as token.actions.githubusercontent.com=jwks.json
    #[arg(long = "issuer", value_name = "ISSUER=FILE")]
    pub(crate) issuers: Vec<String>,
    /// Refuse callers that neither took a role here nor have the access key `administrator`
    #[arg(long)]
    pub(crate) known_callers_only: bool,
}

#[cfg(not(feature = "cloud"))]
pub(crate) fn run(_: &Args, _: &dyn Platform, context: &Context) -> Result<()> {
    super::handover::to_cloud(context, &[])
}

#[cfg(feature = "cloud")]
pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    crate::local::serve(args, platform, context)
}
