//! Shared by the commands that check: the formats that other programs read.

pub(crate) mod sarif;
