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
    findings.extend(TOOLS.iter().map(|tool| Finding {
        what: tool.name,
        found: tool.version(context),
        mend: format!("for {}: {}", tool.purpose, tool.install).into(),
        required: false,
    }));
    findings
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
