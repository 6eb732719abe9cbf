//! Writes a workflow as YAML, with the comments that YAML libraries cannot write: reasons and versions.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::model::{Concurrency, File, Job, Step, Trigger, Workflow};

impl Workflow {
    /// The file that GitHub reads.
    #[must_use]
    pub fn render(&self) -> File {
        let mut out = String::new();
        let _ = writeln!(
            out,
            "# Generated from {}: edit that, then run `cargo xtask workflows generate`.",
            self.source
        );
        let _ = writeln!(out, "name: {}\n\non:", text(self.name));
        for trigger in &self.triggers {
            out.push_str(match trigger {
                Trigger::PullRequest => "  pull_request:\n",
                Trigger::PushMain => "  push:\n    branches: [main]\n",
                Trigger::MergeGroup => "  merge_group:\n",
            });
        }
        let cancel = match self.concurrency {
            Concurrency::CancelOlder => "${{ github.event_name == 'pull_request' }}",
            Concurrency::Queue => "false",
        };
        let _ = writeln!(
            out,
            "\nconcurrency:\n  group: ${{{{ github.workflow }}}}-${{{{ github.ref }}}}\n  cancel-in-progress: {cancel}\n\npermissions: {{}}\n\njobs:"
        );
        let jobs: Vec<String> = self.jobs.iter().map(job).collect();
        out.push_str(&jobs.join("\n"));
        File { path: format!(".github/workflows/{}.yml", self.file), text: out }
    }
}

fn job(job: &Job) -> String {
    let mut out = format!("  {}:\n    name: {}\n", job.id, text(job.name));
    if !job.needs.is_empty() {
        let _ = writeln!(out, "    needs: [{}]", job.needs.join(", "));
    }
    if job.always {
        out.push_str("    if: always()\n");
    }
    let _ = writeln!(out, "    runs-on: ubuntu-24.04\n    timeout-minutes: {}", job.timeout);
    if !job.permissions.is_empty() {
        out.push_str("    permissions:\n");
        for permission in &job.permissions {
            let _ =
                writeln!(out, "      {}: {} # {}", permission.scope, permission.access, permission.reason);
        }
    }
    out.push_str("    steps:\n");
    for step in &job.steps {
        match step {
            Step::Run { name, script, env } => {
                let _ = writeln!(out, "      - name: {}", text(name));
                map(&mut out, "env", env);
                if script.trim_end().split_once('\n').is_none() {
                    let _ = writeln!(out, "        run: {}", text(script));
                } else {
                    out.push_str("        run: |\n");
                    for line in script.trim_end().lines() {
                        let _ = writeln!(out, "{}", format!("          {line}").trim_end());
                    }
                }
            }
            Step::Uses { name, pin, path, with } => {
                let _ = writeln!(out, "      - name: {}", text(name));
                let _ = writeln!(out, "        uses: {}{path}@{} # {}", pin.action, pin.commit, pin.version);
                map(&mut out, "with", with);
            }
        }
    }
    out
}

fn map(out: &mut String, key: &str, values: &BTreeMap<&'static str, String>) {
    if values.is_empty() {
        return;
    }
    let _ = writeln!(out, "        {key}:");
    for (name, value) in values {
        let _ = writeln!(out, "          {name}: {}", text(value));
    }
}

/// A YAML scalar that is read back as this text, quoted where YAML would see anything else in it.
fn text(value: &str) -> String {
    let rendered = serde_yaml::to_string(value).unwrap_or_else(|_| format!("{value:?}"));
    rendered.trim_end().to_owned()
}
