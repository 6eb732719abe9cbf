//! A table of every route and of every statement: the second tenant never sees, changes, counts or guesses what is the first one's.

use std::collections::BTreeMap;

use anyhow::{Context, ensure};
use serde_json::{Value as Json, json};
use tests::api::Api;
use tests::app::App;
use tests::stage::Stage;
use tokio_postgres::Client;
use tokio_postgres::types::Type;

/// What the second tenant gets where it names what is the first one's.
enum Gets {
    /// As if nothing were there.
    Nothing,
    /// A page without items.
    Empty,
    /// Its own, which says nothing of others.
    Own,
    /// What it sends does not fit, before anything is looked for.
    Invalid,
    /// It is no question of tenants: why.
    Elsewhere(&'static str),
}

use Gets::{Elsewhere, Empty, Invalid, Nothing, Own};

/// Every route, with a body that would be good for the first tenant.
fn table() -> Vec<(&'static str, &'static str, Json, Gets)> {
    let none = || Json::Null;
    let sign_in = || Elsewhere("sign_in.rs: it begins before a tenant is known");
    vec![
        ("POST", "/flows", json!({ "name": "first", "steps": [] }), Own),
        ("GET", "/flows", none(), Empty),
        ("GET", "/flows/{id}", none(), Nothing),
        ("POST", "/flows/{id}/versions", json!({ "steps": [{ "select": ["x"] }] }), Nothing),
        ("GET", "/flows/{id}/versions", none(), Nothing),
        ("GET", "/flows/{id}/versions/{version}", none(), Nothing),
        ("PUT", "/flows/{id}/active", json!({ "version": 1 }), Nothing),
        ("POST", "/runs", json!({ "flow": 1, "object": "first.ndjson", "format": "ndjson" }), Nothing),
        ("GET", "/runs", none(), Empty),
        ("GET", "/runs/{id}", none(), Nothing),
        ("GET", "/runs/{id}/records", none(), Nothing),
        ("GET", "/runs/{id}/dead-letters", none(), Nothing),
        ("POST", "/runs/{id}/dead-letters/replay", json!({}), Nothing),
        ("POST", "/runs/{id}/pause", none(), Nothing),
        ("POST", "/runs/{id}/resume", none(), Nothing),
        ("POST", "/runs/{id}/cancel", none(), Nothing),
        ("POST", "/runs/{id}/carry", json!({}), Nothing),
        ("GET", "/runs/{id}/events", none(), Nothing),
        ("PUT", "/objects/{key}", none(), Own),
        ("GET", "/settings", none(), Own),
        ("GET", "/settings/{name}", none(), Nothing),
        ("PUT", "/settings/{name}", json!({ "value": false }), Own),
        ("DELETE", "/settings/{name}", none(), Own),
        ("GET", "/people", none(), Empty),
        ("POST", "/people", json!({ "email": "first@example.com", "role": "viewer" }), Own),
        ("GET", "/people/{id}", none(), Nothing),
        ("PATCH", "/people/{id}", json!({ "role": "admin" }), Nothing),
        ("GET", "/audit", none(), Own),
        ("GET", "/documents", none(), Empty),
        ("POST", "/documents", json!({}), Invalid),
        ("GET", "/documents/{id}", none(), Nothing),
        ("GET", "/documents/{id}/link", none(), Nothing),
        ("GET", "/prompts", none(), Empty),
        ("POST", "/prompts", json!({ "name": "first", "text": "t", "fields": [], "most_tokens": 9 }), Own),
        ("GET", "/prompts/{name}/{version}", none(), Nothing),
        ("GET", "/models/calls", none(), Empty),
        ("POST", "/models/preview", json!({ "template": "secret", "fields": {}, "wanted": [] }), Nothing),
        ("POST", "/models/complete", json!({ "template": "secret", "fields": {}, "wanted": [] }), Nothing),
        ("GET", "/identity-provider", none(), Nothing),
        (
            "PUT",
            "/identity-provider",
            json!({ "issuer": "x", "client_id": "c", "client_secret": "s", "role": "viewer" }),
            Invalid,
        ),
        ("DELETE", "/identity-provider", none(), Own),
        ("GET", "/me", none(), Own),
        ("POST", "/me/password", json!({ "old": "x", "new": "y" }), Own),
        ("POST", "/me/totp", none(), Own),
        ("POST", "/me/totp/confirm", json!({ "code": "000000" }), Own),
        ("POST", "/auth/login", none(), sign_in()),
        ("POST", "/auth/refresh", none(), sign_in()),
        ("POST", "/auth/logout", none(), sign_in()),
        ("GET", "/auth/sso/{tenant}", none(), sign_in()),
        ("GET", "/auth/sso/callback/{tenant}", none(), sign_in()),
        ("POST", "/tenants", none(), Elsewhere("the operator's")),
        ("GET", "/metrics", none(), Elsewhere("the operator's")),
        ("GET", "/healthz", none(), Elsewhere("the load balancer's")),
        ("GET", "/readyz", none(), Elsewhere("the load balancer's")),
        ("GET", "/openapi.json", none(), Elsewhere("the same for all")),
    ]
}

/// Everything of the first tenant, as text.
async fn all_of_it(sql: &Client, tables: &[String]) -> anyhow::Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for table in tables {
        let text = format!(
            "select coalesce(string_agg(t::text, chr(10) order by t::text), '') from {table} t where tenant_id = 1"
        );
        found.insert(table.clone(), sql.query_one(&text, &[]).await?.get(0));
    }
    Ok(found)
}

async fn tables(sql: &Client) -> anyhow::Result<Vec<String>> {
    let rows = sql
        .query(
            "select c.relname::text from pg_class c where c.relnamespace = 'shared'::regnamespace and c.relkind in ('r', 'p')
                and not c.relispartition and c.relname <> 'migration' order by 1",
            &[],
        )
        .await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// A tenant with something of everything, every id of which is 1.
async fn furnish(app: &App, stage: &Stage) -> anyhow::Result<Api> {
    let api = app.operator.tenant("first").await?;
    let worker = app.worker(stage)?;
    let run = api.start("first", json!([{ "select": ["a"] }]), "ndjson", "{\"a\":1}\nbroken\n").await?;
    assert_eq!((run, api.end(run).await?["records_skipped"].as_i64()), (1, Some(1)));
    worker.stop()?;
    let person =
        json!({ "email": "first@example.com", "role": "viewer", "password": "a long password of tests" });
    api.expect(201, "POST", "/people", person.to_string()).await?;
    api.expect(200, "PUT", "/settings/flag.secret", json!({ "value": true }).to_string()).await?;
    let prompt = json!({ "name": "secret", "text": "t", "fields": [], "most_tokens": 99 });
    api.expect(201, "POST", "/prompts", prompt.to_string()).await?;
    let party = json!({ "name": "p", "address": ["a"] });
    let invoice = json!({ "kind": "invoice", "data": { "number": "1", "issued": "2026-01-01", "due": "2026-01-02", "currency": "EUR",
        "seller": party, "buyer": party,
        "lines": [{ "description": "d", "quantity": 1000, "unit_price": 1, "tax_percent": 0 }] } });
    api.expect(202, "POST", "/documents", invoice.to_string()).await?;
    Ok(api)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_route_gives_or_changes_what_is_another_tenants() -> anyhow::Result<()> {
    let stage = Stage::new("isolation-routes", false).await?;
    let app = App::start(&stage).await?;
    let first = furnish(&app, &stage).await?;
    let second = app.operator.tenant("second").await?;
    let own = app.tenant_of_its_own(&stage, "own").await?;
    let sql = app.sql(&stage).await?;
    sql.batch_execute("set role flow_worker; set search_path = shared, public; set app.tenant = '1'").await?;
    let tables = tables(&sql).await?;
    let before = all_of_it(&sql, &tables).await?;

    let description = first.expect(200, "GET", "/openapi.json", "").await?;
    let mut unknown = Vec::new();
    for (path, methods) in description["paths"].as_object().context("paths")? {
        for method in methods.as_object().into_iter().flat_map(|methods| methods.keys()) {
            let method = method.to_uppercase();
            if !table().iter().any(|(m, p, ..)| *m == method && p == path) {
                unknown.push(format!("{method} {path}"));
            }
        }
    }
    ensure!(unknown.is_empty(), "say in the table what a second tenant gets from {unknown:?}");

    // What it makes of its own comes last: in a schema of its own it has the same ids.
    let mut rows = table();
    rows.sort_by_key(|(.., gets)| matches!(gets, Own));
    for other in [&second, &own] {
        for (method, path, body, gets) in &rows {
            if let Elsewhere(why) = gets {
                assert!(!why.is_empty());
                continue;
            }
            let path = path
                .replace("{id}", "1")
                .replace("{version}", "1")
                .replace("/prompts/{name}", "/prompts/secret")
                .replace("{name}", "flag.secret")
                .replace("{key}", "first.ndjson");
            let body = if body.is_null() { String::new() } else { body.to_string() };
            let (status, answer) = other.call(method, &path, body).await?;
            let said = format!("{method} {path} answered {status}: {answer}");
            match gets {
                Nothing => assert!(matches!(status, 404 | 422), "{said}"),
                Empty => assert!(status == 200 && answer["items"] == json!([]), "{said}"),
                // That nothing of the first tenant changed is looked for below.
                Own => assert!(status < 500, "{said}"),
                Invalid => assert!(matches!(status, 400 | 422), "{said}"),
                Elsewhere(_) => {}
            }
        }
    }
    let after = all_of_it(&sql, &tables).await?;
    for (table, rows) in &before {
        // The first tenant's people and programs are not told of it, nor counted for it.
        assert_eq!(after.get(table), Some(rows), "{table} of the first tenant is as it was");
    }
    stage.close().await;
    Ok(())
}

/// A value of a parameter's type: 1 wherever an id may stand, so that it names what is the first tenant's.
fn literal(kind: &Type) -> &'static str {
    match kind.name() {
        "bool" => "true",
        "text" | "varchar" | "name" => "'first'",
        "bytea" => "''::bytea",
        "json" | "jsonb" => "'{}'",
        "timestamptz" => "now()",
        "_int4" | "_int8" => "'{1}'",
        "_text" => "'{first}'",
        _ => "1",
    }
}

/// Whether a row says anything: an aggregate of nothing is a row too.
fn says_something(text: &str) -> bool {
    let fields = text.trim_matches(['(', ')']);
    fields.split(',').any(|field| !matches!(field, "" | "0" | "f"))
}

#[tokio::test(flavor = "multi_thread")]
async fn no_statement_reaches_what_is_another_tenants() -> anyhow::Result<()> {
    let stage = Stage::new("isolation-statements", false).await?;
    let app = App::start(&stage).await?;
    furnish(&app, &stage).await?;
    app.operator.tenant("second").await?;
    let sql = app.sql(&stage).await?;
    let mut looked = 0;
    for statement in app::repositories::statements() {
        let text = statement.text;
        let of_the_platform = ["tenants::", "jobs::", "partitions::"];
        // The worker owns what it copies into, and is not bound by row-level security there: see migrations/tenant.
        let of_the_worker = ["records::"];
        if of_the_platform.iter().any(|name| statement.name.starts_with(name)) || text.starts_with("copy ") {
            continue;
        }
        ensure!(
            text.contains("tenant_id = $1") || text.contains("(tenant_id,"),
            "{} does not begin with its tenant: it rests on row-level security alone",
            statement.name
        );
        for (tenant, role) in [("2", "flow_api"), ("", "flow_api"), ("", "flow_worker")] {
            if role == "flow_worker" && of_the_worker.iter().any(|name| statement.name.starts_with(name)) {
                continue;
            }
            let begin = format!(
                "begin; set local role {role}; set local search_path = shared, public; set local app.tenant = '{tenant}'"
            );
            sql.batch_execute(&begin).await?;
            let made = sql.prepare(text).await.with_context(|| statement.name.to_owned())?;
            let values: Vec<&str> = made.params().iter().map(literal).collect();
            let call = if values.is_empty() { String::new() } else { format!("({})", values.join(", ")) };
            sql.batch_execute(&format!("prepare looked as {text}")).await?;
            // Refused, too, is nothing seen.
            if let Ok(rows) = sql.simple_query(&format!("execute looked{call}")).await {
                for row in rows {
                    let shown = match row {
                        tokio_postgres::SimpleQueryMessage::Row(row) => {
                            let fields: Vec<&str> =
                                (0..row.len()).map(|at| row.get(at).unwrap_or("")).collect();
                            fields.join(",")
                        }
                        _ => continue,
                    };
                    ensure!(
                        !says_something(&shown),
                        "{} shows `{shown}` of the first tenant to {role} as tenant `{tenant}`",
                        statement.name
                    );
                }
            }
            sql.batch_execute("rollback; deallocate all").await?;
            looked += 1;
        }
    }
    assert!(looked > 100, "{looked}");
    stage.close().await;
    Ok(())
}

/// Forgetting the tenant shows nothing, also on a connection that was another's a moment ago and was rolled back.
#[tokio::test(flavor = "multi_thread")]
async fn without_a_tenant_nothing_is_there() -> anyhow::Result<()> {
    let stage = Stage::new("isolation-closed", false).await?;
    let app = App::start(&stage).await?;
    furnish(&app, &stage).await?;
    let sql = app.sql(&stage).await?;
    sql.batch_execute("set role flow_worker; set search_path = shared, public").await?;
    let tables = tables(&sql).await?;
    sql.batch_execute("set role flow_api").await?;
    let count = async |table: &str| -> anyhow::Result<i64> {
        Ok(sql.query_one(&format!("select count(*) from {table}"), &[]).await?.get(0))
    };
    assert_eq!(count("flow").await?, 0, "before any tenant");
    sql.batch_execute("begin; set local app.tenant = '1'").await?;
    assert_eq!(count("flow").await?, 1, "this test would see one");
    sql.batch_execute("rollback").await?;
    for table in &tables {
        assert_eq!(count(table).await?, 0, "{table}, after a rollback");
    }
    // Whoever writes for another is refused, not moved.
    sql.batch_execute("set app.tenant = '1'").await?;
    let wrong =
        sql.batch_execute("insert into flow (tenant_id, name, active) values (2, 'x', 1)").await.unwrap_err();
    assert_eq!(wrong.code().map(tokio_postgres::error::SqlState::code), Some("42501"));
    // Every table of tenants has its policy, and its key begins with the tenant.
    let lacking = sql
        .query(
            "select c.relname::text from pg_class c where c.relnamespace = 'shared'::regnamespace and c.relkind in ('r', 'p')
                and not c.relispartition and c.relname <> 'migration' and not (c.relrowsecurity
                and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'own')
                and exists (select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                            where i.indrelid = c.oid and i.indisprimary and a.attname = 'tenant_id'))",
            &[],
        )
        .await?;
    assert!(
        lacking.is_empty(),
        "{:?}",
        lacking.iter().map(|row| row.get::<_, String>(0)).collect::<Vec<_>>()
    );
    stage.close().await;
    Ok(())
}
