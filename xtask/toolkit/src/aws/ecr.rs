//! ECR: the way to the registry of an account.

use super::{Cloud, failed};
use crate::error::{Error, Result};
use crate::release::registry::Registry;

impl Cloud {
    /// The registry of an account, with what it takes to sign in.
    pub(crate) async fn registry(&self, account: &str) -> Result<Registry> {
        let sdk = aws_sdk_ecr::Client::new(&self.config);
        #[expect(deprecated, reason = "the address of another account's registry is given for nothing else")]
        let asked = sdk.get_authorization_token().registry_ids(account);
        let answer = asked.send().await.map_err(failed)?;
        let given = answer.authorization_data.unwrap_or_default().into_iter().next();
        let (Some(token), Some(endpoint)) =
            given.map_or((None, None), |given| (given.authorization_token, given.proxy_endpoint))
        else {
            return Err(Error::Aws(format!("ECR gave no way to the registry of {account}")));
        };
        Registry::new(&endpoint, Some(format!("Basic {token}")))
    }
}
