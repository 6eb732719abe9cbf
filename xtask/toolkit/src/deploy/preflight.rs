//! What can be known to fail before anything is changed.

use super::patiently;
use super::session::Session;
use super::{Deployment, LOCAL};
use crate::aws::Aws;
use crate::error::{Error, Result};

/// Makes sure that the image is named by its digest and is there, and that the secrets which tasks are given are too.
///
/// # Errors
/// Everything that is missing.
pub(super) async fn check(session: &Session<'_>, deployment: &Deployment) -> Result<()> {
    let mut missing = Vec::new();
    if let Some(image) = deployment.image.as_deref().filter(|_| session.environment != LOCAL) {
        if !image.contains("@sha256:") {
            return Err(Error::Usage(format!(
                "`{image}` does not name an image by its digest: a tag may be another image tomorrow; give NAME@sha256:…"
            )));
        }
        if let Some(why) = session.lacks_image(image).await? {
            missing.push(why);
        }
    }
    let outputs = session.outputs().await?;
    for (stack, _) in session.named() {
        for version in &stack.versions {
            let Some(input) = stack.inputs.iter().find(|input| input.parameter == version.secret) else {
                continue;
            };
            // A stack that is not there yet has no secret yet.
            let Some(arn) = outputs.get(&input.stack).and_then(|outputs| outputs.get(&input.output)) else {
                continue;
            };
            let cloud = session.cloud.beside(stack.region.as_deref());
            if patiently(async || cloud.secret_version(arn).await).await?.is_none() {
                missing
                    .push(format!("the secret {arn}, which `{}` takes from `{}`", stack.name, input.stack));
            }
        }
    }
    missing.sort();
    missing.dedup();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Error::Refused {
        what: format!("nothing was changed, because this is missing:\n  {}", missing.join("\n  ")),
        hint: "push the image with `cargo xtask release create`, or give one that is there".into(),
    })
}
