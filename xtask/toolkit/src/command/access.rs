//! `access`: the least-privilege deploy policy and the permissions boundary, computed from the templates.

use std::path::PathBuf;

use cloudformation::access::{Naming, Stack, access, boundary_path, engine};
use serde_json::{Value as Json, json};

use crate::Platform;
use crate::access::human;
use crate::context::{Context, data, say};
use crate::error::{Error, Result};
use crate::plan::sides;

/// Compute what a deployment may do from the templates: its policies, and the boundary of the roles it makes
#[derive(Debug, clap::Args)]
#[command(
    after_help = "`deploy` is for the role that CloudFormation works with, `engine` for whoever runs `cargo xtask deploy`,\n\
    `boundary` for the roles that the templates make. `reasons` tells why an action is added to what the schemas list,\n\
    dropped from it, or left open.\n\
    Examples:\n  cargo xtask access --env dev\n  cargo xtask access --env dev --format json\n  \
    cargo xtask access template.yaml --account 111122223333 --region eu-central-1 --prefix shop-dev-"
)]
pub(crate) struct Args {
    /// The environment, a file of stacks/environments
    #[arg(
        long = "env",
        value_name = "ENVIRONMENT",
        required_unless_present = "files",
        conflicts_with = "files"
    )]
    environment: Option<String>,
    /// Template files, each the stack of its name after the prefix
    #[arg(requires = "account", requires = "region", requires = "prefix")]
    files: Vec<PathBuf>,
    /// The account that files are deployed to, twelve digits
    #[arg(long, value_name = "ACCOUNT", conflicts_with = "environment", value_parser = twelve_digits)]
    account: Option<String>,
    /// The region that files are deployed to
    #[arg(long, value_name = "REGION", conflicts_with = "environment", value_parser = known_region)]
    region: Option<String>,
    /// What the names of their stacks begin with, such as `shop-dev-`
    #[arg(long, value_name = "PREFIX", conflicts_with = "environment")]
    prefix: Option<String>,
    /// The name and path of the policy that must bound the roles of files
    #[arg(long, value_name = "PATH", default_value = "/boundary", conflicts_with = "environment", value_parser = path)]
    boundary: String,
    /// The partition of AWS
    #[arg(long, value_name = "PARTITION", default_value = "aws")]
    partition: String,
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    Human,
    Json,
}

fn twelve_digits(text: &str) -> std::result::Result<String, &'static str> {
    let fits = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.to_owned()).ok_or("an account is twelve digits")
}

fn known_region(text: &str) -> std::result::Result<String, String> {
    let regions = cloudformation::catalogue::regions();
    if regions.contains(&text) {
        return Ok(text.to_owned());
    }
    let nearest = cloudformation::nearest(text, regions.iter().copied());
    Err(nearest.map_or_else(|| "there is no such region".into(), |name| format!("did you mean `{name}`?")))
}

fn path(text: &str) -> std::result::Result<String, &'static str> {
    text.starts_with('/').then(|| text.to_owned()).ok_or("a path begins with `/`")
}

/// A stack as it is deployed.
struct Deployed {
    name: String,
    region: String,
    template: Json,
}

/// What the access is computed of.
struct Subject {
    account: String,
    region: String,
    prefix: String,
    /// Path and name of the boundary.
    boundary: String,
    stacks: Vec<Deployed>,
}

pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let subject = match &args.environment {
        Some(environment) => of_environment(environment, platform, context)?,
        None => of_files(args)?,
    };
    let Subject { account, region, prefix, boundary, stacks } = &subject;
    let boundary = format!("arn:{}:iam::{account}:policy{boundary}", args.partition);
    let naming = Naming { partition: &args.partition, account, region, prefix, boundary: &boundary };
    let stacks: Vec<Stack> =
        stacks.iter().map(|Deployed { name, region, template }| Stack { name, region, template }).collect();
    let access = access(&naming, &stacks);
    let engine = args.environment.as_ref().map(|environment| engine(&naming, platform.name(), environment));
    match args.format {
        Format::Json => data(
            &json!({
                "deploy": access.deploy,
                "engine": engine,
                "boundary": access.boundary,
                "reasons": access.reasons,
            })
            .to_string(),
        ),
        Format::Human => {
            data(&human::render(&access, engine.as_ref(), context.colour));
            say(&human::summary(&access));
        }
    }
    Ok(())
}

fn of_environment(environment: &str, platform: &dyn Platform, context: &Context) -> Result<Subject> {
    let definition = context.definition(platform, environment)?;
    let prefix = format!("{}-{environment}-", platform.name());
    let stacks = definition.stacks.iter().map(|stack| Deployed {
        name: format!("{prefix}{}", stack.name),
        region: stack.region(&definition.region).to_owned(),
        template: stack.template.to_json(),
    });
    Ok(Subject {
        stacks: stacks.collect(),
        account: definition.account,
        region: definition.region,
        boundary: boundary_path(platform.name(), environment),
        prefix,
    })
}

fn of_files(args: &Args) -> Result<Subject> {
    let (Some(account), Some(region), Some(prefix)) = (&args.account, &args.region, &args.prefix) else {
        return Err(Error::Usage("files need --account, --region and --prefix".into()));
    };
    let mut open = Vec::new();
    let stacks = args.files.iter().map(|path| {
        let name = format!("{prefix}{}", sides::stem(path));
        Ok(Deployed { name, region: region.clone(), template: sides::file(path, &mut open)? })
    });
    let stacks: Result<Vec<Deployed>> = stacks.collect();
    for what in open {
        say(&format!("note: not known: {what}"));
    }
    Ok(Subject {
        account: account.clone(),
        region: region.clone(),
        prefix: prefix.clone(),
        boundary: args.boundary.clone(),
        stacks: stacks?,
    })
}
