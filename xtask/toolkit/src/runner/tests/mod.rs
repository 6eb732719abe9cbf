//! Small workflows, run with real shells in workspaces of their own.

mod hostile;
mod jobs;
mod steps;
mod uses;

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use actions::Pins;

use super::output::Sink;
use super::{MINUTE, Request, run_to};
use crate::context::Context;
use crate::error::Result;

/// A folder with a workspace's files, removed at the end.
struct Workspace {
    root: PathBuf,
    variables: Vec<(&'static str, &'static str)>,
    pins: &'static str,
    minute: Duration,
}

/// What a run said and gave.
struct Ran {
    result: Result<()>,
    talk: String,
    /// Lines of standard output.
    data: Vec<String>,
}

#[derive(Default)]
struct Memory {
    talk: RefCell<String>,
    data: RefCell<Vec<String>>,
}

impl Sink for Memory {
    fn say(&self, text: &str) {
        self.talk.borrow_mut().push_str(&format!("{text}\n"));
    }

    fn data(&self, text: &str) {
        self.data.borrow_mut().push(text.to_owned());
    }
}

impl Workspace {
    /// With `ci.yml`.
    fn new(workflow: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("runner-{}-{number}", std::process::id()));
        let workspace = Self { root, variables: Vec::new(), pins: "", minute: MINUTE };
        workspace.file(".github/workflows/ci.yml", workflow)
    }

    /// With another file.
    fn file(self, path: &str, text: &str) -> Self {
        let path = self.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// With a variable in the environment of whoever runs it.
    fn variable(mut self, name: &'static str, value: &'static str) -> Self {
        self.variables.push((name, value));
        self
    }

    /// With minutes of this length.
    fn minute(mut self, minute: Duration) -> Self {
        self.minute = minute;
        self
    }

    /// With these pins.
    fn pins(mut self, pins: &'static str) -> Self {
        self.pins = pins;
        self
    }

    fn run(&self) -> Ran {
        self.request(|_| {})
    }

    fn request(&self, change: impl FnOnce(&mut Request)) -> Ran {
        let mut request = Request { file: "ci.yml".into(), event: "push".into(), ..Request::default() };
        change(&mut request);
        let pins = Pins::read(self.pins).unwrap();
        let context = Context::for_tests(self.root.clone(), &self.variables);
        let memory = Memory::default();
        let result = run_to(&request, &pins, &context, &memory, self.minute);
        Ran { result, talk: memory.talk.into_inner(), data: memory.data.into_inner() }
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.root.join(path)).unwrap()
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

impl Ran {
    /// The checks by name, each with how it ended.
    fn checks(&self) -> Vec<(&str, &str)> {
        self.data.iter().filter_map(|line| check(line)).collect()
    }

    #[track_caller]
    fn succeeded(&self) -> &Self {
        assert!(self.result.is_ok(), "{:?}\n{}", self.result, self.talk);
        self
    }

    /// The error, of which nothing may have run.
    #[track_caller]
    fn refused(&self) -> String {
        assert!(self.talk.is_empty() && self.data.is_empty(), "{}", self.talk);
        self.result.as_ref().unwrap_err().to_string()
    }

    #[track_caller]
    fn failed(&self) -> String {
        assert!(!self.data.is_empty(), "nothing ran: {:?}", self.result);
        self.result.as_ref().unwrap_err().to_string()
    }

    #[track_caller]
    fn says(&self, text: &str) -> &Self {
        assert!(self.talk.contains(text), "`{text}` is not in:\n{}", self.talk);
        self
    }
}

/// `success  1.0 s  NAME`
fn check(line: &str) -> Option<(&str, &str)> {
    let (end, name) = line.split_once(" s  ")?;
    Some((name, end.split_whitespace().next()?))
}
