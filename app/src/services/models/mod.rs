//! The guard between a tenant and a language model: only the fields that a call names leave, what must not leave in them is
//! replaced, and the answer is restored for whoever asked. Prompts and answers are never logged.

mod answer;
mod call;
mod failure;
mod prompt;
pub mod provider;
pub mod templates;
mod vaults;

use std::sync::Arc;
use std::time::Duration;

use guard::Owner;
use serde_json::json;
use tokio::sync::mpsc;
use tracing::Instrument;

use call::Call;
use prompt::Prompt;
use provider::Provider;
use vaults::Vaults;

use super::permissions::{self, Action};
use super::refusal::Kind;
use super::settings::{self, Known};
use super::{Refusal, Services, tokens};
use crate::models::{Ask, Caller, Completion, ModelCall, Preview};
use crate::repositories::{audit, model_calls};
use crate::slots::{Slot, Slots};

pub use call::Event;

/// Events that are read ahead of whoever listens.
const AHEAD: usize = 16;
/// Hexadecimal digits in each placeholder of a call.
const SALT: usize = 8;
/// Calls that are open at once in one process, of one tenant and of all, previews among them: those take as much work until the
/// prompt would leave.
const MOST_CALLS: usize = 16;
const MOST_IN_ALL: usize = 256;

/// Room for the calls of one process.
#[must_use]
pub fn slots() -> Slots {
    Slots::new(MOST_CALLS, MOST_IN_ALL)
}

/// An answer that comes piece by piece. Dropping it ends the call.
#[derive(Debug)]
pub struct Events {
    first: Option<Event>,
    rest: mpsc::Receiver<Event>,
}

impl Events {
    /// The next event; nothing after the last.
    pub async fn next(&mut self) -> Option<Event> {
        match self.first.take() {
            Some(first) => Some(first),
            None => self.rest.recv().await,
        }
    }
}

/// What would leave, without sending it.
///
/// # Errors
/// When the caller may not, the tenant lets nothing leave, or there is no such prompt.
pub async fn preview(services: &Services, caller: &Caller, ask: Ask) -> Result<Preview, Refusal> {
    let (prompt, _slot) = prepare(services, caller, ask).await?;
    let Prompt { template, version, text, redactions, tokens, .. } = prompt;
    Ok(Preview { template, version, prompt: text, redactions, tokens })
}

/// The model's answer, whole. The call goes on to its end, and onto the record, also when nobody waits for it any more.
///
/// # Errors
/// As [`preview`], and when there is no model or it gives no answer.
pub async fn complete(
    services: &Services,
    provider: Option<&Arc<Provider>>,
    caller: &Caller,
    ask: Ask,
) -> Result<Completion, Refusal> {
    let call = begin(services, provider, caller, ask).await?;
    let open = call.provider.open().clone();
    let answered = open.spawn(call.whole().in_current_span()).await;
    answered.unwrap_or_else(|_| Err(ended()))
}

/// The model's answer, piece by piece, from its first piece on.
///
/// # Errors
/// As [`complete`], when it fails before the first piece.
pub async fn stream(
    services: &Services,
    provider: Option<&Arc<Provider>>,
    caller: &Caller,
    ask: Ask,
) -> Result<Events, Refusal> {
    let call = begin(services, provider, caller, ask).await?;
    let (sender, mut rest) = mpsc::channel(AHEAD);
    let open = call.provider.open().clone();
    open.spawn(call.stream(sender).in_current_span());
    match rest.recv().await {
        Some(Event::Failed(refusal)) => Err(refusal),
        Some(first) => Ok(Events { first: Some(first), rest }),
        None => Err(ended()),
    }
}

/// What left, oldest first.
///
/// # Errors
/// When the caller may not.
pub async fn calls(caller: &Caller, after: i64, limit: i64) -> Result<Vec<ModelCall>, Refusal> {
    permissions::require(caller, Action::AuditRead)?;
    Ok(model_calls::list(&caller.db, after, limit).await?)
}

/// Everything that comes before a prompt leaves.
async fn begin(
    services: &Services,
    provider: Option<&Arc<Provider>>,
    caller: &Caller,
    ask: Ask,
) -> Result<Call, Refusal> {
    let (prompt, slot) = prepare(services, caller, ask).await?;
    let provider = Arc::clone(provider.ok_or_else(no_model)?);
    let (db, actor) = (caller.db.clone(), caller.actor.to_string());
    let call = Call { provider, db, owner: owner(caller), actor, prompt, _slot: slot };
    call.announce().await?;
    Ok(call)
}

/// The prompt of a call, or of a preview, and its place among the open ones.
async fn prepare(services: &Services, caller: &Caller, ask: Ask) -> Result<(Prompt, Slot), Refusal> {
    permissions::require(caller, Action::ModelCall)?;
    let allowed: bool = settings::read(services, caller.tenant, &caller.db, Known::ModelsAllowed).await?;
    if !allowed {
        let detail = json!({ "why": "models-off" });
        audit::add(&caller.db, &caller.actor.to_string(), "model-refused", &detail).await?;
        return Err(off());
    }
    let slot = services.calls.take(caller.tenant.id).ok_or_else(too_many)?;
    let template = templates::find(caller, &ask.template, ask.version).await?;
    let random = tokens::random()?;
    let (values, prompt) = random.split_at(random.len() / 2);
    let vaults = Vaults::new(&owner(caller), [salt(values), salt(prompt)]);
    // The slot goes with the work, which goes on when nobody waits for it any more.
    let make = move || prompt::make(template, ask, vaults).map(|prompt| (prompt, slot));
    tokio::task::spawn_blocking(make).await.unwrap_or_else(|_| Err(ended()))
}

/// What makes the placeholders of one call its own.
fn salt(random: &str) -> &str {
    random.get(..SALT).unwrap_or(random)
}

/// Whom an answer is restored for.
fn owner(caller: &Caller) -> Owner {
    Owner { tenant: caller.tenant.id.0, user: caller.actor.to_string() }
}

fn too_many() -> Refusal {
    Refusal::Refused {
        kind: Kind::TooMany,
        code: "too-many-calls",
        detail: format!(
            "{MOST_CALLS} calls of the tenant, or {MOST_IN_ALL} of all, are open; wait for one of them"
        ),
        retry_after: Some(Duration::from_secs(1)),
    }
}

fn off() -> Refusal {
    Refusal::Refused {
        kind: Kind::Forbidden,
        code: "models-off",
        detail: "nothing of this tenant may leave for a language model; an admin can set `models.allowed`"
            .to_owned(),
        retry_after: None,
    }
}

fn no_model() -> Refusal {
    Refusal::not_now("no-model", "there is no language model here: the setting MODEL_ENDPOINT is `none`")
}

/// A call that ended without a word: its process stops.
fn ended() -> Refusal {
    Refusal::not_now("model-failed", "the call ended before the model answered; try again")
}
