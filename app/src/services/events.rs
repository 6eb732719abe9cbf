//! How far a run is, told while it goes on: by the events that workers write into Redis, and by Postgres where these are silent or
//! Redis is away. So nothing that is told early is final, and the end is told in any case.

use std::collections::VecDeque;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use tokio::time::Instant;

use super::permissions::{self, Action};
use super::settings::{self, Known};
use super::{Refusal, Services, sessions};
use crate::cache::{EventId, Follower, MOST_FOLLOWERS};
use crate::models::{Caller, RunEvent, RunId};
use crate::repositories::runs;

/// How long one request is told; then its client asks again, from where it was.
const LONGEST: Duration = Duration::from_hours(1);
/// How long Redis may be silent before Postgres is asked.
const SILENCE: Duration = Duration::from_secs(5);
/// Between two questions to Postgres while Redis is away.
const POLL: Duration = Duration::from_secs(1);

/// Something that is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What to go on after; nothing when it is from Postgres, which has states and no events.
    pub id: Option<EventId>,
    pub event: RunEvent,
}

/// Tells how far a run is until it ends, from an event on or from the beginning.
///
/// # Errors
/// When the caller may not, there is no such run, or too many of the tenant are told already.
pub async fn follow(
    services: &Services,
    caller: Caller,
    run: RunId,
    after: Option<EventId>,
) -> Result<BoxStream<'static, Told>, Refusal> {
    permissions::require(&caller, Action::RunRead)?;
    if runs::get(&caller.db, run).await?.is_none() {
        return Err(Refusal::not_found("run"));
    }
    let most: i64 = settings::read(services, caller.tenant, &caller.db, Known::StreamsAtOnce).await?;
    let most = usize::try_from(most).unwrap_or(MOST_FOLLOWERS);
    let after = after.unwrap_or_else(EventId::first);
    let follower = services.cache.follow(caller.tenant.id, run, after, most);
    let follower = follower.ok_or_else(|| Refusal::too_many(SILENCE))?;
    let watch = Watch {
        services: services.clone(),
        caller,
        run,
        follower,
        waiting: VecDeque::new(),
        last: None,
        until: Instant::now() + LONGEST,
        is_new: true,
        is_over: false,
    };
    Ok(stream::unfold(watch, Watch::next).boxed())
}

/// One request that is told.
struct Watch {
    services: Services,
    caller: Caller,
    run: RunId,
    follower: Follower,
    /// What is known and not told yet.
    waiting: VecDeque<Told>,
    /// What was told last.
    last: Option<RunEvent>,
    until: Instant,
    /// Whether nobody was asked yet.
    is_new: bool,
    is_over: bool,
}

impl Watch {
    async fn next(mut self) -> Option<(Told, Self)> {
        loop {
            if self.is_over {
                return None;
            }
            if let Some(told) = self.waiting.pop_front() {
                self.last = Some(told.event);
                self.is_over = told.event.status.is_end();
                return Some((told, self));
            }
            if Instant::now() >= self.until || is_signed_out(&self.services, &self.caller).await {
                return None;
            }
            self.look().await;
        }
    }

    /// Waits for events, and looks into Postgres when none come.
    async fn look(&mut self) {
        let patience = if self.is_new { Duration::ZERO } else { SILENCE };
        match self.follower.next(patience).await {
            Some(events) if !events.is_empty() => {
                self.waiting.extend(events.into_iter().map(|(id, event)| Told { id: Some(id), event }));
            }
            Some(_) => self.ask().await,
            None => {
                if !self.is_new {
                    tokio::time::sleep(POLL).await;
                }
                self.ask().await;
            }
        }
        self.is_new = false;
    }

    /// What Postgres says, if that is news.
    async fn ask(&mut self) {
        match runs::get(&self.caller.db, self.run).await {
            Ok(Some(run)) => {
                let event = RunEvent::from(&run);
                if self.last != Some(event) {
                    self.waiting.push_back(Told { id: None, event });
                }
            }
            Ok(None) => self.is_over = true,
            Err(error) => {
                tracing::warn!(error = crate::chain(&error), "a run that is followed cannot be read");
            }
        }
    }
}

async fn is_signed_out(services: &Services, caller: &Caller) -> bool {
    match caller.session {
        Some(session) => sessions::has_ended(services, caller.tenant, session).await,
        None => false,
    }
}
