//! What GitHub does, one workflow a file.

mod ci;

use actions::{File, Pin, Pins};

/// Every generated file.
///
/// # Panics
/// When `pins.toml` lacks an action that a workflow uses; a test renders all of them.
#[must_use]
pub fn all() -> Vec<File> {
    let pins = Pins::read(include_str!("../pins.toml")).expect("pins.toml is read by a test");
    vec![ci::workflow(&pins).render()]
}

/// The pin of an action that a workflow uses.
fn pin<'a>(pins: &'a Pins, action: &str) -> &'a Pin {
    pins.get(action).expect("every action that a workflow uses has its line in pins.toml")
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_workflow_is_yaml_with_a_job() {
        for file in super::all() {
            assert!(
                file.path.starts_with(".github/workflows/") && file.text.contains("\njobs:\n"),
                "{}",
                file.path
            );
        }
    }
}
