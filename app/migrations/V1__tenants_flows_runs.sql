-- Who owns what: the owner of the database owns the control tables; `flow_worker` owns the table of records, because
-- Postgres refuses COPY FROM into a table with row-level security to anyone but its owner; `flow_api` owns nothing.
-- Every policy reads app.tenant, which a transaction sets; without it no row is visible.

create table tenant (
    id bigint generated always as identity primary key,
    name text not null unique check (length(name) between 1 and 100),
    created_at timestamptz not null default now()
);

create table api_token (
    -- SHA-256 of the token: the token itself is shown once and kept nowhere.
    digest bytea primary key,
    tenant_id bigint not null references tenant,
    created_at timestamptz not null default now()
);

create table flow (
    id bigint generated always as identity primary key,
    tenant_id bigint not null references tenant,
    name text not null,
    steps jsonb not null,
    created_at timestamptz not null default now(),
    unique (tenant_id, name)
);

create table run (
    id bigint generated always as identity primary key,
    tenant_id bigint not null references tenant,
    flow_id bigint not null references flow,
    -- The steps as they were when the run began: a run ends on what it began with.
    steps jsonb not null,
    object text not null,
    format text not null check (format in ('ndjson', 'csv')),
    status text not null default 'queued' check (status in ('queued', 'running', 'succeeded', 'failed')),
    error text,
    object_bytes bigint not null,
    -- Bytes of the object whose records are written or skipped; moves in the transaction that writes them.
    cursor_bytes bigint not null default 0,
    records_read bigint not null default 0,
    records_written bigint not null default 0,
    records_skipped bigint not null default 0,
    created_at timestamptz not null default now(),
    finished_at timestamptz
);
create index run_by_tenant on run (tenant_id, id);

-- The first records that a run skipped, with the reason; the run counts them all.
create table skipped (
    tenant_id bigint not null,
    run_id bigint not null references run,
    number bigint not null,
    reason text not null,
    primary key (tenant_id, run_id, number)
);

create function current_tenant() returns bigint language sql stable as
    -- After a transaction that set it, the setting is an empty text, not null.
    $$ select nullif(current_setting('app.tenant', true), '')::bigint $$;

alter table tenant enable row level security;
alter table api_token enable row level security;
alter table flow enable row level security;
alter table run enable row level security;
alter table skipped enable row level security;

create policy own on flow using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy own on run using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy own on skipped using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());

-- Before a request has a tenant it may ask these two questions only.
create function tenant_of_token(wanted bytea) returns bigint language sql stable security definer
    set search_path = public, pg_temp as $$ select tenant_id from api_token where digest = wanted $$;

create function create_tenant(name text, digest bytea) returns bigint language plpgsql security definer
    set search_path = public, pg_temp as $$
declare
    id bigint;
begin
    insert into tenant (name) values (create_tenant.name) returning tenant.id into id;
    insert into api_token (digest, tenant_id) values (create_tenant.digest, id);
    return id;
end $$;

revoke all on function create_tenant(text, bytea) from public;
revoke all on function tenant_of_token(bytea) from public;
grant execute on function create_tenant(text, bytea) to flow_api;
grant execute on function tenant_of_token(bytea) to flow_api;
grant select, insert on flow to flow_api;
grant select, insert on run to flow_api;
grant select on skipped to flow_api;
grant select, update on run to flow_worker;
grant select, insert on skipped to flow_worker;

create schema data authorization flow_worker;
set local role flow_worker;
create table data.record (
    tenant_id bigint not null,
    run_id bigint not null,
    -- The record's place in the object, from 1.
    number bigint not null,
    body jsonb not null,
    primary key (tenant_id, run_id, number)
);
alter table data.record enable row level security;
create policy own on data.record using (tenant_id = public.current_tenant());
grant usage on schema data to flow_api;
grant select on data.record to flow_api;
reset role;
