//! `access`: the least-privilege deploy policy and the permissions boundary, computed from the templates.

use cloudformation::access::{Naming, Stack, access, boundary_path};
use serde_json::json;

use crate::Platform;
use crate::access::{engine, human};
use crate::context::{Context, data, say};
use crate::error::Result;

/// Compute what a deployment may do from the templates: its policies, and the boundary of the roles it makes
#[derive(Debug, clap::Args)]
#[command(
    after_help = "`deploy` is for the role that CloudFormation works with, `engine` for whoever runs `cargo xtask deploy`,\n\
    `boundary` for the roles that the templates make. `reasons` tells why an action is added to what the schemas list,\n\
    dropped from it, or left open.\n\
    Examples:\n  cargo xtask access --env dev\n  cargo xtask access --env dev --format json | jq '.deploy[0]'"
)]
pub(crate) struct Args {
    /// The environment, a file of stacks/environments
    #[arg(long = "env", value_name = "ENVIRONMENT")]
    environment: String,
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

pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    let definition = context.definition(platform, &args.environment)?;
    let name = platform.name();
    let prefix = format!("{name}-{}-", args.environment);
    let boundary = boundary_path(name, &args.environment);
    let boundary = format!("arn:{}:iam::{}:policy{boundary}", args.partition, definition.account);
    let naming = Naming {
        partition: &args.partition,
        account: &definition.account,
        region: &definition.region,
        prefix: &prefix,
        boundary: &boundary,
    };
    let stacks: Vec<_> = definition
        .stacks
        .iter()
        .map(|stack| (format!("{prefix}{}", stack.name), stack.template.to_json()))
        .collect();
    let stacks: Vec<Stack> = stacks.iter().map(|(name, template)| Stack { name, template }).collect();
    let access = access(&naming, &stacks);
    let engine = engine::policy(&naming, name, &args.environment);
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
            data(&human::render(&access, &engine, context.colour));
            say(&human::summary(&access));
        }
    }
    Ok(())
}
