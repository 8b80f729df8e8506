import type { HistoryStep } from '../api/cases';
import { changesOf, newsWords, stepsSince } from './case-news';

const at = '2026-06-01T09:00:00.000+08:00';
const step = (revision: number): HistoryStep => ({
  revision,
  action: 'receive',
  actionName: '签收',
  by: 'x',
  byName: '张三',
  from: 'awaiting-receipt',
  to: 'verifying',
  at,
  fields: null,
});

describe('what others did to a case', () => {
  it('are the steps after the one that was read', () => {
    expect(stepsSince([step(1), step(2), step(3)], 1).map(({ revision }) => revision)).toEqual([
      2, 3,
    ]);
  });

  it('is read of a refusal, and nothing of one that says nothing', () => {
    expect(changesOf({ changes: [step(2), null, 'x'] })).toHaveLength(1);
    expect(changesOf({})).toEqual([]);
  });

  it('is told as just now for two minutes, then with the time of day', () => {
    const then = Date.parse(at);
    expect(newsWords(step(1), then + 60_000)).toBe('张三 刚刚 签收了本件');
    expect(newsWords(step(1), then + 600_000)).toBe('张三 于 09:00 签收了本件');
  });
});
