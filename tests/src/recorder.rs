//! A language model that speaks OpenAI's protocol, plays what a test wants and keeps every byte that it is sent.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use anyhow::Context;
use serde_json::{Value as Json, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Letters in each piece of a stream.
const PIECE: usize = 3;
/// What [`Script::Stall`] says behind the prompt.
pub const STALLED: &str = " Once upon a time";
/// Longer than any test waits.
const FOREVER: Duration = Duration::from_mins(10);

/// What the model does with a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Says it again; piece by piece, when asked for a stream.
    Echo,
    /// Answers with an error that holds it.
    Fail,
    /// Answers with what is no answer, but holds it.
    Garbage,
    /// Says it again and goes on for ever.
    Endless,
    /// Says it again, begins another sentence, and no more.
    Stall,
}

/// It ends with the runtime of its test.
#[derive(Clone, Debug)]
pub struct Recorder {
    /// For the setting MODEL_ENDPOINT.
    pub endpoint: String,
    state: Arc<Mutex<State>>,
}

#[derive(Debug)]
struct State {
    script: Script,
    bytes: Vec<u8>,
    prompts: Vec<String>,
}

impl Recorder {
    /// # Errors
    /// When it cannot listen.
    pub async fn start() -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let endpoint = format!("http://{}/v1", listener.local_addr()?);
        let state = State { script: Script::Echo, bytes: Vec::new(), prompts: Vec::new() };
        let recorder = Self { endpoint, state: Arc::new(Mutex::new(state)) };
        let answers = recorder.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let recorder = answers.clone();
                // Whoever asks may go at any time.
                tokio::spawn(async move { recorder.answer(stream).await.ok() });
            }
        });
        Ok(recorder)
    }

    /// What it does from now on.
    pub fn play(&self, script: Script) {
        self.state().script = script;
    }

    /// Every byte that it was sent.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.state().bytes.clone()
    }

    /// The prompts that it was sent.
    #[must_use]
    pub fn prompts(&self) -> Vec<String> {
        self.state().prompts.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nothing panics with it")
    }

    async fn answer(&self, mut stream: TcpStream) -> anyhow::Result<()> {
        let request = self.request(&mut stream).await?;
        let prompt = request["messages"][0]["content"].as_str().context("a prompt")?.to_owned();
        self.state().prompts.push(prompt.clone());
        let script = self.state().script;
        let is_stream = request["stream"] == true;
        match script {
            Script::Fail => {
                let body = json!({ "error": { "message": format!("cannot answer: {prompt}") } });
                respond(&mut stream, 500, &body.to_string()).await
            }
            Script::Garbage if is_stream => {
                begin(&mut stream).await?;
                stream.write_all(format!("data: {{\"choices\": {prompt}\n\n").as_bytes()).await?;
                Ok(())
            }
            Script::Garbage => respond(&mut stream, 200, &format!("<html>{prompt}</html>")).await,
            Script::Echo if is_stream => stream_echo(&mut stream, &prompt).await,
            Script::Echo => {
                let message = json!({ "role": "assistant", "content": prompt });
                let body = json!({
                    "choices": [{ "index": 0, "message": message, "finish_reason": "stop" }],
                    "usage": { "prompt_tokens": 100, "completion_tokens": 10 },
                });
                respond(&mut stream, 200, &body.to_string()).await
            }
            Script::Endless => {
                begin(&mut stream).await?;
                stream.write_all(event(&prompt).as_bytes()).await?;
                let more = event(&"and on ".repeat(1000));
                loop {
                    stream.write_all(more.as_bytes()).await?;
                }
            }
            Script::Stall => {
                begin(&mut stream).await?;
                stream.write_all(event(&format!("{prompt}{STALLED}")).as_bytes()).await?;
                tokio::time::sleep(FOREVER).await;
                Ok(())
            }
        }
    }

    /// Reads a request to its end and keeps its bytes, from the first on.
    async fn request(&self, stream: &mut TcpStream) -> anyhow::Result<Json> {
        let (mut request, mut piece) = (Vec::new(), [0; 4096]);
        loop {
            let count = stream.read(&mut piece).await?;
            anyhow::ensure!(count > 0, "the request ended early");
            self.state().bytes.extend_from_slice(&piece[..count]);
            request.extend_from_slice(&piece[..count]);
            if let Some(body) = body(&request) {
                return Ok(serde_json::from_slice(body)?);
            }
        }
    }
}

/// The body of a request, once all of it is there.
fn body(request: &[u8]) -> Option<&[u8]> {
    let end = request.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&request[..end]).to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"))?;
    let body = &request[end + 4..];
    (body.len() >= length.trim().parse().ok()?).then_some(body)
}

async fn respond(stream: &mut TcpStream, status: u16, body: &str) -> anyhow::Result<()> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} Answer\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body.as_bytes()).await?;
    Ok(())
}

async fn begin(stream: &mut TcpStream) -> anyhow::Result<()> {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";
    stream.write_all(head.as_bytes()).await?;
    Ok(())
}

async fn stream_echo(stream: &mut TcpStream, prompt: &str) -> anyhow::Result<()> {
    begin(stream).await?;
    let letters: Vec<char> = prompt.chars().collect();
    for piece in letters.chunks(PIECE) {
        stream.write_all(event(&piece.iter().collect::<String>()).as_bytes()).await?;
    }
    let usage = json!({ "choices": [], "usage": { "prompt_tokens": 100, "completion_tokens": 10 } });
    stream.write_all(format!("data: {usage}\n\ndata: [DONE]\n\n").as_bytes()).await?;
    Ok(())
}

fn event(text: &str) -> String {
    format!("data: {}\n\n", json!({ "choices": [{ "index": 0, "delta": { "content": text } }] }))
}
