//! One change of a plan.

use std::fmt;

use serde::{Serialize, Serializer};

use super::replacement::{Effect, Replacement};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    Add,
    Modify,
    Remove,
    /// An existing resource comes under the stack's control.
    Import,
}

/// What makes a resource change: a property of its own, or a reference to something that changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cause {
    /// Such as `Endpoint/Port`; an attribute such as `DeletionPolicy` by its name.
    pub property: String,
    pub effect: Effect,
    /// The replaced resource that the property refers to.
    pub replaced: Option<String>,
    /// The attribute of a resource changed in place that the property refers to: it may change too.
    pub attribute: Option<String>,
    /// Why what is referred to is replaced, to its root: `Subnet (VpcId) ← Vpc (CidrBlock)`.
    pub(super) chain: String,
}

impl Cause {
    pub(super) fn property(path: &str, effect: Effect) -> Self {
        Self { property: path.to_owned(), effect, replaced: None, attribute: None, chain: String::new() }
    }

    pub(super) fn replaced(path: &str, effect: Effect, id: &str) -> Self {
        Self { replaced: Some(id.to_owned()), ..Self::property(path, effect) }
    }

    pub(super) fn attribute(path: &str, effect: Effect, attribute: String) -> Self {
        Self { attribute: Some(attribute), ..Self::property(path, effect) }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.property)?;
        match (&self.replaced, &self.attribute) {
            (Some(_), _) => write!(f, " ← {}", self.chain),
            (None, Some(attribute)) => write!(f, " ← {attribute}, which may change"),
            (None, None) if self.effect == Effect::Refused => {
                f.write_str(" (AWS refuses this change: the update fails)")
            }
            (None, None) => Ok(()),
        }
    }
}

impl Serialize for Cause {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A change of one resource.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    pub logical_id: String,
    #[serde(rename = "type")]
    pub resource_type: String,
    pub action: Action,
    pub replacement: Replacement,
    pub causes: Vec<Cause>,
    pub data_at_risk: bool,
}

impl Change {
    pub(super) fn new(id: &str, resource_type: &str, action: Action) -> Self {
        Self {
            logical_id: id.to_owned(),
            resource_type: resource_type.to_owned(),
            action,
            replacement: Replacement::Never,
            causes: Vec::new(),
            data_at_risk: false,
        }
    }

    /// Adds a cause.
    pub(super) fn because(&mut self, replacement: Replacement, cause: Cause) {
        self.replacement = self.replacement.max(replacement);
        self.causes.push(cause);
    }

    /// Whether AWS refuses the change.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.causes.iter().any(|cause| cause.effect == Effect::Refused)
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb = match self.action {
            Action::Add => "add",
            Action::Modify => "modify",
            Action::Remove => "remove",
            Action::Import => "import",
        };
        write!(f, "{verb} {} ({})", self.logical_id, self.resource_type)?;
        match self.replacement {
            Replacement::Never => {}
            Replacement::Conditional => f.write_str(", may be replaced")?,
            Replacement::Always => f.write_str(", replaced")?,
        }
        if !self.causes.is_empty() {
            let causes: Vec<String> = self.causes.iter().map(ToString::to_string).collect();
            write!(f, ": {}", causes.join(", "))?;
        }
        f.write_str(if self.data_at_risk { ", data at risk" } else { "" })
    }
}
