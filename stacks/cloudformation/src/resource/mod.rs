//! Typed resources, one module a service. Written by `cargo xtask schema update`; not edited by hand.

#![expect(clippy::allow_attributes, reason = "a build without any service has no use of some of it")]
#![allow(clippy::wildcard_imports)]

#[allow(unused_imports, unused_macros)]
#[macro_use]
mod define;
#[rustfmt::skip]
pub mod id;
#[cfg(feature = "applicationautoscaling")]
#[rustfmt::skip]
pub mod applicationautoscaling;
#[cfg(feature = "backup")]
#[rustfmt::skip]
pub mod backup;
#[cfg(feature = "certificatemanager")]
#[rustfmt::skip]
pub mod certificatemanager;
#[cfg(feature = "cloudfront")]
#[rustfmt::skip]
pub mod cloudfront;
#[cfg(feature = "cloudwatch")]
#[rustfmt::skip]
pub mod cloudwatch;
#[cfg(feature = "cognito")]
#[rustfmt::skip]
pub mod cognito;
#[cfg(feature = "ec2")]
#[rustfmt::skip]
pub mod ec2;
#[cfg(feature = "ecr")]
#[rustfmt::skip]
pub mod ecr;
#[cfg(feature = "ecs")]
#[rustfmt::skip]
pub mod ecs;
#[cfg(feature = "elasticache")]
#[rustfmt::skip]
pub mod elasticache;
#[cfg(feature = "elasticloadbalancingv2")]
#[rustfmt::skip]
pub mod elasticloadbalancingv2;
#[cfg(feature = "events")]
#[rustfmt::skip]
pub mod events;
#[cfg(feature = "iam")]
#[rustfmt::skip]
pub mod iam;
#[cfg(feature = "kms")]
#[rustfmt::skip]
pub mod kms;
#[cfg(feature = "lambda")]
#[rustfmt::skip]
pub mod lambda;
#[cfg(feature = "logs")]
#[rustfmt::skip]
pub mod logs;
#[cfg(feature = "rds")]
#[rustfmt::skip]
pub mod rds;
#[cfg(feature = "route53")]
#[rustfmt::skip]
pub mod route53;
#[cfg(feature = "s3")]
#[rustfmt::skip]
pub mod s3;
#[cfg(feature = "sns")]
#[rustfmt::skip]
pub mod sns;
#[cfg(feature = "sqs")]
#[rustfmt::skip]
pub mod sqs;
#[cfg(feature = "ssm")]
#[rustfmt::skip]
pub mod ssm;
#[cfg(feature = "secretsmanager")]
#[rustfmt::skip]
pub mod secretsmanager;
#[cfg(feature = "wafv2")]
#[rustfmt::skip]
pub mod wafv2;
#[cfg(feature = "xray")]
#[rustfmt::skip]
pub mod xray;
