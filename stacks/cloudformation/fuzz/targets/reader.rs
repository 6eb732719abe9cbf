//! Any bytes: a document or one finding with a place in the text. What was read is written and read back the same.
#![no_main]

use cloudformation::document::{read_bytes, to_yaml};
use cloudformation::json::{compact, render};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match read_bytes(bytes) {
        Ok(node) => {
            let json = node.to_json();
            for text in [render(&json), to_yaml(&json)] {
                let again = read_bytes(text.as_bytes()).expect("what was written can be read");
                assert_eq!(compact(&again.to_json()), compact(&json), "{text}");
            }
        }
        Err(finding) => {
            assert!(!finding.message.is_empty());
            let lines = bytes.iter().filter(|byte| **byte == b'\n' || **byte == b'\r').count();
            assert!(finding.line <= lines + 2, "line {} of {lines}", finding.line);
        }
    }
});
