//! Packs the schemas of all resource types, and the reference of IAM's actions, into compressed blocks with an index.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value as Json;

use super::typed::paths;

/// Compresses one block; what decodes it is `brotli_decompressor`.
pub type Compress<'a> = &'a dyn Fn(&[u8]) -> Vec<u8>;

/// Blocks of about this many bytes of JSON: small enough that a template decodes little, large enough to compress.
const BLOCK: usize = 64_000;

/// Where the schemas come from.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Such as `cfn-lint 1.58.0`.
    pub name: String,
    /// The day of the schemas, as `2026-10-20`.
    pub date: String,
    /// The types that each region has, by region; empty where the source does not say.
    pub regions: BTreeMap<String, BTreeSet<String>>,
}

/// A packed file and the Rust module that finds its way in it.
#[derive(Clone, Debug)]
pub struct Catalogue {
    pub bytes: Vec<u8>,
    pub index: String,
}

/// Packs entries by name, a bit mask of the source's regions beside each; without what [`create_only`] holds. Those that
/// are `common` go into blocks of their own, so that who needs them decodes no others.
///
/// # Panics
/// When the packed file is larger than an offset of 32 bits reaches.
#[must_use]
pub fn pack(
    entries: &BTreeMap<String, Json>,
    common: &BTreeSet<String>,
    source: &Source,
    compress: Compress,
) -> Catalogue {
    let (mut bytes, mut blocks, mut types) = (Vec::new(), String::new(), BTreeMap::new());
    let (mut block, mut count) = (Vec::new(), 0_usize);
    let mut close = |block: &mut Vec<u8>| {
        let packed = compress(block);
        let _ = write!(blocks, "({}, {}), ", bytes.len(), bytes.len() + packed.len());
        bytes.extend(packed);
        block.clear();
    };
    let mut order: Vec<(&String, &Json)> = entries.iter().collect();
    order.sort_by_key(|(name, _)| !common.contains(*name));
    let rare = common.len();
    for (place, (name, json)) in order.into_iter().enumerate() {
        let mut json = json.clone();
        if let Some(schema) = json.as_object_mut() {
            schema.remove("createOnlyProperties");
            schema.remove("conditionalCreateOnlyProperties");
        }
        let text = crate::json::compact(&json);
        if !block.is_empty() && (place == rare || block.len() + text.len() > BLOCK) {
            close(&mut block);
            count += 1;
        }
        let begin = block.len();
        block.extend_from_slice(text.as_bytes());
        let regions = source.regions.values().enumerate();
        let mask =
            regions.filter(|(_, types)| types.contains(name)).fold(0_u64, |mask, (bit, _)| mask | (1 << bit));
        let end = block.len();
        let row = format!("name: \"{name}\", block: {count}, begin: {begin}, end: {end}, regions: {mask:#x}");
        types.insert(name, format!("    Entry {{ {row} }},\n"));
    }
    close(&mut block);
    let types: String = types.into_values().collect();
    let index = format!(
        "//! The index of a packed file. Written by `cargo xtask schema update`; not edited by hand.\n\n\
         use super::archive::Entry;\n\n\
         pub(super) static BLOCKS: &[(usize, usize)] = &[{}];\n\
         pub(super) static ENTRIES: &[Entry] = &[\n{types}];\n",
        blocks.trim_end_matches(", "),
    );
    Catalogue { bytes, index }
}

/// What cannot change in place, a line a type: its name, then the paths of properties, with `?` in front where AWS
/// decides on a condition. Plain text, so that a plan decodes nothing, and so that an update of the schemas shows it.
#[must_use]
pub fn create_only(schemas: &BTreeMap<String, Json>) -> String {
    let mut out = String::new();
    for (name, schema) in schemas {
        out.push_str(name);
        for (list, mark) in [("createOnlyProperties", ""), ("conditionalCreateOnlyProperties", "?")] {
            let paths: BTreeSet<String> = paths(schema, list).into_iter().collect();
            for path in paths {
                let _ = write!(out, " {mark}{path}");
            }
        }
        out.push('\n');
    }
    out
}

/// The Rust module that says where the schemas come from.
#[must_use]
pub fn origin(source: &Source) -> String {
    let regions: Vec<String> = source.regions.keys().map(|region| format!("\"{region}\"")).collect();
    format!(
        "//! Where the schemas come from. Written by `cargo xtask schema update`; not edited by hand.\n\n\
         pub(super) const SOURCE: &str = \"{}\";\npub(super) const DATE: &str = \"{}\";\n\
         pub(super) static REGIONS: &[&str] = &[{}];\n",
        source.name,
        source.date,
        regions.join(", "),
    )
}
