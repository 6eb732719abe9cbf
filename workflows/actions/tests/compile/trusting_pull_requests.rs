//! The code of a pull request has been reviewed by nobody: there is no subject for it, and nobody can add one.
use actions::oidc::{OfBranch, OidcSubject, Repository, Subjects};

const SHOP: Repository =
    Repository { owner: "Acme", owner_id: 7, name: "shop", id: 9, subjects: Subjects::Immutable };

struct PullRequests;
impl OfBranch for PullRequests {}

fn main() {
    let _ = OidcSubject::<PullRequests>::of_branch(SHOP, "main", "ci.yml");
}
