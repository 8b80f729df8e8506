import { HONOUR_STEPS, type HonourStep } from '#shared/domain/honour/honour-procedure.js';
import type { HonourDetail } from '../api/honours';
import { noticeOf, offersOf } from './honour-steps';

const LAST = '2026-06-22';
const entry = (more: Partial<HonourDetail>): HonourDetail =>
  ({ state: 'noticed', noticeUntil: LAST, mayTake: HONOUR_STEPS, ...more }) as HonourDetail;
const stepsOf = (more: Partial<HonourDetail>, today = LAST): HonourStep[] =>
  offersOf(entry(more), today).map(({ step }) => step);

describe('the steps that a page offers', () => {
  it('are an objection up to the last day of the notice, and the approval after it', () => {
    expect(stepsOf({})).toEqual(['object', 'withdraw']);
    expect(stepsOf({}, '2026-06-23')).toEqual(['approve', 'withdraw']);
    expect(noticeOf(entry({}), '2026-06-23')).toBe('over');
  });

  it('are only those that the reader has the right to', () => {
    expect(stepsOf({ mayTake: ['object'] }, '2026-06-23')).toEqual([]);
    expect(stepsOf({ state: 'published', mayTake: ['object'] })).toEqual(['object']);
  });

  it('are none once an entry is withdrawn or reversed', () => {
    expect(stepsOf({ state: 'withdrawn' })).toEqual([]);
    expect(stepsOf({ state: 'reversed' })).toEqual([]);
  });
});
