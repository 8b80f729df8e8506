import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import { CaseworkHouse, RATED, type Person } from '../support/casework-house.js';

let house: CaseworkHouse;
let handler: Person;
let county: Person;
let administrator: Person;

beforeAll(async () => {
  house = await CaseworkHouse.open('console_transfer');
  handler = await house.person('handler', RATED, RATED);
  county = await house.person('officer', '360829');
  administrator = await house.person('system-admin', '360000');
});

afterAll(async () => {
  await house.close();
});

/** A case whose 回访 is somebody's. */
async function revisitOf(who: Person) {
  const found = await house.badRating();
  await house.play(found, [
    [handler, 'receive'],
    [handler, 'verify', { finding: 'upheld', words: '属实' }],
    [handler, 'rectify', { words: '已整改' }],
    [handler, 'answer', { words: '已反馈' }],
    [county, 'review', { accept: true }],
    [county, 'assign-revisit', { officer: who.user._id }],
  ]);
  return found;
}

const transfer = (from: Person, to: Person) =>
  house.post(administrator, `/v1/users/${from.user._id}/transfer`, { to: to.user._id });

const mine = async (who: Person): Promise<string[]> =>
  ((await house.get(who, '/v1/cases?mine=true')).body['cases'] as { id: string }[]).map(
    ({ id }) => id,
  );

it('hands over every 回访 that is open, each as a step of its case, and tells who has it now', async () => {
  const [from, to] = [
    await house.person('officer', '360829'),
    await house.person('officer', '360800'),
  ];
  const cases = [await revisitOf(from), await revisitOf(from)];
  const other = await revisitOf(county);
  expect((await mine(from)).sort()).toEqual(cases.map(({ listing }) => listing.code).sort());
  const answer = await transfer(from, to);
  expect([answer.status, answer.body['handedOver']]).toEqual([200, 2]);
  expect(await mine(from)).toEqual([]);
  for (const found of cases) {
    const { code } = found.listing;
    const after = await house.read(found);
    expect(after).toMatchObject({
      state: 'revisiting',
      file: { revisits: { officer: to.user._id } },
    });
    const { audit } = consoleCollectionsOf(house.database.db);
    const entries = await audit.find({ subject: `case:${code}` }).toArray();
    const steps = await house.collections.history.find({ code }).toArray();
    expect(steps.map(({ revision }) => revision)).toEqual(
      entries.map(({ details }) => details['revision']),
    );
    expect(steps.at(-1)).toMatchObject({ action: 'hand-over', by: 'system' });
  }
  expect((await house.read(other)).file.revisits.officer).toBe(county.user._id);
  const told = await house.get(to, '/v1/notices');
  expect(told.body['unread']).toBe(2);
  await house.play(await house.read(cases[0] ?? other), [
    [to, 'revisit', { outcome: 'satisfied' }],
  ]);
});

it('to somebody who may not have it, it comes back to the officers of the case', async () => {
  const from = await house.person('officer', '360829');
  const found = await revisitOf(from);
  const stranger = await house.person('handler', RATED, RATED);
  expect((await transfer(from, stranger)).status).toBe(200);
  const after = await house.read(found);
  expect(after.file.revisits.officer).toBeUndefined();
  expect(await mine(county)).toContain(found.listing.code);
  expect(
    (await house.act(county, found, 'assign-revisit', { officer: county.user._id })).status,
  ).toBe(200);
});

it('an account that is disabled leaves no 回访 behind that nobody can make', async () => {
  const from = await house.person('officer', '360829');
  const found = await revisitOf(from);
  const { _id, version } = from.user;
  const path = `/v1/users/${_id}/state`;
  const answer = await house.app.call('PUT', path, {
    session: administrator.session,
    body: { version, state: 'disabled' },
  });
  expect(answer.status).toBe(200);
  expect((await house.read(found)).file.revisits.officer).toBeUndefined();
  const names = await house.collections.notices.find({ case: found.listing.code }).toArray();
  expect(names.map(({ name }) => name)).toContain('revisit-freed');
});

it('a voice that was given stays given; the second is somebody else’s', async () => {
  const found = await house.badRating();
  const [first, second] = [county, await house.person('officer', '360800')];
  await house.play(found, [
    [handler, 'receive'],
    [handler, 'verify', { finding: 'malicious', words: '恶意' }],
    [handler, 'propose', { ground: '有证据' }],
    [first, 'decide', { approve: true, reason: '同意' }],
  ]);
  const next = await house.person('officer', '360829');
  await transfer(first, next);
  expect((await house.read(found)).file.motion?.first?.by).toBe(first.user._id);
  expect((await house.act(second, found, 'decide', { approve: true, reason: '同意' })).status).toBe(
    200,
  );
});
