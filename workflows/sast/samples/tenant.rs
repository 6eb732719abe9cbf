//! What the rules of `tenant.yml` find, and what they let pass. Read by `semgrep --test`, compiled by nobody.

async fn connections(state: &State, transaction: Transaction<'_>, tenant: TenantId) -> Result<(), Error> {
    // ruleid: trestle.tenant-bypassed
    let connection = state.db.before_tenant().await?;
    // ok: trestle.tenant-bypassed
    drop(state.db.before_tenant().await?);
    // ruleid: trestle.tenant-bypassed
    let scope = Scope { transaction, tenant };
    // ruleid: trestle.tenant-bypassed
    let scope = Scope { transaction: connection.transaction().await?, tenant: id };
    // ruleid: trestle.tenant-bypassed
    let (client, connection) = tokio_postgres::connect("host=localhost", NoTls).await?;
    // ok: trestle.tenant-bypassed
    let mut session = state.db.tenant(tenant).session().await?;
    // ok: trestle.tenant-bypassed
    let scope = session.begin().await?;
    Ok(())
}

async fn other_tenants(scope: &Scope<'_>) -> Result<(), Error> {
    // ruleid: trestle.tenant-set
    scope.transaction.batch_execute("set local app.tenant = '7'").await?;
    // ruleid: trestle.tenant-set
    let sql = "select set_config('app.tenant', $1, true)";
    // ruleid: trestle.tenant-set
    scope.transaction.batch_execute("set role flow_worker").await?;
    // ruleid: trestle.tenant-set
    scope.transaction.batch_execute("SET row_security = off").await?;
    // ok: trestle.tenant-set
    scope.transaction.batch_execute("savepoint part").await?;
    // ok: trestle.tenant-set
    let sql = "update run set status = 'running' where tenant_id = $1 and id = $2";
    Ok(())
}

// ruleid: trestle.tenant-from-request
async fn by_path(Path(tenant): Path<TenantId>) -> Result<(), Problem> {
    Ok(())
}

// ruleid: trestle.tenant-from-request
async fn by_result(path: Result<Path<(TenantId, i64)>, PathRejection>) -> Result<(), Problem> {
    Ok(())
}

// ok: trestle.tenant-from-request
async fn by_token(tenant: Tenant, id: Result<Path<i64>, PathRejection>) -> Result<(), Problem> {
    let Path(id) = id?;
    // ruleid: trestle.tenant-from-request
    let other = TenantId(id);
    // ok: trestle.tenant-from-request
    let run = RunId(id);
    Ok(())
}

impl TenantObjects {
    async fn objects(&self, key: &str) -> Result<(), Error> {
        // ruleid: trestle.object-without-tenant
        self.store.head(&Path::from(key)).await?;
        // ruleid: trestle.object-without-tenant
        let path = object_store::path::Path::from(key);
        // ruleid: trestle.object-without-tenant
        self.store.get_opts(&path, GetOptions::new()).await?;
        // ok: trestle.object-without-tenant
        self.store.get_opts(&self.path(key), GetOptions::new()).await?;
        // ok: trestle.object-without-tenant
        self.store.put_multipart(&self.path(key)).await?;
        Ok(())
    }
}

async fn where_statements_live(scope: &Scope<'_>, pool: &Pool) -> Result<(), Error> {
    // ruleid: trestle.sql-outside-repositories
    let statement = scope.transaction.prepare_cached("select 1").await?;
    // ruleid: trestle.sql-outside-repositories
    let row = scope.transaction.query_one(&statement, &[]).await?;
    // ok: trestle.sql-outside-repositories
    let found = repositories::flows::get(&scope, id).await?;
    // ok: trestle.sql-outside-repositories
    scope.transaction.batch_execute("savepoint part").await?;
    // ok: trestle.sql-outside-repositories
    let part: u64 = redis::cmd("GET").arg(name(tenant, key)).query(&mut connection)?;
    Ok(())
}
