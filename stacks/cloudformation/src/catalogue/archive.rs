//! A packed file of JSON values: blocks that are decompressed, and values that are parsed, when they are asked for.

use std::sync::OnceLock;

use serde_json::Value as Json;

/// Where one value stands.
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) block: usize,
    /// The first byte in the decompressed block.
    pub(super) begin: usize,
    pub(super) end: usize,
    /// The regions that have it, a bit each in the order of `REGIONS`.
    pub(super) regions: u64,
}

/// A packed file with its index.
pub(super) struct Archive {
    bytes: &'static [u8],
    blocks: &'static [(usize, usize)],
    pub(super) entries: &'static [Entry],
    decompressed: OnceLock<Vec<OnceLock<Vec<u8>>>>,
    parsed: OnceLock<Vec<OnceLock<Json>>>,
}

impl Archive {
    pub(super) const fn new(
        bytes: &'static [u8],
        blocks: &'static [(usize, usize)],
        entries: &'static [Entry],
    ) -> Self {
        Self { bytes, blocks, entries, decompressed: OnceLock::new(), parsed: OnceLock::new() }
    }

    /// The place of a name among the entries, which are sorted.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.entries.binary_search_by(|entry| entry.name.cmp(name)).ok()
    }

    pub(super) fn get(&'static self, position: usize) -> &'static Json {
        let parsed = self.parsed.get_or_init(|| cells(self.entries.len()));
        parsed[position].get_or_init(|| {
            let entry = &self.entries[position];
            let text = &self.block(entry.block)[entry.begin..entry.end];
            serde_json::from_slice(text)
                .expect("the file is packed by this workspace, and a test reads all of it")
        })
    }

    fn block(&self, number: usize) -> &[u8] {
        let blocks = self.decompressed.get_or_init(|| cells(self.blocks.len()));
        blocks[number].get_or_init(|| {
            let (begin, end) = self.blocks[number];
            let mut text = Vec::new();
            brotli_decompressor::BrotliDecompress(&mut &self.bytes[begin..end], &mut text)
                .expect("the file is packed by this workspace, and a test reads all of it");
            text
        })
    }
}

fn cells<T>(count: usize) -> Vec<OnceLock<T>> {
    (0..count).map(|_| OnceLock::new()).collect()
}
