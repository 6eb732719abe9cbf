//! The services of a job: containers that answer before its first step, and are removed after its last.
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idservices>

use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use actions::expression::{Object, Value};
use actions::syntax::Container;

use super::Run;
use super::contexts::Contexts;
use super::job::Instance;
use super::process::Guard;
use super::shell;

/// How long a container may take to be healthy.
const HEALTHY_WITHIN: Duration = Duration::from_mins(2);
const BETWEEN_LOOKS: Duration = Duration::from_millis(500);
/// Lines of the log of a container that is not healthy.
const LOG_LINES: &str = "40";

/// Containers that run.
#[derive(Default)]
pub(super) struct Services {
    running: Vec<Service>,
}

struct Service {
    name: String,
    /// What the engine calls it.
    id: String,
    /// Ports of the container, and of this machine.
    ports: Vec<(String, String)>,
    /// Removes it when this program ends before it does.
    _guard: Guard,
}

impl Drop for Service {
    fn drop(&mut self) {
        // A container that is gone already is as good as removed.
        let _ = docker(&["rm", "--force", "--volumes", self.id.as_str()], &[]);
    }
}

impl Services {
    /// The context `job.services`.
    pub(super) fn context(&self) -> Value {
        let services = self.running.iter().map(|service| {
            let ports =
                service.ports.iter().map(|(inner, outer)| (inner.clone(), Value::from(outer.as_str())));
            let mut entry = Object::new();
            entry.insert("id", service.id.as_str());
            entry.insert("network", "bridge");
            entry.insert("ports", ports.collect::<Object>());
            (service.name.clone(), Value::Object(entry))
        });
        Value::Object(services.collect())
    }

    /// Removes the containers.
    pub(super) fn stop(self) {
        drop(self);
    }
}

/// Starts the services of a job and waits until each says that it is healthy.
pub(super) fn start(run: &Run<'_>, instance: &Instance<'_>, contexts: &Contexts) -> Result<Services, String> {
    let mut services = Services::default();
    for (name, container) in &instance.job.services {
        let name = name.value.as_str();
        let image = contexts.text(&container.image)?;
        // An image that is computed to nothing is a service that is not wanted.
        if image.is_empty() {
            continue;
        }
        run.output.line(&instance.name, &format!("  service {name}: {image}"));
        let service = start_one(name, &image, container, contexts)?;
        services.running.push(service);
    }
    for service in &mut services.running {
        wait(service)?;
        service.ports = ports(service)?;
        run.output.line(&instance.name, &format!("  service {}: ready", service.name));
    }
    Ok(services)
}

fn start_one(name: &str, image: &str, container: &Container, contexts: &Contexts) -> Result<Service, String> {
    let env = contexts.entries(&container.env)?;
    let mut arguments: Vec<String> = vec!["run".into(), "--detach".into()];
    for (variable, _) in &env {
        // The value comes through the environment, where other users do not see it.
        arguments.extend(["--env".into(), variable.clone()]);
    }
    for (option, texts) in [("--publish", &container.ports), ("--volume", &container.volumes)] {
        for text in texts {
            arguments.extend([option.to_owned(), contexts.text(text)?]);
        }
    }
    arguments.extend(shell::words(&contexts.optional(container.options.as_ref())?.unwrap_or_default()));
    arguments.push(image.to_owned());
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let id =
        docker(&arguments, &env).map_err(|why| format!("the service `{name}` cannot be started: {why}"))?;
    let id = id.lines().last().unwrap_or_default().to_owned();
    let guard = Guard::new("docker rm --force --volumes \"$1\"", std::slice::from_ref(&id));
    Ok(Service { name: name.to_owned(), id, ports: Vec::new(), _guard: guard })
}

fn wait(service: &Service) -> Result<(), String> {
    let name = &service.name;
    let began = Instant::now();
    loop {
        let format = "{{.State.Status}} {{if .State.Health}}{{.State.Health.Status}}{{else}}none{{end}}";
        let state = docker(&["inspect", "--format", format, service.id.as_str()], &[])
            .map_err(|why| format!("the service `{name}` cannot be looked at: {why}"))?;
        match state.split_once(' ') {
            Some(("running", "healthy" | "none")) => return Ok(()),
            Some(("running", "starting") | ("created", _)) if began.elapsed() < HEALTHY_WITHIN => {}
            _ => {
                let log = log(&service.id);
                return Err(format!("the service `{name}` is not healthy, but `{state}`\n{log}"));
            }
        }
        thread::sleep(BETWEEN_LOOKS);
    }
}

/// The end of what a container said, on both of its outputs.
fn log(id: &str) -> String {
    let mut command = Command::new("docker");
    command.args(["logs", "--tail", LOG_LINES, id]).stdin(Stdio::null());
    let Ok(output) = command.output() else { return String::new() };
    [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat()
}

/// `5432/tcp -> 0.0.0.0:32768`, a line each.
fn ports(service: &Service) -> Result<Vec<(String, String)>, String> {
    let text = docker(&["port", service.id.as_str()], &[])
        .map_err(|why| format!("the ports of the service `{}` are not known: {why}", service.name))?;
    let ports = text.lines().filter_map(|line| {
        let (inner, outer) = line.split_once(" -> ")?;
        let inner = inner.split_once('/').map_or(inner, |(port, _)| port);
        let (_, outer) = outer.rsplit_once(':')?;
        Some((inner.to_owned(), outer.to_owned()))
    });
    Ok(ports.collect())
}

/// Runs the client of Docker and gives what it says.
fn docker(arguments: &[&str], env: &[(String, String)]) -> Result<String, String> {
    let mut command = Command::new("docker");
    command.args(arguments).envs(env.iter().map(|(name, value)| (name, value))).stdin(Stdio::null());
    let output = command.output().map_err(|error| format!("`docker` cannot be started: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
    }
    Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
}
