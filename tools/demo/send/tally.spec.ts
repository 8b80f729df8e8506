import type { DemoEvent, DemoFault, DemoRating } from '../events/demo-event.js';
import type { Parcel } from './outbox.js';
import { keyOf, Tally } from './tally.js';

const rating: DemoRating = {
  kind: 'rating',
  source: 'pf-360829',
  space: 's360829',
  body: {
    areaCode: '360829',
    deptCode: 'D',
    taskCode: 'T',
    projectNo: 'p1',
    serviceNumber: '1',
    assessNumber: 1,
    satisfaction: 5,
    pf: 2,
    assessTime: '2026-06-02T09:00:00+08:00',
  },
  expect: { outcome: 'counted' },
};
const fault: DemoFault = {
  kind: 'fault',
  endpoint: 'rating',
  source: 'pf-360829',
  space: 's360829',
  body: {},
  onlyThisSource: false,
  expect: { outcome: 'rejected', fault: 'pf missing', field: 'pf', code: 'missing' },
};
const parcel = (...events: DemoEvent[]): Parcel => ({
  source: 'pf-360829',
  endpoint: 'ratings',
  format: 'array',
  events,
});

describe('Tally', () => {
  it('keeps the keys that were answered 202, and counts those that came again', () => {
    const tally = new Tally(true);
    tally.add(parcel(rating, rating, fault), {
      accepted: 2,
      rejected: [{ index: 2, code: 'missing', field: 'pf' }],
      retries: 1,
    });
    expect([...(tally.keys ?? [])]).toEqual([keyOf(rating)]);
    expect(tally).toMatchObject({
      requests: 1,
      accepted: 2,
      rejected: 1,
      retries: 1,
      repeated: 1,
      surprises: 0,
    });
  });

  it('is surprised by a good event refused, a bad one taken, and a wrong reason', () => {
    const tally = new Tally(true);
    tally.add(parcel(rating), {
      accepted: 0,
      rejected: [{ index: 0, code: 'empty', field: 'pf' }],
      retries: 0,
    });
    tally.add(parcel(fault), { accepted: 1, rejected: [], retries: 0 });
    tally.add(parcel(fault), {
      accepted: 0,
      rejected: [{ index: 0, code: 'wrong-type', field: 'pf' }],
      retries: 0,
    });
    tally.add(parcel(rating), { accepted: 0, rejected: [], retries: 0 });
    expect(tally.firstSurprises).toEqual([
      'good rating refused: pf empty',
      'rating with pf missing: accepted',
      'rating with pf missing: pf wrong-type',
      '1 events sent, but 0 accepted, 0 rejected',
    ]);
    expect(tally.surprises).toBe(4);
  });
});
