//! Runs other programs.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::context::Context;
use crate::error::{Error, Result};

/// Runs a program with its output on the terminal.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|source| Error::Start { program, source })?;
    if status.success() { Ok(()) } else { Err(failed(command, &status.to_string())) }
}

/// Runs a program and gives its standard output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().map_err(|source| Error::Start { program, source })?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let talk = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Err(failed(command, &format!("{}\n{talk}", output.status)))
    }
}

fn failed(command: &Command, status: &str) -> Error {
    let words = std::iter::once(command.get_program()).chain(command.get_args()).map(OsStr::to_string_lossy);
    let words: Vec<_> = words.map(|word| short(&word)).collect();
    Error::Failed { command: words.join(" "), status: status.to_owned() }
}

/// A path without its folders, for messages.
fn short(word: &str) -> String {
    let path = Path::new(word);
    match path.file_name() {
        Some(name) if path.is_absolute() => name.to_string_lossy().into_owned(),
        _ => word.to_owned(),
    }
}

/// A cargo command in the workspace.
pub(crate) fn cargo(context: &Context, arguments: &[&str]) -> Command {
    let mut command = Command::new(&context.cargo);
    command.args(arguments).current_dir(&context.root);
    command
}
