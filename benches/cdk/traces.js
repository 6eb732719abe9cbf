// How the tasks are traced: a collector of OpenTelemetry beside the app takes spans by OTLP and hands them to X-Ray.
const { Aws, CfnParameter } = require('aws-cdk-lib');
const ecs = require('aws-cdk-lib/aws-ecs');

const IMAGE = 'public.ecr.aws/aws-observability/aws-otel-collector:v0.47.0';
const ADDRESS = '127.0.0.1:4318';
const MEMORY = 128; // MiB, of the task's memory

/** What sends segments to X-Ray, which has no resources that could be named. */
const SENDS = { actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], resources: ['*'] };

/** What the app is told of its traces. */
const TRACED = { OTEL_TRACES_SAMPLER_ARG: '0.05', OTEL_EXPORTER_OTLP_ENDPOINT: `http://${ADDRESS}` };

const CONFIGURATION = {
  receivers: { otlp: { protocols: { http: { endpoint: ADDRESS } } } },
  processors: {
    batch: {},
    memory_limiter: { check_interval: '1s', limit_mib: (MEMORY * 3) / 4, spike_limit_mib: MEMORY / 4 },
    resourcedetection: { detectors: ['env', 'ecs'] },
  },
  exporters: { awsxray: {} },
  service: {
    pipelines: {
      traces: {
        receivers: ['otlp'],
        processors: ['memory_limiter', 'resourcedetection', 'batch'],
        exporters: ['awsxray'],
      },
    },
  },
};

/** The image of the collectors of a stack. */
const collectorImage = (scope) =>
  new CfnParameter(scope, 'CollectorImage', { description: 'The collector of traces', default: IMAGE });

/** Puts a collector beside the app; a task that has begun goes on without it. */
function collect(definition, { command, image, logGroup }) {
  const container = definition.addContainer('collector', {
    image: ecs.ContainerImage.fromRegistry(image.valueAsString),
    essential: false,
    readonlyRootFilesystem: true,
    memoryLimitMiB: MEMORY,
    environment: { AOT_CONFIG_CONTENT: JSON.stringify(CONFIGURATION), AWS_REGION: Aws.REGION },
    logging: ecs.LogDrivers.awsLogs({ streamPrefix: command, logGroup }),
  });
  // It begins before the app, and so ends after it.
  definition.defaultContainer.addContainerDependencies({
    container,
    condition: ecs.ContainerDependencyCondition.START,
  });
}

module.exports = { SENDS, TRACED, collect, collectorImage };
