//! What is written: talk about jobs on standard error, the checks on standard output, and secrets nowhere.

use std::cell::RefCell;

use super::masks::Masks;
use crate::context;

/// Where lines go: the terminal, or the memory of a test.
pub(super) trait Sink {
    /// Talk, for people.
    fn say(&self, text: &str);
    /// Data, for programs.
    fn data(&self, text: &str);
}

/// Standard error and standard output.
pub(super) struct Terminal;

impl Sink for Terminal {
    fn say(&self, text: &str) {
        context::say(text);
    }

    fn data(&self, text: &str) {
        context::data(text);
    }
}

/// A colour, where there are colours.
#[derive(Clone, Copy, Debug)]
pub(super) enum Paint {
    Bold,
    Dim,
    Red,
    Green,
    Yellow,
}

impl Paint {
    fn code(self) -> &'static str {
        match self {
            Self::Bold => "1",
            Self::Dim => "2",
            Self::Red => "31",
            Self::Green => "32",
            Self::Yellow => "33",
        }
    }
}

/// Every line goes through here.
pub(super) struct Output<'a> {
    sink: &'a dyn Sink,
    colour: bool,
    masks: RefCell<Masks>,
}

impl<'a> Output<'a> {
    pub(super) fn new(sink: &'a dyn Sink, colour: bool) -> Self {
        Self { sink, colour, masks: RefCell::default() }
    }

    /// Hides a text from now on.
    pub(super) fn mask(&self, secret: &str) {
        self.masks.borrow_mut().add(secret);
    }

    /// The text without secrets.
    pub(super) fn masked(&self, text: &str) -> String {
        self.masks.borrow().hide(text)
    }

    pub(super) fn say(&self, text: &str) {
        self.sink.say(&self.masked(text));
    }

    pub(super) fn data(&self, text: &str) {
        self.sink.data(&self.masked(text));
    }

    /// Lines of a job, with its name before them.
    pub(super) fn line(&self, job: &str, text: &str) {
        let job = self.paint(Paint::Dim, job);
        for line in text.split('\n') {
            self.say(format!("{job} | {line}").trim_end());
        }
    }

    pub(super) fn paint(&self, paint: Paint, text: &str) -> String {
        if self.colour { format!("\u{1b}[{}m{text}\u{1b}[0m", paint.code()) } else { text.to_owned() }
    }
}
