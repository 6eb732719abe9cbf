//! What databases and caches say about themselves, which RDS and ElastiCache tell alike.

use std::collections::BTreeMap;

use crate::shared::Shared;
use crate::state::{Kind, SourceEvent};

/// Events that are remembered.
const MOST: usize = 1_000;
/// Minutes of the past that are told when nothing is asked for.
const PAST: u64 = 60;

/// Takes note of something that happened to a database or a cache.
pub(crate) fn tell(shared: &Shared, kind: Kind, source: &str, category: &str, message: String) {
    let time = shared.now();
    let mut state = shared.state();
    let (source, category) = (source.to_owned(), category.to_owned());
    state.source_events.push(SourceEvent { kind, source, category, message, time });
    let surplus = state.source_events.len().saturating_sub(MOST);
    state.source_events.drain(..surplus);
}

/// What a request to `DescribeEvents` asks for, oldest first. `source_type` is what the service calls these sources.
pub(crate) fn recent(
    shared: &Shared,
    kind: Kind,
    source_type: &str,
    input: &BTreeMap<String, String>,
) -> Vec<SourceEvent> {
    if input.get("SourceType").is_some_and(|asked| asked != source_type) {
        return Vec::new();
    }
    let minutes = input.get("Duration").and_then(|text| text.parse().ok()).unwrap_or(PAST);
    let since = shared.now().saturating_sub(minutes * 60_000);
    let source = input.get("SourceIdentifier");
    let fits = |event: &&SourceEvent| {
        event.kind == kind && event.time >= since && source.is_none_or(|source| event.source == *source)
    };
    shared.state().source_events.iter().filter(fits).cloned().collect()
}
