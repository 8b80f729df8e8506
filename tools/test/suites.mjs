/** What `npm test` runs, in this order. A suite that runs no test is a failure of its own. */

/** Checks of the text: each counts as one test. */
export const CHECKS = ['check:format', 'check:lint', 'check:types', 'check:boundaries'];

/**
 * jest projects, with the minutes after which one that hangs is ended. `backends`: it starts Kafka
 * and MongoDB, native ones unless `HCP_STACK` says otherwise. `docker`: it runs where Docker does.
 */
export const PROJECTS = [
  { name: 'unit', minutes: 8 },
  { name: 'contract', minutes: 5 },
  { name: 'kubernetes', minutes: 8 },
  { name: 'monitoring', minutes: 8, backends: true },
  { name: 'integration', minutes: 40, backends: true },
  { name: 'e2e', minutes: 10, backends: true },
  { name: 'browser', minutes: 25, backends: true },
  { name: 'chaos', minutes: 35, backends: true },
  { name: 'containers', minutes: 30, docker: true },
  { name: 'images', minutes: 20, docker: true },
];

/** What the project `containers` runs once more, in containers: where a backend is the one at fault. */
export const FAULTS_OF_BACKENDS = [
  'chaos/failover',
  'chaos/recreated-topic',
  'integration/aggregator-transaction',
  'integration/citizen-mongo-away',
  'integration/ingest-kafka-away',
  'integration/registry-watcher',
  'integration/silent-connections',
  'integration/stack/given-addresses',
  'integration/stack/stack',
];
