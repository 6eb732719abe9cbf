//! Access as people read it.

pub(crate) mod human;

#[cfg(test)]
mod calls;
