//! A process without its settings says which, and what it expected.

use std::process::Command;

#[test]
fn missing_settings_are_named_and_secrets_are_not_shown() -> anyhow::Result<()> {
    let output = Command::new(tests::program("app")?)
        .arg("worker")
        .env_clear()
        .env("DATABASE_PORT", "many")
        .env("DATABASE_CREDENTIALS", "hunter2")
        .output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("`DATABASE_PORT` is `many`: expected a port number from 1 to 65535"), "{said}");
    assert!(said.contains("`JOBS_QUEUE_URL` is missing"), "{said}");
    assert!(said.contains("`DATABASE_CREDENTIALS` is malformed") && !said.contains("hunter2"), "{said}");
    Ok(())
}
