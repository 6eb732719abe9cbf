//! What it costs to read an environment and to synthesise its stacks: the first time in a process, and again.
//! `benches/synth.sh` runs it.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a program that measures")]

use std::time::{Duration, Instant};

use stacks::{Environment, File};

/// Runs after the first.
const RUNS: u32 = 200;

fn main() {
    let texts = stacks::NAMES.map(|name| {
        let path = format!("{}/environments/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).unwrap()
    });
    let files: Vec<File> =
        stacks::NAMES.iter().zip(&texts).map(|(name, text)| File { name, path: name, text }).collect();
    let synthesise = || -> (usize, usize) {
        let environment = Environment::read("prod", &files).unwrap();
        let stacks = stacks::platform(&environment);
        let resources = stacks.iter().map(|stack| stack.template.resource_count()).sum();
        (resources, stacks.iter().map(|stack| stack.template.render().len()).sum())
    };
    let timed = || {
        let begin = Instant::now();
        let made = std::hint::black_box(synthesise());
        (begin.elapsed(), made)
    };
    let (first, (resources, bytes)) = timed();
    let mut again: Vec<Duration> = (0..RUNS).map(|_| timed().0).collect();
    again.sort_unstable();
    let (first, median) = (first.as_secs_f64() * 1000.0, again[again.len() / 2].as_secs_f64() * 1000.0);
    println!(
        "prod, {resources} resources, {bytes} bytes: {first:.2} ms the first time, {median:.2} ms again"
    );
}
