//! `test`: every test of the workspace, with what they need.

use crate::context::{Context, say};
use crate::error::Result;
use crate::{evidence, files, process};

/// Run every test, starting the services they need
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: cargo xtask test --unit")]
pub(crate) struct Args {
    /// Only the tests that need no service
    #[arg(long)]
    unit: bool,
    /// Only tests whose name contains this
    filter: Option<String>,
}

pub(crate) fn run(args: &Args, context: &Context) -> Result<()> {
    let subject = evidence::subject(context);
    let result = tests(args, context);
    if !args.unit && args.filter.is_none() {
        evidence::write(context, subject, "test", result.is_ok())?;
        if result.is_ok() {
            // What they left, gigabytes of databases, is looked at only where one failed.
            files::remove_folder(&context.root.join("target/xtask/tests"))?;
        }
    }
    result
}

fn tests(args: &Args, context: &Context) -> Result<()> {
    let nextest = context.program("cargo-nextest").is_some();
    say("Building the app, the embedded cloud and the tests: about 10 minutes on two cores the first time.");
    if !args.unit {
        // The end-to-end tests run these programs; cargo builds binaries only for the tests of their own package.
        let programs = [
            "build",
            "--workspace",
            "--features",
            "xtask/operate",
            "--bin",
            "xtask",
            "--bin",
            "xtask-cloud",
            "--bin",
            "xtask-operate",
            "--bin",
            "app",
            "--bin",
            "documents",
        ];
        process::run(&mut process::cargo(context, &programs))?;
    }
    let mut arguments = if nextest { vec!["nextest", "run"] } else { vec!["test"] };
    arguments.push("--no-fail-fast");
    arguments.extend(["--workspace", "--features", "xtask/operate"]);
    if args.unit {
        arguments.extend(["--exclude", "tests"]);
    }
    arguments.extend(args.filter.as_deref());
    process::run(&mut process::cargo(context, &arguments))?;
    if !nextest {
        return Ok(());
    }
    // The examples of the documentation, which nextest does not run.
    let mut arguments = vec!["test", "--quiet", "--doc", "--workspace", "--features", "xtask/operate"];
    arguments.extend(args.filter.as_deref());
    process::run(&mut process::cargo(context, &arguments))
}
