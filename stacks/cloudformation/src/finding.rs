//! What a static check found, with its place.

use std::fmt;

use serde::Serialize;

/// Whether a finding stops a deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

/// A line and a column, both counted from 1; a value that was built in memory has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// One finding of a static check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub rule: &'static str,
    pub severity: Severity,
    /// The file, or the stack's name for a template that was never a file.
    pub file: String,
    /// The path inside the document, such as `Resources/Queue/Properties/DelaySeconds`.
    pub path: String,
    /// Counted from 1; 0 where the document was built in memory.
    pub line: usize,
    pub column: usize,
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Finding {
    #[must_use]
    pub fn error(rule: &'static str, path: &str, place: Place, message: String, help: String) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            file: String::new(),
            path: path.to_owned(),
            line: place.line,
            column: place.column,
            message,
            help,
        }
    }

    #[must_use]
    pub fn warning(rule: &'static str, path: &str, place: Place, message: String, help: String) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, path, place, message, help) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}", self.severity, self.rule, self.message)?;
        if self.line == 0 {
            write!(f, "\n  --> {} {}", self.file, self.path)?;
        } else {
            write!(f, "\n  --> {}:{}:{} {}", self.file, self.line, self.column, self.path)?;
        }
        if !self.help.is_empty() {
            write!(f, "\n  help: {}", self.help)?;
        }
        Ok(())
    }
}

/// The known name nearest to a wrong one, for "did you mean".
#[must_use]
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&wrong.to_lowercase(), &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= 1 + name.len() / 4)
        .min()
        .map(|(_, name)| name)
}
