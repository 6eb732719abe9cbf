//! Records that could not be written, with the reason, until they are replayed.

use super::records::Part;
use crate::Error;
use crate::database::{Statements, statements};
use crate::models::{DeadLetter, RunId};

statements! { dead_letters {
    ADD = "insert into dead_letter (tenant_id, run_id, number, reason, raw, whole)
           select $1, $2, number, reason, raw, whole
           from unnest($3::bigint[], $4::text[], $5::text[], $6::boolean[]) as letter (number, reason, raw, whole)";
    /// One after the other, until the page has as many bytes as it may: what is behind them is not read.
    LIST = "with recursive page as (
                (select number, reason, raw, whole, octet_length(reason)::bigint + octet_length(raw) as bytes, 1::bigint as place
                 from dead_letter where tenant_id = $1 and run_id = $2 and number > $3 order by number limit 1)
                union all
                select next.number, next.reason, next.raw, next.whole,
                       page.bytes + octet_length(next.reason) + octet_length(next.raw), page.place + 1
                from page, lateral (
                    select number, reason, raw, whole from dead_letter
                    where tenant_id = $1 and run_id = $2 and number > page.number order by number limit 1
                ) as next
                where page.place < $4::bigint and page.bytes < $5::bigint
            )
            select number, reason, raw, whole, bytes from page order by place";
    REMOVE = "delete from dead_letter where tenant_id = $1 and run_id = $2 and number = any($3)";
    REASON = "update dead_letter set reason = letter.reason
              from unnest($3::bigint[], $4::text[]) as letter (number, reason)
              where tenant_id = $1 and run_id = $2 and dead_letter.number = letter.number";
} }

/// A record that could not be written, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub number: i64,
    pub reason: String,
    pub raw: String,
    /// Whether `raw` is exactly the record: only then it can be tried again.
    pub whole: bool,
}

impl From<Letter> for DeadLetter {
    fn from(letter: Letter) -> Self {
        let Letter { number, reason, raw, .. } = letter;
        Self { number, reason, raw }
    }
}

/// Keeps records that could not be written.
///
/// # Errors
/// When Postgres does not answer.
pub async fn add(db: &impl Statements, run: RunId, letters: &[Letter]) -> Result<(), Error> {
    if letters.is_empty() {
        return Ok(());
    }
    let numbers: Vec<i64> = letters.iter().map(|letter| letter.number).collect();
    let reasons: Vec<&str> = letters.iter().map(|letter| letter.reason.as_str()).collect();
    let raws: Vec<&str> = letters.iter().map(|letter| letter.raw.as_str()).collect();
    let whole: Vec<bool> = letters.iter().map(|letter| letter.whole).collect();
    db.execute(&ADD, &[&db.tenant().0, &run.0, &numbers, &reasons, &raws, &whole]).await.map(|_| ())
}

/// The dead letters of a run after a number: at most `limit`, and of at most `bytes` but for the last one.
///
/// # Errors
/// When Postgres does not answer.
pub async fn list(
    db: &impl Statements,
    run: RunId,
    after: i64,
    limit: i64,
    bytes: i64,
) -> Result<Part<Letter>, Error> {
    let rows = db.query(&LIST, &[&db.tenant().0, &run.0, &after, &limit, &bytes]).await?;
    let is_cut = rows.last().is_some_and(|last| last.get::<_, i64>(4) >= bytes);
    let letter = |row: &tokio_postgres::Row| Letter {
        number: row.get(0),
        reason: row.get(1),
        raw: row.get(2),
        whole: row.get(3),
    };
    Ok(Part { items: rows.iter().map(letter).collect(), is_cut })
}

/// Removes dead letters by their numbers; gives how many of them were there.
///
/// # Errors
/// When Postgres does not answer.
pub async fn remove(db: &impl Statements, run: RunId, numbers: &[i64]) -> Result<u64, Error> {
    db.execute(&REMOVE, &[&db.tenant().0, &run.0, &numbers]).await
}

/// Gives dead letters that stay their new reasons.
///
/// # Errors
/// When Postgres does not answer.
pub async fn explain(db: &impl Statements, run: RunId, letters: &[(i64, String)]) -> Result<(), Error> {
    let numbers: Vec<i64> = letters.iter().map(|(number, _)| *number).collect();
    let reasons: Vec<&str> = letters.iter().map(|(_, reason)| reason.as_str()).collect();
    db.execute(&REASON, &[&db.tenant().0, &run.0, &numbers, &reasons]).await.map(|_| ())
}
