//! The `cargo xtask …` lines of a workflow, read as the shell reads them: a workflow that calls what this program does not have
//! must not be written.

use std::collections::BTreeMap;

use actions::syntax::{Action, Body, Entries, Job, Matrix, Workflow};

/// What stands for a value that is only known when the workflow runs.
const UNKNOWN: &str = "x";

/// A variable, and every value that it has.
type Variables = BTreeMap<String, Vec<String>>;

/// Every command of a workflow as its words, without `cargo xtask`.
pub(crate) fn of(workflow: &Workflow) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for job in &workflow.jobs {
        let Body::Steps(steps) = &job.body else { continue };
        for step in steps {
            let Action::Run { script, .. } = &step.action else { continue };
            let mut variables = Variables::new();
            for entries in [&workflow.env, &job.env, &step.env] {
                variables.extend(values(entries, job));
            }
            for line in joined(&script.value) {
                for words in commands(&line) {
                    all.extend(expanded(&words, &variables));
                }
            }
        }
    }
    all.sort();
    all.dedup();
    all
}

/// The values of variables: literals, and those of a matrix.
fn values(entries: &Entries, job: &Job) -> Variables {
    let axes = match job.strategy.as_ref().and_then(|strategy| strategy.matrix.as_ref()) {
        Some(Matrix::Written { axes, .. }) => axes.as_slice(),
        _ => &[],
    };
    let value = |text: &str| {
        let Some(inner) = text.trim().strip_prefix("${{").and_then(|rest| rest.strip_suffix("}}")) else {
            return if text.contains("${{") { vec![UNKNOWN.to_owned()] } else { vec![text.to_owned()] };
        };
        let axis = inner
            .trim()
            .strip_prefix("matrix.")
            .and_then(|name| axes.iter().find(|(known, _)| known.value == name));
        match axis {
            Some((_, node)) => {
                node.items().iter().filter_map(|item| item.text().map(|text| text.value)).collect()
            }
            None => vec![UNKNOWN.to_owned()],
        }
    };
    entries.iter().map(|(name, text)| (name.value.clone(), value(&text.value))).collect()
}

/// The lines of a script, those that end with a backslash with the next.
fn joined(script: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut open = false;
    for line in script.lines() {
        let (text, more) = line.strip_suffix('\\').map_or((line, false), |text| (text, true));
        match lines.last_mut().filter(|_| open) {
            Some(last) => last.push_str(text),
            None => lines.push(text.to_owned()),
        }
        open = more;
    }
    lines
}

/// A word of the shell: its parts, of which some are the names of variables.
type Word = Vec<Part>;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Variable(String),
}

/// The commands of one line that call this program; what stands in single quotes is text.
fn commands(line: &str) -> Vec<Vec<Word>> {
    line.match_indices("cargo xtask ")
        .filter(|(at, _)| line[..*at].matches('\'').count().is_multiple_of(2))
        .map(|(at, begin)| words(&line[at + begin.len()..]))
        .collect()
}

/// The words until the command ends: at `|`, `>`, `<`, `;`, `&`, `)` or a comment.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut word: Option<Word> = None;
    let mut quote: Option<char> = None;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match (c, quote) {
            ('\'' | '"', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (c, Some(open)) if c == open => quote = None,
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            ('|' | '<' | ';' | '&' | ')' | '#', None) => break,
            // `2>file`: the number belongs to it.
            ('>', None) => {
                if word
                    .as_ref()
                    .is_some_and(|word| matches!(word.as_slice(), [Part::Text(text)] if text == "2"))
                {
                    word = None;
                }
                break;
            }
            ('$', None | Some('"')) => {
                let braces = characters.next_if_eq(&'{').is_some();
                let mut name = String::new();
                while let Some(c) = characters.next_if(|c| c.is_ascii_alphanumeric() || *c == '_') {
                    name.push(c);
                }
                if braces {
                    for _ in characters.by_ref().take_while(|c| *c != '}') {}
                }
                word.get_or_insert_default().push(Part::Variable(name));
            }
            (c, _) => {
                let word = word.get_or_insert_default();
                match word.last_mut() {
                    Some(Part::Text(text)) => text.push(c),
                    _ => word.push(Part::Text(c.into())),
                }
            }
        }
    }
    words.extend(word);
    words
}

/// The command with every value of its variables.
fn expanded(words: &[Word], variables: &Variables) -> Vec<Vec<String>> {
    let mut all = vec![Vec::new()];
    for word in words {
        let mut texts = vec![String::new()];
        for part in word {
            let unknown = vec![UNKNOWN.to_owned()];
            let values: Vec<String> = match part {
                Part::Text(text) => vec![text.clone()],
                Part::Variable(name) => variables.get(name).cloned().unwrap_or(unknown),
            };
            texts = texts
                .iter()
                .flat_map(|text| values.iter().map(move |value| format!("{text}{value}")))
                .collect();
        }
        all = all
            .iter()
            .flat_map(|command: &Vec<String>| {
                texts.iter().map(move |text| [command.as_slice(), std::slice::from_ref(text)].concat())
            })
            .collect();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_script(script: &str) -> Vec<String> {
        let indented = script.replace('\n', "\n          ");
        let text = format!(
            "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    strategy:\n      matrix:\n        gate: [one, two]\n    \
             env:\n      ENVIRONMENT: dev\n    steps:\n      - env:\n          GATE: ${{{{ matrix.gate }}}}\n        run: |\n          {indented}\n"
        );
        let workflow = Workflow::read("a.yml", text.as_bytes()).unwrap();
        of(&workflow).iter().map(|words| words.join(" ")).collect()
    }

    #[test]
    fn commands_are_read_as_the_shell_reads_them() {
        assert_eq!(of_script("cargo xtask check a b"), ["check a b"]);
        assert_eq!(of_script("id=$(cargo xtask build) # makes it"), ["build"]);
        assert_eq!(
            of_script("cargo xtask drift --env \"$ENVIRONMENT\" >a.txt || code=$?"),
            ["drift --env dev"]
        );
        assert_eq!(
            of_script("cargo xtask a 2>b\ncargo xtask c \\\n  --d 'e f'"),
            ["a", "c   --d e f".replace("   ", " ").as_str()]
        );
        assert_eq!(of_script("echo cargo && true"), Vec::<String>::new());
        assert_eq!(of_script("echo 'run `cargo xtask a`' && cargo xtask b"), ["b"]);
    }

    #[test]
    fn a_variable_has_every_value_of_its_matrix_or_one_that_is_not_known() {
        assert_eq!(of_script("cargo xtask check \"$GATE\" ${OTHER}"), ["check one x", "check two x"]);
    }
}
