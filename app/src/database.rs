//! Postgres. Tenant data is reached through a [`Scope`], which cannot be had without a tenant.

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime, Transaction};
use std::time::Duration;
use tokio_postgres::NoTls;
use tokio_postgres::config::SslMode;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::models::TenantId;
use crate::{Error, tls};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

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
    pub fn connect(
        settings: &contract::Database,
        host: &contract::Host,
        process: &str,
        size: usize,
    ) -> Result<Self, Error> {
        let config = config(settings, process);
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = match settings.tls {
            contract::Tls::Off => Manager::from_config(config, NoTls, recycling),
            contract::Tls::Verify => {
                let tls = MakeRustlsConnect::new(tls::client(host.ca_file.as_deref())?);
                Manager::from_config(config, tls, recycling)
            }
        };
        let pool = Pool::builder(manager)
            .max_size(size)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(CONNECT_TIMEOUT))
            .create_timeout(Some(CONNECT_TIMEOUT))
            .build()
            .map_err(|error| Error::Build(error.to_string()))?;
        Ok(Self { pool })
    }

    /// A connection without a tenant: for the questions that come before one is known.
    pub(crate) async fn before_tenant(&self) -> Result<Object, Error> {
        Ok(self.pool.get().await?)
    }

    /// The only way to tenant data.
    #[must_use]
    pub fn tenant(&self, tenant: TenantId) -> TenantDb {
        TenantDb { pool: self.pool.clone(), tenant }
    }
}

/// The database as one tenant sees it.
#[derive(Clone, Debug)]
pub struct TenantDb {
    pool: Pool,
    tenant: TenantId,
}

impl TenantDb {
    #[must_use]
    pub fn tenant(&self) -> TenantId {
        self.tenant
    }

    /// A connection on which scopes can be begun.
    ///
    /// # Errors
    /// When no connection can be had in time.
    pub async fn session(&self) -> Result<Session, Error> {
        Ok(Session { connection: self.pool.get().await?, tenant: self.tenant })
    }
}

/// A connection lent to one tenant.
#[derive(Debug)]
pub struct Session {
    connection: Object,
    tenant: TenantId,
}

impl Session {
    /// A transaction in which row-level security lets this tenant's rows through, and no others.
    ///
    /// # Errors
    /// When the connection is lost.
    pub async fn begin(&mut self) -> Result<Scope<'_>, Error> {
        let transaction = self.connection.transaction().await?;
        // A number, so nothing to escape; `set local` ends with the transaction.
        transaction.batch_execute(&format!("set local app.tenant = '{}'", self.tenant)).await?;
        Ok(Scope { transaction, tenant: self.tenant })
    }
}

/// A transaction of one tenant; dropped without [`Scope::commit`] it is rolled back.
#[expect(missing_debug_implementations, reason = "the transaction has no Debug")]
pub struct Scope<'a> {
    pub(crate) transaction: Transaction<'a>,
    pub(crate) tenant: TenantId,
}

impl Scope<'_> {
    /// Makes the transaction's changes last.
    ///
    /// # Errors
    /// When the connection is lost; then nothing of it lasted, or all of it.
    pub async fn commit(self) -> Result<(), Error> {
        Ok(self.transaction.commit().await?)
    }
}
