import fc from 'fast-check';
import { addDays, chinaDay, startOfChinaDay } from './china-time.js';
import { monthsOf, parsePeriod, previousPeriod, type Period } from './period.js';

const period = (text: string): Period => {
  const parsed = parsePeriod(text);
  if (parsed === undefined) throw new Error(`not a period: ${text}`);
  return parsed;
};

describe('period', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-11-22', '2026-11-22', '2026-11-22'],
  ])('%s runs from %s to %s', (text, first, last) => {
    expect(period(text)).toMatchObject({ name: text, first, last });
  });

  it.each([
    '',
    '26',
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2026-02-30',
    '2026-1',
    '2026-11-22T00',
    '1999',
  ])('refuses %p', (text) => {
    expect(parsePeriod(text)).toBeUndefined();
  });

  it.each([
    ['2026', '2025'],
    ['2026-Q1', '2025-Q4'],
    ['2026-01', '2025-12'],
    ['2026-01-01', '2025-12-31'],
    ['2026-03-01', '2026-02-28'],
  ])('before %s comes %s', (text, previous) => {
    expect(previousPeriod(period(text)).name).toBe(previous);
  });

  it('ends where the next one begins', () => {
    const texts = fc.constantFrom('2021', '2024-Q2', '2024-03', '2024-03-01', '2026-Q1');
    fc.assert(
      fc.property(texts, (text) => {
        const p = period(text);
        return addDays(previousPeriod(p).last, 1) === p.first;
      }),
    );
  });

  it('knows its months', () => {
    expect(monthsOf(period('2026-Q4'))).toEqual(['2026-10', '2026-11', '2026-12']);
    expect(monthsOf(period('2026'))).toHaveLength(12);
  });
});

describe('China day', () => {
  it('begins at 16:00 UTC of the day before', () => {
    expect(chinaDay(Date.parse('2026-05-31T15:59:59.999Z'))).toBe('2026-05-31');
    expect(chinaDay(Date.parse('2026-05-31T16:00:00Z'))).toBe('2026-06-01');
    expect(startOfChinaDay('2026-06-01')).toBe(Date.parse('2026-05-31T16:00:00Z'));
  });
});
