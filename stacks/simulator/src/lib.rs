//! The embedded cloud: CloudFormation in process, and the services that the platform's stacks use, behind one HTTP
//! front that any AWS client talks to. Resources that run something are complete only when their [`Backing`] says so.

mod access;
pub mod backing;
mod cloud;
mod cloudformation;
mod control;
mod ecs;
mod elasticache;
mod error;
mod events;
mod faults;
mod http;
mod lambda;
mod logs;
mod provider;
mod rds;
mod registry;
mod s3;
mod secrets;
mod shared;
mod snapshots;
mod sqs;
mod ssm;
mod state;
mod sts;
mod told;
mod xml;

pub use backing::Backing;
pub use cloud::Simulator;
pub use shared::{Config, OpenError};
