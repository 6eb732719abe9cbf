//! `app migrate`: makes the roles that the app signs in as, then brings every schema up to date.

use contract::{Credentials, Host, Migrate};
use futures_util::{StreamExt, TryStreamExt, stream};
use tokio_postgres::{Client, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::models::{Place, Tenant, TenantId};
use crate::{Error, database, tls};

mod platform {
    refinery::embed_migrations!("migrations/platform");
}
mod tenant {
    refinery::embed_migrations!("migrations/tenant");
}

/// The roles that the migrations grant to.
const API_ROLE: &str = "flow_api";
const WORKER_ROLE: &str = "flow_worker";
/// Any number that no other program locks: two migrations at once wait for each other.
const LOCK: i64 = 0x0074_7265_7374_6c65;
/// Schemas that are brought up to date at once.
const AT_ONCE: usize = 4;
/// Where a schema of tenant data keeps its history.
const HISTORY: &str = "migration";

/// Brings the database up to date; gives the names of the migrations that ran, with the schema of those of tenants.
///
/// # Errors
/// When Postgres cannot be reached, a secret is for another role, or a migration fails; then nothing of that one lasts, and what
/// ran before it is not run again.
pub async fn run(settings: &Migrate, host: &Host) -> Result<Vec<String>, Error> {
    let config = database::config(&settings.database, "migrate");
    let mut client = connect(&config, &settings.database, host).await?;
    client.execute("select pg_advisory_lock($1)", &[&LOCK]).await?;
    role(&client, "API_CREDENTIALS", API_ROLE, &settings.roles.api).await?;
    role(&client, "WORKER_CREDENTIALS", WORKER_ROLE, &settings.roles.worker).await?;
    let create = format!(
        "do $$ begin execute format('grant create on database %I to {WORKER_ROLE}', current_database()); end $$"
    );
    client.batch_execute(&create).await?;
    // A release that comes back after a roll back does not have the migrations of the one that it replaces: they stay.
    let runner = platform::migrations::runner().set_abort_missing(false);
    let report = runner.run_async(&mut client).await?;
    let mut applied: Vec<String> = report.applied_migrations().iter().map(ToString::to_string).collect();

    let own = client.query("select id from tenant where place = 'own' order by id", &[]).await?;
    let shared = Tenant { id: TenantId(0), place: Place::Shared };
    let tenants = std::iter::once(shared)
        .chain(own.iter().map(|row| Tenant { id: TenantId(row.get(0)), place: Place::Own }));
    let of_tenants: Vec<Vec<String>> = stream::iter(tenants)
        .map(|tenant| schema(&settings.database, host, tenant))
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    applied.extend(of_tenants.into_iter().flatten());
    Ok(applied)
}

/// Makes the schema of a place of tenant data, or brings it up to date; gives what ran. Of two at once one waits. Signed in as `flow_worker` or as the owner
/// of the database, who is a member of it.
///
/// # Errors
/// As [`run`].
pub async fn schema(
    settings: &contract::Database,
    host: &Host,
    tenant: Tenant,
) -> Result<Vec<String>, Error> {
    let name = tenant.schema();
    let mut config = database::config(settings, "migrate");
    config.options(format!("-c role={WORKER_ROLE} -c search_path={name},public"));
    let mut client = connect(&config, settings, host).await?;
    // Until the connection ends.
    client.execute("select pg_advisory_lock(hashtextextended($1, 0))", &[&name]).await?;
    client
        .batch_execute(&format!(
            "create schema if not exists {name}; grant usage on schema {name} to {API_ROLE}"
        ))
        .await?;
    let mut runner = tenant::migrations::runner().set_abort_missing(false);
    runner.set_migration_table_name(HISTORY);
    let report = runner.run_async(&mut client).await?;
    client.batch_execute(crate::repositories::partitions::TEXT).await?;
    Ok(report.applied_migrations().iter().map(|migration| format!("{name}: {migration}")).collect())
}

async fn connect(
    config: &tokio_postgres::Config,
    settings: &contract::Database,
    host: &Host,
) -> Result<Client, Error> {
    match settings.tls {
        contract::Tls::Off => open(config, NoTls).await,
        contract::Tls::Verify => {
            open(config, MakeRustlsConnect::new(tls::client(host.ca_file.as_deref())?)).await
        }
    }
}

async fn open<T>(config: &tokio_postgres::Config, tls: T) -> Result<Client, Error>
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
