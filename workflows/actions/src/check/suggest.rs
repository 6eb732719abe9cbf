//! The help for a name that is not there.

use crate::suggest::suggestion;

/// More names than these are not looked through, and longer ones neither: so no file makes this slow.
const MOST: usize = 60;
const LONGEST: usize = 48;

/// The known name that was meant, or what there is.
pub(crate) fn help<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().filter(|known| known.len() <= LONGEST).take(MOST).collect();
    let meant = if name.len() <= LONGEST { suggestion(name, known.iter().copied()) } else { String::new() };
    if !meant.is_empty() {
        return meant;
    }
    let names: Vec<String> = known.iter().take(12).map(|name| format!("`{name}`")).collect();
    let more = if known.len() > names.len() { ", …" } else { "" };
    if names.is_empty() { "there is none".to_owned() } else { format!("there is {}{more}", names.join(", ")) }
}

/// Whether a known name is so near that only it can have been meant.
pub(crate) fn meant<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let meant = if name.len() <= LONGEST { suggestion(name, known) } else { String::new() };
    (!meant.is_empty()).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered_or_what_there_is() {
        let names = ["runs-on", "steps", "needs"];
        assert_eq!(help("stesp", names), "did you mean `steps`?");
        assert_eq!(help("container", names), "there is `runs-on`, `steps`, `needs`");
        assert_eq!(help("container", []), "there is none");
        assert_eq!(meant("stesp", names).as_deref(), Some("did you mean `steps`?"));
        assert_eq!(meant("container", names), None);
    }

    #[test]
    fn a_long_name_is_not_compared() {
        assert_eq!(help(&"x".repeat(1_000_000), ["x"]), "there is `x`");
    }
}
