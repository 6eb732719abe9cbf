-- What exists once: tenants, their API tokens, and the jobs that wait. Tenant data lies in `shared` and in `tenant_{id}`
-- (migrations/tenant). The owner of the database owns these tables; `flow_api` and `flow_worker` own nothing of them.

create table tenant (
    id bigint generated always as identity primary key,
    name text not null unique check (length(name) between 1 and 100),
    -- Where its data lies: in the schema `shared` beside that of others, or in `tenant_{id}`.
    place text not null check (place in ('shared', 'own')),
    -- Whether its schema is there.
    ready boolean not null,
    created_at timestamptz not null default now()
);

create table api_token (
    -- SHA-256 of the token: the token itself is shown once and kept nowhere.
    digest bytea primary key,
    tenant_id bigint not null references tenant,
    created_at timestamptz not null default now()
);

-- What is still to be done: written in the transaction that makes it necessary, removed in the one that does it. SQS carries
-- the news of it; news that is lost is told again. Ids only, no data of tenants.
create table job (
    id bigint generated always as identity primary key,
    tenant_id bigint not null references tenant,
    kind text not null check (kind in ('plan', 'chunk', 'replay', 'document')),
    -- The run or the document.
    subject bigint not null,
    -- The chunk of a run.
    part integer not null default 0,
    -- How often it failed for outside reasons.
    attempts integer not null default 0,
    -- How often a worker took it up and was not heard of again.
    taken integer not null default 0,
    -- When SQS was told last; nothing while it waits for its turn.
    sent_at timestamptz,
    -- When it is told again.
    due_at timestamptz not null default now(),
    unique (tenant_id, kind, subject, part)
);
create index job_due on job (due_at);
create index job_told on job (tenant_id, kind) where sent_at is not null;

create function current_tenant() returns bigint language sql stable as
    -- After a transaction that set it, the setting is an empty text, not null.
    $$ select nullif(current_setting('app.tenant', true), '')::bigint $$;

alter table tenant enable row level security;
alter table api_token enable row level security;
alter table job enable row level security;

create policy own on job to flow_api using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
-- The worker looks for jobs of everybody.
create policy everybody on job to flow_worker using (true) with check (true);
grant select, insert, update, delete on job to flow_api, flow_worker;
-- Tables of tenants refer to it.
grant references on tenant to flow_worker;

-- Before a tenant is known only these questions can be asked.
create function tenant_of_token(wanted bytea) returns table (id bigint, place text, ready boolean)
    language sql stable security definer set search_path = public, pg_temp as
    $$ select tenant.id, tenant.place, tenant.ready from api_token join tenant on tenant.id = tenant_id where digest = wanted $$;

create function tenant_of_name(wanted text) returns table (id bigint, place text, ready boolean)
    language sql stable security definer set search_path = public, pg_temp as
    $$ select tenant.id, tenant.place, tenant.ready from tenant where tenant.name = wanted $$;

create function tenant_of_id(wanted bigint) returns table (id bigint, place text, ready boolean)
    language sql stable security definer set search_path = public, pg_temp as
    $$ select tenant.id, tenant.place, tenant.ready from tenant where tenant.id = wanted $$;

create function create_tenant(name text, place text, digest bytea) returns bigint language plpgsql security definer
    set search_path = public, pg_temp as $$
declare
    id bigint;
begin
    insert into tenant (name, place, ready) values (create_tenant.name, create_tenant.place, create_tenant.place = 'shared')
        returning tenant.id into id;
    insert into api_token (digest, tenant_id) values (create_tenant.digest, id);
    return id;
end $$;

-- For the worker: where tenant data lies, and that a place is there now.
create function every_tenant() returns table (id bigint, place text, ready boolean)
    language sql stable security definer set search_path = public, pg_temp as
    $$ select tenant.id, tenant.place, tenant.ready from tenant order by tenant.id $$;

create function tenant_is_ready(wanted bigint) returns void
    language sql security definer set search_path = public, pg_temp as
    $$ update tenant set ready = true where tenant.id = wanted $$;

revoke all on function tenant_of_token(bytea), tenant_of_name(text), tenant_of_id(bigint), create_tenant(text, text, bytea),
    every_tenant(), tenant_is_ready(bigint) from public;
grant execute on function tenant_of_token(bytea), tenant_of_name(text), create_tenant(text, text, bytea) to flow_api;
grant execute on function tenant_of_id(bigint) to flow_api, flow_worker;
grant execute on function every_tenant(), tenant_is_ready(bigint) to flow_worker;

-- The schema of all tenants that have none of their own.
create schema shared authorization flow_worker;
