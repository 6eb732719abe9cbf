//! A copy of this workspace as a repository of its own, for tests that commit.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};

/// A repository with one commit: the files as they are here now.
#[derive(Debug)]
pub struct Workspace {
    pub root: PathBuf,
}

impl Workspace {
    /// Copies every file that is, or could be, committed.
    ///
    /// # Errors
    /// When files cannot be copied, or git is not there.
    pub fn copy(name: &str) -> anyhow::Result<Self> {
        let root = crate::folder(name)?.join("workspace");
        let here = crate::root();
        let listed =
            output(Command::new("git").args(["ls-files", "-co", "--exclude-standard"]).current_dir(&here))?;
        for file in listed.lines() {
            let (from, to) = (here.join(file), root.join(file));
            // A file that was removed and is not yet committed so.
            if from.is_file() {
                std::fs::create_dir_all(to.parent().unwrap_or(&root))?;
                std::fs::copy(&from, &to).with_context(|| file.to_owned())?;
            }
        }
        let workspace = Self { root };
        workspace.git(&["init", "--quiet"])?;
        workspace.commit("Begin")?;
        Ok(workspace)
    }

    /// Commits everything; gives the commit.
    ///
    /// # Errors
    /// When git refuses.
    pub fn commit(&self, subject: &str) -> anyhow::Result<String> {
        self.git(&["add", "--all"])?;
        let who = ["-c", "user.name=tests", "-c", "user.email=tests@example.com"];
        self.git(&[&who[..], &["commit", "--quiet", "--allow-empty", "-m", subject]].concat())?;
        Ok(self.git(&["rev-parse", "HEAD"])?.trim().to_owned())
    }

    fn git(&self, arguments: &[&str]) -> anyhow::Result<String> {
        output(Command::new("git").args(arguments).current_dir(&self.root))
    }

    /// Changes a file.
    ///
    /// # Errors
    /// When it does not hold what is to be changed.
    pub fn change(&self, file: &str, from: &str, to: &str) -> anyhow::Result<()> {
        let path = self.path(file);
        let text = std::fs::read_to_string(&path)?;
        ensure!(text.contains(from), "{file} does not hold `{from}`");
        Ok(std::fs::write(path, text.replace(from, to))?)
    }

    #[must_use]
    pub fn path(&self, file: &str) -> PathBuf {
        Path::new(&self.root).join(file)
    }
}

fn output(command: &mut Command) -> anyhow::Result<String> {
    let output = command.output()?;
    ensure!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}
