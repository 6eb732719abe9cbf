//! Which lines the tests run, and a line for each package that says so.

use std::collections::BTreeMap;
use std::path::Path;

use super::tools;
use crate::context::{Context, data};
use crate::error::{Error, Result};
use crate::process;

/// <https://manpages.debian.org/stable/lcov/geninfo.1.en.html#FILES>
const REPORT: &str = "target/xtask/coverage.lcov";

/// The package `tests` stays out: it starts programs, and what those run is not counted.
pub(super) fn coverage(context: &Context) -> Result<()> {
    let report = context.root.join(REPORT);
    let folder = report.parent().unwrap_or(&context.root);
    std::fs::create_dir_all(folder).map_err(|source| Error::Write { path: folder.to_owned(), source })?;
    process::run(tools::command(context, "cargo-llvm-cov").args([
        "llvm-cov",
        "nextest",
        "--workspace",
        "--exclude",
        "tests",
        "--features",
        "xtask/operate",
        "--lcov",
        "--output-path",
        REPORT,
    ]))?;
    let text = std::fs::read_to_string(&report).map_err(|source| Error::Read { path: report, source })?;
    data(&summary(&covered(&text, &context.root)));
    Ok(())
}

/// Lines that have code, and those of them that ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Lines {
    found: u64,
    run: u64,
}

/// The lines of each package, by its folder from the root.
fn covered(lcov: &str, root: &Path) -> BTreeMap<String, Lines> {
    let mut packages: BTreeMap<String, Lines> = BTreeMap::new();
    let mut package = String::new();
    for line in lcov.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let number = || value.parse::<u64>().unwrap_or(0);
        match key {
            "SF" => package = package_of(value, root),
            "LF" => packages.entry(package.clone()).or_default().found += number(),
            "LH" => packages.entry(package.clone()).or_default().run += number(),
            _ => {}
        }
    }
    packages
}

/// The folder that a file's `src`, `tests`, `benches` or `examples` lies in.
fn package_of(file: &str, root: &Path) -> String {
    let path = Path::new(file);
    let path = path.strip_prefix(root).unwrap_or(path);
    let is_of_cargo = |folder: &Path| {
        let name = folder.file_name().and_then(|name| name.to_str());
        // A package may have such a name itself.
        let is_below = folder.parent().is_some_and(|above| above != Path::new(""));
        is_below && matches!(name, Some("src" | "tests" | "benches" | "examples"))
    };
    // The outermost: a folder of modules may have such a name as well.
    let folder = path.ancestors().filter(|folder| is_of_cargo(folder)).last().and_then(Path::parent);
    folder.unwrap_or(path).display().to_string()
}

fn summary(packages: &BTreeMap<String, Lines>) -> String {
    let mut all = Lines::default();
    let mut text = String::new();
    for (name, lines) in packages {
        all = Lines { found: all.found + lines.found, run: all.run + lines.run };
        text.push_str(&row(name, *lines));
    }
    text + &row("all", all)
}

fn row(name: &str, Lines { found, run }: Lines) -> String {
    let tenths = (run * 1000).checked_div(found).unwrap_or(1000);
    format!("{:>4}.{} %  {name:<24} {run} of {found} lines\n", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LCOV: &str = "SF:/anywhere/app/src/a.rs\nDA:1,1\nLF:10\nLH:9\nend_of_record\n\
        SF:/anywhere/app/src/tests/b.rs\nLF:2\nLH:0\nend_of_record\n\
        SF:/anywhere/stacks/src/c.rs\nLF:3\nLH:3\nend_of_record\n";

    #[test]
    fn files_count_for_their_package() {
        let packages = covered(LCOV, Path::new("/anywhere"));
        assert_eq!(packages["app"], Lines { found: 12, run: 9 });
        assert_eq!(packages["stacks"], Lines { found: 3, run: 3 });
        assert_eq!(packages.len(), 2);
    }

    #[test]
    fn the_summary_ends_with_all_packages() {
        let text = summary(&covered(LCOV, Path::new("/anywhere")));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "  75.0 %  app                      9 of 12 lines");
        assert_eq!(lines[2], "  80.0 %  all                      12 of 15 lines");
        assert_eq!(summary(&BTreeMap::new()), " 100.0 %  all                      0 of 0 lines\n");
    }
}
