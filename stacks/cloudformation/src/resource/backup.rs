//! `AWS::Backup`. Written by `cargo xtask schema update`; not edited by hand.
#![doc = include_str!("../../examples/backup.md")]

use super::define::*;

resource! { "AWS::Backup::BackupPlan" BackupPlan -> BackupPlanId;
require {
    backup_plan: backup_plan::BackupPlanResourceType = "BackupPlan";
}
accept {
    backup_plan_tags: Json = "BackupPlanTags";
}
attributes {
    backup_plan_id: BackupPlanId = "BackupPlanId";
    version_id: String = "VersionId";
    backup_plan_arn: BackupPlanArn = "BackupPlanArn";
} }

/// What belongs to `AWS::Backup::BackupPlan`.
pub mod backup_plan {
use crate::resource::define::*;

structure! { #[doc = "`AdvancedBackupSettingResourceType`."] AdvancedBackupSettingResourceType
require {
    backup_options: Json = "BackupOptions";
    resource_type: String = "ResourceType";
}
accept {
}
}
structure! { #[doc = "`BackupPlanResourceType`."] BackupPlanResourceType
require {
    backup_plan_name: String = "BackupPlanName";
    backup_plan_rule: Vec<BackupRuleResourceType> = "BackupPlanRule";
}
accept {
    advanced_backup_settings: Vec<AdvancedBackupSettingResourceType> = "AdvancedBackupSettings";
    scan_settings: Vec<ScanSettingResourceType> = "ScanSettings";
}
}
structure! { #[doc = "`BackupRuleResourceType`."] BackupRuleResourceType
require {
    rule_name: String = "RuleName";
    target_backup_vault: String = "TargetBackupVault";
}
accept {
    completion_window_minutes: f64 = "CompletionWindowMinutes";
    copy_actions: Vec<CopyActionResourceType> = "CopyActions";
    enable_continuous_backup: bool = "EnableContinuousBackup";
    index_actions: Vec<IndexActionsResourceType> = "IndexActions";
    lifecycle: LifecycleResourceType = "Lifecycle";
    recovery_point_tags: Json = "RecoveryPointTags";
    scan_actions: Vec<ScanActionResourceType> = "ScanActions";
    schedule_expression: String = "ScheduleExpression";
    schedule_expression_timezone: String = "ScheduleExpressionTimezone";
    start_window_minutes: f64 = "StartWindowMinutes";
    target_logically_air_gapped_backup_vault_arn: String = "TargetLogicallyAirGappedBackupVaultArn";
}
}
structure! { #[doc = "`CopyActionResourceType`."] CopyActionResourceType
require {
    destination_backup_vault_arn: String = "DestinationBackupVaultArn";
}
accept {
    lifecycle: LifecycleResourceType = "Lifecycle";
}
}
structure! { #[doc = "`IndexActionsResourceType`."] IndexActionsResourceType
require {
}
accept {
    resource_types: Vec<String> = "ResourceTypes";
}
}
structure! { #[doc = "`LifecycleResourceType`."] LifecycleResourceType
require {
}
accept {
    delete_after_days: f64 = "DeleteAfterDays";
    move_to_cold_storage_after_days: f64 = "MoveToColdStorageAfterDays";
    opt_in_to_archive_for_supported_resources: bool = "OptInToArchiveForSupportedResources";
}
}
structure! { #[doc = "`ScanActionResourceType`."] ScanActionResourceType
require {
}
accept {
    malware_scanner: ScanActionResourceTypeMalwareScanner = "MalwareScanner";
    scan_mode: ScanActionResourceTypeScanMode = "ScanMode";
}
}
structure! { #[doc = "`ScanSettingResourceType`."] ScanSettingResourceType
require {
}
accept {
    malware_scanner: ScanSettingResourceTypeMalwareScanner = "MalwareScanner";
    resource_types: Vec<String> = "ResourceTypes";
    scanner_role_arn: RoleArn = "ScannerRoleArn";
}
}
enumeration! { ScanActionResourceTypeMalwareScanner { Guardduty = "GUARDDUTY"; } }
enumeration! { ScanActionResourceTypeScanMode { FullScan = "FULL_SCAN"; IncrementalScan = "INCREMENTAL_SCAN"; } }
enumeration! { ScanSettingResourceTypeMalwareScanner { Guardduty = "GUARDDUTY"; } }
}

resource! { "AWS::Backup::BackupSelection" BackupSelection -> BackupSelectionId;
require {
    backup_plan_id: BackupPlanId = "BackupPlanId", "a change replaces the resource";
    backup_selection: backup_selection::BackupSelectionResourceType = "BackupSelection", "a change replaces the resource";
}
accept {
}
attributes {
    selection_id: BackupSelectionId = "SelectionId";
    id: BackupSelectionId = "Id";
} }

/// What belongs to `AWS::Backup::BackupSelection`.
pub mod backup_selection {
use crate::resource::define::*;

structure! { #[doc = "`BackupSelectionResourceType`."] BackupSelectionResourceType
require {
    iam_role_arn: RoleArn = "IamRoleArn";
    selection_name: String = "SelectionName";
}
accept {
    conditions: Json = "Conditions";
    list_of_tags: Vec<ConditionResourceType> = "ListOfTags";
    not_resources: Vec<String> = "NotResources";
    resources: Vec<String> = "Resources";
}
}
structure! { #[doc = "`ConditionParameter`."] ConditionParameter
require {
}
accept {
    condition_key: String = "ConditionKey";
    condition_value: String = "ConditionValue";
}
}
structure! { #[doc = "`ConditionResourceType`."] ConditionResourceType
require {
    condition_key: String = "ConditionKey";
    condition_type: String = "ConditionType";
    condition_value: String = "ConditionValue";
}
accept {
}
}
}

resource! { "AWS::Backup::BackupVault" BackupVault -> BackupVaultName;
require {
    backup_vault_name: String = "BackupVaultName", "a change replaces the resource";
}
accept {
    access_policy: Json = "AccessPolicy";
    backup_vault_tags: Json = "BackupVaultTags";
    encryption_key_arn: KeyArn = "EncryptionKeyArn", "a change replaces the resource";
    lock_configuration: backup_vault::LockConfigurationType = "LockConfiguration";
    notifications: backup_vault::NotificationObjectType = "Notifications";
}
attributes {
    backup_vault_arn: BackupVaultArn = "BackupVaultArn";
} }

/// What belongs to `AWS::Backup::BackupVault`.
pub mod backup_vault {
use crate::resource::define::*;

structure! { #[doc = "`LockConfigurationType`."] LockConfigurationType
require {
    min_retention_days: i64 = "MinRetentionDays";
}
accept {
    changeable_for_days: i64 = "ChangeableForDays";
    max_retention_days: i64 = "MaxRetentionDays";
}
}
structure! { #[doc = "`NotificationObjectType`."] NotificationObjectType
require {
    backup_vault_events: Vec<String> = "BackupVaultEvents";
    sns_topic_arn: TopicArn = "SNSTopicArn";
}
accept {
}
}
}
