//! `plan`: what would change, offline and without credentials.

use std::path::PathBuf;

use crate::Platform;
use crate::context::{Context, data, say};
use crate::error::{Error, Result};
use crate::plan::sides::{self, Sides};
use crate::plan::{Report, human, markdown};

/// Say offline what would be added, modified, replaced or removed, which data is at risk, whose access is widened, and
/// what it costs
#[derive(Debug, clap::Args)]
#[command(after_help = "Signs: + added, ~ modified, ± replaced, - removed, > imported.\n\
    Exit code 4 under --check when anything changes, or may.\n\
    Examples:\n  cargo xtask plan --env dev --since main\n  cargo xtask plan --old before.yaml --new after.yaml --region eu-central-1\n  \
    cargo xtask plan --env dev --since main --format markdown > comment.md")]
pub(crate) struct Args {
    /// The environment whose stacks are compared with their committed snapshots
    #[arg(long = "env", value_name = "ENVIRONMENT", required_unless_present = "old", conflicts_with = "old")]
    environment: Option<String>,
    /// The revision whose snapshots are the old templates
    #[arg(long, value_name = "REVISION", default_value = "HEAD")]
    since: String,
    /// The old template, or a folder of them
    #[arg(long, requires = "new", value_name = "PATH")]
    old: Option<PathBuf>,
    /// The new template, or a folder of them
    #[arg(long, requires = "old", value_name = "PATH")]
    new: Option<PathBuf>,
    /// The values of the old template's parameters, as JSON or YAML; without any, parameters count as unchanged
    #[arg(long, value_name = "FILE")]
    old_parameters: Option<PathBuf>,
    /// The values of the new template's parameters
    #[arg(long, value_name = "FILE")]
    new_parameters: Option<PathBuf>,
    /// Existing resources that are taken over: the `ResourcesToImport` of a change set, as JSON or YAML
    #[arg(long, value_name = "FILE")]
    import: Option<PathBuf>,
    /// The region of files, for their cost
    #[arg(long, value_name = "REGION", conflicts_with = "environment")]
    region: Option<String>,
    /// What a month brings, for the cost: `{TYPE or LOGICAL ID: {PRICE ITEM: QUANTITY}}`
    #[arg(long, value_name = "FILE")]
    usage: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// End with 4 when anything changes, or may
    #[arg(long)]
    check: bool,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    Human,
    Json,
    Markdown,
}

pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let mut sides = match (&args.environment, &args.old, &args.new) {
        (Some(environment), ..) => Sides::environment(environment, &args.since, platform, context)?,
        (None, Some(old), Some(new)) => Sides::files(old, new, args.region.clone())?,
        _ => return Err(Error::Usage("give --env, or --old and --new".into())),
    };
    sides.read_parameters(args.old_parameters.as_deref(), args.new_parameters.as_deref())?;
    if let Some(path) = &args.import {
        sides.read_imports(path)?;
    }
    let usage = args.usage.as_deref().map(sides::usage).transpose()?.unwrap_or_default();
    let report = Report::new(sides, &usage);
    match args.format {
        Format::Human => {
            let text = human::render(&report, context.colour);
            if !text.is_empty() {
                data(&text);
            }
            say(&human::summary(&report));
        }
        Format::Markdown => data(&markdown::render(&report)),
        Format::Json => data(&report.json().to_string()),
    }
    if args.check && !report.is_empty() { Err(Error::Changes) } else { Ok(()) }
}
