import { FIRST_CASE_STATE, type CaseState } from '../case.js';
import type { CaseClock } from './case-terms.js';
import { firstClock } from './case-terms.js';
import type { CaseKindName } from './case-kinds.js';
import type { CaseRules } from './case-policy.js';
import type { Finding } from './finding.js';

/** One approving voice in a decision. */
export interface Voice {
  readonly by: string;
  /** Whether the person came from a level above the case's area. */
  readonly above: boolean;
  readonly at: number;
}

/**
 * What two people are asked to decide: to exclude ratings from the scores (the unit proposes or
 * appeals) or to restore them (the citizen objects).
 */
export interface Motion {
  readonly action: 'exclude' | 'restore';
  readonly ratings: readonly string[];
  /** Which of 误评 and 恶意差评 an exclusion is for. */
  readonly finding?: Finding | undefined;
  /** Whether an earlier ruling is re-examined (复核): then this one is final. */
  readonly again: boolean;
  readonly raisedBy: string;
  readonly raisedAt: number;
  /** Where the case goes when the motion is refused. */
  readonly otherwise: CaseState;
  readonly first?: Voice | undefined;
}

/** How a motion ended. `seq` is that of the decision which an approved one sent to the ledger. */
export interface Ruling extends Pick<Motion, 'action' | 'ratings' | 'finding' | 'again'> {
  readonly approved: boolean;
  readonly by: readonly string[];
  readonly at: number;
  readonly seq?: number | undefined;
}

/** When something was last done in the current round, epoch milliseconds. */
export type Marks = Readonly<
  Partial<
    Record<
      | 'assigned'
      | 'received'
      | 'verified'
      | 'rectified'
      | 'explained'
      | 'answered'
      | 'reviewed'
      | 'closed',
      number
    >
  >
>;

export const REVISIT_OUTCOMES = ['satisfied', 'unsatisfied', 'unreached'] as const;
export type RevisitOutcome = (typeof REVISIT_OUTCOMES)[number];

/** What is known of the 回访 of the current round. An outcome ends it. */
export interface Revisits {
  /** The officer it is assigned to, the only one who sees the phone for it. */
  readonly officer?: string | undefined;
  readonly attempts: number;
  readonly outcome?: RevisitOutcome | undefined;
  /** How often a person who was not satisfied sent the case back. */
  readonly unsatisfied: number;
}

export const ASKS = ['extension', 'pause', 'complex'] as const;
export type Ask = (typeof ASKS)[number];

/** A case as the loop works on it. Plain data; times are epoch milliseconds. */
export interface CaseFile {
  readonly id: string;
  readonly kind: CaseKindName;
  readonly areaCode: string;
  /** The department that was rated or is concerned; absent where a kind names none. */
  readonly deptCode?: string | undefined;
  readonly openedAt: number;
  readonly state: CaseState;
  /** Grows with every step, so that of two people who act at once one is told of the other. */
  readonly revision: number;
  /** Keys of the bad ratings behind it; more can join while it is open. */
  readonly ratings: readonly string[];
  /** Those that were there when it was last verified. */
  readonly considered: readonly string[];
  /** Whether there is a person to call for the 回访. */
  readonly realName: boolean;
  /** How often it was opened again, and how many of those the loop has taken note of. */
  readonly reopenings: number;
  readonly round: number;
  /** The department that works on it, and all that ever did. */
  readonly unit?: string | undefined;
  readonly units: readonly string[];
  readonly returns: number;
  readonly complex: boolean;
  readonly asked?: Ask | undefined;
  readonly finding?: Finding | undefined;
  readonly motion?: Motion | undefined;
  readonly rulings: readonly Ruling[];
  /** The highest seq of a decision. */
  readonly seq: number;
  readonly revisits: Revisits;
  readonly supervised: number;
  /** Whether a rectification turned out not to be one (整改不实). */
  readonly falsified: boolean;
  readonly marks: Marks;
  readonly clock: CaseClock;
}

/** What a case is opened with. */
export type Opening = Pick<
  CaseFile,
  'id' | 'kind' | 'areaCode' | 'deptCode' | 'openedAt' | 'ratings' | 'realName'
>;

const ROUND = {
  unit: undefined,
  returns: 0,
  complex: false,
  asked: undefined,
  finding: undefined,
  revisits: { attempts: 0, unsatisfied: 0 },
  marks: {},
} as const satisfies Partial<CaseFile>;

/** A case as the aggregator or an officer opens it. */
export const openedCase = (opening: Opening, rules: CaseRules): CaseFile => ({
  ...opening,
  ...ROUND,
  state: FIRST_CASE_STATE,
  considered: [],
  revision: 0,
  reopenings: 0,
  round: 0,
  units: [],
  rulings: [],
  seq: 0,
  supervised: 0,
  falsified: false,
  clock: firstClock(opening.openedAt, rules.limits.assign),
});

/**
 * The case at the beginning of a new round: what was found, done and asked is of the round before.
 * Rulings stay, since each rating is decided upon once.
 */
export const nextRound = (file: CaseFile): CaseFile => ({
  ...file,
  ...ROUND,
  state: FIRST_CASE_STATE,
  round: file.reopenings,
});

/** The ratings which the rulings leave excluded. */
export function excludedRatings({ rulings }: Pick<CaseFile, 'rulings'>): Set<string> {
  const excluded = new Set<string>();
  for (const { approved, action, ratings } of rulings) {
    if (!approved) continue;
    for (const rating of ratings) {
      if (action === 'exclude') excluded.add(rating);
      else excluded.delete(rating);
    }
  }
  return excluded;
}
