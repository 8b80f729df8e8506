import { jest } from '@jest/globals';
import { CountingHouse, rating, service } from '../support/counting-house.js';

// Each test makes a database of its own.
jest.setTimeout(60_000);

let house: CountingHouse;
beforeEach(async () => {
  house = await CountingHouse.open('cases');
});
afterEach(() => house.close());

const theCase = () => house.collections.cases.findOne({ _id: 'D|S|P|1' });

it('a bad rating opens a case in the transaction that records it', async () => {
  await house.tell([service(), rating({ satisfaction: 2 })]);
  expect(await theCase()).toMatchObject({
    deptCode: 'D',
    areaCode: '360102',
    kind: 'bad-rating',
    state: 'awaiting-assignment',
    ratings: ['D|S|P|1|1|c'],
    reopenings: 0,
  });
});

it('so does a bad word about the person who handled it', async () => {
  await house.tell([rating({ satisfaction: 5, handlerSatisfaction: 1 })]);
  expect(await theCase()).not.toBeNull();
});

it('neither good ratings nor defaults open one', async () => {
  await house.tell([rating({ satisfaction: 3 }), rating({ isDefault: true, satisfaction: 1 })]);
  expect(await theCase()).toBeNull();
});

it('a bad follow-up joins the case of its service, whose state stays', async () => {
  await house.tell([rating({ satisfaction: 1 })]);
  await house.collections.cases.updateOne({}, { $set: { state: 'verifying' } });
  await house.tell([rating({ assessNumber: 2, satisfaction: 1 })]);
  expect(await theCase()).toMatchObject({
    state: 'verifying',
    ratings: ['D|S|P|1|1|c', 'D|S|P|1|2|c'],
    reopenings: 0,
  });
});

it('and opens it again when it was closed; a duplicate does not', async () => {
  await house.tell([rating({ satisfaction: 1 })]);
  await house.collections.cases.updateOne({}, { $set: { state: 'closed' } });
  await house.tell([rating({ satisfaction: 1 })]);
  expect(await theCase()).toMatchObject({ state: 'closed', reopenings: 0 });
  await house.tell([rating({ assessNumber: 2, satisfaction: 2 })]);
  const again = await theCase();
  expect(again).toMatchObject({ state: 'awaiting-assignment', reopenings: 1 });
  expect(again?.reopenedAt?.getTime()).toBeGreaterThanOrEqual(again?.openedAt.getTime() ?? NaN);
});
