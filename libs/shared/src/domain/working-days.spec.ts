import { addWorkingDays, isWindowOpen, isWorkingDay, type WorkCalendar } from './working-days.js';

/** National Day of 2026 as an example; what matters is how the table is read. */
const calendar: WorkCalendar = {
  years: new Set([2026]),
  holidays: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
  makeUpDays: new Set(['2026-09-27', '2026-10-10']),
};

describe('working days', () => {
  it.each([
    ['2026-09-25', true],
    ['2026-09-26', false],
    ['2026-09-27', true],
    ['2026-10-01', false],
    ['2026-10-08', true],
    ['2026-10-10', true],
    ['2027-01-04', undefined],
  ])('%s is worked: %p', (day, expected) => {
    expect(isWorkingDay(calendar, day)).toBe(expected);
  });

  it('counts over holidays and make-up days, without the day itself', () => {
    expect(addWorkingDays(calendar, '2026-09-30', 1)).toBe('2026-10-08');
    expect(addWorkingDays(calendar, '2026-09-30', 5)).toBe('2026-10-13');
  });

  it('does not guess beyond the years it vouches for', () => {
    expect(addWorkingDays(calendar, '2026-12-29', 5)).toBeUndefined();
    expect(isWindowOpen(calendar, '2026-12-29', 5, '2027-02-01')).toBe(true);
  });

  it('keeps a window open through its last working day', () => {
    expect(isWindowOpen(calendar, '2026-11-02', 5, '2026-11-09')).toBe(true);
    expect(isWindowOpen(calendar, '2026-11-02', 5, '2026-11-10')).toBe(false);
  });
});
