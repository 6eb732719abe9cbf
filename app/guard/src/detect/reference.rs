//! What stands for a value that is given elsewhere: `${PASSWORD}`, `{{ password }}`, `<password>`, `%s`, a path. Only the whole
//! form is one: passwords begin with such signs too.

use memchr::memmem;

use super::character;

/// The bytes in which a reference ends.
const LONGEST: usize = 64;

/// Signs around what is referred to.
const AROUND: [(&str, &str); 4] = [("${", "}"), ("$(", ")"), ("{{", "}}"), ("<", ">")];

/// Whether `rest`, which starts where a value does, starts with a reference.
pub(super) fn is_at(rest: &[u8]) -> bool {
    let head = &rest[..rest.len().min(LONGEST)];
    head.starts_with(b"{%")
        || (head.starts_with(b"%(") && head.contains(&b')'))
        || AROUND.iter().any(|(open, close)| is_closed(head, open, close))
        || is_variable(head)
        || is_format(head)
        || is_word(head)
        || is_path(head)
}

fn is_closed(head: &[u8], open: &str, close: &str) -> bool {
    let Some(inner) = head.strip_prefix(open.as_bytes()) else { return false };
    let Some(length) = memmem::find(inner, close.as_bytes()) else { return false };
    let is_border = !character::at(inner, length + close.len()).is_ascii_alphanumeric();
    is_border && !inner[..length].contains(&b'\n')
}

/// `$PASSWORD` alone.
fn is_variable(head: &[u8]) -> bool {
    let Some(name) = head.strip_prefix(b"$") else { return false };
    let is_name = |byte: &&u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || **byte == b'_';
    let length = name.iter().take_while(is_name).count();
    length >= 2 && !name[0].is_ascii_digit() && ends(character::at(name, length))
}

/// `%s` alone.
fn is_format(head: &[u8]) -> bool {
    matches!(head, [b'%', b'd' | b'q' | b's' | b'v', ..]) && ends(character::at(head, 2))
}

/// `{password}` and `[REDACTED]`: words without digits.
fn is_word(head: &[u8]) -> bool {
    let (close, inner) = match head {
        [b'{', inner @ ..] => (b'}', inner),
        [b'[', inner @ ..] => (b']', inner),
        _ => return false,
    };
    let is_letter = |byte: &&u8| byte.is_ascii_alphabetic() || b"_.- ".contains(byte);
    let length = inner.iter().take_while(is_letter).count();
    let is_border = !character::at(inner, length + 1).is_ascii_alphanumeric();
    length > 0 && is_border && character::at(inner, length) == close
}

/// `/run/secrets/password`: no password of a machine is without digits and capital letters.
fn is_path(head: &[u8]) -> bool {
    let is_part = |byte: &&u8| byte.is_ascii_lowercase() || b"/._-".contains(byte);
    let length = head.iter().take_while(is_part).count();
    let slashes = memchr::memchr_iter(b'/', &head[..length]).count();
    head.first() == Some(&b'/') && slashes > 1 && ends(character::at(head, length))
}

/// Whether no value goes on with a byte; 0 is the end of the text.
fn ends(byte: u8) -> bool {
    byte == 0 || byte.is_ascii_whitespace() || b"\"'`,;&)]}<>|\\".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_one_by_its_whole_form() {
        for text in [
            "${PASSWORD}",
            "${DB_PASSWORD:-none}\"",
            "$(cat file)",
            "{{ password }}",
            "{% if a %}",
            "<TOKEN_1_a3f9c2d1>&user=ada",
            "<your password>",
            "$PASSWORD",
            "$DB_PASSWORD\"",
            "%s",
            "%(password)s",
            "{password}",
            "[REDACTED]",
            "/run/secrets/password",
        ] {
            assert!(is_at(text.as_bytes()), "{text}");
        }
        for text in [
            "",
            "$ecur3P@ss",
            "$ECUR3!",
            "${hunter2",
            "(hunter2",
            "{hunter2}",
            "%Tr0ub4dor",
            "%s3cret",
            "<hunter2",
            "<b>hunter2</b>",
            "/hunter2",
            "[hunter2]",
        ] {
            assert!(!is_at(text.as_bytes()), "{text}");
        }
    }
}
