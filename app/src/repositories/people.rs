//! People of a tenant.

use contract::Secret;
use tokio_postgres::Row;

use crate::Error;
use crate::database::{Statements, statements};
use crate::models::{Person, PersonId, Role};

statements! { people {
    CREATE = "insert into person (tenant_id, email, role, password, subject) values ($1, $2, $3, $4, $5)
              on conflict do nothing returning id, email, role, disabled, totp_on, subject is not null";
    GET = "select id, email, role, disabled, totp_on, subject is not null from person
           where tenant_id = $1 and id = $2";
    LOCK = "select id, email, role, disabled, totp_on, subject is not null from person
            where tenant_id = $1 and id = $2 for update";
    LIST = "select id, email, role, disabled, totp_on, subject is not null from person
            where tenant_id = $1 and id > $2 order by id limit $3";
    OF_EMAIL = "select id, email, role, disabled, totp_on, subject is not null, password, totp from person
                where tenant_id = $1 and email = $2";
    OF_ID = "select id, email, role, disabled, totp_on, subject is not null, password, totp from person
             where tenant_id = $1 and id = $2";
    LOCK_CREDENTIALS = "select id, email, role, disabled, totp_on, subject is not null, password, totp from person
                        where tenant_id = $1 and id = $2 for update";
    LOCK_SUBJECT = "select id, email, role, disabled, totp_on, subject is not null from person
                    where tenant_id = $1 and subject = $2 for update";
    CHANGE = "update person set role = $3, disabled = $4 where tenant_id = $1 and id = $2";
    SET_PASSWORD = "update person set password = $3 where tenant_id = $1 and id = $2";
    SET_SUBJECT = "update person set subject = $3 where tenant_id = $1 and id = $2";
    /// Another provider may give the same subject to somebody else.
    FORGET_SUBJECTS = "update person set subject = null where tenant_id = $1 and subject is not null";
    ENROL = "update person set totp = $3, totp_step = 0 where tenant_id = $1 and id = $2 and not totp_on";
    TURN_ON = "update person set totp_on = true, totp_step = $3
               where tenant_id = $1 and id = $2 and not totp_on and totp = $4";
    USE_STEP = "update person set totp_step = $3
                where tenant_id = $1 and id = $2 and totp_on and totp_step < $3";
} }

/// A person with what they sign in with.
#[derive(Clone, Debug)]
pub struct Credentials {
    pub person: Person,
    /// The hash of the password.
    pub password: Option<Secret>,
    /// The secret of one-time codes, sealed.
    pub totp: Option<Vec<u8>>,
}

/// Creates a person; nothing when there is one with this e-mail address or subject.
///
/// # Errors
/// When Postgres does not answer.
pub async fn create(
    db: &impl Statements,
    email: &str,
    role: Role,
    password: Option<&Secret>,
    subject: Option<&str>,
) -> Result<Option<Person>, Error> {
    let password = password.map(Secret::expose);
    let row = db.query_opt(&CREATE, &[&db.tenant().0, &email, &role.as_str(), &password, &subject]).await?;
    Ok(row.map(|row| person(&row)))
}

/// # Errors
/// When Postgres does not answer.
pub async fn get(db: &impl Statements, id: PersonId) -> Result<Option<Person>, Error> {
    Ok(db.query_opt(&GET, &[&db.tenant().0, &id.0]).await?.map(|row| person(&row)))
}

/// The same, held until the transaction ends.
///
/// # Errors
/// When Postgres does not answer.
pub async fn lock(db: &impl Statements, id: PersonId) -> Result<Option<Person>, Error> {
    Ok(db.query_opt(&LOCK, &[&db.tenant().0, &id.0]).await?.map(|row| person(&row)))
}

/// The people after an id, at most `limit`.
///
/// # Errors
/// When Postgres does not answer.
pub async fn list(db: &impl Statements, after: i64, limit: i64) -> Result<Vec<Person>, Error> {
    Ok(db.query(&LIST, &[&db.tenant().0, &after, &limit]).await?.iter().map(person).collect())
}

/// # Errors
/// When Postgres does not answer.
pub async fn of_email(db: &impl Statements, email: &str) -> Result<Option<Credentials>, Error> {
    Ok(db.query_opt(&OF_EMAIL, &[&db.tenant().0, &email]).await?.map(|row| credentials(&row)))
}

/// # Errors
/// When Postgres does not answer.
pub async fn of_id(db: &impl Statements, id: PersonId) -> Result<Option<Credentials>, Error> {
    Ok(db.query_opt(&OF_ID, &[&db.tenant().0, &id.0]).await?.map(|row| credentials(&row)))
}

/// The same, held until the transaction ends.
///
/// # Errors
/// When Postgres does not answer.
pub async fn lock_credentials(db: &impl Statements, id: PersonId) -> Result<Option<Credentials>, Error> {
    Ok(db.query_opt(&LOCK_CREDENTIALS, &[&db.tenant().0, &id.0]).await?.map(|row| credentials(&row)))
}

/// The person whom the tenant's provider knows by a subject, held until the transaction ends.
///
/// # Errors
/// When Postgres does not answer.
pub async fn lock_subject(db: &impl Statements, subject: &str) -> Result<Option<Person>, Error> {
    Ok(db.query_opt(&LOCK_SUBJECT, &[&db.tenant().0, &subject]).await?.map(|row| person(&row)))
}

/// # Errors
/// When Postgres does not answer.
pub async fn change(db: &impl Statements, id: PersonId, role: Role, disabled: bool) -> Result<(), Error> {
    db.execute(&CHANGE, &[&db.tenant().0, &id.0, &role.as_str(), &disabled]).await.map(|_| ())
}

/// # Errors
/// When Postgres does not answer.
pub async fn set_password(db: &impl Statements, id: PersonId, hash: &Secret) -> Result<(), Error> {
    db.execute(&SET_PASSWORD, &[&db.tenant().0, &id.0, &hash.expose()]).await.map(|_| ())
}

/// # Errors
/// When Postgres does not answer.
pub async fn set_subject(db: &impl Statements, id: PersonId, subject: &str) -> Result<(), Error> {
    db.execute(&SET_SUBJECT, &[&db.tenant().0, &id.0, &subject]).await.map(|_| ())
}

/// Forgets by what names the tenant's provider knows its people.
///
/// # Errors
/// When Postgres does not answer.
pub async fn forget_subjects(db: &impl Statements) -> Result<(), Error> {
    db.execute(&FORGET_SUBJECTS, &[&db.tenant().0]).await.map(|_| ())
}

/// Keeps a secret for one-time codes that are not asked for yet; false when they are already.
///
/// # Errors
/// When Postgres does not answer.
pub async fn enrol(db: &impl Statements, id: PersonId, sealed: &[u8]) -> Result<bool, Error> {
    Ok(db.execute(&ENROL, &[&db.tenant().0, &id.0, &sealed]).await? == 1)
}

/// Asks for one-time codes from now on, if the secret is still that one.
///
/// # Errors
/// When Postgres does not answer.
pub async fn turn_on(db: &impl Statements, id: PersonId, step: i64, sealed: &[u8]) -> Result<bool, Error> {
    Ok(db.execute(&TURN_ON, &[&db.tenant().0, &id.0, &step, &sealed]).await? == 1)
}

/// Uses the code of a time step; false when it, or one after it, was used before.
///
/// # Errors
/// When Postgres does not answer.
pub async fn use_step(db: &impl Statements, id: PersonId, step: i64) -> Result<bool, Error> {
    Ok(db.execute(&USE_STEP, &[&db.tenant().0, &id.0, &step]).await? == 1)
}

fn person(row: &Row) -> Person {
    Person {
        id: PersonId(row.get(0)),
        email: row.get(1),
        role: Role::read(row.get(2)),
        disabled: row.get(3),
        one_time_codes: row.get(4),
        single_sign_on: row.get(5),
    }
}

fn credentials(row: &Row) -> Credentials {
    let password: Option<String> = row.get(6);
    Credentials { person: person(row), password: password.map(Secret::new), totp: row.get(7) }
}
