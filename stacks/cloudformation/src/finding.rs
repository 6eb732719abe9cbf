//! What a static check found, with its place.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

/// How much a finding matters: an error is what AWS refuses, a warning what it accepts and a person should not, an info
/// what is good to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
    Info,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        })
    }
}

pub use yaml::Place;

/// One finding of a static check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The id of a rule of [`crate::rule::all`], or the name of a rule that another checker brought.
    pub rule: Cow<'static, str>,
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
    /// A finding of a rule of one's own, for files that are no templates.
    #[must_use]
    pub fn error(rule: &'static str, path: &str, place: Place, message: String, help: String) -> Self {
        Self {
            rule: rule.into(),
            severity: Severity::Error,
            file: String::new(),
            path: path.to_owned(),
            line: place.line,
            column: place.column,
            message,
            help,
        }
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
    let wrong = wrong.to_lowercase();
    let reach = |name: &str| 1 + name.len() / 4;
    known
        .into_iter()
        .filter(|name| name.len().abs_diff(wrong.len()) <= reach(name))
        .map(|name| (strsim::damerau_levenshtein(&wrong, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= reach(name))
        .min()
        .map(|(_, name)| name)
}

/// "did you mean `…`?", or nothing.
#[must_use]
pub fn suggestion<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(wrong, known).map_or_else(String::new, |name| format!("did you mean `{name}`?"))
}
