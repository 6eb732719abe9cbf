//! Every statement of every repository, explained at realistic size: none may read a large table from one end to the other. And
//! how many statements a request makes.

use anyhow::{Context, ensure};
use serde_json::{Value as Json, json};
use tests::app::App;
use tests::stage::Stage;
use tokio_postgres::Client;

/// Tables that grow with use; the others have a row or two a tenant.
const LARGE: [&str; 15] = [
    "flow",
    "flow_version",
    "run",
    "chunk",
    "record",
    "dead_letter",
    "person",
    "session",
    "refresh_token",
    "audit",
    "idempotency",
    "prompt_template",
    "model_call",
    "document",
    "job",
];

/// Forty tenants with years behind them.
const FILL: &str = "
    do $$
    begin
        for t in 1 .. 40 loop
            perform set_config('app.tenant', t::text, false);
            insert into flow (tenant_id, name, active) select t, 'flow ' || n, 1 from generate_series(1, 100) n;
            insert into flow_version (tenant_id, flow_id, version, steps, digest, created_by)
                select t, id, v, '[]', sha256((id * 10 + v)::text::bytea), 'token' from flow, generate_series(1, 3) v
                where tenant_id = t;
            insert into run (tenant_id, flow_id, version, object, format, object_bytes, created_by)
                select t, id, 1, 'o', 'ndjson', 1, 'token' from flow, generate_series(1, 10) where tenant_id = t;
            insert into chunk (tenant_id, run_id, number, from_byte, to_byte, records_before, cursor_bytes)
                select t, id, c, 0, 1, 0, 0 from run, generate_series(0, 2) c where tenant_id = t;
            insert into record (tenant_id, run_id, number, body)
                select t, id, n, '{}' from run, generate_series(1, 10) n where tenant_id = t;
            insert into dead_letter (tenant_id, run_id, number, reason, raw)
                select t, id, n, 'broken', '' from run, generate_series(1, 2) n where tenant_id = t;
            insert into person (tenant_id, email, role, subject)
                select t, 'p' || n || '@example.com', 'viewer', 's' || n from generate_series(1, 300) n;
            insert into session (tenant_id, person_id) select t, id from person, generate_series(1, 5) where tenant_id = t;
            insert into refresh_token (tenant_id, digest, session_id, expires_at)
                select t, sha256((id * 2 + n)::text::bytea), id, now() from session, generate_series(0, 1) n where tenant_id = t;
            insert into audit (tenant_id, actor, event) select t, 'token', 'signed-in' from generate_series(1, 2000);
            insert into idempotency (tenant_id, key, request) select t, 'k' || n, '' from generate_series(1, 500) n;
            insert into prompt_template (tenant_id, name, version, text, fields, most_tokens, digest, created_by)
                select t, 'p' || n, v, '', '[]', 1, sha256((n * 10 + v)::text::bytea), 'token'
                from generate_series(1, 100) n, generate_series(1, 3) v;
            insert into model_call (tenant_id, actor, template, version, model, prompt_digest, redactions, prompt_tokens, outcome)
                select t, 'token', 'p', 1, 'm', '', '{}', 1, 'done' from generate_series(1, 1000);
            insert into document (tenant_id, kind, data, created_by) select t, 'invoice', '{}', 'token' from generate_series(1, 500);
            insert into public.job (tenant_id, kind, subject, part) select t, 'chunk', n, 0 from generate_series(1, 500) n;
        end loop;
    end $$;
    analyze";

/// The large tables that a plan reads whole.
fn read_whole(plan: &Json, found: &mut Vec<String>) {
    if plan["Node Type"] == "Seq Scan" {
        let table = plan["Relation Name"].as_str().unwrap_or_default();
        let of_partition = |large: &&&str| {
            table.strip_prefix(**large).is_some_and(|rest| {
                rest.is_empty()
                    || rest.starts_with('_') && rest[1..].starts_with(|c: char| c.is_ascii_digit())
            })
        };
        if LARGE.iter().find(of_partition).is_some() {
            found.push(table.to_owned());
        }
    }
    for part in plan["Plans"].as_array().into_iter().flatten() {
        read_whole(part, found);
    }
}

/// What Postgres does for a statement whatever its parameters are.
async fn explain(sql: &Client, text: &str) -> anyhow::Result<Vec<String>> {
    let parameters = sql.prepare(text).await?.params().len();
    sql.batch_execute(&format!("prepare explained as {text}")).await?;
    let nulls = vec!["null"; parameters].join(", ");
    let call = if parameters == 0 { String::new() } else { format!("({nulls})") };
    let row = sql.query_one(&format!("explain (format json) execute explained{call}"), &[]).await;
    sql.batch_execute("deallocate explained").await?;
    let plans: Json = row?.get(0);
    let mut found = Vec::new();
    read_whole(&plans[0]["Plan"], &mut found);
    Ok(found)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_statement_reads_a_large_table_whole() -> anyhow::Result<()> {
    let stage = Stage::new("plans", false).await?;
    let app = App::start(&stage).await?;
    let sql = app.sql(&stage).await?;
    sql.batch_execute("insert into tenant (name, place, ready) select 't' || n, 'shared', true from generate_series(1, 40) n")
        .await?;
    sql.batch_execute("set role flow_worker; set search_path = shared, public").await?;
    sql.batch_execute(FILL).await?;
    sql.batch_execute("set app.tenant = '7'; set plan_cache_mode = force_generic_plan").await?;

    let bad = explain(&sql, "select count(*) from job where part = $1").await?;
    assert_eq!(bad, ["job"], "this test would see one");
    let (mut seen, mut whole) = (0, Vec::new());
    for statement in app::repositories::statements() {
        // Blocks and copies have no plan; functions are asked by one key and have theirs inside.
        if ["do ", "copy "].iter().any(|verb| statement.text.starts_with(verb))
            || statement.name.starts_with("tenants::")
        {
            continue;
        }
        let found = explain(&sql, statement.text).await.with_context(|| statement.name.to_owned())?;
        seen += 1;
        if !found.is_empty() {
            whole.push(format!("{} reads {}", statement.name, found.join(", ")));
        }
    }
    ensure!(whole.is_empty(), "{whole:#?}");
    assert!(seen > 60, "{seen} statements");
    stage.close().await;
    Ok(())
}

/// The statements that the API made so far, by name.
async fn made(app: &App) -> anyhow::Result<u64> {
    let text = app.operator.text("/metrics").await?;
    let counts = text.lines().filter(|line| line.starts_with("database_statements_total{"));
    Ok(counts.filter_map(|line| line.rsplit(' ').next()?.parse::<u64>().ok()).sum())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_makes_few_statements_however_much_there_is() -> anyhow::Result<()> {
    let stage = Stage::new("statements", false).await?;
    let app = App::start(&stage).await?;
    let worker = app.worker(&stage)?;
    let api = app.operator.tenant("one").await?;
    let object: String = (0..500).map(|n| format!("{{\"id\":{n}}}\n")).collect();
    let run = api.start("all", json!([]), "ndjson", object).await?;
    let flow = api.end(run).await?["flow"].as_i64().context("a flow")?;
    for n in 0..20 {
        let body = json!({ "name": format!("flow {n}"), "steps": [] });
        api.expect(201, "POST", "/flows", body.to_string()).await?;
    }
    // One of them finds the tenant of the token.
    let budget = [
        (format!("/flows/{flow}"), 2),
        (format!("/flows/{flow}/versions"), 2),
        ("/flows?limit=20".into(), 2),
        (format!("/runs/{run}"), 2),
        ("/runs?limit=20".into(), 2),
        (format!("/runs/{run}/records?limit=500"), 3),
        (format!("/runs/{run}/dead-letters"), 3),
        ("/documents".into(), 2),
        ("/people".into(), 2),
        ("/audit".into(), 2),
    ];
    for (path, most) in budget {
        let before = made(&app).await?;
        api.expect(200, "GET", &path, "").await?;
        let statements = made(&app).await? - before;
        assert!(
            (1..=most).contains(&statements),
            "GET {path} made {statements} statements, at most {most} were expected"
        );
    }
    worker.stop()?;
    stage.close().await;
    Ok(())
}
