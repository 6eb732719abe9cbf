//! Workflows: what joins triggers and jobs.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::panic::Location;

use super::expr::{Condition, Expr, Refers, Text, always};
use super::job::{AddedJob, Body, Checks, Definition, EnvironmentInput, Job};
use super::permission::{self, Permission};
use super::step::{Step, Uses};
use super::trigger::{Activity, Input, InputKind, MergeGroup, PullRequest, Trigger};
use crate::settings::Environment;

/// What happens to a run when a newer one of its group begins.
#[derive(Clone, Debug)]
pub enum Concurrency {
    /// Of a pull request, only the newest run counts; others end.
    CancelOlder,
    /// Never broken off: the next waits. The group is the file's name, with what is given here.
    Queue(Text),
}

/// A workflow. Its token has no permission but what a job asks for.
#[derive(Clone, Debug)]
pub struct Workflow {
    pub(crate) file: &'static str,
    pub(crate) owner: &'static Location<'static>,
    pub(crate) triggers: Vec<Trigger>,
    pub(crate) concurrency: Concurrency,
    pub(crate) jobs: Vec<Definition>,
    /// The one check that branches require.
    pub(crate) required: Option<&'static str>,
}

impl Workflow {
    /// The workflow of `.github/workflows/{file}`, which is called by the file's name without its end.
    #[must_use]
    #[track_caller]
    pub fn new(file: &'static str, concurrency: Concurrency) -> Self {
        Self {
            file,
            owner: Location::caller(),
            triggers: Vec::new(),
            concurrency,
            jobs: Vec::new(),
            required: None,
        }
    }

    /// Runs of different values go on beside each other; those of the same wait.
    pub fn one_at_a_time_of(&mut self, value: impl Into<Text>) {
        self.concurrency = Concurrency::Queue(Text::from("-").then(value));
    }

    /// `ci` for `ci.yml`.
    pub(crate) fn name(&self) -> &'static str {
        self.file.split('.').next().unwrap_or(self.file)
    }

    /// Runs for pull requests; without activities for those that GitHub takes by itself: opened, reopened, pushed to.
    pub fn on_pull_request(&mut self, types: impl IntoIterator<Item = Activity>) -> PullRequest {
        self.triggers.push(Trigger::PullRequest { types: types.into_iter().collect() });
        PullRequest::HANDLE
    }

    /// Runs for pushes to a branch.
    pub fn on_push(&mut self, branch: &'static str) {
        self.triggers.push(Trigger::Push { branches: vec![branch] });
    }

    /// Runs at a time of UTC, such as `17 4 * * 1`.
    pub fn on_schedule(&mut self, cron: &'static str) {
        self.triggers.push(Trigger::Schedule { cron });
    }

    pub fn on_branch_protection_rule(&mut self) {
        self.triggers.push(Trigger::BranchProtectionRule);
    }

    /// An event that is younger than this.
    pub fn on_other(&mut self, event: &'static str, types: impl IntoIterator<Item = &'static str>) {
        self.triggers.push(Trigger::Other { event, types: types.into_iter().collect() });
    }

    /// Runs when a person asks for it.
    pub fn on_dispatch(&mut self) {
        self.triggers.push(Trigger::Dispatch { inputs: Vec::new() });
    }

    /// What a person types or chooses: of `choices`, or any text when there are none.
    pub fn asked(
        &mut self,
        name: &'static str,
        description: &'static str,
        required: bool,
        choices: impl IntoIterator<Item = String>,
    ) -> Expr {
        let choices: Vec<String> = choices.into_iter().collect();
        let kind = if choices.is_empty() { InputKind::Text } else { InputKind::Choice(choices) };
        let input = Input { name, description, kind, required };
        for trigger in &mut self.triggers {
            if let Trigger::Dispatch { inputs } = trigger {
                inputs.push(input.clone());
            }
        }
        self.input(name)
    }

    /// Runs when another workflow calls it.
    pub fn on_call(&mut self) {
        self.triggers.push(Trigger::Call { inputs: Vec::new(), outputs: Vec::new() });
    }

    /// What the calling workflow gives.
    pub fn given(&mut self, name: &'static str, description: &'static str, required: bool) -> Expr {
        self.declare(Input { name, description, kind: InputKind::Text, required });
        self.input(name)
    }

    /// Whether the calling workflow says so.
    pub fn switch(&mut self, name: &'static str, description: &'static str) -> Expr {
        self.declare(Input { name, description, kind: InputKind::Bool, required: false });
        self.input(name)
    }

    /// The environment that the calling workflow gives.
    pub fn given_environment(&mut self, name: &'static str, description: &'static str) -> EnvironmentInput {
        self.declare(Input { name, description, kind: InputKind::Text, required: true });
        EnvironmentInput { workflow: self.file, name }
    }

    fn declare(&mut self, input: Input) {
        for trigger in &mut self.triggers {
            if let Trigger::Call { inputs, .. } = trigger {
                inputs.push(input.clone());
            }
        }
    }

    fn input(&self, name: &'static str) -> Expr {
        Expr::of(format!("inputs.{name}"), Refers::Input { workflow: self.file, input: name })
    }

    /// Adds a job; gives what others refer to it by.
    pub fn add<Kind>(&mut self, job: Job<Kind>) -> AddedJob {
        let id = job.definition.id;
        self.jobs.push(job.definition);
        AddedJob { id }
    }

    /// Adds a job that runs another workflow of this repository.
    pub fn call(&mut self, call: Call) -> AddedJob {
        let id = call.definition.id;
        self.jobs.push(call.definition);
        AddedJob { id }
    }

    /// Changes a job that is there already, by its id: how a team fits what it did not write. What it may do stays.
    ///
    /// # Panics
    /// When there is no such job.
    pub fn change(&mut self, id: &str, change: impl FnOnce(&mut Job<Changed>)) {
        let file = self.file;
        let found = self.jobs.iter_mut().find(|job| job.id == id);
        let found = found.unwrap_or_else(|| panic!("`{file}` has no job `{id}`"));
        let mut job = Job::of(found.clone());
        change(&mut job);
        *found = job.definition;
    }

    /// Adds the one job whose check branches require, after all others: it fails unless each of them succeeded, or was to
    /// be skipped by its own condition and was. The merge queue asks for it as well.
    #[track_caller]
    pub fn require(&mut self, check: &'static str) {
        if !self.triggers.iter().any(|trigger| matches!(trigger, Trigger::MergeGroup)) {
            self.triggers.push(Trigger::MergeGroup);
        }
        let mut results = Text::default();
        for (index, job) in self.jobs.iter().enumerate() {
            let id = job.id;
            let result = Expr::of(format!("needs.{id}.result"), Refers::Result { job: id });
            let line_end = if index == 0 { "" } else { "\n" };
            results = results.then(format!("{line_end}{id} ")).then(result).then(" ");
            results = match self.runs_when(job) {
                Some(condition) => results.then(condition),
                None => results.then("true"),
            };
        }
        let mut job = Job::<Checks>::new(check, check, 5);
        job.only_if(always());
        job.step(Step::run("Every job succeeded, or was to be skipped", VERDICT).env("RESULTS", results));
        self.add(job);
        self.required = Some(check);
    }

    /// When a job runs, as far as its own condition and those of the jobs that it waits for say so.
    fn runs_when(&self, job: &Definition) -> Option<Condition> {
        let mut conditions: Vec<&Condition> = Vec::new();
        let mut open = vec![job];
        while let Some(job) = open.pop() {
            if let Some(condition) = &job.condition
                && !conditions.contains(&condition)
            {
                conditions.push(condition);
            }
            let needs = job.needs();
            open.extend(self.jobs.iter().filter(|other| needs.contains(&other.id)));
        }
        conditions.into_iter().cloned().reduce(Condition::and)
    }

    /// The name of the check that branches require.
    #[must_use]
    pub fn required(&self) -> Option<&'static str> {
        self.required
    }

    /// What its runs in the merge queue know, once it is required.
    #[must_use]
    pub fn merge_group(&mut self) -> MergeGroup {
        if !self.triggers.iter().any(|trigger| matches!(trigger, Trigger::MergeGroup)) {
            self.triggers.push(Trigger::MergeGroup);
        }
        MergeGroup::HANDLE
    }

    /// Everything that its jobs' tokens may do.
    fn permissions(&self) -> Vec<Permission> {
        permission::union(self.jobs.iter().flat_map(|job| &job.permissions))
    }

    /// Whether a person or a caller gives this input.
    pub(super) fn declares(&self, name: &str) -> bool {
        self.triggers.iter().any(|trigger| match trigger {
            Trigger::Call { inputs, .. } | Trigger::Dispatch { inputs } => {
                inputs.iter().any(|input| input.name == name)
            }
            _ => false,
        })
    }

    fn inputs(&self) -> Vec<(&'static str, bool)> {
        self.triggers
            .iter()
            .filter_map(|trigger| match trigger {
                Trigger::Call { inputs, .. } => Some(inputs),
                _ => None,
            })
            .flatten()
            .map(|input| (input.name, input.required))
            .collect()
    }
}

/// Reads one line a job: its id, how it ended, whether it was to run.
const VERDICT: &str = r#"verdict=0
while read -r job result runs; do
  [ -n "$job" ] || continue
  case "$result/$runs" in
    success/true | skipped/false) echo "$job: $result" ;;
    *)
      echo "::error::$job: $result"
      verdict=1
      ;;
  esac
done <<<"$RESULTS"
exit "$verdict""#;

/// A job of a kind that is not known any more: it can be changed, and not made to do more.
#[derive(Clone, Copy, Debug)]
pub struct Changed;

/// A job that runs another workflow of this repository, with the permissions that its jobs need.
#[derive(Clone, Debug)]
pub struct Call {
    definition: Definition,
}

impl Call {
    #[must_use]
    #[track_caller]
    pub fn new(id: &'static str, name: &'static str, workflow: &Workflow) -> Self {
        let definition = Definition {
            id,
            name: name.into(),
            owner: Location::caller(),
            condition: None,
            after: Vec::new(),
            permissions: workflow.permissions(),
            body: Body::Calls {
                workflow: workflow.file.to_owned(),
                inputs: workflow.inputs(),
                with: BTreeMap::new(),
                environment: None,
                takes: None,
            },
        };
        Self { definition }
    }

    /// Gives an input; one that the workflow does not have is refused when this one is rendered.
    #[must_use]
    pub fn with(mut self, input: &'static str, value: impl Into<Text>) -> Self {
        if let Body::Calls { with, .. } = &mut self.definition.body {
            with.insert(input, value.into());
        }
        self
    }

    /// Says which environment.
    #[must_use]
    pub fn environment(mut self, input: &EnvironmentInput, of: &Environment) -> Self {
        if let Body::Calls { with, environment, takes, .. } = &mut self.definition.body {
            with.insert(input.name, of.name.as_str().into());
            *environment = Some(of.name.clone());
            *takes = Some(input.name);
        }
        self
    }

    #[must_use]
    pub fn only_if(mut self, condition: Condition) -> Self {
        self.definition.condition = Some(condition);
        self
    }

    #[must_use]
    pub fn after(mut self, job: &AddedJob) -> Self {
        self.definition.after.push(job.id);
        self
    }
}

impl Job<Changed> {
    pub(super) fn of(definition: Definition) -> Self {
        Job { definition, kind: PhantomData }
    }
}

/// A composite action of this repository: steps that several jobs begin with.
#[derive(Clone, Debug)]
pub struct Action {
    /// Below `.github/actions`.
    pub(crate) folder: &'static str,
    pub(crate) name: &'static str,
    pub(crate) description: &'static str,
    pub(crate) owner: &'static Location<'static>,
    pub(crate) inputs: Vec<Input>,
    pub(crate) steps: Vec<Step>,
}

impl Action {
    #[must_use]
    #[track_caller]
    pub fn new(folder: &'static str, name: &'static str, description: &'static str) -> Self {
        let owner = Location::caller();
        Self { folder, name, description, owner, inputs: Vec::new(), steps: Vec::new() }
    }

    pub fn given(&mut self, name: &'static str, description: &'static str, required: bool) -> Expr {
        self.inputs.push(Input { name, description, kind: InputKind::Text, required });
        Expr::of(format!("inputs.{name}"), Refers::Given { action: self.folder, input: name })
    }

    pub fn step(&mut self, step: Step) -> &mut Self {
        self.steps.push(step);
        self
    }

    /// The step that runs it.
    #[must_use]
    #[track_caller]
    pub fn step_of(&self, name: &'static str) -> Step {
        let inputs = self.inputs.iter().map(|input| (input.name, input.required)).collect();
        let caches = self.steps.iter().any(super::faults::restores_cache);
        Step::pinned(name, Uses::Local { folder: self.folder, inputs, caches }, Location::caller())
    }
}
