//! Tests of the client: pages, limits, and what is said when something is refused.

use std::collections::BTreeMap;

use serde_json::json;

use super::*;
use crate::github::fake::{self, Fault, TOKEN};

const THING: &str = "/repos/example/trestle/rulesets/1";

async fn server() -> fake::Server {
    let server = fake::Server::start().await;
    server.state().rulesets = (1..=5).map(|id| json!({ "id": id, "name": format!("r{id}") })).collect();
    server
}

fn limited(left: u64, reset: u64) -> Fault {
    Fault::new(403).header("x-ratelimit-remaining", left).header("x-ratelimit-reset", reset)
}

#[tokio::test]
async fn every_page_is_read() {
    let server = server().await;
    let items = server.client().pages("/repos/example/trestle/rulesets", None).await.unwrap();
    assert_eq!(items.iter().map(|item| item["id"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert_eq!(server.asked().len(), 3);
}

#[tokio::test]
async fn the_token_does_not_go_to_another_address() {
    let server = server().await;
    let elsewhere = "<http://127.0.0.1:9/x>; rel=\"next\"";
    server.fault(1, Fault::new(200).body(json!([])).header("link", elsewhere));
    let failure = server.client().pages("/repos/example/trestle/rulesets", None).await.unwrap_err();
    assert!(failure.to_string().contains("at another address"), "{failure}");
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn a_short_limit_is_waited_for() {
    let server = server().await;
    server.fault(1, Fault::new(429).header("retry-after", 2));
    server.fault(2, limited(0, clock::millis() / 1_000 + 1));
    assert_eq!(server.client().get(THING).await.unwrap()["name"], "r1");
    assert_eq!(server.asked().len(), 3);
}

#[tokio::test]
async fn a_limit_that_does_not_end_is_not_asked_for_ever() {
    let server = server().await;
    for request in 1..=9 {
        server.fault(request, Fault::new(429).header("retry-after", 1));
    }
    let failure = server.client().get(THING).await.unwrap_err();
    assert!(matches!(failure, Failure::Limited { .. }), "{failure}");
    assert_eq!(server.asked().len(), 3);
}

#[tokio::test]
async fn a_long_limit_is_told_with_its_end() {
    let server = server().await;
    server.fault(1, limited(0, 4_102_444_800));
    let failure = server.client().get(THING).await.unwrap_err();
    assert!(failure.to_string().contains("2100-01-01T00:00:0"), "{failure}");
    assert_eq!(server.asked().len(), 1);

    server.fault(2, limited(0, 4_102_444_800));
    let nobody = Client::patient(&server.api(), None).unwrap().quick();
    let failure = nobody.get(THING).await.unwrap_err().to_string();
    assert!(failure.contains("GITHUB_TOKEN"), "{failure}");
    assert_eq!(server.asked()[1].authorization, None);
}

#[tokio::test]
async fn a_refusal_is_no_limit() {
    let server = server().await;
    server.fault(1, limited(41, 4_102_444_800).saying("Must have admin rights"));
    let failure = server.client().get(THING).await.unwrap_err();
    assert!(matches!(failure, Failure::Refused { status: 403, .. }), "{failure}");
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn what_fails_at_github_is_asked_again_where_that_does_it_once() {
    for (method, tries) in [(Method::GET, 3), (Method::PUT, 3), (Method::DELETE, 3), (Method::POST, 1)] {
        let server = server().await;
        server.fault(1, Fault::new(502));
        server.fault(2, Fault::lost());
        server.fault(3, Fault::new(503));
        let failure = server.client().send(method.clone(), THING, Some(&json!({}))).await.unwrap_err();
        assert_eq!(server.asked().len(), tries, "{method}: {failure}");
    }
}

#[tokio::test]
async fn what_is_lost_once_is_answered_the_second_time() {
    let server = server().await;
    server.fault(1, Fault::lost());
    assert_eq!(server.client().get(THING).await.unwrap()["name"], "r1");
}

#[tokio::test]
async fn nobody_there_is_told_with_the_reason() {
    let server = fake::Server::start().await;
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let api = format!("http://{}", closed.local_addr().unwrap());
    drop(closed);
    let access = server.access();
    let client = Client::patient(&api, Some(&access.token)).unwrap().quick();
    let failure = client.get(THING).await.unwrap_err();
    let text = failure.to_string();
    assert!(text.starts_with("cannot be reached: ") && text.contains("refused"), "{text}");
    assert!(!format!("{client:?}{failure:?}{text}").contains(TOKEN), "{client:?}");
}

#[tokio::test]
async fn what_moved_is_not_followed() {
    let server = server().await;
    server.fault(1, Fault::new(301).header("location", format!("{}{THING}", server.api())));
    let failure = server.client().get(THING).await.unwrap_err();
    assert!(failure.to_string().contains("renamed or moved"), "{failure}");
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn what_is_not_there_is_nothing_only_where_that_is_asked() {
    let client = server().await.client();
    assert_eq!(client.find("/users/nobody").await.unwrap(), None);
    assert!(matches!(client.get("/users/nobody").await, Err(Failure::Refused { status: 404, .. })));
}

#[test]
fn a_token_that_cannot_be_one_is_not_shown() {
    let error = Client::patient("http://127.0.0.1", Some(&Secret("t0ken\n".into()))).unwrap_err();
    assert_eq!(error.to_string(), "GITHUB_TOKEN is no token");
}

#[test]
fn a_segment_keeps_to_itself() {
    let cases =
        BTreeMap::from([("main", "main"), ("a/b", "a%2Fb"), ("../x", "..%2Fx"), ("é ?", "%C3%A9%20%3F")]);
    for (text, expected) in cases {
        assert_eq!(segment(text), expected);
    }
}
