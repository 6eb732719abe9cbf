//! Reads `jobs`.
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobs>

use super::reader::{INSERT, Reader, expression};
use super::{Body, Container, Entries, Environment, Job, Matrix, PassedSecrets, Strategy, Text, read, step};
use crate::check::rule;
use crate::document::{Kind, Node};

#[rustfmt::skip]
const KEYS: &[&str] = &[
    "name", "needs", "if", "runs-on", "environment", "permissions", "concurrency", "env", "defaults", "strategy",
    "timeout-minutes", "cancel-timeout-minutes", "continue-on-error", "container", "services", "outputs", "snapshot",
    "steps",
];

/// Of a job that calls a workflow.
const CALL_KEYS: &[&str] =
    &["name", "uses", "with", "secrets", "needs", "if", "permissions", "concurrency", "strategy"];

pub(super) fn read(read: &mut Reader<'_>, node: &Node) -> Vec<Job> {
    let mut jobs = Vec::new();
    for (id, node) in read.entries(node, "`jobs`") {
        read.id(id, "a job");
        jobs.push(job(read, id, node));
    }
    if jobs.is_empty() && matches!(node.kind, Kind::Map(_)) {
        read.add(&rule::MISSING_KEY, node.place, "`jobs` holds no job", "add one");
    }
    jobs
}

fn job(read: &mut Reader<'_>, id: &Text, node: &Node) -> Job {
    let what = format!("the job `{}`", id.value);
    let calls = node.get("uses").is_some();
    let mut job = Job { id: id.clone(), ..Job::default() };
    let (mut uses, mut with, mut secrets) = (Text::default(), Entries::new(), PassedSecrets::None);
    for (key, node) in read.keys(node, &what, if calls { CALL_KEYS } else { KEYS }) {
        match key.value.as_str() {
            "uses" => uses = read.name(node, "`uses`"),
            "with" => with = read.map(node, "`with`"),
            "secrets" => secrets = passed(read, node),
            "steps" => job.body = Body::Steps(step::read(read, node, false)),
            key => common(read, &mut job, key, node),
        }
    }
    if calls {
        job.body = Body::Call { uses, with, secrets };
    } else {
        read.require(node, &what, "runs-on");
        read.require(node, &what, "steps");
    }
    job
}

fn common(read: &mut Reader<'_>, job: &mut Job, key: &str, node: &Node) {
    match key {
        "name" => job.name = Some(read.text(node, "`name`")),
        "needs" => job.needs = read.names(node, "`needs`"),
        "if" => job.condition = Some(read.text(node, "`if`")).filter(|text| !text.value.is_empty()),
        "runs-on" => job.runs_on = runs_on(read, node),
        "environment" => job.environment = Some(environment(read, node)),
        "permissions" => job.permissions = Some(read::permissions(read, node)),
        "concurrency" => job.concurrency = Some(read::concurrency(read, node)),
        "env" => job.env = read.map(node, "`env`"),
        "defaults" => job.defaults = read::defaults(read, node),
        "strategy" => job.strategy = Some(strategy(read, node)),
        "timeout-minutes" => job.timeout = Some(read.amount(node, "`timeout-minutes`")),
        "cancel-timeout-minutes" => {
            read.amount(node, "`cancel-timeout-minutes`");
        }
        "continue-on-error" => job.continue_on_error = Some(read.flag(node, "`continue-on-error`")),
        "container" => job.container = Some(container(read, node, "`container`", CONTAINER)),
        "services" => job.services = services(read, node),
        "outputs" => job.outputs = read.map(node, "`outputs`"),
        "snapshot" => snapshot(read, node),
        _ => {}
    }
}

fn passed(read: &mut Reader<'_>, node: &Node) -> PassedSecrets {
    if node.as_str() == Some("inherit") {
        return PassedSecrets::Inherit(node.place);
    }
    PassedSecrets::Given(read.map(node, "`secrets`"))
}

fn runs_on(read: &mut Reader<'_>, node: &Node) -> Vec<Text> {
    if !matches!(node.kind, Kind::Map(_)) {
        return read.names(node, "`runs-on`");
    }
    let mut labels = Vec::new();
    for (key, node) in read.keys(node, "`runs-on`", &["group", "labels"]) {
        match key.value.as_str() {
            "labels" => labels = read.names(node, "`labels`"),
            "group" => {
                read.name(node, "`group`");
            }
            _ => {}
        }
    }
    labels
}

fn environment(read: &mut Reader<'_>, node: &Node) -> Environment {
    let mut environment = Environment::default();
    if !matches!(node.kind, Kind::Map(_)) {
        environment.name = read.name(node, "`environment`");
        return environment;
    }
    for (key, node) in read.keys(node, "`environment`", &["name", "url", "deployment"]) {
        match key.value.as_str() {
            "name" => environment.name = read.name(node, "`name`"),
            "url" => environment.url = Some(read.text(node, "`url`")),
            "deployment" => {
                read.flag(node, "`deployment`");
            }
            _ => {}
        }
    }
    read.require(node, "`environment`", "name");
    environment
}

fn strategy(read: &mut Reader<'_>, node: &Node) -> Strategy {
    let mut strategy = Strategy::default();
    if let Some(text) = expression(node) {
        strategy.matrix = Some(Matrix::Computed(text));
        return strategy;
    }
    for (key, node) in read.keys(node, "`strategy`", &["matrix", "fail-fast", "max-parallel"]) {
        match key.value.as_str() {
            "matrix" => strategy.matrix = Some(matrix(read, node)),
            "fail-fast" => strategy.fail_fast = Some(read.flag(node, "`fail-fast`")),
            "max-parallel" => strategy.max_parallel = Some(read.amount(node, "`max-parallel`")),
            _ => {}
        }
    }
    strategy
}

fn matrix(read: &mut Reader<'_>, node: &Node) -> Matrix {
    if let Some(text) = expression(node) {
        return Matrix::Computed(text);
    }
    let (mut axes, mut include, mut exclude) = (Vec::new(), None, None);
    for (name, node) in read.entries(node, "`matrix`") {
        let is_filter = matches!(name.value.as_str(), "include" | "exclude");
        if expression(node).is_none() {
            values(read, name, node, is_filter);
        }
        match name.value.as_str() {
            "include" => include = Some(node.clone()),
            "exclude" => exclude = Some(node.clone()),
            _ => axes.push((name.clone(), node.clone())),
        }
    }
    Matrix::Written { axes, include, exclude }
}

/// The values of an axis, or the mappings of `include` and `exclude`.
fn values(read: &mut Reader<'_>, name: &Text, node: &Node, is_filter: bool) {
    let what = format!("`{}`", name.value);
    match &node.kind {
        Kind::List(items) if items.is_empty() && !is_filter => {
            read.add(&rule::WRONG_KIND, node.place, format!("{what} has no values"), "list one at least");
        }
        Kind::List(items) if is_filter => {
            for item in items.iter().filter(|item| expression(item).is_none()) {
                read.entries(item, &format!("an entry of {what}"));
            }
        }
        Kind::List(_) => {}
        _ => {
            let message = format!("{what} takes a list or an expression, not {}", node.kind_name());
            read.add(&rule::WRONG_KIND, node.place, message, "");
        }
    }
}

const CONTAINER: &[&str] = &["image", "env", "ports", "volumes", "options", "credentials"];
const SERVICE: &[&str] =
    &["image", "env", "ports", "volumes", "options", "credentials", "entrypoint", "command"];

fn container(read: &mut Reader<'_>, node: &Node, what: &str, keys: &[&str]) -> Container {
    let mut container = Container::default();
    if !matches!(node.kind, Kind::Map(_)) {
        container.image = read.text(node, what);
        return container;
    }
    for (key, node) in read.keys(node, what, keys) {
        let what = format!("`{}`", key.value);
        match key.value.as_str() {
            "image" => container.image = read.name(node, &what),
            "env" => container.env = read.map(node, &what),
            "ports" => container.ports = read.names(node, &what),
            "volumes" => container.volumes = read.names(node, &what),
            "options" => container.options = Some(read.text(node, &what)),
            "credentials" => container.credentials = credentials(read, node),
            "entrypoint" => container.entrypoint = Some(read.text(node, &what)),
            "command" => container.command = Some(read.text(node, &what)),
            _ => {}
        }
    }
    read.require(node, what, "image");
    container
}

fn credentials(read: &mut Reader<'_>, node: &Node) -> Entries {
    if expression(node).is_none() {
        read.keys(node, "`credentials`", &["username", "password"]);
    }
    read.map(node, "`credentials`")
}

fn services(read: &mut Reader<'_>, node: &Node) -> Vec<(Text, Container)> {
    if let Some(image) = expression(node) {
        let name = Text { value: INSERT.to_owned(), place: node.place };
        return vec![(name, Container { image, ..Container::default() })];
    }
    let mut services = Vec::new();
    for (name, node) in read.entries(node, "`services`") {
        let what = format!("the service `{}`", name.value);
        services.push((name.clone(), container(read, node, &what, SERVICE)));
    }
    services
}

fn snapshot(read: &mut Reader<'_>, node: &Node) {
    if !matches!(node.kind, Kind::Map(_)) {
        read.name(node, "`snapshot`");
        return;
    }
    for (key, node) in read.keys(node, "`snapshot`", &["image-name", "version", "if"]) {
        read.name(node, &format!("`{}`", key.value));
    }
    read.require(node, "`snapshot`", "image-name");
}
