//! A job without an environment cannot be given the subject of one, nor the reverse.
use actions::model::Job;
use actions::oidc::{OidcSubject, Repository, Subjects};

const SHOP: Repository =
    Repository { owner: "Acme", owner_id: 7, name: "shop", id: 9, subjects: Subjects::Immutable };

fn main() {
    let deploys = OidcSubject::of_environment(SHOP, "main", "deploy.yml", "prod");
    let _ = Job::signing_in("apply", "Apply", 60, &deploys);
}
