import type { Channel } from '#shared/domain/channel.js';
import type {
  FlagNumbers,
  FlagState,
  FlagSubjectKind,
  FlagVerdict,
  IntegrityRule,
} from '#shared/domain/integrity/integrity-rule.js';
import type { Level } from '#shared/domain/level.js';
import { api, type Query } from './http';

/** How the cases of a place stand. */
export interface BoardCounts {
  readonly open: number;
  readonly dueSoon: number;
  readonly late: number;
  /** Paused, or due on a day that the calendar does not reach. */
  readonly waiting: number;
  readonly closed30: number;
  /** ISO 8601; null where nothing is open. */
  readonly oldestDueAt: string | null;
}

/** An area or a department; without a code: with no department yet. */
export interface BoardRow extends BoardCounts {
  readonly code: string | null;
  readonly name: string | null;
}

export const BOARD_SUBJECTS = ['area', 'unit'] as const;
export type BoardSubject = (typeof BOARD_SUBJECTS)[number];

/** What is latest stands first. */
export interface Board {
  readonly within: string;
  readonly rows: readonly BoardRow[];
  readonly total: BoardCounts;
}

/** What looks like 刷评, for people to judge. */
export interface FlagRow {
  readonly id: string;
  readonly rule: IntegrityRule;
  readonly ruleName: string;
  readonly subject: {
    readonly kind: FlagSubjectKind;
    readonly code: string;
    readonly name: string | null;
  };
  readonly window: string;
  readonly area: string;
  readonly departments: readonly string[];
  readonly state: FlagState;
  readonly numbers: FlagNumbers;
  readonly foundAt: string;
  readonly changedAt: string;
  readonly revision: number;
}

export interface FlagPage {
  readonly flags: readonly FlagRow[];
  readonly next: string | null;
}

export interface FlagRating {
  readonly key: string;
  readonly department: string;
  readonly round: 1 | 2;
  readonly level: Level;
  readonly channel: Channel;
  readonly point: string | null;
  readonly ratedAt: string;
  readonly case: string | null;
}

export interface FlagJudged {
  readonly verdict: FlagVerdict;
  readonly words: string | null;
  readonly by: string;
  readonly byName: string | null;
  readonly at: string;
}

export interface FlagDetail extends FlagRow {
  readonly ratings: readonly FlagRating[];
  readonly judgements: readonly FlagJudged[];
  readonly mayJudge: boolean;
}

const FLAGS = '/v1/supervision/flags';
const flagPath = (id: string): string => `${FLAGS}/${encodeURIComponent(id)}`;

export const supervisionApi = {
  board: (query: Query) => api.get<Board>('/v1/supervision/board', query),
  flags: (query: Query) => api.get<FlagPage>(FLAGS, query),
  flag: (id: string) => api.get<FlagDetail>(flagPath(id)),
  judge: (id: string, body: { verdict: FlagVerdict; words: string; revision: number }) =>
    api.post<{ readonly state: FlagState }>(`${flagPath(id)}/judgement`, body),
};
