//! The app's binary: `app api`, `app worker`, `app migrate` or `app arrive`, configured by its environment.

use std::process::ExitCode;

use app::{Error, arrive, chain, migrate, start, traces};
use contract::{Api, Arrive, Host, Migrate, Traces, Worker};
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

const USAGE: &str = "usage: app api | worker | migrate | arrive\n\nSettings come from the environment; a missing one is named.";

#[tokio::main]
async fn main() -> ExitCode {
    let process = std::env::args().nth(1).unwrap_or_default();
    // What is wrong with these settings is told with all that is wrong.
    let spans = traces::start(&process, Traces::read(lookup).ok().as_ref());
    // There is one provider in the build; installing it makes that certain for every library.
    if rustls::crypto::aws_lc_rs::default_provider().install_default().is_err() {
        tracing::warn!("a TLS provider was installed before");
    }
    let code = end(&process, run(&process).await);
    spans.end().await;
    code
}

fn end(process: &str, result: Result<bool, Error>) -> ExitCode {
    match result {
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

#[expect(clippy::disallowed_methods, reason = "the environment is read here and nowhere else")]
fn lookup(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Runs one process; false when there is none of that name.
async fn run(process: &str) -> Result<bool, Error> {
    let host = Host::read(lookup);
    match process {
        "api" => start::api(Api::read(lookup)?, &host, stop_signal()).await?,
        "worker" => start::worker(Worker::read(lookup)?, &host, stop_signal()).await?,
        "arrive" => arrive::run(&Arrive::read(lookup)?, &host).await?,
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
