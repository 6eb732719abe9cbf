-- The tables of tenants. Runs as `flow_worker` with one schema of tenant data first in the search path: in `shared`, and in
-- `tenant_{id}` of each tenant that has its own. The names are the same, so is the code that reads them.
-- Every key begins with the tenant, and every reference carries it: a row cannot point to another tenant's.

create table flow (
    tenant_id bigint not null references public.tenant,
    id bigint generated always as identity,
    name text not null check (length(name) between 1 and 100),
    -- The version that new runs begin on.
    active integer not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, name)
);

-- What a flow was at a time: never changed, never removed.
create table flow_version (
    tenant_id bigint not null,
    flow_id bigint not null,
    version integer not null check (version > 0),
    steps jsonb not null,
    -- What the records must be like: name, type and whether it may be missing; null when nothing is asked.
    fields jsonb,
    -- Steps that make a record of version `shim_from` into one of this version.
    shim jsonb,
    shim_from integer,
    -- SHA-256 of what it is: the same is published once.
    digest bytea not null,
    created_by text not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, flow_id, version),
    unique (tenant_id, flow_id, digest),
    foreign key (tenant_id, flow_id) references flow
);

create table run (
    tenant_id bigint not null,
    id bigint generated always as identity,
    flow_id bigint not null,
    -- The version that it began on, and ends on.
    version integer not null,
    -- The version whose records it reads, when a shim carried it over to another before it began.
    carried_from integer,
    object text not null,
    format text not null check (format in ('ndjson', 'csv')),
    status text not null default 'queued'
        check (status in ('queued', 'running', 'paused', 'cancelled', 'succeeded', 'failed')),
    error text,
    object_bytes bigint not null,
    -- What tells its content from another one, as S3 says it: the run reads this content and no other.
    object_etag text not null default '',
    -- Bytes of the object that are divided into chunks; all of them once it is `planned`.
    planned_bytes bigint not null default 0,
    planned_records bigint not null default 0,
    planned boolean not null default false,
    -- The field names of a CSV object.
    header jsonb,
    -- What a tenant runs once: an object in an inbox and its content.
    arrival text,
    created_by text not null,
    created_at timestamptz not null default now(),
    finished_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, flow_id, version) references flow_version
);
create unique index run_by_arrival on run (tenant_id, arrival) where arrival is not null;
create index run_by_flow on run (tenant_id, flow_id, id);

-- A part of a run's object, worked on by one worker at a time.
create table chunk (
    tenant_id bigint not null,
    run_id bigint not null,
    number integer not null,
    from_byte bigint not null,
    to_byte bigint not null,
    -- Records of the object before this chunk.
    records_before bigint not null,
    -- The byte of the object to go on from; moves in the transaction that writes the records before it.
    cursor_bytes bigint not null,
    records_read bigint not null default 0,
    records_written bigint not null default 0,
    records_skipped bigint not null default 0,
    done boolean not null default false,
    primary key (tenant_id, run_id, number),
    foreign key (tenant_id, run_id) references run
);

-- The records that runs wrote. Postgres refuses COPY FROM into a table with row-level security to anyone but its owner, so the
-- owner, the worker, is not bound by it; the worker writes the tenant from its typed scope.
create table record (
    tenant_id bigint not null,
    run_id bigint not null,
    -- The record's place in the object, from 1.
    number bigint not null,
    body json not null,
    primary key (tenant_id, run_id, number)
) partition by range (run_id);

-- Records that could not be written, with the reason, until they are replayed.
create table dead_letter (
    tenant_id bigint not null,
    run_id bigint not null,
    number bigint not null,
    reason text not null,
    -- The record as it was, at most 64 KiB of it.
    raw text not null,
    -- Whether `raw` is exactly the record: only then it can be replayed.
    whole boolean not null default true,
    created_at timestamptz not null default now(),
    primary key (tenant_id, run_id, number)
) partition by range (run_id);

-- Configuration and feature flags of a tenant, for a time or for good.
create table setting (
    tenant_id bigint not null,
    name text not null check (length(name) between 1 and 100),
    value jsonb not null,
    expires_at timestamptz,
    primary key (tenant_id, name)
);

-- People of a tenant.
create table person (
    tenant_id bigint not null references public.tenant,
    id bigint generated always as identity,
    email text not null check (email = lower(email) and length(email) between 3 and 254),
    -- argon2id in PHC format; null for who signs in through the tenant's provider only.
    password text,
    role text not null check (role in ('viewer', 'editor', 'admin')),
    -- The secret of one-time codes, sealed; asked for once `totp_on`.
    totp bytea,
    totp_on boolean not null default false,
    -- The last time step whose code was used: a code is good once.
    totp_step bigint not null default 0,
    -- The subject at the tenant's provider.
    subject text,
    disabled boolean not null default false,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, email),
    unique (tenant_id, subject)
);

-- A sign-in: a family of refresh tokens, each used once. Using one again ends the family.
create table session (
    tenant_id bigint not null,
    id bigint generated always as identity,
    person_id bigint not null,
    created_at timestamptz not null default now(),
    ended_at timestamptz,
    ended_why text,
    primary key (tenant_id, id),
    foreign key (tenant_id, person_id) references person
);
create index session_by_person on session (tenant_id, person_id);

create table refresh_token (
    tenant_id bigint not null,
    -- SHA-256 of the token.
    digest bytea not null,
    session_id bigint not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (tenant_id, digest),
    foreign key (tenant_id, session_id) references session
);
create index refresh_token_by_end on refresh_token (tenant_id, expires_at);

-- The OpenID provider of a tenant that brings its own.
create table identity_provider (
    tenant_id bigint primary key references public.tenant,
    issuer text not null,
    client_id text not null,
    -- Sealed.
    client_secret bytea not null,
    -- What a person who signs in for the first time may do.
    role text not null check (role in ('viewer', 'editor', 'admin'))
);

-- Who did what. Rows are added, never changed; months are dropped as a whole.
create table audit (
    tenant_id bigint not null,
    at timestamptz not null default now(),
    id bigint generated always as identity,
    actor text not null,
    event text not null,
    detail jsonb not null default '{}',
    primary key (tenant_id, at, id)
) partition by range (at);

-- The answer to a request that carried an Idempotency-Key.
create table idempotency (
    tenant_id bigint not null,
    key text not null check (length(key) between 1 and 200),
    -- SHA-256 of who asked for what.
    request bytea not null,
    status integer,
    body jsonb,
    created_at timestamptz not null default now(),
    primary key (tenant_id, key)
);
create index idempotency_by_age on idempotency (created_at);

-- Templates of prompts: never changed.
create table prompt_template (
    tenant_id bigint not null,
    name text not null check (length(name) between 1 and 100),
    version integer not null check (version > 0),
    text text not null,
    -- The fields that a call with it may name.
    fields jsonb not null,
    -- The longest prompt, in tokens.
    most_tokens integer not null check (most_tokens > 0),
    digest bytea not null,
    created_by text not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, name, version),
    unique (tenant_id, name, digest)
);

-- What left for a language model, without its words.
create table model_call (
    tenant_id bigint not null,
    id bigint generated always as identity,
    at timestamptz not null default now(),
    actor text not null,
    template text not null,
    version integer not null,
    model text not null,
    prompt_digest bytea not null,
    completion_digest bytea,
    -- How many of each kind were replaced.
    redactions jsonb not null,
    prompt_tokens integer not null,
    completion_tokens integer,
    -- Millionths of the currency that the model is paid in.
    cost_micros bigint,
    outcome text not null,
    primary key (tenant_id, id)
);

create table document (
    tenant_id bigint not null,
    id bigint generated always as identity,
    kind text not null check (kind in ('invoice')),
    data jsonb not null,
    status text not null default 'queued' check (status in ('queued', 'ready', 'failed')),
    error text,
    bytes bigint,
    pages integer,
    -- Of the PDF.
    sha256 bytea,
    created_by text not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id)
);

-- Row-level security: without app.tenant no row is visible. The owner is bound too, but where it uses COPY.
do $$
declare
    name text;
begin
    foreach name in array array['flow', 'flow_version', 'run', 'chunk', 'record', 'dead_letter', 'setting', 'person', 'session',
        'refresh_token', 'identity_provider', 'audit', 'idempotency', 'prompt_template', 'model_call', 'document'] loop
        execute format('alter table %I enable row level security', name);
        if name <> 'record' then
            execute format('alter table %I force row level security', name);
        end if;
        execute format('create policy own on %I using (tenant_id = public.current_tenant())'
            ' with check (tenant_id = public.current_tenant())', name);
        execute format('grant select on %I to flow_api', name);
    end loop;
end $$;

grant insert, update on flow, run, setting, person, session, refresh_token, identity_provider, idempotency to flow_api;
grant insert on flow_version, audit, prompt_template, model_call, document to flow_api;
grant delete on setting, identity_provider to flow_api;

-- What was written down stays as it is, also for the owner of the table.
create function refuse() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete on audit for each row execute function refuse();
create trigger append_only before update or delete on flow_version for each row execute function refuse();
create trigger append_only before update or delete on prompt_template for each row execute function refuse();
create trigger append_only before update or delete on model_call for each row execute function refuse();
