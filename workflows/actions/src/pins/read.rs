//! Reads the table of pins.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Interface, Pin, PinError};

/// A pin as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    version: Spanned<String>,
    commit: Spanned<String>,
    released: Option<Spanned<String>>,
    #[serde(default)]
    actions: BTreeMap<Spanned<String>, Action>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Action {
    #[serde(default)]
    inputs: Vec<String>,
    #[serde(default)]
    required: Vec<Spanned<String>>,
    #[serde(default)]
    outputs: Vec<String>,
}

/// What is wrong, and the byte where it begins.
struct Fault {
    offset: usize,
    message: String,
    help: &'static str,
}

pub(super) fn table(text: &str) -> Result<BTreeMap<String, Pin>, PinError> {
    pins(text).map_err(|Fault { offset, message, help }| PinError {
        line: 1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count(),
        message,
        help: help.to_owned(),
    })
}

fn pins(text: &str) -> Result<BTreeMap<String, Pin>, Fault> {
    let tables: BTreeMap<Spanned<String>, Table> = toml::from_str(text).map_err(|error| Fault {
        offset: error.span().map_or(0, |span| span.start),
        message: error.message().to_owned(),
        help: "write `[\"OWNER/NAME\"]` with `version`, `commit` and perhaps `released` below it, and \
               `[\"OWNER/NAME\".actions.\"PATH\"]` with `inputs`, `required` and `outputs` for each action",
    })?;
    tables
        .into_iter()
        .map(|(name, table)| pin(&name, table).map(|pin| (pin.repository.clone(), pin)))
        .collect()
}

fn pin(name: &Spanned<String>, table: Table) -> Result<Pin, Fault> {
    check(name, is_repository, "no repository", "write OWNER/NAME, as in `actions/checkout`")?;
    check(&table.version, is_version, "no version", "write the tag of the release, as in `v7.0.1`")?;
    check(
        &table.commit,
        is_commit,
        "no commit",
        "write all 40 hexadecimal digits of the commit that the tag stands for",
    )?;
    if let Some(released) = &table.released {
        check(
            released,
            is_date,
            "no date",
            "write the day of the release, as in `2026-06-01`, or leave it out",
        )?;
    }
    let mut actions = BTreeMap::new();
    for (path, action) in table.actions {
        check(
            &path,
            is_path,
            "no path of an action",
            "write the folder of its action.yml below the repository, or \"\" for its root",
        )?;
        actions.insert(path.into_inner(), interface(action)?);
    }
    Ok(Pin {
        repository: name.get_ref().clone(),
        version: table.version.into_inner(),
        commit: table.commit.into_inner(),
        released: table.released.map(Spanned::into_inner),
        actions,
    })
}

fn interface(action: Action) -> Result<Interface, Fault> {
    let mut inputs: BTreeMap<String, bool> = action.inputs.into_iter().map(|name| (name, false)).collect();
    for name in action.required {
        let Some(required) = inputs.get_mut(name.get_ref()) else {
            return Err(fault(
                &name,
                "none of the `inputs`",
                "add it to them, or leave it out of `required`",
            ));
        };
        *required = true;
    }
    Ok(Interface { inputs, outputs: action.outputs })
}

fn check(
    text: &Spanned<String>,
    holds: fn(&str) -> bool,
    otherwise: &str,
    help: &'static str,
) -> Result<(), Fault> {
    if holds(text.get_ref()) { Ok(()) } else { Err(fault(text, otherwise, help)) }
}

fn fault(text: &Spanned<String>, what: &str, help: &'static str) -> Fault {
    Fault {
        offset: text.span().start,
        message: format!("`{}` is {what}", text.get_ref().escape_debug()),
        help,
    }
}

fn is_repository(text: &str) -> bool {
    text.split('/').count() == 2 && text.split('/').all(is_name)
}

fn is_path(text: &str) -> bool {
    text.is_empty() || text.split('/').all(is_name)
}

/// A name that is one segment of an address as it is.
fn is_name(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    !text.is_empty() && text.bytes().all(is_plain) && text != "." && text != ".."
}

/// It stands in a comment behind the commit.
fn is_version(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn is_commit(text: &str) -> bool {
    text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A day that there was, such as `2026-06-01`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let number = |part: &str, digits: usize| {
        (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}
