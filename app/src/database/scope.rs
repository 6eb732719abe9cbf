//! The database as one tenant sees it: row-level security lets its rows through and no others, and names mean the tables of its
//! place.

use std::future::Future;

use bytes::Bytes;
use deadpool_postgres::{Object, Pool};
use futures_util::{FutureExt, SinkExt};
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use super::Sql;
use crate::Error;
use crate::models::{Place, Tenant, TenantId};

/// Bytes of a COPY that are on their way at once.
const COPIED: usize = 64 << 10;

/// What repositories ask: a transaction of their caller's, or one for each statement.
pub trait Statements: Sync {
    /// Whose data is asked for.
    fn tenant(&self) -> TenantId;

    /// The rows of one statement.
    fn query(
        &self,
        sql: &Sql,
        parameters: &[&(dyn ToSql + Sync)],
    ) -> impl Future<Output = Result<Vec<Row>, Error>> + Send;

    /// The one row of a statement, or nothing.
    fn query_opt(
        &self,
        sql: &Sql,
        parameters: &[&(dyn ToSql + Sync)],
    ) -> impl Future<Output = Result<Option<Row>, Error>> + Send {
        async move { Ok(self.query(sql, parameters).await?.into_iter().next()) }
    }

    /// The number of rows that a statement changed.
    fn execute(
        &self,
        sql: &Sql,
        parameters: &[&(dyn ToSql + Sync)],
    ) -> impl Future<Output = Result<u64, Error>> + Send;
}

/// The database of one tenant. A statement that is asked of it directly is a transaction of its own, in one flight: begin, the
/// tenant, the statement and the commit leave together.
#[derive(Clone, Debug)]
pub struct TenantDb {
    pool: Pool,
    tenant: Tenant,
}

impl TenantDb {
    pub(super) fn new(pool: Pool, tenant: Tenant) -> Self {
        Self { pool, tenant }
    }

    /// A connection on which scopes can be begun.
    ///
    /// # Errors
    /// When no connection can be had in time.
    pub async fn session(&self) -> Result<Session, Error> {
        Ok(Session { connection: self.pool.get().await?, tenant: self.tenant })
    }
}

impl Statements for TenantDb {
    fn tenant(&self) -> TenantId {
        self.tenant.id
    }

    async fn query(&self, sql: &Sql, parameters: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, Error> {
        sql.count();
        let connection = self.pool.get().await?;
        let statement = connection.prepare_cached(sql.text).await?;
        in_one_flight(&connection, self.tenant, connection.query(&statement, parameters)).await
    }

    async fn execute(&self, sql: &Sql, parameters: &[&(dyn ToSql + Sync)]) -> Result<u64, Error> {
        sql.count();
        let connection = self.pool.get().await?;
        let statement = connection.prepare_cached(sql.text).await?;
        in_one_flight(&connection, self.tenant, connection.execute(&statement, parameters)).await
    }
}

/// One statement as a transaction of its own. Each part is sent when it is polled first, so in this order; when the beginning
/// fails, the statement sees no tenant, and so no rows.
async fn in_one_flight<T>(
    connection: &Object,
    tenant: Tenant,
    statement: impl Future<Output = Result<T, tokio_postgres::Error>>,
) -> Result<T, Error> {
    let begin = begin(tenant);
    let (begun, result, committed) =
        futures_util::join!(connection.batch_execute(&begin), statement, connection.batch_execute("commit"));
    begun?;
    let result = result?;
    committed?;
    Ok(result)
}

/// The beginning of a transaction: whose it is, and where its tables lie. Both end with it.
fn begin(tenant: Tenant) -> String {
    // A number and a name made of it: nothing to escape.
    let begin = format!("begin; set local app.tenant = '{}'", tenant.id);
    match tenant.place {
        // As the connection has it; to say so again would have Postgres look every name up anew.
        Place::Shared => begin,
        Place::Own => format!("{begin}; set local search_path = {}, public", tenant.schema()),
    }
}

/// A connection lent to one tenant.
#[derive(Debug)]
pub struct Session {
    connection: Object,
    tenant: Tenant,
}

impl Session {
    /// A transaction of this tenant.
    ///
    /// # Errors
    /// When the connection is lost.
    pub async fn begin(&mut self) -> Result<Scope<'_>, Error> {
        let begin = begin(self.tenant);
        self.open(&begin).await
    }

    /// A transaction whose commit does not wait for the disk: the last ones are lost when the server breaks down, each as a whole
    /// and the newest first. A later commit of [`Session::begin`] makes all that were before it last, of whatever connection: the
    /// log is written in order. <https://www.postgresql.org/docs/15/wal-async-commit.html>
    ///
    /// # Errors
    /// When the connection is lost.
    pub async fn begin_without_waiting(&mut self) -> Result<Scope<'_>, Error> {
        let begin = format!("{}; set local synchronous_commit = off", begin(self.tenant));
        self.open(&begin).await
    }

    async fn open(&mut self, begin: &str) -> Result<Scope<'_>, Error> {
        let scope = Scope { session: self, open: true };
        scope.session.connection.batch_execute(begin).await?;
        Ok(scope)
    }
}

/// A transaction of one tenant; dropped without [`Scope::commit`] it is rolled back.
#[derive(Debug)]
pub struct Scope<'a> {
    session: &'a mut Session,
    open: bool,
}

impl Statements for Scope<'_> {
    fn tenant(&self) -> TenantId {
        self.session.tenant.id
    }

    async fn query(&self, sql: &Sql, parameters: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, Error> {
        sql.count();
        let connection = &self.session.connection;
        let statement = connection.prepare_cached(sql.text).await?;
        Ok(connection.query(&statement, parameters).await?)
    }

    async fn execute(&self, sql: &Sql, parameters: &[&(dyn ToSql + Sync)]) -> Result<u64, Error> {
        sql.count();
        let connection = &self.session.connection;
        let statement = connection.prepare_cached(sql.text).await?;
        Ok(connection.execute(&statement, parameters).await?)
    }
}

impl Scope<'_> {
    /// Writes rows that are in the binary format of COPY already, by a statement `copy … from stdin (format binary)`: the pieces
    /// of one stream, in order.
    ///
    /// # Errors
    /// When Postgres refuses a row, with the class of its error, or does not answer.
    pub async fn copy(&self, sql: &Sql, pieces: Vec<Bytes>) -> Result<(), Error> {
        sql.count();
        let connection = &self.session.connection;
        // A statement like this one is read when it is executed, so its table is found in the place of the tenant.
        let statement = connection.prepare_cached(sql.text).await?;
        let sink = connection.copy_in::<_, Bytes>(&statement).await?;
        let mut sink = std::pin::pin!(sink);
        for mut piece in pieces {
            while !piece.is_empty() {
                // What is sent is copied once more on its way out: a little at a time, so that the copy stays small.
                sink.feed(piece.split_to(piece.len().min(COPIED))).await?;
            }
        }
        sink.finish().await?;
        Ok(())
    }

    /// Marks a point to come back to.
    ///
    /// # Errors
    /// When the connection is lost.
    pub async fn mark(&self) -> Result<(), Error> {
        Ok(self.session.connection.batch_execute("savepoint mark").await?)
    }

    /// Forgets the mark and keeps what came after it.
    ///
    /// # Errors
    /// When the connection is lost.
    pub async fn keep(&self) -> Result<(), Error> {
        Ok(self.session.connection.batch_execute("release savepoint mark").await?)
    }

    /// Undoes what came after the mark.
    ///
    /// # Errors
    /// When the connection is lost.
    pub async fn undo(&self) -> Result<(), Error> {
        Ok(self.session.connection.batch_execute("rollback to savepoint mark").await?)
    }

    /// Makes the transaction's changes last.
    ///
    /// # Errors
    /// When the connection is lost; then nothing of it lasted, or all of it.
    pub async fn commit(mut self) -> Result<(), Error> {
        self.session.connection.batch_execute("commit").await?;
        self.open = false;
        Ok(())
    }
}

impl Drop for Scope<'_> {
    fn drop(&mut self) {
        if self.open {
            // It is sent when it is polled; whoever gets the connection next comes after it.
            let _ = self.session.connection.batch_execute("rollback").now_or_never();
        }
    }
}
