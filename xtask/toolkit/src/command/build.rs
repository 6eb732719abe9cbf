//! `build`: the app as static binaries, and as an OCI image that no daemon made.

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::Value as Json;

use crate::context::{Context, data, say};
use crate::error::{Error, Result};
use crate::process;
use crate::release::image::{self, Program};
use crate::release::sbom;
use crate::{Application, Platform};

/// The one target that a release is built for.
pub(crate) const TARGET: &str = "x86_64-unknown-linux-gnu";
/// Where the bill of materials is written.
const BILL: &str = "target/xtask/sbom.cdx.json";
/// Where Debian keeps the authorities, which the image carries along.
const AUTHORITIES: &str = "/etc/ssl/certs/ca-certificates.crt";
/// Authorities that no distribution knows, such as RDS's own: a PEM file that the team adds.
const MORE_AUTHORITIES: &str = "app/authorities.pem";

/// Build the app as static binaries and an OCI image, without a daemon
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Writes target/xtask/image, an OCI image layout, and target/xtask/sbom.cdx.json, and prints the image's digest.\nExample: cargo xtask build"
)]
pub(crate) struct Args {
    /// Pack this static binary, and nothing else, instead of building
    #[arg(long, value_name = "FILE")]
    binary: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, platform: &dyn Platform, context: &Context) -> Result<()> {
    // Cargo says what the binary is made of while that is packed.
    let (packed, materials) = std::thread::scope(|scope| {
        let materials = scope.spawn(|| bill_of_materials(platform, context));
        let packed = match &args.binary {
            Some(binary) => pack(binary, &[], platform, context),
            None => image(platform, context),
        };
        (packed, materials.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    let (folder, digest) = packed?;
    let bill = context.root.join(BILL);
    std::fs::write(&bill, materials?).map_err(|source| Error::Write { path: bill.clone(), source })?;
    say(&format!("   image {}", folder.display()));
    say(&format!("    sbom {}", bill.display()));
    data(&digest);
    Ok(())
}

/// Builds the image; gives the folder of its layout, and its digest.
pub(crate) fn image(platform: &dyn Platform, context: &Context) -> Result<(PathBuf, String)> {
    if cfg!(not(all(target_os = "linux", target_arch = "x86_64"))) {
        return Err(Error::Usage(format!("a release is built on {TARGET}; CI does it from here")));
    }
    let Application { package, others, .. } = platform.application();
    say("Building static, optimised binaries: about 12 minutes on two cores the first time.");
    let folder = context.root.join("target/xtask/release");
    // The target is named, because otherwise the flags would reach proc-macros, which cannot be static.
    let mut arguments = vec!["build", "--release", "--target", TARGET];
    for package in std::iter::once(package).chain(others.iter().copied()) {
        arguments.extend(["--package", package, "--bin", package]);
    }
    arguments.push("--target-dir");
    let mut cargo = process::cargo(context, &arguments);
    process::run(cargo.arg(&folder).env("RUSTFLAGS", "-C target-feature=+crt-static"))?;
    let binary = |package: &str| folder.join(TARGET).join("release").join(package);
    let others: Vec<(&str, PathBuf)> = others.iter().map(|other| (*other, binary(other))).collect();
    pack(&binary(package), &others, platform, context)
}

/// Packs the app's binary, and others with their names, as an image; gives the folder of its layout, and its digest.
fn pack(
    binary: &Path,
    others: &[(&str, PathBuf)],
    platform: &dyn Platform,
    context: &Context,
) -> Result<(PathBuf, String)> {
    let read =
        |path: &Path| std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source });
    let mut authorities = read(Path::new(AUTHORITIES))?;
    let more = context.root.join(MORE_AUTHORITIES);
    if more.is_file() {
        authorities.extend(read(&more)?);
    }
    let program = |name: &str, path: &Path| -> Result<Program> {
        let binary = read(path)?;
        say(&format!("  binary {} ({} MB)", path.display(), binary.len() / 1_000_000));
        Ok(Program { name: name.to_owned(), binary })
    };
    let main = program(platform.application().package, binary)?;
    let others = others.iter().map(|(name, path)| program(name, path)).collect::<Result<Vec<_>>>()?;
    let began = Instant::now();
    let built = image::build(main, others, authorities);
    let out = context.root.join("target/xtask/image");
    built.write(&out).map_err(|source| Error::Write { path: out.clone(), source })?;
    let (kilobytes, seconds) = (built.size() / 1_000, began.elapsed().as_secs_f64());
    say(&format!("  packed {kilobytes} KB in {seconds:.2} s"));
    Ok((out, built.digest()))
}

/// CycloneDX of what the application is made of.
pub(crate) fn bill_of_materials(platform: &dyn Platform, context: &Context) -> Result<Vec<u8>> {
    let target = ["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET];
    let metadata = process::output(&mut process::cargo(context, &target))?;
    let metadata: Json = serde_json::from_str(&metadata)
        .map_err(|error| Error::Usage(format!("`cargo metadata` cannot be read: {error}")))?;
    let path = context.root.join("Cargo.lock");
    let lock = std::fs::read_to_string(&path).map_err(|source| Error::Read { path, source })?;
    let Application { package, others, .. } = platform.application();
    let bill = sbom::cyclonedx(package, others, &metadata, &lock)?;
    Ok(cloudformation::json::render(&bill).into_bytes())
}
