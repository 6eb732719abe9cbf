//! The AWS clients. The words of the SDKs become ours here and nowhere else.

pub(crate) mod cloudformation;
#[cfg(feature = "operate")]
mod ecr;
pub(crate) mod ecs;
pub(crate) mod logs;
mod operate;
pub(crate) mod secrets;

mod state;

use std::time::Duration;

use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_cloudformation::config::{Credentials, ProvideCredentials};
use aws_sdk_cloudformation::error::{ProvideErrorMetadata, SdkError};

use self::cloudformation::{Deployed, Drift, Event, Proposal, Proposed, Request, Resource};
use self::ecs::{RunTask, Service, Stopped};
use crate::error::{Error, Result};

pub(crate) use state::{Bucket, Version, Written};

/// What the deploy engine asks of AWS. [`Cloud`] answers through the SDKs; a world of the tests answers on a clock of its own.
///
/// Every call may be repeated after [`Error::Unreachable`]: what it asks for is done once.
pub(crate) trait Aws {
    /// The same account in a region of a stack's own.
    fn beside(&self, region: Option<&str>) -> Self;
    /// A stack by name or id, if there is one.
    async fn stack(&self, name: &str) -> Result<Option<Deployed>>;
    /// The template of a stack as it was sent, if there is one.
    async fn template(&self, name: &str) -> Result<Option<String>>;
    /// Makes a change set and waits until AWS has compared.
    async fn propose(&self, request: &Request) -> Result<Proposal>;
    /// The change set of this id, if it can still be executed.
    async fn proposal(&self, stack: &str, change_set: &str) -> Result<Option<Proposal>>;
    /// What this change set would make, if it can still be executed.
    async fn proposed(&self, stack: &str, change_set: &str) -> Result<Option<Proposed>>;
    async fn execute(&self, stack: &str, change_set: &str) -> Result<()>;
    async fn discard(&self, stack: &str, change_set: &str) -> Result<()>;
    /// The events after the one of this id, oldest first.
    async fn events(&self, stack: &str, after: Option<&str>) -> Result<Vec<Event>>;
    async fn resources(&self, stack: &str) -> Result<Vec<Resource>>;
    /// Deletes a stack, leaving the resources that are named where they are.
    async fn delete(&self, stack: &str, retain: &[String]) -> Result<()>;
    async fn protect(&self, stack: &str, protect: bool) -> Result<()>;
    /// Sets the policy that says which resources an update may replace or remove.
    async fn set_policy(&self, stack: &str, policy: &str) -> Result<()>;
    async fn cancel_update(&self, stack: &str) -> Result<()>;
    async fn continue_rollback(&self, stack: &str, skip: &[String]) -> Result<()>;
    /// The id of a secret's current version; nothing where there is no such secret.
    async fn secret_version(&self, secret: &str) -> Result<Option<String>>;
    /// Starts a one-off task, once for each token; gives its ARN.
    async fn start_task(&self, task: &RunTask, token: &str) -> Result<String>;
    /// The task of an ARN, once it has ended.
    async fn ended_task(&self, cluster: &str, task: &str) -> Result<Option<Stopped>>;
    /// A service by its ARN: its newest deployment, and the tasks of that deployment which failed.
    async fn service(&self, arn: &str) -> Result<Option<Service>>;
    /// What a database or a cache says about itself, oldest first.
    async fn told(&self, resource_type: &str, physical: &str) -> Result<Vec<String>>;
    /// Takes a snapshot of a database or a cache and waits until it is there.
    async fn snapshot(&self, resource_type: &str, physical: &str, name: &str) -> Result<()>;
    /// The resources of a stack that are not as its template says.
    async fn drift(&self, stack: &str) -> Result<Vec<Drift>>;
}

/// Where a deployment goes.
#[derive(Clone, Debug)]
pub(crate) struct Cloud {
    pub(crate) cloudformation: cloudformation::Client,
    pub(crate) ecs: ecs::Client,
    pub(crate) secrets: secrets::Client,
    pub(crate) logs: logs::Client,
    operate: operate::Client,
    sts: aws_sdk_sts::Client,
    config: SdkConfig,
}

impl Cloud {
    /// AWS itself, or whatever `AWS_ENDPOINT_URL` names. The credentials are those of the profile of this name where there is
    /// one, so that one person reaches several accounts; else those of the usual places.
    pub(crate) async fn connect(region: &str, profile: &str) -> Self {
        let defaults = || {
            let config =
                aws_config::defaults(BehaviorVersion::latest()).region(Region::new(region.to_owned()));
            config.timeout_config(timeouts()).retry_config(RetryConfig::standard().with_max_attempts(5))
        };
        let own = ProfileFileCredentialsProvider::builder().profile_name(profile).build();
        let config = match own.provide_credentials().await {
            // No such profile, or one that says nothing of credentials.
            Err(CredentialsError::CredentialsNotLoaded(_) | CredentialsError::InvalidConfiguration(_)) => {
                defaults()
            }
            // One whose sign-in ran out is still the one that is meant.
            Ok(_) | Err(_) => defaults().profile_name(profile).credentials_provider(own),
        };
        Self::new(&config.load().await)
    }

    /// The embedded cloud, which asks for no credentials.
    pub(crate) async fn embedded(region: &str, endpoint: &str) -> Self {
        let config = aws_config::defaults(BehaviorVersion::latest())
            .region(Region::new(region.to_owned()))
            .endpoint_url(endpoint)
            .credentials_provider(Credentials::new("simulator", "simulator", None, None, "simulator"));
        Self::new(&config.timeout_config(timeouts()).load().await)
    }

    fn new(config: &SdkConfig) -> Self {
        let logs = logs::Client::new(aws_sdk_cloudwatchlogs::Client::new(config));
        Self {
            cloudformation: cloudformation::Client::new(aws_sdk_cloudformation::Client::new(config)),
            ecs: ecs::Client::new(aws_sdk_ecs::Client::new(config), logs.clone()),
            logs,
            secrets: secrets::Client::new(aws_sdk_secretsmanager::Client::new(config)),
            operate: operate::Client::new(config),
            sts: aws_sdk_sts::Client::new(config),
            config: config.clone(),
        }
    }

    /// The account that the credentials belong to.
    pub(crate) async fn account(&self) -> Result<String> {
        let identity = self.sts.get_caller_identity().send().await.map_err(failed)?;
        Ok(identity.account.unwrap_or_default())
    }
}

impl Aws for Cloud {
    fn beside(&self, region: Option<&str>) -> Self {
        region.map_or_else(
            || self.clone(),
            |region| Self::new(&self.config.to_builder().region(Region::new(region.to_owned())).build()),
        )
    }
    async fn stack(&self, name: &str) -> Result<Option<Deployed>> {
        self.cloudformation.describe(name).await
    }
    async fn template(&self, name: &str) -> Result<Option<String>> {
        self.cloudformation.template(name).await
    }
    async fn propose(&self, request: &Request) -> Result<Proposal> {
        self.cloudformation.propose(request).await
    }
    async fn proposal(&self, stack: &str, change_set: &str) -> Result<Option<Proposal>> {
        self.cloudformation.proposal(stack, change_set).await
    }
    async fn proposed(&self, stack: &str, change_set: &str) -> Result<Option<Proposed>> {
        self.cloudformation.proposed(stack, change_set).await
    }
    async fn execute(&self, stack: &str, change_set: &str) -> Result<()> {
        self.cloudformation.execute(stack, change_set).await
    }
    async fn discard(&self, stack: &str, change_set: &str) -> Result<()> {
        self.cloudformation.discard(stack, change_set).await
    }
    async fn events(&self, stack: &str, after: Option<&str>) -> Result<Vec<Event>> {
        self.cloudformation.events(stack, after).await
    }
    async fn resources(&self, stack: &str) -> Result<Vec<Resource>> {
        self.cloudformation.resources(stack).await
    }
    async fn delete(&self, stack: &str, retain: &[String]) -> Result<()> {
        self.cloudformation.delete(stack, retain).await
    }
    async fn protect(&self, stack: &str, protect: bool) -> Result<()> {
        self.cloudformation.protect(stack, protect).await
    }
    async fn set_policy(&self, stack: &str, policy: &str) -> Result<()> {
        self.cloudformation.set_policy(stack, policy).await
    }
    async fn cancel_update(&self, stack: &str) -> Result<()> {
        self.cloudformation.cancel_update(stack).await
    }
    async fn continue_rollback(&self, stack: &str, skip: &[String]) -> Result<()> {
        self.cloudformation.continue_rollback(stack, skip).await
    }
    async fn secret_version(&self, secret: &str) -> Result<Option<String>> {
        self.secrets.current_version(secret).await
    }
    async fn start_task(&self, task: &RunTask, token: &str) -> Result<String> {
        self.ecs.start(task, token).await
    }
    async fn ended_task(&self, cluster: &str, task: &str) -> Result<Option<Stopped>> {
        self.ecs.ended(cluster, task).await
    }
    async fn service(&self, arn: &str) -> Result<Option<Service>> {
        self.ecs.service(arn).await
    }
    async fn told(&self, resource_type: &str, physical: &str) -> Result<Vec<String>> {
        self.operate.told(resource_type, physical).await
    }
    async fn snapshot(&self, resource_type: &str, physical: &str, name: &str) -> Result<()> {
        self.operate.snapshot(resource_type, physical, name).await
    }
    async fn drift(&self, stack: &str) -> Result<Vec<Drift>> {
        self.cloudformation.drift(stack).await
    }
}

fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(3))
        .operation_attempt_timeout(Duration::from_secs(30))
        .build()
}

/// Codes that say: later. <https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html>
const LATER: [&str; 9] = [
    "InternalError",
    "InternalFailure",
    "RequestLimitExceeded",
    "RequestTimeout",
    "ServerException",
    "ServiceUnavailable",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
];

/// Codes that say that nobody is signed in, or not any more.
const NOBODY: [&str; 6] = [
    "ExpiredToken",
    "ExpiredTokenException",
    "InvalidClientTokenId",
    "MissingAuthenticationToken",
    "SignatureDoesNotMatch",
    "UnrecognizedClientException",
];

/// A refusal in AWS's own words, or what kept the request from arriving.
fn failed<E, R>(error: SdkError<E, R>) -> Error
where
    E: ProvideErrorMetadata + std::error::Error + 'static,
    R: std::fmt::Debug + 'static,
{
    if let (Some(code), Some(message)) = (error.code(), error.message()) {
        let text = format!("{code}: {message}");
        return match code {
            code if LATER.contains(&code) => Error::Unreachable(text),
            code if NOBODY.contains(&code) => Error::Credentials(text),
            _ => Error::Aws(text),
        };
    }
    let is_later = matches!(
        error,
        SdkError::TimeoutError(_) | SdkError::DispatchFailure(_) | SdkError::ResponseError(_)
    );
    let text = causes(&error);
    if ["loading credentials", "no credentials found"].iter().any(|words| text.contains(words)) {
        return Error::Credentials("there are none, in no profile, variable or role".into());
    }
    if is_later { Error::Unreachable(text) } else { Error::Aws(text) }
}

/// What an error says, and what its causes say: their fields are for programs.
fn causes(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
