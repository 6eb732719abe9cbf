//! `workflows`: the files of `.github`: written, checked, run here, and the actions that they use.

use std::path::{Path, PathBuf};

use actions::Pins;
use cloudformation::Severity;
use serde_json::json;

use crate::Platform;
use crate::check::{human, sarif};
use crate::context::{Context, data, say};
use crate::error::{Error, Result};
use crate::generated::Mode;
use crate::runner::{self, Narrowed, Request};
use crate::workflows::{check, estimate, generate, times};

/// Generate, check and run the GitHub Actions workflows
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Write the workflows, and what stands around them, to .github
    #[command(after_help = "Example: cargo xtask workflows generate --check")]
    Generate {
        /// Write nothing; show every difference with the Rust line that owns it, and fail with exit code 4
        #[arg(long)]
        check: bool,
    },
    /// Check the workflows of this workspace, or of any folder
    #[command(after_help = "Example: cargo xtask workflows check ../another/.github --secret DEPLOY_KEY")]
    Check(CheckArgs),
    /// Run a workflow on this machine: its jobs, matrices, expressions and scripts, before anything is pushed
    #[command(
        after_help = "Actions of this repository run; for others there is a stand-in, or an error before anything runs. The checks go to\nstandard output under the names that GitHub gives them.\n\nExample: cargo xtask workflows run ci.yml --job clippy"
    )]
    Run(RunArgs),
    /// Say how long a workflow takes on GitHub and what it costs, from recorded times
    #[command(
        after_help = "A pull request that touches only the app:\n  cargo xtask workflows estimate ci.yml --output changes.stacks=false"
    )]
    Estimate(EstimateArgs),
    /// Move the pinned actions to newer releases
    Pins(super::pins::Args),
}

#[derive(Debug, clap::Args)]
struct RunArgs {
    /// A file of .github/workflows
    file: PathBuf,
    /// What starts it
    #[arg(long, default_value = "pull_request")]
    event: String,
    /// The payload of the event, a file of JSON [default: made from what git says]
    #[arg(long, value_name = "FILE")]
    payload: Option<PathBuf>,
    /// An input that the workflow declares
    #[arg(long = "input", value_name = "NAME=VALUE", value_parser = pair)]
    inputs: Vec<(String, String)>,
    /// Only this job and those that it needs
    #[arg(long = "job", value_name = "ID")]
    jobs: Vec<String>,
    /// Give a step another, shorter script; the check of its job is `narrowed` then, and no `success`
    #[arg(long, value_name = "JOB/STEP=SCRIPT", value_parser = narrowed)]
    narrow: Vec<Narrowed>,
    /// A secret, from the environment variable of this name
    #[arg(long = "secret", value_name = "NAME")]
    secrets: Vec<String>,
    /// Print the names of its checks, and run nothing
    #[arg(long)]
    list: bool,
}

#[derive(Debug, clap::Args)]
struct EstimateArgs {
    /// A file of .github/workflows
    #[arg(default_value = "ci.yml")]
    file: String,
    /// What the run is supposed to be of
    #[arg(long, default_value = "pull_request")]
    event: String,
    /// What a job is supposed to hand on; everything else is `true`
    #[arg(long = "output", value_name = "JOB.NAME=VALUE", value_parser = pair)]
    outputs: Vec<(String, String)>,
    /// Take the times that `workflows run` measured of this workflow over into workflows/times.toml first
    #[arg(long)]
    record: bool,
}

#[derive(Debug, clap::Args)]
struct CheckArgs {
    /// A folder with workflows, such as .github of another repository [default: this workspace's]
    folder: Option<PathBuf>,
    /// A secret that another repository has; without any, nothing is said of secrets
    #[arg(long = "secret", value_name = "NAME", requires = "folder")]
    secrets: Vec<String>,
    /// A variable that it has, likewise
    #[arg(long = "variable", value_name = "NAME", requires = "folder")]
    variables: Vec<String>,
    /// The table of its pinned actions, by which their inputs are checked
    #[arg(long, value_name = "FILE", requires = "folder")]
    pins: Option<PathBuf>,
    /// An environment that it has, likewise
    #[arg(long = "environment", value_name = "NAME", requires = "folder")]
    environments: Vec<String>,
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Json,
    Sarif,
}

pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    match &args.command {
        Command::Generate { check } => {
            generate::generate(platform, context, if *check { Mode::Check } else { Mode::Write })
        }
        Command::Check(args) => checked(args, platform, context),
        Command::Run(args) => runner::run(&request(args), &context.pins()?, context),
        Command::Estimate(args) => estimated(args, context),
        Command::Pins(args) => super::pins::run(args, context),
    }
}

/// The table of another workspace.
fn pins(path: &Path) -> Result<Pins> {
    let text =
        std::fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    Pins::read(&text).map_err(|error| Error::Usage(format!("{}: {error}", path.display())))
}

/// `NAME=VALUE`
fn pair(text: &str) -> std::result::Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("expected NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

/// `JOB/STEP=SCRIPT`
fn narrowed(text: &str) -> std::result::Result<Narrowed, String> {
    let parts = text.split_once('/').and_then(|(job, rest)| Some((job, rest.split_once('=')?)));
    let (job, (step, script)) = parts.ok_or("expected JOB/STEP=SCRIPT")?;
    Ok(Narrowed { job: job.to_owned(), step: step.to_owned(), script: script.to_owned() })
}

fn request(args: &RunArgs) -> Request {
    Request {
        file: args.file.clone(),
        event: args.event.clone(),
        payload: args.payload.clone(),
        inputs: args.inputs.clone(),
        jobs: args.jobs.clone(),
        narrow: args.narrow.clone(),
        secrets: args.secrets.clone(),
        list: args.list,
    }
}

fn estimated(args: &EstimateArgs, context: &Context) -> Result<()> {
    let name = args.file.strip_prefix(".github/workflows/").unwrap_or(&args.file);
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let times = times::read(context, args.record.then_some(stem))?;
    let path = format!(".github/workflows/{name}");
    let file = context.root.join(&path);
    let bytes = std::fs::read(&file).map_err(|source| Error::Read { path: file, source })?;
    let shown = |findings: Vec<actions::finding::Finding>| {
        Error::Usage(findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    };
    let workflow = actions::syntax::Workflow::read(&path, &bytes).map_err(shown)?;
    let run = estimate::Run { event: &args.event, outputs: args.outputs.iter().cloned().collect() };
    let costs = estimate::estimate(stem, &workflow, &run, &times).map_err(|missing| {
        Error::Usage(format!("{} has no time for: {}", times::FILE, missing.join(", ")))
    })?;
    data(&estimate::render(&costs));
    Ok(())
}

fn checked(args: &CheckArgs, platform: &dyn Platform, context: &Context) -> Result<()> {
    let some = |names: &[String]| (!names.is_empty()).then(|| names.to_vec());
    let checked = if let Some(folder) = &args.folder {
        let known = check::Known {
            secrets: some(&args.secrets),
            variables: some(&args.variables),
            environments: some(&args.environments),
            pins: args.pins.as_deref().map_or_else(|| Ok(Pins::default()), pins)?,
        };
        check::folder(&context.root, folder, &known)?
    } else {
        let (checked, held_back) = check::workspace(platform, context)?;
        for held in held_back {
            say(&held.to_string());
        }
        checked
    };
    let count = |severity| checked.findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match args.format {
        Format::Human => {
            let shown: Vec<String> = checked
                .findings
                .iter()
                .map(|finding| human::finding(finding, &checked, context.colour))
                .collect();
            if !shown.is_empty() {
                data(&shown.join("\n"));
            }
            say(&format!(
                "{}: {}, {}",
                human::count(checked.documents.len(), "file"),
                human::count(errors, "error"),
                human::count(warnings, "warning")
            ));
        }
        Format::Json => {
            let summary = json!({ "errors": errors, "warnings": warnings });
            data(&json!({ "findings": checked.findings, "summary": summary }).to_string());
        }
        Format::Sarif => data(&sarif::render(sarif::WORKFLOWS, &checked.findings).to_string()),
    }
    if errors + warnings > 0 {
        return Err(Error::Check(format!("the check found {}", human::count(errors + warnings, "thing"))));
    }
    Ok(())
}
