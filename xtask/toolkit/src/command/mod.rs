//! One command a file: its arguments, and how it joins the stages. Nothing is decided here.

pub(crate) mod access;
pub(crate) mod bootstrap;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod deploy;
pub(crate) mod doctor;
pub(crate) mod down;
pub(crate) mod outputs;
pub(crate) mod plan;
pub(crate) mod schema;
pub(crate) mod simulator;
pub(crate) mod synth;
pub(crate) mod test;
pub(crate) mod up;
pub(crate) mod validate;
pub(crate) mod workflows;

#[cfg(not(all(feature = "cloud", feature = "rules", feature = "schema")))]
mod handover;
