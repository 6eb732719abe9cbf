//! What is written to `.github`, and what is checked there.

pub(crate) mod check;
pub(crate) mod commands;
mod difference;
pub(crate) mod estimate;
pub(crate) mod generate;
pub(crate) mod times;
