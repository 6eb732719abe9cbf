//! One command a file: its arguments, and how it joins the stages. Nothing is decided here.

pub(crate) mod access;
pub(crate) mod bootstrap;
pub(crate) mod build;
pub(crate) mod cancel;
pub(crate) mod check;
pub(crate) mod deploy;
pub(crate) mod doctor;
pub(crate) mod down;
pub(crate) mod drift;
pub(crate) mod github;
pub(crate) mod logs;
pub(crate) mod outputs;
pub(crate) mod pins;
pub(crate) mod plan;
pub(crate) mod promote;
pub(crate) mod recover;
pub(crate) mod release;
pub(crate) mod rollback;
pub(crate) mod schema;
pub(crate) mod simulator;
pub(crate) mod status;
pub(crate) mod synth;
pub(crate) mod task;
pub(crate) mod test;
pub(crate) mod up;
pub(crate) mod validate;
pub(crate) mod watch;
pub(crate) mod workflows;

#[cfg(not(all(feature = "operate", feature = "rules", feature = "schema")))]
mod handover;

/// How data is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    Human,
    Json,
}
