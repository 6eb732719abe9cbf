//! The raw loop that a run is measured against: reads what a run wrote by keyset, and writes it again by binary COPY, twenty thousand
//! rows and the cursor in one transaction. No transformation, no S3, no queue.
#![expect(clippy::print_stdout, reason = "what it prints is what it is for")]

use std::time::Instant;

use anyhow::Context;
use bytes::{BufMut, BytesMut};
use futures_util::SinkExt;
use tests::stage::{DATABASE, OWNER, PASSWORD};

const BATCH: i64 = 20_000;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let port = arguments.next().context("usage: raw_copy PORT RUN")?;
    let run: i64 = arguments.next().context("usage: raw_copy PORT RUN")?.parse()?;
    let url = format!("host=127.0.0.1 port={port} user={OWNER} password={PASSWORD} dbname={DATABASE}");
    let (mut client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    client
        .batch_execute(
            "set role flow_worker; set search_path = shared, public; set app.tenant = '1';
             drop table if exists raw, raw_cursor;
             create table raw (tenant_id bigint, run_id bigint, number bigint, body json, primary key (tenant_id, run_id, number));
             create table raw_cursor (number bigint)",
        )
        .await?;
    client.execute("insert into raw_cursor values (0)", &[]).await?;
    let read = client
        .prepare(
            "select number, body::text from record where tenant_id = 1 and run_id = $1 and number > $2 order by number limit $3",
        )
        .await?;
    let (began, mut after, mut rows) = (Instant::now(), 0_i64, 0_u64);
    loop {
        let found = client.query(&read, &[&run, &after, &BATCH]).await?;
        let Some(last) = found.last() else { break };
        after = last.get(0);
        let mut stream = BytesMut::with_capacity(4 << 20);
        stream.put_slice(b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0");
        for row in &found {
            let body: &str = row.get(1);
            stream.put_i16(4);
            for value in [1, run, row.get(0)] {
                stream.put_i32(8);
                stream.put_i64(value);
            }
            stream.put_i32(i32::try_from(body.len())?);
            stream.put_slice(body.as_bytes());
        }
        stream.put_i16(-1);
        let transaction = client.transaction().await?;
        let sink = transaction.copy_in("copy raw from stdin (format binary)").await?;
        let mut sink = std::pin::pin!(sink);
        sink.send(stream.freeze()).await?;
        sink.finish().await?;
        transaction.execute("update raw_cursor set number = $1", &[&after]).await?;
        transaction.commit().await?;
        rows += found.len() as u64;
    }
    let seconds = began.elapsed().as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "a figure to read")]
    let rate = rows as f64 / seconds;
    println!("raw loop:  {rate:.0} records/s, {seconds:.1} s");
    Ok(())
}
