import { followUpDeadline, ratingDeadline } from './invitation.js';
import type { WorkCalendar } from './working-days.js';

const calendar: WorkCalendar = {
  years: new Set([2026]),
  holidays: new Set(['2026-10-01', '2026-10-02']),
  makeUpDays: new Set(['2026-10-10']),
};
const at = (time: string): number => Date.parse(time);

describe('an invitation', () => {
  it.each([
    // A Thursday evening in China: five working days are Friday and the next week's first four.
    ['2026-11-05T23:30:00+08:00', '2026-11-13T00:00:00+08:00'],
    // A minute later it is Friday there.
    ['2026-11-06T00:30:00+08:00', '2026-11-14T00:00:00+08:00'],
    // Holidays do not count, a worked Saturday does.
    ['2026-09-30T10:00:00+08:00', '2026-10-10T00:00:00+08:00'],
  ])('for a service of %s is good until %s', (served, end) => {
    expect(ratingDeadline(calendar, at(served), 5)).toBe(at(end));
  });

  it('is good for sixty days where the calendar does not reach', () => {
    const end = ratingDeadline(calendar, at('2026-12-30T10:00:00+08:00'), 5);
    expect(end).toBe(at('2027-03-01T00:00:00+08:00'));
  });

  it('lets the rating be followed up until the end of the last day', () => {
    const rated = at('2026-11-05T23:30:00+08:00');
    expect(followUpDeadline(rated, 30)).toBe(at('2026-12-06T00:00:00+08:00'));
  });
});
