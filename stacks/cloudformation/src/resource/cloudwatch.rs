//! `AWS::CloudWatch`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/cloudwatch.md")]

use super::define::*;

resource! { "AWS::CloudWatch::Alarm" Alarm -> AlarmName;
require {
}
accept {
    action_configuration: alarm::ActionConfiguration = "ActionConfiguration";
    actions_enabled: bool = "ActionsEnabled";
    alarm_actions: Vec<String> = "AlarmActions", "at least 0 items";
    alarm_description: String = "AlarmDescription", "0 to 1024 characters";
    alarm_name: String = "AlarmName", "0 to 255 characters; a change replaces the resource";
    comparison_operator: alarm::ComparisonOperator = "ComparisonOperator";
    datapoints_to_alarm: i64 = "DatapointsToAlarm", "at least 1";
    dimensions: Vec<alarm::Dimension> = "Dimensions", "0 to 30 items";
    evaluate_low_sample_count_percentile: String = "EvaluateLowSampleCountPercentile", "1 to 255 characters";
    evaluation_criteria: alarm::EvaluationCriteria = "EvaluationCriteria";
    evaluation_interval: i64 = "EvaluationInterval", "10 to 3600";
    evaluation_periods: i64 = "EvaluationPeriods", "at least 1";
    evaluation_window: alarm::EvaluationWindow = "EvaluationWindow";
    extended_statistic: String = "ExtendedStatistic";
    insufficient_data_actions: Vec<String> = "InsufficientDataActions", "at least 0 items";
    metric_name: String = "MetricName", "1 to 255 characters";
    metrics: Vec<alarm::MetricDataQuery> = "Metrics";
    namespace: String = "Namespace", "1 to 255 characters";
    ok_actions: Vec<String> = "OKActions", "at least 0 items";
    period: i64 = "Period", "at least 1";
    statistic: alarm::Statistic = "Statistic";
    tags: Vec<alarm::Tag> = "Tags", "at most 50 items";
    threshold: f64 = "Threshold";
    threshold_metric_id: String = "ThresholdMetricId", "1 to 255 characters";
    treat_missing_data: alarm::TreatMissingData = "TreatMissingData", "1 to 255 characters";
    unit: alarm::Unit = "Unit";
    warm_up_configuration: alarm::WarmUpConfiguration = "WarmUpConfiguration";
}
attributes {
    arn: AlarmArn = "Arn";
} }

/// What belongs to `AWS::CloudWatch::Alarm`.
pub mod alarm {
use crate::resource::define::*;

structure! { #[doc = "`ActionConfiguration`."] ActionConfiguration
require {
}
accept {
    alarm_tags_propagation: AlarmTagsPropagation = "AlarmTagsPropagation";
}
}
structure! { #[doc = "`AlarmPromQLCriteria`."] AlarmPromQLCriteria
require {
}
accept {
    pending_period: i64 = "PendingPeriod";
    query: String = "Query";
    recovery_period: i64 = "RecoveryPeriod";
}
}
structure! { #[doc = "`AlarmTagsPropagation`."] AlarmTagsPropagation
require {
    enabled: bool = "Enabled";
}
accept {
    excluded_tag_keys: Vec<String> = "ExcludedTagKeys", "1 to 50 items";
    included_tag_keys: Vec<String> = "IncludedTagKeys", "1 to 50 items";
}
}
structure! { #[doc = "`Dimension`."] Dimension
require {
    name: String = "Name", "1 to 255 characters";
    value: String = "Value", "1 to 1024 characters";
}
accept {
}
}
structure! { #[doc = "`EvaluationCriteria`."] EvaluationCriteria
require {
}
accept {
    prom_ql_criteria: AlarmPromQLCriteria = "PromQLCriteria";
}
}
structure! { #[doc = "`EvaluationWindow`."] EvaluationWindow
require {
}
accept {
    sliding_window: Json = "SlidingWindow";
    wall_clock_window: WallClockWindow = "WallClockWindow";
}
}
structure! { #[doc = "`Metric`."] Metric
require {
}
accept {
    dimensions: Vec<Dimension> = "Dimensions", "0 to 30 items";
    metric_name: String = "MetricName", "1 to 255 characters";
    namespace: String = "Namespace", "1 to 255 characters";
}
}
structure! { #[doc = "`MetricDataQuery`."] MetricDataQuery
require {
    id: String = "Id", "1 to 255 characters";
}
accept {
    account_id: String = "AccountId", "1 to 255 characters";
    expression: String = "Expression", "1 to 2048 characters";
    label: String = "Label";
    metric_stat: MetricStat = "MetricStat";
    period: i64 = "Period", "at least 1";
    return_data: bool = "ReturnData";
}
}
structure! { #[doc = "`MetricStat`."] MetricStat
require {
    metric: Metric = "Metric";
    period: i64 = "Period", "at least 1";
    stat: String = "Stat";
}
accept {
    unit: MetricStatUnit = "Unit";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "1 to 256 characters";
}
accept {
}
}
structure! { #[doc = "`WallClockWindow`."] WallClockWindow
require {
}
accept {
    timezone: String = "Timezone";
}
}
structure! { #[doc = "`WarmUpConfiguration`."] WarmUpConfiguration
require {
}
accept {
    only_start_evaluating_after_warm_up_period_ends: bool = "OnlyStartEvaluatingAfterWarmUpPeriodEnds";
    warm_up_period_duration_in_minutes: i64 = "WarmUpPeriodDurationInMinutes", "1 to 2880";
}
}
enumeration! { ComparisonOperator { GreaterThanOrEqualToThreshold = "GreaterThanOrEqualToThreshold"; GreaterThanThreshold = "GreaterThanThreshold"; GreaterThanUpperThreshold = "GreaterThanUpperThreshold"; LessThanLowerOrGreaterThanUpperThreshold = "LessThanLowerOrGreaterThanUpperThreshold"; LessThanLowerThreshold = "LessThanLowerThreshold"; LessThanOrEqualToThreshold = "LessThanOrEqualToThreshold"; LessThanThreshold = "LessThanThreshold"; } }
enumeration! { MetricStatUnit { Bits = "Bits"; BitsSecond = "Bits/Second"; Bytes = "Bytes"; BytesSecond = "Bytes/Second"; Count = "Count"; CountSecond = "Count/Second"; Gigabits = "Gigabits"; GigabitsSecond = "Gigabits/Second"; Gigabytes = "Gigabytes"; GigabytesSecond = "Gigabytes/Second"; Kilobits = "Kilobits"; KilobitsSecond = "Kilobits/Second"; Kilobytes = "Kilobytes"; KilobytesSecond = "Kilobytes/Second"; Megabits = "Megabits"; MegabitsSecond = "Megabits/Second"; Megabytes = "Megabytes"; MegabytesSecond = "Megabytes/Second"; Microseconds = "Microseconds"; Milliseconds = "Milliseconds"; None = "None"; Percent = "Percent"; Seconds = "Seconds"; Terabits = "Terabits"; TerabitsSecond = "Terabits/Second"; Terabytes = "Terabytes"; TerabytesSecond = "Terabytes/Second"; } }
enumeration! { Statistic { Average = "Average"; Maximum = "Maximum"; Minimum = "Minimum"; SampleCount = "SampleCount"; Sum = "Sum"; } }
enumeration! { TreatMissingData { Breaching = "breaching"; Ignore = "ignore"; Missing = "missing"; NotBreaching = "notBreaching"; } }
enumeration! { Unit { Bits = "Bits"; BitsSecond = "Bits/Second"; Bytes = "Bytes"; BytesSecond = "Bytes/Second"; Count = "Count"; CountSecond = "Count/Second"; Gigabits = "Gigabits"; GigabitsSecond = "Gigabits/Second"; Gigabytes = "Gigabytes"; GigabytesSecond = "Gigabytes/Second"; Kilobits = "Kilobits"; KilobitsSecond = "Kilobits/Second"; Kilobytes = "Kilobytes"; KilobytesSecond = "Kilobytes/Second"; Megabits = "Megabits"; MegabitsSecond = "Megabits/Second"; Megabytes = "Megabytes"; MegabytesSecond = "Megabytes/Second"; Microseconds = "Microseconds"; Milliseconds = "Milliseconds"; None = "None"; Percent = "Percent"; Seconds = "Seconds"; Terabits = "Terabits"; TerabitsSecond = "Terabits/Second"; Terabytes = "Terabytes"; TerabytesSecond = "Terabytes/Second"; } }
}

resource! { "AWS::CloudWatch::CompositeAlarm" CompositeAlarm -> CompositeAlarmName;
require {
    alarm_rule: String = "AlarmRule", "1 to 10240 characters";
}
accept {
    action_configuration: composite_alarm::ActionConfiguration = "ActionConfiguration";
    actions_enabled: bool = "ActionsEnabled";
    actions_suppressor: String = "ActionsSuppressor", "1 to 1600 characters";
    actions_suppressor_extension_period: i64 = "ActionsSuppressorExtensionPeriod", "at least 0";
    actions_suppressor_wait_period: i64 = "ActionsSuppressorWaitPeriod", "at least 0";
    alarm_actions: Vec<String> = "AlarmActions", "at most 5 items";
    alarm_description: String = "AlarmDescription", "0 to 1024 characters";
    alarm_name: String = "AlarmName", "1 to 255 characters; a change replaces the resource";
    insufficient_data_actions: Vec<String> = "InsufficientDataActions", "at most 5 items";
    ok_actions: Vec<String> = "OKActions", "at most 5 items";
    tags: Vec<composite_alarm::Tag> = "Tags", "at most 50 items";
}
attributes {
    arn: CompositeAlarmArn = "Arn";
} }

/// What belongs to `AWS::CloudWatch::CompositeAlarm`.
pub mod composite_alarm {
use crate::resource::define::*;

structure! { #[doc = "`ActionConfiguration`."] ActionConfiguration
require {
}
accept {
    alarm_tags_propagation: AlarmTagsPropagation = "AlarmTagsPropagation";
}
}
structure! { #[doc = "`AlarmTagsPropagation`."] AlarmTagsPropagation
require {
    enabled: bool = "Enabled";
}
accept {
    excluded_tag_keys: Vec<String> = "ExcludedTagKeys", "1 to 50 items";
    included_tag_keys: Vec<String> = "IncludedTagKeys", "1 to 50 items";
}
}
structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "1 to 256 characters";
}
accept {
}
}
}

resource! { "AWS::CloudWatch::Dashboard" Dashboard -> DashboardName;
require {
    dashboard_body: String = "DashboardBody";
}
accept {
    dashboard_name: String = "DashboardName", "a change replaces the resource";
    tags: Vec<dashboard::Tag> = "Tags", "at most 50 items";
}
attributes {
} }

/// What belongs to `AWS::CloudWatch::Dashboard`.
pub mod dashboard {
use crate::resource::define::*;

structure! { #[doc = "`Tag`."] Tag
require {
    key: String = "Key", "1 to 128 characters";
    value: String = "Value", "1 to 256 characters";
}
accept {
}
}
}
