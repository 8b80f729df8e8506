import { FAULTS_OF_BACKENDS } from './tools/test/suites.mjs';

/** One jest project per kind of test; `tools/test/run.mjs` runs them in this order. */
const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: {
    '^#shared/(.*)\\.js$': '<rootDir>/libs/shared/src/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data', '<rootDir>/.cache'],
};

const kind = (displayName, testMatch) => ({ ...base, displayName, testMatch });

/** Kinds whose tests share one Kafka and one MongoDB (KAFKA_BROKERS, MONGODB_URI). */
const onBackends = {
  globalSetup: '<rootDir>/tools/test/global-setup.mjs',
  globalTeardown: '<rootDir>/tools/test/global-teardown.mjs',
};

export default {
  // Only what hangs reaches it: on two shared cores five seconds would decide tests by timing.
  testTimeout: 180_000,
  projects: [
    kind('unit', ['<rootDir>/{apps,libs,tools,web}/**/*.spec.ts']),
    kind('contract', ['<rootDir>/test/contract/**/*.test.ts']),
    { ...kind('integration', ['<rootDir>/test/integration/**/*.test.ts']), ...onBackends },
    kind('e2e', ['<rootDir>/test/e2e/**/*.test.ts']),
    {
      ...kind('browser', ['<rootDir>/test/browser/**/*.test.ts']),
      globalSetup: '<rootDir>/tools/test/browser-setup.mjs',
    },
    kind('chaos', ['<rootDir>/test/chaos/**/*.test.ts']),
    {
      ...kind(
        'containers',
        FAULTS_OF_BACKENDS.map((name) => `<rootDir>/test/${name}.test.ts`),
      ),
      ...onBackends,
    },
    {
      ...kind('images', ['<rootDir>/test/images/**/*.test.ts']),
      globalSetup: '<rootDir>/tools/test/images-setup.mjs',
    },
    {
      ...kind('monitoring', ['<rootDir>/test/monitoring/**/*.test.ts']),
      globalSetup: '<rootDir>/tools/test/monitoring-setup.mjs',
    },
    {
      ...kind('kubernetes', ['<rootDir>/test/kubernetes/**/*.test.ts']),
      globalSetup: '<rootDir>/tools/test/kubernetes-setup.mjs',
    },
  ],
};
