//! An object that arrived in the inbox of a flow, and asks for a run by that.

use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};

use super::{FlowId, Format, TenantId};

/// What an upload below `inbox/{flow}/` asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    pub tenant: TenantId,
    pub flow: FlowId,
    /// The key of the object, as the tenant names it.
    pub object: String,
    /// What tells this content of the object from another one.
    pub etag: String,
}

impl Arrival {
    /// Reads the key of the bucket, `tenants/{tenant}/inbox/{flow}/{name}`; nothing for an object that is in no inbox.
    #[must_use]
    pub fn of_key(key: &str, etag: &str) -> Option<Self> {
        let (tenant, object) = key.strip_prefix("tenants/")?.split_once('/')?;
        let (flow, name) = object.strip_prefix("inbox/")?.split_once('/')?;
        // As the tenant wrote it: in the bucket its unusual characters are encoded.
        let object = percent_decode_str(object).decode_utf8().ok()?.into_owned();
        // Postgres takes no name with such a character.
        if name.is_empty() || object.contains(char::is_control) {
            return None;
        }
        Some(Self {
            tenant: TenantId(tenant.parse().ok()?),
            flow: FlowId(flow.parse().ok()?),
            object,
            etag: etag.to_owned(),
        })
    }

    /// By the ending of the name.
    #[must_use]
    pub fn format(&self) -> Format {
        if self.object.to_lowercase().ends_with(".csv") { Format::Csv } else { Format::Ndjson }
    }

    /// What a tenant has once.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}@{}", self.object, self.etag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_an_inbox_names_tenant_and_flow() {
        let arrival = Arrival::of_key("tenants/7/inbox/3/2026/caf%C3%A9.CSV", "v1").unwrap();
        assert_eq!((arrival.tenant, arrival.flow), (TenantId(7), FlowId(3)));
        assert_eq!(arrival.object, "inbox/3/2026/café.CSV");
        assert_eq!(arrival.format(), Format::Csv);
        assert_eq!(arrival.name(), "inbox/3/2026/café.CSV@v1");
    }

    #[test]
    fn other_keys_ask_for_nothing() {
        for key in [
            "tenants/7/a.csv",
            "tenants/7/inbox/3/",
            "tenants/x/inbox/3/a",
            "inbox/3/a",
            "tenants/7/inbox/x/a",
            "tenants/7/inbox/3/a%00.csv",
        ] {
            assert_eq!(Arrival::of_key(key, "v1"), None, "{key}");
        }
    }
}
