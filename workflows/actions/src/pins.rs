//! The table of pinned actions: a repository is used at one commit, with the version that it stands for beside it, and what
//! each of its actions takes and gives.

mod read;
mod render;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::collections::btree_map::Values;

use crate::syntax::ActionFile;

/// One repository of actions at one commit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pin {
    /// `OWNER/NAME`
    pub repository: String,
    /// Such as `v7.0.1`.
    pub version: String,
    /// Forty hexadecimal digits.
    pub commit: String,
    /// The day of the release, such as `2026-06-01`, where it is known.
    pub released: Option<String>,
    /// Its actions that are used, by their path below the repository: empty for the one at its root.
    pub actions: BTreeMap<String, Interface>,
}

/// What an action takes and gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interface {
    /// By name, whether it must be given.
    pub inputs: BTreeMap<String, bool>,
    pub outputs: Vec<String>,
}

/// The pins of a workspace, as `pins.toml` holds them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pins {
    pins: BTreeMap<String, Pin>,
}

/// What keeps a table from being read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("pins.toml:{line}: {message}; {help}")]
pub struct PinError {
    /// Counted from 1.
    pub line: usize,
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl Pins {
    /// Reads the table.
    ///
    /// ```toml
    /// ["actions/checkout"]
    /// version = "v7.0.1"
    /// commit = "3d3c42e5aac5ba805825da76410c181273ba90b1"
    ///
    /// ["actions/checkout".actions.""]
    /// inputs = ["ref", "repository"]
    /// outputs = ["commit"]
    /// ```
    ///
    /// # Errors
    /// The first line that is no TOML, no key of a pin, or no value of that key.
    pub fn read(text: &str) -> Result<Self, PinError> {
        Ok(Self { pins: read::table(text)? })
    }

    /// The table as a file: the same pins, the same bytes, and read as the same pins again.
    #[must_use]
    pub fn render(&self) -> String {
        render::table(self)
    }

    /// The pin of a repository, `OWNER/NAME`.
    #[must_use]
    pub fn get(&self, repository: &str) -> Option<&Pin> {
        self.pins.get(repository)
    }

    /// Every pin, by the name of its repository.
    pub fn iter(&self) -> Values<'_, String, Pin> {
        self.pins.values()
    }

    /// Adds a pin, in place of another of the same repository.
    pub fn set(&mut self, pin: Pin) {
        self.pins.insert(pin.repository.clone(), pin);
    }
}

impl<'a> IntoIterator for &'a Pins {
    type Item = &'a Pin;
    type IntoIter = Values<'a, String, Pin>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Pin {
    /// An action of the repository, by its path below it.
    #[must_use]
    pub fn action(&self, path: &str) -> Option<&Interface> {
        self.actions.get(path)
    }
}

/// What an `action.yml` declares. An input that is required and has a default need not be given.
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#inputsinput_idrequired>
impl From<&ActionFile> for Interface {
    fn from(file: &ActionFile) -> Self {
        let input = |input: &crate::syntax::Input| {
            (input.name.value.clone(), input.required && input.default.is_none())
        };
        let mut outputs: Vec<String> = file.outputs.iter().map(|(name, _)| name.value.clone()).collect();
        outputs.sort();
        Self { inputs: file.inputs.iter().map(input).collect(), outputs }
    }
}
