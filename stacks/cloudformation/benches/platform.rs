//! What each part costs on a template of 62 resources: the first time in a process, and again. `benches/templates.sh`
//! runs it.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a program that measures")]

use std::time::{Duration, Instant};

use cloudformation::access::{Naming, Stack, access};
use cloudformation::check::{self, Options};
use cloudformation::cost::{Usage, estimate};
use cloudformation::document;
use cloudformation::plan::{Side, plan};

/// Runs of each part after the first.
const RUNS: u32 = 200;

fn main() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../benches/templates/platform.yaml");
    let text = std::fs::read_to_string(path).unwrap();
    let changed =
        text.replace("CidrBlock: 10.0.0.0", "CidrBlock: 10.9.0.0").replace("DBName: shop", "DBName: other");
    assert_ne!(text, changed);
    let node = document::read(&text).unwrap();
    let (old, new) = (node.to_json(), document::read(&changed).unwrap().to_json());
    let naming = Naming {
        partition: "aws",
        account: "111122223333",
        region: "eu-central-1",
        prefix: "shop-dev-",
        boundary: "arn:aws:iam::111122223333:policy/shop/identity/shop-dev-boundary",
    };
    let stacks = [Stack { name: "shop-dev-web", region: "eu-central-1", template: &new }];
    // The plan first: what it decodes of the catalogue is not there yet.
    measure("plan", || plan("web", Side::of(&old), Side::of(&new), &[]).changes.len());
    measure("read", || document::read(&text).map(|node| node.entries().len()).unwrap_or_default());
    measure("check", || check::check(&node, Options { region: Some("eu-central-1") }).len());
    measure("access", || access(&naming, &stacks).deploy.len());
    measure("cost", || estimate(Side::of(&new), "eu-central-1", &Usage::new()).len());
}

fn measure(name: &str, work: impl Fn() -> usize) {
    let timed = || {
        let begin = Instant::now();
        std::hint::black_box(work());
        begin.elapsed()
    };
    let first = timed();
    let mut again: Vec<Duration> = (0..RUNS).map(|_| timed()).collect();
    again.sort_unstable();
    let median = again[again.len() / 2];
    println!("{name:<8} {:>8.2} ms the first time, {:>8.2} ms again", ms(first), ms(median));
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
