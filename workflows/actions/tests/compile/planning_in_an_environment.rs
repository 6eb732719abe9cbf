//! Whoever plans does so before the approvals: it has no environment, whose subject would be another one.
use actions::oidc::{Looks, OidcSubject, Repository, Subjects};

const SHOP: Repository =
    Repository { owner: "Acme", owner_id: 7, name: "shop", id: 9, subjects: Subjects::Immutable };

fn main() {
    let _ = OidcSubject::<Looks>::of_environment(SHOP, "main", "deploy.yml", "prod");
}
