//! How many calls one tenant has open: what others ask for does not wait for it.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use crate::models::TenantId;

/// Calls that one tenant may have open in one process.
pub(super) const MOST: usize = 16;

/// The open calls of this process, previews among them: those take as much work until the prompt would leave.
pub(super) static OPEN: LazyLock<Slots> = LazyLock::new(Slots::default);

/// The open calls of each tenant.
#[derive(Clone, Debug, Default)]
pub(super) struct Slots(Arc<Mutex<BTreeMap<TenantId, usize>>>);

/// An open call; it ends with its handle.
#[derive(Debug)]
pub(super) struct Slot {
    slots: Slots,
    tenant: TenantId,
}

impl Slots {
    /// Opens a call; nothing when the tenant has as many as it may.
    pub(super) fn take(&self, tenant: TenantId) -> Option<Slot> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(tenant).or_default();
        if *count >= MOST {
            return None;
        }
        *count += 1;
        Some(Slot { slots: self.clone(), tenant })
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut open = self.slots.0.lock().unwrap_or_else(PoisonError::into_inner);
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
    fn a_tenant_that_has_many_open_hinders_itself_only() {
        let slots = Slots::default();
        let taken: Vec<_> = (0..MOST).map_while(|_| slots.take(TenantId(1))).collect();
        assert_eq!(taken.len(), MOST);
        assert!(slots.take(TenantId(1)).is_none());
        assert!(slots.take(TenantId(2)).is_some());
        drop(taken);
        assert!(slots.take(TenantId(1)).is_some());
        assert!(slots.0.lock().unwrap().is_empty());
    }
}
