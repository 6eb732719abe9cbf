//! Whoever deploys is known by the environment whose approvals stand before it, and not by a branch.
use actions::oidc::{Deploys, OidcSubject, Repository, Subjects};

const SHOP: Repository =
    Repository { owner: "Acme", owner_id: 7, name: "shop", id: 9, subjects: Subjects::Immutable };

fn main() {
    let _ = OidcSubject::<Deploys>::of_branch(SHOP, "main", "deploy.yml");
}
