import { DEFAULT_RULES } from '#shared/domain/casework/case-policy.js';
import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import { CaseworkHouse, RATED, type Person } from '../support/casework-house.js';
import type { ConsoleAnswer } from '../support/console-app.js';

const POLICIES = '/v1/policies';
const COUNTY = '360829';
const DAY = 86_400_000;
const [TODAY, TOMORROW] = ['2096-06-01', '2096-06-02'];
/** The default, but with two days to verify and rectify, and four if complex. */
const SWIFT = {
  ...DEFAULT_RULES.rating,
  limits: { ...DEFAULT_RULES.rating.limits, handle: { days: 2, unit: 'working' } },
  complexLimit: { days: 4, unit: 'working' },
};

let house: CaseworkHouse;
let county: Person;
let handler: Person;

beforeEach(async () => {
  house = await CaseworkHouse.open('console_policies');
  county = await house.person('officer', COUNTY);
  handler = await house.person('handler', RATED, RATED);
});

afterEach(async () => {
  await house.close();
});

const put = (clock: string, body: object, who = county, area = COUNTY): Promise<ConsoleAnswer> =>
  house.app.call('PUT', `${POLICIES}/${area}/${clock}`, { session: who.session, body });
const read = async (who = county, query = `?area=${COUNTY}`) =>
  (await house.get(who, `${POLICIES}${query}`)).body;
const refusal = ({ status, body }: ConsoleAnswer) => [status, body['code'], body['field']];

/** Until when a unit has to answer a case that is opened and received now. */
async function receivedUntil(): Promise<{ code: string; dueAt: unknown }> {
  const found = await house.badRating();
  await house.play(found, [[handler, 'receive']]);
  const { code } = found.listing;
  return { code, dueAt: (await house.get(county, `/v1/cases/${code}`)).body['dueAt'] };
}

it('a case opened after a policy holds keeps its days, one opened before keeps the days it had', async () => {
  const before = await receivedUntil();
  // From Friday on, five working days end with the Friday after.
  expect(before.dueAt).toBe('2096-06-09T00:00:00.000+08:00');
  const answer = await put('rating', { from: TOMORROW, rules: SWIFT, revision: null });
  expect(answer).toMatchObject({ status: 200, body: { notLoaded: [] } });
  expect((await receivedUntil()).dueAt).toBe('2096-06-09T00:00:00.000+08:00');
  house.now += 3 * DAY;
  county = await house.returning(county.user);
  handler = await house.returning(handler.user);
  expect((await receivedUntil()).dueAt).toBe('2096-06-07T00:00:00.000+08:00');
  const { body } = await house.get(county, `/v1/cases/${before.code}`);
  expect(body['dueAt']).toBe(before.dueAt);
});

it('what holds in an area is shown with what is to come and whose it is', async () => {
  expect(await read()).toMatchObject({
    inForce: [{ clock: 'rating', area: null }, {}, {}, {}],
    policies: [],
    defaults: [{ clock: 'rating', rules: DEFAULT_RULES.rating }, {}, {}, {}],
  });
  const first = await put('rating', { from: TODAY, rules: SWIFT, revision: null });
  const { revision } = first.body;
  await put('rating', { from: '2096-07-01', rules: DEFAULT_RULES.rating, revision });
  const body = await read();
  expect(body).toMatchObject({
    inForce: [{ clock: 'rating', area: COUNTY, rules: SWIFT }, {}, {}, {}],
    policies: [
      {
        ...{ area: COUNTY, areaName: '安福县', clock: 'rating', mayWrite: true },
        versions: [
          { from: TODAY, rules: SWIFT },
          { from: '2096-07-01', rules: DEFAULT_RULES.rating },
        ],
      },
    ],
  });
  // The unit sees the rules it works by, and changes none of them.
  expect((await read(handler))['policies']).toMatchObject([{ area: COUNTY, mayWrite: false }]);
  const beside = await house.person('officer', '360102');
  expect(await read(beside)).toMatchObject({ inForce: [], policies: [] });
  expect((await read(beside, ''))['policies']).toEqual([]);
});

it('a change has its audit entry with before and after, and is told to whoever was late', async () => {
  const body = { from: TODAY, rules: SWIFT, revision: null };
  const answers = await Promise.all([put('ordinary', body), put('ordinary', body)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const { audit } = consoleCollectionsOf(house.database.db);
  const entries = await audit.find({ action: 'policy.changed' }).toArray();
  expect(entries).toMatchObject([
    {
      ...{ actor: county.user._id, subject: `policy:${COUNTY}/ordinary` },
      details: { from: TODAY, before: null, after: SWIFT },
    },
  ]);
});

const { limits } = DEFAULT_RULES.rating;
it.each([
  ['rules.limits.handle.days', { limits: { ...limits, handle: { days: 0, unit: 'working' } } }],
  ['rules.limits.review.unit', { limits: { ...limits, review: { days: 1, unit: 'weeks' } } }],
  ['rules.limits.close', { limits: { ...limits, close: undefined } }],
  ['rules.complexLimit.days', { complexLimit: { days: 4, unit: 'working' } }],
  ['rules.extensions', { extensions: 11 }],
  ['rules.extensionDays', { extensionDays: 0 }],
  ['rules.returns', { returns: 1.5 }],
  ['rules.review', { review: 'yes' }],
  ['rules.revisit', { revisit: 'some' }],
  ['rules.revisitAttempts', { revisitAttempts: 0 }],
  ['rules.explainAgain', { explainAgain: -1 }],
  ['rules.more', { more: 1 }],
])('rules with a bad %s are refused, and the field is named', async (field, change) => {
  const rules = { ...DEFAULT_RULES.rating, ...change };
  expect(refusal(await put('rating', { from: TODAY, rules }))).toEqual([422, 'invalid', field]);
});

it('no policy holds before today, for no clock that there is not, and not elsewhere', async () => {
  const body = { from: TODAY, rules: SWIFT };
  const past = await put('rating', { ...body, from: '2096-05-31' });
  expect(refusal(past)).toEqual([422, 'invalid', 'from']);
  expect(refusal(await put('slow', body))).toEqual([422, 'invalid', 'clock']);
  expect(refusal(await put('rating', body, county, '360102'))).toEqual([
    404,
    'not-found',
    undefined,
  ]);
});
