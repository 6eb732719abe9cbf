//! What started the run: the event's payload, given or made from what git says, and the context `github`.
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows>

use std::path::Path;
use std::process::Command;

use actions::expression::{Object, Value};
use actions::syntax::Workflow;
use serde_json::json;

use super::Request;
use crate::error::{Error, Result};
use crate::process;

const NOBODY: &str = "local";
/// The id of a commit that is not there.
const NO_COMMIT: &str = "0000000000000000000000000000000000000000";
const SERVER: &str = "https://github.com";

/// The event of a run.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) payload: Value,
    /// `github`, but for what belongs to a job or a step.
    pub(super) github: Object,
}

/// What git says of the workspace; something everywhere, even outside of a repository.
struct Repository {
    head: String,
    /// The first line of its message.
    subject: String,
    /// The commit before it.
    parent: String,
    /// Where the branch left `main`.
    base: String,
    branch: String,
    /// `OWNER/NAME`
    name: String,
}

/// The event that the request names.
pub(super) fn event(
    request: &Request,
    workflow: &Workflow,
    file: &str,
    inputs: &Object,
    root: &Path,
) -> Result<Event> {
    let repository = repository(root);
    let payload = match &request.payload {
        Some(path) => given(path)?,
        None => made(&request.event, workflow, file, inputs, &repository),
    };
    let github = github(&request.event, &payload, workflow, file, &repository, root);
    Ok(Event { payload, github })
}

fn given(path: &Path) -> Result<Value> {
    let text =
        std::fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let payload =
        Value::from_json(&text).map_err(|why| Error::Usage(format!("`{}`: {why}", path.display())))?;
    match payload {
        Value::Object(_) => Ok(payload),
        _ => Err(Error::Usage(format!("`{}` holds no JSON object, which a payload is", path.display()))),
    }
}

fn repository(root: &Path) -> Repository {
    let git = |arguments: &[&str]| {
        let text = process::output(Command::new("git").args(arguments).current_dir(root)).ok()?;
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let commit =
        |name: &str| git(&["rev-parse", "--verify", "--quiet", format!("{name}^{{commit}}").as_str()]);
    let head = commit("HEAD").unwrap_or_else(|| NO_COMMIT.to_owned());
    let base = ["origin/main", "main"].into_iter().find_map(|main| git(&["merge-base", "HEAD", main]));
    // On `main` itself there is nothing between it and the commit before.
    let base = base.filter(|base| *base != head);
    let parent = commit("HEAD^1");
    let folder = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let remote = git(&["remote", "get-url", "origin"]).as_deref().and_then(owner_and_name);
    Repository {
        base: base.or_else(|| parent.clone()).unwrap_or_else(|| head.clone()),
        parent: parent.unwrap_or_else(|| NO_COMMIT.to_owned()),
        subject: git(&["log", "-1", "--format=%s"]).unwrap_or_default(),
        branch: git(&["symbolic-ref", "--quiet", "--short", "HEAD"]).unwrap_or_else(|| "detached".into()),
        name: remote.unwrap_or_else(|| format!("local/{folder}")),
        head,
    }
}

/// `OWNER/NAME` of the address of a remote, such as `git@github.com:OWNER/NAME.git`.
fn owner_and_name(address: &str) -> Option<String> {
    let path = address.trim_end_matches('/').trim_end_matches(".git");
    let mut parts = path.rsplit(['/', ':']);
    let (name, owner) = (parts.next()?, parts.next()?);
    // The path of a folder has an owner of another kind.
    let is_address = address.contains("://") || address.contains('@');
    (is_address && !name.is_empty() && !owner.is_empty()).then(|| format!("{owner}/{name}"))
}

/// The payload as GitHub would send it, as far as a workflow may want to read it.
fn made(event: &str, workflow: &Workflow, file: &str, inputs: &Object, repository: &Repository) -> Value {
    let Repository { head, subject, parent, base, branch, name } = repository;
    let action = workflow.event(event).and_then(|event| event.types.first());
    let action = action.map(|action| action.value.as_str());
    let owner = name.split('/').next().unwrap_or_default();
    let mut payload = match event {
        "pull_request" | "pull_request_target" => json!({
            "action": action.unwrap_or("synchronize"),
            "number": 1,
            "pull_request": {
                "number": 1, "title": subject, "body": "", "draft": false, "merged": false, "labels": [],
                "user": { "login": NOBODY },
                // A fork: this machine has no token.
                "head": {
                    "ref": branch, "sha": head,
                    "repo": { "full_name": "local/fork", "name": "fork", "fork": true, "owner": { "login": NOBODY } },
                },
                "base": { "ref": "main", "sha": base, "repo": { "full_name": name, "fork": false } },
            },
        }),
        "push" => json!({
            "ref": "refs/heads/main", "before": parent, "after": head,
            "created": false, "deleted": false, "forced": false,
            "head_commit": { "id": head, "message": subject },
            "commits": [{ "id": head, "message": subject }],
        }),
        "merge_group" => json!({
            "action": "checks_requested",
            "merge_group": {
                "head_sha": head, "head_ref": queue(head), "base_sha": base, "base_ref": "refs/heads/main",
                "head_commit": { "id": head, "message": subject },
            },
        }),
        "workflow_dispatch" => {
            // Here all inputs are texts.
            let text = |value: &Value| serde_json::Value::from(value.text());
            let texts: serde_json::Map<String, serde_json::Value> =
                inputs.iter().map(|(name, value)| (name.to_owned(), text(value))).collect();
            json!({ "ref": "refs/heads/main", "workflow": file, "inputs": texts })
        }
        "schedule" => {
            let cron = workflow.event(event).and_then(|event| event.crons.first());
            json!({ "schedule": cron.map(|cron| cron.value.as_str()) })
        }
        _ => json!({ "action": action }),
    };
    payload["repository"] = json!({
        "full_name": name, "name": name.rsplit('/').next(), "default_branch": "main", "fork": false,
        "owner": { "login": owner },
    });
    payload["sender"] = json!({ "login": NOBODY });
    Value::from_json(&payload.to_string()).unwrap_or(Value::Null)
}

/// The branch on which GitHub's queue merges.
fn queue(head: &str) -> String {
    format!("refs/heads/gh-readonly-queue/main/pr-1-{head}")
}

/// <https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context>
fn github(
    event: &str,
    payload: &Value,
    workflow: &Workflow,
    file: &str,
    repository: &Repository,
    root: &Path,
) -> Object {
    let at = |path: &[&str]| path.iter().fold(payload, |value, key| value.get(key)).text();
    let or = |text: String, other: &str| if text.is_empty() { other.to_owned() } else { text };
    let is_pull_request = event.starts_with("pull_request");
    let reference = match event {
        "pull_request_target" => "refs/heads/main".to_owned(),
        _ if is_pull_request => format!("refs/pull/{}/merge", or(at(&["number"]), "1")),
        "merge_group" => or(at(&["merge_group", "head_ref"]), &queue(&repository.head)),
        "release" => format!("refs/tags/{}", or(at(&["release", "tag_name"]), "v0.0.0")),
        _ => or(at(&["ref"]), "refs/heads/main"),
    };
    let (kind, short) = if let Some((_, tag)) = reference.split_once("refs/tags/") {
        ("tag", tag.to_owned())
    } else {
        let short = reference.strip_prefix("refs/heads/").or_else(|| reference.strip_prefix("refs/pull/"));
        ("branch", short.unwrap_or(&reference).to_owned())
    };
    let name = or(at(&["repository", "full_name"]), &repository.name);
    let owner = name.split('/').next().unwrap_or_default().to_owned();
    let actor = or(at(&["sender", "login"]), NOBODY);
    let title = workflow.name.as_ref().map_or(file, |name| name.value.as_str()).to_owned();
    let (head, base) = if is_pull_request {
        (at(&["pull_request", "head", "ref"]), at(&["pull_request", "base", "ref"]))
    } else {
        (String::new(), String::new())
    };
    let texts = [
        ("token", String::new()),
        ("actor", actor.clone()),
        ("actor_id", "1".into()),
        ("triggering_actor", actor),
        ("api_url", "https://api.github.com".into()),
        ("graphql_url", "https://api.github.com/graphql".into()),
        ("server_url", SERVER.into()),
        ("event_name", event.into()),
        ("ref", reference.clone()),
        ("ref_name", short),
        ("ref_type", kind.into()),
        ("head_ref", head),
        ("base_ref", base),
        ("sha", repository.head.clone()),
        ("repository", name.clone()),
        ("repository_id", "1".into()),
        ("repository_owner", owner),
        ("repository_owner_id", "1".into()),
        ("repositoryUrl", format!("git://github.com/{name}.git")),
        ("run_attempt", "1".into()),
        ("retention_days", "90".into()),
        ("secret_source", "Actions".into()),
        ("workflow", title),
        ("workflow_ref", format!("{name}/{file}@{reference}")),
        ("workflow_sha", repository.head.clone()),
        ("workspace", root.display().to_string()),
    ];
    let mut github: Object =
        texts.into_iter().map(|(key, text)| (key.to_owned(), Value::from(text))).collect();
    github.insert("ref_protected", reference == "refs/heads/main");
    github.insert("event", payload.clone());
    github
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_is_named_by_its_remote() {
        for address in ["git@github.com:o/n.git", "https://github.com/o/n", "ssh://git@github.com/o/n.git/"] {
            assert_eq!(owner_and_name(address).as_deref(), Some("o/n"));
        }
        assert_eq!(owner_and_name("/srv/git/n.git"), None);
    }

    #[test]
    fn outside_of_a_repository_there_is_an_event_as_well() {
        let request = Request { event: "pull_request".into(), ..Request::default() };
        let folder = std::env::temp_dir();
        let event = event(&request, &Workflow::default(), "ci.yml", &Object::new(), &folder).unwrap();
        let text = |key: &str| event.github.get(key).unwrap().text();
        assert_eq!(text("ref"), "refs/pull/1/merge");
        assert_eq!(text("ref_name"), "1/merge");
        assert_eq!(text("base_ref"), "main");
        assert_eq!(
            event.payload.get("pull_request").get("head").get("repo").get("full_name").text(),
            "local/fork"
        );
        assert_eq!(text("token"), "");
    }

    #[test]
    fn a_merge_group_has_its_branch() {
        let request = Request { event: "merge_group".into(), ..Request::default() };
        let folder = std::env::temp_dir();
        let event = event(&request, &Workflow::default(), "ci.yml", &Object::new(), &folder).unwrap();
        let reference = event.github.get("ref").unwrap().text();
        assert!(reference.starts_with("refs/heads/gh-readonly-queue/main/pr-1-"), "{reference}");
        assert_eq!(event.payload.get("merge_group").get("base_ref").text(), "refs/heads/main");
    }
}
