//! Sign-ins and their refresh tokens, which are kept as digests.

use tokio_postgres::Row;

use crate::Error;
use crate::database::{Statements, statements};
use crate::models::{PersonId, Role, SessionId};

statements! { sessions {
    CREATE = "insert into session (tenant_id, person_id) values ($1, $2) returning id";
    /// Two weeks from now, but no longer than the session, which ends after three months.
    ADD_TOKEN = "insert into refresh_token (tenant_id, digest, session_id, expires_at)
                 select $1, $3, id, least(now() + interval '14 days', created_at + interval '90 days')
                 from session where tenant_id = $1 and id = $2";
    OF_TOKEN = "select token.session_id, session.person_id, person.role, token.used_at is not null
                from refresh_token token
                join session on session.tenant_id = token.tenant_id and session.id = token.session_id
                join person on person.tenant_id = session.tenant_id and person.id = session.person_id
                where token.tenant_id = $1 and token.digest = $2";
    /// Of two that use a token at once, one waits for the other and finds it used.
    USE_TOKEN = "update refresh_token token set used_at = now() from session, person
                 where token.tenant_id = $1 and token.digest = $2 and token.used_at is null and token.expires_at > now()
                   and session.tenant_id = token.tenant_id and session.id = token.session_id and session.ended_at is null
                   and person.tenant_id = session.tenant_id and person.id = session.person_id and not person.disabled";
    END = "update session set ended_at = now(), ended_why = $3
           where tenant_id = $1 and id = $2 and ended_at is null";
    END_OF_PERSON = "update session set ended_at = now(), ended_why = $3
                     where tenant_id = $1 and person_id = $2 and ended_at is null and id is distinct from $4
                     returning id";
    /// A person with a subject signed in by the tenant's provider.
    END_OF_PROVIDER = "update session set ended_at = now(), ended_why = $2 from person
                       where session.tenant_id = $1 and session.ended_at is null and person.tenant_id = session.tenant_id
                         and person.id = session.person_id and person.subject is not null
                       returning session.id";
    /// A day longer than they are good: who uses one late is told that it is over.
    REMOVE_OLD = "delete from refresh_token where tenant_id = $1 and expires_at < now() - interval '1 day'";
} }

/// What a refresh token belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub session: SessionId,
    pub person: PersonId,
    pub role: Role,
    /// Whether the token was used before.
    pub used: bool,
}

/// Begins a session.
///
/// # Errors
/// When Postgres does not answer.
pub async fn create(db: &impl Statements, person: PersonId) -> Result<SessionId, Error> {
    let rows = db.query(&CREATE, &[&db.tenant().0, &person.0]).await?;
    Ok(SessionId(rows.first().map_or(0, |row| row.get(0))))
}

/// Gives a session one more refresh token, by its digest.
///
/// # Errors
/// When Postgres does not answer.
pub async fn add_token(db: &impl Statements, session: SessionId, digest: &[u8]) -> Result<(), Error> {
    db.execute(&ADD_TOKEN, &[&db.tenant().0, &session.0, &digest]).await.map(|_| ())
}

/// The session of a refresh token, by the token's digest.
///
/// # Errors
/// When Postgres does not answer.
pub async fn of_token(db: &impl Statements, digest: &[u8]) -> Result<Option<Found>, Error> {
    Ok(db.query_opt(&OF_TOKEN, &[&db.tenant().0, &digest]).await?.map(|row| found(&row)))
}

/// Uses a refresh token; false when it was used, is over, or its session or person may not go on.
///
/// # Errors
/// When Postgres does not answer.
pub async fn use_token(db: &impl Statements, digest: &[u8]) -> Result<bool, Error> {
    Ok(db.execute(&USE_TOKEN, &[&db.tenant().0, &digest]).await? == 1)
}

/// Ends a session.
///
/// # Errors
/// When Postgres does not answer.
pub async fn end(db: &impl Statements, session: SessionId, why: &str) -> Result<(), Error> {
    db.execute(&END, &[&db.tenant().0, &session.0, &why]).await.map(|_| ())
}

/// Ends the sessions of a person but one; gives those that it ended.
///
/// # Errors
/// When Postgres does not answer.
pub async fn end_of_person(
    db: &impl Statements,
    person: PersonId,
    but: Option<SessionId>,
    why: &str,
) -> Result<Vec<SessionId>, Error> {
    let but = but.map(|session| session.0);
    let rows = db.query(&END_OF_PERSON, &[&db.tenant().0, &person.0, &why, &but]).await?;
    Ok(rows.iter().map(|row| SessionId(row.get(0))).collect())
}

/// Ends the sessions of everybody who signed in by the tenant's identity provider; gives those that it ended.
///
/// # Errors
/// When Postgres does not answer.
pub async fn end_of_provider(db: &impl Statements, why: &str) -> Result<Vec<SessionId>, Error> {
    let rows = db.query(&END_OF_PROVIDER, &[&db.tenant().0, &why]).await?;
    Ok(rows.iter().map(|row| SessionId(row.get(0))).collect())
}

/// Removes the refresh tokens of this tenant that are over since a day; gives their number.
///
/// # Errors
/// When Postgres does not answer.
pub async fn remove_old(db: &impl Statements) -> Result<u64, Error> {
    db.execute(&REMOVE_OLD, &[&db.tenant().0]).await
}

fn found(row: &Row) -> Found {
    Found {
        session: SessionId(row.get(0)),
        person: PersonId(row.get(1)),
        role: Role::read(row.get(2)),
        used: row.get(3),
    }
}
