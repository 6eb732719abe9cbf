//! The table of pinned actions: an action is used at one commit, with the version it stands for beside it.

use std::collections::BTreeMap;

/// One action's repository at one commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// `OWNER/NAME`
    pub action: String,
    /// Such as `v7.0.1`.
    pub version: String,
    /// Forty hexadecimal digits.
    pub commit: String,
}

/// The pins of a workspace, read from `pins.toml`.
#[derive(Clone, Debug, Default)]
pub struct Pins {
    pins: BTreeMap<String, Pin>,
}

/// A line of the table that is no pin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("pins.toml:{line}: expected `\"OWNER/NAME\" = \"VERSION COMMIT\"`")]
pub struct PinError {
    /// Counted from 1.
    pub line: usize,
}

impl Pins {
    /// Reads the table: lines of `"OWNER/NAME" = "VERSION COMMIT"`, and comments.
    ///
    /// # Errors
    /// The first line that is neither.
    pub fn read(text: &str) -> Result<Self, PinError> {
        let mut pins = BTreeMap::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let pin = pin(line).ok_or(PinError { line: index + 1 })?;
            pins.insert(pin.action.clone(), pin);
        }
        Ok(Self { pins })
    }

    /// The pin of an action.
    #[must_use]
    pub fn get(&self, action: &str) -> Option<&Pin> {
        self.pins.get(action)
    }
}

fn pin(line: &str) -> Option<Pin> {
    let (action, value) = line.split_once('=')?;
    let unquote = |text: &str| Some(text.trim().strip_prefix('"')?.strip_suffix('"')?.to_owned());
    let (action, value) = (unquote(action)?, unquote(value)?);
    let (version, commit) = value.split_once(' ')?;
    let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_action = action.split('/').filter(|part| !part.is_empty()).count() == 2;
    (is_commit && is_action).then(|| Pin {
        action: action.clone(),
        version: version.to_owned(),
        commit: commit.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_a_version_and_a_commit() {
        let commit = "3d3c42e5aac5ba805825da76410c181273ba90b1";
        let pins = Pins::read(&format!("# a comment\n\"actions/checkout\" = \"v7.0.1 {commit}\"\n")).unwrap();
        assert_eq!(pins.get("actions/checkout").unwrap().commit, commit);
        assert_eq!(Pins::read("\"actions/checkout\" = \"v7\"").unwrap_err(), PinError { line: 1 });
    }
}
