//! `check`: the gates of a pull request, run here exactly as CI runs them.

use std::process::Command;

use cloudformation::Severity;

use crate::Platform;
use crate::context::{Context, data};
use crate::error::{Error, Result};
use crate::generated::Mode;
use crate::{evidence, process};

/// Run the gates that a pull request must pass: all of them, or those that are named
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: cargo xtask check format clippy")]
pub(crate) struct Args {
    #[arg(value_enum)]
    gates: Vec<Gate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Gate {
    /// rustfmt
    Format,
    /// clippy, warnings refused
    Clippy,
    /// Generated files are as they are generated
    Generated,
    /// The stacks of every environment are valid
    Stacks,
    /// cargo-deny: licences, bans, sources
    Deny,
    /// zizmor: the security of the workflows
    Workflows,
}

/// How a gate ended.
enum Outcome {
    Passed,
    /// What it needs cannot be had here.
    Skipped(String),
    Failed(Error),
}

pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let all = [Gate::Format, Gate::Generated, Gate::Stacks, Gate::Workflows, Gate::Deny, Gate::Clippy];
    let gates = if args.gates.is_empty() { all.to_vec() } else { args.gates.clone() };
    let subject = evidence::subject(context);
    let (mut failed, mut skipped) = (Vec::new(), false);
    for gate in gates {
        let name = format!("{gate:?}").to_lowercase();
        match pass(gate, platform, context) {
            Outcome::Passed => data(&format!(" passed  {name}")),
            Outcome::Skipped(why) => {
                skipped = true;
                data(&format!("skipped  {name}: {why}"));
            }
            Outcome::Failed(error) => {
                data(&format!(" failed  {name}: {error}"));
                failed.push(name);
            }
        }
    }
    // What was skipped was not seen to pass.
    if args.gates.is_empty() && !skipped {
        evidence::write(context, subject, "check", failed.is_empty())?;
    }
    if failed.is_empty() { Ok(()) } else { Err(Error::Check(format!("failed: {}", failed.join(", ")))) }
}

fn pass(gate: Gate, platform: &dyn Platform, context: &Context) -> Outcome {
    let result = match gate {
        Gate::Format => process::run(&mut process::cargo(context, &["fmt", "--all", "--check"])),
        // The programs with fewer features are what people build first.
        Gate::Clippy => [
            &["--workspace", "--all-targets", "--features", "xtask/operate"][..],
            &["--workspace", "--bins", "--features", "xtask/cloud"],
            &["--package", "xtask", "--bins"],
        ]
        .iter()
        .try_for_each(|selected| {
            let arguments = [&["clippy", "--quiet"], *selected, &["--", "-D", "warnings"]].concat();
            process::run(&mut process::cargo(context, &arguments))
        }),
        Gate::Generated => super::workflows::generate(platform, context, Mode::Check),
        Gate::Stacks => stacks(platform, context),
        Gate::Deny => {
            let Some(program) = context.program("cargo-deny") else {
                return Outcome::Skipped("cargo-deny is not installed".into());
            };
            let mut command = Command::new(program);
            command
                .args(["--all-features", "check", "bans", "licenses", "sources"])
                .current_dir(&context.root);
            process::run(&mut command)
        }
        Gate::Workflows => {
            let Some(program) = context.program("zizmor") else {
                return Outcome::Skipped("zizmor is not installed".into());
            };
            let mut command = Command::new(program);
            command.args(["--quiet", "--persona", "pedantic", "--offline", "--strict-collection", ".github"]);
            process::run(command.current_dir(&context.root))
        }
    };
    result.map_or_else(Outcome::Failed, |()| Outcome::Passed)
}

fn stacks(platform: &dyn Platform, context: &Context) -> Result<()> {
    let checked = crate::check::stacks::check(platform, context)?;
    let serious = checked.findings.iter().filter(|finding| finding.severity != Severity::Info);
    let list: Vec<String> = serious.map(ToString::to_string).collect();
    if list.is_empty() {
        return Ok(());
    }
    Err(Error::Check(format!("the stacks have findings\n{}", list.join("\n"))))
}
