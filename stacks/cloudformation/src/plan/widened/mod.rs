//! Access that a change widens: who may do what, who reaches what, and what protects data less than before.

mod network;
mod policy;
mod protection;

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use serde_json::Value as Json;

use super::Resource;
use crate::evaluate::function;
use crate::json::compact;

/// What is wider than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Principal,
    Action,
    Resource,
    Network,
    Encryption,
    Retention,
}

/// One widening.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Widened {
    pub logical_id: String,
    pub kind: Kind,
    /// Whether everyone gains by it.
    pub public: bool,
    pub message: String,
}

impl fmt::Display for Widened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.logical_id, self.message)
    }
}

/// What is wider after a change. Of a stack that was not there only what is open to everyone is named: all of it is new.
pub(super) fn list(
    before: &BTreeMap<String, Resource>,
    after: &BTreeMap<String, Resource>,
    is_new: bool,
) -> Vec<Widened> {
    let mut found = Vec::new();
    let mut budget = policy::MOST_COMPARISONS;
    for (id, resource) in after {
        if before.get(id) == Some(resource) {
            continue;
        }
        let earlier = before.get(id).filter(|earlier| earlier.resource_type == resource.resource_type);
        policy::compare(id, earlier, resource, &mut budget, &mut found);
        network::switches(id, earlier, resource, &mut found);
        if let Some(earlier) = earlier {
            protection::compare(id, earlier, resource, &mut found);
        }
    }
    network::rules(before, after, &mut found);
    for (id, resource) in before.iter().filter(|(id, _)| !after.contains_key(*id)) {
        policy::removed(id, resource, after, &mut found);
        if resource.resource_type == "AWS::WAFv2::WebACLAssociation" {
            let guarded = shown(&resource.json["Properties"]["ResourceArn"]);
            found.push(Widened {
                logical_id: id.clone(),
                kind: Kind::Network,
                public: true,
                message: format!("the firewall in front of {guarded} is gone"),
            });
        }
    }
    found.retain(|widened| widened.public || !is_new);
    found.sort();
    found.dedup();
    found
}

/// A value as a person names it: a text, the resource that it refers to, or its JSON.
fn shown(json: &Json) -> String {
    match (json, function(json)) {
        (Json::String(text), _) => text.clone(),
        (_, Some(("Ref", name))) => name.as_str().unwrap_or_default().to_owned(),
        (_, Some(("Fn::GetAtt", parts))) => {
            parts.as_array().into_iter().flatten().filter_map(Json::as_str).collect::<Vec<_>>().join(".")
        }
        (_, Some(("Fn::Sub", text))) if text.is_string() => text.as_str().unwrap_or_default().to_owned(),
        (_, Some(("Fn::Join", parts))) => match parts.as_array().map(Vec::as_slice) {
            Some([Json::String(separator), Json::Array(items)]) => {
                items.iter().map(shown).collect::<Vec<_>>().join(separator)
            }
            _ => compact(json),
        },
        _ => compact(json),
    }
}
