//! RDS and ElastiCache: what they say about themselves, and snapshots before data goes.

#[cfg(feature = "operate")]
mod sdk;
#[cfg(not(feature = "operate"))]
mod without;

#[cfg(feature = "operate")]
pub(super) use sdk::Client;
#[cfg(not(feature = "operate"))]
pub(super) use without::Client;
