//! Shows a deployment: a live tree on a terminal, plain lines elsewhere.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use tokio::time::Instant;

use crate::aws::cloudformation::{Change, Event};
use crate::context::{Context, say};

/// Where a deployment is shown.
#[derive(Debug)]
pub(crate) struct Progress {
    /// Nothing where no terminal listens.
    tree: Option<MultiProgress>,
    /// The lines, where somebody looks at them later.
    #[cfg(test)]
    kept: Option<Mutex<Vec<String>>>,
    began: Instant,
    stacks: Mutex<BTreeMap<String, (ProgressBar, Instant)>>,
    /// When each resource began to change, by stack and logical id.
    resources: Mutex<BTreeMap<(String, String), Instant>>,
}

/// Without a terminal, resources that are quicker than this are not worth a line.
const QUICK: Duration = Duration::from_millis(500);
/// Resources under way that a line of the tree has room for.
const SHOWN: usize = 4;

impl Progress {
    pub(crate) fn new(context: &Context) -> Self {
        let tree = context.terminal.then(MultiProgress::new);
        Self {
            tree,
            #[cfg(test)]
            kept: None,
            began: Instant::now(),
            stacks: Mutex::default(),
            resources: Mutex::default(),
        }
    }

    /// Keeps its lines instead of writing them.
    #[cfg(test)]
    pub(super) fn kept() -> Self {
        Self {
            tree: None,
            kept: Some(Mutex::default()),
            began: Instant::now(),
            stacks: Mutex::default(),
            resources: Mutex::default(),
        }
    }

    #[cfg(test)]
    pub(super) fn lines(&self) -> Vec<String> {
        self.kept.as_ref().unwrap().lock().unwrap().clone()
    }

    pub(super) fn begin(&self, stack: &str) {
        let bar = match &self.tree {
            Some(tree) => {
                let bar = tree.add(ProgressBar::new_spinner());
                let style = ProgressStyle::with_template("  {spinner} {prefix:<13} {elapsed:>4} {wide_msg}");
                bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
                bar.set_prefix(stack.to_owned());
                bar.enable_steady_tick(Duration::from_millis(100));
                bar
            }
            None => ProgressBar::hidden(),
        };
        self.lock().insert(stack.to_owned(), (bar, Instant::now()));
    }

    /// What a change set will do; the lines matter most where nobody watches live.
    pub(super) fn changes(&self, stack: &str, changes: &[Change]) {
        let replaced = changes.iter().filter(|change| change.replacement.as_deref() == Some("True")).count();
        let counts = |action: &str| changes.iter().filter(|change| change.action == action).count();
        let text = format!(
            "{} to add, {} to modify ({replaced} replaced), {} to remove",
            counts("Add"),
            counts("Modify"),
            counts("Remove")
        );
        self.note(stack, &text);
        for change in changes.iter().filter(|change| change.action != "Add") {
            let replacement = match change.replacement.as_deref() {
                Some("True") => ", replaced",
                Some("Conditional") => ", may be replaced",
                _ => "",
            };
            let line = format!(
                "{} {} ({}{replacement})",
                change.action.to_lowercase(),
                change.logical,
                change.resource_type
            );
            self.note(stack, &line);
        }
    }

    pub(super) fn event(&self, stack: &str, event: &Event) {
        let failed = event.status.ends_with("_FAILED") || event.status.contains("ROLLBACK");
        let reason = event
            .reason
            .as_deref()
            .filter(|_| failed)
            .map(|reason| format!(": {reason}"))
            .unwrap_or_default();
        let elapsed = self.elapsed(stack, event);
        let time = elapsed.map(|elapsed| format!(" in {:.1} s", elapsed.as_secs_f64())).unwrap_or_default();
        let text = format!("{} {}{time}{reason}", event.logical, event.status);
        let slow = elapsed.is_some_and(|elapsed| elapsed >= QUICK);
        // What failed stays on the screen when the tree moves on.
        if failed || (self.tree.is_none() && slow) {
            self.line(stack, &text);
        } else if self.tree.is_some() {
            self.message(stack, &text);
        }
    }

    /// Shows what is under way in a stack, the longest first.
    pub(super) fn under_way(&self, stack: &str) {
        if self.tree.is_none() {
            return;
        }
        let mut running: Vec<(Duration, String)> = {
            let resources = self.resources.lock().expect("no change of the times panics half-way");
            // The stack itself is under way all the time.
            let own = format!("-{stack}");
            let of_stack =
                resources.iter().filter(|((name, logical), _)| name == stack && !logical.ends_with(&own));
            of_stack.map(|((_, logical), began)| (began.elapsed(), logical.clone())).collect()
        };
        running.sort_by(|one, other| other.cmp(one));
        let shown: Vec<String> = running
            .iter()
            .take(SHOWN)
            .map(|(elapsed, logical)| format!("{logical} {} s", elapsed.as_secs()))
            .collect();
        let more = running.len().saturating_sub(SHOWN);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        if !shown.is_empty() {
            self.message(stack, &format!("{}{more}", shown.join(", ")));
        }
    }

    /// How long a resource took that has come to rest.
    fn elapsed(&self, stack: &str, event: &Event) -> Option<Duration> {
        let key = (stack.to_owned(), event.logical.clone());
        let mut resources = self.resources.lock().expect("no change of the times panics half-way");
        if event.status.ends_with("_IN_PROGRESS") {
            resources.entry(key).or_insert_with(Instant::now);
            return None;
        }
        resources.remove(&key).map(|began| began.elapsed())
    }

    /// Something that stays on the screen.
    pub(super) fn problem(&self, stack: &str, text: &str) {
        self.line(stack, text);
    }

    pub(super) fn note(&self, stack: &str, text: &str) {
        if self.tree.is_some() { self.message(stack, text) } else { self.line(stack, text) }
    }

    pub(super) fn end(&self, stack: &str, text: &str) {
        let entry = self.lock().get(stack).cloned();
        let Some((bar, began)) = entry else { return };
        let seconds = began.elapsed().as_secs_f64();
        if self.tree.is_some() {
            let style = ProgressStyle::with_template("    {prefix:<13} {wide_msg}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
            bar.finish_with_message(format!("{text} in {seconds:.1} s"));
        } else {
            self.line(stack, &format!("{text} in {seconds:.1} s"));
        }
    }

    pub(super) fn finish(&self) {
        for (bar, _) in self.lock().values() {
            if !bar.is_finished() {
                bar.finish_and_clear();
            }
        }
    }

    fn message(&self, stack: &str, text: &str) {
        if let Some((bar, _)) = self.lock().get(stack) {
            bar.set_message(text.to_owned());
        }
    }

    fn line(&self, stack: &str, text: &str) {
        let line = format!("{:>6.1}s  {stack:<13} {text}", self.began.elapsed().as_secs_f64());
        #[cfg(test)]
        if let Some(kept) = &self.kept {
            kept.lock().unwrap().push(line);
            return;
        }
        match &self.tree {
            Some(tree) => tree.suspend(|| say(&line)),
            None => say(&line),
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, (ProgressBar, Instant)>> {
        self.stacks.lock().expect("no change of the bars panics half-way")
    }
}
