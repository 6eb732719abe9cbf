//! What a program is made of, as CycloneDX 1.6: the same lock file gives the same document.
//! <https://cyclonedx.org/docs/1.6/json/>

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// The bill of one package of the workspace and of `others` that are shipped with it, from the output of `cargo metadata
/// --locked --filter-platform …` and the text of `Cargo.lock`: their normal dependencies and those of these, without a time, and
/// with its own digest as serial number.
pub(crate) fn cyclonedx(package: &str, others: &[&str], metadata: &Json, lock: &str) -> Result<Json> {
    let packages = by_id(&metadata["packages"]);
    let nodes = by_id(&metadata["resolve"]["nodes"]);
    let member = |package: &str| {
        each(&metadata["workspace_members"])
            .filter_map(Json::as_str)
            .find(|id| packages.get(*id).is_some_and(|found| found["name"] == package))
            .ok_or_else(|| Error::Usage(format!("`{package}` is no package of the workspace")))
    };
    let root = member(package)?;
    let beside: Vec<&str> = others.iter().map(|other| member(other)).collect::<Result<_>>()?;
    let checksums = checksums(lock);
    let mut components = BTreeMap::new();
    let mut dependencies: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut left = beside.clone();
    left.push(root);
    while let Some(id) = left.pop() {
        let Some(found) = packages.get(id).filter(|_| seen.insert(id)) else { continue };
        let needed: Vec<&str> = nodes.get(id).map(|node| normal(node)).unwrap_or_default();
        let references = needed.iter().filter_map(|id| packages.get(id)).map(|needed| purl(needed));
        dependencies.entry(purl(found)).or_default().extend(references);
        if id != root {
            let kind = if beside.contains(&id) { "application" } else { "library" };
            components.insert(purl(found), component(kind, found, &checksums));
        }
        left.extend(needed);
    }
    let components: Vec<Json> = components.into_values().collect();
    let dependencies: Vec<Json> = dependencies
        .into_iter()
        .map(|(reference, needed)| json!({ "ref": reference, "dependsOn": needed }))
        .collect();
    let mut bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": component("application", packages[root], &checksums) },
        "components": components,
        "dependencies": dependencies,
    });
    bill["serialNumber"] = serial_number(&bill).into();
    Ok(bill)
}

/// A UUID of what the document holds (version 8 of RFC 9562: made in a way of one's own): the same bill has the same, and
/// whoever attests it asks for one.
fn serial_number(bill: &Json) -> String {
    let digest = Sha256::digest(bill.to_string().as_bytes());
    let mut bytes: [u8; 16] = std::array::from_fn(|index| digest[index]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    format!("urn:uuid:{}", parts.join("-"))
}

fn each(list: &Json) -> impl Iterator<Item = &Json> {
    list.as_array().into_iter().flatten()
}

fn by_id(list: &Json) -> BTreeMap<&str, &Json> {
    each(list).filter_map(|item| Some((item["id"].as_str()?, item))).collect()
}

/// What a package needs when it runs: neither for its tests alone nor to be built.
fn normal(node: &Json) -> Vec<&str> {
    let is_normal = |needed: &&Json| each(&needed["dep_kinds"]).any(|kind| kind["kind"].is_null());
    each(&node["deps"]).filter(is_normal).filter_map(|needed| needed["pkg"].as_str()).collect()
}

fn component(kind: &str, package: &Json, checksums: &BTreeMap<(&str, &str), &str>) -> Json {
    let (name, version) = name_and_version(package);
    let purl = purl(package);
    let mut component =
        json!({ "type": kind, "bom-ref": purl, "name": name, "version": version, "purl": purl });
    if let Some(checksum) = checksums.get(&(name, version)) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    if let Some(license) = package["license"].as_str() {
        component["licenses"] = json!([{ "expression": expression(license) }]);
    }
    component
}

fn name_and_version(package: &Json) -> (&str, &str) {
    (package["name"].as_str().unwrap_or_default(), package["version"].as_str().unwrap_or_default())
}

/// <https://github.com/package-url/purl-spec>
fn purl(package: &Json) -> String {
    let (name, version) = name_and_version(package);
    format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))
}

/// An SPDX expression; Cargo once took a stroke for "or".
fn expression(license: &str) -> String {
    license.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ")
}

/// The SHA-256 checksums of a `Cargo.lock`, by name and version.
fn checksums(lock: &str) -> BTreeMap<(&str, &str), &str> {
    lock.split("[[package]]").skip(1).filter_map(checksum).collect()
}

fn checksum(package: &str) -> Option<((&str, &str), &str)> {
    Some(((field(package, "name")?, field(package, "version")?), field(package, "checksum")?))
}

fn field<'a>(package: &'a str, key: &str) -> Option<&'a str> {
    let value = package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \""))?;
    value.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "app"
version = "0.1.0"
dependencies = [
 "base",
]

[[package]]
name = "base"
version = "1.0.0+a"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "320119579fcad9c21884f5c4861d16174d0e06250625266f50fe6898340abefa"
"#;

    fn package(name: &str, version: &str, license: Option<&str>) -> Json {
        json!({ "id": name, "name": name, "version": version, "license": license })
    }

    fn node(name: &str, needed: &[(&str, Option<&str>)]) -> Json {
        let needed: Vec<Json> = needed
            .iter()
            .map(|(name, kind)| json!({ "pkg": name, "dep_kinds": [{ "kind": kind, "target": null }] }))
            .collect();
        json!({ "id": name, "deps": needed })
    }

    /// `app` needs `shared` and `base`, `shared` needs `base`; the rest is for tests and builds.
    fn metadata() -> Json {
        json!({
            "packages": [
                package("shared", "0.1.0", None),
                package("base", "1.0.0+a", Some("MIT/Apache-2.0")),
                package("app", "0.1.0", Some("MIT OR Apache-2.0")),
                package("tester", "2.0.0", None),
                package("builder", "3.0.0", None),
            ],
            "workspace_members": ["app", "shared"],
            "resolve": { "nodes": [
                node("base", &[]),
                node("app", &[("shared", None), ("base", None), ("tester", Some("dev")), ("builder", Some("build"))]),
                node("shared", &[("base", None)]),
                node("tester", &[("base", None)]),
                node("builder", &[]),
            ] },
        })
    }

    #[test]
    fn what_a_program_is_made_of_is_listed_with_licences_and_checksums() {
        let base = "pkg:cargo/base@1.0.0%2Ba";
        let shared = "pkg:cargo/shared@0.1.0";
        let app = "pkg:cargo/app@0.1.0";
        let mut expected = json!({
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "version": 1,
            "metadata": { "component": {
                "type": "application", "bom-ref": app, "name": "app", "version": "0.1.0", "purl": app,
                "licenses": [{ "expression": "MIT OR Apache-2.0" }],
            } },
            "components": [
                {
                    "type": "library", "bom-ref": base, "name": "base", "version": "1.0.0+a", "purl": base,
                    "hashes": [{
                        "alg": "SHA-256",
                        "content": "320119579fcad9c21884f5c4861d16174d0e06250625266f50fe6898340abefa",
                    }],
                    "licenses": [{ "expression": "MIT OR Apache-2.0" }],
                },
                { "type": "library", "bom-ref": shared, "name": "shared", "version": "0.1.0", "purl": shared },
            ],
            "dependencies": [
                { "ref": app, "dependsOn": [base, shared] },
                { "ref": base, "dependsOn": [] },
                { "ref": shared, "dependsOn": [base] },
            ],
        });
        // The same bill has the same number.
        expected["serialNumber"] = "urn:uuid:41ed8b04-e79a-88da-bf3a-758adf232f2b".into();
        assert_eq!(cyclonedx("app", &[], &metadata(), LOCK).unwrap(), expected);
    }

    #[test]
    fn the_order_of_the_metadata_does_not_matter() {
        let mut other = metadata();
        for list in ["/packages", "/workspace_members", "/resolve/nodes"] {
            other.pointer_mut(list).and_then(Json::as_array_mut).unwrap().reverse();
        }
        let bytes = |metadata: &Json| {
            cloudformation::json::render(&cyclonedx("app", &[], metadata, LOCK).unwrap()).into_bytes()
        };
        assert_eq!(bytes(&metadata()), bytes(&metadata()));
        assert_eq!(bytes(&metadata()), bytes(&other));
    }

    #[test]
    fn every_reference_of_the_graph_is_a_component() {
        let bill = cyclonedx("app", &[], &metadata(), LOCK).unwrap();
        let root = &bill["metadata"]["component"];
        let known: BTreeSet<&str> =
            each(&bill["components"]).chain([root]).filter_map(|it| it["bom-ref"].as_str()).collect();
        assert_eq!(known.len(), 3);
        for dependency in each(&bill["dependencies"]) {
            assert!(known.contains(dependency["ref"].as_str().unwrap()), "{dependency}");
            for needed in each(&dependency["dependsOn"]) {
                assert!(known.contains(needed.as_str().unwrap()), "{dependency}");
            }
        }
    }

    #[test]
    fn a_program_that_is_shipped_beside_it_is_an_application() {
        let bill = cyclonedx("app", &["shared"], &metadata(), LOCK).unwrap();
        let kinds: Vec<&str> =
            each(&bill["components"]).filter_map(|component| component["type"].as_str()).collect();
        assert_eq!(kinds, ["library", "application"]);
    }

    #[test]
    fn only_a_package_of_the_workspace_has_a_bill() {
        let error = cyclonedx("base", &[], &metadata(), LOCK).unwrap_err().to_string();
        assert_eq!(error, "`base` is no package of the workspace");
    }

    #[track_caller]
    fn check(license: &str, expected: &str) {
        assert_eq!(expression(license), expected);
    }

    #[test]
    fn old_licences_become_spdx_expressions() {
        check("MIT", "MIT");
        check("MIT/Apache-2.0", "MIT OR Apache-2.0");
        check("Apache-2.0 / MIT", "Apache-2.0 OR MIT");
        check("(MIT OR Apache-2.0) AND Unicode-3.0", "(MIT OR Apache-2.0) AND Unicode-3.0");
    }
}
