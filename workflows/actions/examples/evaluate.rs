//! Evaluates expressions for a comparison with another implementation (`.ci/workflows/expressions.mjs`).
//!
//! Each line of the input is `{"expression": "…", "contexts": {"github": {…}}}`, each line of the output
//! `{"value": …, "text": "…"}` or `{"error": "…"}`. A number that JSON does not have is `{"number": "NaN"}`.

use std::io::{BufRead, BufWriter, Write, stdin, stdout};

use actions::expression::{Error, Host, Value, evaluate, parse};

/// The contexts of a line; everything went well so far.
struct Contexts<'a>(&'a Value);

impl Host for Contexts<'_> {
    fn context(&self, name: &str) -> Option<Value> {
        match self.0 {
            Value::Object(contexts) => contexts.get(name).cloned(),
            _ => None,
        }
    }

    fn hash_files(&self, _patterns: &[String]) -> Result<String, String> {
        Err("there are no files here".into())
    }

    fn success(&self) -> bool {
        true
    }

    fn failure(&self) -> bool {
        false
    }

    fn cancelled(&self) -> bool {
        false
    }
}

fn main() -> std::io::Result<()> {
    let mut output = BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        writeln!(output, "{}", answer(&line?))?;
    }
    output.flush()
}

fn answer(line: &str) -> String {
    let result = Value::from_json(line).and_then(|line| value(&line).map_err(|error| error.to_string()));
    match result {
        Ok(value) => format!("{{\"value\": {}, \"text\": {}}}", json(&value), quoted(&value.text())),
        Err(message) => format!("{{\"error\": {}}}", quoted(&message)),
    }
}

fn value(line: &Value) -> Result<Value, Error> {
    evaluate(&parse(&line.get("expression").text())?, &Contexts(line.get("contexts")))
}

/// A value on one line, its numbers with all their digits.
fn json(value: &Value) -> String {
    match value {
        Value::Number(number) if number.is_finite() => number.to_string(),
        Value::Number(_) => format!("{{\"number\": {}}}", quoted(&value.text())),
        Value::Array(items) => format!("[{}]", items.iter().map(json).collect::<Vec<String>>().join(", ")),
        Value::Object(object) => {
            let entries = object.iter().map(|(key, value)| format!("{}: {}", quoted(key), json(value)));
            format!("{{{}}}", entries.collect::<Vec<String>>().join(", "))
        }
        Value::Null | Value::Bool(_) | Value::String(_) => value.to_json(),
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_json()
}
