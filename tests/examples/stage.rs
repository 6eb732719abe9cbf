//! The app on private native services, for benchmarks: prints where everything answers as one line of JSON, then runs until its
//! standard input ends. `APP_PROGRAMS` names the folder of the app's binaries, if it is not the one of this program.
#![expect(clippy::print_stdout, reason = "what it prints is what it is for")]

use std::io::Read as _;

use serde_json::json;
use tests::app::App;
use tests::stage::Stage;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let stage = Stage::natively("bench").await?;
    // Nobody is held back: the limit is asked and never reached.
    let settings = [("RATE_LIMIT", "1000000".to_owned())];
    let app = App::start_with(&stage, settings).await?;
    let worker = app.worker(&stage)?;
    let tenant = app.operator.tenant("bench").await?;
    let described = json!({
        "url": app.operator.url(),
        "token": tenant.token(),
        "operator": app.operator.token(),
        "postgres": stage.postgres,
        "redis": stage.redis,
        "folder": stage.folder,
        "worker": worker.id(),
    });
    println!("{described}");
    tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())).await??;
    worker.stop()?;
    stage.close().await;
    Ok(())
}
