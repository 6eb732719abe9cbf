//! The functions that ask nothing of the world but their values (`Sdk/Functions` of the runner).

use super::evaluate::Held;
use super::value::Value;
use super::{MOST_MADE, compare, json};

/// Whether a text holds a text, in any case, or an array an item.
pub(super) fn contains(within: &Held<'_>, item: &Held<'_>) -> bool {
    if let Some(items) = within.items() {
        return items.into_iter().any(|candidate| item.equals(candidate));
    }
    texts(within, item).is_some_and(|(text, part)| text.contains(&part))
}

pub(super) fn starts_with(text: &Held<'_>, start: &Held<'_>) -> bool {
    texts(text, start).is_some_and(|(text, start)| text.starts_with(&start))
}

pub(super) fn ends_with(text: &Held<'_>, end: &Held<'_>) -> bool {
    texts(text, end).is_some_and(|(text, end)| text.ends_with(&end))
}

/// Two texts in upper case, unless one is an array or an object.
fn texts(left: &Held<'_>, right: &Held<'_>) -> Option<(String, String)> {
    let folded = |held: &Held<'_>| held.scalar().map(|value| compare::folded(&value.text()));
    Some((folded(left)?, folded(right)?))
}

/// `{0}` becomes the first value, `{{` and `}}` braces.
pub(super) fn format(pattern: &str, values: &[Held<'_>], limit: usize) -> Result<String, String> {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(['{', '}']) {
        let (plain, brace, after) = (&rest[..at], &rest[at..=at], &rest[at + 1..]);
        text.push_str(plain);
        if let Some(after) = after.strip_prefix(brace) {
            text.push_str(brace);
            rest = after;
        } else {
            let (inside, after) = after.split_once('}').filter(|_| brace == "{").ok_or_else(braces)?;
            text.push_str(&placed(inside, values)?);
            rest = after;
        }
        if text.len() > limit {
            return Err(too_much());
        }
    }
    text.push_str(rest);
    Ok(text)
}

/// The text of the value whose number stands between braces.
fn placed(inside: &str, values: &[Held<'_>]) -> Result<String, String> {
    let digits = inside.strip_suffix(':').unwrap_or(inside);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(braces());
    }
    let value = digits.parse().ok().and_then(|index: usize| values.get(index));
    let value =
        value.ok_or_else(|| format!("there is no value for `{{{digits}}}`; {} follow", values.len()))?;
    Ok(value.text())
}

fn braces() -> String {
    "between braces stands the number of a value, as in `{0}`; write `{{` and `}}` for braces".into()
}

/// The items of an array with the separator between them; a text is itself, an object nothing.
pub(super) fn join(items: &Held<'_>, separator: Option<&Held<'_>>, limit: usize) -> Result<String, String> {
    if let Some(value) = items.scalar() {
        return Ok(value.text());
    }
    let separator = separator.and_then(Held::scalar).map_or_else(|| ",".to_owned(), Value::text);
    let mut text = String::new();
    for (position, item) in items.items().unwrap_or_default().into_iter().enumerate() {
        if position > 0 {
            text.push_str(&separator);
        }
        text.push_str(&item.text());
        if text.len() > limit {
            return Err(too_much());
        }
    }
    Ok(text)
}

pub(super) fn to_json(value: &Held<'_>, limit: usize) -> Result<String, String> {
    json::write(&value.value(), limit).ok_or_else(too_much)
}

pub(super) fn too_much() -> String {
    format!("the functions of the expression make more than {MOST_MADE} bytes")
}
