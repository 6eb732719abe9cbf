//! An OCI image from static binaries: the same binaries give the same bytes.
//! <https://github.com/opencontainers/image-spec/blob/main/image-layout.md>

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};

/// Nobody: the process in the container is not root.
const USER: &str = "65532:65532";

/// An image as an OCI layout, in memory.
#[derive(Debug)]
pub(crate) struct Image {
    /// Contents by the hexadecimal part of their digest.
    blobs: BTreeMap<String, Vec<u8>>,
    manifest: String,
    index: Json,
}

/// A static binary, and the name that the image has it by: `/{name}`.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    pub(crate) name: String,
    pub(crate) binary: Vec<u8>,
}

/// Packs programs and the certificate authorities, each in a layer of its own, so that a release moves only those that changed.
/// A task that names no program runs `main`.
pub(crate) fn build(main: Program, others: Vec<Program>, authorities: Vec<u8>) -> Image {
    let mut blobs = BTreeMap::new();
    let entrypoint = format!("/{}", main.name);
    let passwd = b"app:x:65532:65532::/:/\n".to_vec();
    let base =
        layer(&[("etc/passwd", passwd, 0o644), ("etc/ssl/certs/ca-certificates.crt", authorities, 0o644)]);
    let programs = others.into_iter().chain([main]);
    let programs = programs.map(|Program { name, binary }| layer(&[(name.as_str(), binary, 0o755)]));
    let mut layers = Vec::new();
    let mut contents = Vec::new();
    for tar in std::iter::once(base).chain(programs) {
        contents.push(format!("sha256:{}", digest(&tar)));
        let packed = gzip(&tar);
        layers.push(add(&mut blobs, "application/vnd.oci.image.layer.v1.tar+gzip", packed));
    }
    let config = json!({
        "architecture": "amd64",
        "os": "linux",
        "config": { "User": USER, "Entrypoint": [entrypoint], "WorkingDir": "/" },
        "rootfs": { "type": "layers", "diff_ids": contents },
    });
    let config = add(&mut blobs, "application/vnd.oci.image.config.v1+json", bytes(&config));
    let manifest = json!({
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": config,
        "layers": layers,
    });
    let manifest = add(&mut blobs, "application/vnd.oci.image.manifest.v1+json", bytes(&manifest));
    let digest = manifest["digest"].as_str().unwrap_or_default().to_owned();
    let index = json!({
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.index.v1+json",
        "manifests": [manifest],
    });
    Image { blobs, manifest: digest, index }
}

impl Image {
    /// The digest of the manifest, which names the image: `sha256:…`.
    pub(crate) fn digest(&self) -> String {
        self.manifest.clone()
    }

    /// What is sent of it, in bytes.
    pub(crate) fn size(&self) -> usize {
        self.blobs.values().map(Vec::len).sum()
    }

    /// Writes the layout; what an earlier image left there goes.
    pub(crate) fn write(&self, folder: &Path) -> std::io::Result<()> {
        let blobs = folder.join("blobs/sha256");
        if blobs.is_dir() {
            std::fs::remove_dir_all(&blobs)?;
        }
        std::fs::create_dir_all(&blobs)?;
        for (name, contents) in &self.blobs {
            std::fs::write(blobs.join(name), contents)?;
        }
        std::fs::write(folder.join("oci-layout"), bytes(&json!({ "imageLayoutVersion": "1.0.0" })))?;
        std::fs::write(folder.join("index.json"), bytes(&self.index))
    }
}

fn bytes(json: &Json) -> Vec<u8> {
    cloudformation::json::compact(json).into_bytes()
}

fn digest(contents: &[u8]) -> String {
    Sha256::digest(contents).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// Keeps a blob and gives its descriptor.
fn add(blobs: &mut BTreeMap<String, Vec<u8>>, media_type: &str, contents: Vec<u8>) -> Json {
    let name = digest(&contents);
    let descriptor =
        json!({ "mediaType": media_type, "digest": format!("sha256:{name}"), "size": contents.len() });
    blobs.insert(name, contents);
    descriptor
}

/// A tar of files that belong to root and have no time.
fn layer(files: &[(&str, Vec<u8>, u32)]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (path, contents, mode) in files {
        let mut header = tar::Header::new_ustar();
        header.set_size(contents.len() as u64);
        header.set_mode(*mode);
        header.set_mtime(0);
        header.set_uid(0);
        header.set_gid(0);
        tar.append_data(&mut header, path, contents.as_slice()).expect("a vector takes every write");
    }
    tar.into_inner().expect("a vector takes every write")
}

/// Fast: an image is packed at every release, and a tenth more of it is sent once.
fn gzip(contents: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(contents).expect("a vector takes every write");
    encoder.finish().expect("a vector takes every write")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(name: &str, binary: &str) -> Program {
        Program { name: name.to_owned(), binary: binary.as_bytes().to_vec() }
    }

    fn built(binary: &str, others: &[(&str, &str)]) -> Image {
        let others = others.iter().map(|(name, binary)| program(name, binary)).collect();
        build(program("app", binary), others, b"pem".to_vec())
    }

    #[test]
    fn the_same_binary_is_the_same_image() {
        let (one, two) = (built("binary", &[]), built("binary", &[]));
        assert_eq!((one.digest(), &one.blobs), (two.digest(), &two.blobs));
        assert_ne!(one.digest(), built("another", &[]).digest());
    }

    #[test]
    fn a_program_that_stays_as_it_is_keeps_its_layer() {
        let names = |image: Image| image.blobs.into_keys().collect::<std::collections::BTreeSet<_>>();
        let (one, two) = (built("one", &[("other", "same")]), built("two", &[("other", "same")]));
        let (one, two) = (names(one), names(two));
        // The authorities and the other program; the main one, the configuration and the manifest are new.
        assert_eq!((one.len(), one.intersection(&two).count()), (5, 2));
    }

    #[test]
    fn every_blob_that_is_named_is_there() {
        let image = built("binary", &[("other", "binary too")]);
        let blob = |descriptor: &Json| {
            let name = descriptor["digest"].as_str().unwrap().strip_prefix("sha256:").unwrap().to_owned();
            image.blobs[&name].clone()
        };
        let manifest: Json = serde_json::from_slice(&blob(&image.index["manifests"][0])).unwrap();
        let config: Json = serde_json::from_slice(&blob(&manifest["config"])).unwrap();
        assert_eq!(config["config"]["Entrypoint"], json!(["/app"]));
        let layers: Vec<Vec<u8>> = manifest["layers"].as_array().unwrap().iter().map(blob).collect();
        assert_eq!(layers.len(), 3);
        for (layer, name) in layers[1..].iter().zip(["other", "app"]) {
            let mut tar = tar::Archive::new(flate2::read::GzDecoder::new(layer.as_slice()));
            let entry = tar.entries().unwrap().next().unwrap().unwrap();
            assert_eq!(entry.path().unwrap().to_str(), Some(name));
            assert_eq!(entry.header().mode().unwrap(), 0o755);
        }
    }
}
