//! Settings of a tenant: those that the app knows, and flags of the tenant's own.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How the names of a tenant's own flags begin.
pub const FLAG: &str = "flag.";
/// Characters of a flag's name after that.
const LONGEST_NAME: usize = 64;
/// Characters of a text.
const LONGEST_TEXT: usize = 1000;

/// What a setting may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged, expecting = "`value` is true, false, a whole number or a text")]
pub enum SettingValue {
    Switch(bool),
    Number(i64),
    Text(String),
}

macro_rules! read_as {
    ($($variant:ident => $type:ty),*) => {
        $(impl TryFrom<SettingValue> for $type {
            /// What it is instead.
            type Error = SettingValue;

            fn try_from(value: SettingValue) -> Result<Self, SettingValue> {
                match value {
                    SettingValue::$variant(value) => Ok(value),
                    other => Err(other),
                }
            }
        })*
    };
}

read_as! { Switch => bool, Number => i64, Text => String }

/// A setting as it holds now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Setting {
    pub name: String,
    pub value: SettingValue,
    /// Seconds since 1970; from then on it is as if it had not been set.
    pub expires_at: Option<i64>,
    /// Whether it was not set, and is what it is without that.
    pub is_default: bool,
}

impl Setting {
    /// Whether it still holds; `now` in seconds since 1970.
    #[must_use]
    pub fn holds(&self, now: i64) -> bool {
        self.expires_at.is_none_or(|end| now < end)
    }
}

/// What a setting is to be, for good or for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSetting {
    pub value: SettingValue,
    /// Seconds since 1970.
    pub expires_at: Option<i64>,
    /// The same, counted from now; at most one of both.
    pub ttl_seconds: Option<i64>,
}

/// The settings that the app reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// `models.allowed`: whether anything may be sent to a language model.
    ModelsAllowed,
    /// `streams.at_once`: how many requests may follow events in one process.
    StreamsAtOnce,
}

impl Known {
    pub const ALL: [Self; 2] = [Self::ModelsAllowed, Self::StreamsAtOnce];

    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Known::ModelsAllowed => "models.allowed",
            Known::StreamsAtOnce => "streams.at_once",
        }
    }

    /// What holds while it is not set.
    #[must_use]
    pub fn default_setting(self) -> Setting {
        let value = match self {
            Known::ModelsAllowed => SettingValue::Switch(true),
            Known::StreamsAtOnce => SettingValue::Number(20),
        };
        Setting { name: self.name().to_owned(), value, expires_at: None, is_default: true }
    }

    /// Whether a change must hold at once, everywhere, whatever else is away: it is then read from Postgres each time.
    #[must_use]
    pub fn is_hard_stop(self) -> bool {
        match self {
            Known::ModelsAllowed => true,
            Known::StreamsAtOnce => false,
        }
    }

    fn takes(self, value: &SettingValue) -> bool {
        match (self, value) {
            (Known::ModelsAllowed, SettingValue::Switch(_)) => true,
            (Known::StreamsAtOnce, SettingValue::Number(number)) => (1..=20).contains(number),
            (Known::ModelsAllowed | Known::StreamsAtOnce, _) => false,
        }
    }

    fn expected(self) -> &'static str {
        match self {
            Known::ModelsAllowed => "true or false",
            Known::StreamsAtOnce => "a whole number from 1 to 20",
        }
    }
}

/// What is wrong with a name or its value, and what may be there instead.
///
/// # Errors
/// When the name is neither known nor one of a flag, or the value is not one that it takes.
pub fn check_setting(name: &str, value: &SettingValue) -> Result<(), String> {
    if let Some(known) = Known::of(name) {
        return if known.takes(value) { Ok(()) } else { Err(format!("`{name}` takes {}", known.expected())) };
    }
    if !is_flag(name) {
        let known = Known::ALL.map(|known| format!("`{}`", known.name())).join(", ");
        return Err(format!(
            "there is no setting `{name}`: there are {known}, and flags of your own, named `{FLAG}` and then from 1 to \
             {LONGEST_NAME} of a-z, 0-9, `.`, `_` and `-`"
        ));
    }
    match value {
        // Postgres holds no text with this character.
        SettingValue::Text(text) if text.contains('\0') => Err(format!("`{name}`: a text holds no U+0000")),
        SettingValue::Text(text) if text.chars().count() > LONGEST_TEXT => {
            Err(format!("`{name}`: a text has {LONGEST_TEXT} characters at most"))
        }
        SettingValue::Switch(_) | SettingValue::Number(_) | SettingValue::Text(_) => Ok(()),
    }
}

fn is_flag(name: &str) -> bool {
    name.strip_prefix(FLAG).is_some_and(|rest| {
        (1..=LONGEST_NAME).contains(&rest.len())
            && rest.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn holds(name: &str, value: impl Into<serde_json::Value>, expected: Result<(), &str>) {
        let value: SettingValue = serde_json::from_value(value.into()).unwrap();
        match (check_setting(name, &value), expected) {
            (Ok(()), Ok(())) => {}
            (Err(found), Err(part)) => assert!(found.contains(part), "{name}: {found}"),
            (found, _) => panic!("{name} {value:?}: {found:?}"),
        }
    }

    #[test]
    fn a_known_setting_takes_its_type_and_range() {
        holds("models.allowed", false, Ok(()));
        holds("models.allowed", "no", Err("true or false"));
        holds("streams.at_once", 20, Ok(()));
        for wrong in [0, 21, -1] {
            holds("streams.at_once", wrong, Err("from 1 to 20"));
        }
    }

    #[test]
    fn a_flag_has_a_short_plain_name_and_a_short_value() {
        holds("flag.new-editor_2.x", true, Ok(()));
        holds("flag.greeting", "Grüß Gott", Ok(()));
        holds(&format!("flag.{}", "a".repeat(64)), 7, Ok(()));
        for wrong in ["flag.", "flag", "flag.A", "flag.a b", "flag.é", "models.alowed", "", "flag.\0"] {
            holds(wrong, true, Err("there is no setting"));
        }
        holds(&format!("flag.{}", "a".repeat(65)), 7, Err("there is no setting"));
        holds("flag.a", "x".repeat(1001), Err("1000 characters"));
        holds("flag.a", "a\0b", Err("U+0000"));
    }

    #[test]
    fn every_known_setting_takes_its_own_default() {
        for known in Known::ALL {
            assert_eq!(check_setting(known.name(), &known.default_setting().value), Ok(()));
        }
    }

    #[test]
    fn a_value_is_no_list_and_no_fraction() {
        for wrong in ["1.5", "null", "[1]", "{}", "99999999999999999999"] {
            assert!(serde_json::from_str::<SettingValue>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_setting_holds_until_its_end() {
        let setting = Setting { expires_at: Some(100), ..Known::ModelsAllowed.default_setting() };
        assert!(setting.holds(99) && !setting.holds(100));
        assert!(Known::ModelsAllowed.default_setting().holds(i64::MAX));
    }
}
