//! What the rules of `sql.yml` find, and what they let pass. Read by `semgrep --test`, compiled by nobody.

async fn statements(client: &Client, name: &str, id: i64) -> Result<(), Error> {
    // ruleid: trestle.sql-from-text
    client.batch_execute(&format!("drop table {name}")).await?;
    // ruleid: trestle.sql-from-text
    client.simple_query(&format!("set local app.tenant = '{}'", name)).await?;
    // ok: trestle.sql-from-text
    client
        .batch_execute(&format!(
            "{verb} role {name} login password E'{password}'; grant {name} to current_user"
        ))
        .await?;
    // ok: trestle.sql-from-text
    client
        .batch_execute(&format!(
            "create schema if not exists {name}; grant usage on schema {name} to {API_ROLE}"
        ))
        .await?;
    // ruleid: trestle.sql-from-text
    client.batch_execute(&format!("create schema {name}; grant usage on schema {name}")).await?;

    // ruleid: trestle.sql-from-text
    client.batch_execute(&format!("drop table {}", name.to_string())).await?;

    let sql = format!("select id from flow where tenant_id = $1 order by {name}");
    // ruleid: trestle.sql-from-text
    let statement = client.prepare_cached(&sql).await?;
    // ruleid: trestle.sql-from-text
    let text: &'static str = sql.leak();

    let sql = "select id from flow where tenant_id = $1 and name = '".to_owned() + name;
    // ruleid: trestle.sql-from-text
    client.query(sql.as_str(), &[]).await?;

    let mut sql = String::from("select id from flow where tenant_id = $1");
    sql.push_str(" and name = '");
    sql.push_str(name);
    // ruleid: trestle.sql-from-text
    client.query_opt(&sql, &[&tenant]).await?;

    let mut sql = String::from("select id from run where tenant_id = $1");
    write!(sql, " and id = {id}")?;
    // ruleid: trestle.sql-from-text
    client.query_one(&sql, &[&tenant]).await?;

    let wanted = ["select", name].concat();
    // ruleid: trestle.sql-from-text
    client.execute(&wanted, &[]).await?;

    // ok: trestle.sql-from-text
    let sink = connection.copy_in::<_, Bytes>(sql.text).await?;
    // ok: trestle.sql-from-text
    let sql = format!("a text without places");
    client.query(&sql, &[]).await?;
    // ok: trestle.sql-from-text
    db.query_opt(&OF_OBJECT, &[&db.tenant().0, &format!("{name}%")]).await?;
    // ok: trestle.sql-from-text
    tracing::info!(sql = format!("not executed: {name}"), "nothing");
    Ok(())
}

statements! { whose_rows {
    // ruleid: trestle.sql-without-tenant
    GET = "select id, name from flow where id = $1";
    // ruleid: trestle.sql-without-tenant
    TURN = "update run set status = 'running'
            where id = $1";
    // ruleid: trestle.sql-without-tenant
    ADD = "insert into dead_letter (run_id, number, reason) values ($1, $2, $3)";
    // ruleid: trestle.sql-without-tenant
    REMOVE = "DELETE FROM shared.record WHERE run_id = $1";
    // ruleid: trestle.sql-without-tenant
    SHOWN = "select tenant_id, id from document where id = $1";
    // ruleid: trestle.sql-without-tenant
    OF_TENTH = "select id from flow where id = $1 and tenant_id = $10";
    // ok: trestle.sql-without-tenant
    OWN = "select id, name from flow where tenant_id = $1 and id = $2";
    // ok: trestle.sql-without-tenant
    KEEP = "insert into setting (tenant_id, name, value) values ($1, $2, $3) on conflict do nothing";
    // ok: trestle.sql-without-tenant
    COPY = "copy record (tenant_id, run_id, number, body) from stdin (format binary)";
    // ok: trestle.sql-without-tenant
    WAITING = "select distinct tenant_id from job where due_at <= now()";
    // ok: trestle.sql-without-tenant
    OF_TOKEN = "select id, place, ready from tenant_of_token($1)";
} }
