//! The ARN of a log group, as other services than CloudFormation take it.

use cloudformation::intrinsic::sub_with;
use cloudformation::resource::logs::LogGroup;
use cloudformation::{Handle, Value};

/// Without the asterisk that CloudFormation puts at its end.
pub(crate) fn arn(group: &Handle<LogGroup>) -> Value<String> {
    let arn = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Name}";
    sub_with(arn, [("Name", group.reference().into())])
}
