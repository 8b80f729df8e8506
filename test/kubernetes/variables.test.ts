import {
  environmentsOf,
  type ContainerEnvironment,
} from '../../tools/kubernetes/variables/environment.js';
import { RIGHT_DEFAULTS } from '../../tools/kubernetes/variables/right-defaults.js';
import { readerOf, variablesOf } from '../../tools/kubernetes/variables/schemas.js';
import { FOLDERS, rendered } from './support/rendered.js';

const SERVICES = ['ingest', 'aggregator', 'report', 'console'];
const JOBS = ['backup', 'desk', 'migrate', 'publish', 'reconcile'];

const unknownTo = ({ object, values }: ContainerEnvironment): string[] => {
  const known = variablesOf(readerOf(object));
  return Object.keys(values).filter((name) => !known.has(name));
};

describe('variables in the manifests', () => {
  it.each(FOLDERS)('%s has an environment for every service and job', async (folder) => {
    const objects = environmentsOf(await rendered(folder)).map(({ object }) => object);
    expect(objects.toSorted()).toEqual([...SERVICES, ...JOBS].toSorted());
  });

  it.each(FOLDERS)('%s: each is known to the schema of who is given it', async (folder) => {
    for (const environment of environmentsOf(await rendered(folder))) {
      expect([environment.object, unknownTo(environment)]).toEqual([environment.object, []]);
    }
  });

  it.each(FOLDERS)('%s: each service would start with what it is given', async (folder) => {
    for (const { object, values } of environmentsOf(await rendered(folder))) {
      expect(() => readerOf(object).read(values)).not.toThrow();
    }
  });

  it('would not be known where they are nobody’s, or somebody else’s', async () => {
    const all = environmentsOf(await rendered('overlays/prod'));
    const bad = all
      .filter(({ object }) => object === 'report')
      .map((report) => ({
        ...report,
        values: { ...report.values, HCP_NOBODY: '1', KAFKA_BROKERS: 'kafka:9092' },
      }));
    expect(bad.map(unknownTo)).toEqual([['HCP_NOBODY', 'KAFKA_BROKERS']]);
  });

  it('set each variable of a service, or its default is one that is right there', async () => {
    const right = new Set(Object.values(RIGHT_DEFAULTS).flat());
    const all = environmentsOf(await rendered('overlays/prod'));
    for (const object of [...SERVICES, 'desk']) {
      const set = all
        .filter((each) => each.object === object)
        .flatMap((e) => Object.keys(e.values));
      const unset = [...variablesOf(readerOf(object))].filter((name) => !set.includes(name));
      expect([object, unset.filter((name) => !right.has(name))]).toEqual([object, []]);
    }
  });

  it('leave no default named right that nobody has, or that all have set', async () => {
    const all = environmentsOf(await rendered('overlays/prod'));
    const unset = all.flatMap(({ object, values }) =>
      [...variablesOf(readerOf(object))].filter((name) => !(name in values)),
    );
    const named = Object.values(RIGHT_DEFAULTS).flat();
    expect(named.filter((name) => !unset.includes(name))).toEqual([]);
    expect(named.toSorted()).toEqual([...new Set(named)].toSorted());
  });

  it('let the job publish by the rules that report answers by, and report not publish itself', async () => {
    const all = environmentsOf(await rendered('overlays/prod'));
    const valuesOf = (object: string) => all.find((each) => each.object === object)?.values ?? {};
    const { HCP_PUBLISH: ofReport, ...report } = valuesOf('report');
    const { HCP_PUBLISH: ofJob, ...job } = valuesOf('publish');
    expect([ofReport, ofJob]).toEqual(['off', 'day,week,month,quarter,year']);
    const listening = ['HCP_HOST', 'LOG_LEVEL', 'HCP_DRAIN_SECONDS'];
    const rules = Object.entries(report).filter(([name]) => !listening.includes(name));
    expect(job).toEqual(Object.fromEntries(rules));
  });

  it('give everybody the same database, the same Kafka and the same proxies', async () => {
    const all = environmentsOf(await rendered('overlays/prod'));
    const backends = ['MONGODB_URI', 'MONGODB_USERNAME', 'KAFKA_BROKERS', 'KAFKA_TLS'];
    for (const name of [...backends, 'HCP_TRUSTED_PROXIES']) {
      const told = all.flatMap(({ values }) => values[name] ?? []);
      expect([name, new Set(told).size]).toEqual([name, 1]);
    }
  });
});
