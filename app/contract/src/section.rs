//! The two macros that make a declaration into settings and bindings, and the reader behind them.

use std::fmt;

use crate::value::Setting;

/// Whether a stack provides a value or a reference to a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Plain,
    Secret,
}

/// One setting, as its process knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    pub name: &'static str,
    pub kind: Kind,
}

/// What is wrong with one setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub name: &'static str,
    pub expected: &'static str,
    /// What was found; a secret's value is left out.
    pub found: Option<String>,
    pub missing: bool,
}

/// Everything that is wrong with the settings of a process, at once.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.0.len() == 1 { "" } else { "s" };
        write!(f, "{} setting{plural} cannot be used", self.0.len())?;
        for Problem { name, expected, found, missing } in &self.0 {
            match found {
                _ if *missing => write!(f, "\n  `{name}` is missing: expected {expected}")?,
                Some(found) => write!(f, "\n  `{name}` is `{found}`: expected {expected}")?,
                None => write!(f, "\n  `{name}` is malformed (a secret, not shown): expected {expected}")?,
            }
        }
        Ok(())
    }
}

/// Reads settings one by one and keeps what is wrong with them.
pub struct Reader<'a> {
    lookup: &'a dyn Fn(&str) -> Option<String>,
    problems: Vec<Problem>,
}

impl fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("problems", &self.problems).finish_non_exhaustive()
    }
}

impl<'a> Reader<'a> {
    pub(crate) fn new(lookup: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self { lookup, problems: Vec::new() }
    }

    pub(crate) fn setting<T: Setting>(&mut self, variable: Variable) -> Option<T> {
        let text = (self.lookup)(variable.name);
        let value = text.as_deref().and_then(T::parse);
        if value.is_none() {
            let missing = text.is_none();
            let found = text.filter(|_| variable.kind == Kind::Plain);
            self.problems.push(Problem { name: variable.name, expected: T::EXPECTED, found, missing });
        }
        value
    }

    pub(crate) fn finish<T>(self, settings: Option<T>) -> Result<T, Problems> {
        settings.ok_or(Problems(self.problems))
    }
}

/// Declares a group of settings that belong together.
macro_rules! section {
    ($(#[$doc:meta])* $name:ident, $bindings:ident {
        $($(#[$field_doc:meta])* $field:ident: $type:ty = $variable:literal, $kind:ident;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }

        /// What a stack gives for
        #[doc = concat!("[`", stringify!($name), "`]: one `T` a setting.")]
        #[derive(Clone, Debug)]
        pub struct $bindings<T> { $(pub $field: T,)* }

        impl $name {
            /// Reads these settings alone.
            ///
            /// # Errors
            /// Every setting that is missing or malformed, with what was expected.
            pub fn read(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, $crate::Problems> {
                let mut reader = $crate::section::Reader::new(&lookup);
                let settings = Self::from_reader(&mut reader);
                reader.finish(settings)
            }

            fn from_reader(reader: &mut $crate::section::Reader<'_>) -> Option<Self> {
                use $crate::section::{Kind, Variable};
                $(let $field = reader.setting(Variable { name: $variable, kind: Kind::$kind });)*
                Some(Self { $($field: $field?,)* })
            }
        }

        impl<T> $bindings<T> {
            fn extend(self, out: &mut Vec<($crate::section::Variable, T)>) {
                use $crate::section::{Kind, Variable};
                $(out.push((Variable { name: $variable, kind: Kind::$kind }, self.$field));)*
            }
        }
    };
}

/// Declares which sections a process reads.
macro_rules! process {
    ($(#[$doc:meta])* $name:ident, $bindings:ident { $($field:ident: $section:ident, $section_bindings:ident;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name { $(pub $field: $section,)* }

        /// What a stack provides for
        #[doc = concat!("[`", stringify!($name), "`].")]
        #[derive(Clone, Debug)]
        pub struct $bindings<T> { $(pub $field: $section_bindings<T>,)* }

        impl $name {
            /// Reads every setting of the process.
            ///
            /// # Errors
            /// Every setting that is missing or malformed, with what was expected.
            pub fn read(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, $crate::Problems> {
                let mut reader = $crate::section::Reader::new(&lookup);
                $(let $field = $section::from_reader(&mut reader);)*
                let settings = (|| Some(Self { $($field: $field?,)* }))();
                reader.finish(settings)
            }
        }

        impl<T> $bindings<T> {
            /// Every variable of the process with what provides it, in the order of the contract.
            #[must_use]
            pub fn into_variables(self) -> Vec<($crate::Variable, T)> {
                let mut out = Vec::new();
                $(self.$field.extend(&mut out);)*
                out
            }
        }
    };
}

pub(crate) use {process, section};
