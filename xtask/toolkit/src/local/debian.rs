//! Debian packages fetched and unpacked privately: no root, and nothing of the system is touched.

use std::path::{Path, PathBuf};

use tokio::process::Command;

/// What Postgres and Redis need beyond glibc, on Debian 12: 38 MB, without the parts that `up` does not use
/// (LLVM, Perl, locales).
const PACKAGES: &str = include_str!("debian.txt");

/// Whether this machine is the release whose packages are named here.
pub(super) fn is_release() -> bool {
    std::fs::read_to_string("/etc/os-release").is_ok_and(|text| text.contains("VERSION_CODENAME=bookworm"))
}

/// The folder that holds the unpacked packages, fetched when they are not there.
///
/// # Errors
/// What went wrong, in words.
pub(super) async fn ensure(folder: &Path) -> Result<PathBuf, String> {
    let root = folder.join("root");
    let done = folder.join("done");
    if done.is_file() {
        return Ok(root);
    }
    let io = |error: std::io::Error| format!("cannot use {}: {error}", folder.display());
    std::fs::create_dir_all(folder).map_err(io)?;
    // Two clouds may begin at once: one fetches, the other waits and finds everything there.
    let lock = std::fs::File::create(folder.join("lock")).map_err(io)?;
    let _held = tokio::task::spawn_blocking(move || lock.lock().map(|()| lock))
        .await
        .map_err(|error| error.to_string())?
        .map_err(io)?;
    if done.is_file() {
        return Ok(root);
    }
    for part in ["state/lists/partial", "cache/archives/partial", "debs/partial", "root"] {
        std::fs::create_dir_all(folder.join(part)).map_err(io)?;
    }
    std::fs::write(folder.join("status"), "").map_err(io)?;
    std::fs::write(folder.join("apt.conf"), configuration()).map_err(io)?;
    let debs = folder.join("debs");
    apt(folder, &debs, &["update"]).await?;
    let mut download = vec!["download"];
    download.extend(PACKAGES.split_whitespace());
    apt(folder, &debs, &download).await?;
    let entries = std::fs::read_dir(&debs).map_err(io)?;
    for deb in entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "deb"))
    {
        let unpacked = Command::new("dpkg-deb").arg("--extract").args([&deb, &root]).output().await;
        let unpacked = unpacked.map_err(|error| format!("dpkg-deb: {error}"))?;
        if !unpacked.status.success() {
            let talk = String::from_utf8_lossy(&unpacked.stderr);
            return Err(format!("cannot unpack {}: {}", deb.display(), talk.trim()));
        }
        std::fs::remove_file(&deb).map_err(io)?;
    }
    std::fs::write(done, "").map_err(io)?;
    Ok(root)
}

/// The system's hooks would clean the system's cache; they are cleared where apt reads lists last.
fn configuration() -> String {
    let hooks = [
        "APT::Update::Pre-Invoke",
        "APT::Update::Post-Invoke",
        "APT::Update::Post-Invoke-Success",
        "DPkg::Post-Invoke",
    ];
    hooks.iter().map(|hook| format!("#clear {hook};\n")).collect()
}

async fn apt(folder: &Path, place: &Path, arguments: &[&str]) -> Result<(), String> {
    let path = |part: &str| folder.join(part).display().to_string();
    let options = [
        format!("Dir::State={}", path("state")),
        format!("Dir::State::lists={}", path("state/lists")),
        format!("Dir::State::status={}", path("status")),
        format!("Dir::State::extended_states={}", path("state/extended")),
        format!("Dir::Cache={}", path("cache")),
        format!("Dir::Cache::archives={}", path("cache/archives")),
        format!("Dir::Log={}", path("cache")),
        "Acquire::Languages=none".into(),
        "Acquire::Retries=3".into(),
        "APT::Sandbox::User=".into(),
        "Debug::NoLocking=1".into(),
    ];
    let mut command = Command::new("apt-get");
    command.arg("-qq").arg("-c").arg(folder.join("apt.conf"));
    for option in &options {
        command.args(["-o", option]);
    }
    let output = command.args(arguments).current_dir(place).output().await;
    let output = output.map_err(|error| format!("apt-get: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let talk = String::from_utf8_lossy(&output.stderr);
    Err(format!("apt-get {} failed: {}", arguments[0], talk.trim()))
}
