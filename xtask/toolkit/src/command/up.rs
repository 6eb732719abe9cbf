//! `up`: the whole thing on this machine.

#[cfg(not(feature = "cloud"))]
use crate::Application;
use crate::Platform;
use crate::context::Context;
#[cfg(not(feature = "cloud"))]
use crate::context::say;
use crate::error::Result;

/// Build everything, deploy it to the embedded cloud on this machine, and run it
#[derive(Debug, clap::Args)]
#[command(after_help = "Without --detach it runs until Ctrl-C; the data stays for the next time.\n\
    Examples:\n  cargo xtask up --detach\n  cargo xtask up --documents\n  cargo xtask up --fault bad-image")]
pub(crate) struct Args {
    /// Return when everything runs; `cargo xtask down` stops it
    #[arg(long)]
    pub(crate) detach: bool,
    /// Forget the data of earlier times first
    #[arg(long)]
    pub(crate) fresh: bool,
    /// Build and run what renders documents too: about 4 minutes more on two cores, once
    #[arg(long)]
    pub(crate) documents: bool,
    /// The port of the API instead of the environment's
    #[arg(long)]
    pub(crate) port: Option<u16>,
    /// Then show what a deployment that fails looks like: its cause, and its rollback
    #[arg(long, value_enum)]
    pub(crate) fault: Option<Fault>,
}

/// What to break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Fault {
    /// The new image is not there
    BadImage,
    /// The new tasks name a secret that is not there
    BadSecret,
    /// The new tasks do not pass their health check
    Unhealthy,
}

#[cfg(not(feature = "cloud"))]
pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let Application { package, others, .. } = platform.application();
    let others = if args.documents { others } else { &[] };
    if others.iter().any(|other| !context.binaries.join(other).is_file()) {
        say("Building what renders documents, with Typst: about 4 minutes on two cores, once.");
    }
    let binaries: Vec<&str> = std::iter::once(package).chain(others.iter().copied()).collect();
    super::handover::to_cloud(context, &binaries)
}

#[cfg(feature = "cloud")]
pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    crate::local::up(args, platform, context)
}
