//! Inputs of a workflow: what was given, with the type that is declared.
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_callinputs>

use actions::expression::{Object, Value};
use actions::syntax::Input;

use super::contexts::Contexts;

/// The context `inputs`: each declared input, given, by its default, or as nothing of its type.
pub(super) fn all(
    declared: &[Input],
    given: &[(String, Value)],
    contexts: &Contexts,
) -> Result<Object, String> {
    for (name, _) in given {
        if !declared.iter().any(|input| input.name.value.eq_ignore_ascii_case(name)) {
            let known: Vec<&str> = declared.iter().map(|input| input.name.value.as_str()).collect();
            let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            return Err(format!("there is no input `{name}`; declared are: {known}"));
        }
    }
    let mut inputs = Object::new();
    for input in declared {
        let name = input.name.value.as_str();
        let given = given.iter().find(|(given, _)| given.eq_ignore_ascii_case(name));
        let value = match (given, &input.default) {
            (Some((_, value)), _) => typed(input, value)?,
            (None, Some(default)) => typed(input, &contexts.value(default)?)?,
            (None, None) if input.required => return Err(format!("the input `{name}` is missing")),
            (None, None) => absent(input),
        };
        inputs.insert(name, value);
    }
    Ok(inputs)
}

fn kind(input: &Input) -> &str {
    input.kind.as_ref().map_or("string", |kind| kind.value.as_str())
}

fn typed(input: &Input, value: &Value) -> Result<Value, String> {
    let text = value.text();
    let typed = match kind(input) {
        "boolean" => text.parse().ok().map(Value::Bool),
        "number" => text.parse().ok().map(Value::Number),
        "choice" => {
            let is_option = input.options.iter().any(|option| option.value == text);
            is_option.then_some(Value::String(text.clone()))
        }
        _ => Some(Value::String(text.clone())),
    };
    typed.ok_or_else(|| {
        let name = &input.name.value;
        let options: Vec<&str> = input.options.iter().map(|option| option.value.as_str()).collect();
        match kind(input) {
            "choice" => format!("the input `{name}` is never `{text}`: {} can be chosen", options.join(", ")),
            kind => format!("the input `{name}` is a {kind}, and `{text}` is none"),
        }
    })
}

fn absent(input: &Input) -> Value {
    match kind(input) {
        "boolean" => Value::Bool(false),
        "number" => Value::Number(0.0),
        _ => Value::String(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use actions::syntax::Text;

    use super::*;

    fn text(value: &str) -> Text {
        Text { value: value.to_owned(), ..Text::default() }
    }

    fn input(name: &str, kind: &str) -> Input {
        Input { name: text(name), kind: Some(text(kind)), ..Input::default() }
    }

    #[test]
    fn inputs_have_their_types_defaults_and_absences() {
        let declared = [
            input("flag", "boolean"),
            input("count", "number"),
            Input { default: Some(text("x")), ..input("name", "string") },
            Input { options: vec![text("a"), text("b")], ..input("one", "choice") },
        ];
        let given = [("FLAG".to_owned(), Value::from("true")), ("one".to_owned(), Value::from("b"))];
        let inputs = all(&declared, &given, &Contexts::new(Path::new("/"))).unwrap();
        assert_eq!(inputs.get("flag"), Some(&Value::Bool(true)));
        assert_eq!(inputs.get("count"), Some(&Value::Number(0.0)));
        assert_eq!(inputs.get("name"), Some(&Value::from("x")));
        assert_eq!(inputs.get("one"), Some(&Value::from("b")));
    }

    #[test]
    fn what_is_not_declared_or_no_such_value_is_said() {
        let contexts = Contexts::new(Path::new("/"));
        let fails = |declared: &[Input], given: &[(&str, &str)]| {
            let given: Vec<(String, Value)> =
                given.iter().map(|(name, value)| ((*name).to_owned(), Value::from(*value))).collect();
            all(declared, &given, &contexts).unwrap_err()
        };
        assert!(fails(&[], &[("x", "1")]).contains("no input `x`; declared are: none"));
        assert!(fails(&[input("n", "number")], &[("n", "many")]).contains("is a number"));
        let choice = Input { options: vec![text("a")], ..input("one", "choice") };
        assert!(fails(&[choice], &[("one", "c")]).contains("a can be chosen"));
        let required = Input { required: true, ..input("r", "string") };
        assert!(fails(&[required], &[]).contains("`r` is missing"));
    }
}
