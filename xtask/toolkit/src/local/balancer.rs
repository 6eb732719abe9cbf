//! The load balancer of this machine: a port whose connections go to the healthy targets in turn, without their TLS.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

const NO_TARGET: &[u8] =
    b"HTTP/1.1 503 Service Temporarily Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
/// How long a client may take to say how it speaks TLS.
const GREETING: Duration = Duration::from_secs(10);

/// Forwards until the handle is aborted.
pub(super) fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    targets: watch::Receiver<Vec<SocketAddr>>,
) -> JoinHandle<()> {
    tokio::spawn(async move {
        let turn = AtomicUsize::new(0);
        let mut connections = tokio::task::JoinSet::new();
        loop {
            let Ok((client, _)) = listener.accept().await else { continue };
            let healthy = targets.borrow().clone();
            let first = turn.fetch_add(1, Ordering::Relaxed);
            connections.spawn(welcome(client, tls.clone(), healthy, first));
            while connections.try_join_next().is_some() {}
        }
    })
}

async fn welcome(client: TcpStream, tls: Option<TlsAcceptor>, targets: Vec<SocketAddr>, first: usize) {
    let Some(tls) = tls else { return forward(client, targets, first).await };
    // Whoever does not speak TLS, or does not trust the authority, is told so by the handshake itself.
    if let Ok(Ok(client)) = tokio::time::timeout(GREETING, tls.accept(client)).await {
        forward(client, targets, first).await;
    }
}

async fn forward(mut client: impl AsyncRead + AsyncWrite + Unpin, targets: Vec<SocketAddr>, first: usize) {
    for step in 0..targets.len() {
        let target = targets[(first + step) % targets.len()];
        if let Ok(mut server) = TcpStream::connect(target).await {
            // An end on either side ends both; there is nobody to tell about it.
            let _ = tokio::io::copy_bidirectional(&mut client, &mut server).await;
            return;
        }
    }
    let _ = client.write_all(NO_TARGET).await;
    let _ = client.shutdown().await;
}
