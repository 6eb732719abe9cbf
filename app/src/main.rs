//! The app's binary: `app api`, `app worker`, `app migrate` or `app arrive`, configured by its environment.

use std::process::ExitCode;

use app::{Error, arrive, chain, migrate, start};
use contract::{Api, Arrive, Host, Migrate, Worker};
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

const USAGE: &str = "usage: app api | worker | migrate | arrive\n\nSettings come from the environment; a missing one is named.";

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().json().with_target(false).with_max_level(tracing::Level::INFO).init();
    let process = std::env::args().nth(1).unwrap_or_default();
    // There is one provider in the build; installing it makes that certain for every library.
    if rustls::crypto::aws_lc_rs::default_provider().install_default().is_err() {
        tracing::warn!("a TLS provider was installed before");
    }
    match run(&process).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            tracing::error!("{USAGE}");
            ExitCode::from(2)
        }
        Err(error @ Error::Settings(_)) => {
            tracing::error!("{error}");
            ExitCode::from(2)
        }
        Err(error) => {
            tracing::error!(error = chain(&error), "{process} failed");
            ExitCode::FAILURE
        }
    }
}

/// Runs one process; false when there is none of that name.
async fn run(process: &str) -> Result<bool, Error> {
    #[expect(clippy::disallowed_methods, reason = "the environment is read here and nowhere else")]
    let lookup = |name: &str| std::env::var(name).ok();
    let host = Host::read(lookup);
    match process {
        "api" => start::api(Api::read(lookup)?, &host, stop_signal()).await?,
        "worker" => start::worker(Worker::read(lookup)?, &host, stop_signal()).await?,
        "arrive" => arrive::run(&Arrive::read(lookup)?).await?,
        "migrate" => {
            let applied = migrate::run(&Migrate::read(lookup)?, &host).await?;
            tracing::info!(?applied, "the database is up to date");
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Is cancelled when the host asks the process to stop.
fn stop_signal() -> CancellationToken {
    let stop = CancellationToken::new();
    let asked = stop.clone();
    tokio::spawn(async move {
        let (Ok(mut terminate), Ok(mut interrupt)) =
            (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
        else {
            return tracing::error!("signals cannot be received: the process ends without warning");
        };
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("asked to stop");
        asked.cancel();
    });
    stop
}
