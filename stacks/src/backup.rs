//! backup: daily and monthly recovery points of the database and of the uploads, out of reach of a mistake.

use cloudformation::intrinsic::sub;
use cloudformation::resource::backup::{
    BackupPlan, BackupSelection, BackupVault, backup_plan as plan, backup_selection as selection,
    backup_vault,
};
use cloudformation::{DeletionPolicy, Stack, Value};

use crate::database::Postgres;
use crate::environment::Environment;
use crate::iam;
use crate::key::Key;
use crate::storage::Uploads;

/// Days that a daily recovery point is kept, and a monthly one.
const DAILY: i32 = 35;
const MONTHLY: i32 = 365;
/// The fewest days that the vault lets anybody keep a recovery point: nobody deletes them at once.
const LOCKED: i64 = 14;

pub(crate) fn stack(environment: &Environment, key: Key, postgres: &Postgres, uploads: Uploads) -> Stack {
    let mut stack = Stack::new("backup", "Recovery points of the database and the uploads");
    let seal = key.of(&mut stack);
    let database = stack.import(postgres.arn);
    let uploads: Value<String> = stack.import(uploads.arn).into();
    let t = &mut stack.template;
    let vault = t.add(
        "Vault",
        seal.on(BackupVault::new(sub("${AWS::StackName}")), BackupVault::encryption_key_arn)
            .lock_configuration(backup_vault::LockConfigurationType::new(LOCKED)),
    );
    t.entry(&vault).keep(DeletionPolicy::RetainExceptOnCreate);
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
    // Those of S3 are not among the policies of service roles.
    // <https://docs.aws.amazon.com/aws-backup/latest/devguide/security-iam-awsmanpol.html>
    let managed = [
        "service-role/AWSBackupServiceRolePolicyForBackup",
        "service-role/AWSBackupServiceRolePolicyForRestores",
        "AWSBackupServiceRolePolicyForS3Backup",
        "AWSBackupServiceRolePolicyForS3Restore",
    ];
    let role = t.add(
        "BackupRole",
        iam::role(environment, "backup.amazonaws.com").managed_policy_arns(
            managed.map(|name| sub(format!("arn:${{AWS::Partition}}:iam::aws:policy/{name}"))),
        ),
    );
    t.add(
        "Selection",
        BackupSelection::new(
            plan.backup_plan_id(),
            selection::BackupSelectionResourceType::new(role.arn(), "database-and-uploads")
                .resources([database, uploads]),
        ),
    );
    stack
}
