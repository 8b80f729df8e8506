import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { calendarOf } from '#shared/calendar/calendar-file.js';
import { loadOrCreateKeyring } from '#shared/crypto/keyring.js';
import { createSealer, type Sealer } from '#shared/crypto/sealer.js';
import { sealContext } from '#shared/contract/sealed.js';
import type { Role } from '#shared/domain/casework/access-role.js';
import type { Actor } from '#shared/domain/casework/casework.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import { actorOf } from '../../apps/console/src/auth/officer.js';
import { caseCollectionsOf } from '../../apps/console/src/casework/store/case-collections.mongo.js';
import { caseCode, fileOf } from '../../apps/console/src/casework/store/case-form.js';
import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import { replay } from '../support/case-replay.js';
import { insertSession, insertUser, type BrowserSession } from '../support/console-app.js';
import { House } from '../support/house.js';
import { printedRandom, type Random } from '../support/random.js';
import { DEPARTMENTS } from '../support/registry.js';
import { TopicReader } from '../support/topic-reader.js';
import { until } from '../support/until.js';

const KILLS = 22;
const CASES = 12;
const COUNTY = '360829';
const LINEAGE = [COUNTY, '360800', '360000'];
const DAY = 86_400_000;
const [RATED = '', OTHER = '', BUREAU = ''] = DEPARTMENTS.filter(({ area }) => area === COUNTY).map(
  ({ code }) => code,
);

let house: House | undefined;
afterAll(async () => house?.close(), 120_000);

interface Person {
  readonly actor: Actor;
  readonly session: BrowserSession;
}

async function personOf({ db }: House, role: Role, code: string, unit: string): Promise<Person> {
  const kind = role === 'handler' ? 'department' : 'area';
  const grants = [{ role, scope: { kind, code } }] as const;
  const user = await insertUser(db, { grants, areas: LINEAGE, unit });
  return { actor: actorOf(user), session: await insertSession(db, user, Date.now()) };
}

/** Cases as the aggregator opens them, of ratings by people with a phone and without. */
async function openCases(
  { db }: House,
  random: Random,
  sealer: Sealer,
  from: number,
): Promise<void> {
  for (let i = from; i < from + CASES; i += 1) {
    const key = `${RATED}|S|KILL-${i}|1`;
    const rating = `${key}|1|c`;
    const at = new Date(Date.now() - random.int(0, 12 * DAY));
    const mobile = sealer.seal('13800000000', sealContext('mobile', rating));
    const place = { deptCode: RATED, areaCode: COUNTY };
    await db.collection<{ _id: string }>('ratings').insertOne({
      ...{ _id: rating, service: key, round: 1, level: 1, channel: 4, ratedAt: at, ...place },
      ...(i % 3 === 0 ? {} : { personal: { mobile } }),
    });
    await collectionsOf(db).cases.insertOne({
      ...{ _id: key, ...place, kind: 'bad-rating', state: 'awaiting-assignment' },
      ...{ openedAt: at, ratings: [rating], reopenings: 0 },
    });
  }
}

/** What the form of an action is given, with words that no pattern finds by chance. */
function fieldsOf(action: string, random: Random, officers: readonly Person[]): object {
  const words = { words: '经核实' };
  const reason = { reason: '理由' };
  const officer = () => random.pick(officers).actor.id;
  const findings = ['upheld', 'no-legal-basis', 'mistaken', 'malicious', 'malicious'] as const;
  const fields: Readonly<Record<string, () => object>> = {
    assign: () => ({ unit: random.pick([RATED, RATED, OTHER]) }),
    return: () => reason,
    verify: () => ({ ...words, finding: random.pick(findings) }),
    rectify: () => words,
    explain: () => words,
    propose: () => ({ ground: '有证据' }),
    withdraw: () => reason,
    decide: () => ({ ...reason, approve: random.chance(0.9) }),
    appeal: () => ({ ground: '新证据' }),
    're-examine': () => ({ ...reason, approve: random.chance(0.8) }),
    answer: () => words,
    review: () => ({ ...reason, accept: random.chance(0.8) }),
    'assign-revisit': () => ({ officer: officer() }),
    revisit: () => ({ outcome: random.pick(['satisfied', 'unsatisfied', 'unreached']) }),
    ask: () => ({ ...reason, what: 'pause' }),
    decline: () => reason,
    extend: () => ({ ...reason, days: 2 }),
    'mark-complex': () => reason,
    pause: () => reason,
    supervise: () => words,
    reopen: () => ({ ...reason, cause: random.pick(['objection', 'falsified']) }),
  };
  return fields[action]?.() ?? {};
}

/** Actions that leave a case where it is, or send it back. */
const ASIDE = new Set([
  ...['supervise', 'ask', 'decline', 'extend', 'mark-complex', 'pause', 'resume'],
  ...['return', 'withdraw'],
]);

/** One of what the page offers, mostly what moves the case on. */
function choose(actions: readonly string[], random: Random): string | undefined {
  const onward = actions.filter((action) => !ASIDE.has(action));
  const offered = onward.length > 0 && random.chance(0.85) ? onward : actions;
  return offered.length === 0 || (onward.length === 0 && random.chance(0.7))
    ? undefined
    : random.pick(offered);
}

/** Does whatever the page of some case offers, again and again; the revisions that were answered. */
async function workOnAndOn(
  address: string,
  people: readonly Person[],
  officers: readonly Person[],
  random: Random,
  over: AbortSignal,
): Promise<Map<string, number[]>> {
  const answered = new Map<string, number[]>();
  while (!over.aborted) {
    const code = caseCode(`${RATED}|S|KILL-${random.int(0, 2 * CASES - 1)}|1`);
    const { session } = random.pick(people);
    const headers = { cookie: session.cookie, 'x-hcp-csrf': session.csrf };
    const url = `${address}/v1/cases/${code}`;
    try {
      const read = await fetch(url, { headers, signal: AbortSignal.timeout(10_000) });
      const found = (await read.json()) as { revision: number; actions?: string[] };
      const action = choose(found.actions ?? [], random);
      if (action === undefined) continue;
      const fields = fieldsOf(action, random, officers);
      const response = await fetch(`${url}/actions/${action}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ revision: found.revision, fields }),
        signal: AbortSignal.timeout(10_000),
      });
      const { revision } = (await response.json()) as { revision: number };
      if (response.status === 200) {
        answered.set(code, [...(answered.get(code) ?? []), revision]);
      }
    } catch {
      await sleep(50); // it was killed, or is not back yet
    }
  }
  return answered;
}

it('kill -9 in the middle of any step of a case leaves the step whole, or not there', async () => {
  const random = printedRandom('casework-kill');
  const open = await House.open({
    aggregators: 0,
    console: true,
    variables: { HCP_REQUIRE_TOTP: 'false', HCP_PASSWORD_DAYS: '0' },
  });
  house = open;
  const { db, console: service } = open;
  const sealer = createSealer(await loadOrCreateKeyring(join(open.dir, 'keyring.json')));
  const handlers = [
    await personOf(open, 'handler', RATED, RATED),
    await personOf(open, 'handler', OTHER, OTHER),
  ];
  const officers = await Promise.all(
    [COUNTY, COUNTY, '360800', '360800', '360000'].map((area) =>
      personOf(open, 'officer', area, BUREAU),
    ),
  );
  const people = [...handlers, ...handlers, ...officers];
  const { history, notices, outbox, cases } = caseCollectionsOf(db);
  const { audit, auditHeads } = consoleCollectionsOf(db);
  await openCases(open, random, sealer, 0);

  const over = new AbortController();
  const clients = Array.from({ length: 6 }, () =>
    workOnAndOn(service.address, people, officers, random, over.signal),
  );
  const steps = (): Promise<number> => history.countDocuments();
  // Some are on their way when the killing begins, and some are not looked at yet.
  await until('cases to be at work', async () => (await steps()) > 3 * CASES);
  await openCases(open, random, sealer, CASES);
  for (let n = 0; n < KILLS; n += 1) {
    const before = await steps();
    // One that has not come back to work yet would be a kill of nothing.
    await until('console to work', async () => (await steps()) > before + 5);
    await sleep(random.int(0, 250));
    await service.kill();
  }
  const last = await steps();
  await until('console to work again', async () => (await steps()) > last + 20);
  // A run in which nothing was decided would show little.
  await until('something to be decided', async () => (await outbox.countDocuments()) > 2);
  over.abort();
  const answers = await Promise.all(clients);
  const isQuiet = async () => {
    const waiting = await Promise.all([
      outbox.countDocuments({ state: 'waiting' }),
      cases.countDocuments({ file: { $exists: false } }),
      cases.countDocuments({ 'listing.remindAt': { $lte: new Date() } }),
    ]);
    return waiting.every((count) => count === 0);
  };
  await until('what was started to be finished', isQuiet);
  // A process that was killed while it anchored keeps the others from it until its lease is over.
  await until('no killed process to hold the lease', async () => {
    const held = { _id: { $regex: '^anchors:' }, until: { $gt: new Date() } };
    return (await auditHeads.countDocuments(held)) === 0;
  });
  await service.stop();
  expect(service.ends.filter((end) => end === 'SIGKILL')).toHaveLength(KILLS);

  const world = {
    ...{ sealer, calendar: await calendarOf(undefined), lineage: LINEAGE },
    people: new Map(people.map(({ actor }) => [actor.id, actor])),
  };
  const expectedOutbox: string[] = [];
  for (const doc of await cases.find().toArray()) {
    const code = caseCode(doc._id);
    const rows = await history.find({ code }).sort({ revision: 1 }).toArray();
    const entries = await audit
      .find({ subject: `case:${code}` })
      .sort({ _id: 1 })
      .toArray();
    // Every row of the history has its audit entry, and the reverse, in one order without gaps.
    expect(rows.map(({ revision }) => revision)).toEqual(rows.map((_, i) => i + 1));
    expect(
      entries.map(({ actor, details: { action, from, to, revision } }) => [
        ...[actor, action, from, to, revision],
      ]),
    ).toEqual(rows.map(({ by, action, from, to, revision }) => [by, action, from, to, revision]));
    // What was answered is there.
    const promised = answers.flatMap((one) => one.get(code) ?? []);
    expect(rows.map(({ revision }) => revision)).toEqual(expect.arrayContaining(promised));
    expect(new Set(promised).size).toBe(promised.length);
    // The case is what its history makes of it, and nothing else.
    if (doc.file === undefined) throw new Error(`${doc._id} was never looked at`);
    const realName = doc.file.realName;
    const { file, effects } = replay(doc, rows, { ...world, realName });
    expect(fileOf(doc, doc.file)).toEqual(file);
    // What its steps told was told once each; all else is a reminder of its clock.
    const told = await notices.find({ case: code }).toArray();
    const keys = told.map(({ _id }) => _id.slice(code.length + 1));
    const ofSteps = effects.flatMap((one) => (one.type === 'notice' ? [one.notice.key] : []));
    expect(keys).toEqual(expect.arrayContaining(ofSteps));
    const reminders = keys.filter((one) => !ofSteps.includes(one));
    for (const key of reminders) {
      expect(key).toMatch(/^term-\d+\/(assigned|half|one-day-left\/\d+|late\/\d+)$/);
    }
    // What was decided is what waits for the topic.
    for (const effect of effects) {
      if (effect.type !== 'decision') continue;
      const { ratingKey, action, seq } = effect.decision;
      expectedOutbox.push(`${ratingKey} ${action} ${seq}`);
    }
  }
  const nameOf = ({ ratingKey, action, seq }: Record<string, unknown>): string =>
    `${String(ratingKey)} ${String(action)} ${String(seq)}`;
  const sent = await outbox.find().toArray();
  const inOutbox = sent.map(({ value }) => nameOf(JSON.parse(value) as Record<string, unknown>));
  expect(inOutbox.sort()).toEqual(expectedOutbox.sort());
  // On the topic a decision may stand twice, under one id: the ledger counts it once.
  const topic = await TopicReader.fromTheBeginning(open.stack.kafkaBrokers).messages();
  const onTopic = new Map(topic.map(({ value }) => [String(value['decisionId']), nameOf(value)]));
  expect([...onTopic.values()].sort()).toEqual(expectedOutbox);
  expect([...onTopic.keys()].sort()).toEqual(sent.map(({ _id }) => _id).sort());
  const { code, output } = await open.hcp('verify', 'audit');
  expect([code, output]).toEqual([0, expect.stringMatching(/the audit chain is intact/)]);
}, 900_000);
