//! Jobs. What a job may do is its kind: whoever checks has a cache and signs in nowhere, whoever signs in has no cache, and
//! whoever deploys stands in an environment.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::panic::Location;

use super::expr::{Condition, Expr, Refers, Text};
use super::permission::Permission;
use super::step::{AddedStep, Step};
use crate::oidc::{Deploys, OfBranch, OidcSubject};

/// A job that signs in nowhere.
#[derive(Clone, Copy, Debug)]
pub struct Checks;

/// A job on a runner of GitHub's.
#[derive(Clone, Debug)]
pub struct Job<Kind> {
    pub(crate) definition: Definition,
    pub(super) kind: PhantomData<Kind>,
}

#[derive(Clone, Debug)]
pub(crate) struct Definition {
    pub(crate) id: &'static str,
    pub(crate) name: Text,
    pub(crate) owner: &'static Location<'static>,
    pub(crate) condition: Option<Condition>,
    pub(crate) after: Vec<&'static str>,
    pub(crate) permissions: Vec<Permission>,
    pub(crate) body: Body,
}

#[derive(Clone, Debug)]
pub(crate) enum Body {
    Runs(Runs),
    Calls {
        /// The file, such as `deploy.yml`.
        workflow: String,
        inputs: Vec<(&'static str, bool)>,
        with: BTreeMap<&'static str, Text>,
        /// The environment that is passed on, and the input that takes it.
        environment: Option<String>,
        takes: Option<&'static str>,
    },
}

#[derive(Clone, Debug)]
pub(crate) struct Runs {
    pub(crate) runs_on: &'static str,
    /// Minutes; a job without an end does not exist.
    pub(crate) timeout: u32,
    pub(crate) environment: Option<Text>,
    /// The environments that it can be of.
    pub(crate) environments: Vec<String>,
    /// Of each of its subjects, the files that it names.
    pub(crate) signs_in_from: Vec<Vec<&'static str>>,
    pub(crate) cached: bool,
    pub(crate) matrix: Vec<(&'static str, Vec<String>)>,
    /// Combinations beside those of the axes.
    pub(crate) include: Vec<Vec<(&'static str, String)>>,
    /// Where its scripts run, from the workspace's root.
    pub(crate) directory: Option<&'static str>,
    pub(crate) env: BTreeMap<&'static str, Text>,
    pub(crate) services: Vec<Service>,
    pub(crate) outputs: Vec<(&'static str, Text)>,
    pub(crate) steps: Vec<Step>,
}

/// A container that runs beside a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    pub id: &'static str,
    /// By its digest.
    pub image: &'static str,
    /// Such as `5432:5432`.
    pub ports: Vec<&'static str>,
    pub env: BTreeMap<&'static str, &'static str>,
    /// Of `docker create`, such as a health check.
    pub options: &'static str,
}

/// GitHub's own runner.
const RUNNER: &str = "ubuntu-24.04";

const SIGNS_IN: &str = "to sign in to AWS without a key";

impl Job<Checks> {
    /// A job that ends after so many minutes at most.
    #[must_use]
    #[track_caller]
    pub fn new(id: &'static str, name: &'static str, timeout: u32) -> Self {
        Self::with(id, name, timeout, Location::caller())
    }

    /// Restores what was compiled before, and saves it on the default branch only: what a pull request saved would push
    /// that out, and nobody else could read it.
    pub fn cache(&mut self, step: Step) -> &mut Self {
        self.runs_mut().cached = true;
        self.step(step);
        self
    }
}

impl<May: OfBranch> Job<May> {
    /// A job that signs in, in a run of its branch.
    #[must_use]
    #[track_caller]
    pub fn signing_in(
        id: &'static str,
        name: &'static str,
        timeout: u32,
        subject: &OidcSubject<May>,
    ) -> Self {
        let mut job = Self::with(id, name, timeout, Location::caller());
        job.runs_mut().signs_in_from.push(subject.workflows().to_vec());
        job.permissions([Permission::id_token(SIGNS_IN)]);
        job
    }
}

impl Job<Deploys> {
    /// A job of an environment, behind its approvals: of the one that is called for with this input, which is one of those
    /// that the subjects name.
    #[must_use]
    #[track_caller]
    pub fn deploying(
        id: &'static str,
        name: &'static str,
        timeout: u32,
        input: &EnvironmentInput,
        subjects: &[OidcSubject<Deploys>],
    ) -> Self {
        let mut job = Self::with(id, name, timeout, Location::caller());
        let runs = job.runs_mut();
        runs.environment = Some(input.value().into());
        runs.environments = subjects.iter().filter_map(|of| of.environment().map(str::to_owned)).collect();
        runs.signs_in_from = subjects.iter().map(|of| of.workflows().to_vec()).collect();
        job.permissions([Permission::id_token(SIGNS_IN)]);
        job
    }
}

impl<Kind> Job<Kind> {
    fn with(id: &'static str, name: &'static str, timeout: u32, owner: &'static Location<'static>) -> Self {
        let runs = Runs {
            runs_on: RUNNER,
            timeout,
            environment: None,
            environments: Vec::new(),
            signs_in_from: Vec::new(),
            cached: false,
            matrix: Vec::new(),
            include: Vec::new(),
            directory: None,
            env: BTreeMap::new(),
            services: Vec::new(),
            outputs: Vec::new(),
            steps: Vec::new(),
        };
        let definition = Definition {
            id,
            name: name.into(),
            owner,
            condition: None,
            after: Vec::new(),
            permissions: Vec::new(),
            body: Body::Runs(runs),
        };
        Self { definition, kind: PhantomData }
    }

    fn runs_mut(&mut self) -> &mut Runs {
        let Body::Runs(runs) = &mut self.definition.body else { unreachable!("made with steps") };
        runs
    }

    /// What its token may do beside nothing.
    pub fn permissions(&mut self, permissions: impl IntoIterator<Item = Permission>) -> &mut Self {
        self.definition.permissions.extend(permissions);
        self
    }

    /// Another runner than GitHub's Ubuntu.
    pub fn runs_on(&mut self, label: &'static str) -> &mut Self {
        self.runs_mut().runs_on = label;
        self
    }

    /// Runs only then. What its condition refers to is waited for.
    pub fn only_if(&mut self, condition: Condition) -> &mut Self {
        self.definition.condition = Some(condition);
        self
    }

    /// Waits for a job of which it uses nothing.
    pub fn after(&mut self, job: &AddedJob) -> &mut Self {
        self.definition.after.push(job.id);
        self
    }

    /// Runs once for each value; gives the value.
    pub fn matrix(
        &mut self,
        axis: &'static str,
        values: impl IntoIterator<Item = impl Into<String>>,
    ) -> Expr {
        let values = values.into_iter().map(Into::into).collect();
        self.runs_mut().matrix.push((axis, values));
        Expr::of(format!("matrix.{axis}"), Refers::Axis { job: self.definition.id, axis })
    }

    /// One more run of its matrix, or one more value for those that agree with it.
    /// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrixinclude>
    pub fn include(
        &mut self,
        values: impl IntoIterator<Item = (&'static str, impl Into<String>)>,
    ) -> &mut Self {
        let values = values.into_iter().map(|(axis, value)| (axis, value.into())).collect();
        self.runs_mut().include.push(values);
        self
    }

    /// Where its scripts run, from the workspace's root.
    pub fn directory(&mut self, path: &'static str) -> &mut Self {
        self.runs_mut().directory = Some(path);
        self
    }

    /// Its name when it has an expression in it.
    pub fn named(&mut self, name: impl Into<Text>) -> &mut Self {
        self.definition.name = name.into();
        self
    }

    /// A variable of all its steps.
    pub fn env(&mut self, name: &'static str, value: impl Into<Text>) -> &mut Self {
        self.runs_mut().env.insert(name, value.into());
        self
    }

    pub fn service(&mut self, service: Service) -> &mut Self {
        self.runs_mut().services.push(service);
        self
    }

    /// Adds a step; gives what its outputs are reached by.
    pub fn step(&mut self, step: Step) -> AddedStep {
        let added = AddedStep { job: self.definition.id, id: step.id };
        self.runs_mut().steps.push(step);
        added
    }

    /// Adds several.
    pub fn steps(&mut self, steps: impl IntoIterator<Item = Step>) -> &mut Self {
        self.runs_mut().steps.extend(steps);
        self
    }

    /// Changes a step that is there already, by its name: how a team fits what it did not write.
    ///
    /// # Panics
    /// When it has no such step.
    pub fn change(&mut self, name: &str, change: impl FnOnce(Step) -> Step) -> &mut Self {
        let id = self.definition.id;
        let step = self.runs_mut().steps.iter_mut().find(|step| step.name == name);
        let step = step.unwrap_or_else(|| panic!("the job `{id}` has no step `{name}`"));
        *step = change(step.clone());
        self
    }

    /// Hands a value to the jobs after it.
    pub fn output(&mut self, name: &'static str, value: impl Into<Text>) -> Expr {
        self.runs_mut().outputs.push((name, value.into()));
        let job = self.definition.id;
        Expr::of(format!("needs.{job}.outputs.{name}"), Refers::JobOutput { job, output: name })
    }
}

/// A job that was added to a workflow.
#[derive(Clone, Copy, Debug)]
pub struct AddedJob {
    pub(crate) id: &'static str,
}

impl AddedJob {
    /// How it ended: `success`, `failure`, `cancelled` or `skipped`.
    #[must_use]
    pub fn result(&self) -> Expr {
        Expr::of(format!("needs.{}.result", self.id), Refers::Result { job: self.id })
    }
}

/// The input of a reusable workflow that takes an environment: it can be given one of those that there are, and no text.
#[derive(Clone, Copy, Debug)]
pub struct EnvironmentInput {
    pub(crate) workflow: &'static str,
    pub(crate) name: &'static str,
}

impl EnvironmentInput {
    #[must_use]
    pub fn value(&self) -> Expr {
        let Self { workflow, name } = *self;
        Expr::of(format!("inputs.{name}"), Refers::Input { workflow, input: name })
    }
}
