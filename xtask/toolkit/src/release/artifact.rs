//! A stack as it is shipped: the template as it is sent, and what it takes from other stacks. A release holds it for every
//! environment, so that a promotion and the way back need no checkout.

use std::collections::BTreeSet;

use cloudformation::Stack;
#[cfg(feature = "operate")]
use cloudformation::document;
use cloudformation::stack;
use cloudformation::template::LARGEST_BODY;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

#[cfg(feature = "operate")]
use super::digest;
use crate::Definition;
use crate::error::{Error, Result};

/// One stack, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Artifact {
    /// The short name, such as `network`.
    pub(crate) name: String,
    /// Where it is deployed, if not where its environment is.
    pub(crate) region: Option<String>,
    /// The template as it is sent.
    pub(crate) body: String,
    pub(crate) inputs: Vec<Input>,
    /// The parameters that carry versions of secrets, found out at deploy time.
    pub(crate) versions: Vec<SecretVersion>,
    /// The task that must end with exit code 0 after this stack and before those that depend on it.
    pub(crate) task: Option<Task>,
    pub(crate) termination_protection: bool,
    /// The template, read.
    #[serde(skip)]
    pub(crate) template: Json,
}

/// A parameter whose value is an output of another stack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Input {
    pub(crate) parameter: String,
    pub(crate) stack: String,
    pub(crate) output: String,
}

/// A parameter whose value is the current version of the secret whose ARN another parameter holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SecretVersion {
    pub(crate) parameter: String,
    pub(crate) secret: String,
}

/// A one-off ECS task, named by outputs of its stack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Task {
    pub(crate) name: String,
    pub(crate) cluster: String,
    pub(crate) task_definition: String,
    pub(crate) subnets: String,
    pub(crate) security_group: String,
}

impl Artifact {
    /// The artifacts of an environment's stacks.
    ///
    /// # Errors
    /// When stacks need each other, or a template does not fit into a request.
    pub(crate) fn all(definition: &Definition) -> Result<Vec<Self>> {
        stack::order(&definition.stacks)?;
        definition.stacks.iter().map(Self::of).collect()
    }

    /// One stack of a definition.
    pub(crate) fn of(stack: &Stack) -> Result<Self> {
        let body = stack.template.body().map_err(|bytes| {
            Error::Usage(format!(
                "the template of `{}` has {bytes} bytes, and CloudFormation takes {LARGEST_BODY} in a request: split the stack",
                stack.name
            ))
        })?;
        let inputs = stack.inputs.iter().map(|input| Input {
            parameter: input.parameter.clone(),
            stack: input.stack.to_owned(),
            output: input.output.to_owned(),
        });
        let versions = stack.versions.iter().map(|version| SecretVersion {
            parameter: version.parameter.clone(),
            secret: version.secret.clone(),
        });
        Ok(Self {
            name: stack.name.to_owned(),
            region: stack.region.map(str::to_owned),
            template: stack.template.to_json(),
            body,
            inputs: inputs.collect(),
            versions: versions.collect(),
            task: stack.task.as_ref().map(|task| Task {
                name: task.name.to_owned(),
                cluster: task.cluster.to_owned(),
                task_definition: task.task_definition.to_owned(),
                subnets: task.subnets.to_owned(),
                security_group: task.security_group.to_owned(),
            }),
            termination_protection: stack.termination_protection,
        })
    }

    /// Its bytes in a release, and their digest.
    #[cfg(feature = "operate")]
    pub(crate) fn pack(&self) -> (String, Vec<u8>) {
        let bytes = serde_json::to_vec(self).expect("an artifact has only string keys");
        (digest(&bytes), bytes)
    }

    /// Reads it back, making sure that it is the one of this digest.
    ///
    /// # Errors
    /// When somebody altered it.
    #[cfg(feature = "operate")]
    pub(crate) fn unpack(expected: &str, bytes: &[u8]) -> Result<Self> {
        if digest(bytes) != expected {
            return Err(Error::Check(format!("the stack {expected} of the release was altered")));
        }
        let wrong =
            |why: String| Error::Check(format!("the stack {expected} of the release cannot be read: {why}"));
        let mut artifact: Self = serde_json::from_slice(bytes).map_err(|error| wrong(error.to_string()))?;
        let template = document::read(&artifact.body).map_err(|finding| wrong(finding.message))?;
        artifact.template = template.to_json();
        Ok(artifact)
    }

    pub(crate) fn has_parameter(&self, name: &str) -> bool {
        !self.template["Parameters"][name].is_null()
    }

    /// Whether it has a resource of this type.
    pub(crate) fn has_type(&self, resource_type: &str) -> bool {
        let resources = self.template["Resources"].as_object();
        resources.is_some_and(|resources| resources.values().any(|found| found["Type"] == resource_type))
    }

    /// The region that it is deployed to, in an environment whose home is `home`.
    pub(crate) fn region<'a>(&'a self, home: &'a str) -> &'a str {
        self.region.as_deref().unwrap_or(home)
    }

    /// The stacks that must be deployed before this one.
    pub(crate) fn dependencies(&self) -> BTreeSet<&str> {
        self.inputs.iter().map(|input| input.stack.as_str()).collect()
    }
}

#[cfg(test)]
#[cfg(feature = "operate")]
mod tests {
    use cloudformation::Template;

    use super::*;

    #[test]
    fn what_is_packed_comes_back_and_what_was_altered_does_not() {
        let mut stack = Stack::new("queue", "Jobs");
        stack.template = Template::new("Jobs");
        let artifact = Artifact::of(&stack).unwrap();
        let (name, mut bytes) = artifact.pack();
        assert_eq!(Artifact::unpack(&name, &bytes).unwrap(), artifact);
        bytes[10] ^= 1;
        assert!(Artifact::unpack(&name, &bytes).is_err());
    }
}
