//! YAML as its events, each with its place. The parser is generic over what it reads: here it is compiled for texts, optimised
//! and once. In a crate of its readers it would be compiled as they are, for each anew.

pub use saphyr_parser::{Event, ScalarStyle, Tag};
use saphyr_parser::{Parser, StrInput};

/// A line and a column, both counted from 1; 0 where there is no place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// What is no YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    pub place: Place,
    pub message: String,
}

/// The events of a text.
#[expect(missing_debug_implementations, reason = "the parser has none")]
pub struct Events<'input>(Parser<'input, StrInput<'input>>);

impl<'input> Events<'input> {
    #[must_use]
    pub fn of(text: &'input str) -> Self {
        Self(Parser::new_from_str(text))
    }

    /// The next event and where it begins; after the last one it is always [`Event::StreamEnd`].
    ///
    /// # Errors
    /// The first thing that is no YAML.
    pub fn next(&mut self) -> Result<(Event<'input>, Place), Error> {
        match self.0.next() {
            Some(Ok((event, span))) => {
                Ok((event, Place { line: span.start.line(), column: span.start.col() + 1 }))
            }
            Some(Err(error)) => {
                let place = Place { line: error.marker().line(), column: error.marker().col() + 1 };
                Err(Error { place, message: error.info().to_owned() })
            }
            None => Ok((Event::StreamEnd, Place::default())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_have_their_places_and_the_end_is_the_end() {
        let mut events = Events::of("a: [b, c]\n");
        let mut texts = Vec::new();
        loop {
            match events.next().unwrap() {
                (Event::Scalar(text, ..), at) => texts.push((text.into_owned(), at.line, at.column)),
                (Event::StreamEnd, _) => break,
                _ => {}
            }
        }
        assert_eq!(texts, [("a".to_owned(), 1, 1), ("b".to_owned(), 1, 5), ("c".to_owned(), 1, 8)]);
        assert_eq!(events.next(), Ok((Event::StreamEnd, Place::default())));
    }

    #[test]
    fn what_is_no_yaml_is_said_with_its_place() {
        let mut events = Events::of("a: b\n c: d\n");
        let error = loop {
            match events.next() {
                Err(error) => break error,
                Ok((event, _)) => assert_ne!(event, Event::StreamEnd, "it was read"),
            }
        };
        assert_eq!(error.place, Place { line: 2, column: 3 }, "{}", error.message);
    }
}
