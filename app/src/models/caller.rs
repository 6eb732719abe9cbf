//! Who asks, and what they are to their tenant.

use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{PersonId, SessionId, Tenant};
use crate::database::TenantDb;

/// What somebody is to a tenant; each may do what the one before may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Reads.
    Viewer,
    /// Also writes flows, starts and steers runs, asks models and makes documents.
    Editor,
    /// Also administers people, settings, templates and the identity provider.
    Admin,
}

impl Role {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Role::Viewer => "viewer",
            Role::Editor => "editor",
            Role::Admin => "admin",
        }
    }

    /// As the database has it; a text that it cannot have may least.
    pub(crate) fn read(text: &str) -> Self {
        match text {
            "admin" => Role::Admin,
            "editor" => Role::Editor,
            _ => Role::Viewer,
        }
    }
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A program with a token of the tenant.
    Token,
    /// A person who signed in.
    Person(PersonId),
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Actor::Token => f.write_str("token"),
            Actor::Person(id) => write!(f, "person:{id}"),
        }
    }
}

/// A request of a tenant: who asks is known, their rate is not used up, and the tenant's data can be reached.
#[derive(Clone, Debug)]
pub struct Caller {
    pub tenant: Tenant,
    pub actor: Actor,
    pub role: Role,
    /// The sign-in that the request belongs to, if a person makes it.
    pub session: Option<SessionId>,
    /// The only way to the tenant's data.
    pub db: TenantDb,
}
