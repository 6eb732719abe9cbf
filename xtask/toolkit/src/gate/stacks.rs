//! The stacks of every environment, held to more than a deployment asks: warnings are refused as well.

use cloudformation::Severity;

use crate::Platform;
use crate::check;
use crate::context::Context;
use crate::error::{Error, Result};

pub(super) fn stacks(platform: &dyn Platform, context: &Context) -> Result<()> {
    let checked = check::stacks::check(platform, context)?;
    let serious = checked.findings.iter().filter(|finding| finding.severity != Severity::Info);
    let list: Vec<String> = serious.map(ToString::to_string).collect();
    if list.is_empty() {
        return Ok(());
    }
    Err(Error::Check(format!("the stacks have findings\n{}", list.join("\n"))))
}
