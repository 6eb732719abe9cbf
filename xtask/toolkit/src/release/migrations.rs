//! What a migration means for the code before it: whether that still works on the new schema. It judges words, not a
//! database, and what it cannot judge it calls breaking.

mod judge;
mod sql;

use serde::{Deserialize, Serialize};

use self::judge::{Made, judge};
use self::sql::{Words, statements};

/// One file of `app/migrations`, named as refinery wants it: `V{version}__{name}.sql`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Migration {
    pub(crate) version: u32,
    pub(crate) name: String,
    pub(crate) sql: String,
}

/// What a migration means for the code before it and for the way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Old code still works on the new schema.
    Expand,
    /// Old code breaks; each statement that says so, in the order of the file.
    Contract(Vec<Breaking>),
}

/// A statement that old code does not survive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Breaking {
    /// Of the statement's first word, from 1.
    pub(crate) line: usize,
    /// Its first 80 characters, with single spaces.
    pub(crate) statement: String,
    pub(crate) why: &'static str,
}

/// A breaking statement that a person declared safe with `-- expand: REASON` on the lines directly above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Declared {
    pub(crate) breaking: Breaking,
    pub(crate) reason: String,
}

pub(crate) fn classify(sql: &str) -> Kind {
    let breaking = judged(sql).into_iter().filter(|(_, reason)| reason.is_none());
    let breaking: Vec<Breaking> = breaking.map(|(breaking, _)| breaking).collect();
    if breaking.is_empty() { Kind::Expand } else { Kind::Contract(breaking) }
}

/// The statements that only a person's word makes safe.
pub(crate) fn declared(sql: &str) -> Vec<Declared> {
    let declared = judged(sql).into_iter();
    declared
        .filter_map(|(breaking, reason)| Some(Declared { breaking, reason: reason?.to_owned() }))
        .collect()
}

/// The migrations after one version, up to and with another, in the order in which they run.
pub(crate) fn between(migrations: &[Migration], after: u32, upto: u32) -> Vec<&Migration> {
    let mut found: Vec<&Migration> = migrations
        .iter()
        .filter(|migration| after < migration.version && migration.version <= upto)
        .collect();
    found.sort_by_key(|migration| migration.version);
    found
}

/// Every breaking statement, with the reason that a person gave for it.
fn judged(sql: &str) -> Vec<(Breaking, Option<&str>)> {
    let mut made = Made::default();
    let mut found = Vec::new();
    for statement in statements(sql) {
        if let Some(why) = judge(Words(&statement.tokens), &mut made) {
            let text = sql[statement.start..statement.end].split_whitespace().collect::<Vec<_>>().join(" ");
            let breaking = Breaking { line: statement.line, statement: text.chars().take(80).collect(), why };
            found.push((breaking, statement.reason));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::judge::{
        CONFLICT, DATA, DROPS, HIDES, REFUSES, RENAMES, REPLACES, REVOKES, TRIGGER, TYPE, UNFILLED, UNKNOWN,
    };
    use super::*;

    #[track_caller]
    fn check(sql: &str, expected: &[(usize, &str)]) {
        let found = match classify(sql) {
            Kind::Expand => Vec::new(),
            Kind::Contract(breaking) => breaking,
        };
        let found: Vec<(usize, &str)> = found.iter().map(|breaking| (breaking.line, breaking.why)).collect();
        assert_eq!(found, expected, "{sql}");
    }

    #[test]
    fn new_objects_concern_no_old_code() {
        check("create table a (id bigint primary key); create unique index on a (id);", &[]);
        check("create table a (b int); alter table a add constraint c check (b > 0);", &[]);
        check("create table a (b int not null); alter table only public.a rename b to c; drop table a;", &[]);
        check("create schema data; create table data.a (b int); truncate data.a; delete from data.a;", &[]);
        check("create table a (b int); alter table record enable row level security;", &[(1, HIDES)]);
        check("create table if not exists a (b int); alter table a alter b set not null;", &[(1, UNFILLED)]);
        check(
            "create function f(a int) returns int language sql as $$ select 1; $$; drop function f(int);",
            &[],
        );
        check("create table a (b int); create trigger t before insert on a execute function f();", &[]);
        check("create table a (b int); create policy p on a as restrictive using (true);", &[]);
    }

    #[test]
    fn additions_are_no_break() {
        check("alter table run add column arrival text;", &[]);
        check("alter table run add note text default 'none', add column tries int not null default 0", &[]);
        check("alter table run add column id bigint generated always as identity, add n bigserial", &[]);
        check("create index concurrently if not exists run_by_flow on run (flow_id);", &[]);
        check(
            "alter type status add value 'stopped'; comment on table run is 'x'; grant select on run to a;",
            &[],
        );
        check("alter table run drop constraint run_status_check, validate constraint run_flow_id_fkey;", &[]);
        check("alter table run alter column error drop not null, alter error set default ''", &[]);
        check("insert into run (id) values (1) on conflict do nothing;", &[]);
        check("create policy p on run using (true);", &[]);
        check("", &[]);
    }

    #[test]
    fn what_is_taken_away_breaks() {
        check("drop table run;", &[(1, DROPS)]);
        check("drop view if exists a, b cascade; drop function f(int);", &[(1, DROPS), (1, DROPS)]);
        check("drop policy own on run; drop type status; drop trigger t on run;", &[(1, DROPS); 3]);
        check("alter table run\n  drop column if exists error;", &[(1, DROPS)]);
        check("alter table run drop error", &[(1, DROPS)]);
        check("alter table run drop constraint run_tenant_id_name_key;", &[(1, CONFLICT)]);
        check("drop index concurrently run_by_tenant;", &[(1, CONFLICT)]);
        check("revoke select on run from flow_api; revoke flow_api from x;", &[(1, REVOKES), (1, REVOKES)]);
    }

    #[test]
    fn what_changes_its_name_or_shape_breaks() {
        check("alter table run rename to runs; alter table run rename error to why;", &[(1, RENAMES); 2]);
        check("alter type status rename value 'queued' to 'waiting';", &[(1, RENAMES)]);
        check("alter index run_pkey rename to x; alter table run set schema old;", &[(1, RENAMES); 2]);
        check("alter table run alter column object_bytes type text, add note text;", &[(1, TYPE)]);
        check("alter table run alter error set not null;", &[(1, UNFILLED)]);
        check("alter table run alter status drop default;", &[(1, UNFILLED)]);
        check("create or replace function f() returns int language sql as 'select 2';", &[(1, REPLACES)]);
    }

    #[test]
    fn what_refuses_writes_breaks() {
        check("alter table run add column a text not null;", &[(1, UNFILLED)]);
        check("alter table run add a text; alter table run alter a set not null;", &[(1, UNFILLED)]);
        check("alter table run add constraint c check (cursor_bytes >= 0);", &[(1, REFUSES)]);
        // Postgres checks every new row of a constraint that is not valid.
        check("alter table run add constraint c check (cursor_bytes >= 0) not valid;", &[(1, REFUSES)]);
        check("alter table run add unique (object);", &[(1, REFUSES)]);
        check("alter table run add foreign key (object) references file;", &[(1, REFUSES)]);
        check("alter table run add a uuid unique default x();", &[(1, REFUSES)]);
        check("create unique index u on run (object);", &[(1, REFUSES)]);
        check("create trigger t before insert on run execute function f();", &[(1, TRIGGER)]);
        check("alter table run force row level security;", &[(1, HIDES)]);
        check("create policy p on run as restrictive using (true);", &[(1, HIDES)]);
    }

    #[test]
    fn a_new_empty_column_refuses_no_row_of_old_code() {
        check("alter table run add a text; create unique index u on run (object, a);", &[]);
        check("alter table run add a bigint, add foreign key (a) references file, add unique (\"a\");", &[]);
        check("alter table run add a text; create unique index u on run (lower(a));", &[(1, REFUSES)]);
        check("alter table run add a int default 0; create unique index u on run (a);", &[(1, REFUSES)]);
        check(
            "alter table run add a int; create unique index on run (a) nulls not distinct;",
            &[(1, REFUSES)],
        );
    }

    #[test]
    fn data_that_old_code_reads_stays() {
        check("delete from run; truncate table run, flow; update run set error = '';", &[(1, DATA); 3]);
        check("insert into run values (1) on conflict (id) do update set error = '';", &[(1, DATA)]);
        check(
            "alter table run add a int; update run set a = substring(object from 1) where id in (1, 2);",
            &[],
        );
        check("alter table run add a int; update run set a = 1, error = 'x';", &[(1, DATA)]);
    }

    #[test]
    fn what_cannot_be_judged_breaks() {
        check("do $$ begin drop table run; end $$;", &[(1, UNKNOWN)]);
        check("select setval('run_id_seq', 1); with a as (select 1) select 1;", &[(1, UNKNOWN); 2]);
        check(
            "alter table run owner to x; create rule r as on insert to run do nothing;",
            &[(1, UNKNOWN); 2],
        );
    }

    #[test]
    fn a_person_may_declare_a_statement_safe() {
        let sql =
            "-- expand: nothing reads it\n-- since V3.\nalter table run drop column error;\ndrop table flow;";
        check(sql, &[(4, DROPS)]);
        let declared = declared(sql);
        assert_eq!(declared.len(), 1);
        assert_eq!(declared[0].reason, "nothing reads it");
        assert_eq!(declared[0].breaking.statement, "alter table run drop column error");
        check("-- expand:\ndrop table run;", &[(2, DROPS)]);
        check("-- expand: too far above\n\ndrop table run;", &[(3, DROPS)]);
        check("select 1; -- expand: beside another\ndrop table run;", &[(1, UNKNOWN), (2, DROPS)]);
    }

    #[test]
    fn the_migrations_of_the_app_are_expansions() {
        check(
            "create table tenant (id bigint generated always as identity primary key, name text not null unique);
            create function current_tenant() returns bigint language sql stable as
                -- After a transaction; it's 'empty'.
                $$ select nullif(current_setting('app.tenant', true), '')::bigint $$;
            alter table tenant enable row level security;
            create policy own on tenant using (id = current_tenant()) with check (id = current_tenant());
            create function create_tenant(name text, digest bytea) returns bigint language plpgsql security definer
                set search_path = public, pg_temp as $$ declare id bigint; begin return id; end $$;
            revoke all on function create_tenant(text, bytea) from public;
            grant execute on function create_tenant(text, bytea) to flow_api;
            create schema data authorization flow_worker;
            set local role flow_worker;
            create table data.record (tenant_id bigint not null, primary key (tenant_id));
            alter table data.record enable row level security;
            create policy own on data.record using (tenant_id = public.current_tenant());
            reset role;",
            &[],
        );
        check(
            "alter table run add column arrival text;
            create unique index run_by_arrival on run (tenant_id, arrival) where arrival is not null;
            grant select on flow to flow_worker;",
            &[],
        );
    }

    #[test]
    fn migrations_run_in_the_order_of_their_versions() {
        let migration = |version| Migration { version, name: String::new(), sql: String::new() };
        let migrations = [migration(10), migration(2), migration(1), migration(3)];
        let found = |after, upto| {
            between(&migrations, after, upto).iter().map(|migration| migration.version).collect::<Vec<_>>()
        };
        assert_eq!(found(1, 10), [2, 3, 10]);
        assert_eq!(found(0, 2), [1, 2]);
        assert_eq!(found(3, 3), [0_u32; 0]);
    }
}
