//! This workspace's definitions, as the toolkit takes them.

use cloudformation::Finding;
use toolkit::{Application, Definition, EnvironmentFile, Foundation, Home, Platform, ReleasePolicy};

/// The flow platform.
#[derive(Debug)]
pub struct Trestle;

impl Platform for Trestle {
    fn name(&self) -> &'static str {
        stacks::PLATFORM
    }

    fn environments(&self) -> &'static [&'static str] {
        &stacks::NAMES
    }

    fn definition(&self, name: &str, files: &[EnvironmentFile]) -> Result<Definition, Vec<Finding>> {
        let environment = environment(name, files)?;
        let stacks = stacks::platform(&environment);
        let home = environment.github.as_ref().map(|github| Home {
            state_bucket: stacks::state_bucket(&environment),
            images: stacks::images(),
            repository: format!("{}/{}", stacks::REPOSITORY.owner, stacks::REPOSITORY.name),
            reviewers: github.reviewers.clone(),
        });
        Ok(Definition {
            account: environment.account,
            region: environment.region,
            production: environment.protect,
            home,
            release: ReleasePolicy {
                from: environment.release.from,
                verified_minutes: environment.release.verified_minutes.unsigned_abs(),
                checks: environment.release.checks,
                freeze: environment.release.freeze,
            },
            stacks,
        })
    }

    fn foundation(&self, name: &str, files: &[EnvironmentFile]) -> Result<Option<Foundation>, Vec<Finding>> {
        let environment = environment(name, files)?;
        let Some(github) = &environment.github else { return Ok(None) };
        let foundation = stacks::foundation(&environment, &stacks::platform(&environment));
        Ok(foundation.map(|[account, identity]| Foundation {
            account,
            identity,
            repository: format!("{}/{}", stacks::REPOSITORY.owner, stacks::REPOSITORY.name),
            branch: github.branch.clone(),
            reviewers: github.reviewers.clone(),
        }))
    }

    fn github(
        &self,
        files: &[EnvironmentFile],
        pins: &actions::Pins,
    ) -> Result<actions::GitHub, Vec<String>> {
        let environments = stacks::Environment::all(&texts(files));
        let shown = |findings: Vec<Finding>| findings.iter().map(ToString::to_string).collect::<Vec<_>>();
        workflows::github(&environments.map_err(shown)?, pins)
            .map_err(|faults| faults.iter().map(ToString::to_string).collect())
    }

    fn application(&self) -> Application {
        Application {
            package: "app",
            others: &["documents"],
            migrations: "app/migrations",
            contract: "app/contract/src",
            image_parameters: &[
                ("cluster", "Image"),
                ("service", "Image"),
                ("documents", "Image"),
                ("functions", "Image"),
            ],
        }
    }
}

fn environment(name: &str, files: &[EnvironmentFile]) -> Result<stacks::Environment, Vec<Finding>> {
    stacks::Environment::read(name, &texts(files))
}

fn texts(files: &[EnvironmentFile]) -> Vec<stacks::File<'_>> {
    files.iter().map(|EnvironmentFile { name, path, text }| stacks::File { name, path, text }).collect()
}
