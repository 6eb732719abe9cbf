//! The certificate authority of this machine: what its servers and listeners are known by, and what tasks trust.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::net::IpAddr;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{
    BasicConstraints, Certificate, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;
use tokio_rustls::rustls::{RootCertStore, ServerConfig};

/// Files of a server's folder, and of the authority's own.
pub(super) const AUTHORITY: &str = "authority.pem";
pub(super) const CERTIFICATE: &str = "server.crt";
pub(super) const KEY: &str = "server.key";
const AUTHORITY_KEY: &str = "authority.key";
/// The system's authorities and ours.
const AUTHORITIES: &str = "authorities.pem";

/// The words of an authority on disk: others would make it another one.
const NAME: &str = "The embedded cloud of this machine";
/// What every certificate is for.
const HERE: [&str; 2] = ["localhost", "127.0.0.1"];

/// Signs certificates for names of this machine.
#[derive(Debug)]
pub(super) struct Authority {
    folder: PathBuf,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    /// The authority of a folder, made when it is not there.
    ///
    /// # Errors
    /// What went wrong, in words.
    pub(super) fn open(folder: &Path) -> Result<Self, String> {
        let io = |error: std::io::Error| format!("cannot use {}: {error}", folder.display());
        std::fs::create_dir_all(folder).map_err(io)?;
        let parameters = parameters().map_err(unmade)?;
        let known = std::fs::read_to_string(folder.join(AUTHORITY_KEY)).ok();
        let known = known.filter(|_| folder.join(AUTHORITY).is_file());
        let key = if let Some(key) = known.and_then(|pem| KeyPair::from_pem(&pem).ok()) {
            key
        } else {
            let key = KeyPair::generate().map_err(unmade)?;
            let certificate = parameters.self_signed(&key).map_err(unmade)?;
            write_private(&folder.join(AUTHORITY_KEY), &key.serialize_pem()).map_err(io)?;
            // Last, so that an authority with a certificate is whole.
            std::fs::write(folder.join(AUTHORITY), certificate.pem()).map_err(io)?;
            key
        };
        let authority = Self { folder: folder.to_owned(), issuer: Issuer::new(parameters, key) };
        let own = std::fs::read_to_string(authority.certificate()).map_err(io)?;
        std::fs::write(authority.trusted(), own + &of_system()).map_err(io)?;
        Ok(authority)
    }

    /// The file of its certificate, for whoever wants to trust it alone.
    pub(super) fn certificate(&self) -> PathBuf {
        self.folder.join(AUTHORITY)
    }

    /// The file of all authorities that a task trusts: the system's and this one.
    pub(super) fn trusted(&self) -> PathBuf {
        self.folder.join(AUTHORITIES)
    }

    /// Writes a new certificate for this machine, its key and the authority into a folder of a server.
    ///
    /// # Errors
    /// What went wrong, in words.
    pub(super) fn equip(&self, folder: &Path) -> Result<(), String> {
        let io = |error: std::io::Error| format!("cannot use {}: {error}", folder.display());
        std::fs::create_dir_all(folder).map_err(io)?;
        let (certificate, key) = self.sign(&[]).map_err(unmade)?;
        std::fs::copy(self.certificate(), folder.join(AUTHORITY)).map_err(io)?;
        std::fs::write(folder.join(CERTIFICATE), certificate.pem()).map_err(io)?;
        write_private(&folder.join(KEY), &key.serialize_pem()).map_err(io)
    }

    /// What answers in TLS at an address, under whatever name it is asked for.
    ///
    /// # Errors
    /// What went wrong, in words.
    pub(super) fn acceptor(self: &Arc<Self>, address: IpAddr) -> Result<TlsAcceptor, String> {
        let names = Names { authority: Arc::clone(self), address, known: Mutex::default() };
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| error.to_string())?;
        let mut config = config.with_no_client_auth().with_cert_resolver(Arc::new(names));
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }

    /// A certificate for this machine under further names, and its key.
    fn sign(&self, more: &[&str]) -> Result<(Certificate, KeyPair), rcgen::Error> {
        let names: BTreeSet<String> = HERE.iter().chain(more).map(|name| (*name).to_owned()).collect();
        let mut parameters = CertificateParams::new(Vec::from_iter(names))?;
        parameters.distinguished_name.push(DnType::CommonName, "A server of this machine");
        parameters.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        parameters.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        parameters.use_authority_key_identifier_extension = true;
        let key = KeyPair::generate()?;
        Ok((parameters.signed_by(&key, &self.issuer)?, key))
    }
}

/// The certificates of one listener, each made when its name is first asked for.
#[derive(Debug)]
struct Names {
    authority: Arc<Authority>,
    address: IpAddr,
    known: Mutex<BTreeMap<String, Arc<CertifiedKey>>>,
}

impl Names {
    fn make(&self, name: &str) -> Option<CertifiedKey> {
        let (certificate, key) = self.authority.sign(&[name, &self.address.to_string()]).ok()?;
        let chain = vec![certificate.der().clone()];
        CertifiedKey::from_der(chain, PrivateKeyDer::from(key), &default_provider()).ok()
    }
}

impl ResolvesServerCert for Names {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let name = hello.server_name().unwrap_or(HERE[0]);
        let mut known = self.known.lock().expect("no change of the certificates panics half-way");
        if let Some(certificate) = known.get(name) {
            return Some(Arc::clone(certificate));
        }
        let certificate = Arc::new(self.make(name)?);
        known.insert(name.to_owned(), Arc::clone(&certificate));
        Some(certificate)
    }
}

fn parameters() -> Result<CertificateParams, rcgen::Error> {
    let mut parameters = CertificateParams::new(Vec::new())?;
    parameters.distinguished_name.push(DnType::CommonName, NAME);
    parameters.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    parameters.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    Ok(parameters)
}

fn unmade(error: rcgen::Error) -> String {
    format!("no certificate can be made: {error}")
}

/// The system's authorities as PEM.
fn of_system() -> String {
    let mut readable = RootCertStore::empty();
    let mut pem = String::new();
    for certificate in rustls_native_certs::load_native_certs().certs {
        // Some clients give up at the first authority that they cannot read.
        if readable.add(certificate.clone()).is_err() {
            continue;
        }
        pem.push_str("-----BEGIN CERTIFICATE-----\n");
        for line in STANDARD.encode(&certificate).as_bytes().chunks(64) {
            pem.push_str(&String::from_utf8_lossy(line));
            pem.push('\n');
        }
        pem.push_str("-----END CERTIFICATE-----\n");
    }
    pem
}

/// Writes a file that its owner alone may read: servers refuse a key that others could.
pub(super) fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    // One that is there would keep the mode that it has.
    if let Err(error) = std::fs::remove_file(path)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        return Err(error);
    }
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use tokio_rustls::TlsConnector;
    use tokio_rustls::rustls::ClientConfig;
    use tokio_rustls::rustls::pki_types::pem::PemObject as _;
    use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};

    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        folder
    }

    /// Whether a client that trusts the authorities of a file takes what it meets for `name`.
    async fn is_believed(trusted: Option<&Path>, acceptor: &TlsAcceptor, name: &'static str) -> bool {
        let mut roots = RootCertStore::empty();
        for certificate in trusted.iter().flat_map(|path| CertificateDer::pem_file_iter(path).unwrap()) {
            roots.add(certificate.unwrap()).unwrap();
        }
        let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let (client, server) = tokio::io::duplex(1 << 16);
        let connecting =
            TlsConnector::from(Arc::new(config)).connect(ServerName::try_from(name).unwrap(), client);
        let (connected, _) = tokio::join!(connecting, acceptor.accept(server));
        connected.is_ok()
    }

    #[tokio::test]
    async fn every_name_is_believed_by_those_who_trust_the_authority() {
        let folder = folder("tls-names");
        let authority = Arc::new(Authority::open(&folder).unwrap());
        let acceptor = authority.acceptor(IpAddr::from([127, 0, 1, 3])).unwrap();
        for name in ["localhost", "127.0.0.1", "127.0.1.3", "dev.example.com"] {
            assert!(is_believed(Some(&authority.trusted()), &acceptor, name).await, "{name}");
            assert!(!is_believed(None, &acceptor, name).await, "{name}");
        }
        assert!(!is_believed(Some(&authority.certificate()), &acceptor, "127.0.1.4").await);
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[tokio::test]
    async fn an_authority_is_made_once() {
        let folder = folder("tls-once");
        let before = Authority::open(&folder).unwrap();
        let pem = std::fs::read(before.certificate()).unwrap();
        let after = Arc::new(Authority::open(&folder).unwrap());
        assert_eq!(std::fs::read(after.certificate()).unwrap(), pem);
        let acceptor = after.acceptor(IpAddr::from([127, 0, 0, 1])).unwrap();
        assert!(is_believed(Some(&before.certificate()), &acceptor, "staging.example.com").await);
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn keys_are_their_owners_alone() {
        let folder = folder("tls-keys");
        let server = folder.join("server");
        let authority = Authority::open(&folder.join("tls")).unwrap();
        for _ in 0..2 {
            authority.equip(&server).unwrap();
        }
        for key in [folder.join("tls").join(AUTHORITY_KEY), server.join(KEY)] {
            assert_eq!(
                std::fs::metadata(&key).unwrap().permissions().mode() & 0o777,
                0o600,
                "{}",
                key.display()
            );
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
