//! Tries dead letters of a run again: those that pass are written under their own numbers, the others keep why they do not.

use super::transform::Transform;
use super::write::{is_data_error, is_there};
use super::{Outcome, Work};
use crate::Error;
use crate::database::Scope;
use crate::models::RunId;
use crate::repositories::dead_letters::{self, Letter};
use crate::repositories::jobs::{self, JobKind};
use crate::repositories::{chunks, flows, records, runs};
use crate::services::pipeline::Record;

/// Dead letters that are read at once, and their bytes, but for the last one.
const PAGE: i64 = 1000;
const LARGEST_PAGE: i64 = 2 << 20;
/// Bytes of what passed that are written at once, but for the last record: steps can make long ones out of short ones.
const LARGEST_WRITE: usize = 2 << 20;

/// What becomes of some dead letters.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sorted {
    /// Numbers and bodies of the records that pass.
    passed: Vec<(i64, String)>,
    /// Records that a filter keeps out: they are no longer skipped, and not written.
    filtered: Vec<i64>,
    /// Records that do not pass, and why.
    stay: Vec<(i64, String)>,
}

/// Replays the dead letters of a run through a version of its flow.
///
/// # Errors
/// When Postgres fails; what was written is not tried again.
pub(super) async fn replay(work: &Work<'_>, run: RunId, version: i32) -> Result<Outcome, Error> {
    let Some(found) = runs::get(&work.db, run).await? else { return Ok(Outcome::Moot) };
    // A run that was carried over has records of the version that it came from.
    let carried_from = found.carried_from.filter(|_| version == found.version);
    let Some(definition) = flows::definition(&work.db, found.flow, version, carried_from).await? else {
        return Ok(Outcome::Moot);
    };
    let transform = Transform::new(definition);
    let mut after = 0;
    loop {
        let letters = dead_letters::list(&work.db, run, after, PAGE, LARGEST_PAGE).await?.items;
        let Some(last) = letters.last() else { break };
        after = last.number;
        let mut letters = letters.into_iter().peekable();
        while letters.peek().is_some() {
            if !write(work, run, sort(&transform, &mut letters)).await? {
                return Ok(Outcome::Stopped);
            }
        }
        work.show(run).await;
        if work.stop.is_cancelled() {
            return Ok(Outcome::HandedBack);
        }
    }
    tracing::info!(tenant = %work.tenant.id, %run, version, "replayed");
    jobs::remove(&work.db, JobKind::Replay, run.0, version).await?;
    Ok(Outcome::Done)
}

/// Passes dead letters, until as much passed as is written at once. What is not exactly the record stays with the reason that it
/// has: another record must not take its place.
fn sort(transform: &Transform, letters: &mut impl Iterator<Item = Letter>) -> Sorted {
    let mut sorted = Sorted::default();
    let (mut body, mut bytes) = (Vec::new(), 0);
    for letter in letters.filter(|letter| letter.whole) {
        match transform.apply(Record::parse(letter.raw.as_bytes()), &mut body) {
            Ok(true) => {
                bytes += body.len();
                sorted.passed.push((letter.number, String::from_utf8_lossy(&body).into_owned()));
            }
            Ok(false) => sorted.filtered.push(letter.number),
            Err(reason) => sorted.stay.push((letter.number, reason)),
        }
        if bytes >= LARGEST_WRITE {
            break;
        }
    }
    sorted
}

/// Writes a page in one transaction; false when somebody else replayed some of it.
async fn write(work: &Work<'_>, run: RunId, sorted: Sorted) -> Result<bool, Error> {
    let Sorted { passed, filtered, mut stay } = sorted;
    let mut session = work.db.session().await?;
    let scope = session.begin().await?;
    let (written, refused) = match insert(&scope, run, passed).await {
        Ok(result) => result,
        Err(error) if is_there(&error) => return Ok(false),
        Err(error) => return Err(error),
    };
    stay.extend(refused);
    let gone: Vec<i64> = written.iter().chain(&filtered).copied().collect();
    let removed = dead_letters::remove(&scope, run, &gone).await?;
    if usize::try_from(removed).ok() != Some(gone.len()) {
        return Ok(false);
    }
    dead_letters::explain(&scope, run, &stay).await?;
    chunks::replayed(&scope, run, written.len(), gone.len()).await?;
    scope.commit().await?;
    Ok(true)
}

/// Writes the records that Postgres takes; gives their numbers, and the others with the reason.
async fn insert(
    scope: &Scope<'_>,
    run: RunId,
    passed: Vec<(i64, String)>,
) -> Result<(Vec<i64>, Vec<(i64, String)>), Error> {
    let (numbers, bodies): (Vec<i64>, Vec<String>) = passed.into_iter().unzip();
    scope.mark().await?;
    match records::add(scope, run, &numbers, &bodies).await {
        Ok(()) => {
            scope.keep().await?;
            return Ok((numbers, Vec::new()));
        }
        Err(error) if is_data_error(&error) => scope.undo().await?,
        Err(error) => return Err(error),
    }
    // One of them at least is refused: one by one then.
    let (mut written, mut refused) = (Vec::new(), Vec::new());
    for (number, body) in numbers.into_iter().zip(bodies) {
        scope.mark().await?;
        match records::add(scope, run, &[number], &[body]).await {
            Ok(()) => {
                scope.keep().await?;
                written.push(number);
            }
            Err(error) if is_data_error(&error) => {
                scope.undo().await?;
                refused.push((number, crate::chain(&error)));
            }
            Err(error) => return Err(error),
        }
    }
    Ok((written, refused))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::Definition;

    #[test]
    fn letters_pass_are_kept_out_or_stay() {
        let steps = r#"[{"select":["a"]},{"filter":{"greater_than":{"field":"a","value":1}}}]"#;
        let transform =
            Transform::new(Definition { steps: serde_json::from_str(steps).unwrap(), fields: None });
        let letters = [(r#"{"a":2,"b":0}"#, true), (r#"{"a":1}"#, true), (r#"{"b":1}"#, true), ("1,2", true)];
        let cut = [(r#"{"a":3}"#, false), (r#"{"a":4}"#, true)];
        let letters = letters.into_iter().chain(cut);
        let mut letters = (5..).zip(letters).map(|(number, (raw, whole))| Letter {
            number,
            reason: String::new(),
            raw: raw.to_owned(),
            whole,
        });
        let sorted = sort(&transform, &mut letters);
        assert_eq!(sorted.passed, [(5, r#"{"a":2}"#.to_owned()), (10, r#"{"a":4}"#.to_owned())]);
        assert_eq!(sorted.filtered, [6]);
        assert_eq!(sorted.stay.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [7, 8]);
    }

    #[test]
    fn what_passes_is_written_before_it_is_much() {
        let steps = r#"[{"derive":{"field":"b","template":"{a}{a}{a}{a}{a}{a}{a}{a}"}}]"#;
        let transform =
            Transform::new(Definition { steps: serde_json::from_str(steps).unwrap(), fields: None });
        let raw = format!(r#"{{"a":"{}"}}"#, "x".repeat(60_000));
        let letter = |number| Letter { number, reason: String::new(), raw: raw.clone(), whole: true };
        let mut letters = (1..=10).map(letter);
        let first = sort(&transform, &mut letters).passed;
        assert_eq!((first.len(), sort(&transform, &mut letters).passed.len()), (4, 4));
        assert_eq!(sort(&transform, &mut letters).passed.len(), 2);
    }
}
