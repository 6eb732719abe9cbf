//! The smallest workspace that uses the toolkit: one queue.

use cloudformation::resource::sqs::Queue;
use cloudformation::{Finding, Stack, document};
use toolkit::{Application, Definition, EnvironmentFile, Platform};

struct Minimal;

impl Platform for Minimal {
    fn name(&self) -> &'static str {
        "minimal"
    }

    fn environments(&self) -> &'static [&'static str] {
        &["dev"]
    }

    fn definition(&self, _: &str, files: &[EnvironmentFile]) -> Result<Definition, Vec<Finding>> {
        let environment = document::read(&files[0].text).map_err(|finding| vec![finding])?;
        let value = |key: &str| environment.get(key).as_str().unwrap_or_default().to_owned();
        let mut stack = Stack::new("queue", "One queue");
        let queue = stack.template.add("Jobs", Queue::new().message_retention_period(86_400));
        stack.export("Url", "The queue", queue.reference());
        Ok(Definition {
            account: value("account"),
            region: value("region"),
            stacks: vec![stack],
            ..Definition::default()
        })
    }

    fn github(&self, _: &[EnvironmentFile], _: &actions::Pins) -> Result<actions::GitHub, Vec<String>> {
        Ok(actions::GitHub::default())
    }

    fn application(&self) -> Application {
        Application { package: "xtask", ..Application::default() }
    }
}

fn main() -> std::process::ExitCode {
    toolkit::run(&Minimal)
}
