//! A prompt: the fields that a call names, with what must not leave replaced, in the words of a template. No I/O.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};

use super::vaults::Vaults;
use crate::models::{Ask, Template, Words};
use crate::services::Refusal;

/// What rendering may cost: about a unit for an instruction or 64 bytes.
/// <https://docs.rs/minijinja/latest/minijinja/struct.Environment.html#method.set_fuel>
const FUEL: u64 = 100_000;

/// How many times as long as it may be a prompt is still looked through: what is replaced in it may make it shorter.
const SLACK: i32 = 4;

/// A prompt as it leaves, and what it takes to read the answer.
#[derive(Debug)]
pub(super) struct Prompt {
    pub(super) template: String,
    pub(super) version: i32,
    pub(super) text: Words,
    /// The values that were replaced.
    pub(super) vaults: Vaults,
    /// How many of each kind were.
    pub(super) redactions: BTreeMap<String, i64>,
    /// Estimated.
    pub(super) tokens: i32,
}

/// Makes the prompt of a call, for which it works through megabytes. The vaults are the call's own, and empty.
///
/// # Errors
/// When the call names a field that the template does not have or that it does not give, the template cannot be rendered with the
/// fields that are named, or the prompt is too long.
pub(super) fn make(template: Template, ask: Ask, mut vaults: Vaults) -> Result<Prompt, Refusal> {
    let values = select(&template, ask)?.into_iter().map(|(name, Words(value))| {
        let value = vaults.redact_value(&name, &value);
        (name, value)
    });
    let rendered = render(&template.text.0, values.collect())?;
    let roughly = estimate(&rendered);
    if roughly > template.most_tokens.saturating_mul(SLACK) {
        return Err(too_long(&template, roughly));
    }
    // Once more as a whole: the template may hold what must not leave, or words that tell what a value beside them is.
    let text = vaults.redact_prompt(&rendered);
    let tokens = estimate(&text);
    if tokens > template.most_tokens {
        return Err(too_long(&template, tokens));
    }
    Ok(Prompt {
        template: template.name,
        version: template.version,
        text: Words(text),
        redactions: vaults.counts(),
        vaults,
        tokens,
    })
}

fn too_long(template: &Template, tokens: i32) -> Refusal {
    let detail = format!(
        "the prompt has about {tokens} tokens; version {} of `{}` allows {}",
        template.version, template.name, template.most_tokens
    );
    Refusal::invalid("prompt-too-long", detail)
}

/// The tokens of a text: one for each four bytes of UTF-8, rounded up. English has about four letters to a token
/// (<https://help.openai.com/en/articles/4936856>); scripts with fewer letters to a token have more bytes to a letter.
pub(super) fn estimate(text: &str) -> i32 {
    i32::try_from(text.len().div_ceil(4)).unwrap_or(i32::MAX)
}

/// Examines the text of a template.
///
/// # Errors
/// When it is not in the language of templates, or asks for a field that it does not declare.
pub(super) fn check(text: &str, fields: &[String]) -> Result<(), Refusal> {
    let environment = environment();
    let template = environment.template_from_str(text).map_err(|error| broken(&error))?;
    let functions: BTreeSet<&str> = environment.globals().map(|(name, _)| name).collect();
    let mut unknown = template.undeclared_variables(false).into_iter().collect::<Vec<_>>();
    unknown.retain(|name| !fields.contains(name) && !functions.contains(name.as_str()));
    unknown.sort();
    match unknown.first() {
        Some(name) => {
            let detail = format!("`text` asks for `{name}`, which `fields` does not list");
            Err(Refusal::invalid("unknown-field", detail))
        }
        None => Ok(()),
    }
}

/// The fields that the call names, and nothing else of what it brings.
fn select(template: &Template, ask: Ask) -> Result<BTreeMap<String, Words>, Refusal> {
    // However often a call names a field, it costs no more.
    let mut wanted = ask.wanted;
    wanted.sort_unstable();
    wanted.dedup();
    if let Some(unknown) = wanted.iter().find(|name| !template.fields.contains(name)) {
        let detail = format!(
            "version {} of `{}` has no field `{unknown}`; it has: {}",
            template.version,
            template.name,
            template.fields.join(", ")
        );
        return Err(Refusal::invalid("unknown-field", detail));
    }
    guard::select(ask.fields, &wanted)
        .map_err(|missing| Refusal::invalid("missing-field", missing.to_string()))
}

fn render(text: &str, values: BTreeMap<String, String>) -> Result<String, Refusal> {
    let environment = environment();
    environment.render_str(text, values).map_err(|error| broken(&error))
}

/// Templates reach nothing but their values: there is no loader, and no function or filter of ours.
fn environment<'source>() -> Environment<'source> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_fuel(Some(FUEL));
    environment
}

/// What is wrong with a template, and where. The detail of an error may hold a value, so only that of a syntax error is told.
fn broken(error: &minijinja::Error) -> Refusal {
    let line = error.line().unwrap_or(1);
    match error.kind() {
        ErrorKind::OutOfFuel => {
            let detail = format!("line {line}: the template does too much; let it loop less");
            Refusal::invalid("template-too-slow", detail)
        }
        ErrorKind::UndefinedError => {
            let detail = format!(
                "line {line}: the template needs a field that the call does not name; add it to `wanted`"
            );
            Refusal::invalid("missing-field", detail)
        }
        ErrorKind::SyntaxError => {
            let detail = error.detail().unwrap_or("it cannot be read");
            Refusal::invalid("invalid-template", format!("line {line}: syntax error: {detail}"))
        }
        kind => Refusal::invalid("invalid-template", format!("line {line}: {kind}")),
    }
}

#[cfg(test)]
mod tests {
    use guard::Owner;

    use super::*;

    fn template(text: &str, most_tokens: i32) -> Template {
        Template {
            name: "reply".into(),
            version: 1,
            text: Words(text.into()),
            fields: vec!["note".into(), "other".into()],
            most_tokens,
            created_by: "token".into(),
        }
    }

    fn ask(fields: &[(&str, &str)], wanted: &[&str]) -> Ask {
        Ask {
            template: "reply".into(),
            version: None,
            fields: fields.iter().map(|(name, value)| ((*name).into(), Words((*value).into()))).collect(),
            wanted: wanted.iter().map(|name| (*name).into()).collect(),
            stream: false,
        }
    }

    fn owner() -> Owner {
        Owner { tenant: 1, user: "token".into() }
    }

    fn made(text: &str, ask: Ask) -> Result<Prompt, Refusal> {
        make(template(text, 1000), ask, Vaults::new(&owner(), ["a3f9c2d1", "b4e8d1c2"]))
    }

    #[track_caller]
    fn refused(found: Result<Prompt, Refusal>, expected: &str) {
        match found {
            Err(Refusal::Refused { code, .. }) => assert_eq!(code, expected),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_replaced_comes_back() {
        let note = "Mail ann@example.com and again ann@example.com";
        let prompt = made("Answer: {{ note }}", ask(&[("note", note)], &["note"])).unwrap();
        assert!(!prompt.text.0.contains("ann@example.com"), "{}", prompt.text.0);
        assert!(prompt.text.0.starts_with("Answer: Mail "), "{}", prompt.text.0);
        assert_eq!(prompt.vaults.restore(&owner(), &prompt.text.0).unwrap(), format!("Answer: {note}"));
        assert_eq!(prompt.redactions.values().sum::<i64>(), 1, "{:?}", prompt.redactions);
    }

    #[test]
    fn fields_that_are_not_named_stay() {
        let fields = [("note", "seen"), ("other", "unseen")];
        assert_eq!(made("{{ note }}", ask(&fields, &["note"])).unwrap().text.0, "seen");
        refused(made("{{ note }}{{ other }}", ask(&fields, &["note"])), "missing-field");
        refused(made("{{ note }}", ask(&fields, &["third"])), "unknown-field");
        refused(made("{{ note }}", ask(&[], &["note"])), "missing-field");
    }

    #[test]
    fn the_words_of_the_template_are_examined_too() {
        let prompt =
            made("Write to ann@example.com: {{ note }}", ask(&[("note", "hello")], &["note"])).unwrap();
        assert!(!prompt.text.0.contains("ann@example.com"), "{}", prompt.text.0);
        // Only the word before it says what the value is.
        let prompt =
            made("password={{ note }}", ask(&[("note", "correct-horse-battery")], &["note"])).unwrap();
        assert!(!prompt.text.0.contains("correct-horse"), "{}", prompt.text.0);
        let restored = prompt.vaults.restore(&owner(), &prompt.text.0).unwrap();
        assert_eq!(restored, "password=correct-horse-battery");
    }

    #[test]
    fn a_value_that_a_word_before_it_marks_too_comes_back() {
        let prompt = made("password={{ note }}", ask(&[("note", "ann@example.com")], &["note"])).unwrap();
        let restored = prompt.vaults.restore(&owner(), &prompt.text.0).unwrap();
        assert_eq!(restored, "password=ann@example.com");
    }

    /// With work for every repetition it would take minutes.
    #[test]
    fn a_field_that_is_named_again_and_again_is_read_once() {
        let (note, wanted) = ("x ".repeat(250_000), vec!["note"; 130_000]);
        refused(made("{{ note }}", ask(&[("note", &note)], &wanted)), "prompt-too-long");
    }

    #[test]
    fn the_name_of_a_field_says_what_its_value_is() {
        let template = Template { fields: vec!["password".into()], ..template("With {{ password }}.", 1000) };
        let vaults = Vaults::new(&owner(), ["a3f9c2d1", "b4e8d1c2"]);
        let prompt = make(template, ask(&[("password", "correct horse")], &["password"]), vaults).unwrap();
        assert_eq!(prompt.text.0, "With <TOKEN_1_a3f9c2d1>.");
        assert_eq!(prompt.vaults.restore(&owner(), &prompt.text.0).unwrap(), "With correct horse.");
    }

    #[test]
    fn a_template_that_loops_is_stopped() {
        let text = "{% for a in range(1000) %}{% for b in range(1000) %}x{% endfor %}{% endfor %}";
        refused(made(text, ask(&[], &[])), "template-too-slow");
    }

    #[test]
    fn a_long_prompt_is_refused_with_its_numbers() {
        let long = "words ".repeat(100);
        let found = make(
            template("{{ note }}", 149),
            ask(&[("note", &long)], &["note"]),
            Vaults::new(&owner(), ["a3f9c2d1", "b4e8d1c2"]),
        );
        let detail = found.unwrap_err().to_string();
        assert_eq!(detail, "the prompt has about 150 tokens; version 1 of `reply` allows 149");
    }

    /// The words of a template may hold a key as well.
    #[test]
    fn what_is_replaced_may_make_a_prompt_short_enough() {
        let text = format!("ghp_{}", "a1".repeat(2000));
        let of = |most| {
            make(template(&text, most), ask(&[], &[]), Vaults::new(&owner(), ["a3f9c2d1", "b4e8d1c2"]))
        };
        assert!(of(251).is_ok());
        refused(of(250), "prompt-too-long");
    }

    #[test]
    fn a_template_may_ask_for_what_it_declares() {
        let fields = ["note".to_owned()];
        assert!(check("{% for n in range(2) %}{{ note }}{{ n }}{% endfor %}", &fields).is_ok());
        for text in ["{{ other }}", "{{ note", "{% include 'x' %}"] {
            assert!(check(text, &fields).is_err(), "{text}");
        }
    }

    #[test]
    fn a_token_is_four_bytes() {
        for (text, expected) in [("", 0), ("a", 1), ("four", 1), ("fives", 2), ("日本", 2)] {
            assert_eq!(estimate(text), expected, "{text}");
        }
    }
}
