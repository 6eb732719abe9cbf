//! `check`: the gates of a pull request, run here exactly as CI runs them.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::Platform;
use crate::context::{Context, data};
use crate::error::{Error, Result};
use crate::evidence;
use crate::gate::{Gate, Outcome, tools};

/// Run the gates that a pull request must pass: the usual ones, or those that are named
#[derive(Debug, clap::Args)]
#[command(
    after_help = "A gate whose program is not installed is skipped, which is not passed; `--list` says what is missing.\n\
    Examples:\n  cargo xtask check format clippy\n  cargo xtask check sast --sarif target/xtask/sast.sarif"
)]
pub(crate) struct Args {
    #[arg(value_enum)]
    gates: Vec<Gate>,
    /// Write the findings as SARIF 2.1.0 too, which GitHub shows beside the lines; with one of clippy, sast or audit
    #[arg(long, value_name = "FILE")]
    sarif: Option<PathBuf>,
    /// A gate that is skipped fails, as in CI, which has every program
    #[arg(long)]
    strict: bool,
    /// List the gates, and what each of them needs
    #[arg(long, conflicts_with_all = ["gates", "sarif", "strict"])]
    list: bool,
}

pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    if args.list {
        list(context);
        return Ok(());
    }
    let sarif = args.sarif.as_deref().map(|file| sarif_file(&args.gates, file)).transpose()?;
    let gates = if args.gates.is_empty() { Gate::USUAL.to_vec() } else { args.gates.clone() };
    let subject = evidence::subject(context);
    let (mut failed, mut skipped) = (Vec::new(), false);
    for gate in gates {
        let name = gate.name();
        match gate.run(platform, context, sarif.as_deref()) {
            Outcome::Passed => data(&format!(" passed  {name}")),
            Outcome::Skipped(why) => {
                skipped = true;
                data(&format!("skipped  {name}: {why}"));
                failed.extend(args.strict.then_some(name));
            }
            Outcome::Failed(error) => {
                data(&format!(" failed  {name}: {error}"));
                failed.push(name);
            }
        }
    }
    if is_evidence(&args.gates, skipped, &failed) {
        evidence::write(context, subject, "check", failed.is_empty())?;
    }
    if failed.is_empty() { Ok(()) } else { Err(Error::Check(format!("failed: {}", failed.join(", ")))) }
}

/// Whether what came out of the gates that were named is written down: what was skipped was not seen to pass, but what failed has
/// failed whatever was skipped.
fn is_evidence(named: &[Gate], skipped: bool, failed: &[String]) -> bool {
    named.is_empty() && (!skipped || !failed.is_empty())
}

/// The file from the root of the file system: programs run in the workspace's root, whoever calls.
fn sarif_file(gates: &[Gate], file: &Path) -> Result<PathBuf> {
    match gates {
        [gate] if gate.writes_sarif() => {
            std::path::absolute(file).map_err(|source| Error::Write { path: file.to_owned(), source })
        }
        _ => {
            let able: Vec<String> = Gate::value_variants()
                .iter()
                .filter(|gate| gate.writes_sarif())
                .map(|gate| gate.name())
                .collect();
            Err(Error::Usage(format!("`--sarif` goes with one of these gates: {}", able.join(", "))))
        }
    }
}

/// A line a gate: whether it is usual, what it looks at, and what of its programs is missing.
fn list(context: &Context) {
    for gate in Gate::value_variants() {
        let when = if Gate::USUAL.contains(gate) { "usual" } else { "named" };
        let finds = gate.to_possible_value();
        let finds = finds.as_ref().and_then(clap::builder::PossibleValue::get_help).map(ToString::to_string);
        data(&format!("{:<11} {when}  {}", gate.name(), finds.unwrap_or_default()));
        for program in gate.programs().iter().filter(|program| tools::find(context, program).is_none()) {
            data(&format!("{:<11}        {}", "", tools::missing(program)));
        }
    }
    data("\n`usual` runs when no gate is named; `named` only when it is.");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_written_down_even_when_another_gate_was_skipped() {
        let failed = ["clippy".to_owned()];
        assert!(is_evidence(&[], false, &[]));
        assert!(!is_evidence(&[], true, &[]));
        assert!(is_evidence(&[], true, &failed));
        assert!(!is_evidence(&[Gate::Clippy], false, &failed));
    }

    #[test]
    fn sarif_goes_with_one_gate_that_has_places() {
        let file = Path::new("/tmp/a.sarif");
        assert_eq!(sarif_file(&[Gate::Sast], file).unwrap(), file);
        for gates in [&[Gate::Format][..], &[Gate::Sast, Gate::Clippy], &[]] {
            assert_eq!(sarif_file(gates, file).unwrap_err().exit_code(), 2);
        }
    }
}
