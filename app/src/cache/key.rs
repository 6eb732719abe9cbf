//! Names of what lies in Redis.

use crate::models::TenantId;

/// A name in Redis. It cannot be made without saying whose it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

impl Key {
    /// Something of a tenant: `tenant:7:NAME`.
    #[must_use]
    pub fn of(tenant: TenantId, name: &str) -> Self {
        Self(format!("tenant:{tenant}:{name}"))
    }

    /// Something that exists once and holds no data of tenants.
    #[must_use]
    pub fn platform(name: &str) -> Self {
        Self(format!("platform:{name}"))
    }

    /// A thing that belongs to this one.
    pub(super) fn part(&self, what: &str) -> Self {
        Self(format!("{}:{what}", self.0))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_reaches_another_tenant() {
        assert_eq!(Key::of(TenantId(7), "flow:1").as_str(), "tenant:7:flow:1");
        assert_eq!(Key::of(TenantId(7), "x").part("lock").as_str(), "tenant:7:x:lock");
        // Whatever the name, the tenant before it ends with a colon.
        assert_ne!(Key::of(TenantId(7), "1:x"), Key::of(TenantId(71), ":x"));
        assert_ne!(Key::platform("tenant:7:x"), Key::of(TenantId(7), "x"));
    }
}
