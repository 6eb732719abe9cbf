//! Rebuilds what follows from the registry schemas: reads a source, lets the pure generator work, writes the files.

mod source;

use std::collections::BTreeSet;
use std::path::Path;

use cloudformation::codegen;

use crate::context::{Context, say};
use crate::error::{Error, Result};
use crate::generated::{Mode, sync};

/// Writes, or compares, the catalogue, the typed resources and the features of the crate `cloudformation`.
pub(crate) fn update(context: &Context, source: &Path, mode: Mode) -> Result<()> {
    let home = context.root.join("stacks/cloudformation");
    let list = read(&home.join("catalogue/typed.txt"))?;
    let services = codegen::typed_types(&list);
    let found = source::read(source)?;
    let typed: BTreeSet<String> = services
        .iter()
        .flat_map(|(service, types)| types.iter().map(move |name| format!("AWS::{service}::{name}")))
        .collect();
    let missing: Vec<&str> =
        typed.iter().filter(|name| !found.schemas.contains_key(*name)).map(String::as_str).collect();
    if !missing.is_empty() {
        let message = format!("`{}` holds no schema of {}", source.display(), missing.join(", "));
        return Err(Error::Usage(message));
    }
    say(&format!("packing {} types of {}: about 20 seconds", found.schemas.len(), found.origin.name));
    let mut files = codegen::modules(&services, &found.schemas, |service| {
        home.join(format!("examples/{service}.md")).is_file()
    });
    let schemas = codegen::pack(&found.schemas, &typed, &found.origin, &compress);
    files.insert("src/catalogue/index.rs".into(), schemas.index);
    files.insert("catalogue/create-only.txt".into(), codegen::create_only(&found.schemas));
    files.insert("src/catalogue/origin.rs".into(), codegen::origin(&found.origin));
    let mut packed = vec![("catalogue/schemas.bin", schemas.bytes)];
    if found.actions.is_empty() {
        say("the source does not say what IAM knows: catalogue/iam.bin stays as it is");
    } else {
        let actions = codegen::pack(&found.actions, &BTreeSet::new(), &codegen::Source::default(), &compress);
        files.insert("src/catalogue/iam_index.rs".into(), actions.index);
        packed.push(("catalogue/iam.bin", actions.bytes));
    }
    let manifest = read(&home.join("Cargo.toml"))?;
    let manifest = codegen::features(&manifest, &services)
        .ok_or_else(|| Error::Usage("Cargo.toml of `cloudformation` has no marks for its services".into()))?;
    files.insert("Cargo.toml".into(), manifest);
    let texts = files.into_iter().map(|(path, text)| (path, text.into_bytes()));
    for (path, bytes) in texts.chain(packed.into_iter().map(|(path, bytes)| (path.to_owned(), bytes))) {
        if sync(&home.join(&path), &bytes, mode)? {
            say(&format!("    wrote stacks/cloudformation/{path}"));
        }
    }
    say(&format!(
        "{} types, {} of them typed",
        found.schemas.len(),
        services.values().map(Vec::len).sum::<usize>()
    ));
    Ok(())
}

/// Brotli at its strongest.
fn compress(bytes: &[u8]) -> Vec<u8> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters).expect("memory can be written");
    packed
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })
}
