//! What was found in a file, with its place.

use std::fmt;

pub use yaml::Place;

/// An error is what GitHub refuses or what cannot do what it says; a warning is what it accepts and a team regrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The id of a rule of [`crate::check::RULES`].
    pub rule: &'static str,
    pub severity: Severity,
    /// The path of the file, as it was given.
    pub file: String,
    pub place: Place,
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = if self.severity == Severity::Error { "error" } else { "warning" };
        let Place { line, column } = self.place;
        write!(f, "{severity}[{}]: {}\n  --> {}:{line}:{column}", self.rule, self.message, self.file)?;
        if self.help.is_empty() { Ok(()) } else { write!(f, "\n  help: {}", self.help) }
    }
}
