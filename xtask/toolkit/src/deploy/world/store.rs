//! A bucket whose answers get lost, as a seed says.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use async_trait::async_trait;
use futures_util::stream::BoxStream;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    CopyOptions, Error, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore,
    PutMultipartOptions, PutOptions, PutPayload, PutResult, Result,
};

/// Objects in memory, and the dice.
#[derive(Debug)]
pub(super) struct Faulty {
    store: InMemory,
    dice: AtomicU64,
    /// So many answers of a thousand get lost.
    lost: AtomicU64,
}

impl Faulty {
    pub(super) fn new(seed: u64) -> Self {
        Self { store: InMemory::new(), dice: AtomicU64::new(seed | 1), lost: AtomicU64::new(0) }
    }

    pub(super) fn lose(&self, permille: u64) {
        self.lost.store(permille, Ordering::Relaxed);
    }

    /// Loses an answer now and then.
    fn answer<T>(&self, answer: Result<T>) -> Result<T> {
        let mut x = self.dice.load(Ordering::Relaxed);
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        self.dice.store(x, Ordering::Relaxed);
        if x % 1_000 < self.lost.load(Ordering::Relaxed) {
            return Err(Error::Generic { store: "faulty", source: "the answer was lost".into() });
        }
        answer
    }
}

impl fmt::Display for Faulty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("faulty")
    }
}

#[async_trait]
impl ObjectStore for Faulty {
    async fn put_opts(&self, at: &Path, payload: PutPayload, options: PutOptions) -> Result<PutResult> {
        self.answer(self.store.put_opts(at, payload, options).await)
    }
    async fn put_multipart_opts(
        &self,
        at: &Path,
        options: PutMultipartOptions,
    ) -> Result<Box<dyn MultipartUpload>> {
        self.store.put_multipart_opts(at, options).await
    }
    async fn get_opts(&self, at: &Path, options: GetOptions) -> Result<GetResult> {
        self.answer(self.store.get_opts(at, options).await)
    }
    fn delete_stream(&self, at: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        self.store.delete_stream(at)
    }
    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        self.store.list(prefix)
    }
    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult> {
        self.store.list_with_delimiter(prefix).await
    }
    async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> Result<()> {
        self.store.copy_opts(from, to, options).await
    }
}
