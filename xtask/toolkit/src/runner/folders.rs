//! Folders that this program alone makes and sees.

use std::fs::DirBuilder;
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

/// Makes the first folder that is not there yet, for nobody else to read, and gives its number.
pub(super) fn claim(first: u32, path: &dyn Fn(u32) -> PathBuf) -> std::io::Result<(u32, PathBuf)> {
    let mut number = first;
    loop {
        let folder = path(number);
        match DirBuilder::new().mode(0o700).create(&folder) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => number = number.wrapping_add(1),
            made => return made.map(|()| (number, folder)),
        }
    }
}

/// A folder outside of the repository, so that neither git nor cargo finds one above it; removed when this is dropped.
#[derive(Debug)]
pub(super) struct Temporary(PathBuf);

impl Temporary {
    pub(super) fn new() -> std::io::Result<Self> {
        let name = format!("xtask-workspace-{}", std::process::id());
        let all = std::env::temp_dir();
        let (_, folder) = claim(1, &|number| all.join(format!("{name}-{number}")))?;
        Ok(Self(folder))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // What a step made unreadable stays for whoever empties the machine's temporary folder.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_folder_is_claimed_once_and_read_by_nobody_else() {
        let all = Temporary::new().unwrap();
        let claimed = [(); 2].map(|()| claim(1, &|number| all.path().join(number.to_string())).unwrap());
        assert_eq!(claimed.each_ref().map(|(number, _)| *number), [1, 2]);
        let mode = std::fs::metadata(&claimed[0].1).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
        let path = all.path().to_owned();
        drop(all);
        assert!(!path.exists());
    }
}
