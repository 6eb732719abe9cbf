//! Snapshots of databases and caches, which RDS and ElastiCache keep alike: a record, and no copy.

use crate::shared::Shared;
use crate::state::{Kind, Snapshot};

/// Why no snapshot was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    NoSource,
    NameTaken,
}

/// Takes a snapshot of what is there, under a name that none of its kind has.
pub(crate) fn take(shared: &Shared, kind: Kind, source: &str, name: &str) -> Result<Snapshot, Refused> {
    let created = shared.now();
    let mut state = shared.state();
    let is_there = match kind {
        Kind::Database => state.databases.contains_key(source),
        Kind::Cache => state.caches.contains_key(source),
    };
    if !is_there {
        return Err(Refused::NoSource);
    }
    if state.snapshots.iter().any(|snapshot| snapshot.kind == kind && snapshot.name == name) {
        return Err(Refused::NameTaken);
    }
    let snapshot = Snapshot { kind, name: name.to_owned(), source: source.to_owned(), created };
    state.snapshots.push(snapshot.clone());
    Ok(snapshot)
}

/// The snapshots of a kind, of this name and this source where they are given.
pub(crate) fn find(shared: &Shared, kind: Kind, name: Option<&str>, source: Option<&str>) -> Vec<Snapshot> {
    let is_asked = |snapshot: &&Snapshot| {
        snapshot.kind == kind
            && name.is_none_or(|name| snapshot.name == name)
            && source.is_none_or(|source| snapshot.source == source)
    };
    shared.state().snapshots.iter().filter(is_asked).cloned().collect()
}
