//! Regular expressions of schemas and templates. They are written for Java and JavaScript, where `\w`, `\d` and `\s` are
//! ASCII; they are translated, and one that cannot be used is unknown, never an error.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::iter::Peekable;
use std::str::Chars;
use std::sync::{Arc, Mutex, PoisonError};

use fancy_regex::{Regex, RegexBuilder};

/// Steps that an expression may go back before it counts as unknown.
const MOST_BACKTRACKS: usize = 50_000;
/// Bytes that a compiled part may take.
const LARGEST: usize = 1 << 18;
/// Repetitions above this become "or more": lengths have a keyword of their own, and counting them costs memory.
const MOST_REPETITIONS: u32 = 64;

/// Whether a pattern is found somewhere in a text, as JSON Schema asks; `None` where that cannot be told.
#[must_use]
pub fn is_found(pattern: &'static str, text: &str) -> Option<bool> {
    static COMPILED: Mutex<BTreeMap<&'static str, Option<Arc<Regex>>>> = Mutex::new(BTreeMap::new());
    let regex = {
        let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
        compiled.entry(pattern).or_insert_with(|| compile(&translate(pattern)).map(Arc::new)).clone()
    }?;
    regex.is_match(text).ok()
}

/// Whether a text matches a pattern of `*` and `?`, as IAM writes them. A `*` of the text is matched by a `*` only.
#[must_use]
pub fn is_like(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        if pattern.get(p) == Some(&b'*') {
            star = Some((p, t));
            p += 1;
        } else if pattern.get(p).is_some_and(|byte| *byte == text[t] || *byte == b'?' && text[t] != b'*') {
            p += 1;
            t += 1;
        } else if let Some((at, from)) = star {
            p = at + 1;
            t = from + 1;
            star = Some((at, from + 1));
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|byte| *byte == b'*')
}

/// Whether a pattern of a template matches all of each text, as CloudFormation's `AllowedPattern` asks; nothing where the
/// pattern cannot be read, or takes too long.
#[must_use]
pub fn match_whole<'a>(pattern: &str, texts: impl IntoIterator<Item = &'a str>) -> Option<bool> {
    let pattern = compile(&format!("^(?:{})$", translate(pattern)))?;
    for text in texts {
        if !pattern.is_match(text).ok()? {
            return Some(false);
        }
    }
    Some(true)
}

fn compile(pattern: &str) -> Option<Regex> {
    RegexBuilder::new(pattern)
        .backtrack_limit(MOST_BACKTRACKS)
        .delegate_size_limit(LARGEST)
        .delegate_dfa_size_limit(LARGEST)
        .build()
        .ok()
}

const WORD: &str = "0-9A-Za-z_";
const DIGIT: &str = "0-9";
const SPACE: &str = " \\t\\n\\r\\x0B\\x0C";

/// The same expression in the syntax of the crate `regex`.
fn translate(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut chars = pattern.chars().peekable();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        match c {
            '\\' => escape(&mut chars, in_class, &mut out),
            '[' if in_class => out.push_str("\\["),
            '[' => {
                in_class = true;
                out.push('[');
                if chars.next_if_eq(&'^').is_some() {
                    out.push('^');
                }
                // `[]` and `[^]` of JavaScript are rare and unclear: a bracket that comes first is meant literally.
                if chars.next_if_eq(&']').is_some() {
                    out.push_str("\\]");
                }
            }
            ']' if in_class => {
                in_class = false;
                out.push(']');
            }
            '&' | '~' if in_class => {
                out.push('\\');
                out.push(c);
            }
            '-' if in_class
                && (out.ends_with(WORD)
                    || out.ends_with(DIGIT)
                    || out.ends_with(SPACE)
                    || out.ends_with('-')) =>
            {
                // A range cannot begin with a class: the dash is meant.
                out.push_str("\\-");
            }
            '-' if in_class && matches!(class_follows(&chars), Some('w' | 'd' | 's' | 'p' | 'P')) => {
                out.push_str("\\-");
            }
            '{' if !in_class => repetition(&mut chars, &mut out),
            _ => out.push(c),
        }
    }
    out
}

/// The letter of the class that comes next, as in `a-\w`.
fn class_follows(chars: &Peekable<Chars<'_>>) -> Option<char> {
    let mut ahead = chars.clone();
    (ahead.next() == Some('\\')).then(|| ahead.next()).flatten()
}

fn escape(chars: &mut Peekable<Chars<'_>>, in_class: bool, out: &mut String) {
    let class = |out: &mut String, set: &str| {
        if in_class { out.push_str(set) } else { out.push_str(&format!("[{set}]")) }
    };
    match chars.next() {
        Some('w') => class(out, WORD),
        Some('d') => class(out, DIGIT),
        Some('s') => class(out, SPACE),
        Some('W') if !in_class => out.push_str(&format!("[^{WORD}]")),
        Some('D') if !in_class => out.push_str(&format!("[^{DIGIT}]")),
        Some('S') if !in_class => out.push_str(&format!("[^{SPACE}]")),
        Some('W') => out.push_str("[^0-9A-Za-z_]"),
        Some('D') => out.push_str("[^0-9]"),
        Some('S') => out.push_str("[^ \\t\\n\\r\\x0B\\x0C]"),
        Some('u') => unicode(chars, out),
        Some('Z') if !in_class => out.push_str("\\z"),
        Some(c) if c.is_ascii_alphanumeric() => {
            out.push('\\');
            out.push(c);
        }
        Some(c) => {
            // An escaped sign: those that need no escape may not have one.
            if "\\.+*?()|[]{}^$-&~#/".contains(c) && c != '/' {
                out.push('\\');
            }
            out.push(c);
        }
        None => out.push_str("\\\\"),
    }
}

/// `\u0041`, and the pairs of surrogates that JavaScript writes for what lies above.
fn unicode(chars: &mut Peekable<Chars<'_>>, out: &mut String) {
    let hex = |chars: &mut Peekable<Chars<'_>>| -> u32 {
        let mut value = 0;
        for _ in 0..4 {
            match chars.peek().and_then(|c| c.to_digit(16)) {
                Some(digit) => {
                    value = value * 16 + digit;
                    chars.next();
                }
                None => break,
            }
        }
        value
    };
    let first = hex(chars);
    if !(0xD800..0xE000).contains(&first) {
        let _ = write!(out, "\\x{{{first:X}}}");
        return;
    }
    // Surrogates stand for everything above the basic plane, in whatever order they are written.
    let rest: String = chars.clone().collect();
    let mut taken = 0;
    let mut tail = rest.as_str();
    while let Some(next) = tail.strip_prefix('-').unwrap_or(tail).strip_prefix("\\uD") {
        let length = tail.len() - next.len() + 3;
        taken += length.min(tail.len());
        tail = tail.get(length..).unwrap_or_default();
    }
    for _ in 0..taken {
        chars.next();
    }
    out.push_str("\\x{10000}-\\x{10FFFF}");
}

/// `{1,1024}` becomes `{1,}`; a brace that begins no repetition is meant literally.
fn repetition(chars: &mut Peekable<Chars<'_>>, out: &mut String) {
    let rest: String = chars.clone().take(16).collect();
    let counts = rest.split_once('}').map(|(inside, _)| inside);
    let parsed = counts.and_then(|inside| {
        let (least, most) = inside.split_once(',').unwrap_or((inside, inside));
        let least = if least.is_empty() { 0 } else { least.parse::<u32>().ok()? };
        let most = if most.is_empty() { None } else { Some(most.parse::<u32>().ok()?) };
        Some((inside.len(), least, most))
    });
    let Some((length, least, most)) = parsed else {
        out.push_str("\\{");
        return;
    };
    for _ in 0..=length {
        chars.next();
    }
    let bounded = least.min(MOST_REPETITIONS);
    match most {
        Some(most) if most <= MOST_REPETITIONS => {
            let _ = write!(out, "{{{least},{most}}}");
        }
        _ => {
            let _ = write!(out, "{{{bounded},}}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, text: &str, expected: Option<bool>) {
        let found = compile(&translate(pattern)).and_then(|regex| regex.is_match(text).ok());
        assert_eq!(found, expected, "{pattern} as {}", translate(pattern));
    }

    #[test]
    fn stars_and_question_marks_match() {
        assert!(is_like("get*", "getobject"));
        assert!(is_like("*object*", "putobjectacl"));
        assert!(is_like("ge?object", "getobject"));
        assert!(!is_like("get*acl", "getobject"));
        assert!(is_like("*", ""));
        assert!(is_like("a/*/c", "a/*b*/c"));
        assert!(!is_like("a-b*", "a*"));
    }

    #[test]
    fn patterns_of_the_schemas_are_understood() {
        check("^[\\w+=,.@-]{1,64}$", "some.role@x", Some(true));
        check("^[\\w-.~]+$", "a-b.c", Some(true));
        check("^[\\w-.~]+$", "é", Some(false));
        check("^[a-zA-Z0-9\\s-_()\\[\\]]+$", "a b_c", Some(true));
        check("^.{0,2048}$", "x", Some(true));
        check("^(?!aws:).+", "aws:x", Some(false));
        check("^(?!aws:).+", "bws:x", Some(true));
        check("^[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDBFF-\\uDC00\\uDFFF\\r\\n\\t]*$", "a😀", Some(true));
        check("^([a-z,A-Z,0-9,. _\\-:/()#,@[\\]+=&;\\{\\}!$*])*$", "a[b]&{c}", Some(true));
        check("^vpc-\\w{8}(\\w{9})?$", "vpc-12345678", Some(true));
        check("^vpc-\\w{8}(\\w{9})?$", "vpc-1234567", Some(false));
        check("^arn:aws:sns:[^:]+:\\d{12}:\\w+\\z", "arn:aws:sns:eu:123456789012:t", Some(true));
        check("a{x}", "a{x}", Some(true));
        check("(", "", None);
    }

    #[test]
    fn allowed_patterns_match_the_whole_text() {
        assert_eq!(match_whole("[a-z]+", ["abc"]), Some(true));
        assert_eq!(match_whole("[a-z]+", ["abc1"]), Some(false));
        assert_eq!(match_whole("a|b", ["ab"]), Some(false));
        assert_eq!(match_whole("(", ["x"]), None);
    }

    #[test]
    fn an_expression_that_explodes_is_unknown() {
        assert_eq!(match_whole("(a|a)*\\1c", ["a".repeat(60).as_str()]), None);
    }

    #[test]
    fn nearly_every_pattern_of_the_catalogue_can_be_used() {
        let mut patterns = std::collections::BTreeSet::new();
        for name in crate::catalogue::type_names() {
            collect(crate::catalogue::find(name).unwrap().root(), &mut patterns);
        }
        let unusable: Vec<&str> =
            patterns.iter().copied().filter(|pattern| compile(&translate(pattern)).is_none()).collect();
        assert!(patterns.len() > 2_500, "{}", patterns.len());
        assert!(unusable.len() <= 10, "{unusable:#?}");
    }

    fn collect(json: &'static serde_json::Value, patterns: &mut std::collections::BTreeSet<&'static str>) {
        if let Some(pattern) = json["pattern"].as_str() {
            patterns.insert(pattern);
        }
        let children = json.as_object().into_iter().flatten().map(|(_, child)| child);
        for child in children.chain(json.as_array().into_iter().flatten()) {
            collect(child, patterns);
        }
    }
}
