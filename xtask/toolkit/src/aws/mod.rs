//! The AWS clients. The words of the SDKs become ours here and nowhere else.

pub(crate) mod cloudformation;
pub(crate) mod ecs;
pub(crate) mod secrets;

use std::time::Duration;

use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_cloudformation::config::Credentials;
use aws_sdk_cloudformation::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};

use crate::error::Error;

/// Where a deployment goes.
#[derive(Clone, Debug)]
pub(crate) struct Cloud {
    pub(crate) cloudformation: cloudformation::Client,
    pub(crate) ecs: ecs::Client,
    pub(crate) secrets: secrets::Client,
    sts: aws_sdk_sts::Client,
    config: SdkConfig,
}

impl Cloud {
    /// AWS itself, or whatever `AWS_ENDPOINT_URL` names, with the credentials of the usual places.
    pub(crate) async fn connect(region: &str) -> Self {
        let config = aws_config::defaults(BehaviorVersion::latest()).region(Region::new(region.to_owned()));
        Self::new(&config.timeout_config(timeouts()).load().await)
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
        Self {
            cloudformation: cloudformation::Client::new(aws_sdk_cloudformation::Client::new(config)),
            ecs: ecs::Client::new(
                aws_sdk_ecs::Client::new(config),
                aws_sdk_cloudwatchlogs::Client::new(config),
            ),
            secrets: secrets::Client::new(aws_sdk_secretsmanager::Client::new(config)),
            sts: aws_sdk_sts::Client::new(config),
            config: config.clone(),
        }
    }

    /// The same cloud in a region of a stack's own.
    pub(crate) fn beside(&self, region: Option<&'static str>) -> Self {
        region.map_or_else(
            || self.clone(),
            |region| Self::new(&self.config.to_builder().region(Region::new(region)).build()),
        )
    }

    /// The account that the credentials belong to.
    pub(crate) async fn account(&self) -> Result<String, Error> {
        let identity = self.sts.get_caller_identity().send().await.map_err(failed)?;
        Ok(identity.account.unwrap_or_default())
    }
}

fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(3))
        .operation_attempt_timeout(Duration::from_secs(30))
        .build()
}

/// A refusal in AWS's own words, or what kept the request from arriving.
fn failed<E, R>(error: SdkError<E, R>) -> Error
where
    E: ProvideErrorMetadata + std::error::Error + 'static,
    R: std::fmt::Debug + 'static,
{
    match (error.code(), error.message()) {
        (Some(code), Some(message)) => Error::Aws(format!("{code}: {message}")),
        _ => Error::Aws(DisplayErrorContext(error).to_string()),
    }
}
