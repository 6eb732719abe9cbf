//! The processes that the embedded cloud started, on disk: an end that it did not survive leaves none behind for ever.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

/// The started processes by id, each with the time of its start, so that a reused id is not mistaken for it.
#[derive(Debug)]
pub(super) struct Registry {
    file: PathBuf,
    running: Mutex<BTreeMap<u32, String>>,
}

impl Registry {
    pub(super) fn new(file: PathBuf) -> Self {
        Self { file, running: Mutex::default() }
    }

    pub(super) fn add(&self, process: u32) {
        if let Some(started) = started(process) {
            self.change(|running| {
                running.insert(process, started);
            });
        }
    }

    pub(super) fn remove(&self, process: u32) {
        self.change(|running| {
            running.remove(&process);
        });
    }

    /// A registry that cannot be written costs only the clean-up after a crash.
    fn change(&self, change: impl FnOnce(&mut BTreeMap<u32, String>)) {
        let mut running = self.running.lock().expect("no change of the registry panics half-way");
        change(&mut running);
        let json = serde_json::to_vec(&*running).unwrap_or_default();
        let _ = std::fs::write(&self.file, json);
    }

    /// Ends what an earlier life left running; only processes that it wrote down, and only while they are the same.
    pub(super) async fn end_leftovers(&self) {
        let written = std::fs::read(&self.file).ok();
        let left: BTreeMap<u32, String> =
            written.and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default();
        let is_same = |(process, start): &(&u32, &String)| started(**process).as_ref() == Some(*start);
        for (process, _) in left.iter().filter(is_same) {
            signal(*process, Signal::TERM);
        }
        for _ in 0..50 {
            if !left.iter().any(|entry| is_same(&entry)) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        for (process, _) in left.iter().filter(is_same) {
            signal(*process, Signal::KILL);
        }
    }
}

/// The start of a process in clock ticks: the 22nd field of its `stat`, counted after the name in brackets.
pub(super) fn started(process: u32) -> Option<String> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    // A process that ended and waits for its parent is not running.
    if fields.first() == Some(&"Z") {
        return None;
    }
    fields.get(19).map(|start| (*start).to_owned())
}

/// Sends a signal; a process that is gone needs none.
pub(super) fn signal(process: u32, signal: Signal) {
    if let Some(pid) = i32::try_from(process).ok().and_then(Pid::from_raw) {
        let _ = kill_process(pid, signal);
    }
}
