//! How a release comes to an environment.

use super::strict::Section;

/// What a release must have behind it.
#[derive(Clone, Debug, Default)]
pub struct Release {
    /// The environment that it is promoted from; the first one has none.
    pub from: Option<String>,
    /// Minutes that it must have served there.
    pub verified_minutes: i64,
    /// The commands whose success at its commit is asked for.
    pub checks: Vec<String>,
    /// Days on which nothing is promoted, first and last.
    pub freeze: Vec<(String, String)>,
}

const CHECKS: &str = "a list of `check` and `test`";
const FREEZE: &str = "a list of first and last days, such as `2026-12-19/2027-01-04`";

impl Release {
    pub(super) fn read(section: &Section<'_>) -> Self {
        let from = section.text("from", "the environment before, such as `dev`", |text| !text.is_empty());
        Self {
            from: Some(from),
            verified_minutes: section.number("verified_minutes", 0, 100_000),
            checks: section.texts("checks", CHECKS, 2, |text| matches!(text, "check" | "test")),
            freeze: section
                .texts("freeze", FREEZE, 50, |text| days(text).is_some())
                .iter()
                .filter_map(|text| days(text))
                .collect(),
        }
    }
}

/// The first and the last day of `2026-12-19/2027-01-04`.
fn days(text: &str) -> Option<(String, String)> {
    let (first, last) = text.split_once('/')?;
    (is_day(first) && is_day(last) && first <= last).then(|| (first.to_owned(), last.to_owned()))
}

/// `2026-12-19`
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let number = |text: &str, length: usize| {
        if text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()) {
            text.parse().ok()
        } else {
            None
        }
    };
    number(year, 4).is_some_and(|_: u32| true)
        && number(month, 2).is_some_and(|month: u32| (1..=12).contains(&month))
        && number(day, 2).is_some_and(|day: u32| (1..=31).contains(&day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_freeze_has_a_first_and_a_last_day() {
        assert!(days("2026-12-19/2027-01-04").is_some());
        for wrong in
            ["2026-12-19", "2027-01-04/2026-12-19", "2026-13-01/2026-13-02", "19.12.2026/20.12.2026", ""]
        {
            assert!(days(wrong).is_none(), "{wrong}");
        }
    }
}
