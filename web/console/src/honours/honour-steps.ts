import type { Day } from '#shared/domain/china-time.js';
import type { HonourState, HonourStep } from '#shared/domain/honour/honour-procedure.js';
import type { HonourDetail } from '../api/honours';

/** A step as the page offers it. */
export interface HonourOffer {
  readonly step: HonourStep;
  /** What comes of it, before somebody confirms. */
  readonly question: string;
  /** What has to be said with it, or may be; absent: nothing. */
  readonly words?: { readonly label: string; readonly isNeeded: boolean };
  readonly look: 'primary' | 'danger' | undefined;
  readonly states: readonly HonourState[];
}

const reason = (label: string) => ({ label: `${label}（必填）`, isNeeded: true });

/** In the order of their buttons. */
export const HONOUR_OFFERS: readonly HonourOffer[] = [
  {
    step: 'announce',
    question:
      '公示期按工作日历计算，期间和期满当日可以提出异议。日历尚未排到期满日的，须待日历公布后再公示。',
    ...{ look: 'primary', states: ['draft'] },
  },
  {
    step: 'approve',
    question: '您的姓名作为审定人留在此条目上。审定后可以发布。',
    words: { label: '审定意见', isNeeded: false },
    ...{ look: 'primary', states: ['noticed'] },
  },
  {
    step: 'publish',
    question: '发布后，只有异议成立才能撤销。',
    ...{ look: 'primary', states: ['approved'] },
  },
  {
    step: 'object',
    question: '提出后此条目停下，待异议处理。',
    words: reason('异议理由'),
    ...{ look: undefined, states: ['noticed', 'published'] },
  },
  {
    step: 'reject',
    question: '此条目回到提出异议之前的状态。',
    words: reason('处理意见'),
    ...{ look: undefined, states: ['objected'] },
  },
  {
    step: 'uphold',
    question: '公示中的条目撤回，已发布的条目撤销，不能恢复。',
    words: reason('处理意见'),
    ...{ look: 'danger', states: ['objected'] },
  },
  {
    step: 'withdraw',
    question: '撤回后不能恢复，同一周期不再草拟此部门的这一条目。',
    words: reason('撤回理由'),
    ...{ look: 'danger', states: ['draft', 'noticed', 'approved'] },
  },
];

/** Whether an entry is under notice, and whether that is over on a day. */
export function noticeOf(
  { state, noticeUntil }: Pick<HonourDetail, 'state' | 'noticeUntil'>,
  today: Day,
): 'none' | 'running' | 'over' {
  if (state !== 'noticed' || noticeUntil === null) return 'none';
  return today > noticeUntil ? 'over' : 'running';
}

/** What the reader can do with an entry on a day; the server has the last word. */
export function offersOf(entry: HonourDetail, today: Day): readonly HonourOffer[] {
  const notice = noticeOf(entry, today);
  return HONOUR_OFFERS.filter(
    ({ step, states }) =>
      entry.mayTake.includes(step) &&
      states.includes(entry.state) &&
      !(step === 'approve' && notice === 'running') &&
      !(step === 'object' && notice === 'over'),
  );
}
