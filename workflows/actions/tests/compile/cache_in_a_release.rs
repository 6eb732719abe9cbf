//! What is shipped is not built on what an earlier run left behind.
use actions::model::{Job, Step};
use actions::oidc::{OidcSubject, Publishes, Repository, Subjects};

const SHOP: Repository =
    Repository { owner: "Acme", owner_id: 7, name: "shop", id: 9, subjects: Subjects::Immutable };

fn main() {
    let publishes = OidcSubject::<Publishes>::of_branch(SHOP, "main", "release.yml");
    let mut job = Job::signing_in("publish", "Publish", 60, &publishes);
    job.cache(Step::uses("Cache", "Swatinem/rust-cache"));
}
