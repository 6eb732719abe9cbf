//! A stack that provides a setting which the app does not read.

fn main() {
    let _ = contract::StorageBindings { uploads_bucket: "bucket", archive_bucket: "other" };
}
