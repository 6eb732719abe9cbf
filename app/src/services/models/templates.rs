//! Templates of prompts: published once, never changed.

use std::fmt;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::prompt;
use crate::models::{Caller, NewTemplate, Template};
use crate::repositories::{audit, templates};
use crate::services::Refusal;
use crate::services::permissions::{self, Action};

/// Characters of the longest name, of a template and of a field.
const LONGEST_NAME: usize = 100;
/// Bytes of the longest text.
const LONGEST_TEXT: usize = 64 * 1024;
/// Fields of one template.
const MOST_FIELDS: usize = 100;
/// The longest prompt that a template may allow, in tokens.
const MOST_TOKENS: i32 = 1_000_000;
/// How often a number is tried for that others take at the same moment: each time one of them gets it.
const TRIES: usize = 50;

/// What publishing did.
#[derive(Clone, Debug, PartialEq)]
pub enum Published {
    Now(Template),
    /// The very same was published before.
    Before(Template),
}

/// A place in the list of templates: after this version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    name: String,
    version: i32,
}

impl Cursor {
    #[must_use]
    pub fn of(template: &Template) -> Self {
        Self { name: template.name.clone(), version: template.version }
    }

    /// Reads what [`Cursor`] is written as.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (name, version) = text.split_once(':')?;
        let cursor = Self { name: name.to_owned(), version: version.parse().ok()? };
        (is_name(name) && cursor.version > 0).then_some(cursor)
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.name, self.version)
    }
}

/// Publishes the next version of a template; the same content is published once, however many do so at once.
///
/// # Errors
/// When the caller may not, or the template cannot be used.
pub async fn publish(caller: &Caller, new: &NewTemplate) -> Result<Published, Refusal> {
    permissions::require(caller, Action::TemplateWrite)?;
    examine(new)?;
    let (digest, by) = (digest(new), caller.actor.to_string());
    let mut session = caller.db.session().await?;
    let scope = session.begin().await?;
    for _ in 0..TRIES {
        if let Some(before) = templates::published(&scope, &new.name, &digest).await? {
            return Ok(Published::Before(before));
        }
        if let Some(template) = templates::publish(&scope, new, &digest, &by).await? {
            let detail = json!({ "template": template.name, "version": template.version });
            audit::add(&scope, &by, "template-published", &detail).await?;
            scope.commit().await?;
            return Ok(Published::Now(template));
        }
    }
    let detail = format!("others publish versions of `{}` all the time; try again", new.name);
    Err(Refusal::conflict("busy", detail))
}

/// # Errors
/// When the caller may not.
pub async fn list(caller: &Caller, after: &Cursor, limit: i64) -> Result<Vec<Template>, Refusal> {
    permissions::require(caller, Action::TemplateRead)?;
    Ok(templates::list(&caller.db, (&after.name, after.version), limit).await?)
}

/// # Errors
/// When the caller may not, or there is no such version.
pub async fn show(caller: &Caller, name: &str, version: i32) -> Result<Template, Refusal> {
    permissions::require(caller, Action::TemplateRead)?;
    find(caller, name, Some(version)).await
}

/// A version of a template, or its newest.
pub(super) async fn find(caller: &Caller, name: &str, version: Option<i32>) -> Result<Template, Refusal> {
    let found = if is_name(name) { templates::get(&caller.db, name, version).await? } else { None };
    found.ok_or_else(|| Refusal::not_found("template"))
}

fn examine(new: &NewTemplate) -> Result<(), Refusal> {
    let NewTemplate { name, text, fields, most_tokens } = new;
    if !is_name(name) {
        let detail = format!("`name` has from 1 to {LONGEST_NAME} letters, digits, `-`, `_` and `.`");
        return Err(Refusal::invalid("invalid-name", detail));
    }
    if text.0.is_empty() || text.0.len() > LONGEST_TEXT || text.0.contains('\0') {
        let detail = format!("`text` has from 1 to {LONGEST_TEXT} bytes, and none of them is zero");
        return Err(Refusal::invalid("invalid-template", detail));
    }
    if fields.len() > MOST_FIELDS {
        let detail = format!("a template has at most {MOST_FIELDS} fields");
        return Err(Refusal::invalid("too-many", detail));
    }
    for (at, field) in fields.iter().enumerate() {
        if !is_field(field) {
            let detail = format!("field {}: a field is called as a variable is, `like_this`", at + 1);
            return Err(Refusal::invalid("invalid-field", detail));
        }
        if fields[..at].contains(field) {
            return Err(Refusal::invalid("field-twice", format!("the field `{field}` is there twice")));
        }
    }
    if !(1..=MOST_TOKENS).contains(most_tokens) {
        let detail = format!("`most_tokens` is a number from 1 to {MOST_TOKENS}");
        return Err(Refusal::invalid("invalid-limit", detail));
    }
    prompt::check(&text.0, fields)
}

fn is_name(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    (1..=LONGEST_NAME).contains(&name.len()) && name.bytes().all(fits)
}

fn is_field(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let begins = name.bytes().next().is_some_and(|first| !first.is_ascii_digit());
    begins && name.len() <= LONGEST_NAME && name.bytes().all(fits)
}

/// SHA-256 of what a template is.
fn digest(new: &NewTemplate) -> Vec<u8> {
    let content = json!({ "text": new.text, "fields": new.fields, "most_tokens": new.most_tokens });
    Sha256::digest(content.to_string().as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::Words;
    use crate::services::refusal::Kind;

    #[track_caller]
    fn check(change: impl Fn(&mut NewTemplate), expected: Option<&str>) {
        let mut new = NewTemplate {
            name: "reply".into(),
            text: Words("Answer {{ note }}".into()),
            fields: vec!["note".into()],
            most_tokens: 100,
        };
        change(&mut new);
        let found = match examine(&new) {
            Ok(()) => None,
            Err(Refusal::Refused { kind: Kind::Invalid, code, .. }) => Some(code),
            Err(other) => panic!("{other}"),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn a_template_that_cannot_be_used_is_refused() {
        check(|_| (), None);
        check(|new| new.name = "a/b".into(), Some("invalid-name"));
        check(|new| new.name = "a".repeat(101), Some("invalid-name"));
        check(|new| new.text = Words(String::new()), Some("invalid-template"));
        check(|new| new.text = Words("zero \0".into()), Some("invalid-template"));
        check(|new| new.text = Words("{{ note".into()), Some("invalid-template"));
        check(|new| new.text = Words("{{ other }}".into()), Some("unknown-field"));
        check(|new| new.fields.push("note".into()), Some("field-twice"));
        check(|new| new.fields.push("a b".into()), Some("invalid-field"));
        check(|new| new.fields.push("1a".into()), Some("invalid-field"));
        check(|new| new.most_tokens = 0, Some("invalid-limit"));
    }

    #[test]
    fn a_cursor_is_a_name_and_a_version() {
        let cursor = Cursor { name: "a.b-c_1".into(), version: 12 };
        assert_eq!(Cursor::read(&cursor.to_string()), Some(cursor));
        for text in ["", "a", "a:", ":1", "a:0", "a:-1", "a:x", "a/b:1", "a:1:2", "a:99999999999", "\0:1"] {
            assert_eq!(Cursor::read(text), None, "{text}");
        }
    }

    #[test]
    fn other_content_has_another_digest() {
        let new = |text: &str, most_tokens| NewTemplate {
            name: "t".into(),
            text: Words(text.into()),
            fields: Vec::new(),
            most_tokens,
        };
        assert_eq!(digest(&new("a", 1)), digest(&new("a", 1)));
        assert_ne!(digest(&new("a", 1)), digest(&new("b", 1)));
        assert_ne!(digest(&new("a", 1)), digest(&new("a", 2)));
    }
}
