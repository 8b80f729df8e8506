import type { SeenCase } from '../../apps/console/src/casework/store/case-form.js';
import { CaseworkHouse, RATED, type Person } from '../support/casework-house.js';

let house: CaseworkHouse;
let handler: Person;
let officer: Person;
let auditor: Person;

beforeAll(async () => {
  house = await CaseworkHouse.open('console_verify_cases');
  handler = await house.person('handler', RATED, RATED);
  officer = await house.person('officer', '360829');
  auditor = await house.person('audit-admin', '360000');
});
afterAll(() => house.close());

async function faults(): Promise<unknown> {
  const { body } = await house.get(auditor, '/v1/audit/verify');
  return body['faults'];
}

async function worked(): Promise<SeenCase> {
  const found = await house.badRating();
  await house.play(found, [
    [handler, 'receive'],
    [handler, 'verify', { finding: 'upheld', words: '属实' }],
    [officer, 'supervise', { words: '请尽快整改' }],
  ]);
  return house.read(found);
}

describe('whoever verifies the audit chain', () => {
  it('finds cases that went their way intact, opened again behind the console included', async () => {
    const found = await worked();
    await house.badFollowUp(found);
    await house.badRating();
    expect(await faults()).toEqual([]);
  });

  it.each<[string, object]>([
    ['finding', { 'file.finding': 'malicious' }],
    ['state', { state: 'closed' }],
    ['clock', { 'file.clock.past': [] }],
    ['revision', { 'file.revision': 1 }],
    ['unit', { 'file.unit': 'ANOTHER' }],
  ])('is told which case was altered in the database: %s', async (_, change) => {
    const found = await worked();
    const { cases } = house.collections;
    await cases.updateOne({ _id: found._id }, { $set: change });
    const { code } = found.listing;
    expect(await faults()).toEqual([
      expect.stringMatching(new RegExp(`^case ${code} is not what its last step left`)),
    ]);
    await cases.replaceOne({ _id: found._id }, found);
    expect(await faults()).toEqual([]);
  });

  it('is told of a case that was taken away', async () => {
    const found = await worked();
    const { cases } = house.collections;
    await cases.deleteOne({ _id: found._id });
    expect(await faults()).toEqual([
      expect.stringMatching(new RegExp(`^case ${found.listing.code} is missing`)),
    ]);
    await cases.insertOne(found);
    expect(await faults()).toEqual([]);
  });
});
