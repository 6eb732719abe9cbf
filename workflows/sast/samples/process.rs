//! What the rules of `process.yml` find, and what they let pass. Read by `semgrep --test`, compiled by nobody.

fn shells(folder: &str, script: &str) {
    // ruleid: trestle.shell-from-input
    Command::new("sh").arg("-c").arg(format!("ls {folder}")).status();
    // ruleid: trestle.shell-from-input
    Command::new("/bin/bash").current_dir("/").args(["-ec", script]);
    // ruleid: trestle.shell-from-input
    tokio::process::Command::new("bash").args(["-c", &format!("rm {folder}"), "x"]).output().await;
    // ok: trestle.shell-from-input
    Command::new("sh").arg("-c").arg("ls \"$1\"").arg("sh").arg(folder);
    // ok: trestle.shell-from-input
    Command::new("ls").arg(folder);
    // ok: trestle.shell-from-input
    Command::new("sh").args(["-c", "exec \"$@\"", "sh"]);
}

async fn upload(key: Result<Path<String>, PathRejection>, folder: &std::path::Path) -> Result<(), Problem> {
    let Path(key) = key?;
    // ruleid: trestle.path-from-request
    let path = folder.join(&key);
    // ruleid: trestle.path-from-request
    let bytes = tokio::fs::read(format!("uploads/{}", key)).await?;
    // ruleid: trestle.path-from-request
    let file = File::open(&key)?;
    // ok: trestle.path-from-request
    let path = folder.join(hex(&Sha256::digest(key.as_bytes())));
    // ok: trestle.path-from-request
    let path = folder.join("a-constant");
    // ok: trestle.path-from-request
    state.objects.tenant(tenant.id).write(&key, body).await?;
    Ok(())
}

async fn page(request: Request<Body>, folder: &std::path::Path) {
    let wanted = request.uri().path();
    // ruleid: trestle.path-from-request
    let path = folder.join(wanted);
}

async fn by_name(Path(name): Path<String>, folder: &std::path::Path) -> Result<Vec<u8>, Problem> {
    // ruleid: trestle.path-from-request
    let bytes = tokio::fs::read(folder.join(name)).await?;
    Ok(bytes)
}

async fn by_number(Path(id): Path<String>, folder: &std::path::Path) -> Result<Vec<u8>, Problem> {
    let id: u64 = id.parse().map_err(|_| Problem::no_such("page"))?;
    // ok: trestle.path-from-request
    let bytes = tokio::fs::read(folder.join(id.to_string())).await?;
    Ok(bytes)
}
