//! What keeps a stack, or some of its resources, from changes: termination protection and stack policies.

use std::sync::Arc;

use super::{Parameters, find, find_mut, stack_policy, text};
use crate::error::ApiError;
use crate::http::WriteResult;
use crate::shared::Shared;

pub(super) fn termination(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let mut state = shared.state();
    let stack = find_mut(&mut state, text(input, "StackName"))?;
    stack.protected = text(input, "EnableTerminationProtection") == "true";
    let id = stack.id.clone();
    Ok(Box::new(move |xml| {
        xml.text("StackId", id);
    }))
}

pub(super) fn set_policy(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let policy = policy(input)?;
    let policy = policy.ok_or_else(|| ApiError::validation("the simulator takes a StackPolicyBody only"))?;
    let mut state = shared.state();
    find_mut(&mut state, text(input, "StackName"))?.policy = Some(policy);
    Ok(Box::new(|_| ()))
}

pub(super) fn get_policy(shared: &Arc<Shared>, input: &Parameters) -> Result<WriteResult, ApiError> {
    let policy = find(&shared.state(), text(input, "StackName"))?.policy.clone();
    Ok(Box::new(move |xml| {
        xml.optional("StackPolicyBody", policy.as_ref());
    }))
}

/// The stack policy of a request, if it brings one.
pub(super) fn policy(input: &Parameters) -> Result<Option<String>, ApiError> {
    let Some(policy) = input.get("StackPolicyBody") else { return Ok(None) };
    match stack_policy::problem(policy) {
        None => Ok(Some(policy.clone())),
        Some(problem) => Err(ApiError::validation(format!("Error validating stack policy: {problem}"))),
    }
}
