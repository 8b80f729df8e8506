import fc from 'fast-check';
import {
  CALENDAR,
  freshCase,
  HOUR,
  MONDAY,
  play,
  TO_DECISION,
  TO_VERIFYING,
  type Beat,
} from '../../testing/casework.js';
import { startOfChinaDay } from '../china-time.js';
import { endOf, momentOf } from './case-term.js';
import { readClock, rectifiedInTime, type CaseFile, type Term } from './casework.js';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const UNKNOWN = { ...CALENDAR, years: new Set<number>() };

const termOf = (more: Partial<Term> = {}): Term => ({
  n: 1,
  stage: 'handle',
  startedAt: MONDAY,
  limit: { days: 5, unit: 'working' },
  extension: 0,
  extensions: 0,
  pauses: [],
  ...more,
});
const pausedFor = (from: string, to: string): Partial<Term> => ({
  pauses: [{ from: at(from), to: at(to) }],
});
const reading = (term: Term, now: number, calendar = CALENDAR) =>
  readClock({ clock: { term, past: [] } }, calendar, now);

describe('the end of a term', () => {
  it.each<[string, Partial<Term>, string]>([
    ['five working days, not counting the first', {}, '2026-06-09T00:00'],
    ['an extension', { extension: 1 }, '2026-06-10T00:00'],
    ['a holiday between', { extension: 2 }, '2026-06-12T00:00'],
    ['a make-up Saturday', { extension: 4 }, '2026-06-14T00:00'],
    ['seven natural days', { limit: { days: 7, unit: 'natural' } }, '2026-06-09T00:00'],
    ['hours paused', pausedFor('2026-06-03T09:00', '2026-06-03T15:00'), '2026-06-09T06:00'],
    ['a weekend paused', pausedFor('2026-06-06T00:00', '2026-06-08T00:00'), '2026-06-09T00:00'],
    ['days paused', pausedFor('2026-06-02T00:00', '2026-06-04T00:00'), '2026-06-12T00:00'],
    ['its first day paused', pausedFor('2026-06-01T10:00', '2026-06-02T00:00'), '2026-06-09T00:00'],
  ])('with %s', (_, more, end) => {
    expect(endOf(termOf(more), CALENDAR)).toBe(at(end));
  });
});

/** A term with pauses in order and apart; days and hours of the two years the calendar knows. */
const anyTerm = fc
  .record({
    start: fc.integer({ min: 0, max: 200 * 24 }),
    days: fc.integer({ min: 1, max: 20 }),
    unit: fc.constantFrom('working' as const, 'natural' as const),
    extension: fc.integer({ min: 0, max: 10 }),
    gaps: fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 200 })), {
      maxLength: 4,
    }),
  })
  .map(({ start, days, unit, extension, gaps }): Term => {
    const startedAt = MONDAY + start * HOUR;
    let edge = startedAt;
    const pauses = gaps.map(([wait, length]) => {
      const from = edge + wait * HOUR;
      edge = from + length * HOUR;
      return { from, to: edge };
    });
    return termOf({ startedAt, limit: { days, unit }, extension, pauses });
  });

/** Milliseconds between two moments that count for a term, by looking at every hour. */
function counted(term: Term, from: number, to: number): number {
  const day = (moment: number) => new Date(moment + 8 * HOUR).toISOString().slice(0, 10);
  let sum = 0;
  for (let hour = from; hour < to; hour += HOUR) {
    const name = day(hour);
    const weekday = new Date(`${name}T00:00:00Z`).getUTCDay();
    const isWorked =
      CALENDAR.makeUpDays.has(name) ||
      (weekday !== 0 && weekday !== 6 && !CALENDAR.holidays.has(name));
    const isPaused = term.pauses.some((one) => one.from <= hour && hour < (one.to ?? Infinity));
    const isLater = name > day(term.startedAt);
    if (isLater && !isPaused && (term.limit.unit === 'natural' || isWorked)) sum += HOUR;
  }
  return sum;
}

describe('time that counts', () => {
  it('is just the days given, when a term is over', () => {
    fc.assert(
      fc.property(anyTerm, (term) => {
        const end = endOf(term, CALENDAR);
        const days = term.limit.days + term.extension;
        expect(counted(term, term.startedAt, Number(end))).toBe(days * 24 * HOUR);
      }),
      { numRuns: 60 },
    );
  });

  it('does not run while paused: a pause adds exactly what would have counted', () => {
    fc.assert(
      fc.property(anyTerm, (term) => {
        const plain = { ...term, pauses: [] };
        const [end, plainEnd] = [Number(endOf(term, CALENDAR)), Number(endOf(plain, CALENDAR))];
        const lost = counted(plain, term.startedAt, end) - counted(term, term.startedAt, end);
        expect(counted(plain, plainEnd, end)).toBe(lost);
        expect(end).toBeGreaterThanOrEqual(plainEnd);
      }),
      { numRuns: 60 },
    );
  });

  it('goes forward: more days end later, a later start ends no sooner', () => {
    fc.assert(
      fc.property(anyTerm, fc.integer({ min: 0, max: 400 }), (term, later) => {
        const longer = { ...term, extension: term.extension + 1 };
        expect(endOf(longer, CALENDAR)).toBeGreaterThan(Number(endOf(term, CALENDAR)));
        const plain = { ...term, pauses: [] };
        const shifted = { ...plain, startedAt: plain.startedAt + later * HOUR };
        expect(endOf(shifted, CALENDAR)).toBeGreaterThanOrEqual(Number(endOf(plain, CALENDAR)));
        expect(momentOf(term, CALENDAR, 1)).toBeGreaterThan(term.startedAt);
      }),
    );
  });

  it('without pauses ends with a China day', () => {
    fc.assert(
      fc.property(anyTerm, (term) => {
        const end = Number(endOf({ ...term, pauses: [] }, CALENDAR));
        expect(end).toBe(startOfChinaDay(new Date(end + 8 * HOUR).toISOString().slice(0, 10)));
      }),
    );
  });
});

describe('the state of the clock', () => {
  const END = at('2026-06-09T00:00');

  it.each([
    ['2026-06-01T09:00', 'running'],
    ['2026-06-07T23:59', 'due-soon'],
    ['2026-06-05T23:59', 'running'],
    ['2026-06-06T00:00', 'due-soon'],
    ['2026-06-08T23:59', 'due-soon'],
    ['2026-06-09T00:00', 'late'],
  ])('at %s is %s', (now, dueState) => {
    expect(reading(termOf(), at(now))).toMatchObject({ dueState, dueAt: END });
  });

  it('is paused, without an end, while a pause lasts', () => {
    const term = termOf({ pauses: [{ from: at('2026-06-03T09:00') }] });
    expect(reading(term, at('2026-12-01T09:00'))).toEqual({
      dueState: 'paused',
      dueAt: null,
      soonAt: null,
    });
  });

  it('stays late when it is paused after its end', () => {
    const term = termOf({ pauses: [{ from: at('2026-06-10T09:00') }] });
    expect(reading(term, at('2026-06-11T09:00'))).toMatchObject({ dueState: 'late', dueAt: END });
  });

  it('waits for a calendar that does not reach its end, and knows it once loaded', () => {
    const term = termOf({ startedAt: at('2027-12-30T09:00') });
    const now = at('2028-03-01T09:00');
    expect(reading(term, now)).toEqual({
      dueState: 'awaiting-calendar',
      dueAt: null,
      soonAt: null,
    });
    const loaded = { ...CALENDAR, years: new Set([2026, 2027, 2028]) };
    expect(reading(term, now, loaded).dueState).toBe('late');
  });

  it('asks no calendar for natural days', () => {
    const term = termOf({ limit: { days: 7, unit: 'natural' } });
    expect(reading(term, MONDAY, UNKNOWN).dueAt).toBe(END);
  });
});

describe('the clock of a case', () => {
  const dueAt = (file: CaseFile, now = MONDAY) => readClock(file, CALENDAR, now).dueAt;
  const EIGHTH = at('2026-06-09T00:00');

  it('gives one working day to assign, one to sign, five to handle', () => {
    expect(dueAt(freshCase())).toBe(at('2026-06-03T00:00'));
    const { file } = play(freshCase(), [['county', 'assign']]);
    expect(dueAt(file)).toBe(at('2026-06-03T00:00'));
    expect(dueAt(play(freshCase(), TO_VERIFYING).file)).toBe(EIGHTH);
  });

  it('gives fifteen when it is complex, from the same beginning', () => {
    const { file } = play(freshCase(), [...TO_VERIFYING, ['county', 'mark-complex']]);
    expect(dueAt(file)).toBe(at('2026-06-23T00:00'));
  });

  it('does not run for the unit while others decide, and goes on where it stood', () => {
    const waiting = play(freshCase(), TO_DECISION).file;
    const refused = play(
      waiting,
      [['county', 'decide', { approve: false }]],
      at('2026-06-04T03:00'),
    ).file;
    expect(refused.state).toBe('verifying');
    // Two working days (the 2nd and 3rd) and three hours of the 4th did not count.
    expect(dueAt(refused)).toBe(at('2026-06-12T03:00'));
  });

  it('keeps what the unit had used when its work is sent back', () => {
    const done: Beat[] = [
      ...TO_VERIFYING,
      ['handler', 'verify'],
      ['handler', 'rectify'],
      ['handler', 'answer'],
    ];
    const back: Beat = ['county', 'review', { accept: false, reason: '没有整改' }];
    const { file } = play(play(freshCase(), done).file, [back], at('2026-06-03T00:00'));
    // The review took the whole of the 2nd, so that the fifth day is the 9th.
    expect(dueAt(file)).toBe(at('2026-06-10T00:00'));
  });

  it('does not punish a unit for a calendar, and tells in time from late', () => {
    const verified = play(freshCase(), [...TO_VERIFYING, ['handler', 'verify']]).file;
    const rectified = (moment: number) => play(verified, [['handler', 'rectify']], moment).file;
    expect(rectifiedInTime(verified, CALENDAR, EIGHTH - 1)).toBe('not-yet');
    expect(rectifiedInTime(verified, CALENDAR, EIGHTH)).toBe('late');
    expect(rectifiedInTime(rectified(EIGHTH - 1), CALENDAR, EIGHTH + HOUR)).toBe('in-time');
    expect(rectifiedInTime(rectified(EIGHTH), CALENDAR, EIGHTH + HOUR)).toBe('late');
    expect(rectifiedInTime(rectified(EIGHTH), UNKNOWN, EIGHTH + HOUR)).toBe('unknown');
  });
});
