import { Agent, get } from 'node:http';

import { ComposeHouse, type Published } from '../support/compose-house.js';
import { partsOf } from '../support/compose-project.js';
import { docker, inspect, type ContainerFacts } from '../support/docker.js';
import { HOME, rating, service } from '../support/events.js';
import { getRows, getText } from '../support/report.js';
import { SOURCES } from '../support/registry.js';
import { until } from '../support/until.js';

const SERVICES = ['ingest', 'aggregator', 'report', 'console'] as const;
const RATINGS = 40;
const GRACE_S = 45;

interface Targets {
  readonly activeTargets: readonly {
    readonly labels: Readonly<Record<string, string>>;
    readonly health: string;
  }[];
}
interface Rules {
  readonly groups: readonly { readonly rules: readonly { readonly lastError?: string }[] }[];
}

/** An answer of Prometheus's API. */
async function askPrometheus<T>(house: ComposeHouse, path: string): Promise<T> {
  const text = await getText(`${house.address('prometheus')}/api/v1/${path}`);
  return (JSON.parse(text) as { readonly data: T }).data;
}

/** One GET over a connection that stays open; answers its status. */
const getKeepingAlive = (url: string, agent: Agent): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.resume().once('end', () => {
        resolve(response.statusCode);
      });
    }).once('error', reject);
  });

describe('compose.yaml, up', () => {
  let house: ComposeHouse;

  const isReady = async (name: Published): Promise<boolean> =>
    (await fetch(`${house.address(name)}/health/ready`)).ok;

  beforeAll(async () => {
    house = await ComposeHouse.open();
  }, 600_000);

  afterAll(async () => {
    await house.close();
  });

  it.each(SERVICES)('%s is confined, and healthy by its own word', async (name) => {
    const id = await house.container(name);
    const { HostConfig } = await inspect<ContainerFacts>(id);
    expect(HostConfig).toMatchObject({ ReadonlyRootfs: true, CapDrop: ['ALL'] });
    expect(HostConfig.SecurityOpt).toContain('no-new-privileges:true');
    await until(`${name} to be healthy`, async () => {
      return (await inspect<ContainerFacts>(id)).State.Health?.Status === 'healthy';
    });
  });

  it('what a source signs stands in the ranking', async () => {
    const source = SOURCES[0]?.code ?? '';
    const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
    const cases = Array.from({ length: RATINGS }, (_, i) => ({ projectNo: `P-${i}` }));
    const post = async (path: string, events: readonly unknown[]): Promise<void> => {
      const answer = await house.client.post(source, path, JSON.stringify(events));
      expect(answer).toMatchObject({ status: 202, body: { accepted: RATINGS } });
    };
    // As late as the clock allows: a month that began a minute ago must do.
    const now = { serviceTime: new Date().toISOString() };
    await post(
      '/v1/services',
      cases.map((one) => service({ ...one, ...now })),
    );
    const then = { assessTime: new Date().toISOString() };
    await post(
      '/v1/ratings',
      cases.map((one) => rating({ ...one, ...then })),
    );
    await until('the ratings to be counted', async () => {
      const rows = await getRows(house.address('report'), 'department', month);
      return rows.find((row) => row.code === HOME?.code)?.valid === RATINGS;
    });
  });

  it('Prometheus reaches every service, knows the rules, and has whom to tell', async () => {
    await until('all targets to be up', async () => {
      const { activeTargets } = await askPrometheus<Targets>(house, 'targets');
      const up = activeTargets.filter((target) => target.health === 'up');
      return SERVICES.every((name) => up.some((target) => target.labels['job'] === name));
    });
    const { groups } = await askPrometheus<Rules>(house, 'rules');
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((rule) => (rule.lastError ?? '') !== '')).toEqual([]);
    await until('Alertmanager to be found', async () => {
      const found = await askPrometheus<{ activeAlertmanagers: unknown[] }>(house, 'alertmanagers');
      return found.activeAlertmanagers.length === 1;
    });
  });

  it.each(SERVICES)(
    '%s ends well under SIGTERM, connections open, and is soon back',
    async (name) => {
      const id = await house.container(name);
      const agent = new Agent({ keepAlive: true });
      const url = `${house.address(name)}/health/live`;
      expect(await getKeepingAlive(url, agent)).toBe(200);
      await docker('stop', '--time', String(GRACE_S), id);
      agent.destroy();
      const { State } = await inspect<ContainerFacts>(id);
      expect(State).toMatchObject({ Status: 'exited', ExitCode: 0 });
      await docker('start', id);
      const began = performance.now();
      await until(`${name} to be ready`, async () => isReady(name));
      console.log(
        `${name}: ready ${((performance.now() - began) / 1000).toFixed(1)} s after its start`,
      );
    },
  );

  it('and down leaves nothing behind', async () => {
    await house.mustCompose('down', '--volumes', '--timeout', String(GRACE_S));
    expect(await partsOf(house.project)).toEqual({ container: [], network: [], volume: [] });
  });
});
