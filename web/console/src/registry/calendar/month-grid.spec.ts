import { isWorkingDay } from '#shared/domain/working-days.js';
import { workCalendar } from '#shared/calendar/work-calendar.js';
import { monthNumbers, weeksOf, workedDays } from './month-grid';

const calendar = workCalendar();
const of = (days: ReadonlySet<string>) => [...days].filter((day) => day.startsWith('2026'));
const days = { daysOff: of(calendar.holidays), makeUpDays: of(calendar.makeUpDays) };

it('agrees with the clock of the cases about every day of 2026', () => {
  const all = monthNumbers.flatMap((month) => weeksOf(2026, month, days).flat());
  const shown = all.filter((day) => day !== undefined);
  expect(shown).toHaveLength(365);
  for (const { day, isWorked } of shown) {
    expect([day, isWorked]).toEqual([day, isWorkingDay(calendar, day)]);
  }
  expect(workedDays(2026, days)).toBe(shown.filter(({ isWorked }) => isWorked).length);
});

it('begins weeks with Monday and fills them up', () => {
  const [first] = weeksOf(2026, 2, days);
  // 2026-02-01 was a Sunday.
  expect(first?.map((day) => day?.day)).toEqual([
    ...Array.from({ length: 6 }, () => undefined),
    '2026-02-01',
  ]);
  expect(
    weeksOf(2028, 2, days)
      .flat()
      .filter((day) => day !== undefined),
  ).toHaveLength(29);
});
