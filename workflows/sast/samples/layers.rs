//! What the rules of `layers.yml` find, and what they let pass. Read by `semgrep --test`, compiled by nobody.

// ruleid: trestle.redis-outside-cache
use redis::{RedisResult, Script};

// ok: trestle.redis-outside-cache
use crate::cache::{Cache, Key};

async fn elsewhere(state: &State, tenant: TenantId) {
    // ruleid: trestle.redis-outside-cache
    let ping = redis::cmd("PING");
    // ruleid: trestle.redis-outside-cache
    let client = redis::Client::open("rediss://cache:6379/");
    // ok: trestle.redis-outside-cache
    state.cache.forget(tenant, "flow:1").await;
}

async fn where_statements_live(db: &TenantDb, scope: &Scope<'_>, id: FlowId) -> Result<(), Error> {
    // ruleid: trestle.sql-outside-repositories
    let rows = db.query(&GET, &[&db.tenant().0, &id.0]).await?;
    // ruleid: trestle.sql-outside-repositories
    let changed = scope.execute(&CHANGE, &[&scope.tenant().0]).await?;
    // ruleid: trestle.sql-outside-repositories
    scope.copy(&COPY, rows).await?;
    // ok: trestle.sql-outside-repositories
    let found = repositories::flows::get(db, id).await?;
    // ok: trestle.sql-outside-repositories
    records::copy(&scope, rows).await?;
    // ok: trestle.sql-outside-repositories
    let answer = self.client.execute(request.try_into()?).await?;
    // ok: trestle.sql-outside-repositories
    let all = repositories::statements().count();
    Ok(())
}

// ruleid: trestle.sql-outside-repositories
statements! { elsewhere {
    GET = "select name from flow where tenant_id = $1 and id = $2";
} }

async fn raw(client: &Client, scope: &Scope<'_>) -> Result<(), Error> {
    // ruleid: trestle.raw-sql
    client.batch_execute("savepoint part").await?;
    // ruleid: trestle.raw-sql
    client.simple_query("select 1").await?;
    // ruleid: trestle.raw-sql
    let statement = client.prepare_cached("select 1").await?;
    // ruleid: trestle.raw-sql
    let sql = Sql { name: "flows::GET", text: "select 1" };
    // ok: trestle.raw-sql
    scope.mark().await?;
    // ok: trestle.raw-sql
    let found = repositories::flows::get(scope, id).await?;
    Ok(())
}

async fn route(caller: Caller, Shared(state): Shared<State>, id: FlowId) -> Result<Json<Flow>, Problem> {
    // ruleid: trestle.repository-in-a-route
    let flow = repositories::flows::get(&caller.db, id).await?;
    // ruleid: trestle.repository-in-a-route
    let flow = repositories::flows::get(&state.db.tenant(caller.tenant), id).await?;
    // ok: trestle.repository-in-a-route
    let found = tenants::of_name(&state.db, &name).await?;
    // ok: trestle.repository-in-a-route
    Ok(Json(flows::show(&state, &caller, id).await?))
}
