import type { Day } from '../china-time.js';
import { addWorkingDays, type WorkCalendar } from '../working-days.js';

/** Where an entry of the red or black list stands, and what that is called. */
export const HONOUR_STATES = {
  draft: '草拟',
  noticed: '公示中',
  objected: '异议处理中',
  approved: '已审定',
  published: '已发布',
  withdrawn: '已撤回',
  reversed: '异议成立，已撤销',
} as const;
export type HonourState = keyof typeof HONOUR_STATES;

/** Steps of the procedure; approving and objecting have permissions of their own. */
export const HONOUR_STEPS = [
  ...(['announce', 'object', 'reject', 'uphold'] as const),
  ...(['approve', 'publish', 'withdraw'] as const),
] as const;
export type HonourStep = (typeof HONOUR_STEPS)[number];

/** What the procedure knows of an entry. */
export interface HonourStanding {
  readonly state: HonourState;
  /** The last day of the notice (公示); objections are taken on it, too. */
  readonly noticeUntil?: Day | undefined;
  /** What it goes back to when the objection is rejected. */
  readonly before?: 'noticed' | 'published' | undefined;
}

/** Why a step cannot be taken. */
export const HONOUR_FAULTS = {
  'wrong-state': 'the entry does not stand where this step is taken',
  'notice-runs': 'the notice is not over; objections may still come',
  'notice-over': 'the notice is over',
  'no-calendar': 'the calendar does not reach the end of the notice',
} as const;
export type HonourFault = keyof typeof HONOUR_FAULTS;

export type HonourStepped = { readonly standing: HonourStanding } | { readonly fault: HonourFault };

export interface HonourDay {
  readonly today: Day;
  readonly calendar: WorkCalendar;
  /** Working days of the notice. */
  readonly noticeDays: number;
}

const wrong: HonourStepped = { fault: 'wrong-state' };

/**
 * Takes a step: draft → notice of some working days → approved by somebody else → published. An
 * objection stops it where it is, and one that is upheld ends it; so does one against what was
 * published.
 */
export function stepHonour(entry: HonourStanding, step: HonourStep, day: HonourDay): HonourStepped {
  const { state, noticeUntil, before } = entry;
  const to = (next: HonourState): HonourStepped => ({ standing: { state: next, noticeUntil } });
  switch (step) {
    case 'announce':
      return state === 'draft' ? announce(day) : wrong;
    case 'object':
      if (state === 'published') return objected(entry, 'published');
      if (state !== 'noticed') return wrong;
      return isOver(entry, day) ? { fault: 'notice-over' } : objected(entry, 'noticed');
    case 'reject':
      return state === 'objected' && before !== undefined ? to(before) : wrong;
    case 'uphold':
      if (state !== 'objected') return wrong;
      return to(before === 'published' ? 'reversed' : 'withdrawn');
    case 'approve':
      if (state !== 'noticed') return wrong;
      return isOver(entry, day) ? to('approved') : { fault: 'notice-runs' };
    case 'publish':
      return state === 'approved' ? to('published') : wrong;
    case 'withdraw':
      return ['draft', 'noticed', 'approved'].includes(state) ? to('withdrawn') : wrong;
  }
}

function announce({ today, calendar, noticeDays }: HonourDay): HonourStepped {
  const noticeUntil = addWorkingDays(calendar, today, noticeDays);
  if (noticeUntil === undefined) return { fault: 'no-calendar' };
  return { standing: { state: 'noticed', noticeUntil } };
}

const isOver = ({ noticeUntil }: HonourStanding, { today }: HonourDay): boolean =>
  noticeUntil !== undefined && today > noticeUntil;

const objected = (
  { noticeUntil }: HonourStanding,
  before: 'noticed' | 'published',
): HonourStepped => ({ standing: { state: 'objected', noticeUntil, before } });
