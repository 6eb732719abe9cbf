//! Two templates with a byte between them that no text holds: a plan, its costs and the access that it needs.
#![no_main]

use cloudformation::access::{self, Naming};
use cloudformation::cost::{self, Usage};
use cloudformation::document::read_bytes;
use cloudformation::plan::{Side, plan};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut halves = bytes.splitn(2, |byte| *byte == 0xff);
    let read = |half: Option<&[u8]>| read_bytes(half.unwrap_or_default()).ok().map(|node| node.to_json());
    let (Some(old), new) = (read(halves.next()), read(halves.next())) else { return };
    assert!(plan("same", Side::of(&old), Side::of(&old), &[]).changes.is_empty(), "a change of nothing");
    let new = new.unwrap_or_default();
    let _ = plan("fuzz", Side::of(&old), Side::of(&new), &[]);
    let _ = cost::estimate(Side::of(&old), "eu-central-1", &Usage::default());
    let naming = Naming {
        partition: "aws",
        account: "111111111111",
        region: "eu-central-1",
        prefix: "fuzz-",
        boundary: "arn:aws:iam::111111111111:policy/fuzz",
    };
    let _ = access::access(&naming, &[access::Stack { name: "fuzz", region: "eu-central-1", template: &old }]);
});
