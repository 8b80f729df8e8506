import { dayPeriod, monthPeriod, yearPeriod } from '#shared/domain/period.js';
import { workCalendar } from '#shared/calendar/work-calendar.js';
import { openDaysOf } from './open-windows.js';

const calendar = workCalendar();

describe('open windows', () => {
  it('are those of the last five working days', () => {
    expect(openDaysOf(monthPeriod(2026, 11), calendar, 5, '2026-11-20')).toEqual(
      ['13', '14', '15', '16', '17', '18', '19', '20', '21'].map((dd) => `2026-11-${dd}`),
    );
    expect(openDaysOf(dayPeriod('2026-11-12'), calendar, 5, '2026-11-20')).toEqual([]);
  });

  it('stay open where the calendar does not reach: what cannot be computed accuses nobody', () => {
    const open = openDaysOf(yearPeriod(2026), calendar, 5, '2027-03-01');
    expect(open).toEqual(['25', '26', '27', '28', '29', '30', '31'].map((dd) => `2026-12-${dd}`));
  });
});
