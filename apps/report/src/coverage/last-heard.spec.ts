import type { HeardPart, HeardQuestion } from '../reading/score-reader.port.js';
import { findLastHeard } from './last-heard.js';

const WANTED = new Map([
  ['A', { deptCode: 'D1' }],
  ['B', { deptCode: 'D1' }],
  ['C', { deptCode: 'D2' }],
]);
const NOVEMBER = { first: '2026-11-01', last: '2026-11-30' };

const heardOf = (deptCode: string, code: string, day: string): HeardPart => ({
  deptCode,
  code,
  day,
});

/** A snapshot of some months, and which of them was read of whom. */
function snapshotOf(parts: readonly HeardPart[], first: string) {
  const read: string[] = [];
  return {
    read,
    firstMonth: () => Promise.resolve(first),
    heard: ({ month, of }: HeardQuestion, each: (part: HeardPart) => void) => {
      read.push(`${month} ${(of === 'all' ? [of] : [...of]).join()}`);
      for (const part of parts) if (part.day.startsWith(month)) each(part);
      return Promise.resolve();
    },
  };
}

const find = (snapshot: ReturnType<typeof snapshotOf>, kind: 'item' | 'department' = 'item') =>
  findLastHeard({ kind, what: 'service', period: NOVEMBER, wanted: WANTED }, '2026-12', snapshot);

describe('the last day somebody was heard of', () => {
  it('is looked for from the newest month back, of those not found yet, past the period', async () => {
    const snapshot = snapshotOf(
      [
        heardOf('D2', 'C', '2026-10-07'),
        heardOf('D2', 'C', '2026-10-30'),
        heardOf('D2', 'C', '2026-10-12'),
        heardOf('D1', 'A', '2026-09-02'),
        heardOf('D1', 'A', '2026-08-31'),
        heardOf('D1', 'B', '2026-08-01'),
        heardOf('D1', 'B', '2026-07-01'),
      ],
      '2025-01',
    );
    const { days, lookedBackTo } = await find(snapshot);
    expect(Object.fromEntries(days)).toEqual({ A: '2026-09-02', B: '2026-08-01', C: '2026-10-30' });
    expect(lookedBackTo).toBeNull();
    expect(snapshot.read).toEqual(['2026-12 D1,D2', '2026-10 D1,D2', '2026-09 D1', '2026-08 D1']);
  });

  it('is not told by what another department sent', async () => {
    const { days } = await find(snapshotOf([heardOf('D2', 'A', '2026-10-07')], '2026-10'));
    expect(days.size).toBe(0);
  });

  it('is looked for in six months of items, which is said, and in all of departments', async () => {
    const snapshot = snapshotOf([], '2025-01');
    expect((await find(snapshot)).lookedBackTo).toBe('2026-07-01');
    expect(snapshot.read).toHaveLength(5);
    expect((await find(snapshotOf([], '2026-09'))).lookedBackTo).toBeNull();
    const whole = snapshotOf([], '2025-01');
    expect((await find(whole, 'department')).lookedBackTo).toBeNull();
    expect(whole.read).toHaveLength(23);
  });
});
