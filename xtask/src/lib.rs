//! This workspace's definitions, as the toolkit takes them.

use cloudformation::Finding;
use toolkit::{Application, Definition, Platform};

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

    fn definition(&self, name: &str, file: &str, text: &str) -> Result<Definition, Vec<Finding>> {
        let environment = stacks::Environment::read(name, file, text)?;
        let stacks = stacks::platform(&environment);
        Ok(Definition { account: environment.account, region: environment.region, stacks })
    }

    fn workflows(&self) -> Vec<actions::File> {
        workflows::all()
    }

    fn application(&self) -> Application {
        Application { package: "app", image_parameters: &[("cluster", "Image"), ("service", "Image")] }
    }
}
