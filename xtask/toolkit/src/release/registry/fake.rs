//! A registry for tests, which can drop a connection, lie, want a token and lead elsewhere.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::layout::Digest;

/// The only repository.
pub(super) const REPOSITORY: &str = "team/app";

/// The registry, until the test's runtime ends.
#[derive(Debug)]
pub(super) struct Fake {
    pub(super) base: String,
    state: Arc<Mutex<State>>,
}

/// What it keeps, and how it behaves.
#[derive(Debug, Default)]
pub(super) struct State {
    base: String,
    /// By their digest.
    pub(super) blobs: BTreeMap<String, Vec<u8>>,
    /// By digest and by tag.
    pub(super) manifests: BTreeMap<String, Vec<u8>>,
    uploads: Vec<Vec<u8>>,
    /// Method, path, range and credentials of every request.
    pub(super) requests: Vec<String>,
    /// After how many bytes each of the next chunks loses its connection.
    pub(super) drops: VecDeque<usize>,
    /// After how many bytes each of the next blobs loses its connection.
    pub(super) breaks: VecDeque<usize>,
    /// The digest that it names in every answer.
    pub(super) lie: Option<String>,
    pub(super) wants_token: bool,
    pub(super) forbids: bool,
    /// The address that has its blobs.
    pub(super) elsewhere: Option<String>,
}

#[derive(Debug)]
struct Head {
    method: String,
    path: String,
    headers: BTreeMap<String, String>,
}

#[derive(Debug)]
struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    /// How much of the body is sent before the connection is lost.
    sent: usize,
}

impl Fake {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State { base: base.clone(), ..State::default() }));
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let state = Arc::clone(&shared);
                tokio::spawn(async move { exchange(stream, &state).await });
            }
        });
        Self { base, state }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// The requests since the last time.
    pub(super) fn requests(&self) -> Vec<String> {
        std::mem::take(&mut self.state().requests)
    }
}

/// One request of one connection; nothing when it was lost.
async fn exchange(mut stream: TcpStream, state: &Mutex<State>) -> Option<()> {
    let mut read: Vec<u8> = Vec::new();
    let end = loop {
        if let Some(end) = read.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            break end;
        }
        more(&mut stream, &mut read).await?;
    };
    let mut body = read.split_off(end + 4);
    let head = Head::read(&String::from_utf8(read).unwrap());
    let length = head.headers.get("content-length").map_or(0, |length| length.parse().unwrap());
    let is_chunk = head.method == "PATCH";
    let dropped = if is_chunk { state.lock().unwrap().drops.pop_front() } else { None };
    while body.len() < dropped.unwrap_or(length) {
        more(&mut stream, &mut body).await?;
    }
    if let Some(dropped) = dropped {
        body.truncate(dropped);
    }
    let answer = state.lock().unwrap().answer(&head, body);
    if dropped.is_some() {
        return None;
    }
    let mut text = format!("HTTP/1.1 {} Answer\r\nconnection: close\r\n", answer.status);
    for (name, value) in &answer.headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str(&format!("content-length: {}\r\n\r\n", answer.body.len()));
    let mut bytes = text.into_bytes();
    if head.method != "HEAD" {
        bytes.extend_from_slice(&answer.body[..answer.sent]);
    }
    stream.write_all(&bytes).await.ok()?;
    stream.shutdown().await.ok()
}

async fn more(stream: &mut TcpStream, read: &mut Vec<u8>) -> Option<()> {
    let count = stream.read_buf(read).await.ok()?;
    (count > 0).then_some(())
}

impl Head {
    fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let mut words = lines.next().unwrap().split(' ').map(str::to_owned);
        let (method, path) = (words.next().unwrap(), words.next().unwrap());
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
        Self { method, path, headers }
    }
}

impl Answer {
    fn new(status: u16, body: Vec<u8>) -> Self {
        Self { status, headers: Vec::new(), sent: body.len(), body }
    }

    fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

impl State {
    fn answer(&mut self, head: &Head, body: Vec<u8>) -> Answer {
        let (path, query) = head.path.split_once('?').unwrap_or((head.path.as_str(), ""));
        let authorization = head.headers.get("authorization");
        let rest = path.strip_prefix("/v2/team/app/").unwrap_or(path);
        let range = head.headers.get("content-range").or(head.headers.get("range"));
        let mut request = format!("{} {rest}", head.method);
        for word in [range.map(String::as_str), authorization.map(String::as_str)].into_iter().flatten() {
            request = format!("{request} {word}");
        }
        self.requests.push(request);
        if path == "/token" {
            return Answer::new(200, br#"{"token":"made"}"#.to_vec());
        }
        if let Some(digest) = path.strip_prefix("/moved/") {
            return Answer::new(200, self.blobs[digest].clone());
        }
        if self.forbids {
            let errors = br#"{"errors":[{"code":"DENIED","message":"not for you"}]}"#;
            return Answer::new(403, errors.to_vec());
        }
        if self.wants_token && authorization.is_none_or(|value| value != "Bearer made") {
            let realm =
                format!(r#"Bearer realm="{}/token",scope="repository:team/app:pull,push""#, self.base);
            return Answer::new(401, Vec::new()).header("www-authenticate", realm);
        }
        if let Some(upload) = rest.strip_prefix("blobs/uploads/") {
            return self.upload(head, upload, query, body);
        }
        if let Some(digest) = rest.strip_prefix("blobs/") {
            return self.blob(head, digest);
        }
        match rest.strip_prefix("manifests/") {
            Some(reference) => self.manifest(head, reference, body),
            None => Answer::new(404, Vec::new()),
        }
    }

    fn named(&self, digest: &str) -> String {
        self.lie.clone().unwrap_or_else(|| digest.to_owned())
    }

    fn upload(&mut self, head: &Head, upload: &str, query: &str, body: Vec<u8>) -> Answer {
        let number = upload.parse().unwrap_or(self.uploads.len());
        let place = format!("/v2/{REPOSITORY}/blobs/uploads/{number}?state=kept");
        if head.method == "POST" {
            self.uploads.push(Vec::new());
            return Answer::new(202, Vec::new()).header("location", place);
        }
        assert!(query.starts_with("state=kept"), "the query of an upload's place is kept: {query}");
        if head.method == "PUT" {
            let contents = std::mem::take(&mut self.uploads[number]);
            let digest = Digest::of(&contents).to_string();
            assert_eq!(query, format!("state=kept&digest={}", digest.replace(':', "%3A")));
            self.blobs.insert(digest.clone(), contents);
            return Answer::new(201, Vec::new()).header("docker-content-digest", self.named(&digest));
        }
        if head.method == "PATCH" {
            let start = head.headers["content-range"].split('-').next().unwrap();
            if start != self.uploads[number].len().to_string() {
                return Answer::new(416, Vec::new());
            }
            self.uploads[number].extend(body);
        }
        let last = self.uploads[number].len().saturating_sub(1);
        Answer::new(202, Vec::new()).header("location", place).header("range", format!("0-{last}"))
    }

    fn blob(&mut self, head: &Head, digest: &str) -> Answer {
        let Some(contents) = self.blobs.get(digest).cloned() else { return Answer::new(404, Vec::new()) };
        if head.method == "GET"
            && let Some(base) = &self.elsewhere
        {
            return Answer::new(307, Vec::new()).header("location", format!("{base}/moved/{digest}"));
        }
        let start = head.headers.get("range").map(|range| {
            let start = range.strip_prefix("bytes=").and_then(|range| range.strip_suffix('-'));
            start.unwrap().parse::<usize>().unwrap()
        });
        let mut answer = Answer::new(200, contents[start.unwrap_or(0)..].to_vec());
        if start.is_some() {
            answer.status = 206;
        }
        if head.method == "GET"
            && let Some(sent) = self.breaks.pop_front()
        {
            answer.sent = sent.min(answer.sent);
        }
        answer
    }

    fn manifest(&mut self, head: &Head, reference: &str, body: Vec<u8>) -> Answer {
        if head.method == "PUT" {
            let digest = Digest::of(&body).to_string();
            self.manifests.insert(digest.clone(), body.clone());
            self.manifests.insert(reference.to_owned(), body);
            return Answer::new(201, Vec::new()).header("docker-content-digest", self.named(&digest));
        }
        match self.manifests.get(reference) {
            Some(contents) => {
                let digest = self.named(Digest::of(contents).as_str());
                Answer::new(200, contents.clone()).header("docker-content-digest", digest)
            }
            None => Answer::new(404, Vec::new()),
        }
    }
}
