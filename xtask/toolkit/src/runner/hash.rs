//! `hashFiles`: the SHA-256 of the SHA-256s of the files that match, in their order.
//! <https://github.com/actions/runner/blob/main/src/Misc/expressionFunc/hashFiles/src/hashFiles.ts>

use std::path::Path;

use sha2::{Digest, Sha256};

use super::glob::Glob;

/// Nothing where no file matches. Folders of what was built, which no checkout has, are not looked into.
pub(super) fn files(workspace: &Path, patterns: &[String]) -> Result<String, String> {
    let (follow, patterns) = match patterns {
        [option, rest @ ..] if option == "--follow-symbolic-links" => (true, rest),
        patterns => (false, patterns),
    };
    let mut glob = Glob::read(&patterns.join("\n"), workspace)?;
    (glob.follow, glob.skip_caches) = (follow, true);
    let mut all = Sha256::new();
    let mut found = false;
    for file in glob.files().map_err(|error| format!("`hashFiles` cannot look: {error}"))? {
        // A link to a folder is no file.
        if !file.starts_with(workspace) || file.is_dir() {
            continue;
        }
        let contents = std::fs::read(&file)
            .map_err(|error| format!("`{}` cannot be hashed: {error}", file.display()))?;
        all.update(Sha256::digest(&contents));
        found = true;
    }
    if !found {
        return Ok(String::new());
    }
    Ok(hexadecimal(&all.finalize()))
}

/// The SHA-256 of some bytes.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
