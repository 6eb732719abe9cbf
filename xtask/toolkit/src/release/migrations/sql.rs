//! Postgres's SQL as statements of words. It knows what a word, a text and a comment is, and no grammar.
//! <https://www.postgresql.org/docs/current/sql-syntax-lexical.html>

/// One statement: its words, and where it stands.
#[derive(Debug)]
pub(super) struct Statement<'a> {
    /// Of its first word, from 1.
    pub(super) line: usize,
    /// In bytes, as `end` is.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) tokens: Vec<String>,
    /// What a person wrote after `-- expand:` directly above it.
    pub(super) reason: Option<&'a str>,
}

pub(super) fn statements(sql: &str) -> Vec<Statement<'_>> {
    let mut found = Vec::new();
    let mut current: Option<Statement> = None;
    let mut reason: Option<(usize, &str)> = None;
    let (mut at, mut line) = (0, 1);
    while at < sql.len() {
        let (lexeme, length) = lexeme(&sql[at..]);
        let text = &sql[at..at + length];
        let above = reason.filter(|(last, _)| last + 1 == line).map(|(_, reason)| reason);
        match lexeme {
            Lexeme::Space => {}
            Lexeme::Comment => {
                let before = sql[..at].rsplit('\n').next().unwrap_or_default();
                if current.is_none() && before.trim().is_empty() {
                    let given = text.trim_start_matches('-').trim().strip_prefix("expand:").map(str::trim);
                    // A reason may go on over several lines.
                    reason = given.filter(|given| !given.is_empty()).or(above).map(|reason| (line, reason));
                }
            }
            Lexeme::End => found.extend(current.take()),
            Lexeme::Token(token) => {
                let statement = current.get_or_insert_with(|| Statement {
                    line,
                    start: at,
                    end: at,
                    tokens: Vec::new(),
                    reason: above,
                });
                statement.tokens.push(token);
                statement.end = at + length;
            }
        }
        line += text.matches('\n').count();
        at += length;
    }
    found.extend(current);
    found
}

#[derive(Debug)]
enum Lexeme {
    Space,
    Comment,
    End,
    Token(String),
}

/// The first lexeme of a text, and its length in bytes.
fn lexeme(rest: &str) -> (Lexeme, usize) {
    let text = || Lexeme::Token("'".to_owned());
    if let Some(length) = dollar_quoted(rest) {
        return (text(), length);
    }
    let first = rest.chars().next().unwrap_or(' ');
    let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').unwrap_or(rest.len());
    match first {
        c if c.is_whitespace() => (Lexeme::Space, c.len_utf8()),
        '-' if rest.starts_with("--") => (Lexeme::Comment, rest.find('\n').unwrap_or(rest.len())),
        '/' if rest.starts_with("/*") => (Lexeme::Space, comment(rest)),
        ';' => (Lexeme::End, 1),
        '\'' => (text(), quoted(rest, '\'', false)),
        'e' | 'E' if rest[1..].starts_with('\'') => (text(), 1 + quoted(&rest[1..], '\'', true)),
        '"' => {
            let length = quoted(rest, '"', false);
            (Lexeme::Token(rest[..length].to_owned()), length)
        }
        _ if word > 0 => (Lexeme::Token(rest[..word].to_lowercase()), word),
        other => (Lexeme::Token(other.to_string()), other.len_utf8()),
    }
}

/// The length of a comment with the comments inside it.
fn comment(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let (mut depth, mut at) = (0, 0);
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// The length of what begins and ends with a quote; two quotes inside are one.
fn quoted(rest: &str, quote: char, has_escapes: bool) -> usize {
    let mut chars = rest.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        if c == quote && !rest[at + 1..].starts_with(quote) {
            return at + 1;
        }
        if c == quote || (c == '\\' && has_escapes) {
            chars.next();
        }
    }
    rest.len()
}

/// The length of `$$…$$` or `$tag$…$tag$`, if that is what begins here.
fn dollar_quoted(rest: &str) -> Option<usize> {
    let end = rest.strip_prefix('$')?.find('$')? + 2;
    let (delimiter, body) = rest.split_at(end);
    let tag = delimiter.trim_matches('$');
    let is_tag = tag.chars().all(|c| c.is_alphanumeric() || c == '_')
        && !tag.starts_with(|c: char| c.is_ascii_digit());
    is_tag.then(|| body.find(delimiter).map_or(rest.len(), |at| end + at + end))
}

/// What is left of a statement: words in small letters, quoted names with their quotes, signs, and `'` for each text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a>(pub(super) &'a [String]);

impl<'a> Words<'a> {
    /// The next word; an empty one at the end.
    pub(super) fn take(&mut self) -> &'a str {
        let Some((first, rest)) = self.0.split_first() else { return "" };
        self.0 = rest;
        first
    }

    /// Goes past these words if they are the next.
    pub(super) fn eat(&mut self, words: &str) -> bool {
        let count = words.split(' ').count();
        let is_next =
            self.0.len() >= count && words.split(' ').zip(self.0).all(|(word, token)| word == token);
        if is_next {
            self.0 = &self.0[count..];
        }
        is_next
    }

    pub(super) fn has(&self, words: &str) -> bool {
        (0..self.0.len()).any(|at| Words(&self.0[at..]).eat(words))
    }

    pub(super) fn skip_past(&mut self, word: &str) {
        while !self.0.is_empty() && !self.eat(word) {
            self.take();
        }
    }

    /// A name, with its schema if that is not `public`.
    pub(super) fn name(&mut self) -> String {
        let mut name = plain(self.take());
        while self.eat(".") {
            name = format!("{name}.{}", plain(self.take()));
        }
        match name.strip_prefix("public.") {
            Some(short) => short.to_owned(),
            None => name,
        }
    }

    /// What stands in the first brackets.
    pub(super) fn brackets(&self) -> &'a [String] {
        let Some(start) = self.0.iter().position(|token| token == "(") else { return &[] };
        let mut depth = 0;
        let end = self.0[start..].iter().position(|token| {
            depth += step(token);
            depth == 0
        });
        match end {
            Some(end) => &self.0[start + 1..start + end],
            None => &[],
        }
    }
}

pub(super) fn plain(name: &str) -> String {
    name.trim_matches('"').to_owned()
}

/// The members of a list: what commas outside brackets part.
pub(super) fn parts(tokens: &[String]) -> Vec<&[String]> {
    let mut depth = 0;
    let is_end = |token: &String| {
        depth += step(token);
        depth == 0 && token == ","
    };
    tokens.split(is_end).collect()
}

fn step(token: &str) -> i32 {
    match token {
        "(" | "[" => 1,
        ")" | "]" => -1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sql: &str, expected: &[(usize, &str)]) {
        let found = statements(sql);
        let found: Vec<_> = found.iter().map(|found| (found.line, found.tokens.join(" "))).collect();
        let expected: Vec<_> = expected.iter().map(|(line, words)| (*line, (*words).to_owned())).collect();
        assert_eq!(found, expected, "{sql}");
    }

    #[test]
    fn only_a_semicolon_outside_texts_and_comments_ends_a_statement() {
        check("select 1;\n\nSELECT 2", &[(1, "select 1"), (3, "select 2")]);
        check("a 'it''s; x' b; c", &[(1, "a ' b"), (1, "c")]);
        check(r"a E'it\'s; x' b; c", &[(1, "a ' b"), (1, "c")]);
        check(r"a 'no escape\'; c", &[(1, "a '"), (1, "c")]);
        check("a \"B;\"\"c\"; d", &[(1, "a \"B;\"\"c\""), (1, "d")]);
        check("a $$ x; $1 $$; b $f$ $$; $f$; c $1", &[(1, "a '"), (1, "b '"), (1, "c $1")]);
        check("a /* x; /* y; */ z; */ b -- c;\n d; e", &[(1, "a b d"), (2, "e")]);
        check("a 'never; ends", &[(1, "a '")]);
        check(";; é.x(1)::t", &[(1, "é . x ( 1 ) : : t")]);
    }

    #[test]
    fn names_are_compared_without_quotes_and_without_public() {
        let name = |sql: &str| Words(&statements(sql)[0].tokens).name();
        assert_eq!(name("Run"), "run");
        assert_eq!(name("public.\"run\""), "run");
        assert_eq!(name("data.record (x)"), "data.record");
    }
}
