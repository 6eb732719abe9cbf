//! An authority of our own and a certificate for this machine.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};

/// PEM files of one folder.
#[derive(Clone, Debug)]
pub struct Certificates {
    pub authority: PathBuf,
    pub certificate: PathBuf,
    pub key: PathBuf,
}

/// Makes them.
///
/// # Errors
/// When the folder cannot be written.
pub fn make(folder: &Path) -> anyhow::Result<Certificates> {
    let mut authority = CertificateParams::new(Vec::new())?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate()?)?;
    let key = KeyPair::generate()?;
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    let certificate = CertificateParams::new(names)?.signed_by(&key, &authority)?;
    let made = Certificates {
        authority: folder.join("ca.pem"),
        certificate: folder.join("server.crt"),
        key: folder.join("server.key"),
    };
    std::fs::write(&made.authority, authority.pem())?;
    std::fs::write(&made.certificate, certificate.pem())?;
    std::fs::write(&made.key, key.serialize_pem())?;
    // Postgres refuses a key that others may read.
    std::fs::set_permissions(&made.key, std::fs::Permissions::from_mode(0o600))?;
    Ok(made)
}
