//! Any bytes: findings, each with a rule that is documented and a message.
#![no_main]

use cloudformation::check::{Options, check_bytes};
use cloudformation::rule;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for finding in check_bytes("fuzz", bytes, Options { region: Some("eu-central-1") }) {
        assert!(rule::find(&finding.rule).is_some(), "{}", finding.rule);
        assert!(!finding.message.is_empty(), "{}", finding.rule);
    }
});
