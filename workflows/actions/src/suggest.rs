//! "Did you mean": the known name nearest to a wrong one.

/// "did you mean `…`?", or nothing.
pub(crate) fn suggestion<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let wrong = wrong.to_lowercase();
    let reach = |name: &str| 1 + name.len() / 4;
    let nearest = known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&wrong, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= reach(name))
        .min();
    nearest.map_or_else(String::new, |(_, name)| format!("did you mean `{name}`?"))
}
