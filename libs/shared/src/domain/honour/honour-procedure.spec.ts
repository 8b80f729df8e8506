import type { WorkCalendar } from '../working-days.js';
import {
  HONOUR_STATES,
  HONOUR_STEPS,
  stepHonour,
  type HonourStanding,
  type HonourState,
  type HonourStep,
} from './honour-procedure.js';

const calendar: WorkCalendar = {
  years: new Set([2026]),
  holidays: new Set(['2026-06-19']),
  makeUpDays: new Set(),
};
const on = (today: string) => ({ today, calendar, noticeDays: 5 });

function walk(steps: readonly (readonly [HonourStep, string])[]): HonourStanding | string {
  let standing: HonourStanding = { state: 'draft' };
  for (const [step, today] of steps) {
    const stepped = stepHonour(standing, step, on(today));
    if ('fault' in stepped) return stepped.fault;
    standing = stepped.standing;
  }
  return standing;
}

/** Friday 12 June; the Friday after is a holiday, so the notice ends with Monday 22 June. */
const NOTICE = ['announce', '2026-06-12'] as const;

describe('the procedure of the red and black lists', () => {
  it('gives five working days of notice before anybody may approve', () => {
    expect(walk([NOTICE])).toMatchObject({ state: 'noticed', noticeUntil: '2026-06-22' });
    expect(walk([NOTICE, ['approve', '2026-06-22']])).toBe('notice-runs');
    const approved = walk([NOTICE, ['approve', '2026-06-23']]);
    expect(approved).toMatchObject({ state: 'approved' });
    const published = walk([NOTICE, ['approve', '2026-06-23'], ['publish', '2026-06-23']]);
    expect(published).toMatchObject({ state: 'published' });
  });

  it('waits for an objection to be decided, and ends when it is upheld', () => {
    const objected = [NOTICE, ['object', '2026-06-22']] as const;
    expect(walk([...objected, ['approve', '2026-06-23']])).toBe('wrong-state');
    expect(walk([...objected, ['uphold', '2026-06-23']])).toMatchObject({ state: 'withdrawn' });
    const rejected = walk([...objected, ['reject', '2026-06-23'], ['approve', '2026-06-23']]);
    expect(rejected).toMatchObject({ state: 'approved' });
    expect(walk([NOTICE, ['object', '2026-06-23']])).toBe('notice-over');
  });

  it('takes an objection to what is published, and reverses it when it is upheld', () => {
    const objected = [
      NOTICE,
      ...(['approve', 'publish', 'object'] as const).map((step) => [step, '2026-06-23'] as const),
    ];
    expect(walk([...objected, ['uphold', '2026-07-01']])).toMatchObject({ state: 'reversed' });
    expect(walk([...objected, ['reject', '2026-07-01']])).toMatchObject({ state: 'published' });
  });

  it('does not begin a notice whose end the calendar does not know', () => {
    expect(walk([['announce', '2026-12-29']])).toBe('no-calendar');
  });

  it.each<HonourState>(['withdrawn', 'reversed'])('goes nowhere from %s', (state) => {
    expect(HONOUR_STATES[state]).not.toBe('');
    for (const step of HONOUR_STEPS) {
      expect(stepHonour({ state }, step, on('2026-06-12'))).toEqual({ fault: 'wrong-state' });
    }
  });
});
