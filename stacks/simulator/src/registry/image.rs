//! What a task or a function runs of an image: its layers as files, and what its configuration says.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value as Json;

use super::{account_of, arn, file, policies, repository};
use crate::access::{Act, Caller, resource};
use crate::backing::TaskSpec;
use crate::shared::Shared;
use crate::state::{Images, Manifest, Session};

/// What tasks run on here.
const PLATFORM: (&str, &str) = ("linux", "amd64");

/// Gives a task the layers, the program and the variables of its image, where that is in a registry of this cloud. `role` is
/// the one that pulls it. Other images are known to whoever runs them, with their programs.
///
/// # Errors
/// When the image is not there, is for another platform, or belongs to an account that does not give it away.
pub(crate) fn fill(shared: &Shared, spec: &mut TaskSpec, role: Option<&str>) -> Result<(), String> {
    let (entrypoint, command) = (std::mem::take(&mut spec.entrypoint), std::mem::take(&mut spec.command));
    let Some(image) = pull(shared, &spec.image, role)? else {
        (spec.entrypoint, spec.command) = (entrypoint, command);
        return Ok(());
    };
    (spec.entrypoint, spec.command) = image.program(entrypoint, command);
    for (name, value) in image.environment {
        spec.environment.entry(name).or_insert(value);
    }
    (spec.image, spec.layers) = (image.name, image.layers);
    Ok(())
}

/// An image whose parts are on this machine.
struct Image {
    /// Its name by the digest of its manifest.
    name: String,
    /// Lowest first.
    layers: Vec<PathBuf>,
    entrypoint: Vec<String>,
    command: Vec<String>,
    environment: BTreeMap<String, String>,
}

impl Image {
    /// The program and its arguments, where a definition replaces what the image says or does not.
    /// <https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact>
    fn program(&self, entrypoint: Vec<String>, command: Vec<String>) -> (Vec<String>, Vec<String>) {
        let command = match (entrypoint.is_empty(), command.is_empty()) {
            (true, true) => self.command.clone(),
            (false, true) | (_, false) => command,
        };
        let entrypoint = if entrypoint.is_empty() { self.entrypoint.clone() } else { entrypoint };
        if entrypoint.is_empty() {
            let mut words = command.into_iter();
            return (words.next().into_iter().collect(), words.collect());
        }
        (entrypoint, command)
    }
}

/// The image of a name, if that is one of a registry of this cloud.
fn pull(shared: &Shared, name: &str, role: Option<&str>) -> Result<Option<Image>, String> {
    let Some((owner, host, repository, reference)) = find(shared, name) else { return Ok(None) };
    let failed = |why: &str| {
        format!("CannotPullContainerError: pull image manifest has been retried 1 time(s): {name}: {why}")
    };
    if owner.account != shared.account && !is_let_in(shared, &owner, repository, role) {
        return Err(failed("failed to resolve reference: 403 Forbidden"));
    }
    let absent = || failed("failed to resolve reference: not found");
    let elsewhere = || {
        let (os, architecture) = PLATFORM;
        format!(
            "CannotPullContainerError: image Manifest does not contain descriptor matching platform '{os}/{architecture}'"
        )
    };
    let (digest, manifest) = {
        let state = owner.state();
        let images = state.images.get(repository).ok_or_else(absent)?;
        let (digest, manifest) = images.find(reference).ok_or_else(absent)?;
        let (digest, manifest) = of_platform(images, digest, manifest).ok_or_else(elsewhere)?;
        (digest.to_owned(), manifest.json())
    };
    let path = |descriptor: &Json| file(&owner, descriptor["digest"].as_str().unwrap_or_default()).ok();
    let config = path(&manifest["config"]).and_then(|path| std::fs::read(path).ok()).ok_or_else(absent)?;
    let config: Json = serde_json::from_slice(&config).unwrap_or_default();
    if (config["os"].as_str(), config["architecture"].as_str()) != (Some(PLATFORM.0), Some(PLATFORM.1)) {
        return Err(elsewhere());
    }
    let layers = manifest["layers"].as_array().into_iter().flatten();
    Ok(Some(Image {
        name: format!("{host}/{repository}@{digest}"),
        layers: layers.map(path).collect::<Option<Vec<PathBuf>>>().ok_or_else(absent)?,
        entrypoint: texts(&config["config"]["Entrypoint"]),
        command: texts(&config["config"]["Cmd"]),
        environment: texts(&config["config"]["Env"])
            .iter()
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    }))
}

fn texts(list: &Json) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

/// The account that a name means, with the parts of the name: host, repository, and tag or digest.
fn find<'a>(shared: &Shared, name: &'a str) -> Option<(Arc<Shared>, &'a str, &'a str, &'a str)> {
    let (host, repository, reference) = parts(name)?;
    let account = account_of(host)?;
    let owner = shared.accounts().into_iter().find(|shared| shared.account == account)?;
    Some((owner, host, repository, reference))
}

/// Of `host/repository[:tag][@digest]`; a digest says more than a tag.
fn parts(name: &str) -> Option<(&str, &str, &str)> {
    let (host, rest) = name.split_once('/')?;
    let (rest, digest) = rest.split_once('@').map_or((rest, None), |(rest, digest)| (rest, Some(digest)));
    let (repository, tag) = rest.split_once(':').unwrap_or((rest, "latest"));
    Some((host, repository, digest.unwrap_or(tag)))
}

/// A manifest, or the one in an index that is for this platform.
fn of_platform<'a>(
    images: &'a Images,
    digest: &'a str,
    manifest: &'a Manifest,
) -> Option<(&'a str, &'a Manifest)> {
    let json = manifest.json();
    let Some(manifests) = json["manifests"].as_array() else { return Some((digest, manifest)) };
    let fits = |descriptor: &&Json| {
        let platform = &descriptor["platform"];
        (platform["os"].as_str(), platform["architecture"].as_str()) == (Some(PLATFORM.0), Some(PLATFORM.1))
    };
    images.find(manifests.iter().find(fits)?["digest"].as_str()?)
}

/// Whether the policy of a repository of another account lets the role of a task pull.
fn is_let_in(shared: &Shared, owner: &Shared, name: &str, role: Option<&str>) -> bool {
    let caller = role.map_or(Caller::Administrator, |role| {
        let session =
            Session { role: role.to_owned(), arn: role.to_owned(), token: String::new(), expires: 0 };
        Caller::Role(session)
    });
    let acts =
        ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"].map(|action| Act::new(action, arn(owner, name)));
    let there = repository(&owner.state(), name).is_some();
    there && resource::lets_in(&shared.account, &caller, &policies(owner, name), &acts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_name_has_a_host_a_repository_and_a_reference() {
        let host = "111111111111.dkr.ecr.eu-central-1.amazonaws.com";
        assert_eq!(parts(&format!("{host}/a/b@sha256:1")), Some((host, "a/b", "sha256:1")));
        assert_eq!(parts(&format!("{host}/a/b:v1@sha256:1")), Some((host, "a/b", "sha256:1")));
        assert_eq!(parts(&format!("{host}/a:v1")), Some((host, "a", "v1")));
        assert_eq!(parts(&format!("{host}/a")), Some((host, "a", "latest")));
        assert_eq!(parts("app"), None);
        assert_eq!(account_of(host), Some("111111111111"));
        assert_eq!(account_of("local"), None);
    }

    #[track_caller]
    fn check(entrypoint: &[&str], command: &[&str], expected: (&[&str], &[&str])) {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
        let image = Image {
            name: String::new(),
            layers: Vec::new(),
            entrypoint: owned(&["/app"]),
            command: owned(&["serve"]),
            environment: BTreeMap::new(),
        };
        let found = image.program(owned(entrypoint), owned(command));
        assert_eq!(found, (owned(expected.0), owned(expected.1)));
    }

    #[test]
    fn a_definition_replaces_the_command_of_an_image() {
        check(&[], &[], (&["/app"], &["serve"]));
        check(&[], &["migrate"], (&["/app"], &["migrate"]));
        check(&["/other"], &[], (&["/other"], &[]));
        check(&["/other"], &["x"], (&["/other"], &["x"]));
    }

    #[test]
    fn an_index_leads_to_the_manifest_of_the_platform() {
        let manifest =
            |json: Json| Manifest { media_type: String::new(), contents: json.to_string(), pushed: 0 };
        let platform = |architecture: &str| json!({ "digest": architecture, "platform": { "os": "linux", "architecture": architecture } });
        let images = Images {
            manifests: [("amd64".to_owned(), manifest(json!({ "layers": [] })))].into(),
            ..Images::default()
        };
        let both = manifest(json!({ "manifests": [platform("arm64"), platform("amd64")] }));
        assert_eq!(of_platform(&images, "i", &both).map(|(digest, _)| digest), Some("amd64"));
        let other = manifest(json!({ "manifests": [platform("arm64")] }));
        assert!(of_platform(&images, "i", &other).is_none());
        let plain = manifest(json!({ "layers": [] }));
        assert_eq!(of_platform(&images, "m", &plain).map(|(digest, _)| digest), Some("m"));
    }
}
