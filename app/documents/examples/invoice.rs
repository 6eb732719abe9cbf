//! Renders the invoice of two pages again and again and prints what it costs as JSON:
//! `cargo run --release -p documents --example invoice -- 200`. The first render is not counted.

use std::error::Error;
use std::io::Write;
use std::{env, fs, io};

use app::models::invoice::Invoice;
use documents::render;

/// In which Linux counts the time of a process (<https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html>):
/// `sysconf(_SC_CLK_TCK)`, which is 100 on every platform we run on.
const TICKS_A_SECOND: u64 = 100;

fn main() -> Result<(), Box<dyn Error>> {
    let renders: u32 = env::args().nth(1).map_or(Ok(100), |argument| argument.parse::<u32>())?;
    let invoice: Invoice = serde_json::from_str(include_str!("../golden/two-pages.json"))?;
    let first = render(&invoice, &invoice.totals()?)?;
    let before = cpu_milliseconds()?;
    for number in 0..renders {
        // Each has another number, so that Typst cannot answer from what it remembers.
        let invoice = Invoice { number: format!("2026-{number:06}"), ..invoice.clone() };
        render(&invoice, &invoice.totals()?)?;
    }
    let spent = cpu_milliseconds()? - before;
    let each = f64::from(u32::try_from(spent)?) / f64::from(renders.max(1));
    let cost = serde_json::json!({
        "renders": renders,
        "pages": first.pages,
        "bytes": first.pdf.len(),
        "cpu_ms": each,
        "peak_kib": peak_kib()?,
    });
    writeln!(io::stdout(), "{cost}")?;
    Ok(())
}

/// What all threads of this process have spent, in user and in system mode.
fn cpu_milliseconds() -> Result<u64, Box<dyn Error>> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The name of the program stands in brackets and may hold spaces; behind it `utime` is the 12th field.
    let fields = stat.rsplit_once(')').map(|(_, fields)| fields).unwrap_or_default();
    let ticks: Vec<u64> =
        fields.split_whitespace().skip(11).take(2).map(str::parse::<u64>).collect::<Result<_, _>>()?;
    Ok(ticks.iter().sum::<u64>() * 1_000 / TICKS_A_SECOND)
}

/// The most memory that was resident.
fn peak_kib() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    Ok(peak.trim().trim_end_matches(" kB").parse()?)
}
