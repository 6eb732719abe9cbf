//! What a read asks of Postgres, as the app's own figures tell it.

use std::collections::BTreeMap;

use super::api::{Api, Tried};

/// The figure, up to the name of a statement that reads flows.
const COUNTED: &str = r#"database_statements_total{statement="flows::"#;
/// Of several processes each has figures of its own: the same one answers in the end.
const TRIES: usize = 20;

/// A version of a flow is read by one statement, and a hot read by none.
pub(super) async fn of_reads(operator: &Api<'_>, demo: &Api<'_>, flow: i64) -> Tried<()> {
    let hot = format!("/flows/{flow}");
    let mut asked = Vec::new();
    for _ in 0..TRIES {
        demo.get(&hot).await?;
        let before = counts(operator).await?;
        demo.get(&hot).await?;
        demo.get(&format!("{hot}/versions/1")).await?;
        asked = grown(&before, &counts(operator).await?);
        if asked == [("VERSION".to_owned(), 1)] {
            return Ok(());
        }
    }
    Err(format!("a hot read and one of a version asked {asked:?}"))
}

async fn counts(operator: &Api<'_>) -> Tried<BTreeMap<String, u64>> {
    let figures = operator.call("GET", "/metrics", &[], "", &[200]).await?;
    Ok(read(&String::from_utf8_lossy(&figures.body)))
}

/// How often each statement was sent.
fn read(figures: &str) -> BTreeMap<String, u64> {
    let counts = figures.lines().filter_map(|line| {
        let (statement, count) = line.strip_prefix(COUNTED)?.split_once("\"} ")?;
        Some((statement.to_owned(), count.parse().ok()?))
    });
    counts.collect()
}

/// The statements that were sent in between, and how often.
fn grown(before: &BTreeMap<String, u64>, after: &BTreeMap<String, u64>) -> Vec<(String, u64)> {
    let grown = after.iter().filter_map(|(statement, count)| {
        let more = count.saturating_sub(before.get(statement).copied().unwrap_or_default());
        (more > 0).then(|| (statement.clone(), more))
    });
    grown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_counted_by_name_and_compared() {
        let figures = |version: u64| {
            read(&format!(
                "# TYPE database_statements_total counter\n\
                 database_statements_total{{statement=\"flows::GET\"}} 4\n\
                 database_statements_total{{statement=\"runs::GET\"}} 9\n\
                 database_statements_total{{statement=\"flows::VERSION\"}} {version}\n"
            ))
        };
        assert_eq!(figures(2), BTreeMap::from([("GET".to_owned(), 4), ("VERSION".to_owned(), 2)]));
        assert_eq!(grown(&figures(2), &figures(5)), [("VERSION".to_owned(), 3)]);
        assert_eq!(grown(&BTreeMap::new(), &figures(1)).len(), 2);
        assert!(grown(&figures(2), &figures(2)).is_empty());
    }
}
