//! `validate`: the static check of the stacks, or of any template files.

use std::path::PathBuf;

use cloudformation::Severity;
use serde_json::json;

use crate::Platform;
use crate::check::{Checked, files, human, sarif, stacks};
use crate::context::{Context, data, say};
use crate::error::{Error, Result};

/// Check the stacks of every environment, or any CloudFormation files (JSON or YAML)
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Errors are what AWS refuses and secrets in a template, warnings what a person should not do, infos good to know.\n\
    A finding is silenced in the template: Metadata: {Validate: {Silence: [{Rule: …, Reason: …}]}}\n\
    Exit code 3 with errors.\n\
    Examples:\n  cargo xtask validate\n  cargo xtask validate template.yaml templates/ --region eu-central-1\n  \
    cargo xtask validate --rules policy.guard --format sarif"
)]
pub(crate) struct Args {
    /// Template files, folders of them, or `-` for standard input; without any, the stacks of this workspace
    pub(crate) files: Vec<PathBuf>,
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// The region that files are deployed to: types that it lacks are errors
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
    /// Rule files of cfn-guard, run beside the check
    #[arg(long, value_name = "FILE")]
    pub(crate) rules: Vec<PathBuf>,
    /// List the rules of the check, and the pages that they rest on
    #[arg(long)]
    list_rules: bool,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    Human,
    Json,
    Sarif,
}

pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    if args.list_rules {
        human::rules(args.format_is_json());
        return Ok(());
    }
    #[cfg(not(feature = "rules"))]
    if !args.rules.is_empty() {
        return super::handover::to(context, "rules");
    }
    let mut checked = if args.files.is_empty() {
        stacks::check(platform, context)?
    } else {
        files::check(&args.files, args.region.as_deref())?
    };
    #[cfg(feature = "rules")]
    crate::check::guard::run(&args.rules, &mut checked)?;
    checked.sort();
    let Checked { documents, findings, .. } = &checked;
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings, infos) = (count(Severity::Error), count(Severity::Warning), count(Severity::Info));
    match args.format {
        Format::Human => {
            let shown: Vec<String> =
                findings.iter().map(|finding| human::finding(finding, &checked, context.colour)).collect();
            if !shown.is_empty() {
                data(&shown.join("\n"));
            }
            say(&human::summary(documents.len(), [errors, warnings, infos], checked.skipped));
        }
        Format::Json => {
            let summary = json!({ "errors": errors, "warnings": warnings, "infos": infos });
            data(&json!({ "findings": findings, "summary": summary }).to_string());
        }
        Format::Sarif => data(&sarif::render(sarif::TEMPLATES, findings).to_string()),
    }
    if errors > 0 {
        Err(Error::Check(format!("the check found {}", human::count(errors, "error"))))
    } else {
        Ok(())
    }
}

impl Args {
    fn format_is_json(&self) -> bool {
        matches!(self.format, Format::Json)
    }
}
