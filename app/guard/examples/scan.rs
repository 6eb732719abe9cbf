//! Says as JSON how fast a file is scanned and what is in it, or how much of labelled sets is found.
//!
//! usage: scan [--times N] FILE...     megabytes a second of this thread, and how many of each kind, a line a file
//!        scan --labelled FILE...      recall and precision, over all and for each kind

#![expect(clippy::print_stdout, reason = "printing is what this program is for")]

use std::collections::BTreeMap;
use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use guard::labelled::{Score, judge, parse};
use guard::{Kind, detect};

/// Often enough for a file of a megabyte; the fastest time counts, as that with the least of other programs in it.
const TIMES: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--labelled", files @ ..] if !files.is_empty() => measure_findings(files),
        ["--times", times, files @ ..] if !files.is_empty() => measure_speed(files, times.parse()?),
        [first, ..] if !first.starts_with("--") => {
            let files: Vec<&str> = words.iter().map(String::as_str).collect();
            measure_speed(&files, TIMES)
        }
        _ => Err("usage: scan [--times N] FILE... or scan --labelled FILE...".into()),
    }
}

fn read(file: &str) -> Result<String, Box<dyn Error>> {
    std::fs::read_to_string(file).map_err(|error| format!("`{file}`: {error}").into())
}

fn measure_speed(files: &[&str], times: usize) -> Result<(), Box<dyn Error>> {
    for file in files {
        let text = read(file)?;
        let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
        for found in detect(&text) {
            *counts.entry(found.kind).or_default() += 1;
        }
        let seconds = (0..times.max(1)).map(|_| seconds_of_one(&text)).fold(f64::INFINITY, f64::min);
        let megabytes = f64::from(u32::try_from(text.len())?) / 1e6;
        let counts: Vec<String> = counts.iter().map(|(kind, count)| format!("\"{kind}\": {count}")).collect();
        println!(
            "{{\"megabytes\": {megabytes:.3}, \"megabytes_per_second\": {:.1}, \"counts\": {{{}}}}}",
            megabytes / seconds.max(1e-9),
            counts.join(", ")
        );
    }
    Ok(())
}

fn seconds_of_one(text: &str) -> f64 {
    let begin = Instant::now();
    black_box(detect(black_box(text)));
    begin.elapsed().as_secs_f64()
}

fn measure_findings(files: &[&str]) -> Result<(), Box<dyn Error>> {
    let mut texts = Vec::new();
    for file in files {
        texts.extend(parse(&read(file)?).map_err(|error| format!("`{file}`: {error}"))?);
    }
    let scores = judge(&texts);
    let all = scores.values().fold(Score::default(), |sum, score| sum.and(*score));
    let kinds: Vec<String> =
        scores.iter().map(|(kind, score)| format!("\"{kind}\": {}", json(score))).collect();
    println!("{{\"all\": {}, \"by_kind\": {{{}}}}}", json(&all), kinds.join(", "));
    Ok(())
}

fn json(score: &Score) -> String {
    let share = |share: Option<f64>| share.map_or("null".to_owned(), |share| format!("{share:.4}"));
    format!(
        "{{\"labels\": {}, \"findings\": {}, \"recall\": {}, \"precision\": {}}}",
        score.labels,
        score.findings,
        share(score.recall()),
        share(score.precision())
    )
}
