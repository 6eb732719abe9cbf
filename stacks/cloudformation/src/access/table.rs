//! The tables of this module: text files whose columns stand between ` | `.

use serde_json::Value as Json;

use crate::evaluate::{function, text};
use crate::json::compact;
use crate::pattern::is_like;

/// The rows of a table, without its remarks.
pub(super) fn rows<const COLUMNS: usize>(
    table: &'static str,
) -> impl Iterator<Item = [&'static str; COLUMNS]> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let columns: Vec<&str> = line.split(" | ").map(str::trim).collect();
        columns.try_into().ok()
    })
}

/// Whether one of the conditions of a column holds for the properties of a resource.
///
/// `always`, `never`, `Path` (is given), `Path=value`, `Path~part` (its text holds that). What is not known before the
/// deployment counts as fulfilled, unless `?TYPE` follows and the templates have no such resource: `has_type` says so.
pub(super) fn holds(conditions: &str, properties: &Json, has_type: &dyn Fn(&str) -> bool) -> bool {
    conditions.split(' ').any(|condition| {
        let (condition, kind) = condition.split_once('?').unwrap_or((condition, ""));
        match condition {
            "always" => true,
            "never" => false,
            _ => match condition.split_once(['=', '~']) {
                None => !find(properties, condition).is_empty(),
                Some((path, wanted)) => find(properties, path).into_iter().any(|value| {
                    let told = text(value).unwrap_or_else(|| compact(value));
                    let fits = if condition.contains('=') { told == wanted } else { told.contains(wanted) };
                    fits || function(value).is_some() && (kind.is_empty() || has_type(kind))
                }),
            },
        }
    })
}

/// The values at a path, in which `*` stands for every item or key.
pub(super) fn find<'a>(json: &'a Json, path: &str) -> Vec<&'a Json> {
    let mut found = vec![json];
    for part in path.split('/') {
        found = found
            .into_iter()
            .flat_map(|value| match (part, value) {
                ("*", Json::Array(items)) => items.iter().collect::<Vec<_>>(),
                ("*", Json::Object(map)) => map.values().collect(),
                (_, Json::Object(map)) if function(value).is_none() => map.get(part).into_iter().collect(),
                // A function may give anything.
                (_, Json::Object(_)) => vec![value],
                _ => Vec::new(),
            })
            .filter(|value| !value.is_null())
            .collect();
    }
    found
}

/// Whether one of the patterns of a column fits an action.
pub(super) fn names(patterns: &str, action: &str) -> bool {
    patterns.split(' ').any(|pattern| is_like(pattern, action))
}
