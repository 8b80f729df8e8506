import fc from 'fast-check';
import { CALENDAR, freshCase, HOUR, MONDAY, play, TO_VERIFYING } from '../../testing/casework.js';
import { remindersBetween, type CaseFile } from './casework.js';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const FOREVER = at('2027-12-31T00:00');
const verifying = play(freshCase(), TO_VERIFYING).file;
const all = (file: CaseFile) => remindersBetween(file, CALENDAR, 0, FOREVER);

describe('reminders', () => {
  it('come when it is assigned, at half, with one day left, and late, then to the superior too', () => {
    expect(all(verifying).map(({ name, at: moment, to }) => [name, moment, to])).toEqual([
      ['assigned', MONDAY + HOUR, ['unit']],
      ['half', at('2026-06-04T12:00'), ['unit']],
      ['one-day-left', at('2026-06-06T00:00'), ['unit']],
      ['late', at('2026-06-09T00:00'), ['unit', 'superior']],
    ]);
  });

  it('of a single day are no more than half and late', () => {
    expect(all(freshCase()).map(({ name }) => name)).toEqual(['assigned', 'half', 'late']);
  });

  it('are none while paused, beyond the calendar, or once closed', () => {
    const paused = play(verifying, [['county', 'pause']], MONDAY + 2 * HOUR).file;
    expect(remindersBetween(paused, CALENDAR, MONDAY + HOUR, FOREVER)).toEqual([]);
    const unknown = { ...CALENDAR, years: new Set<number>() };
    expect(remindersBetween(verifying, unknown, MONDAY + HOUR, FOREVER)).toEqual([]);
    const closed: CaseFile = { ...verifying, state: 'closed', clock: { past: [] } };
    expect(all(closed)).toEqual([]);
  });

  it('announce a new end, and repeat nothing else, after an extension', () => {
    const { file } = play(verifying, [['county', 'extend', { days: 5 }]], at('2026-06-08T09:00'));
    const sent = new Set(all(verifying).map(({ key }) => key));
    const fresh = all(file).filter(({ key }) => !sent.has(key));
    expect(fresh.map(({ name }) => name)).toEqual(['one-day-left', 'late']);
  });

  it('are the same whether a scheduler was always there or comes back after days', () => {
    const hour = fc.integer({ min: 0, max: 24 * 14 });
    fc.assert(
      fc.property(fc.array(hour), (hours) => {
        const looks = [...hours].sort((a, b) => a - b).map((h) => MONDAY + h * HOUR);
        const edges = [MONDAY, ...looks, FOREVER];
        const pieces = edges
          .slice(1)
          .flatMap((until, i) => remindersBetween(verifying, CALENDAR, edges[i] ?? 0, until));
        const whole = remindersBetween(verifying, CALENDAR, MONDAY, FOREVER);
        expect(pieces).toEqual(whole);
        expect(whole.map((one) => one.at)).toEqual(
          whole.map((one) => one.at).sort((a, b) => a - b),
        );
      }),
    );
  });
});
