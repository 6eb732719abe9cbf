//! What is shipped: the image, the record of a release, and the way of a release from one environment to the next.

#[cfg(feature = "cloud")]
pub(crate) mod artifact;
#[cfg(feature = "operate")]
pub(crate) mod create;
#[cfg(feature = "operate")]
pub(crate) mod gate;
pub(crate) mod image;
#[cfg(feature = "operate")]
pub(crate) mod migrations;
#[cfg(feature = "operate")]
pub(crate) mod promote;
#[cfg(feature = "operate")]
pub(crate) mod record;
#[cfg(feature = "operate")]
pub(crate) mod registry;
pub(crate) mod sbom;
#[cfg(feature = "operate")]
pub(crate) mod status;
#[cfg(feature = "operate")]
mod store;

#[cfg(feature = "cloud")]
use sha2::{Digest, Sha256};

/// `sha256:…`
#[cfg(feature = "cloud")]
pub(crate) fn digest(bytes: &[u8]) -> String {
    let hex = Sha256::digest(bytes).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    format!("sha256:{hex}")
}
