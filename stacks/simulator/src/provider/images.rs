//! Repositories of images; the registry keeps what is pushed to them.

use super::{Desired, Made};
use crate::registry;
use crate::shared::Shared;

pub(super) fn repository(shared: &Shared, desired: &Desired) -> Result<Made, String> {
    let name = match desired.text("RepositoryName") {
        Some(name) => name.to_owned(),
        None => desired.name(shared, "RepositoryName").to_lowercase(),
    };
    if registry::repository(&shared.state(), &name).is_some() {
        return Err(super::data::exists(&name));
    }
    let arn = shared.arn("ecr", &format!("repository/{name}"));
    Ok(Made::new(&name, &[("Arn", &arn), ("RepositoryUri", &registry::uri(shared, &name))]))
}

/// Forgets a repository and its images; one that has images stays, unless its stack says that it may go with them.
pub(super) fn drop_repository(shared: &Shared, name: &str) -> Result<(), String> {
    let mut state = shared.state();
    let may_hold =
        registry::repository(&state, name).is_some_and(|made| made.properties["EmptyOnDelete"] == true);
    if !may_hold && state.images.get(name).is_some_and(|images| !images.manifests.is_empty()) {
        let account = &shared.account;
        return Err(format!(
            "The repository with name '{name}' in registry with id '{account}' cannot be deleted because it still \
             contains images"
        ));
    }
    state.images.remove(name);
    Ok(())
}
