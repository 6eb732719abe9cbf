//! Whether a new version of a flow takes the records that the one before it takes. Pure.

use crate::models::{Field, FieldType, Step, bare, check_steps};

/// Why records of the old version cannot be read by the new one, each with what mends it; empty when they can.
#[must_use]
pub fn incompatible(old: Option<&[Field]>, new: Option<&[Field]>, shim: Option<&[Step]>) -> Vec<String> {
    let Some(new) = new else { return Vec::new() };
    match (old, shim) {
        (_, Some(shim)) => shimmed(old, new, shim),
        (Some(old), None) => new.iter().filter_map(|field| problem(old, field)).collect(),
        // Nothing was asked of records before, so nothing is known of them.
        (None, None) => {
            new.iter().filter(|field| !field.optional).map(|field| unknown(&field.name)).collect()
        }
    }
}

fn problem(old: &[Field], field: &Field) -> Option<String> {
    let name = &field.name;
    match old.iter().find(|before| before.name == *name) {
        None if field.optional => None,
        None => Some(unknown(name)),
        Some(before) if before.optional && !field.optional => Some(format!(
            "`{name}` may be missing so far, and is required now; make it optional, or give a shim that adds it"
        )),
        Some(before) if !widens(before.kind, field.kind) => Some(format!(
            "`{name}` is {} so far, and {} now; keep its type, make it any, or give a shim",
            before.kind.as_str(),
            field.kind.as_str()
        )),
        Some(_) => None,
    }
}

fn unknown(name: &str) -> String {
    format!("`{name}` is required now and was not so far; make it optional, or give a shim that adds it")
}

fn widens(old: FieldType, new: FieldType) -> bool {
    old == new || new == FieldType::Any
}

/// What the new version requires and the shim does not produce.
fn shimmed(old: Option<&[Field]>, new: &[Field], shim: &[Step]) -> Vec<String> {
    let before: Option<Vec<String>> = old.map(names);
    if let Err(error) = check_steps(shim, before.as_deref()) {
        return vec![format!("the shim does not fit the older version: {error}")];
    }
    let Some(after) = fields_after(shim, before) else { return Vec::new() };
    new.iter()
        .filter(|field| !field.optional && !after.contains(&field.name))
        .map(|field| {
            format!("`{}` is required, and the shim does not make it; add a step that does", field.name)
        })
        .collect()
}

fn names(fields: &[Field]) -> Vec<String> {
    fields.iter().map(|field| field.name.clone()).collect()
}

/// The names of the fields that come out of steps; nothing where that cannot be known.
fn fields_after(steps: &[Step], before: Option<Vec<String>>) -> Option<Vec<String>> {
    steps.iter().fold(before, |known, step| match step {
        Step::Select(names) => Some(names.iter().map(|name| bare(name).to_owned()).collect()),
        Step::Rename(pairs) => known
            .map(|names| names.into_iter().map(|name| pairs.get(&name).cloned().unwrap_or(name)).collect()),
        Step::Filter(_) => known,
        Step::Derive { field, .. } => known.map(|mut names| {
            names.push(field.clone());
            names
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<Field> {
        serde_json::from_str(text).unwrap()
    }

    #[track_caller]
    fn check(old: Option<&str>, new: &str, shim: Option<&str>, expected: &[&str]) {
        let (old, new) = (old.map(fields), fields(new));
        let shim: Option<Vec<Step>> = shim.map(|text| serde_json::from_str(text).unwrap());
        let found = incompatible(old.as_deref(), Some(&new), shim.as_deref());
        let begins =
            found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| a.starts_with(b));
        assert!(begins, "{found:?}");
    }

    const A: &str = r#"[{"name":"a","type":"text"}]"#;

    #[test]
    fn what_is_optional_or_wider_goes_on() {
        check(Some(A), A, None, &[]);
        check(
            Some(A),
            r#"[{"name":"a","type":"any"},{"name":"b","type":"text","optional":true}]"#,
            None,
            &[],
        );
        check(Some(A), "[]", None, &[]);
    }

    #[test]
    fn what_old_records_lack_is_refused() {
        let both = r#"[{"name":"a","type":"number"},{"name":"b","type":"text"}]"#;
        check(Some(A), both, None, &["`a` is text so far, and number now", "`b` is required now"]);
        check(
            Some(r#"[{"name":"a","type":"text","optional":true}]"#),
            A,
            None,
            &["`a` may be missing so far"],
        );
        check(None, A, None, &["`a` is required now"]);
    }

    #[test]
    fn a_shim_must_make_what_is_required() {
        let b = r#"[{"name":"b","type":"text"}]"#;
        check(Some(A), b, Some(r#"[{"rename":{"a":"b"}}]"#), &[]);
        check(
            Some(A),
            b,
            Some(r#"[{"derive":{"field":"c","template":"{a}"}}]"#),
            &["`b` is required, and the shim"],
        );
        check(Some(A), b, Some(r#"[{"rename":{"x":"b"}}]"#), &["the shim does not fit the older version"]);
    }
}
