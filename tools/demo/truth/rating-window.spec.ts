import { chinaDayNumber } from '../events/calendar.js';
import { isStillOpen } from './rating-window.js';

const day = (text: string): number => chinaDayNumber(Date.parse(`${text}T12:00:00+08:00`));

describe('isStillOpen', () => {
  it('is open through the end of the fifth working day after the service', () => {
    expect(isStillOpen(day('2026-11-13'), day('2026-11-20'))).toBe(true);
    expect(isStillOpen(day('2026-11-13'), day('2026-11-21'))).toBe(false);
    expect(isStillOpen(day('2026-11-20'), day('2026-11-20'))).toBe(true);
  });

  it('keeps the official calendar: the National Day week does not count, its make-up days do', () => {
    expect(isStillOpen(day('2026-09-30'), day('2026-10-13'))).toBe(true);
    expect(isStillOpen(day('2026-09-30'), day('2026-10-15'))).toBe(false);
  });

  it('accuses nobody in a year that the calendar does not know', () => {
    expect(isStillOpen(day('2026-12-30'), day('2027-03-01'))).toBe(true);
  });
});
