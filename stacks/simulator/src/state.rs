//! Everything that survives a restart, as one serialisable value.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value as Json;

/// Milliseconds since the Unix epoch.
pub(crate) type Millis = u64;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct State {
    /// The source of ids: each is used once.
    pub(crate) counter: u64,
    /// What the backing's names of this account begin with: two accounts may have a database of one name.
    pub(crate) prefix: String,
    pub(crate) stacks: BTreeMap<String, Stack>,
    pub(crate) queues: BTreeMap<String, Queue>,
    pub(crate) buckets: BTreeMap<String, Bucket>,
    /// By ARN.
    pub(crate) secrets: BTreeMap<String, Secret>,
    pub(crate) parameters: BTreeMap<String, String>,
    pub(crate) clusters: BTreeMap<String, String>,
    /// By ARN.
    pub(crate) task_definitions: BTreeMap<String, Json>,
    /// By ARN.
    pub(crate) services: BTreeMap<String, Service>,
    /// By ARN.
    pub(crate) target_groups: BTreeMap<String, TargetGroup>,
    /// By ARN.
    pub(crate) listeners: BTreeMap<String, Listener>,
    /// Of listeners, by ARN.
    pub(crate) rules: BTreeMap<String, Rule>,
    /// By id.
    pub(crate) databases: BTreeMap<String, Database>,
    /// By id.
    #[serde(deserialize_with = "caches")]
    pub(crate) caches: BTreeMap<String, Cache>,
    pub(crate) snapshots: Vec<Snapshot>,
    /// What databases and caches said, oldest first.
    pub(crate) source_events: Vec<SourceEvent>,
    /// By name.
    pub(crate) functions: BTreeMap<String, Function>,
    /// By access key.
    pub(crate) sessions: BTreeMap<String, Session>,
    /// By the names of repositories that stacks made.
    pub(crate) images: BTreeMap<String, Images>,
    /// By the passwords that they are.
    pub(crate) registry_tokens: BTreeMap<String, RegistryToken>,
}

impl State {
    /// A new id: hexadecimal, unique in this cloud.
    pub(crate) fn id(&mut self) -> String {
        self.counter += 1;
        format!("{:017x}", self.counter)
    }
}

/// What a snapshot is of, and an event about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Kind {
    Database,
    Cache,
}

/// A snapshot of a database or a cache.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Snapshot {
    pub(crate) kind: Kind,
    pub(crate) name: String,
    /// The id of the database or the cache.
    pub(crate) source: String,
    pub(crate) created: Millis,
}

/// Something that happened to a database or a cache.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct SourceEvent {
    pub(crate) kind: Kind,
    /// The id of the database or the cache.
    pub(crate) source: String,
    /// In RDS's words, such as `creation`.
    pub(crate) category: String,
    pub(crate) message: String,
    pub(crate) time: Millis,
}

/// A Lambda function of an image.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Function {
    pub(crate) image: String,
    pub(crate) command: Vec<String>,
    pub(crate) environment: BTreeMap<String, String>,
    /// The ARN of its role.
    pub(crate) role: String,
    pub(crate) log_group: String,
    /// Seconds that it has for an event.
    pub(crate) timeout: u64,
    /// The ARN of the queue of events that failed too often.
    pub(crate) dead_letters: Option<String>,
}

/// Credentials of a role, for a while.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Session {
    /// The ARN of the role.
    pub(crate) role: String,
    /// Who the caller is, as errors name it.
    pub(crate) arn: String,
    pub(crate) token: String,
    pub(crate) expires: Millis,
}

/// What a repository holds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Images {
    /// Sizes by digest; the contents are files.
    pub(crate) blobs: BTreeMap<String, u64>,
    /// By digest.
    pub(crate) manifests: BTreeMap<String, Manifest>,
    /// Digests by tag.
    pub(crate) tags: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    pub(crate) media_type: String,
    /// As it was pushed, byte for byte.
    pub(crate) contents: String,
    pub(crate) pushed: Millis,
}

/// Who a password of the registry was given to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct RegistryToken {
    /// The account of the caller.
    pub(crate) home: String,
    /// That of a role; without one it is the account's administrator.
    pub(crate) session: Option<Session>,
    pub(crate) expires: Millis,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Stack {
    pub(crate) id: String,
    pub(crate) status: String,
    pub(crate) reason: Option<String>,
    pub(crate) created: Millis,
    pub(crate) updated: Option<Millis>,
    /// The text as it was sent.
    pub(crate) template: String,
    pub(crate) parameters: BTreeMap<String, String>,
    pub(crate) capabilities: Vec<String>,
    pub(crate) tags: BTreeMap<String, String>,
    pub(crate) resources: BTreeMap<String, Resource>,
    pub(crate) outputs: BTreeMap<String, Output>,
    /// Oldest first.
    pub(crate) events: Vec<Event>,
    pub(crate) change_sets: BTreeMap<String, ChangeSet>,
    pub(crate) protected: bool,
    /// The ARN of the role that changes are made with.
    #[serde(default)]
    pub(crate) role: Option<String>,
    /// The stack policy as it was sent.
    #[serde(default)]
    pub(crate) policy: Option<String>,
    /// What the last rollback could not undo, by logical id.
    #[serde(default)]
    pub(crate) stuck: BTreeMap<String, Done>,
    /// The properties of resources that were changed out of band, by logical id.
    #[serde(default)]
    pub(crate) drifted: BTreeMap<String, Json>,
    /// The last detection of drift.
    #[serde(default)]
    pub(crate) detection: Option<Detection>,
}

/// What an update did to one resource, for the way back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Done {
    Created,
    /// It was as this says.
    Updated(Resource),
    /// This one is still there beside the new one.
    Replaced(Resource),
}

/// What a detection of drift found.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Detection {
    pub(crate) id: String,
    pub(crate) time: Millis,
    /// By logical id.
    pub(crate) compared: BTreeMap<String, Compared>,
}

/// A resource as its stack made it, and as it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Compared {
    pub(crate) resource_type: String,
    pub(crate) physical: String,
    pub(crate) expected: Json,
    pub(crate) actual: Json,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Resource {
    pub(crate) resource_type: String,
    /// What `Ref` gives.
    pub(crate) physical: String,
    /// As they were resolved when the resource was last changed.
    pub(crate) properties: Json,
    /// What `Fn::GetAtt` gives.
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) status: String,
    pub(crate) reason: Option<String>,
    pub(crate) updated: Millis,
    pub(crate) retain_on_delete: bool,
    pub(crate) retain_on_replace: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Output {
    pub(crate) value: String,
    pub(crate) description: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) logical: String,
    pub(crate) physical: String,
    pub(crate) resource_type: String,
    pub(crate) status: String,
    pub(crate) reason: Option<String>,
    pub(crate) time: Millis,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ChangeSet {
    pub(crate) id: String,
    pub(crate) status: String,
    pub(crate) execution_status: String,
    pub(crate) reason: Option<String>,
    pub(crate) created: Millis,
    pub(crate) template: String,
    pub(crate) parameters: BTreeMap<String, String>,
    pub(crate) capabilities: Vec<String>,
    pub(crate) tags: BTreeMap<String, String>,
    pub(crate) changes: Vec<Change>,
    #[serde(default)]
    pub(crate) role: Option<String>,
}

/// One `ResourceChange` of a change set.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Change {
    /// `Add`, `Modify` or `Remove`.
    pub(crate) action: String,
    pub(crate) logical: String,
    pub(crate) physical: Option<String>,
    pub(crate) resource_type: String,
    /// `True`, `False` or `Conditional`.
    pub(crate) replacement: Option<String>,
    pub(crate) causes: Vec<Cause>,
}

/// Why a resource changes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Cause {
    pub(crate) property: String,
    pub(crate) source: Source,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Source {
    Direct,
    /// The property refers to this resource, which is replaced.
    Replaced(String),
    /// The property refers to this attribute (`Id.Name`) of a resource that changes in place.
    Attribute(String),
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Queue {
    pub(crate) arn: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) messages: Vec<Message>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Message {
    pub(crate) id: String,
    pub(crate) body: String,
    pub(crate) sent: Millis,
    pub(crate) visible: Millis,
    pub(crate) receipt: Option<String>,
    pub(crate) received: u32,
    /// As they were sent.
    pub(crate) attributes: Json,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Bucket {
    pub(crate) objects: BTreeMap<String, Object>,
    pub(crate) uploads: BTreeMap<String, Upload>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Object {
    /// The file under the objects folder.
    pub(crate) file: String,
    pub(crate) size: u64,
    /// Without quotes.
    pub(crate) etag: String,
    pub(crate) modified: Millis,
    pub(crate) content_type: Option<String>,
}

/// A multipart upload that is not complete.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Upload {
    pub(crate) key: String,
    pub(crate) parts: BTreeMap<u32, Object>,
    pub(crate) content_type: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Secret {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) version: String,
    pub(crate) created: Millis,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Service {
    pub(crate) name: String,
    pub(crate) cluster: String,
    pub(crate) task_definition: String,
    pub(crate) desired: usize,
    pub(crate) target_groups: Vec<(String, u16)>,
    /// Another one asks for new tasks of the same definition.
    #[serde(default)]
    pub(crate) nonce: String,
    pub(crate) created: Millis,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct TargetGroup {
    pub(crate) path: String,
    pub(crate) unhealthy_threshold: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Listener {
    pub(crate) port: u16,
    /// That of requests which no rule is for; empty where nothing is.
    pub(crate) target_group: String,
    #[serde(default)]
    pub(crate) tls: bool,
    /// Where it is in truth, as `127.0.1.1:443`.
    #[serde(default)]
    pub(crate) address: Option<String>,
}

/// A rule of a listener, for every request.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Rule {
    /// The ARN of the listener.
    pub(crate) listener: String,
    pub(crate) target_group: String,
    /// The lowest one counts.
    pub(crate) priority: u64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Database {
    pub(crate) name: String,
    pub(crate) username: String,
    pub(crate) secret: String,
}

/// How a cache is reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cache {
    pub(crate) tls: bool,
    pub(crate) token: Option<String>,
}

/// Caches had nothing but an id once.
fn caches<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, Cache>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Caches {
        ById(BTreeMap<String, Cache>),
        Ids(Vec<String>),
    }
    Ok(match Caches::deserialize(deserializer)? {
        Caches::ById(caches) => caches,
        Caches::Ids(ids) => ids.into_iter().map(|id| (id, Cache::default())).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn caches_of_an_older_state_are_read() {
        let state: State = serde_json::from_str(r#"{ "caches": ["a"] }"#).unwrap();
        assert_eq!(state.caches, BTreeMap::from([("a".to_owned(), Cache::default())]));
        let again: State = serde_json::from_str(&serde_json::to_string(&state).unwrap()).unwrap();
        assert_eq!(again.caches, state.caches);
        assert!(serde_json::from_str::<State>("{}").unwrap().caches.is_empty());
    }
}
