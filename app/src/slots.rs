//! How much of one kind is under way in this process: of one tenant, and of all.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::models::TenantId;

/// What is under way; clones share it.
#[derive(Clone, Debug)]
pub struct Slots(Arc<Open>);

#[derive(Debug)]
struct Open {
    of_tenant: usize,
    of_all: usize,
    open: Mutex<BTreeMap<TenantId, usize>>,
}

/// One thing that is under way; it ends with its handle.
#[derive(Debug)]
pub struct Slot {
    slots: Slots,
    tenant: TenantId,
}

impl Slots {
    /// So many of one tenant, and of all tenants together.
    #[must_use]
    pub fn new(of_tenant: usize, of_all: usize) -> Self {
        Self(Arc::new(Open { of_tenant, of_all, open: Mutex::default() }))
    }

    /// Begins one; nothing when as many are under way as may be.
    pub fn take(&self, tenant: TenantId) -> Option<Slot> {
        self.take_of(tenant, self.0.of_tenant)
    }

    /// The same for a tenant that may have fewer than others.
    pub fn take_of(&self, tenant: TenantId, most: usize) -> Option<Slot> {
        let mut open = self.0.open.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = open.values().sum();
        let count = open.get(&tenant).copied().unwrap_or_default();
        if all >= self.0.of_all || count >= most.min(self.0.of_tenant) {
            return None;
        }
        open.insert(tenant, count + 1);
        Some(Slot { slots: self.clone(), tenant })
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut open = self.slots.0.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.tenant) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.tenant);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenant_has_its_share_and_all_have_a_bound() {
        let slots = Slots::new(2, 3);
        let first = [slots.take(TenantId(1)), slots.take(TenantId(1))];
        assert!(first.iter().all(Option::is_some) && slots.take(TenantId(1)).is_none());
        let second = slots.take(TenantId(2));
        assert!(second.is_some() && slots.take(TenantId(3)).is_none());
        drop(first);
        assert!(slots.take(TenantId(1)).is_some());
        assert!(slots.take_of(TenantId(1), 1).is_some() && slots.take_of(TenantId(1), 0).is_none());
        drop(second);
        assert!(slots.0.open.lock().unwrap().is_empty());
    }
}
