//! The connection to Redis. All commands share one, which pipelines them; it is made when it is needed and again when it is lost.

use std::time::Duration;

use redis::aio::MultiplexedConnection;
use redis::{
    AsyncConnectionConfig, Client, Cmd, ErrorKind, FromRedisValue, RedisError, RedisResult, ScriptInvocation,
    ServerErrorKind,
};
use tokio::sync::Mutex;

use super::circuit::Circuit;

/// The longest that anybody waits for Redis.
const TIMEOUT: Duration = Duration::from_millis(500);

pub(super) struct Connection {
    client: Client,
    circuit: Circuit,
    current: Mutex<Current>,
}

/// The connection that is shared now.
struct Current {
    /// Tells it from those before it: an error of an old one says nothing of this one.
    number: u64,
    line: Option<MultiplexedConnection>,
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Connection").finish_non_exhaustive()
    }
}

impl Connection {
    pub(super) fn new(client: Client) -> Self {
        let current = Mutex::new(Current { number: 0, line: None });
        Self { client, circuit: Circuit::new(), current }
    }

    /// The answer to a command; nothing when Redis is away or refuses it.
    pub(super) async fn command<T: FromRedisValue>(&self, command: &Cmd) -> Option<T> {
        let (number, mut line) = self.line().await?;
        let answer = command.query_async(&mut line).await;
        self.settle(number, answer).await
    }

    /// The answer of a script, which is sent whole only when Redis does not know it yet; nothing as with a command.
    pub(super) async fn script<T: FromRedisValue>(&self, call: &ScriptInvocation<'_>) -> Option<T> {
        let (number, mut line) = self.line().await?;
        let answer = call.invoke_async(&mut line).await;
        self.settle(number, answer).await
    }

    /// A connection of its own, for commands that wait up to `longest`; nothing when Redis is away.
    pub(super) async fn own(&self, longest: Duration) -> Option<MultiplexedConnection> {
        if !self.circuit.may_ask() {
            return None;
        }
        match self.open(longest + TIMEOUT).await {
            Ok(line) => {
                self.circuit.answered();
                Some(line)
            }
            Err(error) => {
                self.circuit.failed(&error);
                None
            }
        }
    }

    /// Logs that a connection of its own was lost; whoever makes the next one learns whether Redis is away.
    pub(super) fn lost(&self, error: &RedisError) {
        self.circuit.warn(error);
    }

    async fn line(&self) -> Option<(u64, MultiplexedConnection)> {
        if !self.circuit.may_ask() {
            return None;
        }
        let failures = self.circuit.failures();
        let mut current = self.current.lock().await;
        if current.line.is_none() {
            // Another tried in vain while this one waited for its turn.
            if self.circuit.failures() != failures {
                return None;
            }
            match self.open(TIMEOUT).await {
                Ok(line) => *current = Current { number: current.number + 1, line: Some(line) },
                Err(error) => {
                    self.circuit.failed(&error);
                    return None;
                }
            }
        }
        let number = current.number;
        current.line.clone().map(|line| (number, line))
    }

    async fn open(&self, response: Duration) -> RedisResult<MultiplexedConnection> {
        let timeouts = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(TIMEOUT))
            .set_response_timeout(Some(response));
        self.client.get_multiplexed_async_connection_with_config(&timeouts).await
    }

    async fn settle<T>(&self, number: u64, answer: RedisResult<T>) -> Option<T> {
        match answer {
            Ok(answer) => {
                self.circuit.answered();
                Some(answer)
            }
            Err(error) if is_away(&error) => {
                let mut current = self.current.lock().await;
                if current.number == number {
                    current.line = None;
                }
                drop(current);
                self.circuit.failed(&error);
                None
            }
            // It answered, only not as it was asked.
            Err(error) => {
                self.circuit.answered();
                self.circuit.warn(&error);
                None
            }
        }
    }
}

/// Whether another connection may help: this one is lost, or its server is not the one to ask any more, as after a failover.
fn is_away(error: &RedisError) -> bool {
    let elsewhere = [ServerErrorKind::ReadOnly, ServerErrorKind::BusyLoading, ServerErrorKind::MasterDown];
    error.is_io_error()
        || error.is_unrecoverable_error()
        || elsewhere.iter().any(|kind| error.kind() == ErrorKind::Server(*kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_is_no_master_any_more_is_left_and_a_mistake_is_not() {
        let error = |kind: ErrorKind| RedisError::from((kind, "an error"));
        assert!(is_away(&error(ErrorKind::Io)));
        assert!(is_away(&error(ErrorKind::Server(ServerErrorKind::ReadOnly))));
        assert!(!is_away(&error(ErrorKind::Server(ServerErrorKind::ResponseError))));
        assert!(!is_away(&error(ErrorKind::UnexpectedReturnType)));
    }

    #[tokio::test]
    async fn a_dead_redis_is_tried_once() {
        // Port 1 is of nobody on this machine.
        let connection = Connection::new(Client::open("redis://127.0.0.1:1").unwrap());
        for _ in 0..100 {
            assert_eq!(connection.command::<String>(&redis::cmd("PING")).await, None);
        }
        assert!(connection.circuit.failures() <= 2, "{} tries", connection.circuit.failures());
    }
}
