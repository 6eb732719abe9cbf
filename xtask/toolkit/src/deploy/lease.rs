//! The lease of an environment: one deployer at a time, and nothing that an earlier one still does counts.
//!
//! It is an object in the state bucket, written only over the version that was read. Every holder has a greater fencing
//! number than the one before, which names its change sets, its tasks and its record.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::patiently;
use crate::aws::{Bucket, Version, Written};
use crate::error::{Error, Result};

/// How long a lease holds without being renewed.
const HOLDS: u64 = 60_000;
/// How often it is renewed.
const RENEW_EVERY: Duration = Duration::from_secs(15);
/// Milliseconds that the clocks of two deployers may differ: whoever waits adds them, whoever holds takes them off.
const CLOCKS: u64 = 10_000;
/// How often somebody who waits looks.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// Writes that somebody else may come before.
const TRIES: usize = 8;

/// Gives milliseconds since the epoch.
pub(crate) type Clock = Rc<dyn Fn() -> u64>;

/// Who wants a lease, and for what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Claim {
    /// Such as `ada@laptop`.
    pub(crate) owner: String,
    /// Where the run is to be seen, if anywhere.
    pub(crate) run: Option<String>,
    /// Such as `deploy`.
    pub(crate) does: String,
    /// What no other claim has.
    pub(crate) nonce: String,
}

/// The lease as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Holder {
    pub(crate) fence: u64,
    #[serde(flatten)]
    pub(crate) claim: Claim,
    /// In milliseconds since the epoch, as `expires`.
    pub(crate) since: u64,
    pub(crate) expires: u64,
    /// Whether its holder gave it back.
    pub(crate) released: bool,
    /// Who asked its holder to stop, if anybody did.
    pub(crate) cancelled_by: Option<String>,
}

impl Holder {
    /// Whether somebody else must wait.
    pub(crate) fn holds(&self, now: u64) -> bool {
        !self.released && now < self.expires + CLOCKS
    }

    /// `ada@laptop, deploy, since 3 min`
    pub(crate) fn describe(&self, now: u64) -> String {
        let minutes = now.saturating_sub(self.since) / 60_000;
        let run = self.claim.run.as_ref().map(|run| format!(", {run}")).unwrap_or_default();
        format!("{} ({}, for {minutes} min{run})", self.claim.owner, self.claim.does)
    }
}

/// Where the lease of an environment lies.
fn key(environment: &str) -> String {
    format!("environments/{environment}/lease.json")
}

/// The lease of an environment as it is now.
pub(crate) async fn read(bucket: &Bucket, environment: &str) -> Result<Option<(Holder, Version)>> {
    let Some((bytes, version)) = patiently(async || bucket.get(&key(environment)).await).await? else {
        return Ok(None);
    };
    let holder = serde_json::from_slice(&bytes).map_err(|error| {
        Error::Usage(format!("`{}` of the state bucket is damaged: {error}", key(environment)))
    })?;
    Ok(Some((holder, version)))
}

/// A lease that is held.
pub(crate) struct Lease {
    bucket: Bucket,
    environment: String,
    clock: Clock,
    state: RefCell<(Holder, Version)>,
    /// Whether the holder knows that it was asked to stop, and works on just that.
    heeded: Cell<bool>,
}

/// What came of asking.
pub(crate) enum Attempt {
    Taken(Lease),
    HeldBy(Holder),
}

impl Lease {
    /// Takes the lease if nobody holds it.
    pub(crate) async fn take(
        bucket: &Bucket,
        environment: &str,
        claim: &Claim,
        clock: &Clock,
    ) -> Result<Attempt> {
        for _ in 0..TRIES {
            let found = read(bucket, environment).await?;
            let now = clock();
            let (fence, version) = match found {
                // Written by a try whose answer was lost.
                Some((holder, version)) if holder.claim.nonce == claim.nonce && !holder.released => {
                    return Ok(Attempt::Taken(Self::of(bucket, environment, clock, holder, version)));
                }
                Some((holder, _)) if holder.holds(now) => return Ok(Attempt::HeldBy(holder)),
                Some((holder, version)) => (holder.fence + 1, Some(version)),
                None => (1, None),
            };
            let holder = Holder {
                fence,
                claim: claim.clone(),
                since: now,
                expires: now + HOLDS,
                released: false,
                cancelled_by: None,
            };
            if let Some(version) = write(bucket, environment, version.as_ref(), &holder).await? {
                return Ok(Attempt::Taken(Self::of(bucket, environment, clock, holder, version)));
            }
        }
        Err(Error::Unreachable(format!("the lease of `{environment}` cannot be written")))
    }

    /// Takes the lease, waiting for who holds it; `waiting` is told of each holder once.
    ///
    /// # Errors
    /// When it is still held after `patience`.
    pub(crate) async fn wait(
        bucket: &Bucket,
        environment: &str,
        claim: &Claim,
        clock: &Clock,
        patience: Duration,
        waiting: &mut dyn FnMut(&str),
    ) -> Result<Self> {
        let began = tokio::time::Instant::now();
        let mut told = None;
        loop {
            let holder = match Self::take(bucket, environment, claim, clock).await? {
                Attempt::Taken(lease) => return Ok(lease),
                Attempt::HeldBy(holder) => holder,
            };
            let words = holder.describe(clock());
            if began.elapsed() >= patience {
                return Err(Error::Refused {
                    what: format!("`{environment}` is being deployed by {words}"),
                    hint: format!(
                        "watch it with `cargo xtask watch --env {environment}`, or stop it with `cargo xtask cancel --env {environment}`"
                    ),
                });
            }
            if told != Some(holder.fence) {
                told = Some(holder.fence);
                waiting(&words);
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Works for as long as the lease is held.
    ///
    /// # Errors
    /// Of the work, or why the lease is held no more; the work is dropped then, wherever it is.
    pub(crate) async fn hold<T>(self: &Rc<Self>, work: impl AsyncFnOnce(Rc<Self>) -> Result<T>) -> Result<T> {
        tokio::select! {
            biased;
            lost = self.keep() => Err(lost),
            result = work(Rc::clone(self)) => result,
        }
    }

    fn of(bucket: &Bucket, environment: &str, clock: &Clock, holder: Holder, version: Version) -> Self {
        Self {
            bucket: bucket.clone(),
            environment: environment.to_owned(),
            clock: Rc::clone(clock),
            state: RefCell::new((holder, version)),
            heeded: Cell::new(false),
        }
    }

    #[cfg(test)]
    pub(crate) fn fence(&self) -> u64 {
        self.state.borrow().0.fence
    }

    pub(crate) fn holder(&self) -> Holder {
        self.state.borrow().0.clone()
    }

    /// Goes on with the lease to undo what it was asked to stop.
    pub(crate) fn heed(&self) {
        self.heeded.set(true);
    }

    /// Whether what is done now still counts; asked before every change.
    pub(crate) fn check(&self) -> Result<()> {
        let state = self.state.borrow();
        let holder = &state.0;
        if let Some(who) = holder.cancelled_by.as_ref().filter(|_| !self.heeded.get()) {
            return Err(cancelled(&self.environment, who));
        }
        if (self.clock)() + CLOCKS >= holder.expires {
            return Err(self.lost("it ran out, because this machine slept or lost its network"));
        }
        Ok(())
    }

    /// Renews the lease for as long as it is polled; ends with why it no longer can.
    pub(crate) async fn keep(&self) -> Error {
        loop {
            tokio::time::sleep(RENEW_EVERY).await;
            if let Err(error) = self.renew().await {
                return error;
            }
        }
    }

    async fn renew(&self) -> Result<()> {
        for _ in 0..TRIES {
            let (mut holder, version) = self.state.borrow().clone();
            holder.expires = (self.clock)() + HOLDS;
            let written = write(&self.bucket, &self.environment, Some(&version), &holder).await?;
            if let Some(version) = written {
                self.state.replace((holder, version));
                return Ok(());
            }
            self.look().await?;
        }
        self.check()
    }

    /// Takes over what is written now, if it is still ours.
    async fn look(&self) -> Result<()> {
        let Some((holder, version)) = read(&self.bucket, &self.environment).await? else {
            return Err(self.lost("somebody removed it"));
        };
        if holder.claim.nonce != self.state.borrow().0.claim.nonce {
            return Err(self.lost(&holder.describe((self.clock)())));
        }
        let cancelled_by = holder.cancelled_by.clone();
        self.state.replace((holder, version));
        match cancelled_by.filter(|_| !self.heeded.get()) {
            Some(who) => Err(cancelled(&self.environment, &who)),
            None => Ok(()),
        }
    }

    fn lost(&self, holder: &str) -> Error {
        Error::LeaseLost { environment: self.environment.clone(), holder: holder.to_owned() }
    }

    /// Gives the lease back; one that cannot be given back runs out by itself.
    pub(crate) async fn release(&self) {
        for _ in 0..TRIES {
            let (mut holder, version) = self.state.borrow().clone();
            holder.released = true;
            if !matches!(write(&self.bucket, &self.environment, Some(&version), &holder).await, Ok(None)) {
                return;
            }
            match self.look().await {
                // Asked to stop while it ended: the lease is still to be given back.
                Ok(()) | Err(Error::Refused { .. }) => {}
                Err(_) => return,
            }
        }
    }
}

fn cancelled(environment: &str, who: &str) -> Error {
    Error::Refused {
        what: format!("the deployment of `{environment}` was cancelled by {who}"),
        hint: format!("see where its stacks are with `cargo xtask recover --env {environment}`"),
    }
}

/// Asks whoever holds the lease to stop; gives the holder, or nothing when nobody does.
pub(crate) async fn cancel(
    bucket: &Bucket,
    environment: &str,
    who: &str,
    now: u64,
) -> Result<Option<Holder>> {
    for _ in 0..TRIES {
        let Some((mut holder, version)) = read(bucket, environment).await? else { return Ok(None) };
        if !holder.holds(now) {
            return Ok(None);
        }
        holder.cancelled_by = Some(who.to_owned());
        if write(bucket, environment, Some(&version), &holder).await?.is_some() {
            return Ok(Some(holder));
        }
    }
    Err(Error::Unreachable(format!("the lease of `{environment}` cannot be written")))
}

/// Writes the lease; nothing when somebody came first or the answer was lost, which what is there says.
async fn write(
    bucket: &Bucket,
    environment: &str,
    over: Option<&Version>,
    holder: &Holder,
) -> Result<Option<Version>> {
    let json = serde_json::to_vec_pretty(holder).expect("a lease has only string keys");
    let written = match over {
        Some(version) => bucket.replace(&key(environment), version, json).await,
        None => bucket.create(&key(environment), json).await,
    };
    match written {
        Ok(Written::Done(version)) => Ok(Some(version)),
        Ok(Written::Moved) | Err(Error::Unreachable(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    fn claim(owner: &str) -> Claim {
        Claim { owner: owner.into(), run: None, does: "deploy".into(), nonce: owner.into() }
    }

    fn clock() -> (Rc<Cell<u64>>, Clock) {
        let now = Rc::new(Cell::new(1_000_000));
        let read = Rc::clone(&now);
        (now, Rc::new(move || read.get()))
    }

    async fn taken(bucket: &Bucket, owner: &str, clock: &Clock) -> Option<Lease> {
        match Lease::take(bucket, "dev", &claim(owner), clock).await.unwrap() {
            Attempt::Taken(lease) => Some(lease),
            Attempt::HeldBy(_) => None,
        }
    }

    #[tokio::test]
    async fn a_second_deployer_waits_until_the_first_gives_it_back() {
        let (bucket, (_, clock)) = (Bucket::in_memory(), clock());
        let first = taken(&bucket, "ada", &clock).await.unwrap();
        assert!(taken(&bucket, "bob", &clock).await.is_none());
        first.release().await;
        let second = taken(&bucket, "bob", &clock).await.unwrap();
        assert_eq!((first.fence(), second.fence()), (1, 2));
    }

    #[tokio::test]
    async fn a_lease_that_ran_out_counts_no_more() {
        let (bucket, (now, clock)) = (Bucket::in_memory(), clock());
        let first = taken(&bucket, "ada", &clock).await.unwrap();
        now.set(now.get() + HOLDS - CLOCKS);
        assert!(matches!(first.check(), Err(Error::LeaseLost { .. })));
        assert!(taken(&bucket, "bob", &clock).await.is_none(), "clocks may differ");
        now.set(now.get() + 2 * CLOCKS);
        let second = taken(&bucket, "bob", &clock).await.unwrap();
        assert!(matches!(first.renew().await, Err(Error::LeaseLost { .. })));
        second.check().unwrap();
    }

    #[tokio::test]
    async fn whoever_is_asked_to_stop_stops() {
        let (bucket, (now, clock)) = (Bucket::in_memory(), clock());
        let lease = taken(&bucket, "ada", &clock).await.unwrap();
        let asked = cancel(&bucket, "dev", "bob", now.get()).await.unwrap();
        assert_eq!(asked.unwrap().claim.owner, "ada");
        let error = lease.renew().await.unwrap_err();
        assert!(error.to_string().contains("cancelled by bob"), "{error}");
        assert!(lease.check().is_err());
        lease.release().await;
        assert!(cancel(&bucket, "dev", "bob", now.get()).await.unwrap().is_none());
    }

    #[tokio::test]
    async fn an_answer_that_was_lost_is_no_second_holder() {
        let (bucket, (_, clock)) = (Bucket::in_memory(), clock());
        let first = taken(&bucket, "ada", &clock).await.unwrap();
        assert_eq!(taken(&bucket, "ada", &clock).await.unwrap().fence(), first.fence());
    }
}
