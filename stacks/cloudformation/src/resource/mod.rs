//! Typed resources, one module a service. Written by `cargo xtask schema update`; not edited by hand.

#[rustfmt::skip]
pub mod ec2;
#[rustfmt::skip]
pub mod ecs;
#[rustfmt::skip]
pub mod elasticache;
#[rustfmt::skip]
pub mod elasticloadbalancingv2;
#[rustfmt::skip]
pub mod iam;
#[rustfmt::skip]
pub mod logs;
#[rustfmt::skip]
pub mod rds;
#[rustfmt::skip]
pub mod s3;
#[rustfmt::skip]
pub mod secretsmanager;
#[rustfmt::skip]
pub mod sns;
#[rustfmt::skip]
pub mod sqs;
#[rustfmt::skip]
pub mod ssm;
#[rustfmt::skip]
pub mod wafv2;
