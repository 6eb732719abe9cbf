//! One command's time with an environment: whom it speaks to, under which lease, and what it leaves written.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use super::lease::{Claim, Clock, Lease};
use super::progress::Progress;
use super::recover::{WayOut, see_through, way_out};
use super::{Deployment, LOCAL, account_of, bootstrap, connect, patiently, tags};
use crate::aws::{Aws, Bucket, Cloud};
use crate::context::{Context, say};
use crate::error::{Error, Result};
use crate::local::daemon;
use crate::release::artifact::Artifact;
use crate::release::registry::{Reference, Registry};
use crate::{Definition, Platform};

/// How long a deployer waits for another before it gives up.
pub(crate) const PATIENCE: Duration = Duration::from_mins(30);

/// An environment that a command speaks to.
pub(crate) struct Session<'a> {
    pub(crate) platform: &'a dyn Platform,
    pub(crate) context: &'a Context,
    pub(crate) environment: String,
    pub(crate) region: String,
    /// Whether people depend on it.
    pub(crate) production: bool,
    /// What is deployed of it, or shall be.
    pub(crate) stacks: Vec<Artifact>,
    pub(crate) cloud: Cloud,
    pub(crate) account: String,
    /// Leases and records; the embedded cloud of this machine has none.
    pub(crate) bucket: Option<Bucket>,
    /// Where images are pushed to, such as `trestle/app`.
    pub(crate) repository: Option<String>,
    /// `OWNER/NAME` on GitHub.
    pub(crate) github: Option<String>,
}

impl<'a> Session<'a> {
    /// Connects, and makes sure that the credentials are the environment's.
    pub(crate) async fn open(
        platform: &'a dyn Platform,
        context: &'a Context,
        environment: &str,
        definition: &Definition,
        stacks: Vec<Artifact>,
    ) -> Result<Self> {
        let cloud = connect(platform, context, environment, definition).await?;
        let account = account_of(&cloud, environment, definition).await?;
        let bucket = definition.home.as_ref().map(|home| cloud.bucket(&home.state_bucket)).transpose()?;
        Ok(Self {
            platform,
            context,
            environment: environment.to_owned(),
            region: definition.region.clone(),
            production: definition.production,
            stacks,
            cloud,
            account,
            bucket,
            github: definition.home.as_ref().map(|home| home.repository.clone()),
            repository: definition.home.as_ref().map(|home| home.images.clone()),
        })
    }

    /// The prefix of the stacks' names.
    pub(crate) fn prefix(&self) -> String {
        format!("{}-{}", self.platform.name(), self.environment)
    }

    /// A deployment of the whole environment, as it is without any wish.
    pub(crate) async fn deployment(&self) -> Result<Deployment> {
        let role = if self.environment == LOCAL {
            None
        } else {
            let (platform, environment) = (self.platform, &self.environment);
            Some(bootstrap::execution_role(&self.cloud, platform, environment, &self.account).await?)
        };
        Ok(Deployment {
            environment: self.environment.clone(),
            prefix: self.prefix(),
            label: daemon::millis().to_string(),
            tags: tags(self.platform, &self.environment),
            guarded: true,
            role,
            ..Deployment::default()
        })
    }

    /// The stacks with their deployed names.
    pub(crate) fn named(&self) -> impl Iterator<Item = (&Artifact, String)> {
        self.stacks.iter().map(|stack| (stack, format!("{}-{}", self.prefix(), stack.name)))
    }

    /// The state bucket.
    ///
    /// # Errors
    /// For `local`, which has none.
    pub(crate) fn bucket(&self) -> Result<&Bucket> {
        self.bucket.as_ref().ok_or_else(|| {
            Error::Usage(format!(
                "`{}` keeps no leases and no records: it has no section `github`",
                self.environment
            ))
        })
    }

    /// Works under the lease of the environment, and gives it back in the end. Without a state bucket nobody else can
    /// come between.
    pub(crate) async fn leased<T>(
        &self,
        does: &str,
        patience: Duration,
        work: impl AsyncFnOnce(Option<Rc<Lease>>) -> Result<T>,
    ) -> Result<T> {
        let Some(bucket) = &self.bucket else { return work(None).await };
        let clock: Clock = Rc::new(daemon::millis);
        let claim = self.claim(does);
        let mut waiting = |holder: &str| {
            say(&format!("`{}` is held by {holder}; waiting. Ctrl-C gives up.", self.environment));
        };
        let lease = Lease::wait(bucket, &self.environment, &claim, &clock, patience, &mut waiting).await?;
        let lease = Rc::new(lease);
        let result = tokio::select! {
            result = Box::pin(lease.hold(async |lease| work(Some(lease)).await)) => result,
            () = daemon::asked_to_stop() => Err(Error::Refused {
                what: "interrupted: what CloudFormation began goes on by itself, and nothing else is begun".into(),
                hint: format!("`cargo xtask watch --env {0}` shows how it ends, `cargo xtask cancel --env {0}` stops it", self.environment),
            }),
        };
        if let Err(Error::Refused { .. }) = &result
            && lease.holder().cancelled_by.is_some()
        {
            lease.heed();
            if let Err(error) = Box::pin(lease.hold(async |_| self.undo().await)).await {
                say(&format!("what runs could not be undone: {error}"));
            }
        }
        lease.release().await;
        result
    }

    /// Who asks, and from where.
    pub(crate) fn claim(&self, does: &str) -> Claim {
        let nonce = daemon::random().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Claim {
            owner: self.context.owner.clone(),
            run: self.context.run.clone(),
            does: does.to_owned(),
            nonce,
        }
    }

    /// Cancels every update that runs, and sees everything that runs through.
    pub(crate) async fn undo(&self) -> Result<()> {
        let progress = Progress::new(self.context);
        let mut moving = Vec::new();
        for (stack, name) in self.named() {
            let cloud = self.cloud.beside(stack.region.as_deref());
            let Some(current) = patiently(async || cloud.stack(&name).await).await? else { continue };
            if way_out(&current.status) != WayOut::Wait {
                continue;
            }
            if current.status.word() == "UPDATE_IN_PROGRESS" {
                match patiently(async || cloud.cancel_update(&current.id).await).await {
                    // It came to its end by itself meanwhile.
                    Ok(()) | Err(Error::Aws(_)) => {}
                    Err(error) => return Err(error),
                }
            }
            moving.push((stack, cloud, current));
        }
        for (stack, cloud, current) in moving {
            progress.begin(&stack.name);
            see_through(&cloud, &current, &stack.name, &progress).await?;
            progress.end(&stack.name, "at rest");
        }
        progress.finish();
        Ok(())
    }

    /// Outputs of the deployed stacks, by stack.
    pub(crate) async fn outputs(&self) -> Result<BTreeMap<String, BTreeMap<String, String>>> {
        let mut all = BTreeMap::new();
        for (stack, name) in self.named() {
            let cloud = self.cloud.beside(stack.region.as_deref());
            if let Some(deployed) = patiently(async || cloud.stack(&name).await).await? {
                all.insert(stack.name.clone(), deployed.outputs);
            }
        }
        Ok(all)
    }

    /// The repository of this environment's images, as tasks name it.
    pub(crate) fn image_repository(&self) -> String {
        let name = self.repository.as_deref().unwrap_or_default();
        format!("{}.dkr.ecr.{}.amazonaws.com/{name}", self.account, self.region)
    }

    /// Why an image cannot be had, if it cannot.
    pub(crate) async fn lacks_image(&self, image: &str) -> Result<Option<String>> {
        let named = Reference::parse(image)?;
        let registry = match named.registry.split_once(".dkr.ecr.") {
            Some((account, rest)) => self.cloud.beside(rest.split('.').next()).registry(account).await?,
            None => Registry::new(&named.base(), None)?,
        };
        let digest = named.digest.clone().unwrap_or_default();
        let found = registry.find(&named.repository, &digest).await?;
        Ok(found.is_none().then(|| format!("the image {image}")))
    }
}
