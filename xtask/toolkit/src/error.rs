//! What can go wrong, what a person would do next, and the exit code that says which kind it was.

use std::path::PathBuf;

use cloudformation::Finding;

/// Exit codes: 0 done, 1 unexpected, 2 usage or configuration, 3 a check said no, 4 drift or changes, 5 AWS or GitHub failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("cannot read `{path}`")]
    Read { path: PathBuf, source: std::io::Error },
    #[error("cannot write `{path}`")]
    Write { path: PathBuf, source: std::io::Error },
    #[error("{} of `{file}` cannot be used\n\n{}", count(findings.len(), "setting"), list(findings))]
    Environment { file: String, findings: Vec<Finding> },
    #[error("there is no environment `{name}`")]
    NoEnvironment { name: String, known: Vec<&'static str> },
    #[error("this is not a workspace with stacks: `{missing}` is not there")]
    NotAWorkspace { missing: PathBuf },
    #[error("`{program}` cannot be started")]
    Start { program: String, source: std::io::Error },
    #[error("`{command}` ended with {status}")]
    Failed { command: String, status: String },
    #[error("{0}")]
    Usage(String),
    #[error("{0}")]
    Check(String),
    /// A gate, a guard or a lease said no.
    #[cfg(feature = "cloud")]
    #[error("{what}")]
    Refused { what: String, hint: String },
    #[error(transparent)]
    Cycle(#[from] cloudformation::stack::Cycle),
    #[error("`{file}` is not as it is generated")]
    Stale { file: String },
    #[error("the plan is not empty")]
    Changes,
    #[cfg(feature = "cloud")]
    #[error("{0}")]
    Aws(String),
    /// AWS did not answer, or said that it is asked too often: the same may succeed a moment later.
    #[cfg(feature = "cloud")]
    #[error("{0}")]
    Unreachable(String),
    #[cfg(feature = "cloud")]
    #[error("no credentials that AWS takes: {0}")]
    Credentials(String),
    #[cfg(feature = "operate")]
    #[error("{0}")]
    Registry(String),
    #[cfg(feature = "operate")]
    #[error("GitHub: {0}")]
    GitHub(String),
    /// The task's own exit code becomes this program's.
    #[cfg(feature = "operate")]
    #[error("the task `{name}` ended with {code}: {reason}")]
    Task { name: String, reason: String, code: u8 },
    /// GitHub is set otherwise than it is defined, or a pin is behind.
    #[cfg(feature = "operate")]
    #[error("{what}")]
    Differs { what: String, hint: String },
    #[cfg(feature = "operate")]
    #[error("`{environment}` is not as its templates say")]
    Drift { environment: String },
    #[cfg(feature = "cloud")]
    #[error("the bucket of leases and records, {bucket}, is not there")]
    NoBucket { bucket: String },
    #[cfg(feature = "cloud")]
    #[error("the lease of `{environment}` went to another while this deployment ran: {holder}")]
    LeaseLost { environment: String, holder: String },
    #[cfg(feature = "operate")]
    #[error("`{environment}` has no role that CloudFormation can work with: {missing} is not there")]
    NotBootstrapped { environment: String, missing: String },
    #[cfg(feature = "cloud")]
    #[error("the deployment of `{stack}` failed and {}\n\n{explanation}", if *undone { "was rolled back" } else { "could not be undone" })]
    Deployment { stack: String, undone: bool, explanation: String },
    #[cfg(feature = "cloud")]
    #[error("the task `{task}` failed, and what comes after it was not changed\n\n{explanation}")]
    Migration { task: String, explanation: String },
    #[cfg(feature = "cloud")]
    #[error("{what}")]
    Local { what: String, hint: String },
    #[cfg(feature = "cloud")]
    #[error("the embedded cloud cannot keep its state")]
    Simulator(#[from] simulator::OpenError),
}

impl Error {
    /// What to do next, where it is known.
    pub(crate) fn hint(&self) -> Option<String> {
        match self {
            Error::NoEnvironment { known, .. } => Some(format!("known are: {}", known.join(", "))),
            Error::NotAWorkspace { .. } => Some("run the command inside the workspace".into()),
            Error::Start { program, .. } => {
                Some(format!("is `{program}` installed? `cargo xtask doctor` looks"))
            }
            Error::Stale { .. } => {
                Some("run `cargo xtask workflows generate`, and commit what it writes".into())
            }
            #[cfg(feature = "operate")]
            Error::NotBootstrapped { environment, .. } => Some(format!(
                "run `cargo xtask bootstrap --env {environment}` once, with credentials that may make roles"
            )),
            #[cfg(feature = "cloud")]
            Error::Local { hint, .. } | Error::Refused { hint, .. } if !hint.is_empty() => Some(hint.clone()),
            #[cfg(feature = "cloud")]
            Error::NoBucket { .. } => {
                Some("`cargo xtask bootstrap --env ENVIRONMENT` makes it, once an account, with your own credentials".into())
            }
            #[cfg(feature = "operate")]
            Error::Differs { hint, .. } => Some(hint.clone()),
            #[cfg(feature = "operate")]
            Error::Drift { environment } => Some(format!(
                "take the change over into the stacks, or undo it: `cargo xtask deploy --env {environment}` undoes only what the templates change"
            )),
            #[cfg(feature = "operate")]
            Error::Deployment { undone: false, .. } => {
                Some("`cargo xtask recover --env ENVIRONMENT` says the way out of where it is, and takes it".into())
            }
            #[cfg(feature = "cloud")]
            Error::Credentials(_) => {
                Some("sign in, such as with `aws sso login`; for an environment, the profile PLATFORM-ENVIRONMENT is taken where there is one".into())
            }
            #[cfg(feature = "cloud")]
            Error::Unreachable(_) => {
                Some("nothing is lost: repeat the command, it goes on from where AWS is".into())
            }
            #[cfg(feature = "cloud")]
            Error::LeaseLost { environment, .. } => Some(format!(
                "see what runs with `cargo xtask watch --env {environment}`; nothing that this one does counts any more"
            )),
            #[cfg(feature = "cloud")]
            Error::Simulator(_) => {
                Some("is the disk full? `cargo xtask up --fresh` begins with an empty cloud".into())
            }
            _ => None,
        }
    }

    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Error::Read { .. } | Error::Write { .. } | Error::Start { .. } | Error::Failed { .. } => 1,
            Error::Environment { .. }
            | Error::NoEnvironment { .. }
            | Error::NotAWorkspace { .. }
            | Error::Usage(_)
            | Error::Cycle(_) => 2,
            #[cfg(feature = "cloud")]
            Error::NoBucket { .. } => 2,
            #[cfg(feature = "operate")]
            Error::NotBootstrapped { .. } => 2,
            #[cfg(feature = "operate")]
            Error::Registry(_) => 5,
            Error::Check(_) => 3,
            #[cfg(feature = "cloud")]
            Error::Refused { .. } => 3,
            Error::Stale { .. } | Error::Changes => 4,
            #[cfg(feature = "operate")]
            Error::Drift { .. } | Error::Differs { .. } => 4,
            #[cfg(feature = "operate")]
            Error::GitHub(_) => 5,
            #[cfg(feature = "operate")]
            Error::Task { code, .. } => *code,
            #[cfg(feature = "cloud")]
            Error::Aws(_)
            | Error::Unreachable(_)
            | Error::Credentials(_)
            | Error::LeaseLost { .. }
            | Error::Migration { .. }
            | Error::Deployment { .. } => 5,
            #[cfg(feature = "cloud")]
            Error::Local { .. } | Error::Simulator(_) => 1,
        }
    }
}

pub(crate) type Result<T> = std::result::Result<T, Error>;

fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

fn list(findings: &[Finding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
