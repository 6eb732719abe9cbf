//! Stands between a tenant's data and a language model: finds what must not leave in a text, replaces it by placeholders, and
//! restores them in the answer. Pure: no input, no output, no clock and no randomness; the salt of a call is given.
//!
//! ```text
//! fields ──► detect ──► vault (redact) ──► the model ──► vault (restore), stream
//! (wanted)   (ranges)   (placeholders)                   (for the same owner only)
//! ```

mod detect;
mod fields;
mod kind;
pub mod labelled;
mod placeholder;
mod stream;
mod vault;

pub use detect::{Found, detect};
pub use fields::{Missing, select};
pub use kind::Kind;
pub use stream::Restorer;
pub use vault::{NotYours, Owner, Vault};
