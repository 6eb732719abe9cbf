//! Who a job of GitHub Actions is to AWS: the claims of its token, written for the workflow and for the trust policy from
//! one value.
//!
//! What may be trusted is a kind of its own: whoever looks or publishes is known by the branch, whoever deploys by the
//! environment that its approvals stand before. There is no kind for pull requests: their code has been reviewed by nobody.

use std::collections::BTreeMap;
use std::marker::PhantomData;

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
    pub subjects: Subjects,
}

/// The form of the subjects that a repository sends.
/// <https://docs.github.com/en/actions/reference/security/oidc>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subjects {
    /// With the numbers, so that nobody who takes over a name takes over the trust: repositories created since 15 July 2026.
    Immutable,
    /// Both, while an older repository changes over: until this day (`2027-03-31`) the form without numbers is trusted as
    /// well, held to the repository by the claim `repository_id`.
    LegacyUntil(&'static str),
}

/// What plans, before anybody approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looks;
/// What pushes images and writes releases down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publishes;
/// What changes an environment, behind its approvals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deploys;

/// What a job may do that is known by its branch.
pub trait OfBranch: sealed::Sealed {}
impl OfBranch for Looks {}
impl OfBranch for Publishes {}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Looks {}
    impl Sealed for super::Publishes {}
}

/// A job that may sign in to AWS, and what for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OidcSubject<May> {
    repository: Repository,
    /// With one, the subject names it and not the branch.
    environment: Option<String>,
    branch: String,
    /// The files that the job may stand in.
    workflows: Vec<&'static str>,
    may: PhantomData<May>,
}

impl<May: OfBranch> OidcSubject<May> {
    /// A job without an environment, in a run of this branch (such as `main`), in this file (such as `deploy.yml`).
    #[must_use]
    pub fn of_branch(repository: Repository, branch: impl Into<String>, workflow: &'static str) -> Self {
        Self {
            repository,
            environment: None,
            branch: branch.into(),
            workflows: vec![workflow],
            may: PhantomData,
        }
    }

    /// The same job in one more file.
    #[must_use]
    pub fn also_in(mut self, workflow: &'static str) -> Self {
        self.workflows.push(workflow);
        self
    }
}

impl OidcSubject<Deploys> {
    /// A job of this environment, likewise.
    #[must_use]
    pub fn of_environment(
        repository: Repository,
        branch: impl Into<String>,
        workflow: &'static str,
        environment: impl Into<String>,
    ) -> Self {
        let environment = Some(environment.into());
        Self { repository, environment, branch: branch.into(), workflows: vec![workflow], may: PhantomData }
    }
}

impl<May> OidcSubject<May> {
    /// The files that the job may stand in.
    #[must_use]
    pub fn workflows(&self) -> &[&'static str] {
        &self.workflows
    }

    #[must_use]
    pub fn environment(&self) -> Option<&str> {
        self.environment.as_deref()
    }

    /// The subjects that its token may have: one, or while a repository changes over two.
    #[must_use]
    pub fn subjects(&self) -> Vec<String> {
        let Repository { owner, owner_id, name, id, subjects } = self.repository;
        let of = match &self.environment {
            Some(environment) => format!("environment:{environment}"),
            None => format!("ref:{}", self.reference()),
        };
        let immutable = format!("repo:{owner}@{owner_id}/{name}@{id}:{of}");
        match subjects {
            Subjects::Immutable => vec![immutable],
            Subjects::LegacyUntil(_) => vec![immutable, format!("repo:{owner}/{name}:{of}")],
        }
    }

    /// Every claim that the job's token has and that AWS can compare, each with the values that are taken.
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html>
    #[must_use]
    pub fn claims(&self) -> BTreeMap<&'static str, Vec<String>> {
        let Repository { owner, name, id, .. } = self.repository;
        let reference = self.reference();
        let file = |file| format!("{owner}/{name}/.github/workflows/{file}@{reference}");
        let mut claims = BTreeMap::from([
            ("aud", vec![AUDIENCE.to_owned()]),
            ("sub", self.subjects()),
            ("repository_id", vec![id.to_string()]),
            ("ref", vec![reference.clone()]),
            ("job_workflow_ref", self.workflows.iter().map(file).collect()),
        ]);
        if let Some(environment) = &self.environment {
            claims.insert("environment", vec![environment.clone()]);
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

    const SHOP: Repository =
        Repository { owner: "Acme", owner_id: 7, name: "shop", id: 9, subjects: Subjects::Immutable };

    #[test]
    fn a_job_of_an_environment_is_known_by_it() {
        let claims = OidcSubject::of_environment(SHOP, "main", "deploy.yml", "prod").claims();
        assert_eq!(claims["sub"], ["repo:Acme@7/shop@9:environment:prod"]);
        assert_eq!(claims["ref"], ["refs/heads/main"]);
        assert_eq!(claims["job_workflow_ref"], ["Acme/shop/.github/workflows/deploy.yml@refs/heads/main"]);
        assert_eq!(claims["environment"], ["prod"]);
    }

    #[test]
    fn a_job_without_an_environment_is_known_by_its_branch() {
        let claims = OidcSubject::<Looks>::of_branch(SHOP, "main", "deploy.yml").claims();
        assert_eq!(claims["sub"], ["repo:Acme@7/shop@9:ref:refs/heads/main"]);
        assert!(!claims.contains_key("environment"));
    }

    #[test]
    fn a_repository_that_changes_over_is_known_by_both_forms_and_its_number() {
        let shop = Repository { subjects: Subjects::LegacyUntil("2027-03-31"), ..SHOP };
        let claims = OidcSubject::of_environment(shop, "main", "deploy.yml", "prod").claims();
        assert_eq!(claims["sub"], ["repo:Acme@7/shop@9:environment:prod", "repo:Acme/shop:environment:prod"]);
        assert_eq!(claims["repository_id"], ["9"]);
    }
}
