//! Commands that need more than the plain program has: build the program that has it, and become it.

use std::os::unix::process::CommandExt;
use std::process::Command;

use crate::context::Context;
#[cfg(not(feature = "operate"))]
use crate::context::say;
use crate::error::{Error, Result};
use crate::process;

/// Builds the program with the embedded cloud and the AWS clients, and `binaries` beside it, then becomes it.
///
/// One build of the whole workspace: cargo then compiles every dependency once, with the features that any of them
/// asks for.
#[cfg(not(feature = "cloud"))]
pub(crate) fn to_cloud(context: &Context, binaries: &[&str]) -> Result<()> {
    if !context.binaries.join("xtask-cloud").is_file() {
        say("Building the app, the embedded cloud and the AWS clients: about 7 minutes on two cores, once.");
    }
    let mut arguments = vec!["build", "--workspace", "--features", "xtask/cloud", "--bin", "xtask-cloud"];
    for binary in binaries {
        arguments.extend(["--bin", binary]);
    }
    become_built(context, &arguments, "xtask-cloud")
}

/// Builds the program with the clients that operate an environment, and becomes it.
#[cfg(not(feature = "operate"))]
pub(crate) fn to_operate(context: &Context) -> Result<()> {
    if !context.binaries.join("xtask-operate").is_file() {
        say("Building the AWS clients: a few minutes on two cores, once.");
    }
    let build = ["build", "--workspace", "--features", "xtask/operate", "--bin", "xtask-operate"];
    become_built(context, &build, "xtask-operate")
}

/// Builds the program `xtask-{feature}`, which is this one with that feature, and becomes it. No AWS client is compiled.
#[cfg(not(all(feature = "rules", feature = "schema")))]
pub(crate) fn to(context: &Context, feature: &str) -> Result<()> {
    let name = format!("xtask-{feature}");
    become_built(context, &["build", "--package", "xtask", "--features", feature, "--bin", &name], &name)
}

/// Runs a build, then the program that it made in place of this one, with the same arguments.
fn become_built(context: &Context, build: &[&str], name: &str) -> Result<()> {
    process::run(&mut process::cargo(context, build))?;
    let program = context.binaries.join(name);
    let source = Command::new(&program).args(std::env::args_os().skip(1)).exec();
    Err(Error::Start { program: program.display().to_string(), source })
}
