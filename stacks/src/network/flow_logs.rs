//! Who talked to whom: every connection of the VPC, kept for a while.

use cloudformation::resource::ec2::{FlowLog, VPC, flow_log};
use cloudformation::resource::iam::role;
use cloudformation::resource::logs::LogGroup;
use cloudformation::{DeletionPolicy, Handle, Template};

use crate::environment::Environment;
use crate::iam;
use crate::key::Seal;

/// Days that are kept: incidents are looked into within a quarter.
const KEEP: i64 = 90;

pub(super) fn add(t: &mut Template, environment: &Environment, vpc: Handle<VPC>, seal: &Seal) {
    let logs = t.add("FlowLogs", seal.on(LogGroup::new().retention_in_days(KEEP), LogGroup::kms_key_id));
    t.entry(&logs).keep(DeletionPolicy::RetainExceptOnCreate);
    // <https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html>
    let writes = iam::allow(
        &["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
        [logs.arn().into()],
    );
    let role = t.add(
        "FlowLogsRole",
        iam::role(environment, "vpc-flow-logs.amazonaws.com")
            .policies([role::Policy::new(iam::document(&[writes]), "write-flow-logs")]),
    );
    t.add(
        "FlowLog",
        FlowLog::new(vpc.reference(), flow_log::ResourceType::Vpc)
            .traffic_type(flow_log::TrafficType::All)
            .max_aggregation_interval(60)
            .log_destination_type(flow_log::LogDestinationType::CloudWatchLogs)
            .log_group_name(logs.reference())
            .deliver_logs_permission_arn(role.arn()),
    );
}
