//! What is fetched from the provider of a tenant. Its address is a tenant's word, so nothing inside the network can be reached by it:
//! not by a name that means a private address, nor by a redirect.

use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::time::Duration;

use openidconnect::url::{Host, Url};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;

use crate::{Error, tls};

const TIMEOUT: Duration = Duration::from_secs(5);
/// In bytes.
const LARGEST: usize = 256 << 10;

#[derive(Debug, thiserror::Error)]
pub(super) enum FetchError {
    #[error("the address cannot be used: {0}")]
    Address(&'static str),
    #[error("the provider does not answer")]
    Http(#[from] reqwest::Error),
    #[error("the answer has more than {LARGEST} bytes")]
    TooLarge,
    #[error("the answer is malformed")]
    Malformed(#[from] http::Error),
}

/// Fetches from public addresses only; also from this machine where the service itself is on it, as in tests.
#[derive(Clone, Debug)]
pub(super) struct Fetch {
    client: reqwest::Client,
    is_local: bool,
}

impl Fetch {
    pub(super) fn new(host: &contract::Host, is_local: bool) -> Result<Self, Error> {
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls::client(host.ca_file.as_deref())?)
            .redirect(Policy::none())
            .no_proxy()
            .timeout(TIMEOUT)
            .dns_resolver(std::sync::Arc::new(Public { is_local }))
            .build()
            .map_err(|error| Error::Build(crate::chain(&error)))?;
        Ok(Self { client, is_local })
    }

    async fn fetch(&self, request: HttpRequest) -> Result<HttpResponse, FetchError> {
        let url = Url::parse(&request.uri().to_string()).map_err(|_| FetchError::Address("it is no URL"))?;
        check(&url, self.is_local).map_err(FetchError::Address)?;
        let mut answer = self.client.execute(request.try_into()?).await?;
        let mut response = http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            response = response.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(part) = answer.chunk().await? {
            if body.len() + part.len() > LARGEST {
                return Err(FetchError::TooLarge);
            }
            body.extend_from_slice(&part);
        }
        Ok(response.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for Fetch {
    type Error = FetchError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, FetchError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.fetch(request))
    }
}

/// Whether an address may be used, or why not.
pub(super) fn check(url: &Url, is_local: bool) -> Result<(), &'static str> {
    let is_loopback = is_loopback(url);
    match url.scheme() {
        "https" => {}
        "http" if is_local && is_loopback => {}
        _ => return Err("it does not begin with https://"),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it holds a user name or a password");
    }
    let is_allowed = match url.host() {
        None => return Err("it has no host"),
        Some(_) if is_local && is_loopback => true,
        Some(Host::Domain(name)) => !is_loopback && name.contains('.'),
        Some(Host::Ipv4(address)) => is_public(address.into()),
        Some(Host::Ipv6(address)) => is_public(address.into()),
    };
    if is_allowed { Ok(()) } else { Err("its host is not on the public network") }
}

/// Whether an address means this machine.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Names mean public addresses only.
#[derive(Debug)]
struct Public {
    is_local: bool,
}

impl Resolve for Public {
    fn resolve(&self, name: Name) -> Resolving {
        let is_local = self.is_local;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let allowed =
                |address: &SocketAddr| is_public(address.ip()) || (is_local && address.ip().is_loopback());
            let found: Vec<SocketAddr> = found.filter(allowed).collect();
            if found.is_empty() {
                return Err("the name means no public address".into());
            }
            Ok::<Addrs, Box<dyn std::error::Error + Send + Sync>>(Box::new(found.into_iter()))
        })
    }
}

/// Whether an address is on the public network, by the registries of IANA.
/// <https://www.iana.org/assignments/iana-ipv4-special-registry> <https://www.iana.org/assignments/iana-ipv6-special-registry>
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => is_public_v4(address),
            None => is_public_v6(address),
        },
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let octets = address.octets();
    // This network, private ones, loopback, link-local with the metadata of clouds, shared by providers.
    let is_private = matches!(
        octets,
        [0 | 10 | 127, ..] | [192, 168, ..] | [169, 254, ..] | [172, 16..=31, ..] | [100, 64..=127, ..]
    );
    // Protocols, documentation, benchmarks, many receivers, and what is reserved.
    let is_reserved = matches!(
        octets,
        [192, 0, 0 | 2, _]
            | [192, 88, 99, _]
            | [198, 18 | 19, ..]
            | [198, 51, 100, _]
            | [203, 0, 113, _]
            | [224..=255, ..]
    );
    !is_private && !is_reserved
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    // 2000::/3 is all that is given out; of it not tunnels, which hide another address, and documentation.
    let is_given_out = first & 0xe000 == 0x2000;
    let is_special = first == 0x2002 || (first == 0x2001 && (second < 0x0200 || second == 0x0db8));
    is_given_out && !is_special && first != 0x3fff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_not_public() {
        for address in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fd00::1",
            "fe80::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "2001::1",
            "2001:db8::1",
            "ff02::1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        for address in
            ["1.1.1.1", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:1.1.1.1"]
        {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[track_caller]
    fn allowed(url: &str, is_local: bool) -> bool {
        check(&Url::parse(url).unwrap(), is_local).is_ok()
    }

    #[test]
    fn a_provider_is_on_the_public_network_over_https() {
        assert!(allowed("https://login.example.com/tenant", false));
        for url in [
            "http://login.example.com",
            "https://127.0.0.1",
            "https://localhost",
            "https://2130706433",
            "https://0x7f.1",
            "https://[::1]",
            "https://10.0.0.1",
            "https://user@login.example.com",
            "https://redis",
            "ftp://login.example.com",
            "http://127.0.0.1:1",
            "http://169.254.169.254/latest",
        ] {
            assert!(!allowed(url, false), "{url}");
        }
    }

    #[test]
    fn a_service_on_this_machine_may_use_a_provider_on_it() {
        for url in ["http://127.0.0.1:3000", "http://localhost:3000", "https://login.example.com"] {
            assert!(allowed(url, true), "{url}");
        }
        for url in ["http://10.0.0.1", "http://login.example.com", "https://10.0.0.1"] {
            assert!(!allowed(url, true), "{url}");
        }
    }
}
