import type { HonourStep } from '#shared/domain/honour/honour-procedure.js';
import type { HonourList } from '#shared/domain/honour/honour-rules.js';
import type { HonourDetail, HonourFigures } from '../api/honours';
import { shownCount, shownRate } from '../ui/format';

export const LIST_NAMES: Readonly<Record<HonourList, string>> = { red: '红榜', black: '黑榜' };

export const STEP_NAMES: Readonly<Record<HonourStep, string>> = {
  announce: '公示',
  object: '提出异议',
  reject: '异议不成立',
  uphold: '异议成立',
  approve: '审定',
  publish: '发布',
  withdraw: '撤回',
};

/** Names of the fields of all forms here, as refusals say them. */
export const HONOUR_LABELS: Readonly<Record<string, string>> = {
  within: '范围',
  period: '周期',
  words: '理由',
  step: '步骤',
  revision: '条目',
};

/** Why a department is on its list, in one line. */
export function figureWords({ reasons, closed, satisfiedRate }: HonourFigures): string {
  const counted = `办结 ${shownCount(closed)} 件，回访满意率 ${shownRate(satisfiedRate)}`;
  return [...reasons.map(({ name }) => name), counted].join('；');
}

/** A case that speaks against a department, and what it says. */
export interface HonourCaseLine {
  readonly code: string;
  readonly words: string;
}

/** The cases that an entry came from, each once: those that were falsified first, then the latest. */
export function caseLines({ late, falsified }: HonourFigures): HonourCaseLine[] {
  const said = new Map(falsified.map(({ code }) => [code, ['整改不实']]));
  for (const { code, days } of [...late].sort(
    (one, other) => (other.days ?? 0) - (one.days ?? 0),
  )) {
    const words = days === null ? '期限尚不能确定' : `超期 ${days} 个工作日`;
    said.set(code, [...(said.get(code) ?? []), words]);
  }
  return [...said].map(([code, words]) => ({ code, words: words.join('，') }));
}

/** One line of what became of an entry. */
export interface HonourMoment {
  readonly title: string;
  readonly by: string | null;
  readonly at: string;
  readonly words: string | null;
}

/** From the draft on, oldest first; a notice with its last day. */
export const momentsOf = (entry: HonourDetail): HonourMoment[] => [
  { title: '草拟', by: entry.proposedBy, at: entry.proposedAt, words: null },
  ...entry.steps.map(({ step, ...taken }) => ({
    ...taken,
    title:
      step === 'announce' && entry.noticeUntil !== null
        ? `公示，至 ${entry.noticeUntil}（含当日）`
        : STEP_NAMES[step],
  })),
];
