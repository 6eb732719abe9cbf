//! One call of a model: the prompt leaves, the answer is restored, and the call is put on record, however it ends.

use std::sync::Arc;
use std::time::Duration;

use guard::Owner;
use serde_json::json;
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};

use super::answer::Answer;
use super::failure::Failure;
use super::prompt::{Prompt, estimate};
use super::provider::Provider;
use crate::Error;
use crate::database::TenantDb;
use crate::models::{Completion, Counts, Outcome, Words};
use crate::repositories::audit;
use crate::repositories::model_calls::{self, NewCall};
use crate::services::Refusal;
use crate::services::tokens::hex;
use crate::slots::Slot;

/// How long a call is open at most, whoever is waited for: a model has two minutes of it.
const LONGEST: Duration = Duration::from_mins(3);
/// How long the last event waits for whoever listens.
const LAST: Duration = Duration::from_secs(5);

/// A prompt and whom it is asked for.
pub(super) struct Call {
    pub(super) provider: Arc<Provider>,
    pub(super) db: TenantDb,
    pub(super) owner: Owner,
    pub(super) actor: String,
    pub(super) prompt: Prompt,
    /// Held as long as the call is open.
    pub(super) _slot: Slot,
}

/// What is told while an answer comes.
#[derive(Debug)]
pub enum Event {
    /// More of the text.
    Delta(Words),
    /// The last one of an answer.
    End(Counts),
    /// The last one where there is no whole answer.
    Failed(Refusal),
}

impl Call {
    /// Writes down that the prompt is about to leave: what cannot be written down does not leave.
    pub(super) async fn announce(&self) -> Result<(), Error> {
        let detail = json!({
            "template": self.prompt.template,
            "version": self.prompt.version,
            "prompt": hex(&self.digest()),
            "redactions": self.prompt.redactions,
        });
        audit::add(&self.db, &self.actor, "model-called", &detail).await
    }

    /// Asks for the answer as a whole.
    pub(super) async fn whole(self) -> Result<Completion, Refusal> {
        match self.provider.complete(&self.prompt.text.0).await {
            Ok(answer) => {
                let counts = self.record(Outcome::Done, &answer).await;
                let text = self.prompt.vaults.restore(&self.owner, &answer.text);
                Ok(Completion { text: Words(text.map_err(|_| not_yours())?), counts })
            }
            Err(failure) => {
                self.record(failure.outcome, &Answer::default()).await;
                Err(failure.into())
            }
        }
    }

    /// Asks for the answer piece by piece, until nobody listens.
    pub(super) async fn stream(self, events: mpsc::Sender<Event>) {
        let mut answer = Answer::default();
        let passed = tokio::select! {
            passed = self.pass(&events, &mut answer) => passed,
            () = events.closed() => Err(Failure::broken_off()),
            () = sleep(LONGEST) => Err(Failure::broken_off()),
        };
        let outcome = passed.as_ref().map_or_else(|failure| failure.outcome, |()| Outcome::Done);
        let counts = self.record(outcome, &answer).await;
        let last = match passed {
            Ok(()) => Event::End(counts),
            Err(failure) => Event::Failed(failure.into()),
        };
        // Nobody may be there any more, or nobody who reads.
        let _ = timeout(LAST, events.send(last)).await;
    }

    async fn pass(&self, events: &mpsc::Sender<Event>, answer: &mut Answer) -> Result<(), Failure> {
        let mut restorer = self
            .prompt
            .vaults
            .restorer(&self.owner)
            .map_err(|_| Failure::failed("the answer belongs to somebody else"))?;
        let mut deltas = self.provider.stream(&self.prompt.text.0).await?;
        while let Some(delta) = deltas.next().await? {
            answer.text.push_str(&delta);
            answer.usage = deltas.usage;
            tell(events, restorer.push(&delta)).await?;
        }
        answer.usage = deltas.usage;
        tell(events, restorer.finish()).await
    }

    /// Puts the call on record, with the numbers of what was answered until now.
    async fn record(&self, outcome: Outcome, answer: &Answer) -> Counts {
        let Prompt { template, version, redactions, tokens, .. } = &self.prompt;
        let (prompt_tokens, completion_tokens) = match answer.usage {
            Some(usage) => usage.tokens(),
            None => (*tokens, estimate(&answer.text)),
        };
        let cost_micros = self.provider.cost(prompt_tokens, completion_tokens);
        let answered = outcome == Outcome::Done || !answer.text.is_empty();
        let completion_digest = answered.then(|| Sha256::digest(answer.text.as_bytes()).to_vec());
        let prompt_digest = self.digest();
        let call = NewCall {
            actor: &self.actor,
            template,
            version: *version,
            model: &self.provider.name,
            prompt_digest: &prompt_digest,
            completion_digest: completion_digest.as_deref(),
            redactions,
            prompt_tokens,
            completion_tokens: answered.then_some(completion_tokens),
            cost_micros: answered.then_some(cost_micros),
            outcome,
        };
        if let Err(error) = model_calls::add(&self.db, &call).await {
            // That the prompt left is on record already.
            tracing::error!(
                error = crate::chain(&error),
                "the end of a model call could not be put on record"
            );
        }
        Counts {
            template: template.clone(),
            version: *version,
            model: self.provider.name.clone(),
            redactions: redactions.clone(),
            prompt_tokens,
            completion_tokens,
            cost_micros,
        }
    }

    /// SHA-256 of the prompt as it leaves.
    fn digest(&self) -> Vec<u8> {
        Sha256::digest(self.prompt.text.0.as_bytes()).to_vec()
    }
}

async fn tell(events: &mpsc::Sender<Event>, text: String) -> Result<(), Failure> {
    if text.is_empty() {
        return Ok(());
    }
    events.send(Event::Delta(Words(text))).await.map_err(|_| Failure::broken_off())
}

fn not_yours() -> Refusal {
    Refusal::forbidden("the answer belongs to somebody else")
}
