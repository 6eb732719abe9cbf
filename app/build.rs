//! Decides what each role may do, by the policies in Cedar: <https://docs.cedarpolicy.com>. They see the role and the action only,
//! so each pair is decided here, once. A policy that does not fit its schema does not compile, and no process reads policies.

use std::collections::HashSet;
use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityUid, PolicySet, Request, Schema, ValidationMode,
    Validator,
};

const POLICIES: &str = "src/services/policies.cedar";
const SCHEMA: &str = "src/services/policies.cedarschema";
/// Each role lies in the one before: it may everything of it.
const ROLES: [&str; 3] = ["Viewer", "Editor", "Admin"];

fn main() -> Result<(), Box<dyn Error>> {
    for file in [POLICIES, SCHEMA] {
        println!("cargo::rerun-if-changed={file}");
    }
    let (schema, _) = Schema::from_cedarschema_str(&std::fs::read_to_string(SCHEMA)?)?;
    let policies: PolicySet = std::fs::read_to_string(POLICIES)?.parse()?;
    let result = Validator::new(schema.clone()).validate(&policies, ValidationMode::default());
    if !result.validation_passed_without_warnings() {
        return Err(format!("{POLICIES} does not fit {SCHEMA}: {result}").into());
    }
    let mut names: Vec<String> = schema.actions().map(|action| action.id().unescaped().to_owned()).collect();
    names.sort_unstable();
    let folder = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?);
    std::fs::write(folder.join("permissions.rs"), render(&names, &policies)?)?;
    Ok(())
}

/// The enum of actions, and who is allowed each of them.
fn render(actions: &[String], policies: &PolicySet) -> Result<String, Box<dyn Error>> {
    let mut text = String::from(
        "// Written by build.rs from policies.cedar.\n\n/// What a caller may be allowed to do in their tenant.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub enum Action {\n",
    );
    for action in actions {
        writeln!(text, "    {action},")?;
    }
    text.push_str("}\n\n/// As the policies decide.\n#[expect(clippy::match_same_arms, reason = \"a line for each action\")]\nfn allowed(role: Role, action: Action) -> bool {\n    match action {\n");
    for action in actions {
        let mut roles = Vec::new();
        for role in ROLES {
            if decide(role, action, policies)? {
                roles.push(format!("Role::{role}"));
            }
        }
        let roles = if roles.is_empty() {
            "false".to_owned()
        } else {
            format!("matches!(role, {})", roles.join(" | "))
        };
        writeln!(text, "        Action::{action} => {roles},")?;
    }
    text.push_str("    }\n}\n");
    Ok(text)
}

fn decide(role: &str, action: &str, policies: &PolicySet) -> Result<bool, Box<dyn Error>> {
    let asked: EntityUid = format!("Action::\"{action}\"").parse()?;
    let request = Request::new(uid(role)?, asked, "Tenant::\"own\"".parse()?, Context::empty(), None)?;
    let entities = Entities::from_entities(roles()?, None)?;
    Ok(Authorizer::new().is_authorized(&request, policies, &entities).decision() == Decision::Allow)
}

fn roles() -> Result<Vec<Entity>, Box<dyn Error>> {
    let below = std::iter::once(None).chain(ROLES.into_iter().map(Some));
    ROLES
        .into_iter()
        .zip(below)
        .map(|(role, below)| {
            let parents = below.map(uid).transpose()?.into_iter().collect::<HashSet<_>>();
            Ok(Entity::new_no_attrs(uid(role)?, parents))
        })
        .collect()
}

fn uid(role: &str) -> Result<EntityUid, Box<dyn Error>> {
    Ok(format!("Role::\"{}\"", role.to_lowercase()).parse()?)
}
