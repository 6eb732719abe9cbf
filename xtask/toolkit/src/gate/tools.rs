//! The programs that gates run: where they lie, and the command that brings each.

use std::path::PathBuf;
use std::process::Command;

use crate::context::Context;
use crate::process;

/// A virtual environment of Python beside what is built: looked into, never made here.
const FOLDER: &str = "target/xtask/tools/bin";

/// Brings semgrep and kingfisher, at the versions that CI has, to [`FOLDER`].
const SCANNERS: &str = "python3 -m venv target/xtask/tools && target/xtask/tools/bin/pip install --requirement workflows/sast/requirements.txt";

/// A program that is not cargo's own.
#[derive(Debug)]
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    /// The arguments with which it says its version, without asking the network.
    version: &'static [&'static str],
    pub(crate) purpose: &'static str,
    /// The command that brings it.
    pub(crate) install: &'static str,
}

pub(crate) const TOOLS: [Tool; 8] = [
    Tool {
        name: "cargo-nextest",
        version: &["--version"],
        purpose: "faster tests, and `check coverage`",
        install: "cargo install cargo-nextest --locked",
    },
    Tool {
        name: "cargo-deny",
        version: &["--version"],
        purpose: "`check deny` and `check advisories`",
        install: "cargo install cargo-deny --locked",
    },
    Tool {
        name: "cargo-shear",
        version: &["--version"],
        purpose: "`check unused`",
        install: "cargo install cargo-shear --locked",
    },
    Tool {
        name: "cargo-hack",
        version: &["hack", "--version"],
        purpose: "`check features`",
        install: "cargo install cargo-hack --locked",
    },
    Tool {
        name: "cargo-llvm-cov",
        version: &["llvm-cov", "--version"],
        purpose: "`check coverage`",
        install: "cargo install cargo-llvm-cov --locked && rustup component add llvm-tools",
    },
    Tool {
        name: "zizmor",
        version: &["--version"],
        purpose: "`check audit`",
        install: "cargo install zizmor --locked",
    },
    Tool {
        name: "semgrep",
        version: &["--disable-version-check", "--version"],
        purpose: "`check sast`",
        install: SCANNERS,
    },
    Tool { name: "kingfisher", version: &["--version"], purpose: "`check secrets`", install: SCANNERS },
];

impl Tool {
    /// What it says of its version, where it is installed.
    pub(crate) fn version(&self, context: &Context) -> Option<String> {
        find(context, self.name)?;
        let text = process::output(command(context, self.name).args(self.version)).ok()?;
        text.lines().next().map(str::to_owned)
    }
}

/// A program on `PATH`, or beside what is built.
pub(crate) fn find(context: &Context, name: &str) -> Option<PathBuf> {
    let beside = || Some(context.root.join(FOLDER).join(name)).filter(|file| file.is_file());
    context.program(name).or_else(beside)
}

/// A program, run in the workspace; what it calls in turn is found in the same places.
pub(super) fn command(context: &Context, name: &str) -> Command {
    let mut command = Command::new(find(context, name).unwrap_or_else(|| name.into()));
    let folders = context.path.iter().cloned().chain([context.root.join(FOLDER)]);
    // A folder whose name holds the separator cannot be written down; then `PATH` stays as it is.
    if let Ok(path) = std::env::join_paths(folders) {
        command.env("PATH", path);
    }
    command.current_dir(&context.root);
    command
}

/// Why a gate is skipped that needs a program.
pub(crate) fn missing(name: &str) -> String {
    let install = TOOLS.iter().find(|tool| tool.name == name).map_or("", |tool| tool.install);
    format!("{name} is not installed: {install}")
}
