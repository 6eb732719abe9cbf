//! Of the fields that there are, only those that a call names go on.

use std::collections::{BTreeMap, BTreeSet};

/// A call named fields that there are not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`wanted` names `{}`, which `fields` does not give; add it there", names.join("`, `"))]
pub struct Missing {
    /// Each once, in order.
    pub names: Vec<String>,
}

/// The fields that are wanted, however often.
pub fn select<T>(mut fields: BTreeMap<String, T>, wanted: &[String]) -> Result<BTreeMap<String, T>, Missing> {
    let wanted: BTreeSet<&str> = wanted.iter().map(String::as_str).collect();
    let missing = wanted.iter().filter(|name| !fields.contains_key(**name));
    let names: Vec<String> = missing.map(|name| (*name).to_owned()).collect();
    if !names.is_empty() {
        return Err(Missing { names });
    }
    fields.retain(|name, _| wanted.contains(name.as_str()));
    Ok(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> BTreeMap<String, &'static str> {
        [("subject", "Late"), ("body", "Where is it?"), ("notes", "do not send")]
            .map(|(name, value)| (name.to_owned(), value))
            .into()
    }

    #[test]
    fn only_the_fields_that_are_named_go_on() {
        let wanted = ["subject", "body", "subject"].map(str::to_owned);
        let selected: Vec<_> = select(fields(), &wanted).unwrap().into_values().collect();
        assert_eq!(selected, ["Where is it?", "Late"]);
        assert!(select(fields(), &[]).unwrap().is_empty());
    }

    #[test]
    fn a_field_that_is_not_there_is_named() {
        let wanted = ["sender", "body", "Notes", "sender"].map(str::to_owned);
        let missing = select(fields(), &wanted).unwrap_err();
        assert_eq!(missing.names, ["Notes", "sender"]);
        let expected = "`wanted` names `Notes`, `sender`, which `fields` does not give; add it there";
        assert_eq!(missing.to_string(), expected);
    }

    /// With work for every repetition these would take minutes.
    #[test]
    fn a_name_that_is_repeated_costs_nothing() {
        let fields: BTreeMap<String, String> =
            (0..60_000).map(|number| (format!("field{number}"), "x".repeat(8))).collect();
        let wanted = vec!["field7".to_owned(); 130_000];
        assert_eq!(select(fields, &wanted).unwrap().len(), 1);
    }
}
