//! What the rules of `sql.yml` find, and what they let pass. Read by `semgrep --test`, compiled by nobody.

async fn statements(client: &Client, scope: &Scope<'_>, name: &str, id: i64) -> Result<(), Error> {
    // ruleid: trestle.sql-from-text
    client.batch_execute(&format!("drop table {name}")).await?;
    // ruleid: trestle.sql-from-text
    client.simple_query(&format!("set local app.tenant = '{}'", name)).await?;
    // ok: trestle.sql-from-text
    client.batch_execute(&format!("set local app.tenant = '{}'", self.tenant)).await?;
    // ok: trestle.sql-from-text
    client
        .batch_execute(&format!(
            "{verb} role {name} login password E'{password}'; grant {name} to current_user"
        ))
        .await?;

    let sql = format!("select id from flow where tenant_id = $1 order by {name}");
    // ruleid: trestle.sql-from-text
    let statement = scope.transaction.prepare_cached(&sql).await?;

    let sql = "select id from flow where tenant_id = $1 and name = '".to_owned() + name;
    // ruleid: trestle.sql-from-text
    client.query(sql.as_str(), &[]).await?;

    let mut sql = String::from("select id from flow where tenant_id = $1");
    sql.push_str(" and name = '");
    sql.push_str(name);
    // ruleid: trestle.sql-from-text
    client.query_opt(&sql, &[&scope.tenant.0]).await?;

    let mut sql = String::from("select id from run where tenant_id = $1");
    write!(sql, " and id = {id}")?;
    // ruleid: trestle.sql-from-text
    client.query_one(&sql, &[&scope.tenant.0]).await?;

    let wanted = ["select", name].concat();
    // ruleid: trestle.sql-from-text
    client.execute(&wanted, &[]).await?;

    let sql = "copy data.record (tenant_id, body) from stdin";
    // ok: trestle.sql-from-text
    let sink = scope.transaction.copy_in(sql).await?;
    // ok: trestle.sql-from-text
    let sql = format!("a text without places");
    client.query(&sql, &[]).await?;
    // ok: trestle.sql-from-text
    client
        .query_opt(
            "select id from run where tenant_id = $1 and object like $2",
            &[&tenant, &format!("{name}%")],
        )
        .await?;
    // ok: trestle.sql-from-text
    tracing::info!(sql = format!("not executed: {name}"), "nothing");
    Ok(())
}

fn whose_rows() {
    // ruleid: trestle.sql-without-tenant
    let sql = "select id, name from flow where id = $1";
    // ruleid: trestle.sql-without-tenant
    let sql = "update run set status = 'running'
               where id = $1";
    // ruleid: trestle.sql-without-tenant
    let sql = "insert into skipped (run_id, number, reason) values ($1, $2, $3)";
    // ruleid: trestle.sql-without-tenant
    let sql = "DELETE FROM data.record WHERE run_id = $1";
    // ok: trestle.sql-without-tenant
    let sql = "select id, name from flow where tenant_id = $1 and id = $2";
    // ok: trestle.sql-without-tenant
    let sql = "select tenant_of_token($1)";
    // ok: trestle.sql-without-tenant
    let text = "select a flow from the list, then run it";
}
