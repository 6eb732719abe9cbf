//! The app's binary: `app api`, `app worker`, `app migrate` or `app arrive`, configured by its environment.

use std::process::ExitCode;

use app::process::{lookup, stop_signal};
use app::{Error, arrive, migrate, process, start};
use contract::{Api, Arrive, Host, Migrate, Worker};

const USAGE: &str = "usage: app api | worker | migrate | arrive\n\nSettings come from the environment; a missing one is named.";

#[tokio::main]
async fn main() -> ExitCode {
    let name = std::env::args().nth(1).unwrap_or_default();
    process::run(&name, USAGE, Box::pin(run(&name))).await
}

/// Runs one process; false when there is none of that name.
async fn run(process: &str) -> Result<bool, Error> {
    let host = Host::read(lookup);
    match process {
        "api" => start::api(Api::read(lookup)?, &host, stop_signal()).await?,
        "worker" => Box::pin(start::worker(Worker::read(lookup)?, &host, stop_signal())).await?,
        "arrive" => arrive::run(&Arrive::read(lookup)?, &host).await?,
        "migrate" => {
            let applied = migrate::run(&Migrate::read(lookup)?, &host).await?;
            tracing::info!(?applied, "the database is up to date");
        }
        _ => return Ok(false),
    }
    Ok(true)
}
