//! Redis: hot reads and rate limits. Every key begins with its tenant. When Redis is away the app goes on without it.

use std::time::Duration;

use deadpool_redis::redis::{AsyncConnectionConfig, Client, Script, TlsCertificates};
use deadpool_redis::{Manager, Pool, Runtime};

use rustls_pki_types::pem::Error as PemError;

use crate::Error;
use crate::models::TenantId;

/// Seconds that a hot read may be old.
const FRESH_SECONDS: u64 = 60;
/// Requests that a tenant may make at once, as seconds of its rate.
const BURST_SECONDS: u32 = 10;
const TIMEOUT: Duration = Duration::from_millis(500);

/// The generic cell rate algorithm in one round trip: KEYS[1] holds the time, in microseconds, when the bucket is empty.
/// Gives 0 when the request may pass, else the microseconds to wait.
const RATE_LIMIT: &str = r"
local now = redis.call('TIME')
local at = now[1] * 1000000 + now[2]
local each, most = tonumber(ARGV[1]), tonumber(ARGV[2])
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), at) + each
if full - at > most then return full - at - most end
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - at) / 1000) + 1000)
return 0";

#[derive(Clone)]
pub struct Cache {
    pool: Pool,
}

impl std::fmt::Debug for Cache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Cache").finish_non_exhaustive()
    }
}

impl Cache {
    /// A pool of connections, made when they are needed.
    ///
    /// # Errors
    /// When the authorities cannot be read.
    pub fn connect(settings: &contract::Cache, host: &contract::Host) -> Result<Self, Error> {
        let scheme = match settings.tls {
            contract::Tls::Off => "redis",
            contract::Tls::Verify => "rediss",
        };
        let url = format!("{scheme}://{}:{}", settings.host, settings.port);
        let client = match (settings.tls, &host.ca_file) {
            (contract::Tls::Verify, Some(path)) => {
                let pem = std::fs::read(path).map_err(|error| Error::Authorities {
                    path: path.clone(),
                    source: PemError::Io(error),
                })?;
                Client::build_with_tls(url, TlsCertificates { client_tls: None, root_cert: Some(pem) })?
            }
            _ => Client::open(url)?,
        };
        let timeouts = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(TIMEOUT))
            .set_response_timeout(Some(TIMEOUT));
        let mut info = client.get_connection_info().clone();
        if settings.tls == contract::Tls::Verify {
            let signed_in = info.redis_settings().clone().set_password(settings.token.expose());
            info = info.set_redis_settings(signed_in);
        }
        let manager = Manager::new_with_config(info, timeouts)?;
        let pool =
            Pool::builder(manager).max_size(16).runtime(Runtime::Tokio1).wait_timeout(Some(TIMEOUT)).build();
        Ok(Self { pool: pool.map_err(|error| Error::Build(error.to_string()))? })
    }

    /// Whether Redis answers.
    pub async fn is_there(&self) -> bool {
        self.pool.get().await.is_ok()
    }

    /// A hot read, if it is there.
    pub async fn get(&self, tenant: TenantId, key: &str) -> Option<String> {
        let mut connection = self.connection().await?;
        redis::cmd("GET").arg(name(tenant, key)).query_async(&mut connection).await.ok().flatten()
    }

    /// Keeps a hot read for a minute.
    pub async fn put(&self, tenant: TenantId, key: &str, value: &str) {
        if let Some(mut connection) = self.connection().await {
            let mut command = redis::cmd("SET");
            command.arg(name(tenant, key)).arg(value).arg("EX").arg(FRESH_SECONDS);
            let _: Result<(), _> = command.query_async(&mut connection).await;
        }
    }

    /// Counts one request of a tenant; gives how long to wait when it is one too many.
    pub async fn limit(&self, tenant: TenantId, per_second: u32) -> Option<Duration> {
        let mut connection = self.connection().await?;
        let each = 1_000_000 / per_second.max(1);
        let script = Script::new(RATE_LIMIT);
        let mut call = script.key(name(tenant, "rate"));
        let wait: Result<u64, _> =
            call.arg(each).arg(u64::from(BURST_SECONDS) * 1_000_000).invoke_async(&mut connection).await;
        wait.ok().filter(|wait| *wait > 0).map(Duration::from_micros)
    }

    async fn connection(&self) -> Option<deadpool_redis::Connection> {
        match self.pool.get().await {
            Ok(connection) => Some(connection),
            Err(error) => {
                tracing::warn!(error = crate::chain(&error), "Redis is away: no hot reads, no rate limits");
                None
            }
        }
    }
}

fn name(tenant: TenantId, key: &str) -> String {
    format!("tenant:{tenant}:{key}")
}
