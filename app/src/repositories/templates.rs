//! Templates of prompts: added, never changed.

use tokio_postgres::Row;
use tokio_postgres::types::Json;

use crate::Error;
use crate::database::{Statements, statements};
use crate::models::{NewTemplate, Template, Words};

statements! { templates {
    /// Nothing is written when the same is there, or when another took the number just now.
    PUBLISH = "insert into prompt_template (tenant_id, name, version, text, fields, most_tokens, digest, created_by)
               select $1::bigint, $2::text, coalesce(max(version), 0) + 1, $3::text, $4::jsonb, $5::integer, $6::bytea, $7::text
               from prompt_template where tenant_id = $1 and name = $2
               on conflict do nothing
               returning name, version, text, fields, most_tokens, created_by";
    PUBLISHED = "select name, version, text, fields, most_tokens, created_by
                 from prompt_template where tenant_id = $1 and name = $2 and digest = $3";
    GET = "select name, version, text, fields, most_tokens, created_by
           from prompt_template where tenant_id = $1 and name = $2 and version = $3";
    NEWEST = "select name, version, text, fields, most_tokens, created_by
              from prompt_template where tenant_id = $1 and name = $2 order by version desc limit 1";
    LIST = "select name, version, text, fields, most_tokens, created_by
            from prompt_template where tenant_id = $1 and (name, version) > ($2::text, $3::integer)
            order by name, version limit $4";
} }

/// Publishes the next version of a template; nothing when the same is published, or another was at the same moment.
///
/// # Errors
/// When Postgres does not answer.
pub async fn publish(
    db: &impl Statements,
    new: &NewTemplate,
    digest: &[u8],
    by: &str,
) -> Result<Option<Template>, Error> {
    let fields = Json(&new.fields);
    let row = db
        .query_opt(
            &PUBLISH,
            &[&db.tenant().0, &new.name, &new.text.0, &fields, &new.most_tokens, &digest, &by],
        )
        .await?;
    Ok(row.map(|row| template(&row)))
}

/// The version of a template with this content.
///
/// # Errors
/// When Postgres does not answer.
pub async fn published(db: &impl Statements, name: &str, digest: &[u8]) -> Result<Option<Template>, Error> {
    let row = db.query_opt(&PUBLISHED, &[&db.tenant().0, &name, &digest]).await?;
    Ok(row.map(|row| template(&row)))
}

/// A version of a template, or its newest.
///
/// # Errors
/// When Postgres does not answer.
pub async fn get(db: &impl Statements, name: &str, version: Option<i32>) -> Result<Option<Template>, Error> {
    let tenant = db.tenant().0;
    let row = match version {
        Some(version) => db.query_opt(&GET, &[&tenant, &name, &version]).await?,
        None => db.query_opt(&NEWEST, &[&tenant, &name]).await?,
    };
    Ok(row.map(|row| template(&row)))
}

/// Every version of every template after one, by name and version, at most `limit`.
///
/// # Errors
/// When Postgres does not answer.
pub async fn list(
    db: &impl Statements,
    (name, version): (&str, i32),
    limit: i64,
) -> Result<Vec<Template>, Error> {
    let rows = db.query(&LIST, &[&db.tenant().0, &name, &version, &limit]).await?;
    Ok(rows.iter().map(template).collect())
}

fn template(row: &Row) -> Template {
    let Json(fields): Json<Vec<String>> = row.get(3);
    Template {
        name: row.get(0),
        version: row.get(1),
        text: Words(row.get(2)),
        fields,
        most_tokens: row.get(4),
        created_by: row.get(5),
    }
}
