//! The secrets of the service: random texts, encrypted with the environment's key.

use cloudformation::resource::secretsmanager::{Secret, secret};
use cloudformation::{DeletionPolicy, Handle, Template};

use crate::key::Seal;

/// Adds a secret that is made of 48 random letters and digits.
pub(super) fn add(
    t: &mut Template,
    seal: &Seal,
    id: &'static str,
    description: &str,
    keep: DeletionPolicy,
) -> Handle<Secret> {
    let generated = secret::GenerateSecretString::new().password_length(48).exclude_punctuation(true);
    let secret = seal.on(Secret::new(), Secret::kms_key_id);
    let secret = t.add(id, secret.description(description).generate_secret_string(generated));
    t.entry(&secret).keep(keep);
    secret
}
