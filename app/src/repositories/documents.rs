//! Documents of a tenant.

use tokio_postgres::Row;
use tokio_postgres::types::Json;

use crate::Error;
use crate::database::{Statements, statements};
use crate::models::{Document, DocumentId, DocumentStatus};

statements! { documents {
    CREATE = "insert into document (tenant_id, kind, data, created_by) values ($1, $2, $3, $4)
              returning id, kind, status, error, bytes, pages, sha256";
    GET = "select id, kind, status, error, bytes, pages, sha256 from document where tenant_id = $1 and id = $2";
    LIST = "select id, kind, status, error, bytes, pages, sha256
            from document where tenant_id = $1 and id > $2 order by id limit $3";
    DATA = "select data from document where tenant_id = $1 and id = $2 and status = 'queued'";
    READY = "update document set status = 'ready', error = null, bytes = $3, pages = $4, sha256 = $5
             where tenant_id = $1 and id = $2 and status = 'queued'";
    FAILED = "update document set status = 'failed', error = $3 where tenant_id = $1 and id = $2 and status = 'queued'";
} }

/// What was rendered.
#[derive(Clone, Copy, Debug)]
pub struct Rendered<'a> {
    pub bytes: i64,
    pub pages: i32,
    pub sha256: &'a [u8],
}

/// Puts a document on record, to be rendered from its data.
///
/// # Errors
/// When Postgres does not answer.
pub async fn create(
    db: &impl Statements,
    kind: &str,
    data: &serde_json::Value,
    by: &str,
) -> Result<Option<Document>, Error> {
    let row = db.query_opt(&CREATE, &[&db.tenant().0, &kind, &Json(data), &by]).await?;
    Ok(row.map(|row| document(&row)))
}

/// # Errors
/// When Postgres does not answer.
pub async fn get(db: &impl Statements, id: DocumentId) -> Result<Option<Document>, Error> {
    Ok(db.query_opt(&GET, &[&db.tenant().0, &id.0]).await?.map(|row| document(&row)))
}

/// The documents after an id, at most `limit`.
///
/// # Errors
/// When Postgres does not answer.
pub async fn list(db: &impl Statements, after: i64, limit: i64) -> Result<Vec<Document>, Error> {
    Ok(db.query(&LIST, &[&db.tenant().0, &after, &limit]).await?.iter().map(document).collect())
}

/// The data of a document that waits.
///
/// # Errors
/// When Postgres does not answer.
pub async fn data(db: &impl Statements, id: DocumentId) -> Result<Option<serde_json::Value>, Error> {
    let row = db.query_opt(&DATA, &[&db.tenant().0, &id.0]).await?;
    Ok(row.map(|row| row.get::<_, Json<_>>(0).0))
}

/// Says that a document can be fetched.
///
/// # Errors
/// When Postgres does not answer.
pub async fn ready(db: &impl Statements, id: DocumentId, rendered: &Rendered<'_>) -> Result<(), Error> {
    let Rendered { bytes, pages, sha256 } = rendered;
    db.execute(&READY, &[&db.tenant().0, &id.0, bytes, pages, sha256]).await.map(|_| ())
}

/// Says that a document cannot be rendered.
///
/// # Errors
/// When Postgres does not answer.
pub async fn failed(db: &impl Statements, id: DocumentId, why: &str) -> Result<(), Error> {
    db.execute(&FAILED, &[&db.tenant().0, &id.0, &why]).await.map(|_| ())
}

fn document(row: &Row) -> Document {
    let sha256: Option<Vec<u8>> = row.get(6);
    Document {
        id: DocumentId(row.get(0)),
        kind: row.get(1),
        status: match row.get(2) {
            "ready" => DocumentStatus::Ready,
            "failed" => DocumentStatus::Failed,
            _ => DocumentStatus::Queued,
        },
        error: row.get(3),
        bytes: row.get(4),
        pages: row.get(5),
        sha256: sha256
            .map(|digest| digest.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))),
    }
}
