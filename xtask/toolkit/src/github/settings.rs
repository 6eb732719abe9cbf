//! `github apply` and `github verify`: how the repository is set on GitHub, beside how it is defined.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::IsTerminal;

use actions::settings::Settings;
use serde_json::json;

use super::actual::{self, Actual, Environment, Kind, Reviewer, Ruleset, has_policies};
use super::client::{Answer, Client, segment};
use super::difference::{Step, notes, steps};
use crate::Platform;
use crate::command::Format;
use crate::command::github::{ApplyArgs, VerifyArgs};
use crate::context::{Context, GitHubAccess, data, say};
use crate::error::{Error, Result};
use crate::local::daemon;

/// What there is to do, and what is told beside it.
#[derive(Debug)]
struct Seen {
    steps: Vec<Step>,
    notes: Vec<String>,
}

/// `github apply`
pub(crate) fn apply(args: &ApplyArgs, platform: &dyn Platform, context: &Context) -> Result<()> {
    let settings = context.github_definition(platform, &context.pins()?)?.settings;
    let client = client(context.github.as_ref())?;
    let runtime = daemon::runtime()?;
    let Seen { steps, notes } = runtime.block_on(look(&client, &settings))?;
    tell(&notes);
    if steps.is_empty() {
        say(&format!("{} is set as it is defined.", settings.repository));
        return Ok(());
    }
    data(&human(&steps));
    if !args.yes && !confirmed(&settings.repository)? {
        return Err(Error::Usage("nothing was changed".into()));
    }
    runtime.block_on(bring(&client, &settings, &steps))?;
    say(&format!("{} is now set as it is defined.", settings.repository));
    Ok(())
}

/// `github verify`
pub(crate) fn verify(args: &VerifyArgs, platform: &dyn Platform, context: &Context) -> Result<()> {
    let settings = context.github_definition(platform, &context.pins()?)?.settings;
    let client = client(context.github.as_ref())?;
    let Seen { steps, notes } = daemon::runtime()?.block_on(look(&client, &settings))?;
    match args.format {
        Format::Human => {
            tell(&notes);
            if !steps.is_empty() {
                data(&human(&steps));
            }
        }
        Format::Json => {
            let changes: Vec<_> = steps.iter().flat_map(|step| &step.changes).collect();
            let report = json!({ "repository": settings.repository, "changes": changes, "notes": notes });
            data(&format!("{report:#}"));
        }
    }
    if steps.is_empty() {
        say(&format!("{} is set as it is defined.", settings.repository));
        return Ok(());
    }
    Err(Error::Differs {
        what: format!("{} is not set as it is defined", settings.repository),
        hint: "`cargo xtask github apply` sets it so; or take over into the definition what is there".into(),
    })
}

/// Nothing of this is to be seen without a token.
fn client(access: Option<&GitHubAccess>) -> Result<Client> {
    let Some(GitHubAccess { token, api }) = access else {
        return Err(Error::Usage(
            "GITHUB_TOKEN is not set: make a fine-grained token for this repository with `Administration: write` and \
             `Actions: write`, or take that of `gh auth token`"
                .into(),
        ));
    };
    Client::patient(api, Some(token))
}

/// Compares, and changes nothing.
async fn look(client: &Client, settings: &Settings) -> Result<Seen> {
    let reviewers = reviewers(client, settings).await?;
    let actual = read(client, settings, &reviewers).await?;
    Ok(Seen { steps: steps(settings, &reviewers, &actual), notes: notes(settings, &actual) })
}

/// Whoever approves, by the names in lower case.
async fn reviewers(client: &Client, settings: &Settings) -> Result<Vec<Reviewer>> {
    let mut names = BTreeMap::new();
    for environment in &settings.environments {
        for name in &environment.reviewers {
            names.insert(name.to_lowercase(), &environment.name);
        }
    }
    let mut found = Vec::new();
    for (name, environment) in names {
        let reviewer = reviewer(client, &name).await?.ok_or_else(|| {
            Error::Usage(format!(
                "`{name}`, of the reviewers of `{environment}`, is not to be found on GitHub, so nothing was changed: \
                 correct the name; to see a team, a fine-grained token needs the permission `Members: read` of its \
                 organization"
            ))
        })?;
        found.push(reviewer);
    }
    Ok(found)
}

async fn reviewer(client: &Client, name: &str) -> Answer<Option<Reviewer>> {
    let plain = name.trim_start_matches('@');
    let (kind, path) = match plain.split_once('/') {
        Some((owner, team)) => (Kind::Team, format!("/orgs/{}/teams/{}", segment(owner), segment(team))),
        None => (Kind::User, format!("/users/{}", segment(plain))),
    };
    let found = client.find(&path).await?;
    Ok(found.and_then(|json| json["id"].as_u64()).map(|id| Reviewer { kind, id, name: name.to_owned() }))
}

/// How the repository is set. What is not defined here is only looked at by its name.
async fn read(client: &Client, settings: &Settings, reviewers: &[Reviewer]) -> Answer<Actual> {
    let repository = format!("/repos/{}", settings.repository);
    let subject = client.find(&format!("{repository}/actions/oidc/customization/sub")).await?;
    let permissions = client.get(&format!("{repository}/actions/permissions")).await?;
    Ok(Actual {
        environments: environments(client, settings, reviewers).await?,
        rulesets: rulesets(client, settings).await?,
        subject: subject.as_ref().map(actual::Subject::read).unwrap_or_default(),
        actions: actual::Actions::read(&permissions),
    })
}

async fn environments(
    client: &Client,
    settings: &Settings,
    reviewers: &[Reviewer],
) -> Answer<Vec<Environment>> {
    let path = format!("/repos/{}/environments", settings.repository);
    let owner = settings.repository.split('/').next().unwrap_or_default();
    let mut environments = Vec::new();
    for json in client.pages(&format!("{path}?per_page=100"), Some("environments")).await? {
        let name = json["name"].as_str().unwrap_or_default();
        let is_ours = settings.environments.iter().any(|desired| desired.name.eq_ignore_ascii_case(name));
        let policies = if is_ours && has_policies(&json) {
            let path = format!("{path}/{}/deployment-branch-policies?per_page=100", segment(name));
            client.pages(&path, Some("branch_policies")).await?
        } else {
            Vec::new()
        };
        environments.push(Environment::read(&json, &policies, owner, reviewers));
    }
    Ok(environments)
}

async fn rulesets(client: &Client, settings: &Settings) -> Answer<Vec<Ruleset>> {
    let path = format!("/repos/{}/rulesets", settings.repository);
    let mut rulesets = Vec::new();
    // An organization's are not the repository's to change.
    let list = format!("{path}?includes_parents=false&per_page=100");
    for found in client.pages(&list, None).await?.into_iter().filter_map(Ruleset::read) {
        let is_ours = settings.rulesets.iter().any(|desired| desired.name == found.name);
        rulesets.push(if is_ours {
            // The list is without the rules.
            let json = client.get(&format!("{path}/{}", found.id)).await?;
            Ruleset::read(json).unwrap_or(found)
        } else {
            found
        });
    }
    Ok(rulesets)
}

/// Takes one step after the other, and looks whether they led there.
async fn bring(client: &Client, settings: &Settings, steps: &[Step]) -> Result<()> {
    for (done, step) in steps.iter().enumerate() {
        if let Err(failure) = client.send(step.method.clone(), &step.path, step.body.as_ref()).await {
            let (before, after) = steps.split_at(done);
            return Err(Error::GitHub(unfinished(&failure.to_string(), before, after)));
        }
        say(&format!("set: {}", step.what));
    }
    let left = look(client, settings).await?.steps;
    if left.is_empty() {
        return Ok(());
    }
    Err(Error::GitHub(format!("it took everything over, and is still otherwise\n\n{}", human(&left))))
}

fn unfinished(failure: &str, before: &[Step], after: &[Step]) -> String {
    let list = |title: &str, steps: &[Step]| match steps {
        [] => String::new(),
        steps => {
            let lines: String = steps.iter().map(|step| format!("\n  {}", step.what)).collect();
            format!("\n\n{title}:{lines}")
        }
    };
    format!(
        "{failure}{}{}\n\nonce that is mended, repeat `cargo xtask github apply`: it goes on from there",
        list("set before that", before),
        list("not set", after)
    )
}

/// A line a field.
fn human(steps: &[Step]) -> String {
    let changes = steps.iter().flat_map(|step| &step.changes);
    let lines: Vec<String> =
        changes.map(|change| format!("{}: {} -> {}", change.what, change.from, change.to)).collect();
    lines.join("\n")
}

fn tell(notes: &[String]) {
    for note in notes {
        say(&format!("note: {note}"));
    }
}

fn confirmed(repository: &str) -> Result<bool> {
    if !std::io::stdin().is_terminal() {
        return Err(Error::Usage("there is no terminal to ask: add --yes".into()));
    }
    say(&format!("Set {repository} on GitHub so? Type its name to go on:"));
    let mut line = String::new();
    std::io::stdin()
        .read_line(&mut line)
        .map_err(|source| Error::Read { path: "standard input".into(), source })?;
    Ok(line.trim() == repository)
}
