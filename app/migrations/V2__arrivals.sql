-- A run may be made by an object that arrived: once for each content of it, however often it is reported.
-- Only additions: code that does not know them goes on as before.

alter table run add column arrival text;
create unique index run_by_arrival on run (tenant_id, arrival) where arrival is not null;

-- The worker makes these runs.
grant select on flow to flow_worker;
grant insert on run to flow_worker;
