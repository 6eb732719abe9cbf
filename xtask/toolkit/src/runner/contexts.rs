//! What expressions see: GitHub's contexts, and how it went so far.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use actions::expression::{self, Host, Object, Value};
use actions::syntax::{Entries, Text};

use super::hash;

/// The name under which a mapping stands that is an expression as a whole.
pub(super) const INSERT: &str = "${{ insert }}";

/// How a step, a job or a workflow ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Conclusion {
    Success,
    Failure,
    Cancelled,
    Skipped,
}

impl Conclusion {
    /// As expressions and checks say it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Failure => "failure",
            Self::Cancelled => "cancelled",
            Self::Skipped => "skipped",
        }
    }
}

/// What `success()`, `failure()` and `cancelled()` give.
#[derive(Clone, Copy, Debug)]
pub(super) struct Status {
    pub(super) success: bool,
    pub(super) failure: bool,
    pub(super) cancelled: bool,
}

/// The contexts at one place: <https://docs.github.com/en/actions/reference/workflows-and-actions/contexts>
#[derive(Clone, Debug)]
pub(super) struct Contexts {
    /// By their names in small letters.
    values: BTreeMap<String, Value>,
    status: Status,
    /// Where `hashFiles` looks.
    workspace: PathBuf,
}

impl Contexts {
    pub(super) fn new(workspace: &Path) -> Self {
        let status = Status { success: true, failure: false, cancelled: false };
        Self { values: BTreeMap::new(), status, workspace: workspace.to_owned() }
    }

    pub(super) fn set(&mut self, name: &str, value: Value) {
        self.values.insert(name.to_owned(), value);
    }

    /// Sets one key of a context that is an object.
    pub(super) fn set_key(&mut self, name: &str, key: &str, value: Value) {
        let mut object = self.object(name);
        object.insert(key, value);
        self.set(name, Value::Object(object));
    }

    pub(super) fn set_status(&mut self, status: Status) {
        self.status = status;
    }

    /// Where `hashFiles` looks, and what `github.workspace` says.
    pub(super) fn set_workspace(&mut self, workspace: &Path) {
        workspace.clone_into(&mut self.workspace);
        self.set_key("github", "workspace", Value::from(workspace.display().to_string()));
    }

    /// One key of a context, as a text; empty where there is none.
    pub(super) fn key(&self, name: &str, key: &str) -> String {
        self.values.get(name).map(|value| value.get(key).text()).unwrap_or_default()
    }

    pub(super) fn object(&self, name: &str) -> Object {
        match self.values.get(name) {
            Some(Value::Object(object)) => object.clone(),
            _ => Object::new(),
        }
    }

    pub(super) fn without(&self, name: &str) -> Self {
        let mut contexts = self.clone();
        contexts.values.remove(name);
        contexts
    }

    pub(super) fn only(&self, names: &[&str]) -> Self {
        let mut contexts = self.clone();
        contexts.values.retain(|name, _| names.contains(&name.as_str()));
        contexts
    }

    /// A text with its expressions worked out: a value of any kind where the whole text is one expression.
    pub(super) fn value(&self, text: &Text) -> Result<Value, String> {
        expression::expand(&text.value, self).map_err(|error| at(text, &error))
    }

    /// The same, as a text.
    pub(super) fn text(&self, text: &Text) -> Result<String, String> {
        Ok(self.value(text)?.text())
    }

    /// The same, where there is one.
    pub(super) fn optional(&self, text: Option<&Text>) -> Result<Option<String>, String> {
        text.map(|text| self.text(text)).transpose()
    }

    /// Names and their texts.
    pub(super) fn entries(&self, entries: &Entries) -> Result<Vec<(String, String)>, String> {
        let values = self.entry_values(entries)?;
        Ok(values.into_iter().map(|(name, value)| (name, value.text())).collect())
    }

    /// Names and their values.
    pub(super) fn entry_values(&self, entries: &Entries) -> Result<Vec<(String, Value)>, String> {
        let mut values = Vec::new();
        for (name, text) in entries {
            let value = self.value(text)?;
            match value {
                Value::Object(object) if name.value == INSERT => {
                    values.extend(object.iter().map(|(name, value)| (name.to_owned(), value.clone())));
                }
                Value::Null if name.value == INSERT => {}
                _ if name.value == INSERT => return Err(at(text, &"this is no mapping")),
                value => values.push((name.value.clone(), value)),
            }
        }
        Ok(values)
    }

    /// Whether an `if` holds; without one it is `success()`.
    pub(super) fn holds(&self, condition: Option<&Text>) -> Result<bool, String> {
        let Some(condition) = condition else { return Ok(self.status.success) };
        let parsed = expression::condition(&condition.value).map_err(|error| at(condition, &error))?;
        let value = expression::evaluate(&parsed, self).map_err(|error| at(condition, &error))?;
        Ok(value.is_truthy())
    }

    /// A setting that is true or false.
    pub(super) fn flag(&self, text: Option<&Text>, default: bool) -> Result<bool, String> {
        let Some(text) = text else { return Ok(default) };
        match self.text(text)?.as_str() {
            "true" => Ok(true),
            "false" => Ok(false),
            other => Err(at(text, &format!("`{other}` is neither `true` nor `false`"))),
        }
    }

    /// A setting of whole minutes: GitHub knows no parts of them.
    pub(super) fn minutes(&self, text: Option<&Text>) -> Result<Option<u32>, String> {
        let Some(text) = text else { return Ok(None) };
        let written = self.text(text)?;
        match written.parse::<u32>() {
            Ok(minutes) if minutes > 0 => Ok(Some(minutes)),
            _ => Err(at(text, &format!("`{written}` is no whole number of minutes above 0"))),
        }
    }
}

impl Host for Contexts {
    fn context(&self, name: &str) -> Option<Value> {
        self.values.get(name).cloned()
    }

    fn hash_files(&self, patterns: &[String]) -> Result<String, String> {
        hash::files(&self.workspace, patterns)
    }

    fn success(&self) -> bool {
        self.status.success
    }

    fn failure(&self) -> bool {
        self.status.failure
    }

    fn cancelled(&self) -> bool {
        self.status.cancelled
    }
}

/// An object of texts.
pub(super) fn texts<'a>(pairs: impl IntoIterator<Item = (&'a String, &'a String)>) -> Value {
    let pairs = pairs.into_iter().map(|(name, value)| (name.clone(), Value::from(value.as_str())));
    Value::Object(pairs.collect())
}

fn at(text: &Text, message: &impl std::fmt::Display) -> String {
    match text.place.line {
        0 => message.to_string(),
        line => format!("line {line}: {message}"),
    }
}
