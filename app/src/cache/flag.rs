//! Flags of a tenant that go down by themselves.

use std::time::Duration;

use super::{Cache, Key};
use crate::models::TenantId;

impl Cache {
    /// Raises a flag for a time; false when Redis is away.
    pub async fn raise(&self, tenant: TenantId, flag: &str, time: Duration) -> bool {
        let mut set = redis::cmd("SET");
        set.arg(key(tenant, flag).as_str()).arg(1).arg("PX").arg(time.as_millis().max(1));
        self.connection.command::<()>(&set).await.is_some()
    }

    /// Whether a flag is up; nothing when Redis is away.
    pub async fn is_raised(&self, tenant: TenantId, flag: &str) -> Option<bool> {
        let mut exists = redis::cmd("EXISTS");
        exists.arg(key(tenant, flag).as_str());
        self.connection.command(&exists).await
    }
}

fn key(tenant: TenantId, flag: &str) -> Key {
    Key::of(tenant, &format!("flag:{flag}"))
}
