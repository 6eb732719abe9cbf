//! The platform on this machine: the embedded cloud as a process of its own, and what backs it.

mod backing;
mod balancer;
pub(crate) mod daemon;
mod debian;
mod http;
mod listeners;
pub mod native;
mod postgres;
mod programs;
mod redis;
mod registry;
mod server;
mod smoke;
mod tasks;
mod tls;
mod up;

pub(crate) use server::serve;
pub(crate) use up::{down, up};

pub use programs::{Found, Programs};
pub use server::Service;

use std::path::PathBuf;

use crate::context::Context;

/// Where everything of the local platform lies.
pub(crate) fn folder(context: &Context) -> PathBuf {
    context.state.clone().unwrap_or_else(|| context.root.join("target/xtask/local"))
}
