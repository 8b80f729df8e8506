import type { CaseState } from './case.js';

/** What a person may be shown of the way of a rating, in the order in which it usually happens. */
export const PUBLIC_STEPS = [
  'submitted',
  'counted',
  'case-opened',
  'case-assigned',
  'case-verified',
  'case-rectified',
  'case-explained',
  'case-answered',
  'case-closed',
  'excluded',
  'restored',
  'followed-up',
  'objected',
  'objection-granted',
  'objection-refused',
  'erasure-asked',
  'erased',
  'erasure-refused',
] as const;
export type PublicStepName = (typeof PUBLIC_STEPS)[number];

/** Steps of a case alone. */
export type CaseStepName = Extract<PublicStepName, `case-${string}`>;

/** A step and when it was taken, epoch milliseconds; no time where only the fact is known. */
export interface TakenStep {
  readonly name: PublicStepName;
  readonly at?: number;
}

/** What is known of one rating of a service. Times are epoch milliseconds. */
export interface KnownRating {
  readonly round: 1 | 2;
  readonly at: number;
  /** Since when the ledger has it; absent: not yet. */
  readonly countedAt?: number | undefined;
}

/**
 * A case as far as the public may know it: no finding, no word, nobody's name. `history` is its
 * public transitions, oldest first; without one only the state that the case is in tells a step.
 */
export interface KnownCase {
  readonly openedAt: number;
  readonly state: CaseState;
  readonly history?: readonly { readonly name: CaseStepName; readonly at: number }[] | undefined;
}

export interface KnownDecision {
  readonly action: 'exclude' | 'restore';
  readonly at: number;
}

export interface KnownRequest {
  readonly kind: 'objection' | 'erasure';
  readonly at: number;
  /** Absent while nobody has decided it. */
  readonly decided?: { readonly granted: boolean; readonly at: number } | undefined;
}

/** All that is known of what became of a rating. */
export interface KnownFacts {
  readonly ratings: readonly KnownRating[];
  readonly case?: KnownCase | undefined;
  readonly decisions: readonly KnownDecision[];
  readonly requests: readonly KnownRequest[];
}

/** The newest step that a state proves; the steps before it may have been other ones. */
const STEP_OF_STATE: Record<CaseState, CaseStepName | undefined> = {
  'awaiting-assignment': undefined,
  'awaiting-receipt': 'case-assigned',
  verifying: 'case-assigned',
  rectifying: 'case-verified',
  rectified: 'case-rectified',
  explaining: 'case-verified',
  explained: 'case-explained',
  proposing: 'case-verified',
  'awaiting-decision': 'case-verified',
  're-examining': 'case-verified',
  decided: 'case-verified',
  'awaiting-review': 'case-answered',
  revisiting: 'case-answered',
  answered: 'case-answered',
  closed: 'case-closed',
};

const STEP_OF_ACTION = { exclude: 'excluded', restore: 'restored' } as const;
const STEPS_OF_REQUEST = {
  objection: { asked: 'objected', granted: 'objection-granted', refused: 'objection-refused' },
  erasure: { asked: 'erasure-asked', granted: 'erased', refused: 'erasure-refused' },
} as const;

/**
 * The public steps of a rating, oldest first; of those at the same moment, in their usual order.
 * A step without a time stands behind the last dated step of its case.
 */
export function publicSteps(facts: KnownFacts): TakenStep[] {
  const dated: Required<TakenStep>[] = [
    ...facts.ratings.flatMap(ratingSteps),
    ...caseSteps(facts.case),
    ...facts.decisions.map(({ action, at }) => ({ name: STEP_OF_ACTION[action], at })),
    ...facts.requests.flatMap(requestSteps),
  ];
  dated.sort((a, b) => a.at - b.at || order(a) - order(b));
  const undated = undatedStep(facts.case);
  if (undated === undefined) return dated;
  const behind = dated.findLastIndex(({ name }) => isCaseStep(name)) + 1;
  return [...dated.slice(0, behind), { name: undated }, ...dated.slice(behind)];
}

function ratingSteps({ round, at, countedAt }: KnownRating): Required<TakenStep>[] {
  if (round === 2) return [{ name: 'followed-up', at }];
  const submitted = { name: 'submitted', at } as const;
  // The broker's clock may be behind ours; nothing is counted before it is submitted.
  const counted = { name: 'counted', at: Math.max(at, countedAt ?? 0) } as const;
  return countedAt === undefined ? [submitted] : [submitted, counted];
}

function caseSteps(known: KnownCase | undefined): Required<TakenStep>[] {
  if (known === undefined) return [];
  return [{ name: 'case-opened', at: known.openedAt }, ...(known.history ?? [])];
}

function requestSteps({ kind, at, decided }: KnownRequest): Required<TakenStep>[] {
  const { asked, granted, refused } = STEPS_OF_REQUEST[kind];
  const steps: Required<TakenStep>[] = [{ name: asked, at }];
  if (decided !== undefined) {
    steps.push({ name: decided.granted ? granted : refused, at: decided.at });
  }
  return steps;
}

const undatedStep = (known: KnownCase | undefined): CaseStepName | undefined =>
  known === undefined || known.history !== undefined ? undefined : STEP_OF_STATE[known.state];

const isCaseStep = (name: PublicStepName): boolean => name.startsWith('case-');
const order = ({ name }: TakenStep): number => PUBLIC_STEPS.indexOf(name);
