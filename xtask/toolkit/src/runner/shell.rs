//! Shells: the program and the arguments that run a script, as GitHub chooses them.

use std::path::Path;

/// A program, its arguments and the script as it is written to a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shell {
    pub(super) program: String,
    /// `{0}` in them is the script's file.
    pub(super) arguments: Vec<String>,
    /// Of the script's file, such as `.sh`; some shells insist.
    pub(super) extension: &'static str,
}

/// What stands for a shell's name:
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell>
const SHELLS: [(&str, &str, &str); 4] = [
    ("bash", "bash --noprofile --norc -e -o pipefail {0}", ".sh"),
    ("sh", "sh -e {0}", ".sh"),
    ("python", "python {0}", ".py"),
    ("pwsh", "pwsh -command \". '{0}'\"", ".ps1"),
];

/// The shell of a step; `has` says whether a program is on its `PATH`.
pub(super) fn shell(written: Option<&str>, has: &dyn Fn(&str) -> bool) -> Result<Shell, String> {
    let written = written.map(str::trim).filter(|written| !written.is_empty());
    let (template, extension) = match written {
        // Without a name there is no `pipefail`, and `sh` stands in where there is no bash.
        None if has("bash") => ("bash -e {0}", ".sh"),
        None => ("sh -e {0}", ".sh"),
        Some(written) => match SHELLS.iter().find(|(name, ..)| *name == written) {
            Some((_, template, extension)) => (*template, *extension),
            None if written.contains("{0}") => (written, ""),
            None => return Err(unknown(written)),
        },
    };
    let mut words = words(template).into_iter();
    let mut program = words.next().unwrap_or_default();
    // A machine may know Python 3 by that name only; GitHub's runners know both.
    if program == "python" && !has("python") {
        program = "python3".into();
    }
    if !program.contains('/') && !has(&program) {
        return Err(format!("the shell `{program}` is not on this machine"));
    }
    Ok(Shell { program, arguments: words.collect(), extension })
}

/// Whether a text without expressions names a shell.
pub(super) fn is_known(written: &str) -> bool {
    let written = written.trim();
    written.is_empty() || written.contains("{0}") || SHELLS.iter().any(|(name, ..)| *name == written)
}

pub(super) fn unknown(written: &str) -> String {
    let names: Vec<&str> = SHELLS.iter().map(|(name, ..)| *name).collect();
    format!("`{written}` is no shell of Linux: {} are, or a command with `{{0}}` in it", names.join(", "))
}

impl Shell {
    /// The script as it is written to its file.
    pub(super) fn script(&self, script: &str) -> String {
        if self.extension == ".ps1" {
            // PowerShell goes on after an error, and hides the exit code of what it ran.
            return format!(
                "$ErrorActionPreference = 'stop'\n{script}\nif ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) {{ exit $LASTEXITCODE }}"
            );
        }
        script.to_owned()
    }

    pub(super) fn arguments(&self, file: &Path) -> Vec<String> {
        let file = file.display().to_string();
        self.arguments.iter().map(|argument| argument.replace("{0}", &file)).collect()
    }
}

/// The words of a command line: quotes hold a word together, a backslash takes the next character as it is.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match (character, quote) {
            (_, Some(end)) if character == end => quote = None,
            ('\\', None | Some('"')) => {
                word.get_or_insert_with(String::new).extend(characters.next());
            }
            ('\'' | '"', None) => {
                quote = Some(character);
                word.get_or_insert_with(String::new);
            }
            (_, None) if character.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_with(String::new).push(character),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: Option<&str>, expected: &str) {
        let shell = shell(written, &|_| true).unwrap();
        let words = [vec![shell.program.clone()], shell.arguments(Path::new("/f"))].concat();
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn each_shell_is_started_as_github_does() {
        check(None, "bash -e /f");
        check(Some("bash"), "bash --noprofile --norc -e -o pipefail /f");
        check(Some("sh"), "sh -e /f");
        check(Some("python"), "python /f");
        check(Some("perl -w {0}"), "perl -w /f");
        check(Some("bash -x \"{0}\" 'a b'"), "bash -x /f a b");
    }

    #[test]
    fn without_bash_a_script_runs_in_sh() {
        let shell = shell(None, &|program| program == "sh").unwrap();
        assert_eq!(shell.program, "sh");
    }

    #[test]
    fn what_is_no_shell_is_said() {
        assert!(shell(Some("cmd"), &|_| true).unwrap_err().contains("`cmd` is no shell of Linux"));
        assert!(shell(Some("pwsh"), &|_| false).unwrap_err().contains("not on this machine"));
        assert!(is_known("bash") && !is_known("cmd"));
    }

    #[test]
    fn quotes_hold_words_together() {
        assert_eq!(
            words(r#"--health-cmd "pg_isready -U a" -e 'x y' a\ b """#),
            ["--health-cmd", "pg_isready -U a", "-e", "x y", "a b", ""]
        );
    }
}
