//! Partitions of the large tables, made ahead of what will lie in them. `record` and `dead_letter` are divided by the id of their
//! run, `audit` by the month: what is old goes by dropping one.

use crate::Error;
use crate::database::{Statements, statements};

statements! { partitions {
    /// Runs: a hundred thousand a partition, the one in use and two ahead. Months: this one and two ahead. The first schema of the
    /// search path is the one that is worked on.
    MAKE_AHEAD = "do $$
    declare
        newest bigint;
        month date;
        parent text;
        name text;
    begin
        newest := coalesce(pg_sequence_last_value(pg_get_serial_sequence('run', 'id')), 0) / 100000;
        for part in newest .. newest + 2 loop
            foreach parent in array array['record', 'dead_letter'] loop
                name := parent || '_' || part;
                if to_regclass(quote_ident(current_schema()) || '.' || quote_ident(name)) is null then
                    execute format('create table %I.%I partition of %I for values from (%L) to (%L)',
                        current_schema(), name, parent, part * 100000, (part + 1) * 100000);
                end if;
            end loop;
        end loop;
        for ahead in 0 .. 2 loop
            month := date_trunc('month', now() + make_interval(months => ahead));
            name := 'audit_' || to_char(month, 'YYYY_MM');
            if to_regclass(quote_ident(current_schema()) || '.' || quote_ident(name)) is null then
                execute format('create table %I.%I partition of audit for values from (%L) to (%L)',
                    current_schema(), name, month, month + interval '1 month');
            end if;
        end loop;
    end $$";
} }

/// The statement for a connection that works on one schema.
pub(crate) const TEXT: &str = MAKE_AHEAD.text;

/// Makes the partitions that will be needed next, in the place of the tenant.
///
/// # Errors
/// When Postgres does not answer, or the role does not own the tables.
pub async fn make_ahead(db: &impl Statements) -> Result<(), Error> {
    db.execute(&MAKE_AHEAD, &[]).await.map(|_| ())
}
