// The production stacks as a CDK app: the stacks of stacks/snapshots/prod.*.snap, each a file of ./stacks.
const { App } = require('aws-cdk-lib');
const { AuthStack } = require('./stacks/auth');
const { BackupStack } = require('./stacks/backup');
const { BusStack } = require('./stacks/bus');
const { CacheStack } = require('./stacks/cache');
const { ClusterStack } = require('./stacks/cluster');
const { DatabaseStack } = require('./stacks/database');
const { EdgeStack } = require('./stacks/edge');
const { EventsStack } = require('./stacks/events');
const { FunctionsStack } = require('./stacks/functions');
const { KeyStack } = require('./stacks/key');
const { NetworkStack } = require('./stacks/network');
const { ObservabilityStack } = require('./stacks/observability');
const { QueueStack } = require('./stacks/queue');
const { ServiceStack } = require('./stacks/service');
const { StorageStack } = require('./stacks/storage');

const app = new App({
  // What `cdk init` gives a new app; here, and not in cdk.json, so that it holds without the CLI as well.
  context: require('aws-cdk-lib/recommended-feature-flags.json'),
  analyticsReporting: false,
});

const key = new KeyStack(app, 'key');
new AuthStack(app, 'auth');
const network = new NetworkStack(app, 'network', { key });
const database = new DatabaseStack(app, 'database', { key, network });
const cache = new CacheStack(app, 'cache', { key, network });
const storage = new StorageStack(app, 'storage');
const queue = new QueueStack(app, 'queue', { key });
const bus = new BusStack(app, 'bus', { key });
const cluster = new ClusterStack(app, 'cluster', { key, network, database });
const service = new ServiceStack(app, 'service', { key, network, database, cache, storage, queue, bus, cluster });
new EdgeStack(app, 'edge').addStackDependency(service); // by parameters, across regions
new FunctionsStack(app, 'functions', { key, storage, queue });
new ObservabilityStack(app, 'observability', { database, cache, queue, service });
new BackupStack(app, 'backup', { key, database, storage });
new EventsStack(app, 'events', { queue });
app.synth();
