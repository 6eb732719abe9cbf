//! `app migrate`: makes the roles that the app signs in as, then brings the schema up to date.

use contract::{Credentials, Host, Migrate};
use tokio_postgres::{Client, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::{Error, database, tls};

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// The roles that the migrations grant to.
const API_ROLE: &str = "flow_api";
const WORKER_ROLE: &str = "flow_worker";
/// Any number that no other program locks: two migrations at once wait for each other.
const LOCK: i64 = 0x0074_7265_7374_6c65;

/// Brings the database up to date; gives the names of the migrations that ran.
///
/// # Errors
/// When Postgres cannot be reached, a secret is for another role, or a migration fails; then nothing of that one lasts.
pub async fn run(settings: &Migrate, host: &Host) -> Result<Vec<String>, Error> {
    let config = database::config(&settings.database, "migrate");
    let mut client = match settings.database.tls {
        contract::Tls::Off => connect(&config, NoTls).await?,
        contract::Tls::Verify => {
            connect(&config, MakeRustlsConnect::new(tls::client(host.ca_file.as_deref())?)).await?
        }
    };
    client.execute("select pg_advisory_lock($1)", &[&LOCK]).await?;
    role(&client, "API_CREDENTIALS", API_ROLE, &settings.roles.api).await?;
    role(&client, "WORKER_CREDENTIALS", WORKER_ROLE, &settings.roles.worker).await?;
    let report = embedded::migrations::runner().run_async(&mut client).await?;
    Ok(report.applied_migrations().iter().map(ToString::to_string).collect())
}

async fn connect<T>(config: &tokio_postgres::Config, tls: T) -> Result<Client, Error>
where
    T: tokio_postgres::tls::MakeTlsConnect<tokio_postgres::Socket> + Send,
    T::Stream: Send + 'static,
{
    let (client, connection) = config.connect(tls).await?;
    tokio::spawn(connection);
    Ok(client)
}

/// Makes a role, or gives it the password of today's secret. The owner becomes a member, to hand tables over.
async fn role(
    client: &Client,
    setting: &'static str,
    name: &'static str,
    credentials: &Credentials,
) -> Result<(), Error> {
    if credentials.username != name {
        return Err(Error::Role { setting, found: credentials.username.clone(), expected: name });
    }
    let exists = client.query_opt("select 1 from pg_roles where rolname = $1", &[&name]).await?.is_some();
    let verb = if exists { "alter" } else { "create" };
    // Statements about roles take no parameters, so the password is quoted here.
    let password = credentials.password.expose().replace('\'', "''").replace('\\', "\\\\");
    client
        .batch_execute(&format!(
            "{verb} role {name} login password E'{password}'; grant {name} to current_user"
        ))
        .await?;
    let connect = format!(
        "do $$ begin execute format('grant connect on database %I to {name}', current_database()); end $$"
    );
    client.batch_execute(&connect).await?;
    Ok(())
}
