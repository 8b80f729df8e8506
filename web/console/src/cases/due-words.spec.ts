import { dueWords, spanWords } from './due-words';

const HOUR = 3_600_000;
const dueAt = '2026-06-05T00:00:00.000+08:00';
const end = Date.parse(dueAt);

describe('a stretch of time', () => {
  it.each([
    [0, '1 分钟'],
    [59 * 60_000, '59 分钟'],
    [HOUR, '1 小时'],
    [23.9 * HOUR, '23 小时'],
    [24 * HOUR, '1 天'],
    [29 * HOUR, '1 天 5 小时'],
    [80 * HOUR, '3 天'],
  ])('of %d ms is said as %s', (ms, words) => {
    expect(spanWords(ms)).toBe(words);
  });
});

describe('the clock of a case', () => {
  it('says what is left, and from the end on how late it is', () => {
    expect(dueWords({ dueState: 'running', dueAt }, end - 50 * HOUR)).toBe('还剩 2 天 2 小时');
    expect(dueWords({ dueState: 'due-soon', dueAt }, end + 3 * HOUR)).toBe('已超期 3 小时');
  });

  it('is late when the server says so, whatever the clock of this computer', () => {
    expect(dueWords({ dueState: 'late', dueAt }, end - HOUR)).toBe('已超期');
  });

  it('says why there is no end', () => {
    expect(dueWords({ dueState: 'paused', dueAt: null }, end)).toBe('已暂停');
    expect(dueWords({ dueState: 'awaiting-calendar', dueAt: null }, end)).toBe('待日历');
    expect(dueWords({ dueState: 'done', dueAt: null }, end)).toBe('已办结');
  });
});
