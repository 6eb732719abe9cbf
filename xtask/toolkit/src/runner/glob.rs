//! Patterns of files as actions know them: `*`, `?`, `[…]`, `**`, `!` before what is left out, and what lies below a match
//! matches as well. Read in <https://github.com/actions/toolkit/tree/main/packages/glob>.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What is looked for, and how.
#[derive(Debug)]
pub(super) struct Glob {
    patterns: Vec<Pattern>,
    /// Whether links to folders are followed.
    pub(super) follow: bool,
    /// Whether names that begin with a dot are left out.
    pub(super) skip_hidden: bool,
    /// Whether folders with a `CACHEDIR.TAG` are left out: <https://bford.info/cachedir/>
    pub(super) skip_caches: bool,
}

#[derive(Debug)]
struct Pattern {
    negated: bool,
    segments: Vec<Segment>,
}

#[derive(Debug, PartialEq, Eq)]
enum Segment {
    Literal(String),
    Wild(Vec<char>),
    /// `**`
    Any,
}

impl Glob {
    /// Reads patterns, one a line, from `root` unless they begin with `/`.
    pub(super) fn read(lines: &str, root: &Path) -> Result<Self, String> {
        let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let patterns = lines.map(|line| pattern(line, root)).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { patterns, follow: false, skip_hidden: false, skip_caches: false })
    }

    /// Where is looked: what stands before the first wildcard of each pattern, without those below another one.
    pub(super) fn search_paths(&self) -> Vec<PathBuf> {
        let wanted = self.patterns.iter().filter(|pattern| !pattern.negated);
        let all: Vec<PathBuf> = wanted.map(Pattern::search_path).collect();
        let mut kept: Vec<PathBuf> = Vec::new();
        for path in &all {
            let is_below = all.iter().any(|other| path != other && path.starts_with(other));
            if !is_below && !kept.contains(path) {
                kept.push(path.clone());
            }
        }
        kept
    }

    /// The files that match, a folder's in the order of their names.
    pub(super) fn files(&self) -> std::io::Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        for path in self.search_paths() {
            if path.symlink_metadata().is_ok() {
                self.walk(&path, &mut BTreeSet::new(), &mut files)?;
            }
        }
        Ok(files)
    }

    /// `above` are the folders on the way here, as they really lie: a link to one of them would lead round in a circle.
    fn walk(
        &self,
        path: &Path,
        above: &mut BTreeSet<PathBuf>,
        files: &mut Vec<PathBuf>,
    ) -> std::io::Result<()> {
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if is_hidden && self.skip_hidden {
            return Ok(());
        }
        let parts = parts(path);
        let matches = self.matches(&parts);
        if !matches
            && !self.patterns.iter().any(|pattern| !pattern.negated && pattern.may_match_below(&parts))
        {
            return Ok(());
        }
        let metadata = if self.follow { path.metadata() } else { path.symlink_metadata() };
        // A link to nothing, or a file that went away meanwhile.
        let Ok(metadata) = metadata else { return Ok(()) };
        if !metadata.is_dir() {
            if matches {
                files.push(path.to_owned());
            }
            return Ok(());
        }
        if self.skip_caches && !above.is_empty() && path.join("CACHEDIR.TAG").is_file() {
            return Ok(());
        }
        let real = if self.follow { path.canonicalize()? } else { path.to_owned() };
        if !above.insert(real.clone()) {
            return Ok(());
        }
        let entries = std::fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path()));
        let mut entries: Vec<PathBuf> = entries.collect::<std::io::Result<_>>()?;
        entries.sort();
        for entry in entries {
            self.walk(&entry, above, files)?;
        }
        above.remove(&real);
        Ok(())
    }

    fn matches(&self, path: &[String]) -> bool {
        self.patterns.iter().fold(false, |matches, pattern| match (pattern.matches(path), pattern.negated) {
            (true, negated) => !negated,
            (false, _) => matches,
        })
    }
}

impl Pattern {
    fn search_path(&self) -> PathBuf {
        let mut path = PathBuf::from("/");
        for segment in &self.segments {
            let Segment::Literal(name) = segment else { break };
            path.push(name);
        }
        path
    }

    /// Whether the path, or a folder above it, matches.
    fn matches(&self, path: &[String]) -> bool {
        // Which beginnings of the path the segments so far match.
        let mut reached = vec![false; path.len() + 1];
        reached[0] = true;
        for segment in &self.segments {
            let mut next = vec![false; path.len() + 1];
            for at in 0..=path.len() {
                next[at] = match segment {
                    Segment::Any => reached[at] || (at > 0 && next[at - 1]),
                    _ => at > 0 && reached[at - 1] && segment.matches(&path[at - 1]),
                };
            }
            reached = next;
        }
        reached.contains(&true)
    }

    /// Whether something below this path could match.
    fn may_match_below(&self, path: &[String]) -> bool {
        for (part, segment) in path.iter().zip(&self.segments) {
            match segment {
                Segment::Any => return true,
                _ if segment.matches(part) => {}
                _ => return false,
            }
        }
        true
    }
}

impl Segment {
    fn matches(&self, name: &str) -> bool {
        match self {
            Self::Literal(literal) => literal == name,
            Self::Wild(pattern) => wild(pattern, &name.chars().collect::<Vec<_>>()),
            Self::Any => true,
        }
    }
}

/// Whether a name matches a pattern as a whole, such as that of an artifact.
pub(super) fn name_matches(pattern: &str, name: &str) -> bool {
    wild(&pattern.chars().collect::<Vec<_>>(), &name.chars().collect::<Vec<_>>())
}

fn pattern(line: &str, root: &Path) -> Result<Pattern, String> {
    let written = line.trim_start_matches('!');
    let negated = (line.len() - written.len()) % 2 == 1;
    let written = written.trim();
    let relative = written.strip_prefix("./").unwrap_or(written);
    let names: Vec<&str> = relative.split('/').filter(|name| !name.is_empty()).collect();
    let names = if relative == "." { Vec::new() } else { names };
    if names.iter().any(|name| matches!(*name, "." | "..")) || written.starts_with('~') {
        return Err(format!("the pattern `{line}` has a part `.`, `..` or `~`"));
    }
    let literal = parts(root).into_iter().map(Segment::Literal);
    let mut segments: Vec<Segment> = if written.starts_with('/') { Vec::new() } else { literal.collect() };
    segments.extend(names.into_iter().map(segment));
    Ok(Pattern { negated, segments })
}

fn segment(name: &str) -> Segment {
    if name == "**" {
        Segment::Any
    } else if name.contains(['*', '?', '[', '\\']) {
        Segment::Wild(name.chars().collect())
    } else {
        Segment::Literal(name.to_owned())
    }
}

fn parts(path: &Path) -> Vec<String> {
    let parts = path.components().filter_map(|part| match part {
        std::path::Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    });
    parts.collect()
}

/// One name against one segment. A star is tried again from where it stood last, so that no pattern takes long.
fn wild(pattern: &[char], name: &[char]) -> bool {
    let (mut at, mut here) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while here < name.len() {
        match step(&pattern[at..], name[here]) {
            Step::Star => {
                star = Some((at + 1, here));
                at += 1;
            }
            Step::Matches(length) => {
                at += length;
                here += 1;
            }
            Step::Differs => {
                let Some((after, from)) = star else { return false };
                star = Some((after, from + 1));
                (at, here) = (after, from + 1);
            }
        }
    }
    pattern[at..].iter().all(|character| *character == '*')
}

enum Step {
    Star,
    /// With so many characters of the pattern.
    Matches(usize),
    Differs,
}

fn step(pattern: &[char], character: char) -> Step {
    let single = |matches: bool, length: usize| if matches { Step::Matches(length) } else { Step::Differs };
    match pattern {
        ['*', ..] => Step::Star,
        ['?', ..] => Step::Matches(1),
        ['\\', literal, ..] => single(*literal == character, 2),
        ['[', rest @ ..] => match rest.iter().skip(1).position(|end| *end == ']') {
            Some(end) => single(in_set(&rest[..=end], character), end + 3),
            None => single('[' == character, 1),
        },
        [literal, ..] => single(*literal == character, 1),
        [] => Step::Differs,
    }
}

/// `abc`, `a-z`, and `!` or `^` before for all others.
fn in_set(set: &[char], character: char) -> bool {
    let (negated, set) = match set {
        ['!' | '^', rest @ ..] if !rest.is_empty() => (true, rest),
        set => (false, set),
    };
    let mut set = set;
    let mut found = false;
    loop {
        set = match set {
            [from, '-', to, rest @ ..] => {
                found |= (*from..=*to).contains(&character);
                rest
            }
            [one, rest @ ..] => {
                found |= *one == character;
                rest
            }
            [] => return found != negated,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(patterns: &str, path: &str, expected: bool) {
        let glob = Glob::read(patterns, Path::new("/w")).unwrap();
        assert_eq!(glob.matches(&parts(Path::new(path))), expected, "{patterns} {path}");
    }

    #[test]
    fn patterns_match_as_the_toolkit_of_actions_has_it() {
        check("**/Cargo.lock", "/w/Cargo.lock", true);
        check("**/Cargo.lock", "/w/a/b/Cargo.lock", true);
        check("**/Cargo.lock", "/x/Cargo.lock", false);
        check("*.rs", "/w/a.rs", true);
        check("*.rs", "/w/a/b.rs", false);
        check("src", "/w/src/a/b.rs", true);
        check("./src/", "/w/src/a", true);
        check(".", "/w/anything", true);
        check("/etc/*", "/etc/passwd", true);
        check("**\n!target/**", "/w/target/a", false);
        check("**\n!target/**\ntarget/keep", "/w/target/keep", true);
        check("a?[0-9][!x]z", "/w/ab3yz", true);
        check("a?[0-9][!x]z", "/w/ab3xz", false);
        check("*a*b*c", "/w/xxaxxbxxc", true);
        check("*a*b*c", "/w/xxaxxbxx", false);
        check("# a comment", "/w/# a comment", false);
    }

    #[test]
    fn a_pattern_stays_below_its_root() {
        assert!(Glob::read("../x", Path::new("/w")).is_err());
        assert!(Glob::read("a/./b", Path::new("/w")).is_err());
    }

    #[test]
    fn what_lies_below_another_is_searched_once() {
        let glob = Glob::read("b/*\na/x/**\na/*\n!c", Path::new("/w")).unwrap();
        assert_eq!(glob.search_paths(), [PathBuf::from("/w/b"), PathBuf::from("/w/a")]);
    }
}
