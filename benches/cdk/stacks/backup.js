// Recovery points of the database and the uploads.
const { Aws, Duration, RemovalPolicy } = require('aws-cdk-lib');
const backup = require('aws-cdk-lib/aws-backup');
const { Schedule } = require('aws-cdk-lib/aws-events');
const { PlatformStack, keyOf, role } = require('../platform');

class BackupStack extends PlatformStack {
  constructor(scope, id, { key, database, storage }) {
    super(scope, id, 'Recovery points of the database and the uploads');
    const backupVault = new backup.BackupVault(this, 'Vault', {
      backupVaultName: Aws.STACK_NAME,
      encryptionKey: keyOf(this, key),
      lockConfiguration: { minRetention: Duration.days(14) },
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const rule = (ruleName, when, days) =>
      new backup.BackupPlanRule({
        ruleName,
        scheduleExpression: Schedule.cron({ minute: '0', ...when }),
        deleteAfter: Duration.days(days),
      });
    const plan = new backup.BackupPlan(this, 'Plan', {
      backupPlanName: Aws.STACK_NAME,
      backupVault,
      backupPlanRules: [rule('daily', { hour: '3' }, 35), rule('monthly', { hour: '4', day: '1' }, 365)],
    });
    const backupRole = role(this, 'BackupRole', 'backup.amazonaws.com', {
      managed: [
        'service-role/AWSBackupServiceRolePolicyForBackup',
        'service-role/AWSBackupServiceRolePolicyForRestores',
        'AWSBackupServiceRolePolicyForS3Backup', // those of S3 are not among the policies of service roles
        'AWSBackupServiceRolePolicyForS3Restore',
      ],
    });
    plan.addSelection('Selection', {
      backupSelectionName: 'database-and-uploads',
      role: backupRole,
      disableDefaultBackupPolicy: true, // the role has it
      resources: [database.instance.instanceArn, storage.uploads.bucketArn].map((arn) =>
        backup.BackupResource.fromArn(arn),
      ),
    });
  }
}

module.exports = { BackupStack };
