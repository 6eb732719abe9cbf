//! Secrets Manager: which version of a secret is current. Values are never read.

use aws_sdk_secretsmanager::Client as Sdk;
use aws_sdk_secretsmanager::operation::describe_secret::DescribeSecretError;

use super::failed;
use crate::error::Result;

/// The label of the version that is in use.
const CURRENT: &str = "AWSCURRENT";

#[derive(Clone, Debug)]
pub(crate) struct Client {
    sdk: Sdk,
}

impl Client {
    pub(super) fn new(sdk: Sdk) -> Self {
        Self { sdk }
    }

    /// The id of the current version; nothing where there is no such secret.
    pub(crate) async fn current_version(&self, secret: &str) -> Result<Option<String>> {
        let answer = match self.sdk.describe_secret().secret_id(secret).send().await {
            Ok(answer) => answer,
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(DescribeSecretError::is_resource_not_found_exception) =>
            {
                return Ok(None);
            }
            Err(error) => return Err(failed(error)),
        };
        let versions = answer.version_ids_to_stages.unwrap_or_default();
        let is_current = |stages: &Vec<String>| stages.iter().any(|stage| stage == CURRENT);
        Ok(versions.into_iter().find(|(_, stages)| is_current(stages)).map(|(version, _)| version))
    }
}
