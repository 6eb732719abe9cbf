//! A flow: the steps that every record passes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Field, FlowId};

/// A flow, as the version is that new runs begin on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Flow {
    pub id: FlowId,
    pub name: String,
    /// The version that new runs begin on.
    pub active: i32,
    pub steps: Vec<Step>,
    pub fields: Option<Vec<Field>>,
}

/// A flow to be created, with its first version.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFlow {
    pub name: String,
    pub steps: Vec<Step>,
    /// What records must have; nothing is asked of them without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fields: Option<Vec<Field>>,
}

/// One step of a flow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    /// Keeps these fields, in this order. A name that ends in `?` may be missing from a record.
    Select(Vec<String>),
    /// From old name to new name.
    Rename(BTreeMap<String, String>),
    /// Lets only records through that fit.
    Filter(Condition),
    /// Adds a field from a text in which `{name}` stands for a field.
    Derive { field: String, template: String },
}

/// What a filter asks of one field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    Equals {
        field: String,
        value: serde_json::Value,
    },
    NotEquals {
        field: String,
        value: serde_json::Value,
    },
    /// The field is a text that contains this text.
    Contains {
        field: String,
        value: String,
    },
    /// The field is a number, or a text that is one, above this.
    GreaterThan {
        field: String,
        value: f64,
    },
    LessThan {
        field: String,
        value: f64,
    },
    Exists {
        field: String,
    },
}

impl Condition {
    #[must_use]
    pub fn field(&self) -> &str {
        match self {
            Condition::Equals { field, .. }
            | Condition::NotEquals { field, .. }
            | Condition::Contains { field, .. }
            | Condition::GreaterThan { field, .. }
            | Condition::LessThan { field, .. }
            | Condition::Exists { field } => field,
        }
    }
}

/// A step that names a field which cannot be there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct StepError {
    /// Counted from 1.
    pub step: usize,
    pub field: String,
    pub nearest: Option<String>,
}

impl std::fmt::Display for StepError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "step {} names the field `{}`, which is not there at that point", self.step, self.field)?;
        match &self.nearest {
            Some(nearest) => write!(f, "; did you mean `{nearest}`?"),
            None => Ok(()),
        }
    }
}

/// The name without the mark that says it may be missing.
pub(crate) fn bare(name: &str) -> &str {
    name.strip_suffix('?').unwrap_or(name)
}

/// The fields that a template names.
pub(crate) fn placeholders(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

/// Follows the fields through the steps. Without known fields the check begins with the first `select`.
///
/// # Errors
/// The first step that names a field which cannot be there.
pub fn check_steps(steps: &[Step], fields: Option<&[String]>) -> Result<(), StepError> {
    let mut known: Option<Vec<String>> = fields.map(<[String]>::to_vec);
    for (index, step) in steps.iter().enumerate() {
        let require = |field: &str| match &known {
            Some(known) if !known.iter().any(|name| name == field) => {
                let nearest = nearest(field, known);
                Err(StepError { step: index + 1, field: field.to_owned(), nearest })
            }
            _ => Ok(()),
        };
        match step {
            Step::Select(names) => {
                for name in names.iter().filter(|name| !name.ends_with('?')) {
                    require(name)?;
                }
                known = Some(names.iter().map(|name| bare(name).to_owned()).collect());
            }
            Step::Rename(pairs) => {
                for old in pairs.keys() {
                    require(old)?;
                }
                if let Some(known) = &mut known {
                    for name in known.iter_mut() {
                        if let Some(new) = pairs.get(name) {
                            name.clone_from(new);
                        }
                    }
                }
            }
            // Asking whether a field exists is no claim that it does.
            Step::Filter(Condition::Exists { .. }) => {}
            Step::Filter(condition) => require(condition.field())?,
            Step::Derive { field, template } => {
                for name in placeholders(template) {
                    require(name)?;
                }
                if let Some(known) = &mut known {
                    known.push(field.clone());
                }
            }
        }
    }
    Ok(())
}

/// The known name that differs little from a wrong one.
fn nearest(wrong: &str, known: &[String]) -> Option<String> {
    let distance = |name: &str| strsim::damerau_levenshtein(&wrong.to_lowercase(), &name.to_lowercase());
    let near = known
        .iter()
        .map(|name| (distance(name), name))
        .filter(|(distance, name)| *distance <= 1 + name.len() / 4);
    near.min().map(|(_, name)| name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(steps: &str, fields: Option<&[&str]>, expected: Option<&str>) {
        let steps: Vec<Step> = serde_json::from_str(steps).unwrap();
        let fields: Option<Vec<String>> =
            fields.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
        let found = check_steps(&steps, fields.as_deref()).err().map(|error| error.to_string());
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn fields_are_followed_through_the_steps() {
        check(
            r#"[{"select":["a","b?"]},{"rename":{"a":"c"}},{"derive":{"field":"d","template":"{c} {b}"}}]"#,
            None,
            None,
        );
        check(
            r#"[{"select":["name"]},{"filter":{"equals":{"field":"nmae","value":1}}}]"#,
            None,
            Some("step 2 names the field `nmae`, which is not there at that point; did you mean `name`?"),
        );
        check(
            r#"[{"select":["a"]},{"rename":{"a":"b"}},{"derive":{"field":"x","template":"{a}"}}]"#,
            None,
            Some("step 3 names the field `a`, which is not there at that point; did you mean `b`?"),
        );
    }

    #[test]
    fn a_header_makes_the_first_step_checkable() {
        check(r#"[{"select":["b"]}]"#, Some(&["a", "b"]), None);
        check(
            r#"[{"select":["version"]}]"#,
            Some(&["Version", "Package"]),
            Some(
                "step 1 names the field `version`, which is not there at that point; did you mean `Version`?",
            ),
        );
    }
}
