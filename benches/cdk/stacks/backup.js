// Recovery points of the database and the uploads.
const { Aws, Duration, RemovalPolicy } = require('aws-cdk-lib');
const backup = require('aws-cdk-lib/aws-backup');
const { Schedule } = require('aws-cdk-lib/aws-events');
const { PlatformStack, keyOf, role } = require('../platform');

class BackupStack extends PlatformStack {
  constructor(scope, id, { key }) {
    super(scope, id, 'Recovery points of the database and the uploads');
    const backupVault = new backup.BackupVault(this, 'Vault', {
      backupVaultName: Aws.STACK_NAME,
      encryptionKey: keyOf(this, key),
      lockConfiguration: { minRetention: Duration.days(14) },
      removalPolicy: RemovalPolicy.RETAIN,
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
      ],
    });
    // Not the selection of CDK: it joins tags by or, these hold together.
    const tag = (name, value) => ({
      ConditionKey: `aws:ResourceTag/trestle:${name}`,
      ConditionValue: value,
    });
    new backup.CfnBackupSelection(this, 'Selection', {
      backupPlanId: plan.backupPlanId,
      backupSelection: {
        selectionName: 'everything-tagged',
        iamRoleArn: backupRole.roleArn,
        resources: ['*'],
        conditions: { StringEquals: [tag('platform', 'trestle'), tag('environment', 'prod')] },
      },
    });
  }
}

module.exports = { BackupStack };
