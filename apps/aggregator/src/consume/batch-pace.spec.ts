import { recordOf, service } from '../ledger/topic-records.fake.js';
import { BatchPace } from './batch-pace.js';
import { sliceOf } from './slice-of.js';

describe('pace of batches', () => {
  it('grows while the database is quick, and shrinks when it is slow', () => {
    const pace = new BatchPace(20_000);
    const events = [10, 10, 10, 9_000, 4_000].map((ms) => {
      pace.took(ms);
      return pace.events;
    });
    expect(events).toEqual([10_000, 20_000, 20_000, 10_000, 10_000]);
  });

  it('never falls to nothing', () => {
    const pace = new BatchPace(20_000);
    for (let n = 0; n < 50; n += 1) pace.took(10_000);
    expect(pace.events).toBe(250);
  });
});

describe('slices', () => {
  const records = [0, 1, 2, 3, 4].map((offset) => recordOf(service(), offset));
  const bytes = records[0]?.value?.length ?? 0;

  it('keep to the number of events and to the bytes', () => {
    expect(sliceOf(records, 3, 1_000_000)).toHaveLength(3);
    expect(sliceOf(records, 100, bytes * 2)).toHaveLength(2);
    expect(sliceOf(records, 100, 1_000_000)).toHaveLength(5);
  });

  it('have at least one record, however large', () => {
    expect(sliceOf(records, 100, 1)).toHaveLength(1);
  });
});
