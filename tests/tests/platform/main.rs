//! What the commands do: on this workspace, on the embedded cloud, and before clients and emulators that others wrote. One
//! program holds these tests: each would link the commands again.

mod bootstrap;
mod boto3;
mod ministack;
mod oidc;
mod release;
mod settings;
mod simulator;
mod templates;
mod tidy;
mod up;
mod workflows;
