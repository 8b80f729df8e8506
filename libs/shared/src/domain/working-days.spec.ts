import {
  addWorkingDays,
  calendarYearFault,
  isWindowOpen,
  isWorkingDay,
  missingYear,
  type WorkCalendar,
} from './working-days.js';

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

describe('the notice of a year', () => {
  it.each([
    ['2026-11-14', undefined],
    ['2026-11-15', 2027],
    ['2027-01-01', 2027],
    ['2025-12-31', 2025],
  ])('on %s the one that is missed is that of %p', (today, year) => {
    expect(missingYear(calendar, today)).toBe(year);
  });

  const fixed = ['2027-01-01', '2027-05-01', '2027-10-01'];
  it.each([
    [fixed, ['2027-01-02'], undefined],
    [fixed.slice(1), [], 'holidays'],
    [[...fixed, '2028-01-01'], [], 'holidays'],
    [fixed, ['2026-12-27'], 'makeUpDays'],
    [[...fixed, '2027-01-02'], ['2027-01-02'], 'makeUpDays'],
    [fixed, ['2027-01-04'], 'makeUpDays'],
  ])('%j with %j worked: the list at fault is %p', (holidays, makeUpDays, list) => {
    expect(calendarYearFault(2027, { holidays, makeUpDays })?.list).toBe(list);
  });
});
