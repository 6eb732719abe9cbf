//! Postgres. Tenant data is reached through [`TenantDb`], which cannot be had without a tenant.

mod scope;
mod sql;

use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime};
use tokio_postgres::config::SslMode;
use tokio_postgres::types::ToSql;
use tokio_postgres::{NoTls, Row};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::models::Tenant;
use crate::{Error, tls};

pub use scope::{Scope, Session, Statements, TenantDb};
pub use sql::Sql;
pub(crate) use sql::statements;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a request waits for a connection of the pool.
const POOL_TIMEOUT: Duration = Duration::from_secs(5);

/// What one process is to the database.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    /// The process, as Postgres shows it.
    pub name: &'static str,
    /// Connections at most.
    pub connections: usize,
    /// The longest that a statement may take.
    pub statement_timeout: Duration,
}

impl Role {
    /// Requests: many, and short.
    pub const API: Self = Self { name: "api", connections: 16, statement_timeout: Duration::from_secs(10) };
    pub const DOCUMENTS: Self =
        Self { name: "documents", connections: 2, statement_timeout: Duration::from_secs(10) };

    /// Jobs, so many at once: each holds a connection for as long as it is in hand, and a batch takes longer than a request. The
    /// other connections serve what goes on beside.
    #[must_use]
    pub fn worker(jobs: usize) -> Self {
        Self { name: "worker", connections: 4 + 2 * jobs, statement_timeout: Duration::from_mins(1) }
    }
}

/// The pool of one role.
#[derive(Clone, Debug)]
pub struct Database {
    pool: Pool,
}

/// The settings of a connection, without its TLS.
pub(crate) fn config(settings: &contract::Database, process: &str) -> tokio_postgres::Config {
    let mut config = tokio_postgres::Config::new();
    config
        .host(&settings.host)
        .port(settings.port)
        .dbname(&settings.name)
        .user(&settings.credentials.username)
        .password(settings.credentials.password.expose())
        .application_name(process)
        .connect_timeout(CONNECT_TIMEOUT)
        // A server that went without a word, as in a failover, is noticed within a minute.
        .keepalives_idle(Duration::from_secs(30))
        .keepalives_interval(Duration::from_secs(10))
        .keepalives_retries(3)
        .tcp_user_timeout(Duration::from_mins(1))
        .ssl_mode(match settings.tls {
            contract::Tls::Off => SslMode::Disable,
            contract::Tls::Verify => SslMode::Require,
        });
    config
}

impl Database {
    /// A pool for one process; connections are made when they are needed.
    ///
    /// # Errors
    /// When the authorities cannot be read.
    pub fn connect(settings: &contract::Database, host: &contract::Host, role: Role) -> Result<Self, Error> {
        let mut config = config(settings, role.name);
        // Statements are prepared before a scope is there: then their names mean the tables of `shared`.
        config.options(format!(
            "-c search_path=shared,public -c statement_timeout={} -c lock_timeout=5000 \
             -c idle_in_transaction_session_timeout=60000",
            role.statement_timeout.as_millis()
        ));
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = match settings.tls {
            contract::Tls::Off => Manager::from_config(config, NoTls, recycling),
            contract::Tls::Verify => {
                let tls = MakeRustlsConnect::new(tls::client(host.ca_file.as_deref())?);
                Manager::from_config(config, tls, recycling)
            }
        };
        let pool = Pool::builder(manager)
            .max_size(role.connections)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(POOL_TIMEOUT))
            .create_timeout(Some(CONNECT_TIMEOUT))
            .build();
        Ok(Self { pool: pool.map_err(|error| Error::Build(error.to_string()))? })
    }

    /// A connection without a tenant: it reaches what exists once, and no tenant's data.
    ///
    /// # Errors
    /// When no connection can be had in time.
    pub async fn platform(&self) -> Result<Platform, Error> {
        Ok(Platform { connection: self.pool.get().await? })
    }

    /// The only way to tenant data.
    #[must_use]
    pub fn tenant(&self, tenant: Tenant) -> TenantDb {
        TenantDb::new(self.pool.clone(), tenant)
    }
}

/// A connection without a tenant.
#[derive(Debug)]
pub struct Platform {
    connection: Object,
}

impl Platform {
    /// # Errors
    /// When Postgres refuses the statement or does not answer.
    pub async fn query(&self, sql: &Sql, parameters: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, Error> {
        sql.count();
        let statement = self.connection.prepare_cached(sql.text).await?;
        Ok(self.connection.query(&statement, parameters).await?)
    }

    /// Whether Postgres answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), Error> {
        self.connection.simple_query("").await?;
        Ok(())
    }
}
