//! `plan`: what would change, offline and without credentials.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use cloudformation::document;
use cloudformation::plan::{self, StackPlan};
use serde_json::{Value as Json, json};

use crate::Platform;
use crate::context::{Context, data, say};
use crate::error::{Error, Result};
use crate::process;

/// Say offline what would be added, modified, replaced or removed, and which data is at risk
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cargo xtask plan --env dev --since main\n  cargo xtask plan --old before.yaml --new after.yaml"
)]
pub(crate) struct Args {
    /// The environment whose stacks are compared with their committed snapshots
    #[arg(long = "env", value_name = "ENVIRONMENT", required_unless_present = "old", conflicts_with = "old")]
    environment: Option<String>,
    /// The revision whose snapshots are the old templates
    #[arg(long, value_name = "REVISION", default_value = "HEAD")]
    since: String,
    /// The old template, or a folder of them
    #[arg(long, requires = "new")]
    old: Option<PathBuf>,
    /// The new template, or a folder of them
    #[arg(long, requires = "old")]
    new: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    Human,
    Json,
    Markdown,
}

/// Templates by the name of their stack.
type Templates = BTreeMap<String, Json>;

pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let (old, new) = match (&args.environment, &args.old, &args.new) {
        (Some(environment), ..) => {
            let stacks = context.definition(platform, environment)?.stacks;
            let new: Templates =
                stacks.iter().map(|stack| (stack.name.to_owned(), stack.template.to_json())).collect();
            (snapshots(context, environment, &args.since)?, new)
        }
        (None, Some(old), Some(new)) => templates(old, new)?,
        _ => return Err(Error::Usage("give --env, or --old and --new".into())),
    };
    let names: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let none = json!({});
    let plans: Vec<StackPlan> = names
        .into_iter()
        .map(|name| plan::plan(name, old.get(name).unwrap_or(&none), new.get(name).unwrap_or(&none)))
        .collect();
    match args.format {
        Format::Human => human(&plans),
        Format::Markdown => data(&markdown(&plans)),
        Format::Json => {
            let stacks: Vec<Json> =
                plans.iter().map(|plan| json!({ "name": plan.name, "changes": plan.changes })).collect();
            let unknown: Vec<String> =
                plans.iter().filter(|plan| !plan.is_empty()).flat_map(unknowns).collect();
            data(&json!({ "stacks": stacks, "unknown": unknown }).to_string());
        }
    }
    Ok(())
}

/// What a plan cannot know, each with its stack.
fn unknowns(plan: &StackPlan) -> Vec<String> {
    plan.unknown.iter().map(|what| format!("{}: {what}", plan.name)).collect()
}

fn human(plans: &[StackPlan]) {
    for plan in plans.iter().filter(|plan| !plan.is_empty()) {
        data(&plan.name);
        for change in &plan.changes {
            data(&format!("  {change}"));
        }
        for what in &plan.unknown {
            data(&format!("  not known offline: {what}"));
        }
    }
    let changes: usize = plans.iter().map(|plan| plan.changes.len()).sum();
    let at_risk = plans.iter().flat_map(|plan| &plan.changes).filter(|change| change.data_at_risk).count();
    say(&format!("{} stacks: {changes} changes, {at_risk} with data at risk", plans.len()));
}

fn markdown(plans: &[StackPlan]) -> String {
    let mut out = String::from("### Plan\n");
    for plan in plans.iter().filter(|plan| !plan.is_empty()) {
        out.push_str(&format!("\n**{}**\n\n", plan.name));
        for change in &plan.changes {
            out.push_str(&format!("- {}{change}\n", if change.data_at_risk { "⚠️ " } else { "" }));
        }
    }
    if plans.iter().all(StackPlan::is_empty) {
        out.push_str("\nNo changes.\n");
    }
    out
}

/// The snapshots of an environment at a revision: `stacks/snapshots/ENVIRONMENT.STACK.snap`.
fn snapshots(context: &Context, environment: &str, revision: &str) -> Result<Templates> {
    let git =
        |arguments: &[&str]| process::output(Command::new("git").args(arguments).current_dir(&context.root));
    let prefix = format!("{environment}.");
    let mut templates = Templates::new();
    for path in git(&["ls-tree", "-r", "--name-only", revision, "--", "stacks/snapshots"])?.lines() {
        let file = Path::new(path).file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(name) = file.strip_prefix(&prefix).and_then(|name| name.strip_suffix(".snap")) else {
            continue;
        };
        let text = git(&["show", &format!("{revision}:{path}")])?;
        // The head of a snapshot file ends with the second line of dashes.
        let body = text.splitn(3, "---\n").nth(2).unwrap_or_default();
        templates.insert(name.to_owned(), parse(Path::new(path), body)?);
    }
    if templates.is_empty() {
        let message =
            format!("`{revision}` holds no snapshots of `{environment}`: every resource counts as added");
        say(&format!("note: {message}"));
    }
    Ok(templates)
}

/// Two files are one stack; two folders are compared file by file.
fn templates(old: &Path, new: &Path) -> Result<(Templates, Templates)> {
    if old.is_dir() && new.is_dir() {
        return Ok((folder(old)?, folder(new)?));
    }
    let name = new.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((Templates::from([(name.clone(), file(old)?)]), Templates::from([(name, file(new)?)])))
}

fn folder(path: &Path) -> Result<Templates> {
    let entries = std::fs::read_dir(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let files = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file());
    files
        .map(|path| Ok((path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), file(&path)?)))
        .collect()
}

fn file(path: &Path) -> Result<Json> {
    let text =
        std::fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    parse(path, &text)
}

fn parse(path: &Path, text: &str) -> Result<Json> {
    let finding = |mut finding: cloudformation::Finding| {
        finding.file = path.display().to_string();
        Error::Usage(finding.to_string())
    };
    document::read(text).map(|node| node.to_json()).map_err(finding)
}
