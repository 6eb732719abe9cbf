//! Whether the change of a property replaces its resource.

use serde::Serialize;

use super::guide;
use crate::catalogue;

/// Whether the physical resource is made anew; ordered from the harmless to the certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Replacement {
    Never,
    Conditional,
    Always,
}

/// What the change of a property does to its resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It is changed in place, perhaps with an interruption.
    InPlace,
    /// A condition that AWS knows decides.
    MayReplace,
    Replaces,
    /// AWS refuses the change: the update fails.
    Refused,
}

impl Effect {
    #[must_use]
    pub fn replacement(self) -> Replacement {
        match self {
            Effect::InPlace | Effect::Refused => Replacement::Never,
            Effect::MayReplace => Replacement::Conditional,
            Effect::Replaces => Replacement::Always,
        }
    }
}

/// What a change at a property path does, by the guide and by the schema. Nothing is known of a type that the catalogue
/// lacks: then a condition may decide.
#[must_use]
pub fn effect(resource_type: &str, path: &str) -> Effect {
    guide::effect(resource_type, path).unwrap_or_else(|| of_schema(resource_type, path))
}

/// Whether a change at a property path replaces a resource.
#[must_use]
pub fn replacement(resource_type: &str, path: &str) -> Replacement {
    effect(resource_type, path).replacement()
}

/// Whether the schema speaks of a condition, where the guide knows of none.
#[must_use]
pub(super) fn is_doubtful(resource_type: &str, path: &str) -> bool {
    effect(resource_type, path) == Effect::InPlace && of_schema(resource_type, path) == Effect::MayReplace
}

pub(super) fn of_schema(resource_type: &str, path: &str) -> Effect {
    if catalogue::find_name(resource_type).is_none() {
        return Effect::MayReplace;
    }
    let mut effect = Effect::InPlace;
    for listed in catalogue::create_only(resource_type) {
        let (is_conditional, listed) = match listed.strip_prefix('?') {
            Some(listed) => (true, listed),
            None => (false, listed),
        };
        if !touches(listed, path) {
            continue;
        }
        if !is_conditional {
            return Effect::Replaces;
        }
        effect = Effect::MayReplace;
    }
    effect
}

/// Whether a change at a path is one of what is listed: the same, what lies below, or what encloses it.
fn touches(listed: &str, path: &str) -> bool {
    listed.split('/').zip(path.split('/')).all(|(a, b)| a == b || a == "*")
}
