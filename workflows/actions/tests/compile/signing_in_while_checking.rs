//! A job that checks has no token to sign in with.
use actions::model::{Permission, Scope};

fn main() {
    let _ = Permission::write(Scope::IdToken, "to sign in");
}
