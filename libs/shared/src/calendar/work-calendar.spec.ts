import { addWorkingDays, isWorkingDay } from '../domain/working-days.js';
import { workCalendar } from './work-calendar.js';

const calendar = workCalendar();

describe('the calendar', () => {
  it('vouches for the years whose notice it has, and for no other', () => {
    expect([...calendar.years].sort()).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i));
    expect(isWorkingDay(calendar, '2027-01-04')).toBeUndefined();
    expect(isWorkingDay(calendar, '2003-12-31')).toBeUndefined();
  });

  // 国办发明电〔2024〕12号 and 〔2025〕7号.
  it.each([
    ['2025', 28, ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11']],
    [
      '2026',
      33,
      ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    ],
  ])('has the days of the notice for %s', (year, daysOff, makeUpDays) => {
    const of = (days: ReadonlySet<string>) =>
      [...days].filter((day) => day.startsWith(year)).sort();
    expect(of(calendar.makeUpDays)).toEqual(makeUpDays);
    expect(of(calendar.holidays)).toHaveLength(daysOff);
  });

  it.each([
    ['2026-02-13', '2026-02-27'], // the Saturday is worked, then the Spring Festival until the 23rd
    ['2025-12-29', '2026-01-06'], // over the New Year, with Sunday the 4th worked
    ['2026-09-30', '2026-10-13'], // National Day, Saturday the 10th worked
  ])('ends the window of a service of %s on %s', (served, end) => {
    expect(addWorkingDays(calendar, served, 5)).toBe(end);
  });

  it('takes further years, and corrections, from the override', () => {
    const more = workCalendar(
      new Map([
        [2027, { holidays: ['2027-01-01'], makeUpDays: [] }],
        [2026, { holidays: [], makeUpDays: [] }],
      ]),
    );
    expect(isWorkingDay(more, '2027-01-01')).toBe(false);
    expect(isWorkingDay(more, '2027-01-04')).toBe(true);
    expect(isWorkingDay(more, '2026-10-01')).toBe(true);
  });
});
