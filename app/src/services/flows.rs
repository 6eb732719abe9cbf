//! Flows and their versions: published once, never changed, activated and rolled back by a number.

use serde_json::json;
use sha2::{Digest, Sha256};

use super::compatibility::incompatible;
use super::permissions::{self, Action};
use super::{Refusal, Services};
use crate::Error;
use crate::database::Scope;
use crate::models::{
    Caller, Field, Flow, FlowId, NewFlow, NewVersion, RunId, Shim, Step, Version, check_steps,
};
use crate::repositories::flows::Content;
use crate::repositories::{audit, flows};

/// Steps and fields of one version.
const MOST: usize = 200;

/// What publishing did.
#[derive(Clone, Debug, PartialEq)]
pub enum Published {
    Now(Version),
    /// The very same was published before.
    Before(Version),
}

/// Creates a flow with its first version, which is active.
///
/// # Errors
/// When the caller may not, the name is taken, or a step names a field that cannot be there.
pub async fn create(caller: &Caller, scope: &Scope<'_>, new: &NewFlow) -> Result<Flow, Refusal> {
    permissions::require(caller, Action::FlowWrite)?;
    if new.name.is_empty() || new.name.chars().count() > 100 || new.name.contains('\0') {
        return Err(Refusal::invalid("invalid-name", "`name` has from 1 to 100 characters"));
    }
    examine(&new.steps, new.fields.as_deref())?;
    let Some(id) = flows::create(scope, &new.name).await? else {
        return Err(Refusal::conflict("name-taken", format!("there is a flow `{}`", new.name)));
    };
    write(caller, scope, id, 1, &new.steps, new.fields.as_deref(), None).await?;
    let (name, steps, fields) = (new.name.clone(), new.steps.clone(), new.fields.clone());
    Ok(Flow { id, name, active: 1, steps, fields })
}

/// # Errors
/// When the caller may not, or there is no such flow.
pub async fn show(services: &Services, caller: &Caller, id: FlowId) -> Result<Flow, Refusal> {
    permissions::require(caller, Action::FlowRead)?;
    let load = async || flows::get(&caller.db, id).await;
    let found = services.cache.hot(caller.tenant.id, &hot(id), load).await?;
    found.ok_or_else(|| Refusal::not_found("flow"))
}

/// # Errors
/// When the caller may not.
pub async fn list(caller: &Caller, after: i64, limit: i64) -> Result<Vec<Flow>, Refusal> {
    permissions::require(caller, Action::FlowRead)?;
    Ok(flows::list(&caller.db, after, limit).await?)
}

/// Publishes a version; the same content is published once, however often and by however many at once.
///
/// # Errors
/// When the caller may not, there is no such flow, a step or the shim does not fit, or records that are read so far could not be
/// read any more.
pub async fn publish(
    services: &Services,
    caller: &Caller,
    id: FlowId,
    new: &NewVersion,
) -> Result<Published, Refusal> {
    permissions::require(caller, Action::FlowWrite)?;
    examine(&new.steps, new.fields.as_deref())?;
    let mut session = caller.db.session().await?;
    let scope = session.begin().await?;
    let Some(active) = flows::lock(&scope, id).await? else { return Err(Refusal::not_found("flow")) };
    let digest = digest(&new.steps, new.fields.as_deref(), new.shim.as_ref());
    let before = flows::published(&scope, id, &digest).await?;
    let number = if let Some(number) = before {
        number
    } else {
        compare(&scope, id, active, new).await?;
        let number = flows::newest(&scope, id).await? + 1;
        write(caller, &scope, id, number, &new.steps, new.fields.as_deref(), new.shim.as_ref()).await?;
        number
    };
    if new.activate && number != active {
        switch(caller, &scope, id, number).await?;
    }
    let version = flows::version(&scope, id, number).await?.ok_or_else(|| Refusal::not_found("version"))?;
    scope.commit().await?;
    services.cache.forget(caller.tenant.id, &hot(id)).await;
    Ok(if before.is_some() { Published::Before(version) } else { Published::Now(version) })
}

/// # Errors
/// When the caller may not, or there is no such version.
pub async fn version(caller: &Caller, id: FlowId, number: i32) -> Result<Version, Refusal> {
    permissions::require(caller, Action::FlowRead)?;
    flows::version(&caller.db, id, number).await?.ok_or_else(|| Refusal::not_found("version"))
}

/// # Errors
/// When the caller may not, or there is no such flow.
pub async fn versions(caller: &Caller, id: FlowId, after: i64, limit: i64) -> Result<Vec<Version>, Refusal> {
    permissions::require(caller, Action::FlowRead)?;
    let after = i32::try_from(after).unwrap_or(i32::MAX);
    let found = flows::versions(&caller.db, id, after, limit).await?;
    // Every flow has a version, so only a page after the last is empty.
    if found.is_empty() && flows::get(&caller.db, id).await?.is_none() {
        return Err(Refusal::not_found("flow"));
    }
    Ok(found)
}

/// Lets new runs begin on a version, newer or older; what runs ends on the version that it began with.
///
/// # Errors
/// When the caller may not, or there is no such version.
pub async fn activate(
    services: &Services,
    caller: &Caller,
    id: FlowId,
    number: i32,
) -> Result<Flow, Refusal> {
    permissions::require(caller, Action::FlowWrite)?;
    let mut session = caller.db.session().await?;
    let scope = session.begin().await?;
    let Some(active) = flows::lock(&scope, id).await? else { return Err(Refusal::not_found("flow")) };
    if flows::version(&scope, id, number).await?.is_none() {
        return Err(Refusal::not_found("version"));
    }
    if number != active {
        switch(caller, &scope, id, number).await?;
    }
    let flow = flows::get(&scope, id).await?.ok_or_else(|| Refusal::not_found("flow"))?;
    scope.commit().await?;
    services.cache.forget(caller.tenant.id, &hot(id)).await;
    Ok(flow)
}

/// Carries a run that waits over to a version, or to the active one, whose shim reads the records of the run's own.
///
/// # Errors
/// When the caller may not, there is no such run, it has begun, or the version has no shim from its own.
pub async fn carry(caller: &Caller, run: RunId, to: Option<i32>) -> Result<i32, Refusal> {
    permissions::require(caller, Action::RunControl)?;
    let mut session = caller.db.session().await?;
    let scope = session.begin().await?;
    let Some((flow, on, waits)) = flows::waiting(&scope, run).await? else {
        return Err(Refusal::not_found("run"));
    };
    let to = match to {
        Some(version) => version,
        None => flows::lock(&scope, flow).await?.ok_or_else(|| Refusal::not_found("flow"))?,
    };
    if to == on {
        return Ok(on);
    }
    if !waits {
        return Err(Refusal::conflict("began", format!("the run has begun: it ends on version {on}")));
    }
    let target = flows::version(&scope, flow, to).await?.ok_or_else(|| Refusal::not_found("version"))?;
    if target.shim.is_none_or(|shim| shim.from != on) {
        let detail = format!("version {to} has no shim from version {on}; publish one that has");
        return Err(Refusal::conflict("no-shim", detail));
    }
    flows::carry(&scope, run, to).await?;
    let detail = json!({ "run": run, "from": on, "to": to });
    audit::add(&scope, &caller.actor.to_string(), "run-carried", &detail).await?;
    scope.commit().await?;
    Ok(to)
}

/// The key of a flow's hot read.
fn hot(id: FlowId) -> String {
    format!("flow:{id}")
}

fn examine(steps: &[Step], fields: Option<&[Field]>) -> Result<(), Refusal> {
    if steps.len() > MOST || fields.is_some_and(|fields| fields.len() > MOST) {
        return Err(Refusal::invalid(
            "too-many",
            format!("a version has at most {MOST} steps and {MOST} fields"),
        ));
    }
    let names: Option<Vec<String>> =
        fields.map(|fields| fields.iter().map(|field| field.name.clone()).collect());
    if let Some(names) = &names {
        let twice = names.iter().enumerate().find(|(at, name)| names[..*at].contains(name));
        if let Some((_, name)) = twice {
            return Err(Refusal::invalid("field-twice", format!("the field `{name}` is there twice")));
        }
    }
    check_steps(steps, names.as_deref())
        .map_err(|error| Refusal::invalid("unknown-field", error.to_string()))?;
    if serde_json::to_string(&(steps, fields)).is_ok_and(|text| text.contains("\\u0000")) {
        return Err(Refusal::invalid("malformed-text", "no text may contain the character U+0000"));
    }
    Ok(())
}

/// Refuses what could not read the records of today, or of the version that the shim comes from.
async fn compare(scope: &Scope<'_>, id: FlowId, active: i32, new: &NewVersion) -> Result<(), Refusal> {
    let base = new.shim.as_ref().map_or(active, |shim| shim.from);
    let before = flows::version(scope, id, base).await?.ok_or_else(|| {
        Refusal::invalid("no-such-version", format!("`shim.from`: there is no version {base}"))
    })?;
    let shim = new.shim.as_ref().map(|shim| shim.steps.as_slice());
    let problems = incompatible(before.fields.as_deref(), new.fields.as_deref(), shim);
    if problems.is_empty() {
        return Ok(());
    }
    let detail = format!("records of version {base} could not be read: {}", problems.join("; "));
    Err(Refusal::conflict("incompatible", detail))
}

async fn write(
    caller: &Caller,
    scope: &Scope<'_>,
    id: FlowId,
    number: i32,
    steps: &[Step],
    fields: Option<&[Field]>,
    shim: Option<&Shim>,
) -> Result<(), Error> {
    let (digest, by) = (digest(steps, fields, shim), caller.actor.to_string());
    flows::publish(scope, id, number, &Content { steps, fields, shim, digest: &digest, by: &by }).await?;
    audit::add(scope, &by, "flow-published", &json!({ "flow": id, "version": number })).await
}

async fn switch(caller: &Caller, scope: &Scope<'_>, id: FlowId, number: i32) -> Result<(), Error> {
    flows::activate(scope, id, number).await?;
    let detail = json!({ "flow": id, "version": number });
    audit::add(scope, &caller.actor.to_string(), "flow-activated", &detail).await
}

/// SHA-256 of what a version is: its maps are ordered, so the same content has the same digest.
fn digest(steps: &[Step], fields: Option<&[Field]>, shim: Option<&Shim>) -> Vec<u8> {
    let content = json!({ "steps": steps, "fields": fields, "shim": shim });
    Sha256::digest(content.to_string().as_bytes()).to_vec()
}
