import { quarantineId } from './quarantine-document.js';

describe('quarantine', () => {
  it('knows a record again on a replay, and tells it from one of a topic made anew', () => {
    const record = { offset: 7, timestamp: 1_790_000_000_000 };
    const id = quarantineId('cluster', 2, record);
    expect(quarantineId('cluster', 2, { ...record })).toBe(id);
    expect(quarantineId('cluster', 2, { offset: 7, timestamp: 1_790_000_000_001 })).not.toBe(id);
  });
});
