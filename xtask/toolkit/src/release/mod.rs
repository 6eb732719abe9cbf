//! What is shipped.

pub(crate) mod image;
