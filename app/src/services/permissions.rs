//! Who may do what: decided from `policies.cedar` when the app is built (`build.rs`), looked up here. API tokens act as admins of
//! their tenant.

use super::Refusal;
use crate::models::{Caller, Role};

include!(concat!(env!("OUT_DIR"), "/permissions.rs"));

/// # Errors
/// When the caller's role may not do that.
pub fn require(caller: &Caller, action: Action) -> Result<(), Refusal> {
    if allowed(caller.role, action) {
        return Ok(());
    }
    Err(Refusal::forbidden(format!(
        "the role `{}` may not do this; an admin of the tenant can give another",
        caller.role.as_str()
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_action_is_for_these_roles() {
        use Action::{
            AuditRead, DocumentRead, DocumentWrite, FlowRead, FlowWrite, ModelCall, ObjectWrite, PersonRead,
            PersonWrite, ProviderWrite, RunControl, RunRead, RunStart, SelfRead, SettingRead, SettingWrite,
            TemplateRead, TemplateWrite,
        };
        let viewer = [FlowRead, RunRead, SettingRead, TemplateRead, DocumentRead, SelfRead];
        let editor = [FlowWrite, RunStart, RunControl, ObjectWrite, ModelCall, DocumentWrite];
        let admin = [SettingWrite, PersonRead, PersonWrite, ProviderWrite, AuditRead, TemplateWrite];
        for (actions, least) in [(viewer, Role::Viewer), (editor, Role::Editor), (admin, Role::Admin)] {
            for action in actions {
                for role in [Role::Viewer, Role::Editor, Role::Admin] {
                    assert_eq!(allowed(role, action), role >= least, "{role:?} {action:?}");
                }
            }
        }
    }
}
