//! Where each listener of a load balancer is: at its own port where that can be had, else beside it, and there again later.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use simulator::backing::Failure;
use tokio::net::TcpListener;
use tokio::sync::{Mutex, watch};
use tokio::task::JoinHandle;

use super::balancer;
use super::tls::Authority;
use crate::context::say;

/// The listeners of this machine.
pub(super) struct Listeners {
    /// What is known of listeners of earlier lives.
    file: PathBuf,
    authority: Arc<Authority>,
    /// By id.
    open: Mutex<BTreeMap<String, Open>>,
}

struct Open {
    address: SocketAddr,
    serving: JoinHandle<()>,
}

impl Open {
    async fn close(self) {
        self.serving.abort();
        // Aborted is not yet gone: the port is free when the task has ended.
        let _ = self.serving.await;
    }
}

/// Where a listener was, and the port that it had asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    port: u16,
    address: SocketAddr,
}

impl Listeners {
    pub(super) fn new(file: PathBuf, authority: Arc<Authority>) -> Self {
        Self { file, authority, open: Mutex::default() }
    }

    /// Opens a listener, anew when it is open; gives its address.
    pub(super) async fn open(
        &self,
        id: String,
        port: u16,
        tls: bool,
        targets: watch::Receiver<Vec<SocketAddr>>,
    ) -> Result<SocketAddr, Failure> {
        let mut open = self.open.lock().await;
        if let Some(earlier) = open.remove(&id) {
            earlier.close().await;
        }
        let before = self.kept().get(&id).filter(|kept| kept.port == port).map(|kept| kept.address);
        let others: Vec<SocketAddr> = open.values().map(|other| other.address).collect();
        let listener = bind(port, before, &others, std::net::TcpListener::bind).map_err(|error| {
            Failure(format!("port {port} of 127.0.0.1 cannot be opened ({error}): end the program that has it, or use `up --port`"))
        })?;
        let failed = |error: std::io::Error| Failure(error.to_string());
        listener.set_nonblocking(true).map_err(failed)?;
        let listener = TcpListener::from_std(listener).map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let acceptor = if tls { Some(self.authority.acceptor(address.ip()).map_err(Failure)?) } else { None };
        if address != usual(port) {
            let why = if before == Some(address) {
                "it was there before"
            } else if others.contains(&usual(port)) {
                "another listener has that"
            } else {
                "that may not be opened"
            };
            say(&format!("the listener {id} is at {address} instead of {}: {why}", usual(port)));
        }
        self.keep(|kept| {
            kept.insert(id.clone(), Kept { port, address });
        })?;
        open.insert(id, Open { address, serving: balancer::serve(listener, acceptor, targets) });
        Ok(address)
    }

    /// Closes a listener and forgets where it was.
    pub(super) async fn close(&self, id: &str) {
        if let Some(listener) = self.open.lock().await.remove(id) {
            listener.close().await;
        }
        // What cannot be forgotten is of nobody any more: no listener has this id again.
        let _ = self.keep(|kept| {
            kept.remove(id);
        });
    }

    /// Closes all of them, which are where they were when they are opened again.
    pub(super) async fn close_all(&self) {
        for (_, listener) in std::mem::take(&mut *self.open.lock().await) {
            listener.close().await;
        }
    }

    /// By the ids of listeners; without a file that can be read, nothing is known.
    fn kept(&self) -> BTreeMap<String, Kept> {
        let json = std::fs::read(&self.file).ok();
        json.and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default()
    }

    fn keep(&self, change: impl FnOnce(&mut BTreeMap<String, Kept>)) -> Result<(), Failure> {
        let before = self.kept();
        let mut kept = before.clone();
        change(&mut kept);
        if kept == before {
            return Ok(());
        }
        let json = serde_json::to_vec(&kept).unwrap_or_default();
        std::fs::write(&self.file, json)
            .map_err(|error| Failure(format!("cannot write {}: {error}", self.file.display())))
    }
}

fn usual(port: u16) -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}

/// Tries what a listener had before, then its port of 127.0.0.1. Where another listener has that, it is the same port of the
/// next loopback address; where nobody may have it here, any port.
///
/// # Errors
/// When another program has the port.
fn bind<T>(
    port: u16,
    before: Option<SocketAddr>,
    others: &[SocketAddr],
    mut open: impl FnMut(SocketAddr) -> std::io::Result<T>,
) -> std::io::Result<T> {
    let usual = usual(port);
    let before = before.filter(|before| *before != usual && !others.contains(before));
    if let Some(opened) = before.and_then(|before| open(before).ok()) {
        return Ok(opened);
    }
    let beside = (1..255).map(|number| SocketAddr::from(([127, 0, 1, number], port)));
    for address in std::iter::once(usual).chain(beside).filter(|address| !others.contains(address)) {
        match open(address) {
            Ok(opened) => return Ok(opened),
            Err(error) => match error.kind() {
                ErrorKind::AddrInUse if address != usual => {}
                // Ports below 1024 are root's; other systems than Linux have only one loopback address.
                ErrorKind::PermissionDenied | ErrorKind::AddrNotAvailable => break,
                _ => return Err(error),
            },
        }
    }
    open(self::usual(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> SocketAddr {
        text.parse().unwrap()
    }

    /// `refused` are addresses, or ports, that cannot be opened; the port 0 becomes 50000.
    #[track_caller]
    fn check(before: Option<&str>, others: &[&str], refused: &[(&str, ErrorKind)], expected: Option<&str>) {
        let others: Vec<SocketAddr> = others.iter().map(|text| address(text)).collect();
        let opened = bind(443, before.map(address), &others, |wanted| {
            assert!(!others.contains(&wanted), "{wanted} is open");
            let refusal = refused.iter().find(|(text, _)| wanted.to_string().ends_with(text));
            match refusal {
                Some((_, kind)) => Err((*kind).into()),
                None if wanted.port() == 0 => Ok(address("127.0.0.1:50000")),
                None => Ok(wanted),
            }
        });
        assert_eq!(opened.ok(), expected.map(address));
    }

    #[test]
    fn a_listener_has_its_port_where_it_can() {
        let (taken, denied) = (ErrorKind::AddrInUse, ErrorKind::PermissionDenied);
        let usual = "127.0.0.1:443";
        check(None, &[], &[], Some(usual));
        check(None, &["127.0.0.1:80"], &[], Some(usual));
        check(None, &[usual], &[], Some("127.0.1.1:443"));
        check(None, &[usual, "127.0.1.1:443"], &[], Some("127.0.1.2:443"));
        check(None, &[usual], &[("127.0.1.1:443", taken)], Some("127.0.1.2:443"));
        check(None, &[], &[(":443", denied)], Some("127.0.0.1:50000"));
        check(None, &[usual], &[("127.0.1.1:443", ErrorKind::AddrNotAvailable)], Some("127.0.0.1:50000"));
        check(None, &[], &[(usual, taken)], None);
    }

    #[test]
    fn a_listener_is_where_it_was() {
        let (taken, denied) = (ErrorKind::AddrInUse, ErrorKind::PermissionDenied);
        check(Some("127.0.1.1:443"), &[], &[], Some("127.0.1.1:443"));
        check(Some("127.0.1.1:443"), &["127.0.1.1:443"], &[], Some("127.0.0.1:443"));
        check(Some("127.0.1.1:443"), &[], &[("127.0.1.1:443", taken)], Some("127.0.0.1:443"));
        check(Some("127.0.0.1:41000"), &[], &[(":443", denied)], Some("127.0.0.1:41000"));
        check(Some("127.0.0.1:41000"), &[], &[(":443", denied), (":41000", taken)], Some("127.0.0.1:50000"));
        check(Some("127.0.0.1:443"), &[], &[("127.0.0.1:443", taken)], None);
    }
}
