//! Whether old code survives one statement.

use std::collections::BTreeSet;

use super::sql::{Words, parts, plain};

pub(super) const UNKNOWN: &str = "cannot be judged";
pub(super) const DROPS: &str = "drops what the old code may use";
pub(super) const RENAMES: &str = "renames what the old code calls by its name";
pub(super) const REPLACES: &str = "replaces what the old code uses";
pub(super) const TYPE: &str = "changes the type that the old code reads and writes";
pub(super) const REFUSES: &str =
    "may refuse rows that the old code writes, also where NOT VALID spares the rows that are there";
pub(super) const UNFILLED: &str = "the old code does not fill the column";
pub(super) const CONFLICT: &str = "may be used by ON CONFLICT";
pub(super) const TRIGGER: &str = "may refuse or change what the old code writes";
pub(super) const HIDES: &str = "changes which rows the old code sees";
pub(super) const REVOKES: &str = "takes a right that the old code may use";
pub(super) const DATA: &str = "changes data that the old code reads";

/// Why old code does not survive a statement; nothing when it does.
pub(super) fn judge(mut words: Words, made: &mut Made) -> Option<&'static str> {
    match words.take() {
        "create" => create(words, made),
        "alter" => alter(words, made),
        "drop" => drop_objects(words, made),
        "revoke" => {
            words.skip_past("on");
            let kinds = ["table", "function", "procedure", "routine", "schema", "sequence", "type", "domain"];
            let kind = kinds.into_iter().find(|kind| words.eat(kind)).unwrap_or("table");
            let end = words.0.iter().position(|token| token == "from").unwrap_or(words.0.len());
            (!made.has_all(kind, Words(&words.0[..end]))).then_some(REVOKES)
        }
        "insert" => words.has("do update").then_some(DATA),
        "update" => update(words, made),
        "delete" => {
            words.eat("from");
            words.eat("only");
            (!made.has("table", &words.name())).then_some(DATA)
        }
        "truncate" => {
            words.eat("table");
            words.eat("only");
            (!made.has_all("table", words)).then_some(DATA)
        }
        "grant" | "comment" | "set" | "reset" | "show" | "analyze" | "vacuum" | "reindex" => None,
        _ => Some(UNKNOWN),
    }
}

fn create(mut words: Words, made: &mut Made) -> Option<&'static str> {
    let replaces = words.eat("or replace");
    for modifier in ["global", "local", "temporary", "temp", "unlogged", "materialized", "recursive"] {
        words.eat(modifier);
    }
    let is_unique = words.eat("unique");
    words.eat("constraint");
    match words.take() {
        "index" => {
            words.eat("concurrently");
            let is_new = !words.eat("if not exists");
            if !words.eat("on") {
                let name = words.name();
                made.add(is_new, "index", &name);
                words.eat("on");
            }
            words.eat("only");
            let table = words.name();
            let is_safe = !is_unique || made.has("table", &table) || stays_empty(&table, words, made);
            (!is_safe).then_some(REFUSES)
        }
        "trigger" => {
            words.skip_past("on");
            (!made.has("table", &words.name())).then_some(TRIGGER)
        }
        "policy" => {
            words.name();
            words.eat("on");
            // One that permits shows more rows and hides none.
            let is_new = made.has("table", &words.name());
            (!is_new && words.has("as restrictive")).then_some(HIDES)
        }
        kind @ ("table" | "view" | "function" | "procedure" | "type" | "schema" | "sequence" | "domain"
        | "extension" | "role" | "statistics") => {
            // What may have been there is not new.
            let is_new = !words.eat("if not exists");
            let name = words.name();
            if replaces && !made.has(kind, &name) {
                return Some(REPLACES);
            }
            made.add(is_new, kind, &name);
            None
        }
        _ => Some(UNKNOWN),
    }
}

fn drop_objects(mut words: Words, made: &Made) -> Option<&'static str> {
    words.eat("materialized");
    let kind = words.take();
    words.eat("concurrently");
    words.eat("if exists");
    if matches!(kind, "policy" | "trigger" | "rule") {
        words.name();
        words.eat("on");
        return (!made.has("table", &words.name())).then_some(DROPS);
    }
    let why = if kind == "index" { CONFLICT } else { DROPS };
    (!made.has_all(kind, words)).then_some(why)
}

fn alter(mut words: Words, made: &mut Made) -> Option<&'static str> {
    words.eat("materialized");
    let kind = words.take();
    words.eat("if exists");
    if kind == "table" {
        words.eat("only");
    }
    let name = words.name();
    if kind == "policy" {
        words.eat("on");
        return (!made.has("table", &words.name())).then_some(HIDES);
    }
    if made.has(kind, &name) || (kind == "type" && words.eat("add value")) {
        return None;
    }
    if kind == "table" {
        let mut why = None;
        for action in parts(words.0) {
            // Every action is read, for the columns that it adds.
            why = why.or(alter_table(&name, Words(action), made));
        }
        return why;
    }
    Some(if words.has("rename") || words.has("set schema") { RENAMES } else { UNKNOWN })
}

fn alter_table(table: &str, mut words: Words, made: &mut Made) -> Option<&'static str> {
    match words.take() {
        "add" => add(table, words, made),
        "drop" if words.eat("constraint") => {
            words.eat("if exists");
            let name = words.name();
            // The names that Postgres gives tell what a constraint is; every other may be a unique one.
            let is_other = ["_check", "_fkey", "_not_null"].iter().any(|end| name.ends_with(end));
            (!is_other).then_some(CONFLICT)
        }
        "drop" => {
            words.eat("column");
            words.eat("if exists");
            (!made.has("column", &format!("{table}.{}", words.name()))).then_some(DROPS)
        }
        "alter" => {
            words.eat("column");
            alter_column(&format!("{table}.{}", words.name()), words, made)
        }
        "rename" => Some(RENAMES),
        "set" if words.eat("schema") => Some(RENAMES),
        "set" if words.eat("(") => None,
        "reset" | "validate" => None,
        "enable" | "force" if words.eat("row level security") => Some(HIDES),
        _ => Some(UNKNOWN),
    }
}

fn add(table: &str, mut words: Words, made: &mut Made) -> Option<&'static str> {
    if words.eat("constraint") {
        words.take();
    }
    if ["check", "exclude", "primary key", "not null"].into_iter().any(|kind| words.eat(kind)) {
        return Some(REFUSES);
    }
    if words.eat("unique using index") {
        // The index was judged where it was made.
        return None;
    }
    if words.eat("unique") || words.eat("foreign key") {
        return (!stays_empty(table, words, made)).then_some(REFUSES);
    }
    words.eat("column");
    let is_new = !words.eat("if not exists");
    let column = format!("{table}.{}", words.name());
    let is_serial = words.0.first().is_some_and(|kind| kind.ends_with("serial"));
    // `on delete set default` gives none.
    let has_default = words.has("default") && !words.has("set default");
    let is_filled = is_serial || has_default || words.has("generated");
    made.add(is_new, "column", &column);
    made.add(is_new && !is_filled, "empty", &column);
    if !is_filled && (words.has("not null") || words.has("primary key")) {
        return Some(UNFILLED);
    }
    // With old code every row gets the same value.
    let is_unique = words.has("unique") || words.has("primary key");
    (is_unique && has_default).then_some(REFUSES)
}

fn alter_column(column: &str, mut words: Words, made: &mut Made) -> Option<&'static str> {
    let is_new = made.has("column", column);
    if words.eat("set not null") {
        return (!is_new || made.has("empty", column)).then_some(UNFILLED);
    }
    if words.eat("set default") {
        made.remove("empty", column);
        return None;
    }
    if words.eat("type") || words.eat("set data type") {
        return (!is_new).then_some(TYPE);
    }
    if ["drop default", "drop identity", "drop expression"].into_iter().any(|what| words.eat(what)) {
        return Some(UNFILLED);
    }
    let harmless = ["drop not null", "set statistics", "set storage", "set compression", "set (", "reset"];
    (!harmless.into_iter().any(|what| words.eat(what))).then_some(UNKNOWN)
}

/// Filling columns that are new changes nothing that old code reads.
fn update(mut words: Words, made: &Made) -> Option<&'static str> {
    words.eat("only");
    let table = words.name();
    words.skip_past("set");
    let is_new = |part: &[String]| {
        part.first().is_some_and(|column| made.has("column", &format!("{table}.{}", plain(column))))
    };
    (!made.has("table", &table) && !parts(words.0).into_iter().all(is_new)).then_some(DATA)
}

/// Whether one of the columns in brackets is new and empty in every row of old code, so that no row of it is refused.
fn stays_empty(table: &str, words: Words, made: &Made) -> bool {
    let is_empty = |part: &[String]| {
        let is_expression = part.get(1).is_some_and(|token| token == "(");
        let column = part.first().map(|column| plain(column)).unwrap_or_default();
        !is_expression && made.has("empty", &format!("{table}.{column}"))
    };
    !words.has("nulls not distinct")
        && !words.has("match full")
        && parts(words.brackets()).into_iter().any(is_empty)
}

/// What earlier statements of the migration made: changing it concerns no old code.
#[derive(Debug, Default)]
pub(super) struct Made(BTreeSet<String>);

impl Made {
    fn key(kind: &str, name: &str) -> String {
        let kind = if matches!(kind, "procedure" | "routine") { "function" } else { kind };
        format!("{kind} {name}")
    }

    fn add(&mut self, is_new: bool, kind: &str, name: &str) {
        if is_new {
            self.0.insert(Self::key(kind, name));
        }
    }

    fn remove(&mut self, kind: &str, name: &str) {
        self.0.remove(&Self::key(kind, name));
    }

    fn has(&self, kind: &str, name: &str) -> bool {
        self.0.contains(&Self::key(kind, name))
    }

    fn has_all(&self, kind: &str, names: Words) -> bool {
        parts(names.0).into_iter().all(|part| self.has(kind, &Words(part).name()))
    }
}
