//! A model that stalls, never ends or answers with an error, played by a socket.

use contract::Address;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::*;
use crate::models::Outcome;

const SHORT: Patience = Patience {
    first: Duration::from_millis(300),
    between: Duration::from_millis(300),
    total: Duration::from_millis(900),
};
const STREAM: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";

/// A model that says some words, then others again and again, then holds the line.
async fn model(first: String, again: &'static str, times: usize) -> Provider {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let first = first.clone();
            tokio::spawn(async move {
                let mut request = vec![0; 64 * 1024];
                let _ = stream.read(&mut request).await;
                let _ = stream.write_all(first.as_bytes()).await;
                for _ in 0..times {
                    if stream.write_all(again.as_bytes()).await.is_err() {
                        return;
                    }
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                std::future::pending::<()>().await;
            });
        }
    });
    let settings = contract::Model {
        endpoint: Address(Some(format!("http://{address}/v1"))),
        name: "m".into(),
        key: Secret::new("a-key-of-sixteen-characters".into()),
        prompt_price: 1500,
        completion_price: 2000,
    };
    let provider = Provider::connect(&settings).unwrap().unwrap();
    Provider { patience: SHORT, ..provider }
}

async fn streamed(provider: &Provider) -> Result<String, Failure> {
    let mut deltas = provider.stream("hello").await?;
    let mut text = String::new();
    while let Some(delta) = deltas.next().await? {
        text.push_str(&delta);
    }
    Ok(text)
}

fn event(text: &str) -> String {
    format!("data: {}\n\n", json!({ "choices": [{ "delta": { "content": text } }] }))
}

#[tokio::test]
async fn a_model_that_says_nothing_is_given_up() {
    let provider = model(String::new(), "", 0).await;
    assert_eq!(provider.complete("hello").await.err(), Some(Failure::stalled()));
    assert_eq!(streamed(&provider).await, Err(Failure::stalled()));
}

#[tokio::test]
async fn a_model_that_stops_in_the_middle_is_given_up() {
    let provider = model(format!("{STREAM}{}", event("be")), "", 0).await;
    assert_eq!(streamed(&provider).await, Err(Failure::stalled()));
}

#[tokio::test]
async fn a_model_that_stops_behind_its_last_word_is_done() {
    let last = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    let provider = model(format!("{STREAM}{}{last}", event("be")), "", 0).await;
    assert_eq!(streamed(&provider).await, Ok("be".to_owned()));
}

#[tokio::test]
async fn a_stream_of_nothing_ends() {
    let provider = model(STREAM.to_owned(), ": still here\n\n", 1000).await;
    assert_eq!(streamed(&provider).await, Err(Failure::stalled()));
}

#[tokio::test]
async fn a_line_without_an_end_is_given_up() {
    let long = "x".repeat(answer::LONGEST + 1);
    let provider = model(format!("{STREAM}data: {long}"), "", 0).await;
    let provider = Provider { patience: PATIENCE, ..provider };
    assert_eq!(streamed(&provider).await, Err(Failure::too_long()));
}

#[tokio::test]
async fn a_stream_is_read_to_its_end() {
    let end = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\r\n\r\ndata: [DONE]\n\n";
    let provider = model(format!("{STREAM}: hello\n{}{}{end}", event("häl"), event("lo\n")), "", 0).await;
    let mut deltas = provider.stream("hello").await.map_err(|failure| failure.detail).unwrap();
    let mut text = String::new();
    while let Ok(Some(delta)) = deltas.next().await {
        text.push_str(&delta);
    }
    assert_eq!(text, "hällo\n");
    assert_eq!(deltas.usage.map(answer::Usage::tokens), Some((3, 2)));
}

#[tokio::test]
async fn the_words_of_an_error_stay_behind() {
    let body = "the prompt was: secret";
    for (status, outcome) in [(500, Outcome::Failed), (400, Outcome::Refused), (302, Outcome::Failed)] {
        let length = body.len();
        let answer =
            format!("HTTP/1.1 {status} X\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}");
        let provider = model(answer, "", 0).await;
        let detail = format!("the model answered {status}");
        let expected = Failure { outcome, detail };
        assert_eq!(provider.complete("hello").await.err(), Some(expected.clone()));
        assert_eq!(streamed(&provider).await, Err(expected));
    }
}

#[tokio::test]
async fn a_cost_is_rounded_up() {
    let provider = model(String::new(), "", 0).await;
    // 1500 and 2000 millionths for a thousand tokens.
    for (prompt, completion, expected) in
        [(0, 0, 0), (1, 0, 2), (1000, 1000, 3500), (i32::MAX, 0, 3_221_225_471)]
    {
        assert_eq!(provider.cost(prompt, completion), expected);
    }
}

#[test]
fn there_may_be_no_model() {
    let settings = contract::Model {
        endpoint: Address(None),
        name: "none".into(),
        key: Secret::new("a-key-of-sixteen-characters".into()),
        prompt_price: 1,
        completion_price: 1,
    };
    assert!(Provider::connect(&settings).unwrap().is_none());
}
