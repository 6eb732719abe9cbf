//! A statement and its name. Only repositories make them, and each of them is on their list: so every statement can be explained
//! and counted in tests.

/// One statement of a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sql {
    /// The repository and the statement, as `flows::GET`.
    pub name: &'static str,
    pub text: &'static str,
}

impl Sql {
    /// Counts one execution, for `/metrics`.
    pub(super) fn count(&self) {
        ::metrics::counter!("database_statements_total", "statement" => self.name).increment(1);
    }
}

/// Declares the statements of a repository, and the list of them.
macro_rules! statements {
    ($repository:ident { $($(#[$doc:meta])* $name:ident = $text:expr;)* }) => {
        $($(#[$doc])* const $name: $crate::database::Sql = $crate::database::Sql {
            name: concat!(stringify!($repository), "::", stringify!($name)),
            text: $text,
        };)*

        /// Every statement of this repository.
        pub const STATEMENTS: &[$crate::database::Sql] = &[$($name),*];
    };
}

pub(crate) use statements;
