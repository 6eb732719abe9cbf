//! Tests of moving pins, on a small GitHub.

use std::path::PathBuf;

use serde_json::json;

use super::*;
use crate::github::fake::{self, Fault};

const OLD: &str = "1111111111111111111111111111111111111111";
const NEW: &str = "2222222222222222222222222222222222222222";
const TAG: &str = "3333333333333333333333333333333333333333";
/// 2026-11-26.
const NOW: u64 = 1_795_651_200_000;

fn args() -> UpdateArgs {
    UpdateArgs { age_days: 7, major: false, check: false }
}

fn pin(repository: &str, version: &str, commit: &str) -> Pin {
    Pin {
        repository: repository.into(),
        version: version.into(),
        commit: commit.into(),
        released: None,
        actions: [(String::new(), Interface::default())].into(),
    }
}

/// A table in a folder of its own.
struct Table(PathBuf);

impl Table {
    fn of(name: &str, pins: &[Pin]) -> Self {
        let folder = std::env::temp_dir().join(format!("xtask-pins-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("pins.toml");
        let mut table = Pins::default();
        for pin in pins {
            table.set(pin.clone());
        }
        std::fs::write(&path, table.render()).unwrap();
        Self(path)
    }

    fn text(&self) -> String {
        std::fs::read_to_string(&self.0).unwrap()
    }

    fn pin(&self, repository: &str) -> Pin {
        Pins::read(&self.text()).unwrap().get(repository).unwrap().clone()
    }

    async fn update(&self, client: &Client, args: &UpdateArgs) -> Result<()> {
        update_table(client, &self.0, args, NOW).await
    }
}

impl Drop for Table {
    fn drop(&mut self) {
        if let Some(folder) = self.0.parent() {
            // Nothing is lost with what stays in the folder of temporary files.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

fn release(tag: &str, published: &str) -> Json {
    json!({ "tag_name": tag, "published_at": published, "draft": false, "prerelease": false })
}

/// A repository with these releases, tags at their commits, and an action with this input.
fn repository(server: &fake::Server, name: &str, releases: &[Json], tags: &[(&str, &str)], input: &str) {
    server.answer(&format!("/repos/{name}/releases?per_page=100"), json!(releases));
    let text =
        format!("name: x\ninputs:\n  {input}:\n    required: true\nruns:\n  using: node24\n  main: x.js\n");
    for (tag, commit) in tags {
        server.answer(
            &format!("/repos/{name}/git/ref/tags/{tag}"),
            json!({ "object": { "type": "commit", "sha": commit } }),
        );
        server.answer(&format!("/repos/{name}/git/commits/{commit}"), json!({ "sha": commit }));
        let content = STANDARD.encode(&text);
        let (begin, end) = content.split_at(20);
        server.answer(
            &format!("/repos/{name}/contents/action.yml?ref={commit}"),
            json!({ "encoding": "base64", "content": format!("{begin}\n{end}\n") }),
        );
    }
}

#[tokio::test]
async fn a_pin_moves_to_the_newest_release_that_has_stood_for_a_week() {
    let server = fake::Server::start().await;
    let releases = [
        release("v1.3.0", "2026-11-20T00:00:00Z"),
        release("v1.2.0", "2026-11-18T00:00:00Z"),
        release("v1.1.0", "2026-10-01T00:00:00Z"),
    ];
    repository(&server, "a/b", &releases, &[("v1.1.0", OLD), ("v1.2.0", NEW)], "path");
    let table = Table::of("moves", &[pin("a/b", "v1.1.0", OLD)]);
    table.update(&server.client(), &args()).await.unwrap();
    let moved = table.pin("a/b");
    assert_eq!((moved.version.as_str(), moved.commit.as_str()), ("v1.2.0", NEW));
    assert_eq!(moved.released.as_deref(), Some("2026-11-18"));
    assert_eq!(moved.action("").unwrap().inputs, [("path".to_owned(), true)].into());
    // The second time there is nothing to do.
    table.update(&server.client(), &UpdateArgs { check: true, ..args() }).await.unwrap();
}

#[tokio::test]
async fn under_check_nothing_is_written() {
    let server = fake::Server::start().await;
    let releases = [release("v1.2.0", "2026-11-18T00:00:00Z"), release("v1.1.0", "2026-10-01T00:00:00Z")];
    repository(&server, "a/b", &releases, &[("v1.1.0", OLD), ("v1.2.0", NEW)], "path");
    let table = Table::of("check", &[pin("a/b", "v1.1.0", OLD)]);
    let before = table.text();
    let error = table.update(&server.client(), &UpdateArgs { check: true, ..args() }).await.unwrap_err();
    assert_eq!((error.exit_code(), table.text()), (4, before));
}

#[tokio::test]
async fn a_tag_with_a_message_is_followed_to_its_commit() {
    let server = fake::Server::start().await;
    repository(&server, "a/b", &[release("v1.2.0", "2026-11-01T00:00:00Z")], &[("v1.2.0", NEW)], "path");
    server.answer("/repos/a/b/git/ref/tags/v1.2.0", json!({ "object": { "type": "tag", "sha": TAG } }));
    server
        .answer(&format!("/repos/a/b/git/tags/{TAG}"), json!({ "object": { "type": "commit", "sha": NEW } }));
    let table = Table::of("annotated", &[pin("a/b", "v1.1.0", OLD)]);
    table.update(&server.client(), &args()).await.unwrap();
    assert_eq!(table.pin("a/b").commit, NEW);
}

#[tokio::test]
async fn a_pin_does_not_go_back() {
    let server = fake::Server::start().await;
    repository(&server, "a/b", &[release("v1.2.0", "2026-11-01T00:00:00Z")], &[("v1.2.0", NEW)], "path");
    let table = Table::of("back", &[pin("a/b", "v1.9.0", OLD)]);
    let before = table.text();
    table.update(&server.client(), &args()).await.unwrap();
    assert_eq!(table.text(), before);
}

#[tokio::test]
async fn a_tag_that_was_moved_is_told_and_not_followed() {
    let server = fake::Server::start().await;
    repository(&server, "a/b", &[release("v1.2.0", "2026-11-01T00:00:00Z")], &[("v1.2.0", NEW)], "path");
    let table = Table::of("moved-tag", &[pin("a/b", "v1.2.0", OLD)]);
    let before = table.text();
    let error = table.update(&server.client(), &args()).await.unwrap_err();
    assert_eq!((error.exit_code(), table.text()), (5, before));
}

#[tokio::test]
async fn what_cannot_be_looked_at_keeps_no_other_from_moving() {
    let server = fake::Server::start().await;
    repository(&server, "c/d", &[release("v1.2.0", "2026-11-01T00:00:00Z")], &[("v1.2.0", NEW)], "path");
    let table = Table::of("others", &[pin("a/gone", "v1.1.0", OLD), pin("c/d", "v1.1.0", OLD)]);
    let error = table.update(&server.client(), &args()).await.unwrap_err();
    assert!(error.to_string().contains("1 of 2 actions"), "{error}");
    assert_eq!((table.pin("a/gone").commit.as_str(), table.pin("c/d").commit.as_str()), (OLD, NEW));
}

#[tokio::test]
async fn an_action_that_the_new_release_lacks_keeps_the_old_one() {
    let server = fake::Server::start().await;
    repository(&server, "a/b", &[release("v1.2.0", "2026-11-01T00:00:00Z")], &[("v1.2.0", NEW)], "path");
    let mut pinned = pin("a/b", "v1.1.0", OLD);
    pinned.actions.insert("gone".into(), Interface::default());
    let table = Table::of("lacks", &[pinned]);
    table.update(&server.client(), &args()).await.unwrap_err();
    assert_eq!(table.pin("a/b").commit, OLD);
}

#[tokio::test]
async fn without_a_network_nothing_is_changed() {
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let api = format!("http://{}", closed.local_addr().unwrap());
    drop(closed);
    let table = Table::of("offline", &[pin("a/b", "v1.1.0", OLD)]);
    let before = table.text();
    let client = Client::patient(&api, None).unwrap().quick();
    let error = table.update(&client, &args()).await.unwrap_err();
    let text = error.to_string();
    assert!(
        text.starts_with("GitHub: cannot be reached: ") && text.ends_with("; nothing was changed"),
        "{text}"
    );
    assert_eq!((error.exit_code(), table.text()), (5, before));
}

#[tokio::test]
async fn at_the_limit_nothing_is_changed_and_a_token_is_asked_for() {
    let server = fake::Server::start().await;
    repository(&server, "a/b", &[release("v1.2.0", "2026-11-01T00:00:00Z")], &[("v1.2.0", NEW)], "path");
    let ended =
        Fault::new(403).header("x-ratelimit-remaining", 0).header("x-ratelimit-reset", 4_102_444_800_u64);
    // The first action was looked at already.
    server.fault(5, ended);
    let table = Table::of("limit", &[pin("a/b", "v1.1.0", OLD), pin("c/d", "v1.1.0", OLD)]);
    let before = table.text();
    let client = Client::patient(&server.api(), None).unwrap().quick();
    let text = table.update(&client, &args()).await.unwrap_err().to_string();
    assert!(text.contains("GITHUB_TOKEN") && text.contains("nothing was changed"), "{text}");
    assert_eq!(table.text(), before);
}

#[tokio::test]
async fn a_table_that_cannot_be_read_is_told_with_its_line() {
    let server = fake::Server::start().await;
    let table = Table::of("unreadable", &[]);
    std::fs::write(&table.0, "[\"a/b\"]\nversion = 1\n").unwrap();
    let error = table.update(&server.client(), &args()).await.unwrap_err();
    assert!(error.to_string().starts_with("workflows/pins.toml:"), "{error}");
    assert_eq!(error.exit_code(), 2);
}
