//! The gates of a pull request: each looks at one thing, with the program that knows it.

mod audit;
mod clippy_sarif;
mod coverage;
mod rust;
mod sast;
mod stacks;
mod supply;
pub(crate) mod tools;

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value as Json;

use crate::Platform;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::generated::Mode;
use crate::workflows::generate::generate;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Gate {
    /// rustfmt: the layout of the code
    Format,
    /// clippy, warnings refused
    Clippy,
    /// Generated files are as they are generated
    Generated,
    /// The stacks of every environment are valid
    Stacks,
    /// zizmor and `workflows check`: the workflows are sound and safe
    Audit,
    /// semgrep with the rules of workflows/sast, and their samples
    Sast,
    /// kingfisher: keys and passwords, in the files and in the history
    Secrets,
    /// cargo-deny: licences, bans, sources
    Deny,
    /// cargo-shear: dependencies that nothing uses
    Unused,
    /// cargo-deny: known weaknesses of dependencies; it fetches their list
    Advisories,
    /// cargo-hack: every feature compiles by itself
    Features,
    /// The oldest toolchain that is promised compiles the workspace
    Msrv,
    /// cargo-llvm-cov: which lines the tests run, as target/xtask/coverage.lcov
    Coverage,
}

/// How a gate ended.
#[derive(Debug)]
pub(crate) enum Outcome {
    Passed,
    /// What it needs cannot be had here: why.
    Skipped(String),
    Failed(Error),
}

impl From<Result<()>> for Outcome {
    fn from(result: Result<()>) -> Self {
        result.map_or_else(Outcome::Failed, |()| Outcome::Passed)
    }
}

impl Gate {
    /// Those that run when none is named: the cheap ones first. The others take the network, or compile everything again.
    pub(crate) const USUAL: [Gate; 9] = [
        Gate::Format,
        Gate::Generated,
        Gate::Stacks,
        Gate::Audit,
        Gate::Sast,
        Gate::Secrets,
        Gate::Unused,
        Gate::Deny,
        Gate::Clippy,
    ];

    /// As it is typed.
    pub(crate) fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    /// The programs that it runs, beside cargo's own.
    pub(crate) fn programs(self) -> &'static [&'static str] {
        match self {
            Gate::Format | Gate::Clippy | Gate::Generated | Gate::Stacks | Gate::Msrv => &[],
            Gate::Audit => &["zizmor"],
            Gate::Sast => &["semgrep"],
            Gate::Secrets => &["kingfisher"],
            Gate::Deny | Gate::Advisories => &["cargo-deny"],
            Gate::Unused => &["cargo-shear"],
            Gate::Features => &["cargo-hack"],
            Gate::Coverage => &["cargo-llvm-cov", "cargo-nextest"],
        }
    }

    /// Whether its findings have places that GitHub can show.
    pub(crate) fn writes_sarif(self) -> bool {
        matches!(self, Gate::Clippy | Gate::Sast | Gate::Audit)
    }

    /// Looks. Findings go to the terminal, and to an absolute path as SARIF where one is given.
    pub(crate) fn run(self, platform: &dyn Platform, context: &Context, sarif: Option<&Path>) -> Outcome {
        let missing = self.programs().iter().find(|name| tools::find(context, name).is_none());
        match (self, missing) {
            // A part of it is our own.
            (Gate::Audit, _) => audit::audit(platform, context, sarif),
            (_, Some(name)) => Outcome::Skipped(tools::missing(name)),
            (Gate::Format, None) => rust::format(context).into(),
            (Gate::Clippy, None) => rust::clippy(context, sarif).into(),
            (Gate::Generated, None) => generate(platform, context, Mode::Check).into(),
            (Gate::Stacks, None) => stacks::stacks(platform, context).into(),
            (Gate::Sast, None) => sast::sast(context, sarif),
            (Gate::Secrets, None) => sast::secrets(context).into(),
            (Gate::Deny, None) => supply::deny(context).into(),
            (Gate::Unused, None) => rust::unused(context).into(),
            (Gate::Advisories, None) => supply::advisories(context),
            (Gate::Features, None) => rust::features(context).into(),
            (Gate::Msrv, None) => rust::msrv(context),
            (Gate::Coverage, None) => coverage::coverage(context).into(),
        }
    }
}

/// Runs a program whose standard output is data: whether it succeeded, and what it wrote. It talks on the terminal.
fn capture(command: &mut Command) -> Result<(bool, String)> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.map_err(|source| Error::Start { program, source })?;
    Ok((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
}

/// Writes a document, and the folders that it lies in.
fn write_json(file: &Path, json: &Json) -> Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(file, json.to_string()))
        .map_err(|source| Error::Write { path: file.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;

    #[test]
    fn what_compiles_comes_after_what_only_reads() {
        let names = Gate::USUAL.map(Gate::name).join(" ");
        assert_eq!(names, "format generated stacks audit sast secrets unused deny clippy");
    }

    #[test]
    fn a_gate_is_shown_as_it_is_typed() {
        for gate in Gate::value_variants() {
            assert_eq!(Gate::from_str(&gate.name(), false), Ok(*gate));
        }
    }

    #[test]
    fn every_program_of_a_gate_has_a_command_that_brings_it() {
        for name in Gate::value_variants().iter().flat_map(|gate| gate.programs()) {
            assert!(tools::TOOLS.iter().any(|tool| tool.name == *name), "{name}");
        }
    }
}
