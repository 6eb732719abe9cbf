//! backup: daily and monthly recovery points of everything that this environment's tags name, out of reach of a mistake.

use cloudformation::intrinsic::sub;
use cloudformation::resource::backup::{
    BackupPlan, BackupSelection, BackupVault, backup_plan as plan, backup_selection as selection,
    backup_vault,
};
use cloudformation::{DeletionPolicy, Stack, Value};

use crate::environment::Environment;
use crate::key::Key;
use crate::{PLATFORM, iam};

/// Days that a daily recovery point is kept, and a monthly one.
const DAILY: i32 = 35;
const MONTHLY: i32 = 365;
/// The fewest days that the vault lets anybody keep a recovery point: nobody deletes them at once.
const LOCKED: i64 = 14;

pub(crate) fn stack(environment: &Environment, key: Key) -> Stack {
    let mut stack = Stack::new("backup", "Recovery points of the database and the uploads");
    let seal = key.of(&mut stack);
    let t = &mut stack.template;
    let vault = t.add(
        "Vault",
        seal.on(BackupVault::new(sub("${AWS::StackName}")), BackupVault::encryption_key_arn)
            .lock_configuration(backup_vault::LockConfigurationType::new(LOCKED)),
    );
    t.entry(&vault).keep(DeletionPolicy::Retain);
    let rule = |name: &str, schedule: &str, days: i32| {
        plan::BackupRuleResourceType::new(name, Value::<String>::from(vault.reference()))
            .schedule_expression(schedule)
            .lifecycle(plan::LifecycleResourceType::new().delete_after_days(days))
    };
    let plan = t.add(
        "Plan",
        BackupPlan::new(plan::BackupPlanResourceType::new(
            sub("${AWS::StackName}"),
            [rule("daily", "cron(0 3 * * ? *)", DAILY), rule("monthly", "cron(0 4 1 * ? *)", MONTHLY)],
        )),
    );
    let managed = ["AWSBackupServiceRolePolicyForBackup", "AWSBackupServiceRolePolicyForRestores"];
    let role = t.add(
        "BackupRole",
        iam::role(environment, "backup.amazonaws.com").managed_policy_arns(
            managed.map(|name| sub(format!("arn:${{AWS::Partition}}:iam::aws:policy/service-role/{name}"))),
        ),
    );
    // Every deployment gives its resources these tags.
    let tags = [
        (format!("{PLATFORM}:platform"), PLATFORM.to_owned()),
        (format!("{PLATFORM}:environment"), environment.name.clone()),
    ];
    let conditions: Vec<serde_json::Value> = tags
        .into_iter()
        .map(|(key, value)| {
            serde_json::json!({ "ConditionKey": format!("aws:ResourceTag/{key}"), "ConditionValue": value })
        })
        .collect();
    t.add(
        "Selection",
        BackupSelection::new(
            plan.backup_plan_id(),
            selection::BackupSelectionResourceType::new(role.arn(), "everything-tagged")
                .resources(["*"])
                .conditions(serde_json::json!({ "StringEquals": conditions })),
        ),
    );
    stack
}
