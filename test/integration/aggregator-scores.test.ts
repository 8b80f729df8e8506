import { jest } from '@jest/globals';
import { CountingHouse, decision, rating, service } from '../support/counting-house.js';

// Each test makes a database of its own.
jest.setTimeout(60_000);

let house: CountingHouse;
beforeEach(async () => {
  house = await CountingHouse.open('scores');
});
afterEach(() => house.close());

const DUE_UNRATED = { y: { n: 1 }, q4: { n: 1 }, m10: { n: 1 }, w: { '1031': 1 } };
const RATED = {
  y: { n: 1, a: 1, f5: 1 },
  q4: { n: 1, a: 1, f5: 1 },
  m10: { n: 1, a: 1 },
  m11: { f5: 1 },
};

it('a service is due in its own month, and its rating is said in its own', async () => {
  await house.tell([service()]);
  expect(await house.year()).toEqual(DUE_UNRATED);
  await house.tell([rating()]);
  expect(await house.year()).toEqual(RATED);
});

it('a rating before its service record counts at once, and in the cohort when the record comes', async () => {
  await house.tell([rating()]);
  expect(await house.year()).toEqual({ y: { f5: 1 }, q4: { f5: 1 }, m11: { f5: 1 } });
  await house.tell([service()]);
  expect(await house.year()).toEqual(RATED);
});

it('a default is silence, and never shuts the person out who speaks later', async () => {
  await house.tell([service(), rating({ isDefault: true })]);
  expect(await house.year()).toEqual({
    y: { n: 1, s: 1 },
    q4: { n: 1, s: 1 },
    m10: { n: 1, s: 1 },
  });
  await house.tell([rating()]);
  expect(await house.year()).toEqual(RATED);
});

it('a higher revision moves the cohort to its month; a lower one that comes late changes nothing', async () => {
  const moved = service({ revision: 3, serviceTime: '2026-11-05T10:00:00+08:00' });
  await house.tell([service(), rating()]);
  await house.tell([moved]);
  const after = await house.year();
  expect(after).toMatchObject({ m11: { n: 1, a: 1, f5: 1 } });
  expect(after).not.toHaveProperty('m10');
  await house.tell([service({ revision: 2 })]);
  expect(await house.year()).toEqual(after);
});

it('a withdrawn service is not due, and what was said of it stands', async () => {
  await house.tell([service(), rating()]);
  await house.tell([service({ revision: 2, withdrawn: true })]);
  expect(await house.year()).toEqual({ y: { f5: 1 }, q4: { f5: 1 }, m11: { f5: 1 } });
});

it('a follow-up stands beside the first', async () => {
  await house.tell([rating({ assessNumber: 2, satisfaction: 1 }), service(), rating()]);
  expect(await house.year()).toMatchObject({ y: { n: 1, a: 1, f5: 1, u1: 1 } });
});

it('of the decisions on a rating the highest seq holds, even those that came before it', async () => {
  await house.tell([decision()]);
  await house.tell([service(), rating()]);
  expect(await house.year()).toMatchObject({ y: { n: 1, a: 1, x: 1 }, m11: { x: 1 } });
  await house.tell([decision({ decisionId: 'E3', action: 'restore', seq: 3 })]);
  await house.tell([decision({ decisionId: 'E2', action: 'exclude', seq: 2 })]);
  expect(await house.year()).toEqual(RATED);
});

it('of the same key the first stands, within a batch and across them', async () => {
  await house.tell([rating(), rating({ satisfaction: 1 })]);
  const heard = await house.tell([rating({ satisfaction: 2 }), decision(), decision({ seq: 9 })]);
  expect(heard[0]?.duplicates).toEqual(['rating', 'decision']);
  expect(await house.year()).toMatchObject({ y: { x: 1 } });
  expect(await house.position(0)).toMatchObject({ ledger: 2, duplicates: 3, next: 5 });
});

it('intermediaries and platforms are kept in the ledger and are no score of the department', async () => {
  await house.tell([
    service({ subjectKind: 'intermediary' }),
    rating({ subjectKind: 'intermediary' }),
  ]);
  expect(await house.year()).toEqual({});
  expect(await house.collections.ratings.countDocuments()).toBe(1);
});
