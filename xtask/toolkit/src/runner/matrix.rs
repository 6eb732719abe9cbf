//! The matrix of a job: one cell for each of its runs, and the name that GitHub gives each.
//! <https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations>

use actions::document::{Kind, Node};
use actions::expression::{self, Expression, Object, Piece, Value};
use actions::syntax::{Job, Matrix, Strategy, Text};

use super::contexts::Contexts;

/// Runs that one matrix may have.
const MOST: usize = 256;
/// Characters of a check's name; GitHub cuts longer ones.
const LONGEST_NAME: usize = 100;

/// One run of a job.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// The context `matrix`; null without a matrix.
    pub(super) matrix: Value,
    /// What is added to the job's name.
    label: Vec<String>,
}

impl Cell {
    /// What GitHub adds to the name of a job.
    fn suffix(&self) -> String {
        if self.label.is_empty() { String::new() } else { format!(" ({})", self.label.join(", ")) }
    }
}

/// The cells of a job; one without a matrix.
pub(super) fn cells(strategy: Option<&Strategy>, contexts: &Contexts) -> Result<Vec<Cell>, String> {
    let Some(matrix) = strategy.and_then(|strategy| strategy.matrix.as_ref()) else {
        return Ok(vec![Cell { matrix: Value::Null, label: Vec::new() }]);
    };
    let parts = parts(matrix, contexts)?;
    let cells = parts.cells()?;
    match cells.len() {
        0 => Err("the matrix has no combination that is left".into()),
        count if count > MOST => Err(format!("the matrix has {count} combinations; {MOST} are the most")),
        _ => Ok(cells),
    }
}

/// A matrix with its expressions worked out.
#[derive(Debug, Default)]
struct Parts {
    axes: Vec<(String, Vec<Value>)>,
    include: Vec<Object>,
    exclude: Vec<Object>,
}

fn parts(matrix: &Matrix, contexts: &Contexts) -> Result<Parts, String> {
    let mut entries: Vec<(String, Value)> = Vec::new();
    match matrix {
        Matrix::Computed(text) => {
            let value = contexts.value(text)?;
            // The expression may stand for the whole strategy.
            let matrix = match value.get("matrix") {
                Value::Object(inner) => Value::Object(inner.clone()),
                _ => value,
            };
            let Value::Object(object) = matrix else {
                return Err(format!("the matrix `{}` gives no mapping", text.value));
            };
            entries.extend(object.iter().map(|(name, value)| (name.to_owned(), value.clone())));
        }
        Matrix::Written { axes, include, exclude } => {
            for (name, node) in axes {
                entries.push((name.value.clone(), value(node, contexts)?));
            }
            for (name, node) in [("include", include), ("exclude", exclude)] {
                if let Some(node) = node {
                    entries.push((name.to_owned(), value(node, contexts)?));
                }
            }
        }
    }
    let mut parts = Parts::default();
    for (name, value) in entries {
        let Value::Array(values) = value else { return Err(format!("`matrix.{name}` is no list")) };
        match name.as_str() {
            "include" => parts.include = objects(&name, values)?,
            "exclude" => parts.exclude = objects(&name, values)?,
            _ if values.is_empty() => return Err(format!("`matrix.{name}` has no values")),
            _ => parts.axes.push((name, values)),
        }
    }
    Ok(parts)
}

fn objects(name: &str, values: Vec<Value>) -> Result<Vec<Object>, String> {
    let object = |value: Value| match value {
        Value::Object(object) if !object.is_empty() => Ok(object),
        _ => Err(format!("`matrix.{name}` has an entry that is no mapping, or an empty one")),
    };
    values.into_iter().map(object).collect()
}

/// A value of the file, with its expressions worked out.
fn value(node: &Node, contexts: &Contexts) -> Result<Value, String> {
    Ok(match &node.kind {
        Kind::Null => Value::Null,
        Kind::Bool(value) => Value::Bool(*value),
        Kind::Number(number, _) => Value::Number(*number),
        Kind::String(text) => contexts.value(&Text { value: text.clone(), place: node.place })?,
        Kind::List(items) => {
            let values =
                items.iter().map(|item| value(item, contexts)).collect::<Result<Vec<Value>, String>>();
            Value::Array(values?)
        }
        Kind::Map(entries) => {
            let mut object = Object::new();
            for (key, node) in entries {
                object.insert(key.value.as_str(), value(node, contexts)?);
            }
            Value::Object(object)
        }
    })
}

impl Parts {
    /// As <https://github.com/actions/runner/blob/main/src/Sdk/WorkflowParser/Conversion/MatrixBuilder.cs> has it.
    fn cells(&self) -> Result<Vec<Cell>, String> {
        for key in self.exclude.iter().flat_map(Object::iter).map(|(key, _)| key) {
            if !self.is_axis(key) {
                return Err(format!("`matrix.exclude` names `{key}`, which the matrix does not have"));
            }
        }
        let size = self.axes.iter().try_fold(1_usize, |size, (_, values)| size.checked_mul(values.len()));
        let Some(size) = size.filter(|size| *size <= MOST * MOST) else {
            return Err(format!("the matrix has more than {MOST} combinations"));
        };
        let size = if self.axes.is_empty() { 0 } else { size };
        let mut used = vec![false; self.include.len()];
        let mut cells = Vec::new();
        for index in 0..size {
            let combination = self.combination(index, size);
            if self.exclude.iter().any(|filter| is_part(filter, &combination)) {
                continue;
            }
            let mut matrix = combination.clone();
            for (include, used) in self.include.iter().zip(&mut used) {
                let (filter, extra) = self.split(include);
                if is_part(&filter, &combination) {
                    *used = true;
                    add(&mut matrix, &extra);
                }
            }
            cells.push(Cell { label: leaves(&Value::Object(combination)), matrix: Value::Object(matrix) });
        }
        for (include, _) in self.include.iter().zip(&used).filter(|(_, used)| !**used) {
            let (mut matrix, extra) = self.split(include);
            add(&mut matrix, &extra);
            cells.push(Cell { label: leaves(&Value::Object(matrix.clone())), matrix: Value::Object(matrix) });
        }
        Ok(cells)
    }

    fn is_axis(&self, key: &str) -> bool {
        self.axes.iter().any(|(name, _)| name.eq_ignore_ascii_case(key))
    }

    /// The first axis changes most slowly.
    fn combination(&self, index: usize, size: usize) -> Object {
        let mut block = size;
        let values = self.axes.iter().map(|(name, values)| {
            block /= values.len();
            (name.clone(), values[index / block % values.len()].clone())
        });
        values.collect()
    }

    /// What an `include` says of axes, and what it adds.
    fn split(&self, include: &Object) -> (Object, Object) {
        let (mut filter, mut extra) = (Object::new(), Object::new());
        for (key, value) in include.iter() {
            let part = if self.is_axis(key) { &mut filter } else { &mut extra };
            part.insert(key, value.clone());
        }
        (filter, extra)
    }
}

fn add(object: &mut Object, more: &Object) {
    for (key, value) in more.iter() {
        object.insert(key, value.clone());
    }
}

fn is_part(filter: &Object, of: &Object) -> bool {
    filter.iter().all(|(key, value)| agrees(value, of.get(key).unwrap_or(&Value::Null)))
}

/// Whether each leaf of a filter is the same, as `==` sees it; what the filter does not name may be anything.
fn agrees(filter: &Value, value: &Value) -> bool {
    match (filter, value) {
        (Value::Object(filter), _) => filter.iter().all(|(key, part)| agrees(part, value.get(key))),
        (Value::Array(filter), Value::Array(values)) => filter
            .iter()
            .enumerate()
            .all(|(index, part)| agrees(part, values.get(index).unwrap_or(&Value::Null))),
        (Value::String(left), Value::String(right)) => left.to_uppercase() == right.to_uppercase(),
        (Value::Array(_), _) | (_, Value::Array(_) | Value::Object(_)) => false,
        (left, right) if std::mem::discriminant(left) == std::mem::discriminant(right) => left == right,
        (left, right) => number(left).is_some_and(|left| Some(left) == number(right)),
    }
}

/// A value of one kind beside one of another is compared as a number.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Null => Some(0.0),
        Value::Bool(value) => Some(f64::from(u8::from(*value))),
        Value::Number(number) => Some(*number),
        Value::String(text) if text.trim().is_empty() => Some(0.0),
        Value::String(text) => text.trim().parse().ok(),
        Value::Array(_) | Value::Object(_) => None,
    }
}

/// The texts at the ends of a value.
fn leaves(value: &Value) -> Vec<String> {
    match value {
        Value::Object(object) => object.iter().flat_map(|(_, value)| leaves(value)).collect(),
        Value::Array(values) => values.iter().flat_map(leaves).collect(),
        leaf => Some(leaf.text()).filter(|text| !text.is_empty()).into_iter().collect(),
    }
}

/// The name of one run of a job, without that of a workflow that calls it.
pub(super) fn name(job: &Job, cell: &Cell, contexts: &Contexts) -> String {
    let written = job.name.as_ref().filter(|name| !name.value.is_empty());
    let text = |name: &Text| contexts.text(name).unwrap_or_else(|_| name.value.clone());
    let base = written.map_or_else(|| job.id.value.clone(), text);
    let is_named = written.is_some_and(|name| refers_to_matrix(&name.value));
    shortened(if is_named { base } else { base + &cell.suffix() })
}

/// The name of a job that is skipped: GitHub leaves its expressions as they are written.
pub(super) fn written_name(job: &Job) -> String {
    let written = job.name.as_ref().filter(|name| !name.value.is_empty());
    shortened(written.unwrap_or(&job.id).value.clone())
}

fn shortened(name: String) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name;
    }
    name.chars().take(LONGEST_NAME - 3).chain("...".chars()).collect()
}

fn refers_to_matrix(text: &str) -> bool {
    let mut refers = false;
    for piece in expression::pieces(text).unwrap_or_default() {
        let Piece::Expression { expression, .. } = &piece else { continue };
        expression.visit(&mut |part: &Expression| {
            refers |= matches!(part, Expression::Context(name) if name.eq_ignore_ascii_case("matrix"));
        });
    }
    refers
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// The cells of a matrix in JSON, each as its label and its values.
    #[track_caller]
    fn check(matrix: &str, expected: &[(&str, &str)]) {
        let text = Text { value: format!("${{{{ fromJSON('{matrix}') }}}}"), ..Text::default() };
        let strategy = Strategy { matrix: Some(Matrix::Computed(text)), ..Strategy::default() };
        let cells = cells(Some(&strategy), &Contexts::new(Path::new("/"))).unwrap();
        let found: Vec<(String, String)> = cells
            .iter()
            .map(|cell| (cell.label.join(", "), cell.matrix.to_json().split_whitespace().collect()))
            .collect();
        let expected: Vec<(String, String)> =
            expected.iter().map(|(label, json)| ((*label).to_owned(), (*json).to_owned())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn axes_are_multiplied_the_first_slowest() {
        check(
            r#"{"a": [1, 2], "b": ["x", "y"]}"#,
            &[
                ("1, x", r#"{"a":1,"b":"x"}"#),
                ("1, y", r#"{"a":1,"b":"y"}"#),
                ("2, x", r#"{"a":2,"b":"x"}"#),
                ("2, y", r#"{"a":2,"b":"y"}"#),
            ],
        );
    }

    #[test]
    fn exclude_takes_away_what_agrees_in_part() {
        check(
            r#"{"a": [1, 2], "b": ["x", "y"], "exclude": [{"a": "1", "b": "X"}, {"a": 2}]}"#,
            &[("1, y", r#"{"a":1,"b":"y"}"#)],
        );
    }

    /// The example of GitHub's documentation.
    #[test]
    fn include_adds_to_combinations_or_makes_new_ones() {
        let matrix = r#"{"fruit": ["apple", "pear"], "animal": ["cat", "dog"], "include": [
            {"color": "green"}, {"color": "pink", "animal": "cat"}, {"fruit": "apple", "shape": "circle"},
            {"fruit": "banana"}, {"fruit": "banana", "animal": "cat"}]}"#;
        check(
            matrix,
            &[
                ("apple, cat", r#"{"fruit":"apple","animal":"cat","color":"pink","shape":"circle"}"#),
                ("apple, dog", r#"{"fruit":"apple","animal":"dog","color":"green","shape":"circle"}"#),
                ("pear, cat", r#"{"fruit":"pear","animal":"cat","color":"pink"}"#),
                ("pear, dog", r#"{"fruit":"pear","animal":"dog","color":"green"}"#),
                ("banana", r#"{"fruit":"banana"}"#),
                ("banana, cat", r#"{"fruit":"banana","animal":"cat"}"#),
            ],
        );
    }

    #[test]
    fn include_alone_is_a_list_of_runs() {
        check(
            r#"{"include": [{"os": "linux", "fast": true}, {"os": "bsd"}]}"#,
            &[("linux, true", r#"{"os":"linux","fast":true}"#), ("bsd", r#"{"os":"bsd"}"#)],
        );
    }

    #[test]
    fn a_name_shows_the_values_unless_it_says_them_itself() {
        let cell = Cell { matrix: Value::Null, label: vec!["1".into(), "x".into()] };
        let contexts = Contexts::new(Path::new("/"));
        let job = |name: Option<&str>| Job {
            id: Text { value: "build".into(), ..Text::default() },
            name: name.map(|name| Text { value: name.into(), ..Text::default() }),
            ..Job::default()
        };
        assert_eq!(name(&job(None), &cell, &contexts), "build (1, x)");
        assert_eq!(name(&job(Some("Build")), &cell, &contexts), "Build (1, x)");
        assert_eq!(name(&job(Some("${{ matrix.a }}")), &cell, &contexts), "${{ matrix.a }}");
        assert_eq!(written_name(&job(Some("${{ matrix.a }}"))), "${{ matrix.a }}");
    }
}
