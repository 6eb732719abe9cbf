//! What the processes of the platform have in common: the environment they read, the signal that ends them, and what their end says.

use std::process::ExitCode;

use contract::Traces;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use crate::{Error, chain, traces};

/// Runs a process to its end: 0 when it is done, 2 when it cannot be started so, 1 when it failed.
pub async fn run(name: &str, usage: &str, work: impl Future<Output = Result<bool, Error>>) -> ExitCode {
    // What is wrong with these settings is told with all that is wrong.
    let spans = traces::start(name, Traces::read(lookup).ok().as_ref());
    // There is one provider in the build; installing it makes that certain for every library.
    if rustls::crypto::aws_lc_rs::default_provider().install_default().is_err() {
        tracing::warn!("a TLS provider was installed before");
    }
    let code = match work.await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            tracing::error!("{usage}");
            ExitCode::from(2)
        }
        Err(error @ Error::Settings(_)) => {
            tracing::error!("{error}");
            ExitCode::from(2)
        }
        Err(error) => {
            tracing::error!(error = chain(&error), "{name} failed");
            ExitCode::FAILURE
        }
    };
    spans.end().await;
    code
}

/// A setting of the environment.
#[expect(clippy::disallowed_methods, reason = "the environment is read here and nowhere else")]
#[must_use]
pub fn lookup(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Is cancelled when the host asks the process to stop.
#[must_use]
pub fn stop_signal() -> CancellationToken {
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
