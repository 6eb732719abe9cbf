//! What a model answers, whole or as server-sent events: <https://platform.openai.com/docs/api-reference/chat-streaming>.

use bytes::BytesMut;
use memchr::memchr;
use reqwest::Response;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::failure::Failure;
use super::provider::Clock;
use crate::models::Outcome;

/// Bytes of the longest text, and of the longest line of a stream.
pub(super) const LONGEST: usize = 1 << 20;

/// The text of an answer, as the model wrote it.
#[derive(Default)]
pub(super) struct Answer {
    pub(super) text: String,
    pub(super) usage: Option<Usage>,
}

/// Tokens as the model counted them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Usage {
    prompt_tokens: i64,
    completion_tokens: i64,
}

impl Usage {
    /// Of the prompt and of the completion.
    pub(super) fn tokens(self) -> (i32, i32) {
        let count = |tokens: i64| i32::try_from(tokens.max(0)).unwrap_or(i32::MAX);
        (count(self.prompt_tokens), count(self.completion_tokens))
    }
}

/// An answer, or an event of a stream.
#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    choices: Vec<Choice>,
    usage: Option<Usage>,
    error: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Choice {
    message: Option<Content>,
    delta: Option<Content>,
    finish_reason: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Content {
    content: Option<String>,
}

/// Reads an answer that came as a whole.
pub(super) fn whole(body: &[u8]) -> Result<Answer, Failure> {
    let message = read(body)?;
    let choice = message.choices.into_iter().next().ok_or_else(Failure::garbled)?;
    let text = choice.message.and_then(|message| message.content).ok_or_else(Failure::garbled)?;
    if text.len() > LONGEST {
        return Err(Failure::too_long());
    }
    Ok(Answer { text, usage: message.usage })
}

fn read(json: &[u8]) -> Result<Message, Failure> {
    // The cause may quote the answer.
    let message: Message = serde_json::from_slice(json).map_err(|_| Failure::garbled())?;
    match message.error {
        Some(_) => Err(Failure::failed("the model answered with an error")),
        None => Ok(message),
    }
}

/// An answer that comes piece by piece.
pub(super) struct Deltas {
    response: Response,
    clock: Clock,
    buffer: BytesMut,
    /// Bytes of the buffer that hold no end of a line.
    scanned: usize,
    /// Bytes of text so far.
    length: usize,
    /// Whether the model said that it is done.
    finished: bool,
    pub(super) usage: Option<Usage>,
}

impl Deltas {
    pub(super) fn new(response: Response, clock: Clock) -> Self {
        let buffer = BytesMut::new();
        Self { response, clock, buffer, scanned: 0, length: 0, finished: false, usage: None }
    }

    /// The next piece of text; nothing at the end.
    pub(super) async fn next(&mut self) -> Result<Option<String>, Failure> {
        loop {
            let line = match self.line().await {
                Ok(Some(line)) => line,
                Ok(None) => break,
                // All of the text is there; what may still follow are its numbers.
                Err(failure) if self.finished && failure.outcome == Outcome::Stalled => break,
                Err(failure) => return Err(failure),
            };
            let Some(data) = data(&line) else { continue };
            if data == b"[DONE]" {
                return Ok(None);
            }
            let message = read(data)?;
            self.usage = message.usage.or(self.usage);
            let Some(choice) = message.choices.into_iter().next() else { continue };
            self.finished |= choice.finish_reason.is_some();
            let text = choice.delta.and_then(|delta| delta.content).unwrap_or_default();
            self.length += text.len();
            if self.length > LONGEST {
                return Err(Failure::too_long());
            }
            if !text.is_empty() {
                return Ok(Some(text));
            }
        }
        if self.finished { Ok(None) } else { Err(Failure::failed("the model's answer ended too early")) }
    }

    /// The next line, with its end if it has one.
    async fn line(&mut self) -> Result<Option<BytesMut>, Failure> {
        loop {
            if let Some(end) = memchr(b'\n', &self.buffer[self.scanned..]) {
                let line = self.buffer.split_to(self.scanned + end + 1);
                self.scanned = 0;
                return Ok(Some(line));
            }
            self.scanned = self.buffer.len();
            if self.scanned > LONGEST {
                return Err(Failure::too_long());
            }
            let Some(chunk) = self.clock.chunk(&mut self.response).await? else {
                self.scanned = 0;
                let rest = self.buffer.split();
                return Ok((!rest.is_empty()).then_some(rest));
            };
            self.buffer.extend_from_slice(&chunk);
        }
    }
}

/// The data of a line: each line of this protocol is an event. Others name events or are comments.
fn data(line: &[u8]) -> Option<&[u8]> {
    let data = line.strip_prefix(b"data:")?.trim_ascii();
    (!data.is_empty()).then_some(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read() {
        let body = br#"{"id":"x","choices":[{"index":0,"message":{"role":"assistant","content":"hello"},"finish_reason":"stop"}],
            "usage":{"prompt_tokens":12,"completion_tokens":-3,"total_tokens":9}}"#;
        let answer = whole(body).unwrap_or_default();
        assert_eq!(answer.text, "hello");
        assert_eq!(answer.usage.map(Usage::tokens), Some((12, 0)));
    }

    #[test]
    fn what_is_no_answer_fails_without_its_words() {
        for body in [
            "<html>secret</html>",
            r#"{"choices":[]}"#,
            r#"{"choices":[{"message":{"content":null,"refusal":"secret"}}]}"#,
            r#"{"choices":"secret"}"#,
            r#"{"error":{"message":"secret"}}"#,
        ] {
            let failure = whole(body.as_bytes()).err().map(|failure| failure.detail);
            assert!(failure.as_ref().is_some_and(|detail| !detail.contains("secret")), "{body}: {failure:?}");
        }
    }

    #[test]
    fn the_data_of_an_event_is_one_line() {
        assert_eq!(data(b"data: {}\r\n"), Some(&b"{}"[..]));
        assert_eq!(data(b"data:[DONE]\n"), Some(&b"[DONE]"[..]));
        for line in [&b": ping\n"[..], b"\n", b"event: x\n", b"data:\n"] {
            assert_eq!(data(line), None);
        }
    }
}
