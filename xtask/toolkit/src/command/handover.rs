//! Commands that need a cloud: build the program that has one, and become it.

use std::os::unix::process::CommandExt;
use std::process::Command;

use crate::context::{Context, say};
use crate::error::{Error, Result};
use crate::process;

/// Builds the program with the embedded cloud and the AWS clients, and `packages` beside it, then runs it in place of
/// this one with the same arguments.
///
/// One build for all: cargo then compiles every dependency once, with the features that any of them asks for.
pub(crate) fn to_cloud(context: &Context, binaries: &[&str]) -> Result<()> {
    let program = context.binaries.join("xtask-cloud");
    if !program.is_file() {
        say("Building the app, the embedded cloud and the AWS clients: about 6 minutes on two cores, once.");
    }
    build(context, binaries)?;
    let source = Command::new(&program).args(std::env::args_os().skip(1)).exec();
    Err(Error::Start { program: program.display().to_string(), source })
}

/// The build behind [`to_cloud`]: the whole workspace is selected, so that its features are the same for every command.
fn build(context: &Context, binaries: &[&str]) -> Result<()> {
    let mut arguments = vec!["build", "--workspace", "--features", "xtask/cloud", "--bin", "xtask-cloud"];
    for binary in binaries {
        arguments.extend(["--bin", binary]);
    }
    process::run(&mut process::cargo(context, &arguments))
}
