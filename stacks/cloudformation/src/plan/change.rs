//! One change of a plan.

use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::Value as Json;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    Add,
    Modify,
    Remove,
}

/// Whether the physical resource is made anew; ordered from the harmless to the certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Replacement {
    Never,
    Conditional,
    Always,
}

/// What makes a resource change: a property of its own, or a reference to something that is replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    pub property: String,
    /// The replaced resource that the property refers to.
    pub replaced: Option<String>,
}

impl Cause {
    pub(super) fn property(path: &str) -> Self {
        Self { property: path.to_owned(), replaced: None }
    }

    pub(super) fn reference(path: &str, replaced: &str) -> Self {
        Self { property: path.to_owned(), replaced: Some(replaced.to_owned()) }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.property)?;
        match &self.replaced {
            Some(id) => write!(f, " ({id} is replaced)"),
            None => Ok(()),
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
    pub(super) fn new(id: &str, resource: &Json, action: Action) -> Self {
        Self {
            logical_id: id.to_owned(),
            resource_type: resource["Type"].as_str().unwrap_or_default().to_owned(),
            action,
            replacement: Replacement::Never,
            causes: Vec::new(),
            data_at_risk: false,
        }
    }

    /// Adds a cause; says whether that changed anything.
    pub(super) fn because(&mut self, replacement: Replacement, cause: Cause) -> bool {
        let stronger = replacement > self.replacement;
        self.replacement = self.replacement.max(replacement);
        let new = !self.causes.contains(&cause);
        if new {
            self.causes.push(cause);
        }
        stronger || new
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb = match self.action {
            Action::Add => "add",
            Action::Modify => "modify",
            Action::Remove => "remove",
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
