//! Settings of a tenant: set for good or for a time, read by the app from a hot read that is a few seconds old at most, or from
//! Postgres where a change is a hard stop.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::json;

use super::permissions::{self, Action};
use super::{Refusal, Services};
use crate::database::Statements;
use crate::models::{Caller, NewSetting, Setting, SettingValue, Tenant, check_setting};
use crate::repositories::{audit, settings};
use crate::{Error, time};

pub use crate::models::Known;

/// Settings of one tenant at most.
const MOST: i64 = 200;
/// How old a hot read may be, when the news of a change was lost.
const FRESH: Duration = Duration::from_secs(5);
/// Seconds that a setting may be set for: ten years.
const LONGEST: i64 = 10 * 365 * 24 * 3600;

/// What a setting of a tenant is now, for the app itself.
///
/// # Errors
/// When Postgres does not answer, or the setting is of another type.
pub async fn read<T: TryFrom<SettingValue>>(
    services: &Services,
    tenant: Tenant,
    db: &impl Statements,
    known: Known,
) -> Result<T, Error> {
    let name = known.name();
    let set = if known.is_hard_stop() {
        settings::get(db, name).await?
    } else {
        // That it was not set is worth keeping as well.
        let or_default = |set: Option<Setting>| Some(set.unwrap_or_else(|| known.default_setting()));
        let load = async || settings::get(db, name).await.map(or_default);
        services.cache.hot_for(FRESH, tenant.id, &hot(name), load).await?
    };
    let set = set.filter(|set| set.holds(time::now())).and_then(|set| T::try_from(set.value).ok());
    // What an earlier version of the app took is as if it were not set.
    set.map_or_else(|| T::try_from(known.default_setting().value).map_err(|_| Error::Setting(name)), Ok)
}

/// Those that are set, and the others that the app reads.
///
/// # Errors
/// When the caller may not.
pub async fn list(caller: &Caller) -> Result<Vec<Setting>, Refusal> {
    permissions::require(caller, Action::SettingRead)?;
    let set = settings::list(&caller.db).await?;
    let known = Known::ALL.map(Known::default_setting);
    let all: BTreeMap<String, Setting> =
        known.into_iter().chain(set).map(|setting| (setting.name.clone(), setting)).collect();
    Ok(all.into_values().collect())
}

/// # Errors
/// When the caller may not, or it is neither set nor known.
pub async fn show(caller: &Caller, name: &str) -> Result<Setting, Refusal> {
    permissions::require(caller, Action::SettingRead)?;
    let set = if may_be(name) { settings::get(&caller.db, name).await? } else { None };
    set.or_else(|| Known::of(name).map(Known::default_setting)).ok_or_else(|| Refusal::not_found("setting"))
}

/// # Errors
/// When the caller may not, or the name, the value or the time makes no sense.
pub async fn set(
    services: &Services,
    caller: &Caller,
    name: &str,
    new: NewSetting,
) -> Result<Setting, Refusal> {
    permissions::require(caller, Action::SettingWrite)?;
    check_setting(name, &new.value).map_err(|detail| Refusal::invalid("invalid-setting", detail))?;
    let expires_at = end(&new, time::now())?;
    let mut session = caller.db.session().await?;
    let scope = session.begin().await?;
    settings::remove_expired(&scope).await?;
    if !settings::set(&scope, name, &new.value, expires_at, MOST).await? {
        let detail = format!("there are {MOST} settings, and no more can be; remove one first");
        return Err(Refusal::conflict("too-many-settings", detail));
    }
    let detail = json!({ "name": name, "value": new.value, "expires_at": expires_at });
    audit::add(&scope, &caller.actor.to_string(), "setting-changed", &detail).await?;
    scope.commit().await?;
    services.cache.forget(caller.tenant.id, &hot(name)).await;
    Ok(Setting { name: name.to_owned(), value: new.value, expires_at, is_default: false })
}

/// # Errors
/// When the caller may not, or it is not set.
pub async fn remove(services: &Services, caller: &Caller, name: &str) -> Result<(), Refusal> {
    permissions::require(caller, Action::SettingWrite)?;
    if !may_be(name) {
        return Err(Refusal::not_found("setting"));
    }
    let mut session = caller.db.session().await?;
    let scope = session.begin().await?;
    if !settings::remove(&scope, name).await? {
        return Err(Refusal::not_found("setting"));
    }
    let detail = json!({ "name": name });
    audit::add(&scope, &caller.actor.to_string(), "setting-removed", &detail).await?;
    scope.commit().await?;
    services.cache.forget(caller.tenant.id, &hot(name)).await;
    Ok(())
}

/// Whether a setting can have this name: others need not be looked up.
fn may_be(name: &str) -> bool {
    check_setting(name, &SettingValue::Switch(true)).is_ok() || Known::of(name).is_some()
}

/// When it ends, in seconds since 1970.
fn end(new: &NewSetting, now: i64) -> Result<Option<i64>, Refusal> {
    let seconds = match (new.expires_at, new.ttl_seconds) {
        (None, None) => return Ok(None),
        (Some(end), None) => end.saturating_sub(now),
        (None, Some(seconds)) => seconds,
        (Some(_), Some(_)) => {
            return Err(Refusal::invalid("invalid-time", "give `expires_at` or `ttl_seconds`, not both"));
        }
    };
    if (1..=LONGEST).contains(&seconds) {
        return Ok(Some(now + seconds));
    }
    let detail =
        format!("a setting ends between 1 and {LONGEST} seconds from now, or never; this is {seconds}");
    Err(Refusal::invalid("invalid-time", detail))
}

fn hot(name: &str) -> String {
    format!("setting:{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_000_000;

    #[track_caller]
    fn check(expires_at: Option<i64>, ttl_seconds: Option<i64>, expected: Option<i64>) {
        let new = NewSetting { value: SettingValue::Switch(true), expires_at, ttl_seconds };
        assert_eq!(end(&new, NOW).ok().flatten(), expected, "{expires_at:?} {ttl_seconds:?}");
    }

    #[test]
    fn a_setting_ends_in_time_or_never() {
        check(None, None, None);
        check(Some(NOW + 5), None, Some(NOW + 5));
        check(None, Some(5), Some(NOW + 5));
        check(None, Some(LONGEST), Some(NOW + LONGEST));
    }

    #[test]
    fn a_time_that_makes_no_sense_is_refused() {
        let refused = |expires_at, ttl_seconds| {
            let new = NewSetting { value: SettingValue::Switch(true), expires_at, ttl_seconds };
            assert!(end(&new, NOW).is_err(), "{expires_at:?} {ttl_seconds:?}");
        };
        refused(Some(NOW + 5), Some(5));
        refused(Some(NOW), None);
        for wrong in [0, -1, LONGEST + 1, i64::MAX, i64::MIN] {
            refused(None, Some(wrong));
            refused(Some(NOW.saturating_add(wrong)), None);
        }
    }

    #[test]
    fn only_names_that_can_be_are_looked_up() {
        assert!(may_be("flag.a") && may_be("streams.at_once") && may_be("models.allowed"));
        assert!(!may_be("flag.\0") && !may_be("other"));
    }
}
