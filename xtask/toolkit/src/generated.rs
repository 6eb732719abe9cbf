//! The one function that owns generated files.

use std::path::Path;

use crate::error::{Error, Result};
use crate::files;

/// Whether a generated file is written, or only compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Write,
    Check,
}

/// Brings a file to these contents, or says that it is not there yet. Gives whether anything was written.
pub(crate) fn sync(path: &Path, contents: &[u8], mode: Mode) -> Result<bool> {
    if files::read(path)?.as_deref() == Some(contents) {
        return Ok(false);
    }
    if mode == Mode::Check {
        return Err(Error::Stale { file: path.display().to_string() });
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, contents))
        .map_err(|source| Error::Write { path: path.to_owned(), source })?;
    Ok(true)
}
