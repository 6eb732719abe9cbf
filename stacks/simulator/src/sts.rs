//! STS: who the caller is. Credentials are not checked: the simulator listens on this machine only.

use std::sync::Arc;

use crate::error::ApiError;
use crate::http::WriteResult;
use crate::shared::Shared;

pub(crate) fn answer(shared: &Arc<Shared>, action: &str) -> Result<WriteResult, ApiError> {
    match action {
        "GetCallerIdentity" => {
            let account = shared.config.account.clone();
            Ok(Box::new(move |xml| {
                xml.text("Arn", format!("arn:aws:iam::{account}:root"));
                xml.text("UserId", &account).text("Account", &account);
            }))
        }
        other => Err(ApiError::unsupported("STS", other)),
    }
}
