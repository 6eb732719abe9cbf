//! What GitHub does, one workflow a file. [`github`] joins them; what stands around them is in `around.rs`.

mod around;
mod changes;
mod ci;
mod deploy;
mod drift;
mod issue;
mod parts;
mod pins;
mod preview;
mod promote;
mod release;
mod security;

use actions::model::{Action, Fault, File, Known, Workflow};
use actions::settings;
use actions::{GitHub, Pins};
use stacks::{Environment, REPOSITORY, Trust};

/// An environment as the workflows see it.
struct Target {
    /// Its name, as the ids of jobs have it.
    id: &'static str,
    settings: settings::Environment,
    account: String,
    region: String,
    /// The environment that releases come from.
    from: Option<String>,
    /// The repository of images in its account, as a registry names it.
    images: String,
    trust: Trust,
}

impl Target {
    /// Nothing for an environment that GitHub does not deploy.
    fn of(environment: &Environment) -> Option<Self> {
        let github = environment.github.as_ref()?;
        let Environment { name, account, region, .. } = environment;
        Some(Self {
            id: stacks::NAMES.into_iter().find(|known| known == name)?,
            settings: settings::Environment {
                name: name.clone(),
                reviewers: github.reviewers.clone(),
                others_approve: !github.reviewers.is_empty(),
                branches: vec![github.branch.clone()],
            },
            account: account.clone(),
            region: region.clone(),
            from: environment.release.from.clone(),
            images: format!("{account}.dkr.ecr.{region}.amazonaws.com/{}", stacks::images()),
            trust: stacks::trust(environment)?,
        })
    }
}

/// Everything that GitHub is given, for these environments and with these pins.
///
/// # Errors
/// Whatever could not work, with the Rust line that says it.
pub fn github(environments: &[Environment], pins: &Pins) -> Result<GitHub, Vec<Fault>> {
    let targets: Vec<Target> = environments.iter().filter_map(Target::of).collect();
    let settings =
        around::settings(format!("{}/{}", REPOSITORY.owner, REPOSITORY.name), &targets, ci::REQUIRED);
    let known = Known {
        pins: pins.clone(),
        // Roles are taken with the token of the run: there is nothing to keep secret.
        secrets: Vec::new(),
        environments: targets.iter().map(|target| target.settings.name.clone()).collect(),
    };
    let prepare = parts::prepare();
    let mut rendered = vec![prepare.render(&known)];
    rendered.extend(all(&targets, environments, &prepare).iter().map(|workflow| workflow.render(&known)));
    let mut files: Vec<File> = Vec::new();
    let mut faults = Vec::new();
    for file in rendered {
        match file {
            Ok(file) => files.push(file),
            Err(more) => faults.extend(more),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let owners = format!("@{}/platform", REPOSITORY.owner);
    Ok(GitHub { workflows: files, files: around::files(&settings, &owners), settings })
}

fn all(targets: &[Target], environments: &[Environment], prepare: &Action) -> Vec<Workflow> {
    let planned: Vec<String> = environments.iter().map(|environment| environment.name.clone()).collect();
    let mut all = vec![ci::workflow(prepare, &planned), security::workflow(prepare), pins::workflow()];
    let deploy = deploy::deploy(targets);
    if let Some(first) = targets.iter().find(|target| target.from.is_none()) {
        all.extend(
            first.trust.publish.as_ref().map(|publisher| release::workflow(&deploy, first, publisher)),
        );
        all.push(preview::workflow(first, &first.trust.plan));
    }
    if !targets.is_empty() {
        all.extend([promote::workflow(&deploy, targets), drift::workflow(targets), deploy.workflow]);
    }
    all
}
