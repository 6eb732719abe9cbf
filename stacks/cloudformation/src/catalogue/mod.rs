//! The catalogue: the registry schemas of all resource types, and what IAM knows of their actions.

mod archive;
#[rustfmt::skip]
#[expect(clippy::unreadable_literal, reason = "offsets that no person reads")]
mod iam_index;
#[rustfmt::skip]
#[expect(clippy::unreadable_literal, reason = "offsets that no person reads")]
mod index;
#[rustfmt::skip]
mod origin;

use std::cmp::Ordering;

use serde_json::Value as Json;

use crate::schema::Schema;
use archive::Archive;

static SCHEMAS: Archive =
    Archive::new(include_bytes!("../../catalogue/schemas.bin"), index::BLOCKS, index::ENTRIES);
static ACTIONS: Archive =
    Archive::new(include_bytes!("../../catalogue/iam.bin"), iam_index::BLOCKS, iam_index::ENTRIES);

static CREATE_ONLY: &str = include_str!("../../catalogue/create-only.txt");

/// Where the schemas come from, such as `cfn-lint 1.58.0`.
pub const SOURCE: &str = origin::SOURCE;

/// The day of the schemas, as `2026-10-20`.
pub const DATE: &str = origin::DATE;

/// The schema of a type, such as `AWS::SQS::Queue`.
#[must_use]
pub fn find(resource_type: &str) -> Option<Schema> {
    SCHEMAS.position(resource_type).map(|position| Schema::new(SCHEMAS.get(position)))
}

/// The name of a type as the catalogue spells it, without decoding its schema.
#[must_use]
pub fn find_name(resource_type: &str) -> Option<&'static str> {
    SCHEMAS.position(resource_type).map(|position| SCHEMAS.entries[position].name)
}

/// The names of all types, sorted.
pub fn type_names() -> impl Iterator<Item = &'static str> {
    SCHEMAS.entries.iter().map(|entry| entry.name)
}

/// The regions of the catalogue, sorted.
#[must_use]
pub fn regions() -> &'static [&'static str] {
    origin::REGIONS
}

/// Whether a region has a type: `None` where the catalogue does not know the one or the other.
#[must_use]
pub fn is_in_region(resource_type: &str, region: &str) -> Option<bool> {
    let bit = origin::REGIONS.binary_search(&region).ok()?;
    let position = SCHEMAS.position(resource_type)?;
    Some(SCHEMAS.entries[position].regions >> bit & 1 == 1)
}

/// The paths of a type's properties that cannot change in place; with `?` in front where AWS decides on a condition.
pub(crate) fn create_only(resource_type: &str) -> impl Iterator<Item = &'static str> + use<> {
    let (mut low, mut high) = (0, CREATE_ONLY.len());
    let mut found = "";
    while low < high {
        let middle = low + (high - low) / 2;
        let begin = CREATE_ONLY[..middle].rfind('\n').map_or(0, |end| end + 1);
        let line = CREATE_ONLY[begin..].split('\n').next().unwrap_or_default();
        let (name, paths) = line.split_once(' ').unwrap_or((line, ""));
        match name.cmp(resource_type) {
            Ordering::Less => low = begin + line.len() + 1,
            Ordering::Greater => high = begin,
            Ordering::Equal => {
                found = paths;
                break;
            }
        }
    }
    found.split_whitespace()
}

/// What IAM knows of a service's actions: `actions` by lower-case name, each a list of the service's resource types
/// (empty where an action cannot be limited to resources), and `resources`, the ARN patterns of those types.
#[must_use]
pub fn iam_service(prefix: &str) -> Option<&'static Json> {
    ACTIONS.position(prefix).map(|position| ACTIONS.get(position))
}

/// The prefixes of IAM's actions, such as `sqs`.
pub fn iam_prefixes() -> impl Iterator<Item = &'static str> {
    ACTIONS.entries.iter().map(|entry| entry.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_parses_and_names_itself() {
        assert!(type_names().count() > 1_800);
        assert!(type_names().is_sorted());
        for name in type_names() {
            assert_eq!(find(name).unwrap().root()["typeName"], *name);
        }
    }

    #[test]
    fn every_service_of_iam_parses() {
        assert!(iam_prefixes().is_sorted());
        for prefix in iam_prefixes() {
            assert!(iam_service(prefix).unwrap()["actions"].is_object(), "{prefix}");
        }
    }

    #[test]
    fn every_type_has_a_line_of_what_cannot_change() {
        let names: Vec<&str> = CREATE_ONLY.lines().filter_map(|line| line.split(' ').next()).collect();
        assert!(type_names().eq(names.iter().copied()));
        for line in CREATE_ONLY.lines() {
            let (name, paths) = line.split_once(' ').unwrap_or((line, ""));
            assert!(create_only(name).eq(paths.split_whitespace()), "{name}");
        }
        assert_eq!(create_only("AWS::SQS::Queue").collect::<Vec<_>>(), ["FifoQueue", "QueueName"]);
        assert_eq!(create_only("AWS::SQS::Nothing").next(), None);
    }

    #[test]
    fn the_packed_schemas_stay_small() {
        assert!(include_bytes!("../../catalogue/schemas.bin").len() <= 800_000);
    }

    #[test]
    fn regions_say_which_types_they_have() {
        assert_eq!(is_in_region("AWS::SQS::Queue", "eu-central-1"), Some(true));
        assert_eq!(is_in_region("AWS::QuickSight::Dashboard", "ap-southeast-7"), Some(false));
        assert_eq!(is_in_region("AWS::SQS::Queue", "mars-north-1"), None);
    }
}
