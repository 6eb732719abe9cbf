//! What left for a language model, without its words. Rows are added, never changed.

use std::collections::BTreeMap;

use tokio_postgres::Row;
use tokio_postgres::types::Json;

use crate::Error;
use crate::database::{Statements, statements};
use crate::models::{ModelCall, Outcome};

statements! { model_calls {
    ADD = "insert into model_call (tenant_id, actor, template, version, model, prompt_digest, completion_digest, redactions,
             prompt_tokens, completion_tokens, cost_micros, outcome)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    /// Times are counted in microseconds since 1970.
    LIST = "select id, (extract(epoch from at) * 1000000)::bigint, actor, template, version, model, prompt_digest,
              completion_digest, redactions, prompt_tokens, completion_tokens, cost_micros, outcome
            from model_call where tenant_id = $1 and id > $2 order by id limit $3";
} }

/// A call to be put on record.
#[derive(Clone, Copy, Debug)]
pub struct NewCall<'a> {
    pub actor: &'a str,
    pub template: &'a str,
    pub version: i32,
    pub model: &'a str,
    pub prompt_digest: &'a [u8],
    pub completion_digest: Option<&'a [u8]>,
    pub redactions: &'a BTreeMap<String, i64>,
    pub prompt_tokens: i32,
    pub completion_tokens: Option<i32>,
    pub cost_micros: Option<i64>,
    pub outcome: Outcome,
}

/// Puts a call on record.
///
/// # Errors
/// When Postgres does not answer.
pub async fn add(db: &impl Statements, call: &NewCall<'_>) -> Result<(), Error> {
    db.execute(
        &ADD,
        &[
            &db.tenant().0,
            &call.actor,
            &call.template,
            &call.version,
            &call.model,
            &call.prompt_digest,
            &call.completion_digest,
            &Json(call.redactions),
            &call.prompt_tokens,
            &call.completion_tokens,
            &call.cost_micros,
            &call.outcome.as_str(),
        ],
    )
    .await
    .map(|_| ())
}

/// The calls after an id, at most `limit`.
///
/// # Errors
/// When Postgres does not answer.
pub async fn list(db: &impl Statements, after: i64, limit: i64) -> Result<Vec<ModelCall>, Error> {
    Ok(db.query(&LIST, &[&db.tenant().0, &after, &limit]).await?.iter().map(call).collect())
}

fn call(row: &Row) -> ModelCall {
    let Json(redactions): Json<BTreeMap<String, i64>> = row.get(8);
    ModelCall {
        id: row.get(0),
        at: row.get(1),
        actor: row.get(2),
        template: row.get(3),
        version: row.get(4),
        model: row.get(5),
        prompt_digest: hex(row.get(6)),
        completion_digest: row.get::<_, Option<&[u8]>>(7).map(hex),
        redactions,
        prompt_tokens: row.get(9),
        completion_tokens: row.get(10),
        cost_micros: row.get(11),
        outcome: Outcome::read(row.get(12)),
    }
}

/// Two hexadecimal digits a byte.
fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
