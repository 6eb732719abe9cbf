//! The stage on which integration tests play: real Postgres and Redis, an embedded S3 and SQS, and the app's processes.

pub mod api;
pub mod app;
pub mod certificates;
pub mod cloud;
pub mod collector;
pub mod index;
pub mod recorder;
pub mod stage;
pub mod workspace;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use sha2::{Digest, Sha256};

/// The workspace's root.
#[must_use]
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().map(PathBuf::from).unwrap_or_default()
}

/// A program that `cargo xtask test` built: it lies above the folder of the test's own program.
///
/// # Errors
/// When it is not there.
pub fn program(name: &str) -> anyhow::Result<PathBuf> {
    let here = std::env::current_exe()?;
    let beside = || here.ancestors().nth(2).map(PathBuf::from).unwrap_or_default();
    // Benchmarks measure what is built otherwise than they are.
    let folder = std::env::var_os("APP_PROGRAMS").map_or_else(beside, PathBuf::from);
    let program = folder.join(name);
    anyhow::ensure!(program.is_file(), "`{name}` is not built: run the tests with `cargo xtask test`");
    Ok(program)
}

/// A folder of this test's own, empty.
///
/// # Errors
/// When it cannot be made.
pub fn folder(name: &str) -> anyhow::Result<PathBuf> {
    let folder = root().join("target/xtask/tests").join(name);
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A port of 127.0.0.1 that is free now, below those that the kernel gives to whoever asks for any: between this answer and
/// its use no other test gets it.
///
/// # Errors
/// When there is none.
pub fn free_port() -> anyhow::Result<u16> {
    const FIRST: u32 = 20_000;
    const COUNT: u32 = 12_000;
    static NEXT: AtomicU32 = AtomicU32::new(0);
    // Each test is a process of its own.
    let begin = std::process::id().wrapping_mul(37);
    for _ in 0..COUNT {
        let offset = begin.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed)) % COUNT;
        let port = u16::try_from(FIRST + offset)?;
        if std::net::TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return Ok(port);
        }
    }
    anyhow::bail!("every port from {FIRST} on is taken")
}

/// The hexadecimal digits of a digest.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
