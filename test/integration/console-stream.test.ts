import { sessionIdOf } from '../../apps/console/src/auth/sessions/session-token.js';
import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import type { BrowserSession } from '../support/console-app.js';
import { CaseworkHouse, OTHER, RATED, type Person } from '../support/casework-house.js';
import { EventReader } from '../support/event-reader.js';
import { until } from '../support/until.js';

let house: CaseworkHouse;
let address: string;
let handler: Person;
let county: Person;
const readers: EventReader[] = [];

beforeAll(async () => {
  house = await CaseworkHouse.open('console_stream');
  address = await house.app.listen();
  handler = await house.person('handler', RATED, RATED);
  county = await house.person('officer', '360829');
});

afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
});

afterAll(async () => {
  await house.close();
});

async function listen(who: Person, headers = {}): Promise<EventReader> {
  const reader = await EventReader.open(address, who.session, headers);
  readers.push(reader);
  return reader;
}

const sessionOf = ({ cookie }: BrowserSession) => ({
  _id: sessionIdOf(cookie.slice(cookie.indexOf('=') + 1)),
});
const sessions = () => consoleCollectionsOf(house.database.db).sessions;

const isOver = (reader: EventReader) => () => Promise.resolve(reader.isOver);

it('tells of every change of a case, to those in whose scope it lies', async () => {
  const [mine, above, other, supervisor] = [
    await listen(handler),
    await listen(await house.person('officer', '360800')),
    await listen(await house.person('handler', OTHER)),
    await listen(await house.person('supervisor', '360829')),
  ];
  const beside = await listen(await house.person('officer', '360102'));
  expect(mine.response.headers['content-type']).toMatch(/^text\/event-stream/);
  expect(mine.response.headers['cache-control']).toBe('no-store');
  const found = await house.badRating();
  const { code: id } = found.listing;
  await house.play(found, [[handler, 'receive']]);
  for (const reader of [mine, above, supervisor]) {
    await reader.waitFor('case', { id, revision: 1, state: 'awaiting-receipt' });
    await reader.waitFor('case', { id, revision: 2, state: 'verifying' });
  }
  // What they hear next shows that they heard all that was before it.
  const theirs = await house.entered(county, 'suggestion', {
    ...{ title: '题', words: '字', department: OTHER },
  });
  await other.waitFor('case', { id: theirs.listing.code });
  expect(other.of('case').filter((one) => one['id'] === id)).toEqual([]);
  expect(mine.of('case').filter((one) => one['id'] === theirs.listing.code)).toEqual([]);
  expect(beside.of('case')).toEqual([]);
  expect(Object.keys(mine.of('case')[0] ?? {}).sort()).toEqual(['id', 'revision', 'state']);
});

it('tells of notices to those they are for', async () => {
  const [mine, other] = [await listen(handler), await listen(await house.person('handler', OTHER))];
  const found = await house.badRating();
  const { body } = await house.get(handler, '/v1/notices?limit=100');
  const told = (body['notices'] as { id: string; case: string }[]).filter(
    (one) => one.case === found.listing.code,
  );
  expect(told).toHaveLength(1);
  await mine.waitFor('notice', { id: told[0]?.id });
  expect(other.of('notice')).toEqual([]);
});

it('says to whoever comes back that something may have been missed', async () => {
  const back = await listen(county, { 'last-event-id': '7' });
  await back.waitFor('resync');
});

it('ends with the session, whoever ends it, and with no other', async () => {
  const [leaving, revoked, staying] = [
    await house.person('officer', '360829'),
    await house.person('officer', '360829'),
    await house.person('officer', '360829'),
  ];
  const [first, second, third] = [
    await listen(leaving),
    await listen(revoked),
    await listen(staying),
  ];
  await house.app.call('DELETE', '/v1/session', { session: leaving.session });
  await until('the stream of who left to end', isOver(first));
  expect(second.isOver).toBe(false);
  const security = await house.person('security-admin', '360000');
  const path = `/v1/users/${revoked.user._id}/sessions`;
  expect((await house.app.call('DELETE', path, { session: security.session })).status).toBeLessThan(
    300,
  );
  await until('the stream of who was put out to end', isOver(second));
  expect(third.isOver).toBe(false);
  const again = await EventReader.open(address, leaving.session);
  expect(again.response.statusCode).toBe(401);
});

it('is no use of the session: it runs out beside it, and the stream ends then', async () => {
  const idle = await house.person('officer', '360829');
  const soon = new Date(house.now + 60_000);
  await sessions().updateOne(sessionOf(idle.session), { $set: { idleUntil: soon } });
  const reader = await listen(idle);
  await house.badRating();
  await reader.waitFor('case');
  expect(await sessions().findOne(sessionOf(idle.session))).toMatchObject({ idleUntil: soon });
  // Whoever asks himself is at work.
  const active = await house.person('officer', '360829');
  await sessions().updateOne(sessionOf(active.session), { $set: { idleUntil: soon } });
  const other = await listen(active);
  await house.get(active, '/v1/cases');
  house.now += 60_000;
  await until('the idle stream to end', isOver(reader));
  expect(other.isOver).toBe(false);
});

it('ends when console stops, which does not wait for those who listen', async () => {
  const reader = await listen(county);
  await house.app.close();
  await until('the stream to end', isOver(reader));
  await house.startConsole();
});
