//! The files through which a step speaks to the runner: `GITHUB_OUTPUT`, `GITHUB_ENV`, `GITHUB_PATH` and their like.

use std::path::{Path, PathBuf};

/// The variable, the key of the context `github`, and the name of the file.
const FILES: [(&str, &str); 5] = [
    ("GITHUB_OUTPUT", "output"),
    ("GITHUB_ENV", "env"),
    ("GITHUB_PATH", "path"),
    ("GITHUB_STATE", "state"),
    ("GITHUB_STEP_SUMMARY", "step_summary"),
];
/// Bytes of a step's summary that GitHub takes.
const LARGEST_SUMMARY: usize = 1024 * 1024;

/// The files of one step.
#[derive(Debug)]
pub(super) struct Files {
    folder: PathBuf,
}

/// What a step wrote to them.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) outputs: Vec<(String, String)>,
    pub(super) env: Vec<(String, String)>,
    pub(super) path: Vec<String>,
    pub(super) summary: String,
    /// What cannot be read: the step fails.
    pub(super) faults: Vec<String>,
    /// What GitHub leaves out, and the step passes.
    pub(super) note: Option<String>,
}

impl Files {
    /// Makes them, empty, in a folder of their own.
    pub(super) fn make(folder: &Path) -> std::io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        for (_, name) in FILES {
            std::fs::write(folder.join(name), "")?;
        }
        Ok(Self { folder: folder.to_owned() })
    }

    /// The variable, the key of the context `github`, and the path of each.
    pub(super) fn paths(&self) -> impl Iterator<Item = (&'static str, &'static str, String)> {
        FILES
            .into_iter()
            .map(move |(variable, name)| (variable, name, self.folder.join(name).display().to_string()))
    }

    pub(super) fn read(&self) -> Written {
        let text = |name: &str| {
            let bytes = std::fs::read(self.folder.join(name)).unwrap_or_default();
            String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned()
        };
        let mut written = Written { path: lines(&text("path")), ..Written::default() };
        let mut faults = Vec::new();
        let mut pairs_of = |variable: &str, name: &str| match pairs(&text(name)) {
            Ok(pairs) => pairs,
            Err(fault) => {
                faults.push(format!("what was written to ${variable} cannot be read: {fault}"));
                Vec::new()
            }
        };
        written.outputs = pairs_of("GITHUB_OUTPUT", "output");
        written.env = pairs_of("GITHUB_ENV", "env");
        pairs_of("GITHUB_STATE", "state");
        if written.env.iter().any(|(name, _)| name.eq_ignore_ascii_case("NODE_OPTIONS")) {
            faults.push("`NODE_OPTIONS` cannot be set through $GITHUB_ENV".into());
            written.env.retain(|(name, _)| !name.eq_ignore_ascii_case("NODE_OPTIONS"));
        }
        let summary = text("step_summary");
        if summary.len() > LARGEST_SUMMARY {
            let size = summary.len() / 1024;
            written.note = Some(format!("the summary is left out: it has {size} KiB, and 1024 are the most"));
        } else {
            written.summary = summary;
        }
        written.faults = faults;
        written
    }
}

fn lines(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// `NAME=VALUE`, or `NAME<<WORD`, lines, and a line `WORD`; empty lines between them are passed over.
fn pairs(text: &str) -> Result<Vec<(String, String)>, String> {
    let mut pairs = Vec::new();
    let mut lines = text.split('\n');
    while let Some(line) = lines.next() {
        if line.is_empty() {
            continue;
        }
        let (equals, heredoc) = (line.find('='), line.find("<<"));
        match (equals, heredoc) {
            (Some(at), here) if here.is_none_or(|here| at < here) => {
                if at == 0 {
                    return Err(format!("invalid format `{line}`: the name must not be empty"));
                }
                pairs.push((line[..at].to_owned(), line[at + 1..].to_owned()));
            }
            (_, Some(at)) => {
                let (name, word) = (&line[..at], &line[at + 2..]);
                if name.is_empty() || word.is_empty() {
                    return Err(format!("invalid format `{line}`: neither name nor delimiter may be empty"));
                }
                pairs.push((name.to_owned(), heredoc_value(&mut lines, word)?));
            }
            _ => return Err(format!("invalid format `{line}`")),
        }
    }
    Ok(pairs)
}

fn heredoc_value<'a>(lines: &mut impl Iterator<Item = &'a str>, word: &str) -> Result<String, String> {
    let mut value: Vec<&str> = Vec::new();
    for line in lines {
        if line == word {
            return Ok(value.join("\n"));
        }
        value.push(line);
    }
    Err(format!("matching delimiter not found `{word}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let expected = expected.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        assert_eq!(pairs(text).unwrap(), expected.collect::<Vec<_>>());
    }

    #[test]
    fn pairs_are_lines_or_delimited() {
        check("", &[]);
        check("a=1\n\nb=x=y\nc=\n", &[("a", "1"), ("b", "x=y"), ("c", "")]);
        check("a<<EOF\none\n\ntwo=2\nEOF\nb=1", &[("a", "one\n\ntwo=2"), ("b", "1")]);
        check("a<<EOF\nEOF\n", &[("a", "")]);
        check("a=b<<c\n", &[("a", "b<<c")]);
        check("a<<=x\n1\n=x\n", &[("a", "1")]);
    }

    #[test]
    fn what_is_no_pair_is_said() {
        for (text, expected) in [
            ("no pair\n", "invalid format `no pair`"),
            ("=x", "the name must not be empty"),
            ("<<EOF\nx\nEOF", "neither name nor delimiter"),
            ("a<<\nx", "neither name nor delimiter"),
            ("a<<EOF\nx\n", "matching delimiter not found `EOF`"),
        ] {
            let fault = pairs(text).unwrap_err();
            assert!(fault.contains(expected), "{fault}");
        }
    }
}
