//! `doctor`: what is missing on this machine.

use std::borrow::Cow;
use std::process::Command;

use crate::context::{Context, data};
use crate::error::{Error, Result};
use crate::gate::tools::TOOLS;
use crate::process;

/// Say what is missing on this machine, and the command that mends it
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: cargo xtask doctor")]
pub(crate) struct Args {}

/// Gigabytes that `up` and `test` take under `target/`.
const ROOM: u64 = 12;

/// One line of the report.
struct Finding {
    what: &'static str,
    /// What was found, or nothing.
    found: Option<String>,
    /// What it is needed for, and the command that brings it.
    mend: Cow<'static, str>,
    required: bool,
}

pub(crate) fn run(_: &Args, context: &Context) -> Result<()> {
    let findings = look(context);
    for Finding { what, found, mend, required } in &findings {
        let (mark, text) = match found {
            Some(found) => ("ok", found.as_str()),
            None if *required => ("MISSING", mend.as_ref()),
            None => ("-", mend.as_ref()),
        };
        data(&format!("{mark:>8}  {what:<22} {text}"));
    }
    let missing = findings.iter().filter(|finding| finding.required && finding.found.is_none()).count();
    if missing > 0 { Err(Error::Check(format!("{missing} required things are missing"))) } else { Ok(()) }
}

fn look(context: &Context) -> Vec<Finding> {
    let version = |program: &str, argument: &str| {
        let path = context.program(program)?;
        let text = process::output(Command::new(path).arg(argument)).ok()?;
        text.lines().next().map(str::to_owned)
    };
    let optional =
        |what, found, mend: &'static str| Finding { what, found, mend: mend.into(), required: false };
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let debian = release.contains("VERSION_CODENAME=bookworm")
        && ["apt-get", "dpkg-deb"].iter().all(|name| context.program(name).is_some());
    let postgres = postgres_on_machine().or_else(|| version("postgres", "--version"));
    let redis = version("redis-server", "--version");
    let docker = version("docker", "--version").filter(|_| {
        process::output(Command::new("docker").args(["version", "--format", "{{.Server.Version}}"])).is_ok()
    });
    let services = (postgres.is_some() && redis.is_some()) || docker.is_some() || debian;
    let way = match (&postgres, &redis, &docker) {
        (Some(_), Some(_), _) => "programs of this machine",
        (.., Some(_)) => "a Docker engine",
        _ => "Debian packages, fetched privately under target/",
    };
    let mut findings = vec![
        Finding {
            what: "cargo",
            found: version("cargo", "--version"),
            mend: "install Rust: https://rustup.rs".into(),
            required: true,
        },
        Finding {
            what: "C compiler",
            found: version("cc", "--version"),
            mend: "for TLS (aws-lc): apt-get install gcc".into(),
            required: true,
        },
        Finding {
            what: "Postgres and Redis",
            found: services.then(|| way.to_owned()),
            mend: "for `up` and `test`: apt-get install postgresql redis-server, or start Docker".into(),
            required: true,
        },
        optional("  Postgres", postgres, "not on this machine"),
        optional("  Redis", redis, "not on this machine"),
        optional("  Docker engine", docker, "none runs"),
        optional("git", version("git", "--version"), "for `plan --since`: apt-get install git"),
    ];
    let disk = process::output(Command::new("df").args(["-Pk", "."]).current_dir(&context.root));
    if let Some(free) = disk.ok().as_deref().and_then(gigabytes) {
        findings.push(Finding {
            what: "room",
            found: (free >= ROOM).then(|| format!("{free} GB are free")),
            mend: format!("{free} GB are free; `up` and `test` take {ROOM} under target/").into(),
            required: false,
        });
    }
    findings.extend(TOOLS.iter().map(|tool| Finding {
        what: tool.name,
        found: tool.version(context),
        mend: format!("for {}: {}", tool.purpose, tool.install).into(),
        required: false,
    }));
    findings
}

/// The gigabytes that are free, as `df -Pk` says of one file system.
/// <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/df.html>
fn gigabytes(report: &str) -> Option<u64> {
    let blocks = report.lines().nth(1)?.split_whitespace().rev().nth(2)?;
    Some(blocks.parse::<u64>().ok()? * 1024 / 1_000_000_000)
}

/// Debian keeps the server off `PATH`.
fn postgres_on_machine() -> Option<String> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let newest = versions
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.join("bin/postgres").is_file())
        .max()?;
    process::output(Command::new(newest.join("bin/postgres")).arg("--version"))
        .ok()
        .map(|text| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_free_is_read_from_the_end_of_the_line() {
        let report = "Filesystem 1024-blocks Used Available Capacity Mounted on\n\
                      /dev/a disk 263174212 33000000 60546816 37% /work\n";
        assert_eq!(gigabytes(report), Some(61));
        assert_eq!(gigabytes("df: no file systems processed\n"), None);
    }
}
