//! What the platform does, apart from where it is asked and where it is kept.

pub mod pipeline;
pub mod tokens;
