//! `AWS::SSM`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/ssm.md")]

use super::define::*;

resource! { "AWS::SSM::Parameter" Parameter -> ParameterName;
require {
    type_: parameter::Type = "Type";
    value: String = "Value";
}
accept {
    allowed_pattern: String = "AllowedPattern", "0 to 1024 characters";
    data_type: parameter::DataType = "DataType", "0 to 128 characters";
    description: String = "Description", "0 to 1024 characters";
    name: String = "Name", "1 to 2048 characters; a change replaces the resource";
    policies: String = "Policies", "1 to 4096 characters";
    tags: Json = "Tags", "0 to 1000 items";
    tier: parameter::Tier = "Tier";
}
attributes {
    arn: ParameterArn = "Arn";
} }

/// What belongs to `AWS::SSM::Parameter`.
pub mod parameter {
use crate::resource::define::*;

enumeration! { DataType { Text = "text"; AwsEc2Image = "aws:ec2:image"; } }
enumeration! { Tier { Standard = "Standard"; Advanced = "Advanced"; IntelligentTiering = "Intelligent-Tiering"; } }
enumeration! { Type { String = "String"; StringList = "StringList"; } }
}
