import type { HonourState, HonourStep } from '#shared/domain/honour/honour-procedure.js';
import type {
  HonourList,
  HonourReason,
  HonourRules,
  LateCase,
} from '#shared/domain/honour/honour-rules.js';
import { api, type Query } from './http';

/** What an entry came from, as it was when it was drafted. */
export interface HonourFigures {
  readonly areaCode: string;
  readonly reasons: readonly { readonly code: HonourReason; readonly name: string }[];
  readonly closed: number;
  readonly revisited: number;
  readonly satisfied: number;
  /** From 0 to 1; null when nobody was reached. */
  readonly satisfiedRate: number | null;
  readonly late: readonly LateCase[];
  readonly falsified: readonly { readonly code: string }[];
  readonly rules: HonourRules;
}

/** An entry of the red or black list. */
export interface HonourRow {
  readonly id: string;
  readonly list: HonourList;
  readonly period: string;
  readonly department: string;
  readonly name: string;
  readonly state: HonourState;
  readonly stateName: string;
  /** The last day of the notice. */
  readonly noticeUntil: string | null;
  readonly approvedBy: string | null;
  readonly proposedAt: string;
  readonly revision: number;
  readonly figures: HonourFigures;
}

export interface HonourStepTaken {
  readonly step: HonourStep;
  readonly by: string | null;
  readonly at: string;
  readonly words: string | null;
}

export interface HonourDetail extends HonourRow {
  readonly proposedBy: string | null;
  /** Oldest first. */
  readonly steps: readonly HonourStepTaken[];
  /** What the reader has the right to, wherever the entry stands. */
  readonly mayTake: readonly HonourStep[];
}

const HONOURS = '/v1/supervision/honours';
const honourPath = (id: string, what = ''): string => `${HONOURS}/${encodeURIComponent(id)}${what}`;
const OWN_ADDRESSES: Partial<Readonly<Record<HonourStep, string>>> = {
  object: '/objection',
  approve: '/approval',
};

export const honoursApi = {
  list: (query: Query) =>
    api.get<{ readonly honours: readonly HonourRow[]; readonly next: string | null }>(
      HONOURS,
      query,
    ),
  read: (id: string) => api.get<HonourDetail>(honourPath(id)),
  draft: (body: { within: string; period: string }) =>
    api.post<{ readonly drafted: number; readonly known: number }>(HONOURS, body),
  /** Without words: nothing is said with the step. */
  take: ({ id, revision }: HonourRow, step: HonourStep, words: string) => {
    const own = OWN_ADDRESSES[step];
    const body = { revision, ...(words === '' ? {} : { words }) };
    return own === undefined
      ? api.post<object>(honourPath(id, '/step'), { ...body, step })
      : api.post<object>(honourPath(id, own), body);
  },
};
