//! `up` and `down`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::registry::Registry;
use super::smoke::{self, Demo};
use super::{daemon, folder, tasks};
use crate::aws::Cloud;
use crate::check::stacks::refuse_errors;
use crate::command::up::{Args, Fault};
use crate::context::{Context, data, say};
use crate::deploy::{self, Deployment, Progress, Results};
use crate::error::{Error, Result};
use crate::release::artifact::Artifact;
use crate::{Application, Platform, files};

/// The environment that `up` deploys.
const ENVIRONMENT: &str = "local";
/// The stack and parameters that faults are made through.
const SERVICE: &str = "service";
/// The stack of the other programs, and the section of the environment that has it.
const DOCUMENTS: &str = "documents";
const DOCUMENTS_SECTION: &str = "documents:\n  count: 1\n  cpu: 512\n  memory: 1024\n";

pub(crate) fn up(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    daemon::runtime()?.block_on(async {
        let began = std::time::Instant::now();
        tokio::select! {
            result = run(args, platform, context, began) => result,
            () = daemon::asked_to_stop() => {
                say("\nStopping…");
                down_async(context).await
            }
        }
    })
}

async fn run(
    args: &Args,
    platform: &dyn Platform,
    context: &Context,
    began: std::time::Instant,
) -> Result<()> {
    let section = if args.documents { DOCUMENTS_SECTION } else { "" };
    let definition = context.definition_with(platform, ENVIRONMENT, section)?;
    refuse_errors(ENVIRONMENT, &definition, context)?;
    let stacks = Artifact::all(&definition)?;
    let programs = programs(platform, &stacks, context)?;
    if args.fresh {
        forget(context).await?;
    }
    let daemon = daemon::ensure(context, &definition).await?;
    let home = folder(context);
    let image = tasks::store(&home, &programs)
        .map_err(|source| Error::Write { path: home.join("images"), source })?;
    let cloud = Cloud::embedded(&definition.region, &daemon.endpoint()).await;
    let mut deployment = Deployment {
        environment: ENVIRONMENT.to_owned(),
        prefix: format!("{}-{ENVIRONMENT}", platform.name()),
        label: daemon::millis().to_string(),
        tags: BTreeMap::from([(format!("{}:environment", platform.name()), ENVIRONMENT.to_owned())]),
        ..Deployment::default()
    };
    deployment.set_image(&image, platform, &stacks);
    if let Some(port) = args.port {
        deployment.overrides.insert((SERVICE.to_owned(), "ListenerPort".to_owned()), port.to_string());
    }
    say(&format!(
        "Deploying {} stacks to the embedded cloud at {}",
        definition.stacks.len(),
        daemon.endpoint()
    ));
    let results = deploy::run(&cloud, &stacks, &deployment, &Progress::new(context)).await?;
    say(&results.summary());
    let demo = smoke::run(&daemon.endpoint(), &results, &home.join("demo.json")).await?;
    if !args.documents {
        let stack = format!("{}-{DOCUMENTS}", deployment.prefix);
        say(match cloud.cloudformation.describe(&stack).await? {
            Some(_) => {
                "  documents: as an earlier --documents deployed it; ask for it again to bring it up to date"
            }
            None => "  documents: not built; cargo xtask up --documents builds it (Typst, about 4 minutes)",
        });
    }
    say(&format!("Up in {:.1} s", began.elapsed().as_secs_f64()));
    if let Some(fault) = args.fault {
        show_fault(fault, &cloud, &stacks, &deployment, context).await?;
    }
    close(&demo, &results, context);
    if args.detach {
        return Ok(());
    }
    say("\nCtrl-C stops it; the data stays. `cargo xtask up --detach` returns at once.");
    std::future::pending().await
}

/// The programs of the image: the app's, and the others where a stack runs them.
fn programs(platform: &dyn Platform, stacks: &[Artifact], context: &Context) -> Result<Vec<PathBuf>> {
    let Application { package, others, .. } = platform.application();
    let runs_others = stacks.iter().any(|stack| stack.name == DOCUMENTS);
    let others = others.iter().copied().filter(|_| runs_others);
    let built = |name: &str| {
        let program = context.binaries.join(name);
        if program.is_file() {
            return Ok(program);
        }
        Err(Error::Local {
            what: format!("`{name}` is not built: {} is not there", program.display()),
            hint: "`cargo xtask up` builds the app, and with --documents what renders documents".into(),
        })
    };
    std::iter::once(package).chain(others).map(built).collect()
}

/// The closing lines: the address, a request to try, and what to change first.
fn close(demo: &Demo, results: &Results, context: &Context) {
    let url = &demo.url;
    let rows = demo.rows;
    say(&format!("\nThe demo tenant ran a flow over {rows} records. Its API is at"));
    data(url);
    say("Try:");
    data(&format!(
        "curl -s -H \"Authorization: Bearer {}\" {url}/runs/{}/records?limit=3",
        demo.token, demo.run
    ));
    let queue = results.output("queue", "JobsUrl").unwrap_or_default();
    say(&format!(
        "Jobs travel through {queue}; what tasks print is in the log group of the stack `cluster`."
    ));
    say(&format!(
        "Change first: a route in {}, a setting in {}, a size in {}; then run `cargo xtask up` again.",
        shown(context, "app/src/routes"),
        shown(context, "app/contract/src/lib.rs"),
        shown(context, "stacks/environments/local.yaml"),
    ));
}

fn shown(context: &Context, path: &str) -> String {
    if context.colour { format!("\u{1b}[1m{path}\u{1b}[0m") } else { path.to_owned() }
}

/// Deploys something broken on purpose; that it fails is what is shown.
async fn show_fault(
    fault: Fault,
    cloud: &Cloud,
    stacks: &[Artifact],
    deployment: &Deployment,
    context: &Context,
) -> Result<()> {
    let (what, parameter, value) = match fault {
        Fault::BadImage => ("an image that is not there", "Image", tasks::missing()),
        Fault::BadSecret => (
            "a secret that is not there",
            "DatabaseWorkerSecretArn",
            "arn:aws:secretsmanager:eu-central-1:000000000000:secret:not-there-AbCdEf".into(),
        ),
        Fault::Unhealthy => ("a health check that nothing answers", "HealthCheckPath", "/not-there".into()),
    };
    say(&format!("\nNow deploying `{SERVICE}` with {what}, to show how that fails:"));
    let mut broken = deployment.clone();
    broken.label = daemon::millis().to_string();
    broken.only = vec![SERVICE.to_owned()];
    broken.overrides.insert((SERVICE.to_owned(), parameter.to_owned()), value);
    // Only new tasks are checked before they serve, so the service gets new ones.
    broken.overrides.insert((SERVICE.to_owned(), "Restart".to_owned()), daemon::millis().to_string());
    match deploy::run(cloud, stacks, &broken, &Progress::new(context)).await {
        Err(error @ Error::Deployment { .. }) => {
            say(&format!("\n{error}\n\nThe stack is as it was before, and what it served went on."));
            Ok(())
        }
        Err(error) => Err(error),
        Ok(_) => Err(Error::Check(format!("the deployment with {what} succeeded, and should not have"))),
    }
}

pub(crate) fn down(context: &Context) -> Result<()> {
    daemon::runtime()?.block_on(down_async(context))
}

async fn down_async(context: &Context) -> Result<()> {
    if let Some(running) = daemon::find(context)? {
        daemon::end(context, &running).await?;
        say("Stopped. The data stays; `cargo xtask up` goes on with it.");
    } else {
        leftovers(context).await;
        say("Nothing runs.");
    }
    Ok(())
}

/// Ends what an embedded cloud left behind that did not end itself.
async fn leftovers(context: &Context) {
    Registry::new(folder(context).join("processes.json")).end_leftovers().await;
}

/// Ends what runs and removes all that it kept, apart from the fetched packages.
async fn forget(context: &Context) -> Result<()> {
    if let Some(running) = daemon::find(context)? {
        daemon::end(context, &running).await?;
    }
    leftovers(context).await;
    files::remove_folder(&folder(context))
}
