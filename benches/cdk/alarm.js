// How the stacks make alarms.
const cloudwatch = require('aws-cdk-lib/aws-cloudwatch');
const { SnsAction } = require('aws-cdk-lib/aws-cloudwatch-actions');

const RUNBOOKS = 'What to do: docs/runbooks.md';
const OFTEN = { evaluationPeriods: 5, datapointsToAlarm: 3 }; // in most of five minutes

/** Told to `topic` when a value stays above, or `below`, its threshold; without a topic, a part of other alarms. */
function alarm(scope, id, { topic, description, metric, threshold, below, ...periods }) {
  const { GREATER_THAN_THRESHOLD, LESS_THAN_THRESHOLD } = cloudwatch.ComparisonOperator;
  const made = new cloudwatch.Alarm(scope, id, {
    alarmDescription: description,
    metric,
    threshold,
    ...OFTEN,
    ...periods,
    comparisonOperator: below ? LESS_THAN_THRESHOLD : GREATER_THAN_THRESHOLD,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  return topic ? told(made, topic) : made;
}

/** Told to `topic` when all of `alarms` ring. */
function allOf(scope, id, { topic, description, alarms }) {
  const rings = alarms.map((each) => cloudwatch.AlarmRule.fromAlarm(each, cloudwatch.AlarmState.ALARM));
  const alarmRule = cloudwatch.AlarmRule.allOf(...rings);
  return told(new cloudwatch.CompositeAlarm(scope, id, { alarmDescription: description, alarmRule }), topic);
}

function told(made, topic) {
  made.addAlarmAction(new SnsAction(topic));
  made.addOkAction(new SnsAction(topic));
  return made;
}

module.exports = { RUNBOOKS, alarm, allOf };
