//! The job that deploys cannot be given the subject of the one that plans.
use actions::model::{Concurrency, Job, Text, Workflow};
use actions::oidc::{Looks, OidcSubject, Repository, Subjects};

const SHOP: Repository =
    Repository { owner: "Acme", owner_id: 7, name: "shop", id: 9, subjects: Subjects::Immutable };

fn main() {
    let mut deploy = Workflow::new("deploy.yml", Concurrency::Queue(Text::default()));
    deploy.on_call();
    let environment = deploy.given_environment("environment", "Where");
    let looks = OidcSubject::<Looks>::of_branch(SHOP, "main", "deploy.yml");
    let _ = Job::deploying("apply", "Apply", 60, &environment, &[looks]);
}
