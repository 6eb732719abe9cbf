//! Pushes, copies and pulls against a registry that drops, lies and forbids.

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;
use serde_json::json;

use super::fake::{Fake, REPOSITORY};
use super::{Digest, Layout, Registry, Sent, Transfer};

const LIE: &str = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

fn registry(fake: &Fake, authorization: Option<&str>) -> Registry {
    let mut registry = Registry::new(&fake.base, authorization.map(str::to_owned)).unwrap();
    registry.connection.pause = Duration::ZERO;
    registry
}

#[derive(Default)]
struct Blobs(BTreeMap<String, Bytes>);

impl Blobs {
    fn add(&mut self, contents: &[u8]) -> serde_json::Value {
        let digest = Digest::of(contents);
        self.0.insert(digest.hex().to_owned(), Bytes::copy_from_slice(contents));
        json!({ "digest": digest.as_str(), "size": contents.len() })
    }

    fn image(&mut self, layers: &[&[u8]]) -> serde_json::Value {
        let config = self.add(b"{}");
        let layers: Vec<_> = layers.iter().map(|layer| self.add(layer)).collect();
        self.add(json!({ "config": config, "layers": layers }).to_string().as_bytes())
    }

    fn layout(self, manifest: &serde_json::Value) -> Layout {
        Layout::in_memory(manifest["digest"].as_str().unwrap(), self.0).unwrap()
    }
}

fn image(layers: &[&[u8]]) -> Layout {
    let mut blobs = Blobs::default();
    let manifest = blobs.image(layers);
    blobs.layout(&manifest)
}

async fn push(registry: &Registry, layout: &Layout, tags: &[&str]) -> Result<Sent, String> {
    let pushed = registry.push(REPOSITORY, layout, tags, &mut |_| {}).await;
    pushed.map_err(|error| error.to_string())
}

/// The digest of a layer, as requests name it.
fn name(layer: &[u8]) -> String {
    Digest::of(layer).to_string()
}

#[tokio::test]
async fn only_what_is_not_there_is_sent() {
    let fake = Fake::start().await;
    let registry = registry(&fake, None);
    let first = push(&registry, &image(&[b"base", b"top"]), &["v1"]).await.unwrap();
    assert_eq!(first, Sent { sent: 9, already_there: 0, blobs_sent: 3, blobs_there: 0 });
    let second = image(&[b"base", b"new top"]);
    let sent = push(&registry, &second, &["v2"]).await.unwrap();
    assert_eq!(sent, Sent { sent: 7, already_there: 6, blobs_sent: 1, blobs_there: 2 });
    assert_eq!(
        registry.find(REPOSITORY, "v2").await.unwrap().as_deref(),
        Some(second.name().as_str()),
        "the tag names the image"
    );
    fake.requests();
    let again = push(&registry, &second, &["v2"]).await.unwrap();
    assert_eq!(again, Sent { sent: 0, already_there: 13, blobs_sent: 0, blobs_there: 3 });
    let requests = fake.requests();
    assert!(requests.iter().all(|request| request.starts_with("HEAD ")), "{requests:?}");
    assert_eq!(registry.find(REPOSITORY, "v3").await.unwrap(), None);
}

#[tokio::test]
async fn a_large_blob_goes_in_chunks() {
    let fake = Fake::start().await;
    let layer = vec![7_u8; (8 << 20) + 1];
    let mut progress = Vec::new();
    let mut note = |transfer: Transfer| progress.push((transfer.done, transfer.size));
    registry(&fake, None).push(REPOSITORY, &image(&[&layer]), &[], &mut note).await.unwrap();
    let size = 8_388_609;
    progress.retain(|(_, of)| *of == size);
    assert_eq!(progress, [(8_388_608, size), (size, size)]);
    assert!(fake.state().blobs[&name(&layer)] == layer);
}

#[tokio::test]
async fn a_dropped_upload_goes_on_where_it_was() {
    let fake = Fake::start().await;
    let layer = vec![7_u8; 100_000];
    fake.state().blobs.insert(name(b"{}"), b"{}".to_vec());
    fake.state().drops.extend([40_000, 0, 20_000]);
    push(&registry(&fake, None), &image(&[&layer]), &[]).await.unwrap();
    let requests = fake.requests();
    let chunks: Vec<&String> = requests.iter().filter(|request| request.starts_with("PATCH")).collect();
    assert_eq!(
        chunks,
        [
            "PATCH blobs/uploads/0 0-99999",
            "PATCH blobs/uploads/0 40000-99999",
            "PATCH blobs/uploads/0 40000-99999",
            "PATCH blobs/uploads/0 60000-99999"
        ]
    );
    assert!(fake.state().blobs[&name(&layer)] == layer);
}

#[tokio::test]
async fn an_upload_that_never_arrives_ends_with_what_to_do() {
    let fake = Fake::start().await;
    fake.state().drops.extend([0; 20]);
    let error = push(&registry(&fake, None), &image(&[b"layer"]), &[]).await.unwrap_err();
    let host = fake.base.trim_start_matches("http://");
    assert!(error.contains(host) && error.contains("in 5 tries") && error.contains("sha256:"), "{error}");
    assert!(error.ends_with("try again, what has arrived is not sent again"), "{error}");
    assert_eq!(fake.state().drops.len(), 15);
}

#[tokio::test]
async fn a_registry_that_names_another_digest_lies() {
    let fake = Fake::start().await;
    fake.state().lie = Some(LIE.to_owned());
    let error = push(&registry(&fake, None), &image(&[b"layer"]), &["v1"]).await.unwrap_err();
    assert!(error.starts_with("the registry lies about `sha256:") && error.contains(LIE), "{error}");
    assert!(fake.state().manifests.is_empty(), "nothing is built on a lie");
}

#[tokio::test]
async fn what_is_not_what_its_digest_says_is_not_pulled() {
    let fake = Fake::start().await;
    let registry = registry(&fake, None);
    let layout = image(&[b"layer"]);
    push(&registry, &layout, &[]).await.unwrap();
    let name = layout.name().as_str();
    let pulled = registry.pull(REPOSITORY, name).await.unwrap();
    assert_eq!(pulled.blob(&Digest::of(b"layer")).unwrap(), "layer");
    fake.state().blobs.insert(self::name(b"layer"), b"other".to_vec());
    let error = registry.pull(REPOSITORY, name).await.unwrap_err().to_string();
    assert!(error.starts_with("the registry lies about `sha256:"), "{error}");
    fake.state().manifests.insert(name.to_owned(), b"{}".to_vec());
    let error = registry.pull(REPOSITORY, name).await.unwrap_err().to_string();
    assert!(error.starts_with("the registry lies about `sha256:"), "{error}");
}

#[tokio::test]
async fn a_download_that_breaks_off_goes_on_where_it_was() {
    let fake = Fake::start().await;
    let registry = registry(&fake, None);
    let layout = image(&[b"0123456789"]);
    push(&registry, &layout, &[]).await.unwrap();
    fake.requests();
    // `{}` comes first: one byte, then the other; of the layer four bytes, then the rest.
    fake.state().breaks.extend([1, 1, 4]);
    let pulled = registry.pull(REPOSITORY, layout.name().as_str()).await.unwrap();
    assert_eq!(pulled.blob(&Digest::of(b"0123456789")).unwrap(), "0123456789");
    let requests = fake.requests();
    let ranges: Vec<&str> = requests.iter().filter_map(|it| Some(it.rsplit_once(" bytes=")?.1)).collect();
    assert_eq!(ranges, ["1-", "4-"], "{requests:?}");
}

#[tokio::test]
async fn an_index_is_copied_with_all_that_it_names() {
    let from = Fake::start().await;
    let mut blobs = Blobs::default();
    let platforms = [blobs.image(&[b"common", b"amd64"]), blobs.image(&[b"common", b"arm64"])];
    let index = blobs.add(json!({ "manifests": platforms }).to_string().as_bytes());
    push(&registry(&from, None), &blobs.layout(&index), &[]).await.unwrap();
    let to = Fake::start().await;
    let digest = index["digest"].as_str().unwrap();
    let (target, source) = (registry(&to, None), registry(&from, None));
    let copied = target.copy(REPOSITORY, &source, REPOSITORY, digest, &["v1"], &mut |_| {}).await.unwrap();
    assert_eq!(copied, Sent { sent: 18, already_there: 0, blobs_sent: 4, blobs_there: 0 });
    assert_eq!(to.state().blobs, from.state().blobs);
    assert_eq!(to.state().manifests["v1"], from.state().manifests[digest]);
    let requests = to.requests();
    let manifests: Vec<&String> = requests.iter().filter(|it| it.starts_with("PUT manifests/")).collect();
    assert_eq!(manifests.len(), 4);
    assert!(manifests[2].ends_with(digest), "an index comes after its images: {manifests:?}");
}

#[tokio::test]
async fn a_token_is_fetched_where_the_registry_says() {
    let fake = Fake::start().await;
    fake.state().wants_token = true;
    assert_eq!(registry(&fake, None).find(REPOSITORY, "v1").await.unwrap(), None);
    assert_eq!(fake.requests(), ["HEAD manifests/v1", "GET /token", "HEAD manifests/v1 Bearer made"]);
    let registry = registry(&fake, Some("Basic given"));
    registry.find(REPOSITORY, "v1").await.unwrap();
    registry.find(REPOSITORY, "v2").await.unwrap();
    assert_eq!(
        fake.requests(),
        [
            "HEAD manifests/v1 Basic given",
            "GET /token Basic given",
            "HEAD manifests/v1 Bearer made",
            "HEAD manifests/v2 Bearer made"
        ]
    );
}

#[tokio::test]
async fn a_refusal_says_which_credentials_were_refused() {
    let fake = Fake::start().await;
    fake.state().forbids = true;
    let cases = [
        (None, "no credentials"),
        (Some("Basic a"), "the given user and password"),
        (Some("Bearer a"), "the given token"),
    ];
    for (authorization, expected) in cases {
        let error = registry(&fake, authorization).find(REPOSITORY, "v1").await.unwrap_err().to_string();
        assert!(error.contains(expected) && error.contains("403 Forbidden"), "{error}");
    }
    let error = registry(&fake, None).pull(REPOSITORY, LIE).await.unwrap_err().to_string();
    assert!(error.contains("DENIED: not for you"), "{error}");
}

#[tokio::test]
async fn credentials_stay_with_their_registry() {
    let elsewhere = Fake::start().await;
    let fake = Fake::start().await;
    let registry = registry(&fake, Some("Basic given"));
    let layout = image(&[b"layer"]);
    push(&registry, &layout, &[]).await.unwrap();
    elsewhere.state().blobs = fake.state().blobs.clone();
    fake.state().elsewhere = Some(elsewhere.base.clone());
    registry.pull(REPOSITORY, layout.name().as_str()).await.unwrap();
    let requests = elsewhere.requests();
    assert_eq!(requests.len(), 2);
    assert!(requests.iter().all(|request| !request.contains("Basic")), "{requests:?}");
}

#[tokio::test]
async fn what_is_neither_tag_nor_digest_is_not_asked_for() {
    let fake = Fake::start().await;
    let registry = registry(&fake, None);
    assert!(registry.find(REPOSITORY, "sha256:1").await.is_err());
    assert!(registry.find("../team", "v1").await.is_err());
    assert!(registry.pull(REPOSITORY, "v1").await.is_err());
    assert!(fake.requests().is_empty());
}
