//! Who a job of GitHub Actions is to AWS: the claims of its token, written for the workflow and for the trust policy from
//! one value.

use std::collections::BTreeMap;

/// The issuer of GitHub's tokens, without its scheme: so AWS names the provider and its condition keys.
pub const ISSUER: &str = "token.actions.githubusercontent.com";

/// For whom the tokens are made out.
pub const AUDIENCE: &str = "sts.amazonaws.com";

/// A repository by its names and by the numbers that outlive a renaming.
/// `gh api repos/OWNER/NAME --jq '.owner.id, .id'` prints the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repository {
    /// In the case that GitHub shows.
    pub owner: &'static str,
    pub owner_id: u64,
    pub name: &'static str,
    pub id: u64,
}

/// A job that may sign in to AWS. There is no kind for pull requests: their code has been reviewed by nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity<'a> {
    pub repository: Repository,
    /// The job's environment: with one, the subject names it and not the branch.
    pub environment: Option<&'a str>,
    /// The branch that the run is of, such as `main`.
    pub branch: &'a str,
    /// The workflow file that the job stands in, such as `deploy.yml`.
    pub workflow: &'a str,
}

impl Identity<'_> {
    /// The subject as repositories created since July 2026 send it: with the numbers, so that nobody who takes over a
    /// name takes over the trust.
    /// <https://docs.github.com/en/actions/reference/security/oidc>
    #[must_use]
    pub fn subject(&self) -> String {
        let Repository { owner, owner_id, name, id } = self.repository;
        let of = match self.environment {
            Some(environment) => format!("environment:{environment}"),
            None => format!("ref:{}", self.reference()),
        };
        format!("repo:{owner}@{owner_id}/{name}@{id}:{of}")
    }

    /// Every claim that the job's token has and that AWS can compare, each with its one value.
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html>
    #[must_use]
    pub fn claims(&self) -> BTreeMap<&'static str, String> {
        let Repository { owner, name, id, .. } = self.repository;
        let mut claims = BTreeMap::from([
            ("aud", AUDIENCE.to_owned()),
            ("sub", self.subject()),
            ("repository_id", id.to_string()),
            ("ref", self.reference()),
            (
                "job_workflow_ref",
                format!("{owner}/{name}/.github/workflows/{}@{}", self.workflow, self.reference()),
            ),
        ]);
        if let Some(environment) = self.environment {
            claims.insert("environment", environment.to_owned());
        }
        claims
    }

    fn reference(&self) -> String {
        format!("refs/heads/{}", self.branch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEPLOY: Identity<'_> = Identity {
        repository: Repository { owner: "Acme", owner_id: 7, name: "shop", id: 9 },
        environment: Some("prod"),
        branch: "main",
        workflow: "deploy.yml",
    };

    #[test]
    fn a_job_of_an_environment_is_known_by_it() {
        let claims = DEPLOY.claims();
        assert_eq!(claims["sub"], "repo:Acme@7/shop@9:environment:prod");
        assert_eq!(claims["ref"], "refs/heads/main");
        assert_eq!(claims["job_workflow_ref"], "Acme/shop/.github/workflows/deploy.yml@refs/heads/main");
        assert_eq!(claims["environment"], "prod");
    }

    #[test]
    fn a_job_without_an_environment_is_known_by_its_branch() {
        let claims = Identity { environment: None, ..DEPLOY }.claims();
        assert_eq!(claims["sub"], "repo:Acme@7/shop@9:ref:refs/heads/main");
        assert!(!claims.contains_key("environment"));
    }
}
