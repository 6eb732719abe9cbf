//! Redis: hot reads, rate limits, locks, flags, and the events of runs. Every key begins with its tenant. When Redis is away the
//! app goes on without it: each function says what it then gives.

mod circuit;
mod connection;
mod flag;
mod flight;
mod hot;
mod key;
mod limit;
mod lock;
mod stream;

use std::sync::Arc;

use redis::{Client, TlsCertificates};
use rustls_pki_types::pem::Error as PemError;

use crate::Error;
use crate::slots::Slots;
use connection::Connection;
use flight::Flights;

pub use key::Key;
pub use limit::{Rate, Verdict};
pub use lock::Lock;
pub use stream::{EventId, Follower, MOST_FOLLOWERS};

/// Redis, as this process reaches it.
#[derive(Clone, Debug)]
pub struct Cache {
    connection: Arc<Connection>,
    /// Hot reads that this process loads now.
    flights: Arc<Flights>,
    /// Who follows events in this process.
    followers: Slots,
}

impl Cache {
    /// Prepares the connection, which is made when it is needed first: a process starts without Redis.
    ///
    /// # Errors
    /// When the authorities cannot be read.
    pub fn connect(settings: &contract::Cache, host: &contract::Host) -> Result<Self, Error> {
        Ok(Self {
            connection: Arc::new(Connection::new(client(settings, host)?)),
            flights: Arc::default(),
            followers: Slots::new(stream::MOST_FOLLOWERS, stream::MOST_IN_ALL),
        })
    }

    /// Whether Redis answers.
    pub async fn is_there(&self) -> bool {
        self.connection.command::<String>(&redis::cmd("PING")).await.is_some()
    }
}

fn client(settings: &contract::Cache, host: &contract::Host) -> Result<Client, Error> {
    let scheme = match settings.tls {
        contract::Tls::Off => "redis",
        contract::Tls::Verify => "rediss",
    };
    let url = format!("{scheme}://{}:{}", settings.host, settings.port);
    let client = match (settings.tls, &host.ca_file) {
        (contract::Tls::Verify, Some(path)) => {
            let pem = std::fs::read(path)
                .map_err(|error| Error::Authorities { path: path.clone(), source: PemError::Io(error) })?;
            Client::build_with_tls(url, TlsCertificates { client_tls: None, root_cert: Some(pem) })?
        }
        (contract::Tls::Verify, None) | (contract::Tls::Off, _) => Client::open(url)?,
    };
    if settings.tls == contract::Tls::Off {
        return Ok(client);
    }
    // The authorities came with the address; who asks is added to both.
    let info = client.get_connection_info().clone();
    let signed_in = info.redis_settings().clone().set_password(settings.token.expose());
    Ok(Client::open(info.set_redis_settings(signed_in))?)
}

/// A text that nobody else has: 128 random bits.
fn unique() -> Option<String> {
    Some(format!("{:016x}{:016x}", getrandom::u64().ok()?, getrandom::u64().ok()?))
}
