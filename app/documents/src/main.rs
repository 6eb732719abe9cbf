//! The binary that renders documents: jobs come from their own queue, PDFs go to S3.

mod worker;

use std::process::ExitCode;

use app::Error;
use app::process::{self, lookup, stop_signal};
use contract::{Documents, Host};

const USAGE: &str = "usage: documents\n\nSettings come from the environment; a missing one is named.";

#[tokio::main]
async fn main() -> ExitCode {
    process::run("documents", USAGE, Box::pin(run())).await
}

async fn run() -> Result<bool, Error> {
    // A container is given the name of its process; nothing else can be asked for.
    if std::env::args().nth(1).is_some_and(|argument| argument != "documents") {
        return Ok(false);
    }
    let host = Host::read(lookup);
    let worker = worker::Worker::connect(&Documents::read(lookup)?, &host).await?;
    worker.run(&stop_signal()).await;
    Ok(true)
}
