//! What the worker does: takes runs from the queue and streams their records.

mod batch;
mod reader;
mod run_flow;
pub mod worker;

pub use reader::{Raw, Reader};
pub use run_flow::{Outcome, run_flow};
