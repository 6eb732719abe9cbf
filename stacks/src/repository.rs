//! The GitHub repository whose workflows deploy this platform. Replace it by your own.

use actions::oidc::Repository;

/// `gh api repos/OWNER/NAME --jq '.owner.id, .id'` prints the two numbers.
pub const REPOSITORY: Repository =
    Repository { owner: "example", owner_id: 1_000_001, name: "trestle", id: 2_000_002 };

/// The workflow that may take the roles.
pub const DEPLOY_WORKFLOW: &str = "deploy.yml";
