//! The program that runs `up` has no clients of RDS and ElastiCache: the embedded cloud needs none.

use aws_config::SdkConfig;

use crate::error::{Error, Result};

#[derive(Clone, Debug)]
pub(in crate::aws) struct Client;

impl Client {
    pub(in crate::aws) fn new(_: &SdkConfig) -> Self {
        Self
    }

    #[expect(clippy::unused_async, reason = "the client of RDS waits here")]
    pub(in crate::aws) async fn told(&self, _: &str, _: &str) -> Result<Vec<String>> {
        Ok(Vec::new())
    }

    #[expect(clippy::unused_async, reason = "the client of RDS waits here")]
    pub(in crate::aws) async fn snapshot(&self, resource_type: &str, physical: &str, _: &str) -> Result<()> {
        Err(Error::Usage(format!(
            "no snapshot of {physical} ({resource_type}) can be taken by this program: use `cargo xtask deploy`"
        )))
    }
}
