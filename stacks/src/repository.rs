//! The GitHub repository whose workflows deploy this platform. Replace it by your own.

use actions::oidc::{Repository, Subjects};

/// `gh api repos/OWNER/NAME --jq '.owner.id, .id'` prints the two numbers.
pub const REPOSITORY: Repository = Repository {
    owner: "example",
    owner_id: 1_000_001,
    name: "trestle",
    id: 2_000_002,
    subjects: Subjects::Immutable,
};

/// The workflow that plans and deploys.
pub const DEPLOY_WORKFLOW: &str = "deploy.yml";

/// The workflow that looks for drift.
pub const DRIFT_WORKFLOW: &str = "drift.yml";

/// The workflow that makes releases.
pub const RELEASE_WORKFLOW: &str = "release.yml";
