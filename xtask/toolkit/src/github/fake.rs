//! A small GitHub for the tests: what is set stays set, lists come in pages, and any request can be made to fail.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};

use serde_json::{Value as Json, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::client::Client;
use crate::context::{GitHubAccess, Secret};

pub(super) const REPOSITORY: &str = "example/trestle";
pub(super) const TOKEN: &str = "t0ken";
/// Things in a page.
const PAGE: usize = 2;

/// The server; it ends with the test's runtime.
pub(super) struct Server {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

/// What is there.
#[derive(Default)]
pub(super) struct State {
    pub(super) environments: Vec<Json>,
    /// By the name of the environment.
    pub(super) policies: BTreeMap<String, Vec<Json>>,
    pub(super) rulesets: Vec<Json>,
    pub(super) subject: Json,
    pub(super) actions: Json,
    /// What else is answered, by its path and query.
    pub(super) answers: BTreeMap<String, Json>,
    faults: BTreeMap<usize, Fault>,
    asked: Vec<Asked>,
    numbers: u64,
}

/// One request as it came.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    method: String,
    /// With its query.
    path: String,
    pub(super) authorization: Option<String>,
    pub(super) body: Json,
}

impl Asked {
    pub(super) fn line(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

/// How a request fails.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    /// 0: the connection ends without an answer.
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Json,
}

impl Fault {
    pub(super) fn new(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: json!({ "message": "made to fail" }) }
    }

    pub(super) fn lost() -> Self {
        Self::new(0)
    }

    pub(super) fn body(self, body: Json) -> Self {
        Self { body, ..self }
    }

    pub(super) fn saying(self, message: &str) -> Self {
        self.body(json!({ "message": message }))
    }

    pub(super) fn errors(mut self, errors: Json) -> Self {
        self.body["errors"] = errors;
        self
    }

    pub(super) fn header(mut self, name: &'static str, value: impl ToString) -> Self {
        self.headers.push((name, value.to_string()));
        self
    }
}

impl Server {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(State {
            subject: json!({ "use_default": true, "use_immutable_subject": false, "sub_claim_prefix": "repo:example/trestle" }),
            actions: json!({ "enabled": true, "allowed_actions": "all", "sha_pinning_required": false }),
            ..State::default()
        }));
        let served = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A client that went away is no matter.
                let _ = serve(stream, address, &served).await;
            }
        });
        Self { address, state }
    }

    pub(super) fn api(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(super) fn access(&self) -> GitHubAccess {
        GitHubAccess { token: Secret(TOKEN.into()), api: self.api() }
    }

    pub(super) fn client(&self) -> Client {
        Client::patient(&self.api(), Some(&Secret(TOKEN.into()))).unwrap().quick()
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// Lets the request of this number fail; the first is 1.
    pub(super) fn fault(&self, request: usize, fault: Fault) {
        self.state().faults.insert(request, fault);
    }

    pub(super) fn answer(&self, path: &str, body: Json) {
        self.state().answers.insert(path.to_owned(), body);
    }

    pub(super) fn asked(&self) -> Vec<Asked> {
        self.state().asked.clone()
    }

    /// The requests that changed something, or tried.
    pub(super) fn changes(&self) -> Vec<String> {
        self.asked().iter().filter(|asked| asked.method != "GET").map(Asked::line).collect()
    }
}

async fn serve(mut stream: TcpStream, address: SocketAddr, state: &Mutex<State>) -> std::io::Result<()> {
    let Some(asked) = request(&mut stream).await? else { return Ok(()) };
    let (status, headers, body) = {
        let mut state = state.lock().unwrap();
        state.asked.push(asked.clone());
        let number = state.asked.len();
        match state.faults.get(&number).cloned() {
            Some(Fault { status, headers, body }) => (status, headers, body),
            None => state.handle(&asked, address),
        }
    };
    if status == 0 {
        return Ok(());
    }
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let mut head = format!(
        "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n",
        body.len()
    );
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    stream.write_all(format!("{head}\r\n{body}").as_bytes()).await
}

/// Reads one request; nothing where the client only connected.
async fn request(stream: &mut TcpStream) -> std::io::Result<Option<Asked>> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
        if stream.read_buf(&mut bytes).await? == 0 {
            return Ok(None);
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let header = |name: &str| {
        let line = head.lines().find(|line| line.to_lowercase().starts_with(&format!("{name}:")))?;
        line.split_once(':').map(|(_, value)| value.trim().to_owned())
    };
    let length: usize = header("content-length").and_then(|text| text.parse().ok()).unwrap_or_default();
    while bytes.len() < end + length {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Ok(None);
        }
    }
    let mut words = head.split_whitespace().map(str::to_owned);
    Ok(Some(Asked {
        method: words.next().unwrap_or_default(),
        path: words.next().unwrap_or_default(),
        authorization: header("authorization"),
        body: serde_json::from_slice(&bytes[end..]).unwrap_or_default(),
    }))
}

type Answer = (u16, Vec<(&'static str, String)>, Json);

impl State {
    fn handle(&mut self, asked: &Asked, address: SocketAddr) -> Answer {
        if let Some(body) = self.answers.get(&asked.path) {
            return (200, Vec::new(), body.clone());
        }
        let path = asked.path.split('?').next().unwrap_or_default();
        let Some(rest) = path.strip_prefix("/repos/example/trestle/") else { return missing() };
        let segments: Vec<&str> = rest.split('/').collect();
        let body = asked.body.clone();
        match (asked.method.as_str(), &segments[..]) {
            ("GET", ["environments"]) => page(&self.environments, Some("environments"), asked, address),
            ("PUT", ["environments", name]) => self.set_environment(name, &body),
            ("GET", ["environments", name, "deployment-branch-policies"]) => {
                let none = Vec::new();
                page(self.policies.get(*name).unwrap_or(&none), Some("branch_policies"), asked, address)
            }
            ("POST", ["environments", name, "deployment-branch-policies"]) => {
                let policy = self.numbered(body);
                self.policies.entry((*name).to_owned()).or_default().push(policy.clone());
                done(policy)
            }
            ("DELETE", ["environments", name, "deployment-branch-policies", id]) => {
                let policies = self.policies.entry((*name).to_owned()).or_default();
                let id = id.parse::<u64>().ok();
                policies.retain(|policy| policy["id"].as_u64() != id);
                (204, Vec::new(), Json::Null)
            }
            ("GET", ["actions", "oidc", "customization", "sub"]) => done(self.subject.clone()),
            ("PUT", ["actions", "oidc", "customization", "sub"]) => {
                let numbers = if body["use_immutable_subject"] == true { ["@1", "@2"] } else { ["", ""] };
                self.subject = body;
                self.subject["sub_claim_prefix"] =
                    format!("repo:example{}/trestle{}", numbers[0], numbers[1]).into();
                (201, Vec::new(), json!({}))
            }
            ("GET", ["actions", "permissions"]) => done(self.actions.clone()),
            ("PUT", ["actions", "permissions"]) => {
                self.actions = body;
                (204, Vec::new(), Json::Null)
            }
            ("GET", ["rulesets"]) => page(&self.rulesets, None, asked, address),
            ("POST", ["rulesets"]) => {
                let ruleset = self.numbered(body);
                self.rulesets.push(ruleset.clone());
                done(ruleset)
            }
            (method, ["rulesets", id]) => {
                let id = id.parse::<u64>().ok();
                let found = self.rulesets.iter_mut().find(|ruleset| ruleset["id"].as_u64() == id);
                let Some(found) = found else { return missing() };
                if method == "PUT" {
                    let id = found["id"].clone();
                    *found = body;
                    found["id"] = id;
                }
                done(found.clone())
            }
            ("POST", ["deployments", ..]) => done(self.numbered(json!({}))),
            _ => missing(),
        }
    }

    fn numbered(&mut self, mut json: Json) -> Json {
        self.numbers += 1;
        json["id"] = self.numbers.into();
        json
    }

    /// As GitHub gives back what was put.
    fn set_environment(&mut self, name: &str, body: &Json) -> Answer {
        let mut rules = Vec::new();
        if body["wait_timer"] != 0 {
            rules.push(json!({ "type": "wait_timer", "wait_timer": body["wait_timer"] }));
        }
        let reviewer = |put: &Json| {
            let who = self.answers.values().find(|who| who["id"] == put["id"]).cloned();
            json!({ "type": put["type"], "reviewer": who })
        };
        if let Some(reviewers) = body["reviewers"].as_array() {
            rules.push(json!({
                "type": "required_reviewers",
                "prevent_self_review": body["prevent_self_review"],
                "reviewers": reviewers.iter().map(reviewer).collect::<Vec<_>>(),
            }));
        }
        let environment = json!({
            "name": name,
            "protection_rules": rules,
            "deployment_branch_policy": body["deployment_branch_policy"],
        });
        self.environments.retain(|environment| environment["name"] != name);
        self.environments.push(environment.clone());
        done(environment)
    }
}

fn done(body: Json) -> Answer {
    (200, Vec::new(), body)
}

fn missing() -> Answer {
    (404, Vec::new(), json!({ "message": "Not Found" }))
}

/// One page of a list, and the address of the next.
fn page(items: &[Json], key: Option<&str>, asked: &Asked, address: SocketAddr) -> Answer {
    let (path, query) = asked.path.split_once('?').unwrap_or((asked.path.as_str(), ""));
    let number =
        query.split('&').find_map(|part| part.strip_prefix("page=")).and_then(|page| page.parse().ok());
    let number: usize = number.unwrap_or(1);
    let shown: Vec<Json> = items.iter().skip((number - 1) * PAGE).take(PAGE).cloned().collect();
    let mut headers = Vec::new();
    if items.len() > number * PAGE {
        let next = format!("http://{address}{path}?page={}", number + 1);
        headers.push((
            "link",
            format!("<http://{address}{path}?page=1>; rel=\"first\", <{next}>; rel=\"next\""),
        ));
    }
    let body = key.map_or_else(|| json!(shown), |key| json!({ "total_count": items.len(), key: shown }));
    (200, headers, body)
}
