//! documents: the tasks that render documents. Another program of the app's image: what it is made of is large, and no other
//! process loads it.

use cloudformation::{Parameter, Stack};
use contract::DocumentsBindings;

use crate::cluster::{Home, IMAGE};
use crate::database::Postgres;
use crate::environment::{Environment, Tasks};
use crate::network::Links;
use crate::process::{Host, Process, ids};
use crate::queue::Messages;
use crate::storage::Uploads;
use crate::tasks::{Place, RESTART};
use crate::{scaling, traces};

/// The program, where the image has it.
const PROGRAM: &str = "/documents";

/// What the tasks take from other stacks.
#[derive(Clone, Copy)]
pub(crate) struct Inputs {
    pub(crate) postgres: Postgres,
    pub(crate) uploads: Uploads,
    pub(crate) messages: Messages,
    pub(crate) home: Home,
}

pub(crate) fn stack(environment: &Environment, links: Links, size: &Tasks, inputs: &Inputs) -> Stack {
    let Inputs { postgres, uploads, messages, home } = *inputs;
    let mut stack = Stack::new("documents", "The tasks that render documents");
    let subnets = stack.import(links.private_subnets);
    let cluster = stack.import(home.cluster);
    let log_group = stack.import(home.log_group);
    let log_group_arn = stack.import(home.log_group_arn);
    let waiting = size.count.scales().then(|| stack.import(messages.queues.documents_url.name));
    let t = &mut stack.template;
    let image = t.parameter(IMAGE, Parameter::new("The image of the app, by its digest"));
    let restart =
        t.parameter(RESTART, Parameter::<String>::new("Another text starts every task anew").default("0"));

    let mut documents = Process::new(&mut stack, environment, links, "documents", ids!("Documents"));
    documents.runs(PROGRAM);
    let variables = DocumentsBindings {
        database: documents.binds(&postgres.as_worker()),
        storage: documents.binds(&uploads.keep()),
        queue: documents.binds(&messages.queues),
        traces: documents.binds(&traces::of(environment)),
    };
    let task = documents.task(Host { size, image, log_group, log_group_arn }, variables.into_variables());

    let t = &mut stack.template;
    let place = Place { cluster: cluster.clone(), subnets, restart };
    let service = t.add("DocumentsService", scaling::counted(place.service(&task), size.count));
    // A task that starts before the network lets it in would fail for nothing.
    for rule in &task.rules {
        t.entry(&service).after(rule);
    }
    if let Some(queue) = waiting {
        let ids = scaling::Ids {
            target: "DocumentsScaling",
            cpu: "DocumentsScalingOnCpu",
            load: "DocumentsScalingOnBacklog",
        };
        scaling::add(t, &ids, &cluster, service, size.count, scaling::Load::Backlog { queue });
    }
    stack.export("DocumentsServiceName", "The service of the documents", service.name());
    stack
}
