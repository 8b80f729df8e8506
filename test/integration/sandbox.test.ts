import { jest } from '@jest/globals';
import { invitation, rating, service, HOME, type Fields } from '../support/events.js';
import { SourceHouse } from '../support/source-house.js';

jest.setTimeout(180_000);

const DEPT = HOME?.code ?? '';

describe('a source on trial', () => {
  let house: SourceHouse;
  beforeAll(async () => {
    house = await SourceHouse.open('sandbox');
    const secret = await house.ingest.hcp(
      ...['source', 'add', 'TRIAL', '--name', '试用系统', '--departments', '*', '--sandbox'],
    );
    house.ingest.secrets.set('TRIAL', secret.split('\n').at(-1) ?? '');
  });
  afterAll(async () => {
    await house.close();
  });

  const stored = async () => {
    const { ratings, services, cases, quarantine } = house.counting.collections;
    const counts = [ratings, services, cases, quarantine].map((one) => one.countDocuments());
    const [inRatings, inServices, inCases, aside] = await Promise.all(counts);
    return { inRatings, inServices, inCases, aside };
  };

  it('is judged like any other, and what it sends makes no score, no case and no row', async () => {
    const [served, bad] = [service(), rating({ satisfaction: 1 })];
    await house.send('/v1/services', served, 'TRIAL');
    const reply = await house.send('/v1/ratings', [bad, rating({ pf: 9 })], 'TRIAL');
    expect(reply.body).toMatchObject({ accepted: 1, rejected: [{ field: 'pf' }] });
    await house.count();
    expect(await stored()).toEqual({ inRatings: 0, inServices: 0, inCases: 0, aside: 2 });
    expect(await house.counting.year(2026, DEPT)).toEqual({});
    const { ledger, quarantined, duplicates } = await house.counting.position(0);
    expect({ ledger, quarantined, duplicates }).toEqual({
      ...{ ledger: 0, quarantined: 2, duplicates: 0 },
    });
    const receipt = await house.ask(`/v1/receipts/${reply.id}`, { source: 'TRIAL' });
    expect(await receipt.json()).toMatchObject({
      quarantined: 1,
      events: [{ projectNo: bad['projectNo'], outcome: 'quarantined', reason: 'sandbox' }],
    });
    const list = await house.ingest.hcp('source', 'list', 'TRIAL');
    expect(list).toMatch(/\ton trial$/);
  });

  it('invites nobody', async () => {
    const reply = await house.send('/v1/invitations', invitation(), 'TRIAL');
    expect([reply.status, reply.body.code]).toEqual([403, 'on-trial']);
    expect(await house.counting.collections.invitations.countDocuments()).toBe(0);
  });

  it('stands in nobody’s way, and counts from when it is on trial no more', async () => {
    const event: Fields = rating();
    await house.send('/v1/ratings', { ...event, projectNo: 'SAME' }, 'TRIAL');
    await house.ingest.importTable('sources', [
      ['code', 'name', 'deptCode', 'departments', 'space'],
      ['TRIAL', '试用系统', '', '*', ''],
    ]);
    await house.send('/v1/ratings', { ...event, projectNo: 'SAME', satisfaction: 3 }, 'TRIAL');
    await house.count();
    const rows = await house.counting.collections.ratings.find().toArray();
    expect(rows.map(({ _id, level }) => [_id, level])).toEqual([[`${DEPT}|TRIAL|SAME|1|1|c`, 3]]);
  });
});
