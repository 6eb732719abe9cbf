//! `workflows pins update`: the actions that are pinned, at newer releases that have stood for some days.

mod release;
#[cfg(test)]
mod tests;

use std::path::Path;

use actions::pins::{Interface, Pin, Pins};
use actions::syntax::ActionFile;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value as Json;

use self::release::{Candidates, Release};
use super::client::{Client, Failure};
use crate::clock;
use crate::command::pins::UpdateArgs;
use crate::context::{Context, GitHubAccess, PINS, data, say};
use crate::error::{Error, Result};
use crate::generated::{Mode, sync};
use crate::local::daemon;
use crate::moment::iso;

const PUBLIC: &str = "https://api.github.com";
/// Milliseconds.
const DAY: u64 = 86_400_000;
/// Tags of tags that are followed.
const DEPTH: usize = 5;

/// What became of one pin.
#[derive(Debug)]
struct Looked {
    pin: Pin,
    /// What is said about it.
    word: &'static str,
    text: String,
    failed: bool,
}

/// Why one pin was not looked at to the end.
enum Obstacle {
    /// No other will be, either.
    Github(Failure),
    /// This one alone.
    Action(String),
}

impl From<Failure> for Obstacle {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Unreachable(_) | Failure::Limited { .. } => Self::Github(failure),
            Failure::Refused { .. } | Failure::Unreadable { .. } => Self::Action(failure.to_string()),
        }
    }
}

type Attempt<T> = std::result::Result<T, Obstacle>;

/// `workflows pins update`
pub(crate) fn update(args: &UpdateArgs, context: &Context) -> Result<()> {
    let client = match &context.github {
        Some(GitHubAccess { token, api }) => Client::patient(api, Some(token))?,
        None => Client::patient(PUBLIC, None)?,
    };
    let path = context.root.join(PINS);
    daemon::runtime()?.block_on(update_table(&client, &path, args, clock::millis()))
}

/// Moves what can be moved; `now` in milliseconds since the epoch.
async fn update_table(client: &Client, path: &Path, args: &UpdateArgs, now: u64) -> Result<()> {
    let text =
        std::fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let pins = Pins::read(&text).map_err(|error| Error::Usage(format!("workflows/{error}")))?;
    let before = iso(now.saturating_sub(args.age_days.saturating_mul(DAY)));
    let mut updated = pins.clone();
    let (mut failed, mut count) = (0, 0);
    for pin in &pins {
        let looked = look(client, pin, &before, args).await?;
        data(&format!("{:>9} {} {}", looked.word, pin.repository, looked.text));
        failed += usize::from(looked.failed);
        count += 1;
        updated.set(looked.pin);
    }
    if updated != pins && args.check {
        return Err(Error::Differs {
            what: format!("{PINS} is behind the releases"),
            hint:
                "run `cargo xtask workflows pins update`, read their release notes, and commit what it writes"
                    .into(),
        });
    }
    if updated != pins {
        sync(path, updated.render().as_bytes(), Mode::Write)?;
        say(&format!("{PINS} was written: read the release notes, then `cargo xtask workflows generate`."));
    }
    if failed > 0 {
        let what = format!("{failed} of {count} actions stay as they are, for the reasons above");
        return Err(Error::GitHub(what));
    }
    Ok(())
}

async fn look(client: &Client, pin: &Pin, before: &str, args: &UpdateArgs) -> Result<Looked> {
    match newest(client, pin, before, args).await {
        Ok(looked) => Ok(looked),
        Err(Obstacle::Github(failure)) => Err(Error::GitHub(format!("{failure}; nothing was changed"))),
        Err(Obstacle::Action(text)) => Ok(Looked { pin: pin.clone(), word: "failed", text, failed: true }),
    }
}

/// The pin at the newest release that is old enough; never at an older one than it has.
async fn newest(client: &Client, pin: &Pin, before: &str, args: &UpdateArgs) -> Attempt<Looked> {
    let repository = &pin.repository;
    let releases = client.get(&format!("/repos/{repository}/releases?per_page=100")).await?;
    let candidates = Candidates::read(&releases, &pin.version).map_err(Obstacle::Action)?;
    let why = candidates.why(before, args);
    let Some(target) = candidates.best(before, args.major) else {
        return Ok(Looked { pin: pin.clone(), word: "unchanged", text: why, failed: false });
    };
    let Some(commit) = commit(client, repository, &target.tag).await? else {
        return Err(Obstacle::Action(format!("there is a release {0}, and no tag {0}", target.tag)));
    };
    let has_moved = target.tag != pin.version;
    if !has_moved && !commit.eq_ignore_ascii_case(&pin.commit) {
        return Err(Obstacle::Action(format!(
            "its tag {} is at another commit now, {commit}: somebody moved it; look at why before you take that",
            target.tag
        )));
    }
    if has_moved && client.find(&format!("/repos/{repository}/git/commits/{commit}")).await?.is_none() {
        return Err(Obstacle::Action(format!("its tag {} is at {commit}, which is not there", target.tag)));
    }
    let moved = moved(client, pin, target, commit).await?;
    let word = if moved == *pin { "unchanged" } else { "updated" };
    let versions = if has_moved {
        format!("{} -> {} of {}", pin.version, target.tag, target.day().unwrap_or_default())
    } else {
        pin.version.clone()
    };
    let text = if why.is_empty() { versions } else { format!("{versions}; {why}") };
    Ok(Looked { pin: moved, word, text, failed: false })
}

/// The pin at that commit, with what its actions take and give there.
async fn moved(client: &Client, pin: &Pin, target: &Release, commit: String) -> Attempt<Pin> {
    let mut moved = pin.clone();
    for (path, known) in &mut moved.actions {
        *known = interface(client, &pin.repository, path, &commit).await?;
    }
    moved.version.clone_from(&target.tag);
    moved.released = target.day().or(moved.released);
    moved.commit = commit;
    Ok(moved)
}

/// The commit that a tag is at, through tags that have a message of their own.
/// <https://docs.github.com/en/rest/git/refs#get-a-reference>, <https://docs.github.com/en/rest/git/tags#get-a-tag>
async fn commit(client: &Client, repository: &str, tag: &str) -> Attempt<Option<String>> {
    let Some(mut json) = client.find(&format!("/repos/{repository}/git/ref/tags/{tag}")).await? else {
        return Ok(None);
    };
    for _ in 0..DEPTH {
        let object = &json["object"];
        let id =
            object["sha"].as_str().filter(|id| id.len() == 40 && id.bytes().all(|b| b.is_ascii_hexdigit()));
        match (object["type"].as_str(), id) {
            (Some("commit"), Some(id)) => return Ok(Some(id.to_owned())),
            (Some("tag"), Some(id)) => {
                json = client.get(&format!("/repos/{repository}/git/tags/{id}")).await?;
            }
            _ => break,
        }
    }
    Err(Obstacle::Action(format!("its tag {tag} is at no commit")))
}

/// What an action takes and gives at a commit, from its `action.yml` or `action.yaml`.
async fn interface(client: &Client, repository: &str, path: &str, commit: &str) -> Attempt<Interface> {
    let folder = if path.is_empty() { String::new() } else { format!("{path}/") };
    for name in ["action.yml", "action.yaml"] {
        let file = format!("{folder}{name}");
        let found = client.find(&format!("/repos/{repository}/contents/{file}?ref={commit}")).await?;
        let Some(found) = found else { continue };
        let bytes = content(&found).ok_or_else(|| Obstacle::Action(format!("its {file} cannot be read")))?;
        let read = ActionFile::read(&format!("{repository}/{file}"), &bytes);
        return match read {
            Ok(action) => Ok(Interface::from(&action)),
            Err(findings) => {
                let first = findings.first().map(ToString::to_string).unwrap_or_default();
                Err(Obstacle::Action(format!("its {file} is not understood: {first}")))
            }
        };
    }
    Err(Obstacle::Action(format!("it has no {folder}action.yml at {commit}: is the path in {PINS} right?")))
}

/// The bytes of a file. <https://docs.github.com/en/rest/repos/contents#get-repository-content>
fn content(json: &Json) -> Option<Vec<u8>> {
    let text = json["content"].as_str().filter(|_| json["encoding"] == "base64")?;
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    STANDARD.decode(text).ok()
}
