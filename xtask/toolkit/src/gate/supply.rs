//! What others wrote and we ship.

use super::{Outcome, tools};
use crate::context::Context;
use crate::error::Result;
use crate::process;

const DENY: &str = "cargo-deny";

/// Licences, bans and sources: all of it is in `Cargo.lock` and `deny.toml`.
pub(super) fn deny(context: &Context) -> Result<()> {
    let mut command = tools::command(context, DENY);
    process::run(command.args(["--all-features", "check", "bans", "licenses", "sources"]))
}

/// Known weaknesses. Their list changes every day: without today's nothing is said.
pub(super) fn advisories(context: &Context) -> Outcome {
    if let Err(error) = process::output(tools::command(context, DENY).args(["fetch", "db"])) {
        return Outcome::Skipped(format!("the list of advisories cannot be fetched: {error}"));
    }
    process::run(tools::command(context, DENY).args(["--all-features", "check", "advisories"])).into()
}
