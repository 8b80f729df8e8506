import { freePort } from '../../tools/stack/ports.js';
import { Balancer } from '../support/balancer.js';
import { insertSession, insertUser } from '../support/console-app.js';
import { House } from '../support/house.js';
import { getRows } from '../support/report.js';
import type { Service } from '../support/service.js';
import { SteadyLoad } from '../support/steady-load/steady-load.js';
import { PAGES_OPEN, type LoadReport } from '../support/steady-load/steady-load.types.js';
import { until } from '../support/until.js';
import { ledgerSize, missingKeys } from '../support/verify.js';

const EVENTS_PER_SECOND = 1_000;
/** Several times what the balancer needs to notice. */
const DRAIN_SECONDS = '4';
const ASKED = ['GET console', 'GET report', 'GET site', 'POST ingest'];
const CHINA_AHEAD_MS = 8 * 3_600_000;

let house: House | undefined;
let load: SteadyLoad | undefined;
const balancers: Balancer[] = [];

afterAll(async () => {
  load?.kill();
  for (const balancer of balancers) await balancer.close();
  await house?.close();
}, 120_000);

async function balance(...addresses: readonly string[]): Promise<Balancer> {
  const balancer = await Balancer.open(...addresses);
  balancers.push(balancer);
  return balancer;
}

/** Two processes of each service, and what is before them. */
async function openTwice() {
  const [port, otherPort] = [String(await freePort()), String(await freePort())];
  const variables = {
    HCP_DRAIN_SECONDS: DRAIN_SECONDS,
    HCP_PUBLIC_SITE_PORT: port,
    HCP_PUBLISH: 'off',
    HCP_REQUIRE_TOTP: 'false',
    HCP_PASSWORD_DAYS: '0',
  };
  const open = await House.open({ aggregators: 2, variables });
  house = open;
  const ingests = [open.ingest, await open.another('ingest', 'ingest-2')];
  const otherReport = { HCP_PUBLIC_SITE_PORT: otherPort };
  const reports = [open.report, await open.another('report', 'report-2', otherReport)];
  const report = await balance(...reports.map(({ address }) => address));
  const HCP_REPORT_URL = report.address;
  const consoles: Service[] = [];
  for (const name of ['console-1', 'console-2']) {
    consoles.push(await open.another('console', name, { HCP_REPORT_URL }));
  }
  const before = {
    ingest: await balance(...ingests.map(({ address }) => address)),
    report,
    console: await balance(...consoles.map(({ address }) => address)),
    site: await balance(`http://127.0.0.1:${port}`, `http://127.0.0.1:${otherPort}`),
  };
  return { open, before, services: [...ingests, ...open.aggregators, ...reports, ...consoles] };
}

async function cookieOfOfficer({ db }: House): Promise<string> {
  const user = await insertUser(db, {
    grants: [{ role: 'officer', scope: { kind: 'area', code: '360000' } }],
    area: '360000',
    areas: ['360000'],
  });
  return (await insertSession(db, user, Date.now())).cookie;
}

/** Ten minutes ago, as a clock in China shows it. */
const tenMinutesAgo = (): string =>
  new Date(Date.now() - 600_000 + CHINA_AHEAD_MS).toISOString().replace('Z', '+08:00');

/** Where the ranking of a day and the load's own counts differ. */
async function wrongRows(open: House, day: string, { departments }: LoadReport) {
  const rows = await getRows(open.report.address, 'department', day);
  const told = rows.map(({ code, valid, good, due }) => [code, { valid, good, due }] as const);
  const heard = told.filter(([, { valid, due }]) => valid + due > 0);
  expect(Object.fromEntries(heard)).toEqual(departments);
}

it('every process is replaced under load: no answer fails, and each event taken in counts once', async () => {
  const { open, before, services } = await openTwice();
  const complete = (): boolean => balancers.every(({ isComplete }) => isComplete);
  await until('everybody to be sent requests', complete);
  const [at, secret] = [tenMinutesAgo(), (await open.mustHcp('source', 'rotate', 'HALL')).trim()];
  const running = SteadyLoad.start({
    ingest: before.ingest.address,
    report: before.report.address,
    console: before.console.address,
    site: before.site.address,
    ...{ source: 'HALL', secret, cookie: await cookieOfOfficer(open), at },
    eventsPerSecond: EVENTS_PER_SECOND,
  });
  load = running;
  for (const service of services) {
    const { pid } = service;
    expect(`${service.name} ${await service.stop()}`).toBe(`${service.name} exit code 0`);
    await service.launch();
    expect(service.pid).not.toBe(pid);
    await until(`${service.name} to be ready`, () => service.isReady());
    await until(`${service.name} to be sent requests`, complete);
    running.check();
  }
  const report = await running.stop();
  const { keys, seconds, answers, faults, streamsEnded } = report;
  expect({
    faults: faults.slice(0, 10),
    ofBalancers: balancers.flatMap((one) => one.faults).slice(0, 10),
  }).toEqual({ faults: [], ofBalancers: [] });
  expect(keys.length).toBeGreaterThanOrEqual(EVENTS_PER_SECOND * seconds);
  expect(Object.keys(answers).sort()).toEqual(ASKED);
  // Each page listened to one console or the other, and both were replaced.
  expect(streamsEnded).toBeGreaterThanOrEqual(PAGES_OPEN);
  await open.caughtUp();
  expect(await missingKeys(open, keys)).toEqual([]);
  expect(await ledgerSize(open)).toBe(keys.length);
  const day = at.slice(0, 'yyyy-mm-dd'.length);
  await until('report to count what the load counted', async () => {
    await wrongRows(open, day, report);
    return true;
  });
  expect(await open.hcp('reconcile')).toMatchObject({ code: 0 });
  const told = JSON.stringify({
    seconds: Math.round(seconds),
    events: keys.length,
    streamsEnded,
    ...answers,
  });
  process.stdout.write(`rolling restart: ${told}\n`);
}, 600_000);
