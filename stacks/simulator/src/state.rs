//! Everything that survives a restart, as one serialisable value.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// Milliseconds since the Unix epoch.
pub(crate) type Millis = u64;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct State {
    /// The source of ids: each is used once.
    pub(crate) counter: u64,
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
    /// By id.
    pub(crate) databases: BTreeMap<String, Database>,
    pub(crate) caches: Vec<String>,
    /// By name.
    pub(crate) functions: BTreeMap<String, Function>,
    /// By access key.
    pub(crate) sessions: BTreeMap<String, Session>,
}

impl State {
    /// A new id: hexadecimal, unique in this cloud.
    pub(crate) fn id(&mut self) -> String {
        self.counter += 1;
        format!("{:017x}", self.counter)
    }
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
    pub(crate) target_group: String,
    #[serde(default)]
    pub(crate) tls: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Database {
    pub(crate) name: String,
    pub(crate) username: String,
    pub(crate) secret: String,
}
